"""Runs of capitalised words: the raw material of names that no table holds.

Comes in: the cased folded text. Goes out: spans of runs such as `Sergei Lavrov`, `Kim Jong-un`,
`Mohammed bin Salman`; known phrases without the countries that Vietnamese names hold. It does not know who
is meant, nor whether a sentence's first word is a name.
"""

import re

from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.plain_words import is_syllable
from dienbien.language.vi.tables_vi import marked

_UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_REST = r"[^\W_]*(?:['’][^\W\d_]+)?"
_WORD = rf"[{_UPPER}]{_REST}"
_TOKEN = rf"(?:[{_UPPER}]\.|(?:[Aa]l|[Ee]l|[Aa]bd|[Uu]l)-{_WORD}|{_WORD})(?:-[^\W\d_]+)*"
# The same with its first letter in front, so that the search skips all others at once.
_FIRST_TOKEN = (
    rf"[{_UPPER}aeu](?<![\w-].)(?:(?<=[{_UPPER}])\.|(?:(?<=[AaEeUu])l|(?<=[Aa])bd)-{_WORD}"
    rf"|(?<=[{_UPPER}]){_REST})(?:-[^\W\d_]+)*"
)
_PARTICLE = r"(?:bin|bint|ibn|al|el|von|van|der|den|de|da|di|du|dos|del|la|le|ben|abu|ul|of|the|for)"
_ON = rf"(?:(?:(?<=\.)| )(?=[{_UPPER}abdefilotuv])(?:{_PARTICLE} ){{0,2}}{_TOKEN})*(?:-\d)?"
_RUN = re.compile(_FIRST_TOKEN + _ON)
# Where no word begins with "al-", "el-", "abd-" or "ul-", the search need not stop at each small a, e and u.
_PLAIN_RUN = re.compile(_FIRST_TOKEN.replace("aeu]", "]", 1) + _ON)

MAX_RUN = 120
"""Longest run in characters that is taken for a name; longer ones are headlines in capitals."""


def find_runs(cased: str) -> list[tuple[int, int]]:
    """Spans of capitalised runs, left to right, none overlapping; no models ("FA-50"). Linear in the text."""
    run = _RUN if "l-" in cased or "d-" in cased else _PLAIN_RUN
    found: list[tuple[int, int]] = []
    for match in run.finditer(cased):
        start, end = match.span()
        if end - start <= MAX_RUN and not (cased[end - 1].isdecimal() and cased[end - 2] == "-"):
            found.append((start, end))
    return found


_HEADS = frozenset({"office", "body", "crowd", "lossnoun", "anaphor"})
"""Kinds of phrases behind which a country is one."""
_NAMED_SHIPS = frozenset({"country", "area", "person"})
_MOST_WORDS = 4
_LONGEST = 11
"""No word of a Vietnamese name has more letters."""


def with_namesakes(folded: Folded, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases with surnames of the famous behind other given names as names: "Eric Trump" is not Donald.

    A given name that begins like the famous one's is taken for it in another spelling. A foreign name with
    the country at home right behind it is one of a house there: "Ficus Việt Nam".
    """
    kept: list[Phrase] = []
    for phrase in phrases:
        before = kept[-1] if kept else None
        named = before is not None and before.kind == "name"
        if before is not None and named and _goes_on(folded, before, phrase):
            kept[-1] = Phrase(before.start, phrase.end, "name", None, folded.cased[before.start : phrase.end])
        else:
            kept.append(phrase)
    return kept


def _goes_on(folded: Folded, name: Phrase, phrase: Phrase) -> bool:
    return _is_namesake(folded, name, phrase) or _is_branch(folded, name, phrase)


def _is_branch(folded: Folded, name: Phrase, phrase: Phrase) -> bool:
    if phrase.kind != "country" or phrase["country"] != HOME or folded.cased[name.end : phrase.start] != " ":
        return False
    last = folded.lower[name.start : name.end].split(" ")[-1]
    return last.isalpha() and not is_syllable(last)


def _is_namesake(folded: Folded, given: Phrase, famous: Phrase) -> bool:
    if famous.kind != "person" or folded.cased[given.end : famous.start] != " ":
        return False
    known = famous["name"].split(" ")
    letters = {word[0] for word in known[:-1]}
    words = folded.cased[given.start : given.end].split(" ")
    return folded.cased[famous.start : famous.end] == known[-1] and not letters & {word[0] for word in words}


def without_given_names(folded: Folded, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases but for countries and acts that are part of a name: "Nguyễn Đức Anh", "bà Nga"."""
    kept: list[Phrase] = []
    begun = {phrase.start for phrase in phrases}
    for phrase in phrases:
        free = kept[-1].end if kept else 0
        if kept and phrase.kind in _NAMED_SHIPS and _names_a_ship(folded, kept[-1], phrase):
            continue
        short = phrase.kind == "country" and folded.lower[phrase.start : phrase.end] in marked("given-name")
        if short and _in_name(folded, phrase.start, free):
            continue
        if short and phrase.end + 1 not in begun and _begins_a_name(folded, phrase, kept):
            continue
        if phrase.kind == "act" and _continues_a_name(folded, phrase.start, free):
            continue
        kept.append(phrase)
    return kept


def _names_a_ship(folded: Folded, prefix: Phrase, phrase: Phrase) -> bool:
    """`USS Malta`: right behind what stands before the names of a navy's ships."""
    return prefix.end + 1 == phrase.start and folded.lower[prefix.start : prefix.end] in marked("ship-prefix")


def _continues_a_name(folded: Folded, start: int, free: int) -> bool:
    """Whether a capitalised word that no table knows stands right before a capitalised one."""
    if not folded.cased[start].isupper() or start < 2 or folded.cased[start - 1] != " ":
        return False
    before = folded.cased.rfind(" ", max(0, start - 14), start - 1) + 1
    word = folded.cased[before : start - 1]
    return before >= free and word[:1].isupper() and word.isalpha() and not word.isupper()


def _begins_a_name(folded: Folded, phrase: Phrase, before: list[Phrase]) -> bool:
    """`xã Nga My`, `thờ Đức Huyền Thiên`: a capital of Vietnamese right behind it; not behind an office."""
    behind = folded.cased[phrase.end : phrase.end + _LONGEST]
    word = behind[1:].split(" ", 1)[0].rstrip(",.;:")
    headed = bool(before) and before[-1].end >= phrase.start - 1 and before[-1].kind in _HEADS
    if not behind.startswith(" ") or not word[:1].isupper() or not word.isalpha() or word.isupper() or headed:
        return False
    lead = folded.lower[max(0, phrase.start - _LONGEST) : phrase.start].split()
    local = bool(lead) and lead[-1] in marked("local-ground")
    return is_syllable(word.lower()) and (local or not word.isascii())


def _in_name(folded: Folded, start: int, free: int) -> bool:
    """Whether capitalised words before lead back to a surname, or a title like "bà" stands right before."""
    at = start
    for _ in range(_MOST_WORDS):
        if at == 0 or folded.cased[at - 1] != " ":
            return False
        # A paragraph may open with it: then a line break stands before it.
        words = folded.cased[max(0, at - 1 - _LONGEST) : at - 1].split()
        word = words[-1] if words else ""
        before = at - 1 - len(word)
        if word.lower() in marked("she") or word.lower() in marked("he"):
            return True
        if not word[:1].isupper() or not word.isalpha() or before < free:
            return False
        if word.lower() in marked("surname") or word.lower() in marked("home-surname"):
            return True
        at = before
    return False
