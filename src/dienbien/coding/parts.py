"""An operation and its parts: what only leads up to an act of the same clause is no record of its own.

Comes in: the candidates of a sentence. Changes: the reason of those that are the first step of the next one
("điều tiêm kích không kích", "cho xe tăng tiến vào đánh chiếm"; codebook section 11.1).
"""

import re
from itertools import pairwise

from dienbien.coding.actor import keys_of
from dienbien.coding.candidates import Candidate
from dienbien.coding.codable import why_not
from dienbien.coding.inside import CONTENT
from dienbien.coding.kinds import NOT_IN_ARMS
from dienbien.coding.places import struck_side
from dienbien.coding.plots import spared
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, marked, markers, markers_between
from dienbien.records.choices import TOLD_AS_DONE

_STEPS = frozenset({"MOBILIZE", "ASSAULT"})
_CLOSE = 60
_NEXT = 12
_STRUCK = frozenset({None, "aerial", "drone", "heavy-weapons", "explosives"})
_SALVO = 70
_KILLED = frozenset({None, "targeted", "heavy-weapons", "firearms"})
_BREAKS = frozenset(";:.")
_STOPS = frozenset(';:.“”"')
_BRACKETS = re.compile(r"\([^()]{0,40}\)")
_ENDS = frozenset(',;:.()"“”')


def drop_parts(candidates: list[Candidate], folded: Folded) -> None:
    """Forces moved to do at once what the next verb tells: the deed is the record, by who moved them."""
    _drop_steps(candidates, folded)
    _drop_advances(candidates, folded)


def _drop_steps(candidates: list[Candidate], folded: Folded) -> None:
    """Each of two acts that the other only prepares, or names the aim or outcome of."""
    if len(candidates) < 2:
        return
    for first, then in pairwise(candidates):
        if _aimed(first, then, folded) or _launched_at(first, then, folded):
            _aim(first, then)
        elif _staged(first, then, folded):
            _stage(first, then)
    for first, then in pairwise([c for c in candidates if not c.reason]):
        _settle_pair(first, then, folded)


def _settle_pair(first: Candidate, then: Candidate, folded: Folded) -> None:
    """Drop one of two acts that are one deed; what it tells more is taken over."""
    if _aims(first, then, folded):
        first.reason = "a step of what the next words tell"
        then.actor, then.mode = first.actor or then.actor, first.mode or then.mode
    elif _wrecked(first, then) or _killed_too(first, then, folded):
        then.reason = "what the attack before it cost"
    elif _razed(first, then, folded):
        then.reason = "what the attack before it cost"
        first.mode = first.mode or then.mode
    elif _pursued(first, then):
        then.reason = "what the attack before it was for"
        if first.inferred or all(actor.kind == "place" for actor in first.recipient):
            first.recipient = then.bound_recipient or first.recipient
    elif _clause_of(first, then):
        then.reason = "a clause of what is signed"
    elif _invited(first, then, folded):
        then.reason = CONTENT
    elif _drilled(first, then, folded):
        then.reason = "what a drill practises"
    elif _spent(first, then):
        first.reason = "a step of what the next words tell"
    elif _in_one(first, then, folded):
        first.reason = "a step of what the next words tell"
        then.actor, then.mode = then.actor or first.actor, first.mode or then.mode
        then.recipient = then.recipient or first.recipient
    elif _leads_on(first, then, folded):
        first.reason = "a step of what the next words tell"
        if first.actor and not any(actor.known for actor in then.actor):
            then.actor = first.actor
        if first.event == "ASSAULT":
            then.mode = first.mode or then.mode
            then.recipient = then.recipient or first.recipient


