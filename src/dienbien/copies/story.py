"""The story of a document: the zones that copies share, as words and as sentences.

Comes in: a document with zones. Goes out: folded words, or sentences as they stand. Captions, teasers of
other stories and what else stands on a page are left out.
"""

import re

from dienbien.language.sentences import split_sentences
from dienbien.language.text import fold
from dienbien.records import Document

_STORY = frozenset(("title", "lede", "body", "background"))
_WORDS = re.compile(r"[^\W_]+")


def story_words(document: Document) -> list[str]:
    """The folded words of the story in order; a title that stands twice counts once."""
    words: list[str] = []
    seen_title = ""
    for zone in document.zones:
        if zone.kind not in _STORY:
            continue
        text = fold(document.text[zone.start : zone.end]).lower
        if zone.kind == "title":
            if text == seen_title:
                continue
            seen_title = text
        words += _WORDS.findall(text)
    return words


def story_sentences(document: Document) -> list[str]:
    """The sentences of the story as they stand, white space made single."""
    sentences: list[str] = []
    for zone in document.zones:
        if zone.kind in _STORY:
            cased = fold(document.text[zone.start : zone.end]).cased
            spans = split_sentences(cased, 0, len(cased))
            sentences += [" ".join(cased[start:end].split()) for start, end in spans]
    return sentences
