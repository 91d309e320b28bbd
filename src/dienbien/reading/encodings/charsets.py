"""Names of encodings, as pages and users write them, to what decodes them.

Comes in: a label (`Windows-1258`, `x-sjis`, `TCVN`). Goes out: a `Charset`. Names are those of the WHATWG
Encoding Standard; TCVN3, VNI and VISCII are added, then what else Python knows. It does not guess.
"""

import codecs
import unicodedata
from dataclasses import dataclass

from dienbien.reading.encodings.legacy import NAMES, legacy, western

_OURS = {
    "tcvn": "tcvn3",
    "tcvn5712": "tcvn3",
    "tcvn57121": "tcvn3",
    "tcvn57123": "tcvn3",
    "xviettcvn": "tcvn3",
    "xviettcvn5712": "tcvn3",
    "abc": "tcvn3",
    "vniwin": "vni",
    "vniwindows": "vni",
    "xvietvni": "vni",
    "csviscii": "viscii",
    "viscii11": "viscii",
    "viscii111": "viscii",
    "xviscii": "viscii",
} | {name: name for name in NAMES}
_RENAMED = {"utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
_NO_TEXT = frozenset({"replacement", "x-user-defined"})
_NO_PLAIN_TEXT = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7"})


@dataclass(frozen=True, slots=True)
class Charset:
    """An encoding by its name; `codec` is Python's codec for it, None for those of `legacy`."""

    name: str
    codec: str | None

    def decode(self, data: bytes) -> str:
        """The text of the bytes. Raises `UnicodeDecodeError` where they can't be in this encoding."""
        if self.codec is None:
            return legacy(self.name).from_bytes(data)
        if self.codec == "cp1252":
            return western(data)
        text = data.decode(self.codec)
        return unicodedata.normalize("NFC", text) if self.codec == "cp1258" else text


def find_charset(label: str) -> Charset | None:
    """The encoding that a label names, None where it is unknown or no text encoding."""
    import webencodings

    known = webencodings.lookup(label)
    if known is not None:
        if known.name in _NO_TEXT:
            return None
        return Charset(_RENAMED.get(known.name, known.name), known.codec_info.name)
    plain = "".join(char for char in label.lower() if char.isalnum())
    if plain in _OURS:
        return Charset(_OURS[plain], None)
    try:
        codec = codecs.lookup(label.strip()).name
        "".encode(codec)  # raises where the codec makes no text: `rot13`, `base64`
    except (LookupError, ValueError):
        return None
    return None if codec in _NO_PLAIN_TEXT else Charset(codec, codec)
