"""Whose vectors recall compares, so that a change of embedder can be a matter of one moment."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("embedding_model", sa.Text))
    op.execute("UPDATE users SET embedding_model = 'minilm-l6-v2-int8'")  # until now there was no other


def downgrade() -> None:
    op.drop_column("users", "embedding_model")
