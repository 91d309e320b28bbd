"""A chronicle as Markdown (CommonMark), for notes, wikis and repositories.

Comes in: events. Goes out: UTF-8. What a page says is escaped: it makes no markup, no HTML and no link, not
even where plain addresses are made into links (GitHub).
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from dienbien.exports.dossier.chronicle import Chronicle, Entry, Page, Quote, chronicle
from dienbien.exports.written import Written
from dienbien.linking.events import Event

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~@$]|[&<>]|:(?=/)|(?<=www)\.", re.IGNORECASE)
"""Signs that make markup within a line; every line begins with words of the dossier's own."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def write_markdown(
    events: Iterable[Event], stream: BinaryIO, language: str = "vi", title: str | None = None
) -> Written:
    """The dossier of the events in a language, `vi` or `en`, with its own or a given title."""
    kept = chronicle(events, language, title)
    for line in _lines(kept):
        stream.write(line.encode("utf-8", errors="replace") + b"\n")
    return Written(len(kept.entries))


def escaped(text: str) -> str:
    """The text as it is to be read within a line, whatever Markdown would make of it."""
    return _MARKUP.sub(lambda sign: _ENTITIES.get(sign.group(), f"\\{sign.group()}"), text)


def _lines(kept: Chronicle) -> Iterator[str]:
    yield f"# {escaped(kept.title)}\n\n{escaped(kept.summary)}"
    date = None
    for entry in kept.entries:
        if entry.date != date:
            date = entry.date
            yield f"\n## {escaped(date)}"
        yield from _entry(kept, entry)
    yield f"\n---\n\n{escaped(kept.made)}"


def _entry(kept: Chronicle, entry: Entry) -> Iterator[str]:
    words = kept.words
    status = f" ({escaped(entry.status)})" if entry.status else ""
    sides = f": {escaped(entry.sides)}" if entry.sides else ""
    yield f"\n### {escaped(entry.what[:1].upper() + entry.what[1:])}{sides}{status}\n"
    if entry.place:
        yield f"- {escaped(words['place'])}: {escaped(entry.place)}"
    for toll in entry.tolls:
        yield f"- {escaped(words['losses'])}: {escaped(toll.what)}: {escaped('; '.join(toll.figures))}"
    yield f"- {escaped(entry.told)}"
    yield from map(_quote, entry.quotes)
    if entry.more:
        yield f"\n{escaped(words['more'])}: {'; '.join(map(_link, entry.more))}"


def _quote(quote: Quote) -> str:
    trigger = f"**{escaped(quote.trigger)}**" if quote.trigger else ""
    words = f"“{escaped(quote.before)}{trigger}{escaped(quote.after)}”"
    return f"\n> {words}\n>\n> — {'; '.join(map(_link, quote.pages))}"


def _link(page: Page) -> str:
    return f"[{escaped(page.name)}]({page.address})" if page.address else escaped(page.name)
