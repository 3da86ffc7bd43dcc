"""What was forgotten together with its conversation, so that it comes back with it after a restart too."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("memories_forgotten_at", sa.DateTime(timezone=True)))
    op.create_index(
        "conversations_deleted",
        "conversations",
        ["user_id", "deleted_at"],
        postgresql_where=sa.text("deleted_at IS NOT NULL"),
    )
    # Of those that were deleted so far: what was forgotten last of each, where that was after the deletion.
    op.execute("""
        UPDATE conversations c SET memories_forgotten_at = m.forgotten_at
        FROM (
            SELECT user_id, conversation_id, max(deleted_at) AS forgotten_at
            FROM memories WHERE deleted_at IS NOT NULL AND conversation_id IS NOT NULL
            GROUP BY user_id, conversation_id
        ) m
        WHERE m.user_id = c.user_id AND m.conversation_id = c.id AND m.forgotten_at >= c.deleted_at
    """)


def downgrade() -> None:
    op.drop_index("conversations_deleted", "conversations")
    op.drop_column("conversations", "memories_forgotten_at")
