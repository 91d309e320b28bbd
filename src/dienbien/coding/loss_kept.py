"""Which counts an event keeps when all are told: none of what did not happen, none twice.

Comes in: the events of a page with their losses. Goes out: the same, with fewer. It adds no count.
"""

from collections.abc import Iterator

from dienbien.coding.candidates import Candidate, LossClaim
from dienbien.coding.loss_words import FLYING

TELLING = 4
"""From which number on the same toll means the same fight."""
_UNREAL = frozenset({"negated", "hypothetical", "future"})


def keep_losses(events: list[list[Candidate]]) -> None:
    """Drop counts of acts that did not happen, of a machine lost twice, of headlines told elsewhere."""
    for event in events:
        untrue = event[0].status in _UNREAL
        _drop(event, [claim for act, claim in _claims(event) if untrue or act.status in _UNREAL])
        _drop(event, _lost_twice(event))
    _drop_repeated(events)


def _claims(event: list[Candidate]) -> Iterator[tuple[Candidate, LossClaim]]:
    return ((act, claim) for act in event for claim in act.losses)


def _drop(event: list[Candidate], claims: list[LossClaim]) -> None:
    gone = {id(claim) for claim in claims}
    for act in event:
        if gone and act.losses:
            act.losses = [claim for claim in act.losses if id(claim) not in gone]


def _lost_twice(event: list[Candidate]) -> list[LossClaim]:
    """`UAV bị bắn rơi | mất một UAV`: as many lost in the air as shot down are the same machines."""
    shot = {(claim.what, claim.min) for _, claim in _claims(event) if claim.kind == "shot-down"}
    lost = (claim for _, claim in _claims(event) if claim.kind == "destroyed" and claim.what in FLYING)
    return [claim for claim in lost if (claim.what, claim.min) in shot]


def _drop_repeated(events: list[list[Candidate]]) -> None:
    """`6 người chết trong hỗn loạn biểu tình | … đụng độ, khiến 6 người chết`: the text says it."""
    text = {
        (claim.kind, claim.min)
        for event in events
        for act, claim in _claims(event)
        if act.zone in {"lede", "body"} and (claim.min or 0) >= TELLING
    }
    for event in events:
        if text and all(act.zone == "title" for act in event):
            _drop(event, [claim for _, claim in _claims(event) if (claim.kind, claim.min) in text])
