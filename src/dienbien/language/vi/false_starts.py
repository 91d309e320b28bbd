"""Words that look like somebody and are nobody: a lone "nước", "Anh" as a pronoun, a surname like a country.

Comes in: the phrases that a noun phrase was read from, and its builder. Goes out: whether it is none.
"""

from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.builder import Builder
from dienbien.language.vi.tables_vi import marked
from dienbien.language.vi.traits import is_plural

_POWERS = frozenset({"country", "organization"})


def is_false_start(
    folded: Folded, phrases: list[Phrase], i: int, j: int, builder: Builder, opening: int
) -> bool:
    """Readings that look like somebody but are not: a lone head, `Anh` that opens a sentence."""
    if builder.area and builder.empty:
        return True
    if _uncounted_states(folded, phrases, i, builder):
        return True
    if not builder.country or builder.headed or j - i != 1:
        return False
    written = folded.cased[builder.start : builder.end]
    word = folded.lower[max(opening, builder.start - 8) : builder.start].rstrip().rsplit(" ", 1)[-1]
    if word in marked("team"):
        return True
    if " " in written or "-" in written or len(written) > 4:
        return False
    if builder.start == opening and written == "Anh":
        return _is_he(phrases, j, headline=opening == 0)
    before = folded.cased[max(opening, builder.start - 12) : builder.start].rstrip().rsplit(" ", 1)[-1]
    if before.lower() in marked("opening"):
        return False
    previous = phrases[i - 1] if i else None
    touched = previous is not None and previous.kind != "name" and previous.end >= builder.start - 1
    touched = touched or before.endswith(("-", "–"))  # `Iran- Iraq`
    return bool(
        before[:1].isupper() and not touched and folded.cased[builder.start - 1 : builder.start] == " "
    )


def _uncounted_states(folded: Folded, phrases: list[Phrase], i: int, builder: Builder) -> bool:
    """`Nước`, `quốc gia` by themselves are states only where they are counted ("50 nước")."""
    if not builder.heads or builder.heads[0]["kind"] != "states" or builder.owned or builder.names:
        return False
    before = phrases[i - 1] if i else None
    counted = before is not None and before.kind == "number" and before.end >= builder.start - 1
    alone = " " not in builder.heads[0]["phrase"] or builder.heads[0]["phrase"] in marked("state-word")
    return alone and not counted and not is_plural(folded, builder.start)


def _is_he(phrases: list[Phrase], j: int, headline: bool) -> bool:
    """`Anh kể …`: by itself a pronoun; in a headline with another power Britain: "Anh cảnh báo Israel"."""
    following = phrases[j] if j < len(phrases) else None
    if following is None:
        return True
    if headline and following.kind in {"act", "speech"}:
        return not any(phrase.kind in _POWERS for phrase in phrases[j:])
    return following.kind not in {"punctuation", "cue"} or following.value == "."
