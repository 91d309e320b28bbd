"""The page of one event: its row opened, its reports, rival figures, why it is one, decisions.

Comes in: an event's id. Goes out: HTML. What an event is, is decided in `linking`; who says what, in
`ledger`.
"""

from collections.abc import Sequence

import msgspec
from litestar import get
from litestar.params import FromPath

from dienbien.ledger import DENYING, Claim, Rivals, claims_of, rivals_of
from dienbien.linking import Told, Wanted
from dienbien.review import changed_fields
from dienbien.store import Store
from dienbien.web.pages.proofs import Proof, fields_of, sentence_of
from dienbien.web.pages.rendering import Asked, OpenStore, Page, not_found, page

_LONGEST_TITLE = 160


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One speaker's figure, and where its bar begins and ends between 0 and 100."""

    claim: Claim
    left: float
    width: float
    is_open: bool


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of one loss over time, with what they come to."""

    kind: str
    what: str
    side: str | None
    rivals: Rivals | None
    figures: tuple[Figure, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its sentence; `title` is its page's, else how the page begins."""

    told: Told
    title: str
    proof: Proof


@get("/events/{event_id:str}", sync_to_thread=True)
def event_page(request: Asked, store: OpenStore, event_id: FromPath[str]) -> Page:
    """The event, or the one that it was merged into."""
    return show_event(request, store, event_id)


def show_event(request: Asked, store: Store, event_id: str, *, fault: str | None = None) -> Page:
    """The page of an event; `fault` is what was wrong with what was asked of it."""
    event = store.event(event_id)
    if event is None:
        return not_found(request, "no event")
    claims = claims_of(event, store.events_told_beside([event], Wanted(types=DENYING)))
    decisions = [one for one in store.decisions() if event.id in (one.event_id, one.other_id)]
    return page(
        request,
        "event.html",
        status=400 if fault else 200,
        fault=fault,
        event=event,
        fields=fields_of(event),
        reports=[Report(told=told, title=_title(told), proof=sentence_of(told)) for told in event.reports],
        tolls=tolls_of(claims),
        claims=[claim for claim in claims if claim.sort != "figure"],
        decisions=decisions,
        verdicts=store.judged_records([told.record_id for told in event.reports]),
        changed_fields=changed_fields,
    )


def _title(told: Told) -> str:
    return told.title or told.opening.strip().partition("\n")[0][:_LONGEST_TITLE] or told.page


def tolls_of(claims: Sequence[Claim]) -> list[Toll]:
    """The figures side by side, loss by loss."""
    figures = [claim for claim in claims if claim.sort == "figure"]
    rivals = {(one.kind, one.what, one.side): one for one in rivals_of(claims)}
    by_loss: dict[tuple[str | None, str | None, str | None], list[Claim]] = {}
    for claim in figures:
        by_loss.setdefault(claim.about, []).append(claim)
    return [
        Toll(
            kind=about[0] or "",
            what=about[1] or "",
            side=about[2],
            rivals=rivals.get((about[0] or "", about[1] or "", about[2])),
            figures=_figures(some),
        )
        for about, some in by_loss.items()
    ]


def _figures(claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """Each figure as a bar; one without an upper end reaches to the edge."""
    ends = [end for claim in claims for end in (claim.least, claim.most) if end is not None]
    highest = max(ends, default=1)
    scale = 90 / max(highest, 1)
    found = []
    for claim in claims:
        low = claim.least or 0
        high = claim.most if claim.most is not None else highest * 100 / 90
        width = max((high - low) * scale, 1.5)
        left = min(low * scale, 100 - width)
        found.append(Figure(claim=claim, left=left, width=width, is_open=claim.most is None))
    return tuple(found)
