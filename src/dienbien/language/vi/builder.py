"""One noun phrase under construction, and the mention that comes of it.

Comes in: the table entries of its head, owner and name, one by one. Goes out: a `Mention` with kind,
sector, country and name (codebook sections 4 and 11.7). Which words belong together, `mentions` decides.
"""

from dienbien.gazetteer import find_town
from dienbien.language.entries import Entry
from dienbien.language.mentions import Mention, MentionKind
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers, markers_apart
from dienbien.language.vi.traits import (
    gender_of,
    home_words,
    is_foreign,
    is_plural,
    named_states,
    repeated,
    settle_kin,
)
from dienbien.records import Sector

_OF_THE_BODY = frozenset({"leader", "head", "commander", "force", "unit", "agency", "expert"})
"""Heads that take the sector of the body behind them."""
_SENT = frozenset({"minister", "diplomat", "deputy", "embassy"})
"""Heads that are of an international body where it stands behind them and no state does."""
_NO_SECTOR = frozenset({"honorific", "counterpart"})
"""Heads that say nothing of the sector."""
_STAFF = frozenset({"official", "spokesperson", "diplomat"})
_RULING = frozenset({"president", "prime-minister", "supreme-leader", "king"})
_OWN_NAME = 2
"""How many words at least the name of a person has behind that of their town."""
_LARGE = 300_000
"""How many live at least in a town that is rather meant than a mayor of its name."""
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
        "town",
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
        self.town = ""
        self.names: list[Phrase] = []
        self.what = ""
        self.alias = ""

    @property
    def closed(self) -> bool:
        """Whether nothing more can belong to it."""
        if self.person is not None:
            return True
        return not self.heads and (
            self.anaphor is not None or (self.country is not None and self.crowd is None)
        )

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
        named = self.country or self.organization or self.area or self.town
        return bool(named or (self.anaphor and self.heads))


def takes_town(folded: Folded, phrase: Phrase, builder: Builder) -> bool:
    """`Thị trưởng Chicago`, `Thị trưởng Chicago Ana Soto`: behind such offices a town, then a name."""
    head = builder.heads[-1] if builder.heads and not builder.owned else None
    if head is None or head["phrase"] not in marked("town-office"):
        return False
    words = folded.cased[phrase.start : phrase.end].split(" ")
    for last in (len(words), *range(len(words) - _OWN_NAME, 0, -1)):
        town = find_town(" ".join(words[:last]))
        if town is not None and town.population > _LARGE:
            builder.town = town.country
            if last < len(words):
                start = phrase.end - len(" ".join(words[last:]))
                builder.person = Phrase(start, phrase.end, "name", None, folded.cased[start : phrase.end])
            return True
    return False


def finish(folded: Folded, builder: Builder) -> Mention:
    """The mention that a builder has gathered."""
    heads, start = builder.heads, builder.start
    if builder.person is not None and _serves(builder):
        builder.town, builder.person = builder.person["country"], None
    kind = _kind(builder)
    name, person = _name(builder, folded)
    organization = builder.organization
    first = heads[0] if heads else builder.anaphor or organization
    sector, country = _sector(builder), _country(builder)
    mention = Mention(start, builder.end, kind, sector, country, name, person)
    mention.anaphor = _anaphor(builder)
    mention.organization = organization["name"] if organization else ""
    mention.what = builder.what
    mention.alias = builder.alias or (_short_form(name, builder) if kind == "body" else "")
    mention.rank = first["kind"] if first else ""
    mention.plural = is_plural(folded, start)
    mention.gender = _gender(builder)
    mention.home, mention.homely, mention.local = home_words(folded.lower, start)
    mention.rows = _rows(builder)
    if builder.person and person:
        mention.short = _short(builder, folded)
    if kind == "anaphor":
        mention.repeats = repeated(folded.lower[start : builder.end])
    if heads:
        kinds = [entry["kind"] for entry in heads]
        if "states" in kinds or heads[0]["phrase"].endswith(markers_apart("all-states")):
            mention.rank = "states"
        mention.weapon = "weapon" in kinds
        offices = (e for e in heads if e.kind == "office" and e["kind"] != "honorific")
        mention.office = next((e["phrase"].lower() for e in offices), "")
    if mention.sector == "CVL" and not (mention.country or mention.person) and is_foreign(folded, mention):
        mention.rank = "foreign"
    if mention.kind in {"person", "office"}:
        settle_kin(folded, mention)
    return mention


def _serves(builder: Builder) -> bool:
    """`trợ lý Tổng thống Nga Vladimir Putin`: the one named is whom somebody works for."""
    heads, person = builder.heads, builder.person
    if person is None or person.kind != "person" or person["office"] not in _RULING or not heads:
        return False
    first = heads[0]
    ruler = heads[-1]["kind"] == "head" or first["phrase"].endswith(markers("ruler"))
    return first["kind"] in _STAFF and ruler


def _short_form(name: str | None, builder: Builder) -> str:
    """`nhóm vũ trang ABC`: from then on "ABC" alone."""
    named = builder.names and builder.heads and builder.heads[0].kind == "body"
    return name if named and name and name.isupper() and len(name) <= 8 else ""


def _short(builder: Builder, folded: Folded) -> str:
    """`Orban` of "Thủ tướng Orban": the one word that a table knows somebody by, if no country is told."""
    if builder.person is None or builder.person.kind != "person" or builder.country or builder.organization:
        return ""
    written = folded.cased[builder.person.start : builder.person.end]
    return "" if " " in written or written == builder.person["name"] else written


