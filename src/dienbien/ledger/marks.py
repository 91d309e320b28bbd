"""What a record says about an agreement: that it was made, kept, broken, refused, extended, welcomed.

Comes in: an event with its reports, and what finds a language's words. Goes out: marks. Which agreement is
meant is decided later (`agreements`).
"""

from collections.abc import Iterator, Sequence

import msgspec

from dienbien.language.accords import AccordReader, AccordWord
from dienbien.ledger.denials import accused_in
from dienbien.ledger.quotes import Quote, day_of, quote_of, telling
from dienbien.ledger.sides import Sides, merged, sides_of
from dienbien.linking import Event, Told
from dienbien.records import Entity, Record
from dienbien.records.choices import HAPPENED
from dienbien.records.edtf import earliest, latest

FOUNDING = frozenset({"declared", "agreed", "signed", "effect", "exchanged"})
"""Steps by which an agreement comes into the world."""
REFERRING = frozenset({"violated", "broken", "endangered", "extended", "observed", "resumed", "expired"})
"""Steps that only an agreement can have: told of two sides, they tell that there is one."""
_REACH = 60
"""Letters behind an act within which the agreement stands that it is about."""
_AIM = 110
_UNREAL = 70


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One record's word on an agreement.

    `kind` is empty where the words name none. `first` and `last` are days (proleptic ordinals) by the
    record's own date, None without one; `told` is the page's. `sealed` is the day (EDTF) on which, by the
    sentence, the agreement was made. `accused` are those whom a breach is blamed on.
    """

    event: Event
    report: Told
    step: str
    kind: str
    sides: Sides
    accused: Sides = frozenset()
    mediators: tuple[Entity, ...] = ()
    first: int | None
    last: int | None
    told: int | None
    sealed: str | None
    quote: Quote

    @property
    def day(self) -> int | None:
        """The day it happened, as far as it is told; else the page's."""
        return self.first if self.first is not None else self.told


def marks_of(event: Event, read: AccordReader) -> Iterator[Mark]:
    """What each report of an event says about an agreement."""
    for told in event.reports:
        words = read(telling(told).text, day_of(told))
        about = _about(told, words)
        step = _step(told, words, about)
        if step:
            yield _mark(event, told, words, about, step)


def _mark(event: Event, told: Told, words: Sequence[AccordWord], about: AccordWord | None, step: str) -> Mark:
    record = told.record
    day = day_of(told)
    first, last = (earliest(record.date), latest(record.date)) if record.date else (None, None)
    sealed = next((word for word in words if word.kind == "sealed"), None)
    if sealed and about and sealed.start > about.end + _REACH // 4 and record.date == sealed.value:
        first = last = sealed = None
    return Mark(
        event=event,
        report=told,
        step=step,
        kind=_kind(words, about),
        sides=_sides(record, step),
        accused=sides_of(accused_in(told)) if step == "violated" else frozenset(),
        mediators=record.actor if step == "mediated" and record.recipient else (),
        first=first.toordinal() if first else None,
        last=last.toordinal() if last else None,
        told=day.toordinal() if day else None,
        sealed=sealed.value if sealed else None,
        quote=quote_of(told),
    )


def _about(told: Told, words: Sequence[AccordWord]) -> AccordWord | None:
    """The agreement that the act is about: the one its own words name, else the first behind them.

    An act against somebody may name it anywhere in its sentence.
    """
    span, trigger = telling(told), told.record.trigger
    begin, end = trigger.start - span.start, trigger.end - span.start
    named = [word for word in words if word.kind == "accord"]
    own = [word for word in named if word.start < end and begin < word.end]
    behind = [word for word in named if end <= word.start <= end + _REACH]
    best = next((word for word in (*own, *behind) if word.value != "?" or _aim(words, word)), None)
    if best is None and told.record.event in ("ASSAULT", "ACCUSE", "RETREAT", "STATE", "REQUEST", "CONSULT"):
        best = next((word for word in named if word.value != "?"), None)
    return best


def _aim(words: Sequence[AccordWord], about: AccordWord) -> str:
    """What kind an agreement is by what it is for ("thỏa thuận nhằm chấm dứt giao tranh")."""
    return next((w.value for w in words if w.kind == "aim" and about.end <= w.start <= about.end + _AIM), "")


