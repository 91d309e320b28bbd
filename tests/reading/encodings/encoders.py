"""Vietnamese in the encodings of before Unicode, made from the tables the other way round."""

import unicodedata

from dienbien.reading.encodings.legacy import NAMES, legacy

TONES = "\u0300\u0301\u0303\u0309\u0323"
LETTERS = [
    letter
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ["", *TONES]
    if not (letter := unicodedata.normalize("NFC", vowel + tone)).isascii()
] + ["đ", "Đ"]
ENCODINGS = (*NAMES, "windows-1258")


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding; capitals that TCVN3 lacks are written small, as its fonts had it."""
    return b"".join(_letter(letter, encoding) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str, encoding: str) -> bytes:
    if letter.isascii():
        return letter.encode()
    if encoding == "windows-1258":
        apart = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(char for char in apart if char not in TONES))
        return (base + "".join(char for char in apart if char in TONES)).encode("cp1258")
    codes = legacy(encoding).letters
    code = codes.get(letter) or codes.get(letter.lower(), letter)
    return b"".join(bytes([ord(char)]) if ord(char) < 256 else char.encode("cp1252") for char in code)
