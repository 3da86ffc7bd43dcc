"""The log of upkeep, and what undoes it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "upkeep_runs",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("task", sa.Text, nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("finished_at", _TIME),
        sa.Column("reached", sa.Uuid),
        sa.Column("changed", sa.Integer, nullable=False, server_default="0"),
        sa.Column("failure", sa.Text, nullable=False, server_default=""),
        sa.Column("undone_at", _TIME),
        sa.PrimaryKeyConstraint("user_id", "id", name="upkeep_runs_pkey"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.user_id"], name="upkeep_runs_users_fkey", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "upkeep_changes",
        sa.Column("user_id", sa.Uuid, nullable=False),
        sa.Column("memory_id", sa.Uuid, nullable=False),
        sa.Column("run_id", sa.Uuid, nullable=False),
        sa.Column("importance", sa.REAL),
        sa.Column("merged_into", sa.Uuid),
        sa.Column("added_sources", sa.ARRAY(sa.Uuid)),
        sa.PrimaryKeyConstraint("user_id", "memory_id", "run_id", name="upkeep_changes_pkey"),
        sa.ForeignKeyConstraint(
            ["user_id", "memory_id"],
            ["memories.user_id", "memories.id"],
            name="upkeep_changes_memories_fkey",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id", "run_id"],
            ["upkeep_runs.user_id", "upkeep_runs.id"],
            name="upkeep_changes_upkeep_runs_fkey",
            ondelete="CASCADE",
        ),
    )
    op.create_index("upkeep_changes_run", "upkeep_changes", ["user_id", "run_id"])


def downgrade() -> None:
    op.drop_table("upkeep_changes")
    op.drop_table("upkeep_runs")
