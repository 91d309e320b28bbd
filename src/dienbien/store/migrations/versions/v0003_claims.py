"""A view of who counts what as lost in which event, for whoever asks a store in SQL (docs/store.md)."""

from alembic import op

revision = "0003"
down_revision = "0002"

_CLAIMS = """
CREATE VIEW claims AS
SELECT event_reports.event_id, losses.record_id, documents.day, pages.name AS page, documents.outlet,
       COALESCE(losses."by", entities.name, documents.outlet, pages.name) AS speaker,
       losses.kind, losses.what, losses.side, losses.min AS least, losses.max AS most, records.status,
       spans.text AS words
FROM losses
JOIN records ON records.record_id = losses.record_id
JOIN event_reports ON event_reports.record_id = losses.record_id
JOIN documents ON documents.document_id = records.document_id
JOIN pages ON pages.page_id = documents.page_id
JOIN spans ON spans.record_id = losses.record_id AND spans.role = 'loss' AND spans.ordinal = losses.ordinal
LEFT JOIN participants ON participants.record_id = losses.record_id
  AND participants.role = 'source' AND participants.ordinal = 0
LEFT JOIN entities ON entities.entity_id = participants.entity_id
"""


def upgrade() -> None:
    """Make the view."""
    op.execute(_CLAIMS)
