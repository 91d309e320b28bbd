"""Several mentions of one event in a document become one record (codebook section 11.1).

Comes in: candidates in reading order. Goes out: lists of candidates, one list an event, the fullest mention
first. Same type, no clash of sides, dates or places; teasers only with teasers. A call to two is two.
"""

from bisect import bisect_left

from dienbien.coding.actor import keys_of
from dienbien.coding.alike import DISTINCT, NEAR, Look, alike, reach
from dienbien.coding.calls import part_calls
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import SOMEBODY
from dienbien.language.vi.home import HOME
from dienbien.records import EventType

HORIZON = 200
"""How many events back a mention may belong to: bounds the work on a page without end."""
_COMPARED = 3
"""Mentions of an event that another one is compared with: the first."""

_ON_SOMEBODY = frozenset({"targeted", "occupy", "firearms"})
_DIRECTED = frozenset({"ASSAULT", "THREATEN", "ACCUSE"})
"""What one does to another: a headline that tells the answer to it tells an act of its own."""
_REMEMBERED = 20_000
"""Comparisons that are kept, so that a page of many looks takes no more memory."""


def merge(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Candidates of the same event together, in order of first mention, the main one first in each."""
    page = _Told()
    for candidate in part_calls(candidates):
        page.add(candidate)
    for event in page.events:
        event.sort(key=lambda c: (-c.weight, c.trigger))
    return page.events


class _Lot:
    """Events of one type whose first mentions look the same: their numbers, and the sentences of those."""

    def __init__(self, look: int) -> None:
        self.look = look
        self.numbers: list[int] = []
        self.sentences: list[int] = []


class _Told:
    """The events that a page has told so far.

    Looks have numbers, and what was compared once is not compared again: a page that tells the same a
    thousand times costs no more for each time.
    """

    def __init__(self) -> None:
        self.events: list[list[Candidate]] = []
        self._marks: list[list[tuple[int, int]]] = []
        self._lots: dict[EventType, dict[int, _Lot]] = {}
        self._numbers: dict[object, int] = {}
        self._looks: list[Look] = []
        self._known: dict[tuple[int, int, int], bool] = {}

    def add(self, candidate: Candidate) -> None:
        """Put a mention to the first event that it may belong to, or to a new one."""
        look = self._number(Look(candidate))
        lots = self._lots.setdefault(candidate.event, {})
        lots_near = self._recent(lots, look, candidate.sentence)
        homes = [self._home(lot, look, candidate.sentence) for lot in lots_near]
        number = min([home for home in homes if home is not None], default=len(self.events))
        if number == len(self.events):
            self.events.append([])
            self._marks.append([])
            lot = lots.setdefault(look, _Lot(look))
            lot.numbers.append(number)
            lot.sentences.append(candidate.sentence)
        self.events[number].append(candidate)
        if len(self._marks[number]) < _COMPARED:
            self._marks[number].append((look, candidate.sentence))

    def _number(self, look: Look) -> int:
        number = self._numbers.setdefault(look.parts, len(self._looks))
        if number == len(self._looks):
            self._looks.append(look)
        return number

    def _recent(self, lots: dict[int, _Lot], look: int, sentence: int) -> list[_Lot]:
        """The lots with an event that is near enough for such a mention; those that are past are dropped."""
        oldest = len(self.events) - HORIZON
        for lot in [lot for lot in lots.values() if lot.numbers[-1] < oldest]:
            del lots[lot.look]
        mine = self._looks[look]
        return [
            lot for lot in lots.values() if sentence - lot.sentences[-1] <= reach(mine, self._looks[lot.look])
        ]

    def _home(self, lot: _Lot, look: int, sentence: int) -> int | None:
        """The first event of a lot that a mention in this sentence may belong to."""
        begin = bisect_left(lot.numbers, len(self.events) - HORIZON)
        near = bisect_left(lot.sentences, sentence - NEAR + 1, begin)
        here = bisect_left(lot.sentences, sentence, near)
        for start, end, apart in ((begin, near, NEAR), (near, here, 1), (here, len(lot.numbers), 0)):
            if start < end and self._alike(look, lot.look, apart):
                for number in lot.numbers[start:end]:
                    if self._fits(look, sentence, number):
                        return number
        return None

    def _fits(self, look: int, sentence: int, number: int) -> bool:
        """Whether a mention may be one with those that an event was told by behind the first."""
        return all(self._alike(look, other, sentence - told) for other, told in self._marks[number][1:])

    def _alike(self, look: int, other: int, apart: int) -> bool:
        key = (look, other, min(apart, 1) if apart < NEAR else NEAR)
        known = self._known.get(key)
        if known is None:
            if len(self._known) == _REMEMBERED:
                self._known.clear()
            known = self._known[key] = alike(self._looks[look], self._looks[other], apart)
        return known


def without_headlines(events: list[list[Candidate]]) -> list[list[Candidate]]:
    """Events without those that only the headline tells of somebody whom the text below tells about.

    A headline repeats the news in other words; what no sentence of the page tells is no event of its own
    (codebook section 11.1: the main mention is the fullest one, not the headline).
    """
    below = [c for event in events for c in event if c.zone in {"lede", "body"}]
    told = {(*_kind(c), key) for c in below for key in _everybody(c)}
    named = {key for c in below for key in keys_of(c.actor)}
    relayed = {(c.event, key) for c in below for key in keys_of(c.sources)}
    directed = [c for c in below if _directed(c)]
    roles = {(c.event, "actor", key) for c in directed for key in keys_of(c.actor)}
    roles |= {(c.event, "recipient", key) for c in directed for key in keys_of(c.recipient)}
    return [
        event
        for event in events
        if not (_only_headline(event, told, named, roles) or _only_announced(event, relayed))
    ]


def _only_announced(event: list[Candidate], relayed: set[tuple[EventType, str]]) -> bool:
    """`Malta công bố đạt thỏa thuận` over a text in which Malta tells what others have agreed on."""
    first = event[0]
    if any(c.zone != "title" for c in event) or first.event != "AGREE" or first.recipient:
        return False
    ours = keys_of(first.actor)
    return len(ours) == 1 and all((first.event, key) in relayed for key in ours)


def _directed(candidate: Candidate) -> bool:
    """Whether it is by one against another, so that the answer to it is another act."""
    return candidate.event in _DIRECTED and candidate.mode != "clash"


def _only_headline(
    event: list[Candidate],
    told: set[tuple[EventType, str | None, str]],
    named: set[str],
    roles: set[tuple[EventType, str, str]],
) -> bool:
    first = event[0]
    if any(c.zone != "title" for c in event):
        return False
    if first.event == "STATE":
        return bool(named & keys_of(first.actor))
    ours, theirs = keys_of(first.actor), keys_of(first.recipient)
    kind = first.event
    known = any(event_type == kind for event_type, _, _ in roles)
    if _directed(first) and known and ours and theirs and not ours & theirs:
        # `Malta tấn công Libya, Libya trả đũa`: the answer is another attack.
        by_them = any((kind, "actor", key) in roles for key in ours)
        return by_them or any((kind, "recipient", key) in roles for key in theirs)
    return any((*_kind(first), key) in told for key in _everybody(first))


def _kind(candidate: Candidate) -> tuple[EventType, str | None]:
    """Type, and mode where another mode is another act: an arrest is no curfew."""
    return candidate.event, candidate.mode if candidate.event in DISTINCT else None


def _everybody(candidate: Candidate) -> frozenset[str]:
    return keys_of(candidate.actor + candidate.recipient)


def without_strangers(events: list[list[Candidate]]) -> list[list[Candidate]]:
    """Events without clashes that tell no side or loss, and without attacks that nobody carries out."""
    told = [event for event in events if any(c.mode != "clash" or c.losses or _everybody(c) for c in event)]
    return [event for event in told if any(not _undone(c) for c in event)]


def _undone(candidate: Candidate) -> bool:
    """`Để giành lại lãnh thổ`: an attack told by an active verb, without who does it or what it costs."""
    predicate = candidate.predicate
    suffered = predicate.passive or predicate.nominal or candidate.act["frame"] in {"suffer", "clash"}
    suffered = suffered or candidate.plotted or _somebody_told(candidate)
    return candidate.event == "ASSAULT" and not (candidate.actor or candidate.losses or suffered)


def _somebody_told(candidate: Candidate) -> bool:
    """`nghi phạm ám sát Thủ tướng Peru`: whom an attack was on is news, whoever did it."""
    return candidate.mode in _ON_SOMEBODY and any(
        actor.kind in SOMEBODY and actor.country not in {None, HOME} and actor.sector != "MIL"
        for actor in candidate.recipient
    )
