"""What analysts judged: the log of verdicts, and which of them stand for which record (docs/store.md)."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make both tables."""
    needed = ("verdict_id", "made", "author", "kind", "reason", "page_id", "document_id")
    op.create_table(
        "verdicts",
        sa.Column("number", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in needed),
        *(sa.Column(name, sa.Text()) for name in ("record_id", "replaces", "coded", "record")),
        sa.UniqueConstraint("verdict_id", name=op.f("uq_verdicts_verdict_id")),
        sa.ForeignKeyConstraint(["page_id"], ["pages.page_id"], name=op.f("fk_verdicts_page_id")),
    )
    for name, columns in (
        ("document_id", ["document_id"]),
        ("replaces", ["replaces"]),
        ("page_id", ["page_id"]),
        ("author", ["author", "number"]),
    ):
        op.create_index(op.f(f"ix_verdicts_{name}"), "verdicts", columns)
    op.create_table(
        "record_verdicts",
        *(sa.Column(name, sa.Text(), primary_key=True) for name in ("record_id", "verdict_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("author", "says")),
        *(_part_of(name) for name in ("record", "verdict")),
    )
    op.create_index(op.f("ix_record_verdicts_verdict_id"), "record_verdicts", ["verdict_id"])


def _part_of(name: str) -> sa.ForeignKeyConstraint:
    key = op.f(f"fk_record_verdicts_{name}_id")
    return sa.ForeignKeyConstraint([f"{name}_id"], [f"{name}s.{name}_id"], name=key, ondelete="CASCADE")
