"""The words of a feed's title or summary, which may be plain text, escaped HTML or both.

Comes in: a string as the XML gives it. Goes out: plain text, its paragraphs apart by a blank line, entities
decoded once. It judges nothing: what the summary says is kept, pictures and scripts have no words.
"""

import html
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9:-]{0,20}(?=[\s/>])|<!--|<!\[CDATA\[")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINES = frozenset(("address", "blockquote", "br", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "ul"))
_PARTS = frozenset(("article", "aside", "figcaption", "figure", "footer", "header", "pre", "section"))
_BLOCKS = _LINES | _PARTS | {"h1", "h2", "h3", "h4", "h5", "h6", "table", "td", "th", "tr"}
_WORDLESS = frozenset(("script", "style", "template", "noscript", "iframe", "object", "svg"))


def plain_text(source: str) -> str:
    """The words of HTML or plain text; white space within a paragraph is one blank."""
    if not _TAG.search(source):
        return " ".join(unescape(source).split())
    lines = "".join(_pieces(source)).split("\n")
    return "\n\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def plain_line(source: str) -> str:
    """The words of HTML or plain text on one line."""
    return " ".join(plain_text(source).split())


def unescape(text: str) -> str:
    """The text with its HTML entities decoded once; `AT&T` and `R&D` stay as they are."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


@cache
def _parser() -> "etree.HTMLParser":
    from lxml import etree

    return etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)


def _pieces(source: str) -> list[str]:
    """The text of the elements in order, a newline around each block."""
    from lxml import etree

    try:
        root = etree.fromstring(f"<div>{source}</div>", _parser())
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return [unescape(_TAG.sub(" ", source))]
    pieces: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_start = event == "start"
        if element.tag in _BLOCKS:
            pieces.append("\n")
        silent += (element.tag in _WORDLESS) * (1 if is_start else -1)
        words = element.text if is_start else element.tail
        if words and not silent:
            pieces.append(words.replace("\n", " "))
    return pieces
