"""Events that belong to one story over days: a call, a clash and an appeal about one conflict are a thread.

Comes in: knots (`dienbien.linking.knots`), one event each. Goes out: `Thread`s, small plain records that a
store can keep. `dienbien.linking.tying` decides which thread an event joins; this says what a thread is,
how it grows, under which keys it is found and what it is called.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from dienbien.gazetteer import country
from dienbien.linking.knots import Knot

ALIVE_DAYS = 21
"""Days without an event after which a story is over; what comes later begins a new one."""
_MAIN = 0.2
"""Share of a thread's events in which its main parties take part."""
_MOST_WORDS, _MOST_OTHERS = 200, 12
"""Words, and parties, names or places, that a thread keeps: the most frequent."""
Key = TypeVar("Key", str, int)


class Thread(msgspec.Struct, frozen=True, kw_only=True):
    """A story so far.

    `id` is that of its first event. `first` and `last` are days (proleptic ordinals), `events` is how many
    there are. The rest counts in how many of them each stands: `parties` (country codes, or folded names of
    who has none), `names` of persons and bodies, `places` (towns and smaller), `words` (numbers of pairs of
    words). `written` gives names as they are written, by their folded form.
    """

    id: str
    first: int
    last: int
    events: int
    parties: dict[str, int]
    names: dict[str, int]
    places: dict[str, int]
    words: dict[int, int]
    written: dict[str, str]


def begun(knot: Knot) -> Thread:
    """A thread of one event, by whose id it is known."""
    nothing = Thread(
        id=knot.event,
        first=knot.day,
        last=knot.day,
        events=0,
        parties={},
        names={},
        places={},
        words={},
        written={},
    )
    return grown(nothing, knot)


def grown(thread: Thread, knot: Knot) -> Thread:
    """The thread with one event more."""
    parties = _counted(thread.parties, knot.parties, _MOST_OTHERS)
    names = _counted(thread.names, knot.names, _MOST_OTHERS)
    places = _counted(thread.places, knot.places, _MOST_OTHERS)
    written = thread.written | knot.written
    return Thread(
        id=thread.id,
        first=min(thread.first, knot.day),
        last=max(thread.last, knot.day),
        events=thread.events + 1,
        parties=parties,
        names=names,
        places=places,
        words=_counted(thread.words, knot.words, _MOST_WORDS),
        written={name: written[name] for name in (*parties, *names, *places) if name in written},
    )


def keys_of(knot: Knot) -> list[str]:
    """What a thread is found by for an event, and is noted under when the event joins it: each party."""
    return sorted(knot.parties)


def is_alive(thread: Thread, day: int) -> bool:
    """Whether an event of a day may be of a story: no more than `ALIVE_DAYS` before or after it."""
    return thread.first - ALIVE_DAYS <= day <= thread.last + ALIVE_DAYS


def main_parties(thread: Thread) -> frozenset[str]:
    """Who takes part in a fifth of its events or more."""
    return frozenset(party for party, count in thread.parties.items() if count >= _MAIN * thread.events)


def thread_name(thread: Thread) -> str:
    """What people may call it: its two main parties, the place or the person that it is mostly about."""
    main = [party for party in thread.parties if party in main_parties(thread)][:2]
    name = " – ".join(_called(thread, party) for party in main)
    place = next((place for place, count in thread.places.items() if count * 3 >= thread.events), None)
    person = next((one for one, count in thread.names.items() if count * 2 >= thread.events), None)
    about = [_called(thread, one) for one in dict.fromkeys((place, person)) if one and one not in main]
    return f"{name}: {', '.join(about)}" if about else name


def _called(thread: Thread, key: str) -> str:
    known = country(key)
    return known.name if known else thread.written.get(key, key)


def _counted(counts: Mapping[Key, int], more: Iterable[Key], most: int) -> dict[Key, int]:
    """Counts with one more of each, the most frequent."""
    found = dict(counts)
    for one in more:
        found[one] = found.get(one, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:most])
