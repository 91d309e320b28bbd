"""All tables of a store in one place: those of pages and events, of a watch, and of alerts.

Comes in: nothing. Goes out: `ALL_TABLES`, each behind those that it refers to, and their `METADATA`. A part's
tables are known to the metadata only once its module is imported; whoever needs them all asks here.
"""

from dienbien.store import alertschema, schema, watchschema

_PARTS = (schema, watchschema, alertschema)
METADATA = schema.metadata
ALL_TABLES = METADATA.sorted_tables
