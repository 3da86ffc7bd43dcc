"""Memories, the messages they came from, the work still to be done with them, and their terms counted."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from bestfriend_desktop.domain.errors import Misconfigured

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OWNER = ["user_id"]
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "memories",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("terms", sa.ARRAY(sa.Text), nullable=False),
        sa.Column("content_hash", sa.LargeBinary, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("subject", sa.Text, nullable=False, server_default=""),
        sa.Column("attribute", sa.Text, nullable=False, server_default=""),
        sa.Column("conversation_id", sa.Uuid),
        sa.Column("position", sa.Integer),
        sa.Column("sitting_id", sa.Uuid),
        sa.Column("shown", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("occurred_at", _TIME, nullable=False),
        sa.Column("valid_from", _TIME),
        sa.Column("valid_until", _TIME),
        sa.Column("superseded_by", sa.Uuid),
        sa.Column("importance", sa.REAL, nullable=False, server_default="0.5"),
        sa.Column("pinned", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("access_count", sa.Integer, nullable=False, server_default="0"),
        sa.Column("last_accessed", _TIME),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("deleted_at", _TIME),
        sa.Column("metadata", postgresql.JSONB, nullable=False, server_default="{}"),
        sa.PrimaryKeyConstraint("user_id", "id", name="memories_pkey"),
        _of_user("memories"),
        sa.CheckConstraint(
            "type IN ('conversation', 'preference', 'fact', 'conversation_summary')",
            name="memories_type_check",
        ),
        sa.CheckConstraint("speaker IN ('user', 'assistant')", name="memories_speaker_check"),
        sa.CheckConstraint("importance BETWEEN 0 AND 1", name="memories_importance_check"),
    )
    op.create_index("memories_time", "memories", ["user_id", "occurred_at", "id"])
    op.create_index(
        "memories_place",
        "memories",
        ["user_id", "conversation_id", "position"],
        postgresql_where=sa.text("conversation_id IS NOT NULL"),
    )
    op.create_index(
        "memories_drawn",
        "memories",
        ["user_id", "type", "occurred_at"],
        postgresql_where=sa.text("type <> 'conversation'"),
    )
    op.create_index(
        "memories_subject",
        "memories",
        ["user_id", "subject", "attribute"],
        postgresql_where=sa.text("subject <> ''"),
    )
    op.create_index(
        "memories_deleted",
        "memories",
        ["user_id", "deleted_at"],
        postgresql_where=sa.text("deleted_at IS NOT NULL"),
    )
    _add_btree_gin()
    op.create_index(
        "memories_terms",
        "memories",
        ["user_id", "terms"],
        postgresql_using="gin",
        postgresql_with={"fastupdate": "off"},
    )
    op.create_table(
        "memory_sources",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("memory_id", sa.Uuid, nullable=False),
        sa.Column("message_id", sa.Uuid, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "memory_id", "message_id", name="memory_sources_pkey"),
        _of_memory("memory_sources"),
    )
    op.create_index("memory_sources_message", "memory_sources", ["user_id", "message_id"])
    op.create_table(
        "memory_outbox",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("work", sa.Text, nullable=False),
        sa.Column("memory_id", sa.Uuid, nullable=False),
        sa.Column("taken_until", _TIME),
        sa.PrimaryKeyConstraint("user_id", "work", "memory_id", name="memory_outbox_pkey"),
        _of_memory("memory_outbox"),
        sa.CheckConstraint("work IN ('embed', 'draw')", name="memory_outbox_work_check"),
    )
    op.create_table(
        "memory_terms",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("memories", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "term", name="memory_terms_pkey"),
        _of_user("memory_terms"),
    )
    op.create_table(
        "memory_totals",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("memories", sa.BigInteger, nullable=False),
        sa.Column("terms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="memory_totals_pkey"),
        _of_user("memory_totals"),
    )
    op.create_table(
        "forgotten",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("content_hash", sa.LargeBinary, nullable=False),
        sa.Column("forgotten_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("user_id", "content_hash", name="forgotten_pkey"),
        _of_user("forgotten"),
    )


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS memory_vectors")  # not of the migrations, but of their memories
    for table in (
        "forgotten",
        "memory_totals",
        "memory_terms",
        "memory_outbox",
        "memory_sources",
        "memories",
    ):
        op.drop_table(table)


def _add_btree_gin() -> None:
    """Lets a GIN index hold the owner. Ships with Postgres, and the owner of a database may add it."""
    found = sa.text("""
        SELECT installed_version IS NOT NULL AS is_there,
            has_database_privilege(current_database(), 'CREATE') AS may_add
        FROM pg_available_extensions WHERE name = 'btree_gin'
    """)
    btree_gin = op.get_bind().execute(found).one_or_none()
    if btree_gin is None:
        raise Misconfigured(
            "database_extension_missing",
            "The database server lacks btree_gin, one of Postgres' own extensions.",
            "Let its administrator install the package postgresql-contrib.",
        )
    if not btree_gin.is_there and not btree_gin.may_add:
        raise Misconfigured(
            "database_extension_missing",
            "The user of the database may not add btree_gin, one of Postgres' own extensions.",
            "Make that user the owner of the database, or let its administrator run "
            "CREATE EXTENSION btree_gin in it.",
        )
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gin")


def _of_user(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(_OWNER, ["users.user_id"], name=f"{table}_users_fkey", ondelete="CASCADE")


def _of_memory(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["user_id", "memory_id"],
        ["memories.user_id", "memories.id"],
        name=f"{table}_memories_fkey",
        ondelete="CASCADE",
    )
