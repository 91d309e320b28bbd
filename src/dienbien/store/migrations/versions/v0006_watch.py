"""The queue of a watch: sources, items, hosts, and what was alarmed (docs/store.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    _items()
    _sources()
    _hosts()
    _alarms()


def _items() -> None:
    op.create_table(
        "watch_items",
        sa.Column("item_id", sa.Text(), primary_key=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("found", sa.Double(), nullable=False),
        sa.Column("due", sa.Double()),
        sa.Column("pause", sa.Double(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("checks", sa.Integer(), nullable=False),
        sa.Column("fetched", sa.Double()),
        sa.Column("stored", sa.Double()),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("published", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("etag", sa.Text()),
        sa.Column("modified", sa.Text()),
        sa.Column("message", sa.Text()),
    )
    op.create_index("ix_watch_items_source", "watch_items", ["source"])
    op.create_index("ix_watch_items_state", "watch_items", ["state"])
    op.create_index("ix_watch_items_host", "watch_items", ["host", "due"])


def _sources() -> None:
    op.create_table(
        "watch_sources",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("due", sa.Double(), nullable=False),
        sa.Column("pause", sa.Double(), nullable=False),
        sa.Column("tried", sa.Double()),
        sa.Column("succeeded", sa.Double()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text()),
    )
    op.create_table(
        "watch_answers",
        sa.Column("url", sa.Text(), primary_key=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("modified", sa.Text()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("seen", sa.Double(), nullable=False),
    )


def _hosts() -> None:
    op.create_table(
        "watch_robots",
        sa.Column("origin", sa.Text(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked", sa.Double(), nullable=False),
    )
    op.create_table(
        "watch_hosts",
        sa.Column("host", sa.Text(), primary_key=True),
        sa.Column("until", sa.Double(), nullable=False),
        sa.Column("pause", sa.Double(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("empties", sa.Integer(), nullable=False),
    )


def _alarms() -> None:
    op.create_table(
        "watch_alarms",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("raised", sa.Double(), nullable=False),
        sa.Column("ended", sa.Double()),
    )
    op.create_index("ix_watch_alarms_subject", "watch_alarms", ["subject", "kind"])
