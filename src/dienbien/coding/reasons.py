"""The rule and the table rows behind each part of a candidate, in words for `dienbien explain`.

Comes in: a candidate with its trace, and its sentence as it was read. Goes out: `Reason`s: what grammar bound
whom as, and which later step changed it. It decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dienbien.coding.actors import Actor
from dienbien.coding.bound_times import BoundTimes
from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import Reading, ReadSentence
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase

_STANDINGS = {
    "main": "undated news",
    "after": "before the act that it is told to precede",
    "since": "some time before",
    "aside": "told aside, some time before",
    "claimed": "when the accuser says",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a record: what it is, by which rule, and the table rows that know its words."""

    part: str
    value: str
    rule: str
    rows: tuple[str, ...] = ()


def reasons(reading: Reading, candidate: Candidate, sentence: ReadSentence) -> Iterator[Reason]:
    """The reasons of a candidate, part by part."""
    explained = _Explained(reading, candidate, sentence)
    yield from explained.act()
    yield from explained.people("actor", candidate.actor)
    yield from explained.people("recipient", candidate.recipient)
    yield from explained.date()
    yield from explained.place()
    yield explained.status()
    yield from explained.people("source", candidate.sources, "sources")
    for claim in candidate.losses:
        least = "?" if claim.min is None else str(claim.min)
        value = f"{least} {claim.kind} {claim.what}"
        yield Reason(
            "loss", value, f"{explained.step('losses')}: “{explained.words(claim.start, claim.end)}”"
        )


class _Explained:
    """A candidate in its sentence, while it is explained."""

    def __init__(self, reading: Reading, candidate: Candidate, sentence: ReadSentence) -> None:
        self._reading = reading
        self._folded = reading.analysis.folded
        self._candidate = candidate
        self._sentence = sentence

    def words(self, start: int, end: int) -> str:
        """The words of the page at a stretch of the folded text."""
        first, last = self._folded.original(start, end)
        return self._folded.text[first:last]

    def step(self, part: str) -> str:
        """The later step that set a part, empty where grammar alone did."""
        trace = self._candidate.trace
        return trace.rules.get(part, "") if trace else ""

    def act(self) -> Iterator[Reason]:
        """Type and mode, where they are not those of the row."""
        told = self._candidate
        row = told.act.entry.row.where if told.act.entry else ""
        if told.event != told.act["event"]:
            rule = self.step("event") or f"{told.act['event']} by its row, but announced, refused or denied"
            yield Reason("type", told.event, rule, (row,))
        if told.mode and told.mode != told.act["mode"]:
            rule = self.step("mode") or self.step("event") or "goes with the type"
            yield Reason("mode", told.mode, rule, (row,))

    def people(self, part: str, actors: tuple[Actor, ...], field: str = "") -> Iterator[Reason]:
        """Why each of several actors stands where it does."""
        for actor in actors:
            unit, mention = self._mention(actor)
            bound = self._bound(unit) if isinstance(unit, Group) else ""
            rule = "; ".join(filter(None, (self.step(field or part), bound))) or "told elsewhere on the page"
            if actor.stand_in:
                rule = f"“{self.words(actor.start, actor.end)}” stands for it; {rule}"
            value = actor.name or actor.country or self.words(actor.start, actor.end)
            rows = tuple(row.where for row in mention.rows) if mention else ()
            yield Reason(part, value, rule, rows)

    def _mention(self, actor: Actor) -> tuple[Unit | None, Mention | None]:
        for unit in self._sentence.units:
            if unit.start <= actor.start < unit.end:
                if not isinstance(unit, Group):
                    return unit, None
                found = (m for m in unit.members if m.start <= actor.start < m.end)
                return unit, next(found, None)
        return None, None

    def _bound(self, group: Group) -> str:
        """How grammar binds a group to the act, else to a verb of saying, else what stands before it."""
        own = self._as(group, self._candidate.predicate)
        if own:
            return own
        borrowed = self._candidate.predicate.borrowed
        if borrowed is not None:
            lent = self._as(group, borrowed)
            if lent:
                return f"{lent} of “{self._verb(borrowed)}” before it"
        for predicate in self._sentence.predicates:
            bound = self._as(group, predicate)
            if bound:
                return f"{bound} of “{self._verb(predicate)}”"
        return self._preposition(group) or "named in the sentence"

    def _as(self, group: Group, predicate: Predicate) -> str:
        if group is predicate.agent:
            return "agent of the passive"
        if group is predicate.subject:
            if predicate.passive:
                return "subject of the passive"
            return "subject" if predicate.own_subject else "subject of a clause before, handed on"
        if group is predicate.outer:
            return "subject beyond the one named with “do”"
        if group is predicate.weak_subject:
            return "owner of the subject"
        if any(group is cited for cited in predicate.cited):
            return f"cited, {self._preposition(group) or 'by name'}"
        if any(group is bound for bound in predicate.objects):
            return self._preposition(group) or "right behind the verb"
        placed = (*predicate.places_after, *predicate.places_before)
        return self._preposition(group) or "place by the verb" if any(group is p for p in placed) else ""

    def _preposition(self, group: Group) -> str:
        """`behind “với”`, empty for a bare group."""
        if not group.preposition:
            return ""
        if group.preposition_start < 0:
            return "in brackets"
        cue = self._folded.cased[group.preposition_start : group.start].split()
        return f"behind “{' '.join(cue)}”" if len(cue) <= 3 else f"behind “{cue[0]} …”"

    def _verb(self, predicate: Predicate) -> str:
        return self.words(predicate.phrase.start, predicate.phrase.end)

    def date(self) -> Iterator[Reason]:
        """The time that was read, else how the act stands to what is dated."""
        told = self._candidate
        if told.date is None and told.timing == "named":
            yield Reason("date", "none", "its time can't be fixed")
        if told.date is None:
            return
        rule = self.step("date")
        if rule.startswith("time bound"):
            lower = self._folded.lower
            times = BoundTimes(lower, self._sentence).of(told.predicate).times
            named = ", ".join(dict.fromkeys(f"“{self.words(t.start, t.end)}”" for t in times[:2]))
            rule = f"{rule}: {named}" if named else rule
        elif told.date == (self._reading.document.day or "")[: len(told.date)]:
            rule = f"{_STANDINGS.get(told.timing, 'undated')}: publication date"
        else:
            rule = f"{_STANDINGS.get(told.timing, 'undated')}: {rule}"
        yield Reason("date", told.date, rule)

    def place(self) -> Iterator[Reason]:
        """Where, and by what it is bound."""
        place = self._candidate.place
        if place is None:
            return
        group = next(
            (u for u in self._sentence.units if isinstance(u, Group) and u.start <= place.start < u.end), None
        )
        bound = self._bound(group) if group else "told elsewhere on the page"
        value = place.place.name if place.place else self.words(place.start, place.end)
        yield Reason("place", value, bound, _rows(self._reading.analysis.between(place.start, place.end)))

    def status(self) -> Reason:
        """The words that say whether it happened."""
        told = self._candidate
        rule, rows = self.step("status"), ()
        if rule or told.status == "occurred":
            return Reason("status", told.status, rule or "nothing says otherwise", rows)
        telling = [*told.predicate.aux]
        if told.predicate.subordinator is not None:
            telling.append(told.predicate.subordinator)
        words = ", ".join(f"“{self.words(p.start, p.end)}”" for p in telling)
        return Reason("status", told.status, words or "the words of the act", _rows(telling))


def _rows(phrases: list[Phrase]) -> tuple[str, ...]:
    return tuple(p.entry.row.where for p in phrases if p.entry)
