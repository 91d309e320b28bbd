"""Events and those who take part in CAMEO codes, by the tables of the package.

Comes in: an event or a party. Goes out: codes, empty where CAMEO has none. It guesses nothing: a country
without a CAMEO code stays without.
"""

from typing import NamedTuple

from dienbien.exports.tables import cameo_codes, country_codes, goldstein_scores, group_codes
from dienbien.gazetteer import country
from dienbien.linking.events import Event, Party

_UNCODED_SECTORS = frozenset({"UNK"})
_QUAD_ENDS = ((5, 1), (8, 2), (13, 3), (20, 4))
"""The last root code of each quad class: 01 to 05 are verbal cooperation, and so on."""


class Act(NamedTuple):
    """An act: its code and the codes above it, its quad class (1 to 4), its Goldstein score (-10 to 10)."""

    code: str
    base: str
    root: str
    quad: int
    goldstein: float


class Actor(NamedTuple):
    """Somebody: the whole code, and its parts."""

    code: str
    country: str
    group: str
    sector: str


def act_of(event: Event) -> Act | None:
    """The act of an event; None for what did not happen, or is announced and has no code for that."""
    if event.status in ("negated", "hypothetical", "denied"):
        return None
    status = "future" if event.status == "future" else "any"
    codes = cameo_codes()
    code = codes.get((event.event, event.mode or "", status)) or codes.get((event.event, "", status))
    if code is None:
        return None
    root = code[:2]
    quad = next(quad for end, quad in _QUAD_ENDS if int(root) <= end)
    return Act(code, code[:3], root, quad, goldstein_scores()[code])


def actor_of(party: Party) -> Actor:
    """The codes of somebody: country, known group and type, one after the other in the whole code."""
    known = country(party.country or "")
    land = country_codes().get(known.country, known.country) if known and known.iso2 else ""
    group = group_codes().get(party.name, "")
    sector = "" if party.sector in _UNCODED_SECTORS else party.sector
    parts = (sector, group) if sector == "IGO" else (land, sector, group)
    return Actor("".join(parts), land, group, sector)
