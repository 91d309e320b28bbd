"""The front door of exports: events to the formats of other tools (docs/exports.md).

Comes in: events with their reports, a binary stream. Goes out: bytes, event by event as far as the format
allows, and how many there were. It opens no files and knows no store.
"""

from dienbien.exports.dossier import write_html, write_markdown
from dienbien.exports.gdelt import write_gdelt
from dienbien.exports.geojson import write_geojson
from dienbien.exports.parquet import write_parquet
from dienbien.exports.plain import write_csv, write_jsonl
from dienbien.exports.plover import write_plover
from dienbien.exports.ucdp import write_ucdp
from dienbien.exports.written import Written

__all__ = [
    "Written",
    "write_csv",
    "write_gdelt",
    "write_geojson",
    "write_html",
    "write_jsonl",
    "write_markdown",
    "write_parquet",
    "write_plover",
    "write_ucdp",
]
