"""Which format an input is in: by its first bytes, else by its name.

Comes in: a name and the first bytes of what it holds, unpacked where it was gzip. Goes out: a format.
"""

import re
from typing import Literal

Format = Literal["text", "lines"]

_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s{0,100}\{\s{0,100}"')


def format_of(name: str, head: bytes) -> Format:
    """The format of an input whose first bytes are `head`; text where nothing else is told."""
    plain = name.lower().removesuffix(".gz")
    if plain.endswith((".jsonl", ".ndjson")):
        return "lines"
    if plain.endswith(".txt"):
        return "text"
    return "lines" if _JSON_OBJECT.match(head) else "text"
