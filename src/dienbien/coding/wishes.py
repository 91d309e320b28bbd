"""What somebody wishes another to do is asked of them; what somebody offers to do is promised.

Comes in: a candidate whose roles are bound. Changes: its event, mode and recipient (codebook section 11.2).
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import OPENING, TOGETHER
from dienbien.coding.readings import Resolved
from dienbien.coding.speakers import actors_of
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers

_WISHED = frozenset({"AGREE", "STATE"})
_BESIDE = 12
"""How many letters may stand between a wish and what is wished for."""
_NEXT = 16
"""How far behind a proposal, in letters, the verb of giving is read."""


def settle_wish(candidate: Candidate, resolved: Resolved, folded: Folded) -> None:
    """Make a request of a wish for what others should do, and a promise of what somebody proposes to give."""
    if candidate.event == "REQUEST":
        _offer(candidate, resolved, folded)
    elif candidate.status == "hypothetical":
        _want(candidate)
    else:
        _ask(candidate, resolved, folded)


def _want(candidate: Candidate) -> None:
    """`Malta muốn gặp Thủ tướng Libya`: in headlines, to want to deal with a named side is the news.

    Whoever stands between the wish and its verb would have to do it, not who wishes.
    """
    predicate = candidate.predicate
    wish = predicate.aux[-1] if predicate.aux else None
    if wish is None or wish["phrase"] not in marked("wanting") or candidate.zone not in OPENING:
        return
    deal = candidate.event in TOGETHER or (candidate.event == "SUPPORT" and candidate.mode == "sign")
    if not deal or candidate.mode == "third-party" or predicate.nominal or predicate.subordinator is not None:
        return
    if len(predicate.aux) > 1 or candidate.trigger[0] - wish.end > _BESIDE:
        return
    wishing = tuple(actor for actor in candidate.actor if actor.end <= wish.start)
    others = [
        a for a in (*candidate.actor, *candidate.recipient) if a.known and a.start >= candidate.trigger[1]
    ]
    apart = {actor.key for actor in wishing}
    if any(actor.key not in apart for actor in candidate.sources if actor.sector != "MED"):
        return
    if apart and others and not apart & {actor.key for actor in others}:
        candidate.event, candidate.mode, candidate.status = "AGREE", None, "occurred"
        candidate.actor, candidate.recipient = wishing, tuple(others)


def _ask(candidate: Candidate, resolved: Resolved, folded: Folded) -> None:
    """`bày tỏ mong muốn Malta và Libya kiềm chế`: whoever stands right behind the wish is to act."""
    if candidate.event not in _WISHED or folded.plain[slice(*candidate.trigger)] not in marked("wishing"):
        return
    behind = [g for g in candidate.predicate.objects if 0 <= g.start - candidate.trigger[1] <= 1]
    ours = {actor.key for actor in candidate.actor}
    asked = tuple(actor for actor in actors_of(behind[:1], resolved) if actor.known)
    if ours and asked and behind[0].bare and not ours & {actor.key for actor in asked}:
        candidate.event, candidate.mode, candidate.recipient = "REQUEST", "change", asked


def _offer(candidate: Candidate, resolved: Resolved, folded: Folded) -> None:
    """`Malta đề nghị cung cấp máy phát điện cho Libya`: whoever proposes to give it to another offers it."""
    start, end = candidate.trigger
    words, behind = folded.plain[start:end], folded.plain[end : end + _NEXT].lstrip()
    gives = words.endswith(markers("granting")) or behind.startswith(markers("granting"))
    if not gives or not words.startswith(markers("proposing")):
        return
    ours = {actor.key for actor in candidate.actor}
    addressed = [g for g in candidate.predicate.objects if g.preposition == "to"]
    given = tuple(actor for actor in actors_of(addressed[:1], resolved) if actor.known)
    if ours and given and not ours & {actor.key for actor in given}:
        candidate.event, candidate.mode, candidate.recipient = "AGREE", None, given
