"""The forms of an answer: JSON, JSON lines, CSV, GeoJSON, by `format` or by the Accept header.

Comes in: items of a list. Goes out: a response. JSON has `items` and `next`; the other forms have the next
page in the Link header, as JSON does, too.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, BinaryIO, Literal, get_args, get_origin
from urllib.parse import parse_qsl, urlencode

import msgspec
from litestar import Request, Response
from litestar.datastructures import URL
from litestar.exceptions import ClientException

from dienbien.safe import escape_unsafe, text_cell

Form = Literal["json", "jsonl", "csv", "geojson"]
AnyRequest = Request[Any, Any, Any]
Writers = Mapping[Form, Callable[[Sequence[Any], BinaryIO], object]]
"""How the items of a list are written in forms of their own."""

_TYPES: dict[Form, str] = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "geojson": "application/geo+json",
}
_ALSO: dict[str, Form] = {"application/x-ndjson": "jsonl", "application/ndjson": "jsonl"}
_NAMES: dict[str, Form] = {kind: form for form, kind in _TYPES.items()} | _ALSO


def form_of(request: AnyRequest, asked: Form | None, *, has_map: bool) -> Form:
    """The form that was asked for. Raises an HTTP error 406 for one that the list doesn't have."""
    names = [name for name, form in _NAMES.items() if has_map or form != "geojson"]
    form = asked or _NAMES.get(request.accept.best_match(names) or "")
    if form is None or _TYPES[form] not in names:
        raise ClientException(
            f"There is {', '.join(dict.fromkeys(_NAMES[n] for n in names))}.", status_code=406
        )
    return form


def listed(
    request: AnyRequest,
    items: Sequence[Any],
    following: str | None,
    form: Form | None,
    kind: type[msgspec.Struct],
    writers: Writers | None = None,
) -> Response[Any]:
    """A page of a list of a kind in the form that was asked for; `following` is the next page's cursor."""
    writers = writers or {}
    chosen = form_of(request, form, has_map="geojson" in writers)
    headers = {"Vary": "Accept"}
    if following:
        headers["Link"] = f'<{_next_address(request.url, following)}>; rel="next"'
    body = _encoded(items, following, chosen, kind, writers.get(chosen))
    return Response(body, media_type=_TYPES[chosen], headers=headers)


def thing(value: Any) -> Response[Any]:
    """One thing as JSON."""
    return Response(safe_json(value), media_type=_TYPES["json"])


def safe_json(value: Any) -> bytes:
    """JSON in which nothing steers a terminal or turns text around."""
    return escape_unsafe(msgspec.json.encode(value))


def _next_address(url: URL, following: str) -> str:
    given = [(name, value) for name, value in parse_qsl(url.query) if name != "after"]
    return f"{url.path}?{urlencode([*given, ('after', following)])}"


def _encoded(
    items: Sequence[Any],
    following: str | None,
    form: Form,
    kind: type[msgspec.Struct],
    write: Callable[[Sequence[Any], BinaryIO], object] | None,
) -> bytes:
    if form == "json":
        return safe_json({"items": items, "next": following})
    if write is not None:
        stream = io.BytesIO()
        write(items, stream)
        return stream.getvalue()
    if form == "jsonl":
        return b"".join(safe_json(item) + b"\n" for item in items)
    return csv_of(items, kind)


def csv_of(items: Iterable[Any], kind: type[msgspec.Struct]) -> bytes:
    """A header and a row an item of a kind: members of members by `outer_inner`, lists joined with `; `.

    The header is the same whatever there is, also where there is nothing.
    """
    columns = _columns(kind)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["_".join(path) for path in columns])
    for item in items:
        members = msgspec.to_builtins(item)
        writer.writerow([_cell(_member(members, path)) for path in columns])
    return stream.getvalue().encode("utf-8", errors="replace")


@cache
def _columns(kind: type[msgspec.Struct]) -> tuple[tuple[str, ...], ...]:
    """The ways to the members of a kind that are no kinds of their own."""
    found: list[tuple[str, ...]] = []
    for field in msgspec.structs.fields(kind):
        inner = next((one for one in (field.type, *get_args(field.type)) if _is_kind(one)), None)
        if inner is None or get_origin(field.type) in (list, tuple):
            found.append((field.name,))
        else:
            found += ((field.name, *rest) for rest in _columns(inner))
    return tuple(found)


def _is_kind(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _member(members: Any, path: Sequence[str]) -> Any:
    for name in path:
        members = members.get(name) if isinstance(members, dict) else None
    return members


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return text_cell("; ".join(map(_word, value)))
    if isinstance(value, dict):
        return msgspec.json.encode(value).decode()
    return text_cell(value) if isinstance(value, str) else value


def _word(value: Any) -> str:
    """A member of a list in a word: the name of somebody, else its text, else its JSON."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or msgspec.json.encode(value).decode())
    return str(value)
