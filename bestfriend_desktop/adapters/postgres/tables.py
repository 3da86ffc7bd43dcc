"""The tables, as the newest migration leaves them.

`user_id` comes first in every key and index, so that the data can be spread over machines by owner.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR

metadata = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pkey",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "fk": "%(table_name)s_%(referred_table_name)s_fkey",
        "ck": "%(table_name)s_%(constraint_name)s_check",
    }
)

users = Table(
    "users",
    metadata,
    Column("user_id", Uuid, primary_key=True),
    # The person whose machine this is: at most one.
    Column("is_local", Boolean, nullable=False, server_default=false()),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Index("users_local", "is_local", unique=True, postgresql_where=text("is_local")),
)

conversations = Table(
    "conversations",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("id", Uuid, nullable=False),
    Column("title", Text, nullable=False),
    Column("title_is_own", Boolean, nullable=False),
    Column("model", Text),
    Column("pinned", Boolean, nullable=False),
    Column("archived", Boolean, nullable=False),
    # The end of the branch that is shown.
    Column("head_id", Uuid),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    # Out of sight since then, until it is restored or purged.
    Column("deleted_at", DateTime(timezone=True)),
    PrimaryKeyConstraint("user_id", "id"),
    ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
    ForeignKeyConstraint(
        ["user_id", "id", "head_id"],
        ["messages.user_id", "messages.conversation_id", "messages.id"],
        name="conversations_head_fkey",
        use_alter=True,
    ),
    Index(
        "conversations_recent",
        "user_id",
        "archived",
        text("pinned DESC"),
        text("updated_at DESC"),
        postgresql_where=text("deleted_at IS NULL"),
    ),
)

messages = Table(
    "messages",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("id", Uuid, nullable=False),
    Column("conversation_id", Uuid, nullable=False),
    Column("parent_id", Uuid),
    Column("depth", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("model", Text),
    Column("created_at", DateTime(timezone=True), nullable=False),
    # The terms of domain.word_search. Split there and not by to_tsvector, whose idea of a word differs from
    # server to server and which knows none in Chinese, Japanese or Thai.
    Column("search", TSVECTOR, nullable=False),
    PrimaryKeyConstraint("user_id", "id"),
    UniqueConstraint("user_id", "conversation_id", "id"),
    ForeignKeyConstraint(
        ["user_id", "conversation_id"], ["conversations.user_id", "conversations.id"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(
        ["user_id", "parent_id"], ["messages.user_id", "messages.id"], name="messages_parent_fkey"
    ),
    CheckConstraint("depth >= 1 AND (depth = 1) = (parent_id IS NULL)", name="depth"),
    CheckConstraint("role IN ('user', 'assistant')", name="role"),
    CheckConstraint("status IN ('complete', 'interrupted', 'failed')", name="status"),
    # With the keys: one right index for each look-up, so that the planner needs no statistics to find it.
    Index("messages_children", "user_id", "parent_id", postgresql_where=text("parent_id IS NOT NULL")),
    Index("messages_roots", "user_id", "conversation_id", postgresql_where=text("parent_id IS NULL")),
    # A GIN index cannot hold the owner without an extension; the query filters by owner all the same.
    Index("messages_search", "search", postgresql_using="gin"),
)
