"""Which format an input is in: by its first bytes, else by its name.

Comes in: a name and the first bytes of what it holds, unpacked where it was gzip. Goes out: a format.
Of a page whose text is known it says whether it is HTML.
"""

import re
from typing import Literal

from dienbien.reading.found import Hints

Format = Literal["text", "lines"]

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_TAG = re.compile(r"</?[A-Za-z!]")
_STARTS_HTML = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}\?>|<%[^>]{0,500}%>|<!--.{0,2000}?-->){0,20}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base"
    r"|div|article|section|main|header|p|h1|table|center|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,100}"')


def format_of(name: str, head: bytes) -> Format:
    """The format of an input whose first bytes are `head`; text where nothing else is told."""
    plain = name.lower().removesuffix(".gz")
    if plain.endswith((".jsonl", ".ndjson")):
        return "lines"
    if plain.endswith((".txt", *HTML_SUFFIXES)):
        return "text"
    return "lines" if _JSON_OBJECT.match(head) else "text"


def is_html(text: str, hints: Hints) -> bool:
    """Whether a page is HTML: by its beginning, else by its media type or its file's name if it has tags."""
    if _STARTS_HTML.match(text[:16_000]):
        return True
    named = hints.id.lower().removesuffix(".gz").endswith(HTML_SUFFIXES)
    return (named or hints.media_type in _HTML_TYPES) and _TAG.search(text) is not None
