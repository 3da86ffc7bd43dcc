"""The tables, as the newest migration leaves them.

`user_id` comes first in every key and index, so that the data can be spread over machines by owner.
"""

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import (
    ARRAY,
    REAL,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

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
    # Whose vectors recall compares; none before the first start.
    Column("embedding_model", Text),
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
    # What came from it was forgotten as a whole: the memories with just this `deleted_at` come back with it.
    Column("memories_forgotten_at", DateTime(timezone=True)),
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
    Index("conversations_deleted", "user_id", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
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
    CheckConstraint("status IN ('complete', 'interrupted', 'cut', 'failed')", name="status"),
    # With the keys: one right index for each look-up, so that the planner needs no statistics to find it.
    Index("messages_children", "user_id", "parent_id", postgresql_where=text("parent_id IS NOT NULL")),
    Index("messages_roots", "user_id", "conversation_id", postgresql_where=text("parent_id IS NULL")),
    # A GIN index cannot hold the owner without an extension; the query filters by owner all the same.
    Index("messages_search", "search", postgresql_using="gin"),
)

memories = Table(
    "memories",
    metadata,
    Column("user_id", Uuid, nullable=False),
    # The memory of a message has the message's id, so that none can be remembered twice.
    Column("id", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("content", Text, nullable=False),
    # The terms of domain.words, with repetition: what is searched, and the term frequencies of BM25.
    Column("terms", ARRAY(Text), nullable=False),
    # Of type, subject, attribute and folded content; see `forgotten`.
    Column("content_hash", LargeBinary, nullable=False),
    Column("speaker", Text),
    Column("subject", Text, nullable=False, server_default=""),
    Column("attribute", Text, nullable=False, server_default=""),
    Column("conversation_id", Uuid),
    # Of a message: its place on its branch, the first one of its sitting, and whether its branch is shown.
    Column("position", Integer),
    Column("sitting_id", Uuid),
    Column("shown", Boolean, nullable=False, server_default=true()),
    Column("occurred_at", DateTime(timezone=True), nullable=False),
    Column("valid_from", DateTime(timezone=True)),
    Column("valid_until", DateTime(timezone=True)),
    Column("superseded_by", Uuid),
    Column("importance", REAL, nullable=False, server_default="0.5"),
    Column("pinned", Boolean, nullable=False, server_default=false()),
    Column("access_count", Integer, nullable=False, server_default="0"),
    Column("last_accessed", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    # Forgotten since then, until that is undone or purged.
    Column("deleted_at", DateTime(timezone=True)),
    Column("metadata", JSONB, nullable=False, server_default="{}"),
    PrimaryKeyConstraint("user_id", "id"),
    ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
    CheckConstraint("type IN ('conversation', 'preference', 'fact', 'conversation_summary')", name="type"),
    CheckConstraint("speaker IN ('user', 'assistant')", name="speaker"),
    CheckConstraint("importance BETWEEN 0 AND 1", name="importance"),
    Index("memories_time", "user_id", "occurred_at", "id"),
    Index(
        "memories_place",
        "user_id",
        "conversation_id",
        "position",
        postgresql_where=text("conversation_id IS NOT NULL"),
    ),
    Index(
        "memories_drawn", "user_id", "type", "occurred_at", postgresql_where=text("type <> 'conversation'")
    ),
    Index("memories_subject", "user_id", "subject", "attribute", postgresql_where=text("subject <> ''")),
    Index("memories_deleted", "user_id", "deleted_at", postgresql_where=text("deleted_at IS NOT NULL")),
    # Without a list of entries waiting to be sorted in, which every recall would have to read through.
    Index(
        "memories_terms", "user_id", "terms", postgresql_using="gin", postgresql_with={"fastupdate": "off"}
    ),
)

memory_sources = Table(
    "memory_sources",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("memory_id", Uuid, nullable=False),
    # No key into messages: a memory may outlive the conversation it came from.
    Column("message_id", Uuid, nullable=False),
    PrimaryKeyConstraint("user_id", "memory_id", "message_id"),
    ForeignKeyConstraint(["user_id", "memory_id"], ["memories.user_id", "memories.id"], ondelete="CASCADE"),
    Index("memory_sources_message", "user_id", "message_id"),
)

memory_outbox = Table(
    "memory_outbox",
    metadata,
    Column("user_id", Uuid, nullable=False),
    # What is still to be done with a memory: `embed`, or `draw` facts from it.
    Column("work", Text, nullable=False),
    Column("memory_id", Uuid, nullable=False),
    # Somebody is at it, until then.
    Column("taken_until", DateTime(timezone=True)),
    PrimaryKeyConstraint("user_id", "work", "memory_id"),
    ForeignKeyConstraint(["user_id", "memory_id"], ["memories.user_id", "memories.id"], ondelete="CASCADE"),
    CheckConstraint("work IN ('embed', 'draw')", name="work"),
)

memory_terms = Table(
    "memory_terms",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("term", Text, nullable=False),
    # In how many of the owner's memories it stands; counted up when one is added, counted anew by upkeep.
    Column("memories", BigInteger, nullable=False),
    PrimaryKeyConstraint("user_id", "term"),
    ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
)

memory_totals = Table(
    "memory_totals",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("memories", BigInteger, nullable=False),
    # Of all of them together, with repetition.
    Column("terms", BigInteger, nullable=False),
    PrimaryKeyConstraint("user_id"),
    ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
)

forgotten = Table(
    "forgotten",
    metadata,
    Column("user_id", Uuid, nullable=False),
    # Keeps what the person deleted from being drawn from the same words again, and does not say what it was.
    Column("content_hash", LargeBinary, nullable=False),
    Column("forgotten_at", DateTime(timezone=True), nullable=False),
    PrimaryKeyConstraint("user_id", "content_hash"),
    ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
)

conversation_digests = Table(
    "conversation_digests",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("conversation_id", Uuid, nullable=False),
    # A title was sought for it.
    Column("titled", Boolean, nullable=False, server_default=false()),
    # The memory of its last message when it was summed up, and what came of it.
    Column("summarised_id", Uuid),
    # No key into memories: that one was purged must not look like that there was none.
    Column("summary_id", Uuid),
    PrimaryKeyConstraint("user_id", "conversation_id"),
    ForeignKeyConstraint(
        ["user_id", "conversation_id"], ["conversations.user_id", "conversations.id"], ondelete="CASCADE"
    ),
)

upkeep_runs = Table(
    "upkeep_runs",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("id", Uuid, nullable=False),
    Column("task", Text, nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    # The last memory that was dealt with: where an interrupted run goes on.
    Column("reached", Uuid),
    Column("changed", Integer, nullable=False, server_default="0"),
    Column("failure", Text, nullable=False, server_default=""),
    Column("undone_at", DateTime(timezone=True)),
    PrimaryKeyConstraint("user_id", "id"),
    ForeignKeyConstraint(["user_id"], ["users.user_id"], ondelete="CASCADE"),
)

# A memory that stands here as forgotten and is there all the same was brought back by the person, and is not
# forgotten again: so it stands here as long as the memory does. What it weighed before goes after a month.
upkeep_changes = Table(
    "upkeep_changes",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("memory_id", Uuid, nullable=False),
    Column("run_id", Uuid, nullable=False),
    # What it was before, where that was changed.
    Column("importance", REAL),
    # The memory that stands for it, and the sources that one got from it.
    Column("merged_into", Uuid),
    Column("added_sources", ARRAY(Uuid)),
    PrimaryKeyConstraint("user_id", "memory_id", "run_id"),
    ForeignKeyConstraint(["user_id", "memory_id"], ["memories.user_id", "memories.id"], ondelete="CASCADE"),
    ForeignKeyConstraint(
        ["user_id", "run_id"], ["upkeep_runs.user_id", "upkeep_runs.id"], ondelete="CASCADE"
    ),
    Index("upkeep_changes_run", "user_id", "run_id"),
)

# Made outside the migrations, by vectors.py: everything in it can be computed anew from the memories, and a
# server without pgvector does without it. While a change of model is under way, both models' stand in it.
memory_vectors = Table(
    "memory_vectors",
    metadata,
    Column("user_id", Uuid, nullable=False),
    Column("model", Text, nullable=False),
    Column("memory_id", Uuid, nullable=False),
    Column("embedding", HALFVEC(384), nullable=False),
    Column("token_vectors", LargeBinary),
    PrimaryKeyConstraint("user_id", "memory_id", "model"),
    ForeignKeyConstraint(["user_id", "memory_id"], ["memories.user_id", "memories.id"], ondelete="CASCADE"),
    Index(
        "memory_vectors_sample",
        "user_id",
        "model",
        text("get_byte(uuid_send(memory_id), 14)"),
        postgresql_where=text("get_byte(uuid_send(memory_id), 15) < 4"),
    ),
)
