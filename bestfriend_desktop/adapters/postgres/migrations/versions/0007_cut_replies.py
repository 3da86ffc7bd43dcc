"""A reply that was cut off at its limit is marked so, and can go on."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _allow("'complete', 'interrupted', 'cut', 'failed'")


def downgrade() -> None:
    op.execute("UPDATE messages SET status = 'interrupted' WHERE status = 'cut'")
    _allow("'complete', 'interrupted', 'failed'")


def _allow(statuses: str) -> None:
    op.execute("ALTER TABLE messages DROP CONSTRAINT messages_status_check")
    op.execute(f"ALTER TABLE messages ADD CONSTRAINT messages_status_check CHECK (status IN ({statuses}))")
