"""When events were last touched, and what was sent about them to whom (docs/alerts.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the count of changes to events, and make the tables of alerts."""
    op.add_column("events", sa.Column("touched", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_index(op.f("ix_events_touched"), "events", ["touched"])
    _make_alerts()
    _make_messages()
    _make_targets()


def _text(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _make_alerts() -> None:
    op.create_table(
        "alert_cursors",
        sa.Column("rule", sa.Text(), primary_key=True),
        sa.Column("touched", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    op.create_table(
        "alerts",
        sa.Column("alert_id", sa.Text(), primary_key=True),
        *_text("rule", "event_id", "raised", "facts", "records"),
        sa.Column("messages", sa.Integer(), nullable=False),
        *_text("quiet_until"),
        sa.Column("is_waiting", sa.Boolean(), nullable=False),
    )
    op.create_index(op.f("ix_alerts_raised"), "alerts", ["raised"])
    op.create_index("ix_alerts_event_id", "alerts", ["event_id", "rule"])


def _make_messages() -> None:
    op.create_table(
        "alert_messages",
        sa.Column("number", sa.Integer(), primary_key=True),
        *_text("message_id", "alert_id", "made", "body"),
        sa.UniqueConstraint("message_id", name=op.f("uq_alert_messages_message_id")),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.alert_id"], name=op.f("fk_alert_messages_alert_id")),
    )
    op.create_index(op.f("ix_alert_messages_alert_id"), "alert_messages", ["alert_id"])
    op.create_table(
        "alert_deliveries",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("target", sa.Text(), primary_key=True),
        *_text("state"),
        *_text("bundle", "ended", nullable=True),
        sa.ForeignKeyConstraint(
            ["number"], ["alert_messages.number"], name=op.f("fk_alert_deliveries_number")
        ),
    )
    op.create_index("ix_alert_deliveries_target", "alert_deliveries", ["target", "state", "number"])
    op.create_index("ix_alert_deliveries_ended", "alert_deliveries", ["target", "ended"])


def _make_targets() -> None:
    op.create_table(
        "alert_targets",
        sa.Column("target", sa.Text(), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        *_text("next_try", "last_success", "last_error", nullable=True),
    )
