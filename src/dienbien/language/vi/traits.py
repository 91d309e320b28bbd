"""What the words of a noun phrase tell of it: one or several, he or she, somebody's kin, at home or foreign.

Comes in: the folded text and a place in it, or a mention that `builder` has gathered. Goes out: what is told,
or the mention changed by it. It looks for no names.
"""

from functools import cache

from dienbien.language.mentions import Mention
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import Openings, ends_apart, marked, markers, markers_apart

_KIN = 16
"""How far before somebody, in letters, the word for their kin may begin."""
_TITLES = ("home", "home-first", "local")
_GENDERS: dict[str, str] = {}
"""What the first word of a table's phrase tells; kept, since the tables are few against the texts."""


def is_plural(folded: Folded, start: int) -> bool:
    """Whether it is several: "các", a number or the like stands before or opens it."""
    plain, several = folded.plain, marked("several")
    stop = plain.find(" ", start, start + 6)
    opening = plain[start : stop if stop >= 0 else start + 6]
    if opening in several or opening.isdigit():
        return True
    first, last = max(0, start - 12), start - 1
    while last >= first and plain[last] == " ":
        last -= 1
    before = plain[max(first, plain.rfind(" ", first, last + 1) + 1) : last + 1]
    return before in several or before.isdigit()


def gender_of(phrase: str) -> str:
    """`she`, `he` or nothing, by the first word of a table's phrase ("bà")."""
    gender = _GENDERS.get(phrase)
    if gender is None:
        word = f"{phrase.lower()} ".split(" ", 1)[0]
        gender = _GENDERS[phrase] = "she" if word in marked("she") else "he" if word in marked("he") else ""
    return gender


def settle_kin(folded: Folded, mention: Mention) -> None:
    """`Con trai ông Abela`: somebody private whom nobody names, of that country; but a couple is both."""
    before = folded.plain[max(0, mention.start - _KIN) : mention.start]
    if not before.endswith(" ") or not ends_apart(before[:-1], "kin"):
        return
    words = next(word for word in markers_apart("kin") if f" {before[:-1]}".endswith(word))
    if before[: -len(words) - 1].endswith(","):  # `Bà Mifsud, con gái ông Abela, …` tells who she is
        return
    mention.start -= len(words)
    mention.kind, mention.sector, mention.rank = "crowd", "CVL", ""
    mention.name = mention.person = None
    mention.short = mention.office = ""
    mention.what = mention.what or "person"


def is_foreign(folded: Folded, mention: Mention) -> bool:
    """`người nhập cư`, `ngư dân nước ngoài`: by their words of another country than told."""
    words = folded.lower[mention.start : mention.end]
    if any(word in words for word in markers("migrants")) or words.endswith(markers("foreign")):
        return True
    return folded.lower.startswith(markers("foreign"), mention.end + 1)


def repeated(words: str) -> str:
    """The noun of a stand-in that points back with a last word of its own: "nghị sĩ này"."""
    noun, _, last = words.rpartition(" ")
    return noun if last in marked("pointing") else ""


def home_words(lower: str, start: int) -> tuple[bool, bool, bool]:
    """Whether the words there are of home without saying so, may be, and are no side without a country."""
    if not _titled().at(lower, start):
        return False, False, False
    return (
        lower.startswith(markers("home"), start),
        lower.startswith(markers("home-first"), start),
        lower.startswith(markers("local"), start),
    )


@cache
def _titled() -> Openings:
    """All such words: most noun phrases begin otherwise."""
    return Openings(word for kind in _TITLES for word in markers(kind))


def named_states(written: str) -> str | None:
    """`các nước châu Âu` are Europe; others are named by all their words if one of them is a name."""
    bloc = next((bloc for bloc in markers("as-one") if written.lower().endswith(f" {bloc}")), "")
    if bloc and _all_states(written.lower().removesuffix(f" {bloc}")):
        return written[-len(bloc) :]
    return written if any(c.isupper() for c in written[1:]) else None


def _all_states(words: str) -> bool:
    """`các nước`, not `8 nước` or `nhiều nước`."""
    return words in marked("all-states")
