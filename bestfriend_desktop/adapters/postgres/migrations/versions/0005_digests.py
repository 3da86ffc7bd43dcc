"""Up to where conversations were looked at for a title and for a summary."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conversation_digests",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("titled", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("summarised_id", sa.Uuid),
        sa.Column("summary_id", sa.Uuid),
        sa.PrimaryKeyConstraint("user_id", "conversation_id", name="conversation_digests_pkey"),
        sa.ForeignKeyConstraint(
            ["user_id", "conversation_id"],
            ["conversations.user_id", "conversations.id"],
            name="conversation_digests_conversations_fkey",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("conversation_digests")
