"""The tables of alerts (docs/store.md): what was said of which events, and what is on its way to whom.

Comes in: nothing. Goes out: SQLAlchemy tables beside those of `schema`.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from dienbien.store.schema import metadata

alert_cursors = Table(
    "alert_cursors",
    metadata,
    Column("rule", Text, primary_key=True),
    Column("touched", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
)

alerts = Table(
    "alerts",
    metadata,
    Column("alert_id", Text, primary_key=True),
    Column("rule", Text, nullable=False),
    Column("event_id", Text, nullable=False),
    Column("raised", Text, nullable=False, index=True),
    Column("facts", Text, nullable=False),
    Column("records", Text, nullable=False),
    Column("messages", Integer, nullable=False),
    Column("quiet_until", Text, nullable=False),
    Column("is_waiting", Boolean, nullable=False),
    Index("ix_alerts_event_id", "event_id", "rule"),
)

alert_messages = Table(
    "alert_messages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("message_id", Text, nullable=False, unique=True),
    Column("alert_id", Text, ForeignKey("alerts.alert_id"), nullable=False, index=True),
    Column("made", Text, nullable=False),
    Column("body", Text, nullable=False),
)

alert_deliveries = Table(
    "alert_deliveries",
    metadata,
    Column("number", Integer, ForeignKey("alert_messages.number"), primary_key=True, autoincrement=False),
    Column("target", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("bundle", Text),
    Column("ended", Text),
    Index("ix_alert_deliveries_target", "target", "state", "number"),
    Index("ix_alert_deliveries_ended", "target", "ended"),
)

alert_targets = Table(
    "alert_targets",
    metadata,
    Column("target", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("refusals", Integer, nullable=False),
    Column("next_try", Text),
    Column("last_success", Text),
    Column("last_error", Text),
)
