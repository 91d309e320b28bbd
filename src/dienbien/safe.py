"""Making words from outside safe: nothing in them steers a terminal, a spreadsheet or a browser.

Comes in: text of a page, a file name or a message. Goes out: the same words on one line, without escape
sequences, invisible direction marks or lone surrogates; cells; addresses that may be linked to. For eyes
only: records keep the words as they stand.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

SUSPECT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    r"|[\ud800-\udfff]|[\U000e0000-\U000e007f]"
)
"""Characters without a shape, or that steer what shows them."""
_RUN_OF_SPACES = re.compile(r"\s{2,}")
_UNSAFE_BYTES = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
_FORMULA_STARTS = tuple("=+-@＝＋－＠")
_OF_ADDRESSES = "!#$%&*+,/:;=?@[]~"
_LONGEST_ADDRESS = 4000


def one_line(text: str) -> str:
    """The text in NFC on one line: white space becomes a blank, an escape character `␛`, the like of it `�`.

    Characters without a shape (direction marks, zero-width ones) are dropped.
    """
    # What can be printed holds none of them, and no white space but blanks; most text is such.
    sound = text if text.isprintable() else SUSPECT.sub(_stand_in, text)
    shown = unicodedata.normalize("NFC", sound)
    return _RUN_OF_SPACES.sub(" ", shown).strip()


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    if character.isspace():
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return "" if unicodedata.category(character) == "Cf" else "�"


def escape_unsafe(encoded: bytes) -> bytes:
    """The same JSON with C1 controls, line separators and direction marks written as `\\uXXXX`."""
    return _UNSAFE_BYTES.sub(_escaped, encoded)


def _escaped(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(match.group().decode("utf-8"))


def text_cell(text: str) -> str:
    """The text on one line, with `'` before what a spreadsheet would calculate."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA_STARTS) or text[:1] in ("\t", "\r") else line


def web_address(text: str) -> str | None:
    """An address that a page may link to: http or https with a host, in ASCII; None for anything else."""
    if len(text) > _LONGEST_ADDRESS or SUSPECT.search(text):
        return None
    try:
        parts = urlsplit(text.strip())
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return quote(text.strip(), safe=_OF_ADDRESSES) if known else None
