"""The data types that travel through the house; everything may import them, they import nothing of it.

Comes in: nothing. Goes out: `Document` and `Record` with their parts, and JSON both ways, with the
codebook's field names. What a field means is in docs/codebook.md. `edtf` builds, checks and compares the
dates that records hold.
"""

from dienbien.records.document import Document, Zone, ZoneKind
from dienbien.records.json import RECORD_VERSION, decode_record, encode_record, json_schema
from dienbien.records.record import Entity, EventType, Loss, Place, Precision, Record, Sector, Span, Status

__all__ = [
    "RECORD_VERSION",
    "Document",
    "Entity",
    "EventType",
    "Loss",
    "Place",
    "Precision",
    "Record",
    "Sector",
    "Span",
    "Status",
    "Zone",
    "ZoneKind",
    "decode_record",
    "encode_record",
    "json_schema",
]
