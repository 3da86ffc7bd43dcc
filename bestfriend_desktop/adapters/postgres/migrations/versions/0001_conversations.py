"""Users, conversations and their messages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("is_local", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="users_pkey"),
    )
    op.create_index("users_local", "users", ["is_local"], unique=True, postgresql_where=sa.text("is_local"))
    op.create_table(
        "conversations",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("title_is_own", sa.Boolean, nullable=False),
        sa.Column("model", sa.Text),
        sa.Column("pinned", sa.Boolean, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("head_id", sa.Uuid),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("user_id", "id", name="conversations_pkey"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.user_id"], name="conversations_users_fkey", ondelete="CASCADE"
        ),
    )
    op.create_index(
        "conversations_recent",
        "conversations",
        ["user_id", "archived", sa.text("pinned DESC"), sa.text("updated_at DESC")],
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "messages",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("conversation_id", sa.Uuid, nullable=False),
        sa.Column("parent_id", sa.Uuid),
        sa.Column("depth", sa.Integer, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("model", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("search", postgresql.TSVECTOR, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "id", name="messages_pkey"),
        sa.UniqueConstraint(
            "user_id", "conversation_id", "id", name="messages_user_id_conversation_id_id_key"
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "conversation_id"],
            ["conversations.user_id", "conversations.id"],
            name="messages_conversations_fkey",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "parent_id"], ["messages.user_id", "messages.id"], name="messages_parent_fkey"
        ),
        sa.CheckConstraint("depth >= 1 AND (depth = 1) = (parent_id IS NULL)", name="messages_depth_check"),
        sa.CheckConstraint("role IN ('user', 'assistant')", name="messages_role_check"),
        sa.CheckConstraint("status IN ('complete', 'interrupted', 'failed')", name="messages_status_check"),
    )
    op.create_index(
        "messages_children",
        "messages",
        ["user_id", "parent_id"],
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_index(
        "messages_roots",
        "messages",
        ["user_id", "conversation_id"],
        postgresql_where=sa.text("parent_id IS NULL"),
    )
    op.create_index("messages_search", "messages", ["search"], postgresql_using="gin")
    op.create_foreign_key(
        "conversations_head_fkey",
        "conversations",
        "messages",
        ["user_id", "id", "head_id"],
        ["user_id", "conversation_id", "id"],
    )


def downgrade() -> None:
    op.drop_constraint("conversations_head_fkey", "conversations", type_="foreignkey")
    op.drop_table("messages")
    op.drop_table("conversations")
    op.drop_table("users")
