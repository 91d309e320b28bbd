"""Records to and from JSON, and the JSON Schema that `dienbien schema` prints.

msgspec does all of it from the types themselves: one definition, validated decoding in native code.
"""

from typing import Any

import msgspec

from dienbien.records.record import Record

RECORD_VERSION = "1.0"
"""Version of a record's fields (docs/versions.md): the first number changes where readers could break."""

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def encode_record(record: Record) -> bytes:
    """One line of JSON (UTF-8, no newline) with the codebook's field names."""
    return _ENCODER.encode(record)


def decode_record(line: bytes | str) -> Record:
    """The record of one JSON line. Raises `msgspec.ValidationError` naming the field that is wrong."""
    return _DECODER.decode(line)


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one record; its `$id` ends with the version of the fields."""
    schema = msgspec.json.schema(Record)
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**told, "$id": f"urn:dienbien:record:{RECORD_VERSION}", **schema}
