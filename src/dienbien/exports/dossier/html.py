"""A chronicle as one HTML file that needs nothing else and runs nothing.

Comes in: events. Goes out: UTF-8. All text is escaped, addresses are those of the web alone, and a policy in
the file itself forbids every script, picture, frame and form, so that not even an error here would run one.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from typing import BinaryIO

from dienbien.exports.dossier.chronicle import Chronicle, Entry, Page, Quote, chronicle
from dienbien.exports.written import Written
from dienbien.linking.events import Event

_STYLE = """
body{font:1rem/1.55 system-ui,sans-serif;color:#1c1c1c;background:#fff;max-width:46rem;
margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem;margin-bottom:.2rem}
h2{font-size:1.05rem;margin:2.2rem 0 .4rem;border-bottom:1px solid #ccc}
h3{font-size:1rem;margin:1.2rem 0 .2rem}
.note,.told{color:#595959;font-size:.9rem}
.status{color:#8a1f11}
blockquote{margin:.5rem 0;padding-left:.8rem;border-left:3px solid #ccc}
cite{display:block;font-style:normal;font-size:.88rem;overflow-wrap:anywhere}
p,ul{margin:.25rem 0}
@media print{a{color:inherit}article{break-inside:avoid}}
"""
_POLICY = "; ".join(
    [
        "default-src 'none'",
        f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)


def write_html(
    events: Iterable[Event], stream: BinaryIO, language: str = "vi", title: str | None = None
) -> Written:
    """The dossier of the events in a language, `vi` or `en`, with its own or a given title."""
    kept = chronicle(events, language, title)
    for line in _page_of(kept):
        stream.write(line.encode("utf-8", errors="replace") + b"\n")
    return Written(len(kept.entries))


def _page_of(kept: Chronicle) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{escape(kept.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(kept.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f'<h1>{escape(kept.title)}</h1>\n<p class="note">{escape(kept.summary)}</p>'
    date = None
    for entry in kept.entries:
        if entry.date != date:
            date = entry.date
            yield f"<h2>{escape(date)}</h2>"
        yield from _article(kept, entry)
    yield f'<p class="note">{escape(kept.made)}</p>\n</body>\n</html>'


def _article(kept: Chronicle, entry: Entry) -> Iterator[str]:
    words = kept.words
    status = f' <span class="status">({escape(entry.status)})</span>' if entry.status else ""
    sides = f": {escape(entry.sides)}" if entry.sides else ""
    yield f'<article id="e-{escape(entry.id)}">\n<h3>{escape(_capital(entry.what))}{sides}{status}</h3>'
    if entry.place:
        yield f"<p>{escape(words['place'])}: {escape(entry.place)}</p>"
    if entry.tolls:
        items = "".join(
            f"<li>{escape(toll.what)}: {escape('; '.join(toll.figures))}</li>" for toll in entry.tolls
        )
        yield f"<p>{escape(words['losses'])}:</p>\n<ul>{items}</ul>"
    yield from map(_quote, entry.quotes)
    if entry.more:
        yield f'<p class="told">{escape(words["more"])}: {"; ".join(map(_link, entry.more))}</p>'
    yield f'<p class="told">{escape(entry.told)}</p>\n</article>'


def _quote(quote: Quote) -> str:
    trigger = f"<strong>{escape(quote.trigger)}</strong>" if quote.trigger else ""
    pages = "; ".join(map(_link, quote.pages))
    words = f"“{escape(quote.before)}{trigger}{escape(quote.after)}”"
    return f"<blockquote>{words} <cite>{pages}</cite></blockquote>"


def _link(page: Page) -> str:
    if page.address is None:
        return escape(page.name)
    return f'<a href="{escape(page.address)}" rel="noopener noreferrer">{escape(page.name)}</a>'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
