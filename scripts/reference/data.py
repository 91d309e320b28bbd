"""What data look like: the record, the columns of exports, the tables of a store and of the language."""

import json
from collections.abc import Iterator
from typing import Any

from reference.marks import code, table


def record_page() -> list[str]:
    """The JSON Schema of a record, as tables and in full."""
    from dienbien.records import json_schema

    schema: dict[str, Any] = json_schema()
    lines = [
        "# Record schema",
        "",
        "What each field means is said in [the codebook](../codebook.md#1-the-record).",
        "",
    ]
    for name, kind in schema.get("$defs", {}).items():
        lines += [f"## {name}", "", kind.get("description", ""), ""]
        members = kind.get("properties", {}).items()
        needed = kind.get("required", [])
        lines += table(
            ["field", "type", "needed"],
            [[code(field), _type(member), "yes" if field in needed else ""] for field, member in members],
        )
    shown = json.dumps(schema, ensure_ascii=False, indent=2)
    return [*lines, "## As JSON Schema", "", "```json", shown, "```", ""]


def _type(member: dict[str, Any]) -> str:
    if "$ref" in member:
        return code(member["$ref"].rpartition("/")[2])
    if "enum" in member:
        return ", ".join(code(value) for value in member["enum"])
    if "anyOf" in member:
        return " or ".join(_type(one) for one in member["anyOf"])
    if member.get("type") == "array":
        return f"list of {_type(member.get('items', {}))}"
    return str(member.get("type", "any"))


def exports_page() -> list[str]:
    """The columns of each export that has columns."""
    from dienbien.exports import columns, gdelt, ucdp

    lines = [
        "# Export columns",
        "",
        "What they hold, and what each format loses, is said in [exports](../exports.md).",
        "",
    ]
    for title, found in (("Events", columns.EVENT_COLUMNS), ("Reports", columns.REPORT_COLUMNS)):
        lines += [f"## {title}: csv, jsonl, parquet, geojson", ""]
        lines += table(["column", "cells"], [[code(column.name), column.kind] for column in found])
    for title, names in (("gdelt", gdelt.COLUMNS), ("ucdp", ucdp.COLUMNS)):
        lines += [f"## {title}", "", ", ".join(code(name) for name in names), ""]
    return lines


def store_page() -> list[str]:
    """The tables of a store, from their definition."""
    from dienbien.store.migrating import NEWEST
    from dienbien.store.tables import METADATA

    lines = [
        "# Tables of a store",
        "",
        f"Version {NEWEST} of the tables, as SQLite and PostgreSQL have them. What the columns mean is said",
        "in [the store](../store.md#tables).",
        "",
    ]
    for found in METADATA.sorted_tables:
        lines += [f"## {found.name}", ""]
        rows = [
            [
                code(column.name),
                str(column.type).lower(),
                "key" if column.primary_key else "",
                *_points(column),
            ]
            for column in found.columns
        ]
        lines += table(["column", "type", "", "points to"], rows)
    return lines


def _points(column: Any) -> Iterator[str]:
    yield ", ".join(code(key.target_fullname) for key in column.foreign_keys)


def tables_page() -> list[str]:
    """The language's tables: columns, rows, and the values that code decides by."""
    from dienbien.language.vi import rows_vi

    lines = [
        "# Table formats",
        "",
        "The built-in tables and their columns; what they mean is said in [table files](../tables.md).",
        "",
    ]
    own = {shape.file for shape in rows_vi.extensible()}
    rows = []
    for file, _, required, optional in (*rows_vi._FILES, *rows_vi._LISTS):
        may = "yes" if file in own else ""
        cells = ", ".join(code(name) for name in required), ", ".join(code(name) for name in optional)
        rows.append([code(file), *cells, len(rows_vi.rows_of(file)), may])
    head = ["file", "columns", "may be empty or missing", "rows", "with --tables"]
    lines += [*table(head, rows), "## Values", ""]
    values = [
        [code(name), ", ".join(code(value) for value in sorted(found))]
        for name, found in rows_vi._ALLOWED.items()
    ]
    return lines + table(["column", "values"], values)


def settings_page() -> list[str]:
    """Variables of the environment, and the file of sources that the watch begins with."""
    from dienbien.doctor.configuration import variables
    from dienbien.watch import starter

    lines = [
        "# Configuration",
        "",
        "There is no file of settings: options say what a run does, and a few variables what holds for all.",
        "`dienbien doctor` shows which are set and checks files of sources, rules and tables.",
        "",
        "## Variables of the environment",
        "",
    ]
    rows = [[code(found.name), found.meaning, found.otherwise] for found in variables()]
    lines += table(["variable", "decides", "where it is not set"], rows)
    lines += [
        "## sources.toml",
        "",
        "What `dienbien watch --starter` prints; the keys are told in",
        "[the watch](../watch.md).",
        "",
    ]
    return [*lines, "```toml", starter().strip(), "```", ""]
