"""The HTTP API, from the OpenAPI description that the server itself gives."""

import tempfile
from pathlib import Path
from typing import Any

from reference.marks import code, table


def description() -> dict[str, Any]:
    """The description of a server's API, in the form of OpenAPI 3.1."""
    from dienbien.store import Store
    from dienbien.web import create_app

    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "empty.db")
        Store(where).close()
        return create_app(where).openapi_schema.to_schema()


def page() -> list[str]:
    """The page of all addresses."""
    told = description()
    lines = [
        "# HTTP API",
        "",
        "Made from the description that a server gives at `/api/v1/openapi.json`; how it answers, who may",
        "read and what errors look like is told in [the server](../api.md).",
        "",
    ]
    for address, methods in sorted(told["paths"].items()):
        for method, operation in methods.items():
            if isinstance(operation, dict) and "responses" in operation:
                lines += _operation(f"{method.upper()} {address}", operation)
    return lines


def _operation(title: str, operation: dict[str, Any]) -> list[str]:
    lines = [f"## {title}", "", operation.get("description") or operation.get("summary") or "", ""]
    parameters = operation.get("parameters", [])
    lines += table(
        ["parameter", "in", "type", "is"],
        [
            [code(found["name"]), found["in"], _type(found.get("schema", {})), found.get("description", "")]
            for found in parameters
        ],
    )
    answers = operation["responses"].items()
    return lines + table(
        ["status", "is"], [[status, answer.get("description", "")] for status, answer in answers]
    )


def _type(schema: dict[str, Any]) -> str:
    if "enum" in schema:
        return ", ".join(code(value) for value in schema["enum"])
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if several := schema.get("oneOf") or schema.get("anyOf"):
        return " or ".join(dict.fromkeys(_type(one) for one in several))
    kind = schema.get("type", "")
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)
