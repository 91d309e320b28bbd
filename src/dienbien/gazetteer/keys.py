"""Keys under which the gazetteer keeps names: a name comes in, a forgiving comparable form goes out.

Two spellings of one name that differ in case, diacritics, hyphens, apostrophes or spacing have the same
key ("Mát-xcơ-va", "mat xco va"; "Sana'a", "Sanaa"). It does not know which names exist.
"""

import unicodedata

_LETTERS = str.maketrans(
    {"đ": "d", "ı": "i", "ł": "l", "ø": "o", "ə": "a", "ǝ": "a", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d"}
    | {"þ": "th", "ħ": "h", "ŋ": "n"}
    | dict.fromkeys("'’‘“”\"ʼʻʿʾ`´′\u0307\u00ad\u200b\ufeff", "")
    | dict.fromkeys("-‐‑–—_/.,\u00a0\u202f\t\r\n", " ")
)
LONGEST_NAME = 80


def name_key(name: str) -> str:
    """The key of a name: lower case, without marks and apostrophes, hyphens as single spaces.

    Empty for a name longer than 80 characters, which is no name, and for one without letters or digits.
    """
    if len(name) > LONGEST_NAME:
        return ""
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFD", name.lower())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    key = " ".join(plain.translate(_LETTERS).split())
    return key if any(c.isalnum() for c in key) else ""
