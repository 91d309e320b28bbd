"""Who says so: the speakers of an act, nearest to the event first (codebook sections 8 and 11.8).

Comes in: the predicates and groups of a sentence. Goes out: groups in order. A verb of saying governs what
follows it; one that ends a sentence or stands behind a quote governs what came before; "theo X" holds
for the sentence.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate
from dienbien.language.mentions import Group


@dataclass(slots=True)
class Attribution:
    """Speakers of one act; `content` is the verbal act that it is only the content of."""

    speakers: list[Group] = field(default_factory=list)
    accusers: list[Predicate] = field(default_factory=list)
    reporters: list[Predicate] = field(default_factory=list)
    content: Predicate | None = None


def attribute(predicate: Predicate, predicates: list[Predicate], units: list[Unit]) -> Attribution:
    """The speakers of a predicate in its own sentence."""
    found = Attribution()
    at = predicate.governor
    seen = {id(predicate)}
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        if at.phrase.kind == "speech":
            found.speakers.extend(_voices(at))
        elif at.phrase["content"] == "opaque" and _inside(predicate, at):
            found.content = found.content or at
        elif at.phrase["content"] == "claim":
            found.accusers.append(at)
        elif at.phrase["content"] == "report":
            found.reporters.append(at)
        at = at.governor
    if not found.speakers:
        found.speakers.extend(_closing_voice(predicate, predicates, units))
    told = _according(units) if not found.speakers or _names_source(units) else []
    found.speakers.extend(g for g in told if g not in found.speakers)
    return found


def _inside(predicate: Predicate, governor: Predicate) -> bool:
    subordinator = predicate.subordinator["value"] if predicate.subordinator else ""
    adjunct = predicate.nominal and predicate.located
    return not adjunct and subordinator not in {"after", "before", "when", "while", "although", "where"}


def _voices(speech: Predicate) -> list[Group]:
    """`Hãng A dẫn thông cáo của Bộ B cho biết`: the one cited, then the one who cites."""
    voices = list(reversed(speech.cited))
    if speech.subject is not None:
        voices.append(speech.subject)
    elif speech.weak_subject is not None:
        voices.append(speech.weak_subject)
    return voices


def _closing_voice(predicate: Predicate, predicates: list[Predicate], units: list[Unit]) -> list[Group]:
    """A verb of saying behind the act, with nothing left to say: `“…”, ông X nói.`"""
    for later in predicates:
        if later.index > predicate.index and later.phrase.kind == "speech" and later.own_subject:
            closes = not any(p.index > later.index for p in predicates)
            if (predicate.quoted and not later.quoted) or (closes and later.index >= len(units) - 2):
                return _voices(later)
    return []


def _names_source(units: list[Unit]) -> bool:
    return any(isinstance(u, Group) and u.preposition == "according" for u in units)


def _according(units: list[Unit]) -> list[Group]:
    groups = [u for u in units if isinstance(u, Group)]
    found: list[Group] = []
    for group in groups:
        if group.preposition == "according" and group.members[0].kind != "place":
            found.append(group)
    if found:
        return [*(g for g in groups if g.preposition == "cites"), *found]
    return _citing(groups)


def _citing(groups: list[Group]) -> list[Group]:
    """`Yonhap dẫn lời một quan chức`: the one cited and then the one who cites, for the whole sentence."""
    for before, group in pairwise(groups):
        if group.preposition == "cites" and before.bare and group.preposition_start - before.end <= 2:
            return [group, before]
    return []