def _gender(builder: Builder) -> str:
    """`she` or `he` where a title or stand-in tells ("bà", "nữ thủ tướng")."""
    if not (builder.heads or builder.anaphor or builder.crowd):
        return ""
    for head in builder.heads:
        if gender := gender_of(head["phrase"]):
            return gender
    for entry in (builder.anaphor, builder.crowd):
        if entry is not None and (gender := gender_of(entry["phrase"])):
            return gender
    return ""


def _rows(builder: Builder) -> tuple[Row, ...]:
    """The table rows that know the words of a mention."""
    rows = [entry.row for entry in builder.heads]
    if builder.organization is not None:
        rows.append(builder.organization.row)
    if builder.crowd is not None:
        rows.append(builder.crowd.row)
    if builder.anaphor is not None:
        rows.append(builder.anaphor.row)
    _append_row(rows, builder.country)
    _append_row(rows, builder.person)
    _append_row(rows, builder.area)
    return tuple(rows)


def _append_row(rows: list[Row], phrase: Phrase | None) -> None:
    if phrase is not None and phrase.entry is not None:
        rows.append(phrase.entry.row)


def _country(builder: Builder) -> str | None:
    country: str | None = None
    if builder.country:
        country = builder.country["country"]
    elif builder.area and builder.area.entry:
        country = builder.area["country"] or None
    elif builder.organization:
        country = builder.organization["country"] or None
    elif builder.town:
        country = builder.town
    if builder.person and builder.person.kind == "person" and not country:
        country = builder.person["country"] or None
    return country


def _anaphor(builder: Builder) -> str:
    anaphor = builder.anaphor["kind"] if builder.anaphor else ""
    if not anaphor and builder.heads and any(e["kind"] == "counterpart" for e in builder.heads):
        return "counterpart"
    return anaphor


def _kind(builder: Builder) -> MentionKind:
    if builder.person:
        named = builder.heads or builder.crowd or builder.person.kind == "person"
        return "person" if named else "name"
    if builder.anaphor and not builder.headed:
        return "anaphor"
    if builder.crowd:
        return "crowd"
    if builder.heads:
        return "office" if builder.heads[0].kind == "office" else "body"
    return "organization" if builder.organization else "country"


def _sector(builder: Builder) -> Sector:
    heads = [e for e in builder.heads if e["kind"] not in _NO_SECTOR] if builder.heads else []
    if builder.person and builder.person.entry and builder.person.kind == "person" and not heads:
        return builder.person.entry.sector
    if heads:
        return _head_sector(heads, builder)
    if builder.crowd:
        crowd = builder.crowd
        return PEOPLE[crowd["what"]] if crowd.kind == "lossnoun" else crowd.sector
    if builder.organization:
        return builder.organization.sector
    if builder.country:
        return _seat_sector(builder.country)
    if builder.anaphor or any(e["kind"] == "counterpart" for e in builder.heads):
        return "GOV"
    return "UNK"


def _seat_sector(country: Phrase) -> Sector:
    return "MIL" if country["kind"] == "headquarters" else "GOV"


def _head_sector(heads: list[Entry], builder: Builder) -> Sector:
    """A spokesperson has the sector of the body they speak for; others their own."""
    first = heads[0]
    if first["kind"] in {"spokesperson", "official", "side", "press"} or first.sector == "UNK":
        if len(heads) > 1:
            return heads[1].sector
        if builder.organization:
            return builder.organization.sector
        if builder.country and builder.country["kind"] in {"seat", "headquarters"}:
            return _seat_sector(builder.country)
        if builder.person and builder.person.entry and builder.person.kind == "person":
            return builder.person.entry.sector
    if len(heads) > 1 and heads[1]["kind"] == "press":  # `tổng giám đốc hãng thông tấn`
        return heads[1].sector
    body = builder.organization
    reports = body is not None and body.sector == "MED" and first["kind"] == "company"  # `hãng AP`
    if body and (first["kind"] in _OF_THE_BODY or reports):
        return body.sector
    if body and body.sector == "IGO" and builder.country is None and first["kind"] in _SENT:
        return "IGO"  # `đặc phái viên LHQ`
    if first.sector == "IGO" and builder.country is not None and body is None:
        # `Tổng giám đốc người Malta`: no international body has one country.
        return "BUS" if first["phrase"] in markers("firm-head") else "GOV"
    return first.sector


def _name(builder: Builder, folded: Folded) -> tuple[str | None, str | None]:
    """The name of the mention, and of the person where it is one."""
    heads, country, organization = builder.heads, builder.country, builder.organization
    if builder.person:
        written = folded.cased[builder.person.start : builder.person.end]
        known = builder.person["name"] if builder.person.kind == "person" else ""
        return known or written, known or written
    if organization and (not heads or heads[0].kind == "body"):
        return organization["name"], None
    if builder.names:
        return folded.cased[builder.names[0].start : builder.names[0].end], None
    if heads and heads[0].kind == "body" and country:
        if heads[0]["kind"] == "side":
            return country["name"] or country["phrase"], None
        written = folded.cased[builder.start : builder.end]
        return written[:1].upper() + written[1:], None
    if heads and heads[0]["kind"] == "states" and not country:
        return named_states(folded.cased[builder.start : builder.end]), None
    if country and not builder.headed:
        return country["name"] or country["phrase"], None
    return None, None


def rest_of_name(folded: Folded, phrases: list[Phrase], j: int, builder: Builder) -> int:
    """`ông Nicolás Maduro Moros`: a name right behind a known one is theirs, too."""
    if j >= len(phrases) or phrases[j].kind != "name" or phrases[j - 1].kind != "person":
        return 0
    if folded.lower[builder.end : phrases[j].start] != " ":
        return 0
    builder.end = phrases[j].end
    return 1
