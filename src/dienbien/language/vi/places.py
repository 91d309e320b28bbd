"""Where: noun phrases that name a place, with what the gazetteer knows of it.

Comes in: phrases from one position on. Goes out: a `Mention` of kind place, or nothing. A country after
"tại", a town after "thành phố", an area by itself. It does not decide which act happened there.
"""

from functools import cache

from dienbien.gazetteer import Area, areas, country, find_town
from dienbien.language.entries import Entry
from dienbien.language.mentions import Mention, PlaceValue
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded, fold_phrase
from dienbien.language.vi.areas_vi import area_place
from dienbien.language.vi.tables_vi import marked, markers, markers_between
from dienbien.records import Precision

_NAMED = frozenset({"area", "country", "name"})
PLACED = _NAMED | {"placenoun"}
"""Kinds of phrases of which one place may start; others need another reading for it."""
_TELLERS = frozenset({"according", "cites", "by"})
_JOINERS = frozenset({"-", "–", " - ", " – "})
_MOST_NOUNS = 3
_SHORT = 5


@cache
def _areas_by_phrase() -> dict[str, Area]:
    return {fold_phrase(variant): area for area in areas() for variant in (area.name, *area.variants)}


def read_place(folded: Folded, phrases: list[Phrase], i: int) -> tuple[Mention, int] | None:
    """The place that starts at phrase i and the index after it, or None where no place starts."""
    located = i > 0 and phrases[i - 1].kind == "cue" and phrases[i - 1]["value"] == "at"
    located = located and folded.lower[phrases[i - 1].end : phrases[i].start] == " "
    if _placenoun(phrases[i]) is None:
        if not (located or phrases[i].kind == "area"):
            return None
        j, precision = i, None
    elif _speaks(phrases, i):
        return None
    else:
        j, precision = _nouns(folded, phrases, i)
    if (
        j < len(phrases)
        and (phrases[j].kind in _NAMED or _doubles(folded, phrases[j]))
        and (j == i or _near(folded, phrases, j))
    ):
        joined = _rejoined(folded, phrases, j)
        own = joined[j].kind == "name" and folded.lower.startswith(markers("own-name"), phrases[i].start)
        value = _named(folded, joined[j]) if own else _value(folded, joined[j], precision)
        if value is not None:
            place, after = _with_holder(folded, joined, i, j, value)
            return place, after + len(phrases) - len(joined)
    if j > i and located:
        text = folded.cased[phrases[i].start : phrases[j - 1].end]
        value = PlaceValue(text, None, None, None, precision or "area")
        return Mention(phrases[i].start, phrases[j - 1].end, "place", place=value), j
    return None


def _speaks(phrases: list[Phrase], i: int) -> bool:
    """`Đại sứ quán Peru tại Malta cảnh báo …`: what opens a clause acts, where its noun also names a body."""
    readings = [phrases[i].entry, *phrases[i].others]
    if not any(entry and entry.kind == "body" for entry in readings):
        return False
    before = phrases[i - 1] if i else None
    if before is None or before.kind == "punctuation" or before.kind in {"speech", "time"}:
        return True
    return before.kind == "cue" and (before.subkind == "sub" or before.cue in _TELLERS)


def _doubles(folded: Folded, phrase: Phrase) -> bool:
    """`châu Âu` acts, and behind "tại" is a place."""
    return phrase.kind == "organization" and folded.plain[phrase.start : phrase.end] in _areas_by_phrase()


def _rejoined(folded: Folded, phrases: list[Phrase], j: int) -> list[Phrase]:
    """`huyện Kỳ Anh`, `thị xã Phú Mỹ`: a short country's name may be the end of a place's own."""
    named, after = phrases[j], phrases[j + 1 : j + 2]
    if named.kind != "name" or not after or after[0].kind != "country":
        return phrases
    tail = folded.cased[named.end : after[0].end]
    if not tail.startswith(" ") or " " in tail[1:] or len(tail) > _SHORT or " " in named.value:
        return phrases
    whole = Phrase(named.start, after[0].end, "name", None, folded.cased[named.start : after[0].end])
    return [*phrases[:j], whole, *phrases[j + 2 :]]


def _nouns(folded: Folded, phrases: list[Phrase], i: int) -> tuple[int, Precision | None]:
    j = i
    precision: Precision | None = None
    while j < len(phrases) and j - i < _MOST_NOUNS:
        entry = _placenoun(phrases[j])
        if entry is None or (j > i and not _near(folded, phrases, j)):
            break
        precision = entry.precision
        j += 1
    return j, precision


