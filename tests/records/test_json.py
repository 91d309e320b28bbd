"""Records to JSON and back, and the schema that goes with them."""

import json

import jsonschema
import msgspec
import pytest

from dienbien import code
from dienbien.records import decode_record, encode_record, json_schema

PAGE = "Ngày 5/3, Nga cáo buộc Ukraine tấn công Belgorod bằng UAV, làm 3 dân thường bị thương."


def test_every_field_of_the_codebook_is_in_the_json() -> None:
    fields = set(json.loads(encode_record(code(PAGE)[0])))
    assert fields == {
        *("doc", "id", "event", "mode", "actor", "recipient", "date", "place", "status", "sources"),
        *("losses", "zone", "trigger", "mentions", "contexts", "confidence"),
    }


def test_a_record_comes_back_as_it_went() -> None:
    for record in code(PAGE):
        assert decode_record(encode_record(record)) == record


def test_records_obey_the_published_schema() -> None:
    for record in code(PAGE):
        jsonschema.validate(json.loads(encode_record(record)), json_schema())


def test_a_wrong_event_type_is_named() -> None:
    line = encode_record(code(PAGE)[0]).replace(b'"ACCUSE"', b'"ACCUSED"')
    with pytest.raises(msgspec.ValidationError, match="event"):
        decode_record(line)
