"""The sentence and the zone around words of a page, for a record that an analyst writes.

Comes in: a document and a span. Goes out: a span, or the kind of a zone. Any mark that ends a sentence does;
no language is known here.
"""

import re

from dienbien.records import Document, Span, ZoneKind

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n")
_REACH = 2_000
"""A sentence reaches no farther than so many characters to either side."""


def sentence_at(document: Document, words: Span) -> Span:
    """The sentence in which words stand, without white space around it."""
    text = document.text
    zone = next((z for z in document.zones if z.start <= words.start < z.end), None)
    low = max(zone.start if zone else 0, words.start - _REACH)
    high = min(max(zone.end if zone else len(text), words.end), words.end + _REACH)
    for match in _END.finditer(text, low, words.start):
        low = match.end()
    ending = _END.search(text, words.end, high)
    end = ending.end() if ending else high
    start = low + len(text[low:end]) - len(text[low:end].lstrip())
    end = start + len(text[start:end].rstrip())
    return Span(start, end, text[start:end])


def zone_at(document: Document, place: int) -> ZoneKind:
    """The kind of the zone at a place; body where there are no zones."""
    return next((zone.kind for zone in document.zones if zone.start <= place < zone.end), "body")
