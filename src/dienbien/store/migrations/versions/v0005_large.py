"""What PostgreSQL had no room for: counts of thousands of millions, names of pages of any length."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Widen the counts, and index names by their digest; SQLite has room for both as it is."""
    if op.get_bind().dialect.name == "sqlite":
        return
    claims = op.get_bind().execute(sa.text("SELECT pg_get_viewdef('claims'::regclass)")).scalar_one()
    op.execute("DROP VIEW claims")
    for name in ("min", "max"):
        op.alter_column("losses", name, type_=sa.BigInteger())
    op.execute(f"CREATE VIEW claims AS {claims}")
    op.drop_constraint(op.f("uq_pages_name"), "pages", type_="unique")
    op.create_index(op.f("ix_pages_name"), "pages", ["name"], postgresql_using="hash")
