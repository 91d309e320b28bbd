"""What threads look at in an event: a knot, with nothing but what ties stories together.

Comes in: an event. Goes out: a `Knot`. It knows no language: words are compared as they stand.
"""

import datetime

import msgspec

from dienbien.linking.events import Event
from dienbien.linking.naming import folded
from dienbien.linking.reports import report_of, word_pairs

_MOST_REPORTS = 3
"""Reports of an event that are looked at, the first."""


class Knot(msgspec.Struct, frozen=True, kw_only=True):
    """One event, as far as threads compare it.

    `event` is its id. `day` (a proleptic ordinal) is that of the first page that tells it: a story is of the
    days on which it is told. `parties` are country codes, or folded names of who has none; `names` are those
    of persons and bodies, `places` towns and smaller. `words` are numbers of pairs of neighbouring words of
    its sentences and of its pages' openings. `written` gives names as they are written, by their folded form.
    """

    event: str
    day: int
    parties: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    words: frozenset[int]
    written: dict[str, str]


def knot_of(event: Event) -> Knot | None:
    """The knot that an event is; None where no day is known, or nobody is known to take part."""
    told = event.reports[:_MOST_REPORTS]
    reports = [report_of(one) for one in told]
    parties = frozenset(side for report in reports for side in report.anchors)
    day = told[0].day or event.first_day
    if day is None or not parties:
        return None
    entities = [entity for one in told for entity in (*one.record.actor, *one.record.recipient)]
    names = [entity.name for entity in entities if entity.name]
    names += [one.record.place.name for one in told if one.record.place]
    return Knot(
        event=event.id,
        day=datetime.date.fromisoformat(day[:10]).toordinal(),
        parties=parties,
        names=frozenset(name for report in reports for name in report.names) - parties,
        places=frozenset(report.place for report in reports if report.place),
        words=frozenset(n for report in reports for n in word_pairs(report.words) | word_pairs(report.story)),
        written={folded(name): name for name in names},
    )
