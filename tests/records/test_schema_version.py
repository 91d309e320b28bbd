"""The fields of a record are those of the version that they claim, and grow only as the policy allows."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from dienbien.records import RECORD_VERSION, json_schema

SCHEMAS = Path(__file__).parent / "schemas"


def fields(schema: dict[str, Any]) -> set[tuple[str, str]]:
    """Each part of a record with each of its fields."""
    return {(part, field) for part, kind in schema["$defs"].items() for field in kind.get("properties", ())}


def kept(version: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / f"{version}.json").read_text(encoding="utf-8"))
    return schema


def test_the_fields_are_those_of_the_version() -> None:
    told = "a record has other fields than its version says: see docs/versions.md, and keep the new schema"
    assert fields(json_schema()) == fields(kept(RECORD_VERSION)), told
    assert json_schema()["$id"].endswith(f":{RECORD_VERSION}")


def test_no_version_lacks_a_field_of_an_earlier_one_with_the_same_first_number() -> None:
    versions = sorted(
        (path.stem for path in SCHEMAS.glob("*.json")), key=lambda one: [*map(int, one.split("."))]
    )
    assert versions[-1] == RECORD_VERSION
    for earlier, later in pairwise(versions):
        if earlier.partition(".")[0] == later.partition(".")[0]:
            assert fields(kept(earlier)) <= fields(kept(later))
