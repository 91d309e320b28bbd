"""Whom an act itself kills or takes: somebody told by name or office is one loss (codebook section 9).

Comes in: the events of a page, with what the words count. Changes: the losses of an attack whose own words
say that somebody was killed or abducted ("sát hại nhà báo X"), where nothing counts them.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate, LossClaim
from dienbien.coding.kinds import SOMEBODY_OR_NAME
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, markers

_COUPLE = 12
"""How many letters before somebody are asked whether their spouse is meant, too."""
_TOLD = frozenset({"occurred", "alleged", "denied"})
_COUNTED = {
    "killed": frozenset({"killed", "casualties"}),
    "captured": frozenset({"captured", "detained", "seized"}),  # `bắt tàu Marinera`: a ship
}
_CLASS = {"MIL": "soldier", "REB": "rebel", "COP": "police"}


def count_victims(folded: Folded, events: list[list[Candidate]]) -> None:
    """Count the persons that an attack kills or abducts by its own words, once an event."""
    for event in events:
        if event[0].event != "ASSAULT":
            continue
        for act in event:
            kind = _befell(act, folded)
            if kind and not any(claim.kind in _COUNTED[kind] for c in event for claim in c.losses):
                act.losses += _claim(folded, act, kind)
                break


def _befell(act: Candidate, folded: Folded) -> str:
    """What its words say was done to the persons who suffer it, empty if they say nothing of the kind."""
    if act.status not in _TOLD or not act.recipient or not all(map(_one_person, act.recipient)):
        return ""
    link = act.predicate.subordinator
    if link is not None and link["value"] == "purpose":
        return ""  # `tấn công để giết thủ lĩnh Borg`
    if act.mode == "abduct":
        return "captured"
    words = f" {folded.plain[slice(*act.trigger)]} "
    survived = has_marker(words, "survived")  # `mưu sát hụt Tổng thống Malta`
    return "killed" if has_marker(words, "killing") and not survived else ""


def _one_person(actor: Actor) -> bool:
    return actor.kind in SOMEBODY_OR_NAME and not actor.plural


def class_of_victim(actor: Actor) -> str:
    """The loss class of somebody told by name or office."""
    return _CLASS.get(actor.sector, "person")


def _claim(folded: Folded, act: Candidate, kind: str) -> list[LossClaim]:
    """One loss of as many as are named; `vợ chồng Tổng thống Ibarra` are two."""
    first, number = act.recipient[0], len(act.recipient)
    before = folded.plain[max(0, first.start - _COUPLE) : first.start].rstrip()
    if number == 1 and before.endswith(markers("couple")):
        number = 2
    what = "civilian" if kind == "captured" and first.sector == "CVL" else class_of_victim(first)
    return [LossClaim(kind, what, number, number, first.country, None, first.start, act.recipient[-1].end)]