def _kind(words: Sequence[AccordWord], about: AccordWord | None) -> str:
    if about is None:
        return ""
    return _aim(words, about) if about.value == "?" else about.value


def _step(told: Told, words: Sequence[AccordWord], about: AccordWord | None) -> str:
    """The step that a record is; empty if it says nothing certain about an agreement."""
    record = told.record
    found = {word.value for word in words if word.kind == "step" and _beside(word, about)}
    if record.event == "CONSULT":
        return "mediated" if record.mode == "third-party" and about and record.status in HAPPENED else ""
    if about is None:
        return "observed" if _keeps(record) else ""
    if record.event in ("CONCEDE", "AGREE", "SUPPORT", "RETREAT"):
        return "" if _is_unreal(told, words, about) else _made(told, words, about, found)
    if record.event in ("ASSAULT", "ACCUSE", "STATE", "REJECT", "SANCTION") and _unreal_free(words, about):
        if record.event == "ASSAULT" and not any(_overlaps(told, w) for w in words if w.value == "violated"):
            found.discard("violated")
        if record.event == "ASSAULT":
            found.discard("effect")
        order = ("violated", "broken", "ended", "endangered", "expired", "resumed", "effect")
        return next((step for step in order if step in found), "")
    return ""


def _made(told: Told, words: Sequence[AccordWord], about: AccordWord, found: set[str]) -> str:
    """The step that an act of peace is."""
    record = told.record
    if record.event == "CONCEDE":
        return "declared" if record.mode == "ceasefire" and _overlaps(told, about) else ""
    if record.event == "RETREAT":
        return _kept(record, about, found)
    if record.event == "SUPPORT" and record.mode != "sign":
        return "ratified" if "ratified" in found else "welcomed" if record.recipient else ""
    if record.event == "SUPPORT":
        return "signed" if len(_sides(record, "signed")) > 1 else ""
    for step in ("extended", "reaffirmed", "resumed"):
        if step in found:
            return step
    if any(word.kind == "made" and word.start < about.end for word in words if _overlaps(told, word)):
        return "agreed" if len(_sides(record, "agreed")) > 1 else "accepted"
    return ""


def _kept(record: Record, about: AccordWord, found: set[str]) -> str:
    if about.value == "exchange" and record.mode in ("release", "return"):
        return "exchanged"
    if record.mode != "ceasefire":
        return ""
    return "effect" if "effect" in found else "resumed" if "resumed" in found else "observed"


def _keeps(record: Record) -> bool:
    """Whether two sides are told to hold their fire, in whatever words."""
    both = len(sides_of(record.actor)) > 1
    return record.event == "RETREAT" and record.mode == "ceasefire" and record.status in HAPPENED and both


def _beside(word: AccordWord, about: AccordWord | None) -> bool:
    """Whether what happens, happens to this agreement: near its words."""
    return about is not None and -_REACH <= word.start - about.end <= 2 * _REACH


def _overlaps(told: Told, word: AccordWord) -> bool:
    """Whether words are among those that name the act, or right behind them."""
    span, trigger = telling(told), told.record.trigger
    return word.start < trigger.end - span.start + 2 and trigger.start - span.start < word.end


def _is_unreal(told: Told, words: Sequence[AccordWord], about: AccordWord) -> bool:
    """Whether the agreement is only wished, feared, refused or planned."""
    return told.record.status not in HAPPENED or not _unreal_free(words, about)


def _unreal_free(words: Sequence[AccordWord], about: AccordWord) -> bool:
    return not any(
        (word.kind == "unreal" and 0 <= about.start - word.end <= _UNREAL)
        or (word.kind == "refused" and 0 <= word.start - about.end <= 2)
        for word in words
    )


def _sides(record: Record, step: str) -> Sides:
    """Those whose agreement it is: who acts together, or faces each other; who accuses, too."""
    if step in ("mediated", "welcomed") and record.recipient:
        return sides_of(record.recipient)
    if step == "violated" and record.event == "ASSAULT" and record.status in ("alleged", "denied"):
        return merged([*sides_of(record.actor), *sides_of(record.sources)])
    return sides_of((*record.actor, *record.recipient))
