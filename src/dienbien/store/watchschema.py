"""The tables of a watch (docs/store.md): what was asked, what waits, and what is alarmed.

Comes in: nothing. Goes out: SQLAlchemy tables beside those of `schema`.
"""

from sqlalchemy import Column, Double, Index, Integer, Table, Text

from dienbien.store.schema import metadata

watch_sources = Table(
    "watch_sources",
    metadata,
    Column("name", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("due", Double, nullable=False),
    Column("pause", Double, nullable=False),
    Column("tried", Double),
    Column("succeeded", Double),
    Column("failures", Integer, nullable=False),
    Column("message", Text),
)

watch_items = Table(
    "watch_items",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("found", Double, nullable=False),
    Column("due", Double),
    Column("pause", Double, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("checks", Integer, nullable=False),
    Column("fetched", Double),
    Column("stored", Double),
    Column("listing", Text, nullable=False),
    Column("text", Text),
    Column("published", Text),
    Column("outlet", Text),
    Column("etag", Text),
    Column("modified", Text),
    Column("message", Text),
    Index("ix_watch_items_host", "host", "due"),
)

watch_answers = Table(
    "watch_answers",
    metadata,
    Column("url", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("digest", Text, nullable=False),
    Column("seen", Double, nullable=False),
)

watch_robots = Table(
    "watch_robots",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("asked", Double, nullable=False),
)

watch_hosts = Table(
    "watch_hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("until", Double, nullable=False),
    Column("pause", Double, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("empties", Integer, nullable=False),
)

watch_alarms = Table(
    "watch_alarms",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("raised", Double, nullable=False),
    Column("ended", Double),
    Index("ix_watch_alarms_subject", "subject", "kind"),
)
