"""HTML source to an element tree, within bounds.

Comes in: the decoded source of one page. Goes out: its tree without scripts, comments and what is hidden, or
the reason why there is none. It judges nothing else; the parser is lxml's, which mends broken markup.
"""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MOST_HTML_BYTES = 8 * 1024 * 1024
MOST_DEPTH = 2000
"""The parser itself gives up at 2,048 levels and loses what follows."""
_EMBEDDED = re.compile(r"data:[\w/+.=;-]{0,100};base64,[A-Za-z0-9+/=%]{100,}")
_NEVER_TEXT = (
    "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "select", "button", "input", "textarea", "map", "dialog", "datalist",
)  # fmt: skip
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class NotReadableError(Exception):
    """The page can't be read; the message says why, `remedy` what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def parse(source: str) -> HtmlElement:
    """The tree of a page. Raises `NotReadableError` where it is too large or nested too deep."""
    data = source.encode("utf-8", "replace")
    if len(data) > MOST_HTML_BYTES:
        data = _EMBEDDED.sub("", source).encode("utf-8", "replace")
    if len(data) > MOST_HTML_BYTES:
        raise NotReadableError(
            f"has more than {MOST_HTML_BYTES // 2**20} MiB of HTML", "save the page without what is embedded"
        )
    # As bytes with a known encoding: lxml refuses text that declares one.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(data.replace(b"\x00", b""), parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NotReadableError("has no text in its HTML", "give another copy of the page") from error
    if _is_deeper(tree, MOST_DEPTH):
        raise NotReadableError(f"is nested more than {MOST_DEPTH:,} levels deep", "save the page anew")
    return tree


def remove_unseen(tree: HtmlElement) -> None:
    """Take out what a reader never sees; `head` stays, for it holds the metadata."""
    unseen = [element for element in tree.iter(*_NEVER_TEXT) if element.getparent() is not None]
    unseen += [element for element in tree.iter() if _is_hidden(element)]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", "head", "meta", "link"):
        return False
    style = element.get("style")
    return "hidden" in element.attrib or (style is not None and _HIDING.search(style) is not None)


def _is_deeper(tree: HtmlElement, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False
