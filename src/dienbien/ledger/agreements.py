"""Ceasefires and accords as objects over time: who with whom, when, on what terms, and how they stand.

Comes in: events with their reports. Goes out: agreements. Reports of one agreement are one object where
their sides and days fit. A false one is worse than a missing one: wishes, plans and what one side alone
accepts found none.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from dienbien.gazetteer import country
from dienbien.language.accords import AccordReader
from dienbien.language.vi.accords import find_accord_words
from dienbien.ledger.drafts import TRUCE, Draft, drafts_of, span_of
from dienbien.ledger.marks import FOUNDING, Mark, marks_of
from dienbien.ledger.quotes import Quote
from dienbien.ledger.sides import Sides, on_side, side_of
from dienbien.ledger.terms import Term, last_day, terms_of
from dienbien.ledger.world import world_of
from dienbien.linking import Event, Party
from dienbien.linking.events import party_of


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """How an agreement stood from a day on (ISO 8601; None where no page tells)."""

    day: str | None
    step: str
    event: str
    quote: Quote


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement by all that is told of it. `id` is that of its first event.

    `kind`: ceasefire, peace, withdrawal, exchange, accord. `mediators` are also those who sign with the
    parties but fight none of them. `speakers` are those by whose words it was made, where not the writer says
    so. `declared`, `agreed`, `signed` and `in_effect` are days (ISO 8601) or, where less is told, EDTF.
    `known_since` is the day of the first page that tells of it, `expires` the day to which it holds by its
    terms, `until` the day on which another agreement of the same parties follows. `status` is the last of
    `history`. `named_only`: no page tells how it was made. `sides` are what events are matched by.
    """

    id: str
    kind: str
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    speakers: tuple[str, ...]
    declared: str | None
    agreed: str | None
    signed: str | None
    in_effect: str | None
    known_since: str | None
    expires: str | None
    until: str | None
    status: str
    history: tuple[Step, ...]
    terms: tuple[Term, ...]
    events: tuple[str, ...]
    articles: int
    named_only: bool
    sides: tuple[str, ...]

    @property
    def begins(self) -> str | None:
        """The first day it is known to stand (ISO 8601); None where only later pages name it."""
        days = [day for day in (self.declared, self.agreed, self.signed, self.in_effect) if day]
        return min(days, default=None)


def agreements(events: Iterable[Event], read: AccordReader = find_accord_words) -> list[Agreement]:
    """The agreements that the events tell of, the earliest first."""
    known = list(events)
    marks = [mark for event in known for mark in marks_of(event, read)]
    drafts = drafts_of(marks, world_of(known, marks))
    found = [_agreement(draft, known, read) for draft in drafts]
    found.sort(key=lambda one: (one.begins or one.known_since or "", one.id))
    return [msgspec.structs.replace(one, until=_followed_on(one, found)) for one in found]


def _followed_on(agreement: Agreement, others: Iterable[Agreement]) -> str | None:
    """The day on which the next agreement of the same parties begins."""
    own = agreement.begins or ""
    later = [
        other.begins
        for other in others
        if other.sides == agreement.sides
        and other.kind in TRUCE
        and other.begins
        and other.id != agreement.id
        and other.begins > own
    ]
    return min(later, default=None)


def _agreement(draft: Draft, events: Sequence[Event], read: AccordReader) -> Agreement:
    marks = sorted(draft.marks, key=lambda mark: (mark.day or 0, mark.event.id))
    history = _history(draft, marks)
    terms = terms_of(marks, events, draft.sides, read)
    pages = {mark.report.page for mark in marks}
    return Agreement(
        id=_first_event(marks),
        kind=draft.kind,
        parties=_parties(draft.sides, marks),
        mediators=_mediators(draft, marks),
        speakers=_speakers(marks),
        declared=_made_on(marks, "declared"),
        agreed=_made_on(marks, "agreed"),
        signed=_made_on(marks, "signed", "exchanged"),
        in_effect=_made_on(marks, "effect"),
        known_since=min((mark.report.day[:10] for mark in marks if mark.report.day), default=None),
        expires=_expires(terms, marks),
        until=None,
        status=history[-1].step if history else "named",
        history=history,
        terms=terms,
        events=tuple(dict.fromkeys(mark.event.id for mark in marks)),
        articles=len(pages),
        named_only=draft.named_only,
        sides=tuple(sorted(draft.sides)),
    )


