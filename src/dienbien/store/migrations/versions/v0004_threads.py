"""Threads: the stories that events belong to (docs/store.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of threads."""
    op.create_table(
        "threads",
        sa.Column("thread_id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
    )
    op.create_table(
        "thread_keys",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("thread_id", sa.Text(), primary_key=True),
        sa.Column("touched", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"],
            ["threads.thread_id"],
            name=op.f("fk_thread_keys_thread_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_thread_keys_touched", "thread_keys", ["key", "touched"])
