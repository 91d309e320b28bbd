"""Noun phrases side by side that are one person: an office and a name, in either order, or two offices.

Comes in: two mentions between which only a comma or dash stands. Goes out: whether they are one, and the
mention that comes of both (codebook section 4: the country of a person is the one they act for).
"""

from dienbien.language.mentions import Mention

_ONE = frozenset(
    {"head", "minister", "deputy", "spokesperson", "diplomat", "commander", "judge", "legislator", "leader"}
)
"""Ranks of which one person is meant."""


def same_person(last: Mention, mention: Mention) -> bool:
    """Whether the second mention only says who the first one is."""
    return _office_then_name(last, mention) or _name_then_office(last, mention) or _two_offices(last, mention)


def apposed(last: Mention, mention: Mention) -> Mention:
    """Both as one mention: name, office and the country that the office is of."""
    merged = Mention(last.start, mention.end, "person", last.sector, last.country or mention.country)
    named, office = (mention, last) if mention.person else (last, mention)
    if mention.office:
        office = mention
    if not named.person:
        merged.kind = "office"
    merged.person = merged.name = named.person
    merged.office, merged.rank = office.office, office.rank
    merged.sector = office.sector if office.sector != "UNK" else named.sector
    merged.country = office.country or named.country
    merged.organization = office.organization or named.organization
    merged.gender = last.gender or mention.gender
    merged.anaphor = "" if named.person else mention.anaphor
    merged.rows = (*last.rows, *mention.rows)
    return merged


def _office_then_name(last: Mention, mention: Mention) -> bool:
    """`Thủ tướng Malta, ông Robert Abela`; `người phát ngôn quân đội Malta, Luca Borg`."""
    if last.kind != "office" or mention.office or mention.country not in {None, last.country}:
        return False
    bare = mention.kind == "name" and last.rank in _ONE and not last.plural and " " in (mention.person or "")
    return mention.kind == "person" or bare


def _name_then_office(last: Mention, mention: Mention) -> bool:
    """`Ana Soto, nghị sĩ Chile`; `đại tá Luis Prado, người phát ngôn quân đội Peru`."""
    owned = bool(last.office) and bool(last.country or last.organization)
    named = last.kind in {"person", "name"} and bool(last.person) and not owned
    told = bool(mention.country or mention.organization) and (
        mention.kind in {"office", "crowd"} or mention.rank == "people"
    )
    return named and told and not mention.plural and last.country in {None, mention.country}


def _two_offices(last: Mention, mention: Mention) -> bool:
    """`Phó thủ tướng, Bộ trưởng Ngoại giao Malta`: both are held by one."""
    untold = last.kind == "office" and not (last.country or last.organization or last.anaphor or last.plural)
    told = mention.kind in {"office", "person"} and bool(mention.office) and not mention.plural
    return untold and told and last.rank in _ONE | {"official"} and mention.rank in _ONE
