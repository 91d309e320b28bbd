"""The description of the API: OpenAPI at `/api/v1/openapi.json`, without pages of its own.

Comes in: what Litestar tells of the handlers. Goes out: the same with errors as they are answered.
"""

from typing import Any

import msgspec
from litestar import Request
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from dienbien.version import __version__
from dienbien.web.problems import PROBLEM, Problem

PATH = "/api/v1"
_CONTENT = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}


def description() -> OpenAPIConfig:
    """What the description says of the whole."""
    return OpenAPIConfig(
        title="Dienbien",
        version=__version__,
        description="Who did what to whom, when and where, by the words of news pages that prove it.",
        path=f"{PATH}/openapi.json",
        render_plugins=[_Description(path="/")],
        use_handler_docstrings=True,
    )


class _Description(JsonRenderPlugin):
    """The description with our errors."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        """The description as JSON."""
        for path in openapi_schema["paths"].values():
            for operation in path.values():
                _tell_errors(operation["responses"])
        schemas = openapi_schema.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = msgspec.json.schema(Problem)["$defs"]["Problem"]
        return self.render_json(request, openapi_schema)


def _tell_errors(responses: dict[str, Any]) -> None:
    """Litestar's own errors out, problem details in."""
    for status in [status for status in responses if status >= "4"]:
        del responses[status]
    responses["4XX"] = {"description": "What is wrong with the request.", "content": _CONTENT}
    responses["5XX"] = {"description": "Something is wrong with the server.", "content": _CONTENT}