def _placenoun(phrase: Phrase) -> Entry | None:
    """The reading as a noun of place; "thị trấn" can be counted as a loss, too."""
    if phrase.kind == "placenoun":
        return phrase.entry
    if not phrase.others:
        return None
    return next((entry for entry in phrase.others if entry.kind == "placenoun"), None)


def _near(folded: Folded, phrases: list[Phrase], j: int) -> bool:
    gap = folded.lower[phrases[j - 1].end : phrases[j].start]
    if gap == " " or gap in markers_between("lying-in"):
        return True
    words = gap.split()
    return len(gap) <= 12 and "".join(words).isalpha() and marked("unbridged").isdisjoint(words)


def _named(folded: Folded, phrase: Phrase) -> PlaceValue:
    """`lâu đài Windsor`: such a building has a name of its own, though some town bears it, too."""
    return PlaceValue(folded.cased[phrase.start : phrase.end], None, None, None, "point")


def _value(folded: Folded, phrase: Phrase, precision: Precision | None) -> PlaceValue | None:
    written = folded.cased[phrase.start : phrase.end]
    if phrase.kind == "area" and phrase.entry is not None:
        area = area_place(phrase.entry)
        return PlaceValue(area.name, area.country, area.lat, area.lon, precision or area.precision)
    if phrase.kind == "organization":
        found_area = _areas_by_phrase()[folded.plain[phrase.start : phrase.end]]
        return PlaceValue(
            found_area.name, found_area.country, found_area.lat, found_area.lon, found_area.precision
        )
    disputed = phrase["kind"] == "disputed" and _areas_by_phrase().get(
        folded.plain[phrase.start : phrase.end]
    )
    if disputed:
        return PlaceValue(disputed.name, disputed.country, disputed.lat, disputed.lon, disputed.precision)
    if phrase.kind == "country":
        found = country(phrase["country"])
        if phrase["kind"] in {"capital", "seat", "headquarters"}:
            town = find_town(written, (phrase["country"],))
            if town is None or town.country != phrase["country"]:
                # A seat of power is no town, though one sounds like it once marks are off (Nha Trang).
                return PlaceValue(written, phrase["country"], None, None, "point")
            return PlaceValue(written, town.country, town.lat, town.lon, precision or "town")
        lat, lon = (found.lat, found.lon) if found and precision is None else (None, None)
        return PlaceValue(written, phrase["country"], lat, lon, precision or "country")
    town = find_town(written)
    if town is not None:
        return PlaceValue(written, town.country, town.lat, town.lon, precision or "town")
    if precision is None:
        return None
    return PlaceValue(written, None, None, None, precision)


def _holder(folded: Folded, phrases: list[Phrase], at: int, end: int) -> int | None:
    """Which phrase from one on holds the place named before it, or lies on its other side."""
    beside = phrases[at]
    if beside.kind in {"country", "area"} and folded.lower[end : beside.start] in _JOINERS:
        return at
    follows = phrases[at + 1] if at + 1 < len(phrases) else None
    dashed = beside.kind == "punctuation" and beside.value in {"-", "–"}
    return at + 1 if dashed and follows is not None and follows.kind == "country" else None


def _with_holder(
    folded: Folded, phrases: list[Phrase], i: int, j: int, value: PlaceValue
) -> tuple[Mention, int]:
    """`thị trấn Goris thuộc Syunik`, `biên giới Peru - Bolivia`: what belongs to the name."""
    end, after = phrases[j].end, j + 1
    nouns = j > i
    named = [phrases[j]]
    while nouns and after < len(phrases):
        holder = _holder(folded, phrases, after, end)
        if holder is None:
            break
        value = PlaceValue(value.name, None, None, None, value.precision)
        named.append(phrases[holder])
        end, after = phrases[holder].end, holder + 1
    start = phrases[i].start
    if nouns:
        value = PlaceValue(
            _full_name(folded, phrases[i:j], phrases[j], start, end),
            value.country,
            value.lat,
            value.lon,
            value.precision,
        )
    mention = Mention(start, end, "place", country=value.country, place=value)
    if len(named) > 1:
        mention.lands = tuple(phrase["country"] for phrase in named if phrase.kind == "country")
    return mention, after


def _full_name(folded: Folded, nouns: list[Phrase], named: Phrase, start: int, end: int) -> str:
    """Towns and regions go by their own name; "biên giới …" and the like need the noun."""
    if named.kind in {"name", "area"} and len(nouns) == 1 and _precision(nouns[0]) in {"town", "admin"}:
        return folded.cased[named.start : named.end]
    if named.kind == "area":
        return folded.cased[named.start : named.end]
    return folded.cased[start:end]


def _precision(noun: Phrase) -> str:
    entry = _placenoun(noun)
    return entry.precision if entry else ""
