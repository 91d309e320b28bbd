"""Exports over the API: the formats of other tools, written as they are read.

Comes in: the name of a format and a filter. Goes out: a file, piece by piece.
"""

import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from threading import BoundedSemaphore
from typing import Annotated, Any, BinaryIO, Literal, get_args

from litestar import Response, get
from litestar.exceptions import ClientException, NotFoundException, TooManyRequestsException
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Stream

from dienbien import exports
from dienbien.linking import Event
from dienbien.web.given import Filter, OpenStore
from dienbien.web.piped import pieces

Format = Literal["csv", "jsonl", "parquet", "geojson", "plover", "gdelt", "ucdp", "markdown", "html"]
Level = Literal["events", "reports"]
Language = Literal["vi", "en"]
Title = Annotated[str | None, QueryParameter(max_length=300, description="Of a dossier.")]
Most = Annotated[int | None, QueryParameter(ge=1, le=10**9, description="At most so many, the earliest.")]
MOST_AT_A_TIME = 4
TURNS = BoundedSemaphore(MOST_AT_A_TIME)
"""Each export under way holds a connection to the store, as long as whoever takes it needs."""
_Write = Callable[[Iterable[Event], BinaryIO], object]

_KINDS: dict[Format, tuple[str, str]] = {
    "csv": ("text/csv", "csv"),
    "jsonl": ("application/jsonl", "jsonl"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "geojson": ("application/geo+json", "geojson"),
    "plover": ("application/jsonl", "plover.jsonl"),
    "gdelt": ("text/tab-separated-values", "gdelt.tsv"),
    "ucdp": ("text/csv", "ucdp.csv"),
    "markdown": ("text/markdown", "md"),
    "html": ("text/html", "html"),
}
_WRITERS: dict[Format, Callable[..., object]] = {
    name: getattr(exports, f"write_{name}") for name in get_args(Format)
}


@get("/exports/{name:str}", sync_to_thread=True)
def export(
    store: OpenStore,
    wanted: Filter,
    name: FromPath[str],
    level: FromQuery[Level] = "events",
    language: FromQuery[Language] = "vi",
    title: Title = None,
    limit: Most = None,
) -> Response[Any]:
    """The events that are wanted, by day, in the format of another tool (docs/exports.md) or as a dossier.

    `level` is for csv, jsonl and parquet, `language` and `title` are for markdown and html.
    """
    form = next((form for form in _KINDS if form == name), None)
    if form is None:
        raise NotFoundException(f"There is no such format; there are {', '.join(_KINDS)}.")
    write = _writer(form, level, language, title)
    media_type, suffix = _KINDS[form]
    found = store.events(wanted, order="day", limit=limit, reports=True)
    headers = {"Content-Disposition": f'attachment; filename="events.{suffix}"'}
    return Stream(_in_turn(pieces(partial(write, found))), media_type=media_type, headers=headers)


def _in_turn(stream: Iterator[bytes]) -> Iterator[bytes]:
    """The stream, if not too many are under way; its turn ends with it, also where nobody reads it."""
    if not TURNS.acquire(blocking=False):
        raise TooManyRequestsException(
            "Too many exports are under way; try again in a minute.", headers={"Retry-After": "60"}
        )
    weakref.finalize(stream, TURNS.release)
    return stream


def _writer(form: Format, level: Level, language: Language, title: str | None) -> _Write:
    write = _WRITERS[form]
    if form == "parquet":
        _check_parquet()
    if form in ("markdown", "html"):
        return partial(write, language=language, title=title)
    if form == "csv":
        return partial(write, level=level, byte_order_mark=True)
    return partial(write, level=level) if form in ("jsonl", "parquet") else write


def _check_parquet() -> None:
    try:
        import pyarrow  # noqa: F401
    except ModuleNotFoundError as error:
        raise ClientException("This server has no Parquet (dienbien[parquet]).", status_code=501) from error
