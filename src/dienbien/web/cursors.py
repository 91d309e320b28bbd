"""Cursors: where a page of a list ended, as an opaque word in an address.

Comes in: positions of a store, or words of an address. Goes out: the other; a word that we didn't make is an
error of the parameter `after`.
"""

import base64
import binascii
from typing import Annotated

import msgspec
from litestar.exceptions import ValidationException

from dienbien.store import Order, Position

_Number = Annotated[int, msgspec.Meta(ge=-(2**31), le=2**31)]
_Text = Annotated[str, msgspec.Meta(max_length=4_000)]
_DECODER = msgspec.json.Decoder(tuple[_Text, list[_Number | _Text]])
_KINDS = {"n": int, "t": str}


class Cursor(msgspec.Struct, frozen=True):
    """A kind of list: its name, and what its positions are made of (`n` a number, `t` a text)."""

    name: str
    shape: str

    def word(self, position: Position | None) -> str | None:
        """The word for a position."""
        if position is None:
            return None
        encoded = msgspec.json.encode((self.name, position))
        return base64.urlsafe_b64encode(encoded).rstrip(b"=").decode()

    def position(self, word: str | None) -> Position | None:
        """The position of a word. Raises `ValidationException` for a word of another list or none of ours."""
        if not word:
            return None
        try:
            name, position = _DECODER.decode(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
        except (msgspec.MsgspecError, binascii.Error, UnicodeError, ValueError):
            name, position = "", []
        kinds = [_KINDS[letter] for letter in self.shape]
        if name != self.name or list(map(type, position)) != kinds or any("\0" in str(p) for p in position):
            wrong = {"key": "after", "message": "take it from `next` of the page before, with the same order"}
            raise ValidationException("no cursor of this list", extra=[wrong])
        return tuple(position)


EVENT_CURSORS: dict[Order, Cursor] = {
    "day": Cursor("events-day", "ttt"),
    "articles": Cursor("events-articles", "nttt"),
    "new": Cursor("events-new", "n"),
}
"""The cursors of lists of events in each order."""
