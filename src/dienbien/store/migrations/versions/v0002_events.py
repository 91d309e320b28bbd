"""Events with their reports, and what was decided about them by hand (docs/store.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of events and add the signatures of documents."""
    op.add_column("documents", sa.Column("signature", sa.LargeBinary(), nullable=True))
    _make_events()
    _make_parts()
    _make_decisions()
    op.execute("UPDATE documents SET coded_with = coded_with || ', not linked' WHERE is_current")


def _make_events() -> None:
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("event_id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=name not in ("event", "status")) for name in _WHAT),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("actor", "recipient", "countries")),
        sa.Column("place", sa.Text()),
        sa.Column("place_country", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("precision", sa.Text()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("losses", "speakers", "contexts")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("articles", "outlets", "sources")),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("thread_id", sa.Text()),
        sa.UniqueConstraint("event_id", name=op.f("uq_events_event_id")),
    )
    for name in ("event", "first_day", "last_day", "articles", "thread_id"):
        op.create_index(op.f(f"ix_events_{name}"), "events", [name])


_WHAT = ("event", "mode", "quad", "status", "date", "first_day", "last_day")


def _of_event(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_event_id")
    return sa.ForeignKeyConstraint(["event_id"], ["events.event_id"], name=name, ondelete="CASCADE")


def _make_parts() -> None:
    op.create_table(
        "event_names",
        sa.Column("event_id", sa.Text(), primary_key=True),
        sa.Column("role", sa.Text(), primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("sector", sa.Text()),
        _of_event("event_names"),
    )
    op.create_index(op.f("ix_event_names_country"), "event_names", ["country"])
    op.create_table(
        "event_reports",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        _of_event("event_reports"),
        sa.UniqueConstraint("record_id", name=op.f("uq_event_reports_record_id")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.record_id"], name=op.f("fk_event_reports_record_id"), ondelete="CASCADE"
        ),
    )
    op.create_index("ix_event_reports_event_id", "event_reports", ["event_id"])
    op.create_table(
        "event_keys",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        _of_event("event_keys"),
    )
    op.create_index("ix_event_keys_key", "event_keys", ["key", "number"])
    op.create_index("ix_event_keys_event_id", "event_keys", ["event_id"])


def _make_decisions() -> None:
    names = ("made", "author", "kind", "reason", "event_id", "other_id")
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Text(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in names),
    )
    op.create_index(op.f("ix_decisions_other_id"), "decisions", ["other_id"])
    op.create_table(
        "decision_records",
        sa.Column("decision_id", sa.Text(), primary_key=True),
        sa.Column("record_id", sa.Text(), primary_key=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decisions.decision_id"],
            name=op.f("fk_decision_records_decision_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_decision_records_record_id", "decision_records", ["record_id"])
    op.create_table(
        "changes",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )
