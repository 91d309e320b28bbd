"""Text of the open web as HTML that can do nothing: escaped, with what has no shape made visible.

Comes in: pieces of a page's text, or names. Goes out: `Markup`. This is the only module that makes markup
of what pages say.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from dienbien.safe import SUSPECT, one_line
from dienbien.store.words import spans
from dienbien.web.pages.marking import Piece

_MARK = Markup('<mark class="w{look}" data-s="{keys}">{text}</mark>')
_PLAIN = Markup('<span class="w" data-s="{keys}">{text}</span>')
_ANCHOR = Markup('<span class="at" id="{key}">')
_HIDDEN = Markup('<span class="hidden-sign" title="U+{code:04X}">{code:04X}</span>')
_FOUND = Markup('<mark class="w trigger">{text}</mark>')
_KEPT = "\n\r\t"


def visible(text: str) -> Markup:
    """The text escaped; a direction mark, a zero-width or control character is shown by its number."""
    if text.isprintable():
        return escape(text)
    out, last = [], 0
    for match in SUSPECT.finditer(text):
        if match.group() not in _KEPT:
            out += [escape(text[last : match.start()]), _HIDDEN.format(code=ord(match.group()))]
            last = match.end()
    return Markup("").join([*out, escape(text[last:])])


def marked(pieces: Iterable[Piece], *, anchors: bool = False) -> Markup:
    """The pieces one after the other; with `anchors`, a link may lead to where each part begins."""
    return Markup("").join(_marked(piece, anchors) for piece in pieces)


def _marked(piece: Piece, anchors: bool) -> Markup:
    text = visible(piece.text)
    if not piece.keys:
        return text
    keys = " ".join(piece.keys)
    if piece.role == "mention":
        shown = _PLAIN.format(keys=keys, text=text)
    else:
        shown = _MARK.format(look=f" {piece.role}", keys=keys, text=text)
    if anchors:
        for key in piece.begins:
            shown = _ANCHOR.format(key=key) + shown + Markup("</span>")
    return shown


def isolated(text: str | None) -> Markup:
    """A name from a page on one line, which can't turn the direction of what stands beside it."""
    return Markup(f"<bdi>{escape(one_line(text or ''))}</bdi>")


def found(text: str, query: str) -> Markup:
    """A line of a page with the words that were searched for marked."""
    line, last, out = one_line(text), 0, []
    for low, high in spans(line, query):
        out += [escape(line[last:low]), _FOUND.format(text=line[low:high])]
        last = high
    return Markup("<bdi>{}</bdi>").format(Markup("").join([*out, escape(line[last:])]))


def plain(value: object) -> object:
    """What every template prints: strings on one line without signs that have no shape; markup as it is."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else one_line(value)