def _leads_on(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`điều tàu chiến đến bắn phá`: forces moved or missiles fired at once for what the next verb tells."""
    if not _leads_up(first, folded) or then.event not in _STEPS or first.predicate.nominal:
        return False
    between = _BRACKETS.sub("", folded.lower[first.trigger[1] : then.trigger[0]])
    apart = len(between) > _CLOSE or _ENDS & set(between) or _joins(between)
    if apart and not _one_salvo(first, then, between):
        return False
    if then.predicate.passive or then.predicate.nominal or first.status != then.status:
        return False
    return first.event != "MOBILIZE" or then.event != "MOBILIZE" or _sent_to(first, then, folded)


def _drop_advances(candidates: list[Candidate], folded: Folded) -> None:
    """`tiến vào thị trấn và giao tranh`: who fights in its sentence goes forward in that fight."""
    done = [c for c in candidates if not c.reason and c.status in TOLD_AS_DONE]
    told = [c for c in done if c.act["event"] == "ASSAULT"]
    fights = [c for c in told if c.event == "ASSAULT"]
    if not fights:
        return
    for moved in candidates:
        if moved.act["event"] != "MOBILIZE" or moved.reason or moved.status not in TOLD_AS_DONE:
            continue
        theirs = {actor.key for actor in moved.recipient}
        advances = folded.lower[slice(*moved.trigger)].startswith(markers("advance"))
        if advances and any(
            _fights(fight, moved) and theirs <= keys_of((*fight.actor, *fight.recipient)) for fight in fights
        ):
            moved.reason = "an advance in the fight that its sentence tells"


def _fights(fight: Candidate, moved: Candidate) -> bool:
    doers = {actor.key for actor in fight.actor}
    return bool(moved.actor) and {actor.key for actor in moved.actor} <= doers


def _invited(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`mời Tổng thống Peru thăm Lima`: the visit is what the invitation is to, not one that is told."""
    visit = "visit" in {then.mode, then.act["mode"]} and then.event in {"CONSULT", "AGREE"}
    if first.event != "AGREE" or not visit:
        return False
    start, end = first.trigger
    invites = has_marker(f" {folded.lower[start:end]} ", "inviting")
    between = folded.lower[end : then.trigger[0]]
    return invites and len(between) <= _CLOSE and not _ENDS & set(between)


def _clause_of(first: Candidate, then: Candidate) -> bool:
    """`hai bên ký hiệp ước, cam kết bảo vệ nhau`: what its signers bind themselves to (section 11.1)."""
    if (first.event, first.mode) != ("SUPPORT", "sign") or then.event != "AGREE":
        return False
    told = then.predicate.sibling is first.predicate and not then.predicate.own_subject
    return told and then.status == "occurred" and keys_of(then.actor) == keys_of(first.actor)


def _aimed(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`vụ tấn công của Malta nhắm vào`: behind a noun and whose it is the verb only says whom it struck."""
    named = first.predicate.nominal or first.plotted
    if not (named and first.event == then.event == "ASSAULT") or then.predicate.own_subject:
        return False
    between = folded.lower[first.trigger[1] : then.trigger[0]]
    near = len(between) <= _CLOSE and not _ENDS & set(between) and not has_marker(between, "and")
    return near and _is_aim(then, folded)


def _aim(first: Candidate, then: Candidate) -> None:
    """Whom the second word names is whom the first was on, which may make a record of it."""
    unbound = why_not(first)
    theirs = {actor.country for actor in first.actor}
    if first.inferred or not any(actor.known and actor.kind != "place" for actor in first.recipient):
        struck = tuple(a for a in then.bound_recipient if a.country not in theirs)
        first.recipient, first.inferred = struck or first.recipient, False
    then.reason = then.reason or "what the attack before it was for"
    if first.plotted:
        first.recipient = spared(first)
    then.actor, then.recipient = first.actor, first.recipient
    if first.reason == unbound:
        first.reason = why_not(first)


def _aims(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`tấn công nhắm vào`: the second word only says whom the first is against."""
    if first.event != then.event or first.event != "ASSAULT" or then.trigger[0] != first.trigger[1] + 1:
        return False
    return _is_aim(then, folded)


def _in_one(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`ném bom phá hủy`, `đột kích và tiêu diệt`: how somebody struck, and what came of it."""
    between = folded.lower[first.trigger[1] : then.trigger[0]]
    alike = {first.mode, then.mode} <= _STRUCK and (
        first.inferred or keys_of(first.recipient) == keys_of(then.recipient)
    )
    joined = between == " " or (between in markers_between("and") and (not first.recipient or alike))
    told = first.event == then.event == "ASSAULT" and first.status == then.status
    if not (joined and told) or then.predicate.own_subject:
        return False
    return not any(c.predicate.nominal or c.predicate.passive for c in (first, then))


def _wrecked(first: Candidate, then: Candidate) -> bool:
    """`vụ tập kích khiến một bệnh viện bị phá hủy`: what "khiến" opens is what the first attack did."""
    opener = then.predicate.subordinator
    if first.event != "ASSAULT" or then.event != "ASSAULT" or then.mode != "destroy" or then.actor:
        return False
    return opener is not None and opener["value"] == "cause" and then.act["frame"] == "suffer"


def _razed(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`không kích thủ đô, phá hủy hai tòa nhà`: one attack, and what it destroyed."""
    attack = first.event == then.event == "ASSAULT" and first.mode in _STRUCK and then.mode == "destroy"
    own = then.predicate.own_subject or then.predicate.passive or then.predicate.nominal
    if not attack or own or first.status != then.status or first.predicate.passive:
        return False
    between = folded.lower[first.trigger[1] : then.trigger[0]]
    ours = keys_of(first.actor)
    return bool(ours) and ours == keys_of(then.actor) and len(between) <= _SALVO and not _STOPS & set(between)


def _staged(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`cuộc tấn công được Malta triển khai ở Libya`: the verb only says who made the attack."""
    attack = first.event == "ASSAULT" and first.predicate.nominal and then.event == "MOBILIZE"
    between = folded.lower[first.trigger[1] : then.trigger[0]]
    near = len(between) <= _CLOSE and not _ENDS & set(between)
    return attack and near and then.predicate.passive and then.act["content"] == "both"


def _stage(first: Candidate, then: Candidate) -> None:
    """Who made the attack, and where, is what the verb tells of it, which may make a record of it."""
    unbound = why_not(first)
    then.reason = then.reason or "what the attack before it was made by"
    first.actor, first.place = first.actor or then.actor, then.place or first.place
    struck = [actor for actor in first.recipient if actor.key not in keys_of(then.actor)]
    first.recipient = tuple(struck) or struck_side(first)
    if first.reason == unbound:
        first.reason = why_not(first)


def _killed_too(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`đánh chìm một tàu, hạ 11 người`: one attack, and those it killed, who are of no state by words."""
    attack = first.event == then.event == "ASSAULT" and first.mode in _STRUCK | {"destroy"}
    if not attack or then.mode not in _KILLED or first.predicate.passive or then.bound_recipient:
        return False
    own = then.predicate.own_subject or then.predicate.passive or then.predicate.nominal
    between = folded.lower[first.trigger[1] : then.trigger[0]]
    near = len(between) <= _SALVO and not _BREAKS & set(between)
    ours = keys_of(first.actor)
    counted = then.thing in NOT_IN_ARMS and first.status == then.status
    return bool(ours) and ours == keys_of(then.actor) and counted and near and not own


def _pursued(first: Candidate, then: Candidate) -> bool:
    """`không kích thủ đô nhằm tiêu diệt thủ lĩnh Hamas`: one attack, and whom it was to hit."""
    opener = then.predicate.subordinator
    if opener is None or opener["value"] != "purpose" or then.predicate.own_subject:
        return False
    ours = {actor.key for actor in first.actor} == {actor.key for actor in then.actor}
    return first.event == then.event == "ASSAULT" and ours and then.predicate.governor is first.predicate


def _drilled(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`tập trận bao vây đảo`, `tấn công mục tiêu giả định`: nobody is attacked."""
    if first.event not in {"MOBILIZE", "COOPERATE"} or then.event != "ASSAULT" or then.predicate.own_subject:
        return False
    words = folded.lower[slice(*first.trigger)]
    between = folded.lower[first.trigger[1] : then.trigger[0]]
    return words.endswith(markers("drill")) and len(between) <= _NEXT and not _ENDS & set(between)


def _spent(first: Candidate, then: Candidate) -> bool:
    """`huy động 140 UAV trong cuộc tập kích`: arms that an attack used up are no show of force."""
    used = then.event == "ASSAULT" and then.predicate.nominal and then.predicate.located
    ours = {actor.key for actor in first.actor} == {actor.key for actor in then.actor}
    return first.event == "MOBILIZE" and used and then.predicate.light == "do" and ours


def _leads_up(candidate: Candidate, folded: Folded) -> bool:
    """Whether forces are moved, or missiles launched, for what comes next."""
    launched = folded.lower.startswith(markers("launch"), candidate.trigger[0])
    return candidate.event == "MOBILIZE" or (candidate.event == "ASSAULT" and launched)


def _sent_to(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`điều máy bay bay sát Peru`: where those that are moved go; two verbs of war are two acts.

    So without a subject of its own, under the verb that sends them or beside it.
    """
    governor = then.predicate.governor
    tied = governor is first.predicate or governor is first.predicate.governor
    sent = folded.lower.startswith(markers("sending"), first.trigger[0])
    return then.act["content"] == "both" or (tied and sent and not then.predicate.own_subject)


def _launched_at(first: Candidate, then: Candidate, folded: Folded) -> bool:
    """`phóng 33 tên lửa và, theo Peru, 300 UAV nhắm vào Lima`: the salvo may be long."""
    if first.event != "ASSAULT" or then.event != "ASSAULT" or then.predicate.own_subject:
        return False
    if not folded.lower.startswith(markers("launch"), first.trigger[0]):
        return False
    between = folded.lower[first.trigger[1] : then.trigger[0]]
    return len(between) <= 2 * _SALVO and not _STOPS & set(between) and _is_aim(then, folded)


def _is_aim(candidate: Candidate, folded: Folded) -> bool:
    return folded.lower[slice(*candidate.trigger)] in marked("aiming")


def _one_salvo(first: Candidate, then: Candidate, between: str) -> bool:
    """`phóng 90 tên lửa (đạn đạo), UAV để tấn công`: a salvo and what it was fired for are one attack."""
    if first.event != "ASSAULT" or then.event != "ASSAULT" or then.predicate.own_subject:
        return False
    return len(between) <= _SALVO and not _STOPS & set(between)


def _joins(between: str) -> bool:
    words = f" {between} "
    return has_marker(words, "next-step")