def _first_event(marks: Sequence[Mark]) -> str:
    """The id of the first event that founds it, so that later pages change nothing."""
    founding = [mark for mark in marks if mark.step in FOUNDING]
    return (founding or list(marks))[0].event.id


def _made_on(marks: Sequence[Mark], *steps: str) -> str | None:
    """The day that most accounts of a step give, the most exact one first; the earliest of equals."""
    spans = Counter(span for mark in marks if mark.step in steps and (span := span_of(mark)))
    if not spans:
        return None
    shortest = min(last - first for first, last in spans)
    exact = {span: count for span, count in spans.items() if span[1] - span[0] == shortest}
    first, last = min(exact, key=lambda span: (-exact[span], span))
    begin, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return begin if first == last else f"{begin}/{end}"


def _expires(terms: Iterable[Term], marks: Sequence[Mark]) -> str | None:
    """The last day by its terms: a date that they name, or a time counted from when it was made."""
    begun = max(
        (span[0] for mark in marks if mark.step in FOUNDING and (span := span_of(mark))), default=None
    )
    ends = [day for term in terms if term.value and (day := last_day(term.value, begun))]
    return max(ends, default=None)


def _history(draft: Draft, marks: Sequence[Mark]) -> tuple[Step, ...]:
    """Each change of how it stands, once a day."""
    steps: list[Step] = []
    for mark in marks:
        if mark.step in ("mediated", "welcomed", "accepted"):
            continue
        span = span_of(mark)
        known = span is not None or mark.step not in FOUNDING
        day = date.fromordinal(mark.day).isoformat() if known and mark.day is not None else None
        if not any(step.day == day and step.step == mark.step for step in steps) and day:
            steps.append(Step(day=day, step=mark.step, event=mark.event.id, quote=mark.quote))
    return tuple(steps)


def _parties(sides: Sides, marks: Sequence[Mark]) -> tuple[Party, ...]:
    """Each side as most records name it."""
    names: dict[str, Counter[Party]] = {side: Counter() for side in sorted(sides)}
    for mark in marks:
        record = mark.report.record
        for entity in (*record.actor, *record.recipient, *record.sources):
            side = side_of(entity)
            matched = on_side(side, sides) if side else None
            if matched and entity.sector not in ("MED",):
                names[matched][party_of(entity)] += 1
    return tuple(_usual(side, found) for side, found in names.items() if found)


def _usual(side: str, names: Counter[Party]) -> Party:
    """A group by its usual name; a state by its own, whoever acts for it."""
    group = next((party for party, _ in names.most_common() if party.sector in ("REB", "PTY")), None)
    most = names.most_common(1)[0][0]
    state = country(side)
    if state is None or (group is not None and most == group):
        return most
    return Party(name=state.name, country=side, sector="GOV")


def _mediators(draft: Draft, marks: Sequence[Mark]) -> tuple[Party, ...]:
    """Those who mediate, and those who sign beside the parties."""
    signing = [e for mark in marks if mark.step in FOUNDING for e in mark.report.record.actor]
    witnesses = [entity for entity in signing if side_of(entity) in draft.witnesses]
    found: dict[str, Party] = {}
    for entity in (*(e for mark in marks for e in mark.mediators), *witnesses):
        side = side_of(entity) or entity.known_as
        if not on_side(side, draft.sides):
            found.setdefault(side, party_of(entity))
    return tuple(found.values())


def _speakers(marks: Sequence[Mark]) -> tuple[str, ...]:
    sources = (mark.report.record.sources[:1] for mark in marks if mark.step in FOUNDING)
    return tuple(dict.fromkeys(entity.known_as for some in sources for entity in some))
