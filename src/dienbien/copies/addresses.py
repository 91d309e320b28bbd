"""Addresses of pages, so that those of one page are the same, its print and mobile views included.

Comes in: the address of a document. Goes out: a key, and whether the address is that of a print view. It asks
no server; what outlets call these views is in tables/views.tsv.
"""

import re
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, urlencode, urlsplit

_LONGEST = 2048


@cache
def _views() -> dict[str, frozenset[str]]:
    """The rows of the table by kind."""
    rows: dict[str, set[str]] = {}
    text = files("dienbien.copies").joinpath("tables/views.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        if line and not line.startswith("#"):
            kind, value = line.split("\t")
            rows.setdefault(kind, set()).add(value)
    return {kind: frozenset(values) for kind, values in rows.items()}


def address_key(url: str | None) -> tuple[str, bool]:
    """What the addresses of one page share, empty where there is none; and whether this one is a print view.

    Left out are the scheme, `www.` and `m.`, a port, the fragment, parameters that only track, a slash at the
    end, and what asks for a print or mobile view.
    """
    try:
        parts = urlsplit((url or "")[:_LONGEST].strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return "", False
    if parts.scheme not in ("http", "https") or not host:
        return "", False
    views = _views()
    for prefix in views["host"]:
        host = host.removeprefix(prefix)
    path, is_print = _path(re.sub("/+", "/", parts.path).strip("/"), views)
    kept: list[tuple[str, str]] = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100):
        if name.lower() in views["print-name"] or f"{name}={value}".lower() in views["print-pair"]:
            is_print = True
        elif not name.lower().startswith(tuple(views["tracking"])):
            kept.append((name, value))
    return f"{host}/{path}?{urlencode(sorted(kept))}", is_print


def without_tracking(url: str) -> str:
    """An address without the parameters that only track and without a fragment, else as it is."""
    url = url.partition("#")[0]
    start, mark, query = url.partition("?")
    tracking = tuple(_views()["tracking"])
    kept = [part for part in query.split("&") if part and not part.lower().startswith(tracking)]
    return start + mark * bool(kept) + "&".join(kept)


def _path(path: str, views: dict[str, frozenset[str]]) -> tuple[str, bool]:
    """The path without what asks for a view, and whether that was to print."""
    steps = path.split("/")
    is_print = any(step.lower() in views["print-step"] for step in steps)
    steps = [s for s in steps if s.lower() not in views["print-step"] and s.lower() not in views["step"]]
    path = "/".join(steps)
    for ending in views["print-end"]:
        stem = path.removesuffix(ending)
        if stem != path:
            return stem + "." + ending.rpartition(".")[2] if "." in ending else stem, True
    return path, is_print
