"""One noun phrase under construction, and the mention that comes of it.

Comes in: the table entries of its head, owner and name, one by one. Goes out: a `Mention` with kind,
sector, country and name (codebook sections 4 and 11.7). Which words belong together, `mentions` decides.
"""

from functools import cache

from dienbien.language.mentions import Mention
from dienbien.language.phrases import Entry, Phrase
from dienbien.language.tables import Row
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers
from dienbien.records import Sector

_OF_THE_BODY = frozenset({"leader", "head", "commander", "force", "unit", "agency", "expert"})
"""Heads that take the sector of the body behind them."""
PEOPLE: dict[str, Sector] = {
    "soldier": "MIL",
    "rebel": "REB",
    "police": "COP",
    "civilian": "CVL",
    "child": "CVL",
    "person": "CVL",
}
"""The sector of people who are named by a noun that can be counted, by its class."""


class Builder:
    """One noun phrase under construction: heads, owner, name, in the order in which they came."""

    __slots__ = (
        "alias",
        "anaphor",
        "area",
        "country",
        "crowd",
        "end",
        "heads",
        "names",
        "organization",
        "person",
        "start",
        "what",
    )

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start
        self.heads: list[Entry] = []
        self.country: Phrase | None = None
        self.organization: Entry | None = None
        self.person: Phrase | None = None
        self.crowd: Entry | None = None
        self.anaphor: Entry | None = None
        self.area: Phrase | None = None
        self.names: list[Phrase] = []
        self.what = ""
        self.alias = ""

    @property
    def closed(self) -> bool:
        """Whether nothing more can belong to it."""
        return self.person is not None or (self.anaphor is not None and not self.heads)

    @property
    def empty(self) -> bool:
        """Whether nothing has been taken yet."""
        return not (
            self.heads or self.country or self.organization or self.person or self.crowd or self.anaphor
        )

    @property
    def headed(self) -> bool:
        """Whether it has an office, body or crowd as head."""
        return bool(self.heads or self.crowd)

    @property
    def owned(self) -> bool:
        """Whether the slot for the country or body that the head belongs to is filled."""
        return bool(self.country or self.organization or self.area or (self.anaphor and self.heads))


def finish(folded: Folded, builder: Builder) -> Mention:
    """The mention that a builder has gathered."""
    mention = Mention(builder.start, builder.end, "name")
    _set_country(mention, builder)
    _set_kind(mention, builder)
    _set_sector(mention, builder)
    _set_name(mention, builder, folded)
    mention.rows = _rows(builder)
    mention.what = builder.what
    mention.alias = builder.alias or _short_form(mention, builder)
    first = builder.heads[0] if builder.heads else builder.anaphor or builder.organization
    mention.rank = first["kind"] if first else ""
    mention.gender = _gender(builder)
    mention.home = folded.lower.startswith(markers("home"), builder.start)
    mention.homely = folded.lower.startswith(markers("home-first"), builder.start)
    mention.local = folded.lower.startswith(markers("local"), builder.start)
    mention.organization = builder.organization["name"] if builder.organization else ""
    mention.plural = is_plural(folded, builder.start)
    if mention.kind == "anaphor":
        mention.repeats = _repeated(folded.lower[builder.start : builder.end])
    if builder.heads:
        kinds = [entry["kind"] for entry in builder.heads]
        mention.rank = "states" if "states" in kinds else mention.rank
        mention.weapon = "weapon" in kinds
        offices = (e for e in builder.heads if e.kind == "office" and e["kind"] != "honorific")
        mention.office = next((e["phrase"].lower() for e in offices), "")
    return mention


def _repeated(words: str) -> str:
    """The noun of a stand-in that points back with a last word of its own: "nghị sĩ này"."""
    noun, _, last = words.rpartition(" ")
    return noun if last in markers("pointing") else ""


def _short_form(mention: Mention, builder: Builder) -> str:
    """`nhóm vũ trang ABC`: from then on "ABC" alone."""
    named = builder.names and builder.heads and builder.heads[0].kind == "body" and mention.kind == "body"
    short = (
        bool(named) and bool(mention.name) and (mention.name or "").isupper() and len(mention.name or "") <= 8
    )
    return (mention.name or "") if short else ""


def _gender(builder: Builder) -> str:
    """`she` or `he` where a title or stand-in tells ("bà", "nữ thủ tướng")."""
    for entry in (*builder.heads, builder.anaphor, builder.crowd):
        gender = _gender_of(entry["phrase"]) if entry is not None else ""
        if gender:
            return gender
    return ""


@cache
def _gender_of(phrase: str) -> str:
    """What the first word of a table's phrase tells; kept, since the tables are few against the texts."""
    word = f"{phrase.lower()} ".split(" ", 1)[0]
    return next((gender for gender in ("she", "he") if word in markers(gender)), "")


