"""Making words from outside safe to show: control characters can't reach a terminal or break a line.

Comes in: text of a page, a file name or a message. Goes out: the same words on one line, without escape
sequences, invisible direction marks or lone surrogates. For eyes only: records keep the words as they stand.
"""

import re
import unicodedata

_SUSPECT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    r"|[\ud800-\udfff]|[\U000e0000-\U000e007f]"
)
_RUN_OF_SPACES = re.compile(r"\s{2,}")


def one_line(text: str) -> str:
    """The text in NFC on one line: white space becomes a blank, an escape character `␛`, the like of it `�`.

    Characters without a shape (direction marks, zero-width ones) are dropped.
    """
    shown = unicodedata.normalize("NFC", _SUSPECT.sub(_stand_in, text))
    return _RUN_OF_SPACES.sub(" ", shown).strip()


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    if character.isspace():
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return "" if unicodedata.category(character) == "Cf" else "�"
