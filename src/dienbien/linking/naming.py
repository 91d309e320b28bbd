"""Who takes part, as far as it tells one event from another: sides, names of their own, persons.

Comes in: the entities of a record. Goes out: sets of codes and folded names. A country, and what is named by
its country ("the army of Peru", its capital), is a side and has no name of its own.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from dienbien.gazetteer import country, name_key
from dienbien.records import Entity

_MOST_PARTS = 4
"""Words beside its country's name that a body may have and still be no more than the country."""
_PARTICLE = 3
"""Letters of the longest word that may stand in a person's name without a capital, as "bin" or "de"."""


def sides(entities: Iterable[Entity]) -> frozenset[str]:
    """Countries, or names of who has none; who is neither named nor placed is nobody to compare."""
    known = (e for e in entities if e.country or (e.name and e.sector != "UNK"))
    return frozenset(entity.country or folded(entity.name or "") for entity in known)


def own_names(entities: Iterable[Entity]) -> frozenset[str]:
    """The names of persons and bodies, folded; no country's and no mere capital's or army's."""
    return frozenset(folded(entity.name or "") for entity in entities if _is_own_name(entity))


def _is_own_name(entity: Entity) -> bool:
    """Whether it is the name of a person or body, not of a country or of a part of one named by it."""
    if entity.name is None or " " not in entity.name:
        return False
    known = country(entity.country) if entity.country else None
    if known is None:
        return True
    rest = f" {name_key(entity.name)} "
    for whole in (known.name, known.name_en, known.capital):
        rest = rest.replace(f" {name_key(whole)} ", "  ")
    words = rest.split()
    return len(words) > _MOST_PARTS or len(words) == len(name_key(entity.name).split())


def people(entities: Iterable[Entity]) -> dict[str, frozenset[str]]:
    """Whose names look like a person's (a capital in each word), by their country."""
    found: dict[str, frozenset[str]] = {}
    for entity in entities:
        if entity.country and entity.name and _is_own_name(entity) and _all_capitals(entity.name):
            found[entity.country] = found.get(entity.country, frozenset()) | {folded(entity.name)}
    return found


def _all_capitals(name: str) -> bool:
    return all(word[0].isupper() or (len(word) <= _PARTICLE and word.isascii()) for word in name.split())


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name in lower case and composed letters, a hyphen as a space: what names are compared by."""
    return unicodedata.normalize("NFC", name).casefold().replace("-", " ")