def is_plural(folded: Folded, start: int) -> bool:
    """Whether it is several: "các", a number or the like stands before or opens it."""
    opening = folded.plain[start : start + 6].split(" ", 1)[0]
    several = markers("several")
    if opening.isdigit() or opening in several:
        return True
    before = folded.plain[max(0, start - 12) : start].split()
    return bool(before) and (before[-1].isdigit() or before[-1] in several)


def _rows(builder: Builder) -> tuple[Row, ...]:
    """The table rows that know the words of a mention."""
    rows = [entry.row for entry in builder.heads]
    rows += [e.row for e in (builder.organization, builder.crowd, builder.anaphor) if e is not None]
    phrases = (builder.country, builder.person, builder.area)
    rows += [p.entry.row for p in phrases if p is not None and p.entry is not None]
    return tuple(rows)


def _set_country(mention: Mention, builder: Builder) -> None:
    if builder.country:
        mention.country = builder.country["country"]
    elif builder.area and builder.area.entry:
        mention.country = builder.area["country"] or None
    elif builder.organization:
        mention.country = builder.organization["country"] or None
    if builder.person and builder.person.kind == "person" and not mention.country:
        mention.country = builder.person["country"] or None
    if builder.anaphor:
        mention.anaphor = builder.anaphor["kind"]
    if builder.heads and any(e["kind"] == "counterpart" for e in builder.heads):
        mention.anaphor = mention.anaphor or "counterpart"


def _set_kind(mention: Mention, builder: Builder) -> None:
    if builder.person:
        named = builder.heads or builder.crowd or builder.person.kind == "person"
        mention.kind = "person" if named else "name"
    elif builder.anaphor and not builder.headed:
        mention.kind = "anaphor"
    elif builder.crowd:
        mention.kind = "crowd"
    elif builder.heads:
        mention.kind = "office" if builder.heads[0].kind == "office" else "body"
    elif builder.organization:
        mention.kind = "organization"
    else:
        mention.kind = "country"


def _set_sector(mention: Mention, builder: Builder) -> None:
    heads = [e for e in builder.heads if e["kind"] not in {"honorific", "counterpart"}]
    if builder.person and builder.person.entry and builder.person.kind == "person" and not heads:
        mention.sector = builder.person.entry.sector
    elif heads:
        mention.sector = _head_sector(heads, builder)
    elif builder.crowd:
        crowd = builder.crowd
        mention.sector = PEOPLE[crowd["what"]] if crowd.kind == "lossnoun" else crowd.sector
    elif builder.organization:
        mention.sector = builder.organization.sector
    elif builder.country:
        mention.sector = _seat_sector(builder.country)
    elif builder.anaphor or any(e["kind"] == "counterpart" for e in builder.heads):
        mention.sector = "GOV"


def _seat_sector(country: Phrase) -> Sector:
    return "MIL" if country["kind"] == "seat" and "Góc" in country["phrase"] else "GOV"


def _head_sector(heads: list[Entry], builder: Builder) -> Sector:
    """A spokesperson has the sector of the body they speak for; others their own."""
    first = heads[0]
    if first["kind"] in {"spokesperson", "official", "side", "press"} or first.sector == "UNK":
        if len(heads) > 1:
            return heads[1].sector
        if builder.organization:
            return builder.organization.sector
        if builder.country and builder.country["kind"] == "seat":
            return _seat_sector(builder.country)
        if builder.person and builder.person.entry and builder.person.kind == "person":
            return builder.person.entry.sector
    if builder.organization and first["kind"] in _OF_THE_BODY:
        return builder.organization.sector
    return first.sector


def _set_name(mention: Mention, builder: Builder, folded: Folded) -> None:
    if builder.person:
        written = folded.cased[builder.person.start : builder.person.end]
        known = builder.person["name"] if builder.person.kind == "person" else ""
        mention.person = mention.name = known or written
    elif (builder.organization and not builder.heads) or (
        builder.organization and builder.heads[0].kind == "body"
    ):
        mention.name = builder.organization["name"]
    elif builder.names:
        mention.name = folded.cased[builder.names[0].start : builder.names[0].end]
    elif builder.heads and builder.heads[0].kind == "body" and builder.country:
        written = folded.cased[builder.start : builder.end]
        side = builder.heads[0]["kind"] == "side"
        mention.name = (
            builder.country["name"] or builder.country["phrase"]
            if side
            else written[:1].upper() + written[1:]
        )
    elif builder.heads and builder.heads[0]["kind"] == "states" and not builder.country:
        written = folded.cased[builder.start : builder.end]
        mention.name = written if any(c.isupper() for c in written[1:]) else None
    elif builder.country and not builder.headed:
        mention.name = builder.country["name"] or builder.country["phrase"]
