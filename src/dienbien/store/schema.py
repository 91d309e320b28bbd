"""The tables of a store (docs/store.md): pages with versions, records with parts, events, verdicts, runs.

Comes in: nothing. Goes out: SQLAlchemy tables that SQLite and PostgreSQL share. The migrations make them; a
test holds both against each other. Full-text search differs between the two and stands in `words`.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


_WHOLES = (
    *("records.record_id", "events.event_id", "threads.thread_id", "decisions.decision_id"),
    "verdicts.verdict_id",
)


_COUNT = BigInteger().with_variant(Integer, "sqlite")
"""Pages may count thousands of millions."""


def _key(name: str, target: str, *, primary: bool = False, nullable: bool = False) -> "Column[str]":
    """A column that points to another table; what is part of a whole goes with it."""
    ondelete = "CASCADE" if target in _WHOLES else None
    return Column(name, Text, ForeignKey(target, ondelete=ondelete), primary_key=primary, nullable=nullable)


runs = Table(
    "runs",
    metadata,
    Column("run_id", Text, primary_key=True),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("version", Text, nullable=False),
    Column("tables", Text, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("documents", Integer, nullable=False, default=0),
    Column("new", Integer, nullable=False, default=0),
    Column("unchanged", Integer, nullable=False, default=0),
    Column("records", Integer, nullable=False, default=0),
    Column("skipped", Integer, nullable=False, default=0),
    Column("failed", Integer, nullable=False, default=0),
)

failures = Table(
    "failures",
    metadata,
    _key("run_id", "runs.run_id", primary=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("message", Text, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("page_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document_id", Text, nullable=False, unique=True),
    _key("page_id", "pages.page_id"),
    Column("version", Integer, nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("published", Text),
    Column("updated", Text),
    Column("dated", Text),
    Column("day", Text, index=True),
    Column("outlet", Text),
    Column("url", Text),
    Column("author", Text),
    Column("agency", Text),
    Column("language", Text),
    Column("encoding", Text),
    Column("hash", Text),
    Column("signature", LargeBinary),
    Column("origins", Text, nullable=False),
    Column("zones", Text, nullable=False),
    _key("read_in", "runs.run_id"),
    _key("coded_in", "runs.run_id"),
    Column("coded_with", Text, nullable=False, index=True),
    UniqueConstraint("page_id", "version"),
)

entities = Table(
    "entities",
    metadata,
    Column("entity_id", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("is_named", Boolean, nullable=False),
    Column("country", Text, index=True),
    Column("sector", Text, nullable=False),
)

places = Table(
    "places",
    metadata,
    Column("place_id", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("country", Text, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Text, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("record_id", Text, primary_key=True),
    _key("document_id", "documents.document_id"),
    Column("ordinal", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("event", Text, nullable=False, index=True),
    Column("mode", Text),
    Column("quad", Text),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("first_day", Text, index=True),
    Column("last_day", Text),
    _key("place_id", "places.place_id", nullable=True),
    Column("zone", Text, nullable=False),
    Column("contexts", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    UniqueConstraint("document_id", "ordinal"),
)

participants = Table(
    "participants",
    metadata,
    _key("record_id", "records.record_id", primary=True),
    Column("role", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    _key("entity_id", "entities.entity_id"),
    Index("ix_participants_entity_id", "entity_id"),
)

spans = Table(
    "spans",
    metadata,
    _key("record_id", "records.record_id", primary=True),
    Column("role", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

losses = Table(
    "losses",
    metadata,
    _key("record_id", "records.record_id", primary=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("min", _COUNT),
    Column("max", _COUNT),
    Column("side", Text),
    Column("by", Text),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("event_id", Text, nullable=False, unique=True),
    Column("event", Text, nullable=False, index=True),
    Column("mode", Text),
    Column("quad", Text),
    Column("status", Text, nullable=False),
    Column("date", Text),
    Column("first_day", Text, index=True),
    Column("last_day", Text, index=True),
    Column("actor", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("countries", Text, nullable=False),
    Column("place", Text),
    Column("place_country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", Text),
    Column("losses", Text, nullable=False),
    Column("speakers", Text, nullable=False),
    Column("contexts", Text, nullable=False),
    Column("articles", Integer, nullable=False, index=True),
    Column("outlets", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("thread_id", Text, index=True),
    Column("touched", BigInteger, nullable=False, server_default="0", index=True),
)

event_names = Table(
    "event_names",
    metadata,
    _key("event_id", "events.event_id", primary=True),
    Column("role", Text, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("country", Text, index=True),
    Column("sector", Text),
)

event_reports = Table(
    "event_reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column(
        "record_id", Text, ForeignKey("records.record_id", ondelete="CASCADE"), nullable=False, unique=True
    ),
    _key("event_id", "events.event_id"),
    Column("why", Text, nullable=False),
    Index("ix_event_reports_event_id", "event_id"),
)

event_keys = Table(
    "event_keys",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    _key("event_id", "events.event_id"),
    Index("ix_event_keys_key", "key", "number"),
    Index("ix_event_keys_event_id", "event_id"),
)

threads = Table(
    "threads",
    metadata,
    Column("thread_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("state", Text, nullable=False),
)

thread_keys = Table(
    "thread_keys",
    metadata,
    Column("key", Text, primary_key=True),
    _key("thread_id", "threads.thread_id", primary=True),
    Column("touched", BigInteger, nullable=False),
    Index("ix_thread_keys_touched", "key", "touched"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("decision_id", Text, primary_key=True),
    Column("made", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("other_id", Text, nullable=False, index=True),
)

decision_records = Table(
    "decision_records",
    metadata,
    _key("decision_id", "decisions.decision_id", primary=True),
    Column("record_id", Text, primary_key=True),
    Column("part", Integer, nullable=False),
    Index("ix_decision_records_record_id", "record_id"),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("verdict_id", Text, nullable=False, unique=True),
    Column("made", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    _key("page_id", "pages.page_id"),
    Column("document_id", Text, nullable=False, index=True),
    Column("record_id", Text),
    Column("replaces", Text, index=True),
    Column("coded", Text),
    Column("record", Text),
    Index("ix_verdicts_page_id", "page_id"),
    Index("ix_verdicts_author", "author", "number"),
)

record_verdicts = Table(
    "record_verdicts",
    metadata,
    _key("record_id", "records.record_id", primary=True),
    _key("verdict_id", "verdicts.verdict_id", primary=True),
    Column("author", Text, nullable=False),
    Column("says", Text, nullable=False),
    Index("ix_record_verdicts_verdict_id", "verdict_id"),
)

changes = Table(
    "changes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("count", Integer, nullable=False),
)
