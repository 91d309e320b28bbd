"""Concern that names who is to blame for what is an accusation (codebook sections 3 and 11.2).

Comes in: a candidate with its sentence's units. Changes a STATE `concern` about another's conduct to
ACCUSE `disapprove`, with the other as recipient. Concern about a situation stays what it is. Finds, too, who
calls another's conduct by a bad name.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import Resolved
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, marked, markers

_OPEN = frozenset({"fact", "and", "when"})
"""What opens a clause, or joins a part, of what the concern is about."""
_REACH = 100
"""How far behind the words of concern, in letters, the one who is to blame is named."""


def blame_conduct(candidate: Candidate, units: list[Unit], resolved: Resolved, folded: Folded) -> None:
    """Make an accusation of concern about what another did ("quan ngại về kế hoạch của Chile")."""
    if (candidate.event, candidate.mode) != ("STATE", "concern") or candidate.predicate.nominal:
        return
    group = _named(candidate, units, folded)
    ours = {actor.key for actor in candidate.actor}
    blamed = tuple(a for a in resolved.get(id(group), ()) if a.country and a.key not in ours)
    if blamed and ours:
        candidate.event, candidate.mode, candidate.recipient = "ACCUSE", "disapprove", blamed


def _named(candidate: Candidate, units: list[Unit], folded: Folded) -> Group | None:
    """The owner of a conduct, or the one who does it behind "việc" or "khi", in the clause of the concern."""
    start = candidate.trigger[1]
    joined = False
    for unit in units[candidate.predicate.index + 1 :]:
        if unit.start - start > _REACH or (isinstance(unit, Phrase) and _closes(unit)):
            return None
        if joined and isinstance(unit, Phrase) and unit.kind == "act":
            return None
        joined = isinstance(unit, Phrase) and unit["kind"] == "join"
        if isinstance(unit, Group) and unit.members[0].kind != "place":
            words = folded.plain[start : unit.start]
            told = has_marker(f" {words} ", "conduct")
            if told and (unit.bare or unit.preposition == "of"):
                return unit
            if words.strip() in marked("on-deed"):
                return unit
    return None


def _closes(unit: Phrase) -> bool:
    if unit.kind == "punctuation":
        return unit.value not in {'"', "“", "”"}
    return unit.kind == "cue" and unit["kind"] in {"sub", "join"} and unit["value"] not in _OPEN


def namers(predicate: Predicate, groups: list[Group], folded: Folded) -> tuple[Group | None, Group | None]:
    """`Chile gọi kế hoạch của Peru là hành vi khiêu khích`: who gives the name, and to whose conduct.

    Only words of frame `blame` do. Where nobody gives a name, whose conduct the clause is about: "động thái
    của Peru là hành vi khiêu khích", "việc Peru bắt tàu Chile là phi pháp".
    """
    if predicate.phrase["frame"] != "blame":
        return None, None
    start = predicate.phrase.start
    before = [g for g in groups if g.start < start and g.members[0].kind != "place"]
    naming = markers("naming")
    told = folded.plain[before[0].end : start] if before else ""
    named_at = range(len(before) - 1, -1, -1) if any(word in told for word in naming) else ()
    for at in named_at:
        group = before[at]
        named = before[at + 1] if at + 1 < len(before) else None
        edge = named.start if named else start
        words = f" {folded.plain[group.end : edge]} "
        if has_marker(words, "call-noun"):
            continue
        if group.bare and has_marker(words, "naming"):
            return group, named or _named_by(group, before[:at], folded)
    deed = predicate.governor
    fact = deed is not None and deed.subordinator is not None and deed.subordinator["value"] == "fact"
    if fact and deed is not None and deed.own_subject and not predicate.nominal:
        return None, deed.subject
    while len(before) > 1 and before[-1].preposition == "to" and before[-2].preposition == "of":
        before.pop()  # `chiến dịch của Peru vào Chile là phi pháp`
    owned = before[-1:] if before and before[-1].preposition == "of" and not predicate.own_subject else []
    return None, owned[0] if owned else None


def _named_by(namer: Group, before: list[Group], folded: Folded) -> Group | None:
    """`Chile bị Peru gọi là kẻ khiêu khích`: who gets the name stands before "bị"."""
    suffered = bool(before) and folded.plain[before[-1].end : namer.start].strip() in markers("suffered")
    return before[-1] if suffered else None
