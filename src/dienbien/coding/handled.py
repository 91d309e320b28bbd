"""What an act moves, gives, drops or leaves, where that tells which act it is.

Comes in: a candidate and the folded text. Changes its type (codebook 11.2: leaving a body or treaty, halted
aid), or says why it is none: words such as "gửi", "hạ", "điều" mean an act only with arms, people or goods.
"""

from dienbien.coding.actor import Actor, replace
from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state
from dienbien.language.mentions import Mention
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, marked, markers, markers_ahead, markers_apart, past

_BEHIND = 40
"""How many letters behind an act what it handles may stand."""
_ARMS = 80
"""How far before their destruction, in letters, the arms may be named."""
_OWNING = frozenset({"of", "at", "belongs"})

_GIVEN = frozenset({"AID", "COOPERATE"})
_PEOPLE = frozenset({"person", "civilian", "child", "building", "territory"})
"""No one gives these away as aid, nor loses them as an army does."""
_RETURNED = frozenset({"release", "return"})
_HANDED = frozenset({"person", "civilian", "child", "soldier", "rebel"})


def settle_handled(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """The type that the thing behind the words makes: bombs dropped, a treaty left, aid that is halted."""
    if candidate.event == "RETREAT" and candidate.mode == "disarm" and not candidate.actor:
        _disarm(candidate, sentence, folded)
    if candidate.event == "RETREAT" and candidate.mode in _RETURNED:
        _returned_by(candidate, sentence)
    if candidate.event == "RETREAT" and candidate.act["frame"] == "suffer" and candidate.mode is None:
        _ceded_by(candidate, sentence)
    behind = _behind(candidate, folded)
    if candidate.event == "RETREAT" and candidate.mode == "release" and has_marker(behind, "dropped"):
        candidate.event, candidate.mode = "ASSAULT", "aerial"
    elif candidate.event == "RETREAT" and candidate.mode == "withdraw":
        if has_marker(behind, "office"):
            candidate.mode = "resign"
        elif has_marker(behind, "membership") and not any(
            a.sector in {"MIL", "REB"} for a in candidate.actor
        ):
            candidate.event, candidate.mode = "SANCTION", "withdraw"
    elif _sends_home(candidate, behind, folded):
        candidate.event, candidate.mode = "SANCTION", "expel"
    elif candidate.event in _GIVEN and _halted(candidate, folded):
        candidate.event, candidate.mode = "SANCTION", "discontinue"
        _leave_partner(candidate)
    elif candidate.event == "SUPPORT" and candidate.mode is None and _gives_much(candidate, behind, folded):
        candidate.event = "AID"
    elif candidate.event == "AID" and folded.plain[slice(*candidate.trigger)] in marked("handing"):
        _hand_over(candidate, behind)


def _sends_home(candidate: Candidate, behind: str, folded: Folded) -> bool:
    """`trục xuất ba đại sứ Chile`, `yêu cầu đại sứ Chile rời Malta`: envoys are expelled."""
    theirs = candidate.recipient[:1]
    envoys = any(has_marker(f" {folded.plain[actor.start : actor.end]} ", "envoys") for actor in theirs)
    if candidate.event == "REQUEST":
        return envoys and bool(candidate.actor) and has_marker(behind, "sent-away")
    deported = candidate.event == "COERCE" and candidate.mode == "deport"
    return deported and (envoys or has_marker(behind, "envoys"))


def _ceded_by(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Peru và Chile ngừng bắn, một số làng được chuyển cho Chile`: the only other side named gives them."""
    theirs = {actor.country for actor in candidate.recipient}
    told = (a for actors in sentence.resolved.values() for a in actors if a.end <= candidate.trigger[0])
    others = {a.country: a for a in told if a.country and a.country not in theirs}
    if candidate.recipient and not candidate.actor and len(others) == 1:
        candidate.actor = tuple(others.values())


def _leave_partner(candidate: Candidate) -> None:
    """`Malta ngừng tập trận chung với Chile`: who stops what both did acts on the partner named behind it."""
    behind = tuple(a for a in candidate.actor if a.start >= candidate.trigger[1])
    if behind and not candidate.recipient and len(behind) < len(candidate.actor):
        candidate.actor = tuple(a for a in candidate.actor if a not in behind)
        candidate.recipient = behind


def _gives_much(candidate: Candidate, behind: str, folded: Folded) -> bool:
    """`tặng Malta 30 tỷ đồng`: money for another state is help, no courtesy."""
    ours = {actor.country for actor in candidate.actor}
    theirs = {actor.country for actor in candidate.recipient} - {None}
    given = any(word in folded.plain[slice(*candidate.trigger)] for word in markers("presenting"))
    return given and bool(theirs) and not theirs & ours and has_marker(behind, "sum-of-money")


def _hand_over(candidate: Candidate, behind: str) -> None:
    """`bàn giao 40 tù binh cho Chile`, `bị … bàn giao cho Chile`: who is handed over is extradited."""
    if has_marker(behind, "remains"):
        candidate.event, candidate.mode = "RETREAT", "return"
    elif has_marker(behind, "handed") or candidate.thing in _HANDED:
        candidate.event = "COOPERATE"


def _disarm(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Kho vũ khí hóa học của Chile được tiêu hủy`: whose arms of that kind are destroyed gives them up."""
    start = candidate.trigger[0]
    begin = max(sentence.start, start - _ARMS)
    before = folded.lower[begin:start]
    at = max((before.rfind(word) for word in markers("own-arms")), default=-1)
    if at < 0:
        return
    owners = [g for g in sentence.groups if begin + at < g.start < start and g.preposition in _OWNING]
    owner = next((g.members[0] for g in owners if g.members[0].country), None)
    if owner is not None:
        candidate.actor, candidate.thing = (_state(owner),), "weapon"


def _returned_by(candidate: Candidate, sentence: ReadSentence) -> None:
    """`12 ngư dân Peru do Chile trao trả`: who is returned stands before whoever returns them."""
    predicate = candidate.predicate
    giver = predicate.subject
    if giver is None or giver.preposition != "by" or predicate.passive:
        return
    if any(group.preposition == "to" for group in predicate.objects):
        return
    given = next((g for g in sentence.groups if g.end == giver.preposition_start - 1), None)
    if given is None or given.members[0].weapon:
        return
    theirs = tuple(a for a in sentence.resolved.get(id(given), ()) if a.country and a.kind != "country")
    candidate.recipient = theirs or candidate.recipient


def _state(owner: Mention) -> Actor:
    return replace(state(owner.country or ""), start=owner.start, end=owner.end)


def nothing_handled(candidate: Candidate, folded: Folded) -> str:
    """Why a word that needs a thing behind it is no act, empty if it has one."""
    start, end = candidate.trigger
    words = folded.plain[start:end]
    if words in marked("giving") and not _given_away(candidate):
        return "named as a thing, nobody is told to get it"
    if candidate.event == "RETREAT" and has_marker(_behind(candidate, folded), "lost"):
        return "lost property, not given up by a power"
    if candidate.event == "ASSAULT" and candidate.act["frame"] == "suffer" and _lasts(candidate, folded):
        return "time that something takes"
    if candidate.event == "ASSAULT" and _behind(candidate, folded).lstrip().startswith(
        markers_ahead("ability")
    ):
        return "what arms are able to do"
    if words in marked("crossing") and not _soldiers(candidate):
        return "people who cross a border, no forces"
    if words in marked("entering") and not (_soldiers(candidate) or candidate.recipient):
        return "people who come to a place, no forces"
    passive = candidate.predicate.passive and (candidate.event != "AID" or words not in marked("handling"))
    if candidate.act["content"] != "both" or passive:
        return ""
    if words in marked("calling") and not has_marker(_behind(candidate, folded), "called-to"):
        return "an invitation to nothing that states do together"
    if words in marked("permitting") and _own_order(candidate, folded):
        return "what a text makes possible, or an order to one's own forces"
    if words in marked("joining") and not _joins_in(candidate):
        return "a relation that is named, nothing that is done"
    if words in marked("aiming") and not _armed(candidate):
        return "words or plans that are aimed at somebody, no weapons"
    given = candidate.event == "AID"
    told_of = _told_before(candidate) or candidate.predicate.passive
    told_of = told_of and not (given and _a_letter(candidate, folded))
    if given and has_marker(_behind(candidate, folded), "fetching"):
        return "sent for one's own people"
    if words not in marked("handling") or told_of:
        return ""
    told = given or candidate.act["frame"] == "suffer" or candidate.mode == "militia"
    if candidate.thing and not (told and candidate.thing in _PEOPLE):
        return ""
    if given and has_marker(_behind(candidate, folded), "goods"):
        return ""
    return "a word of many meanings without a thing that is moved, given or hit"


def _lasts(candidate: Candidate, folded: Folded) -> bool:
    """`mất 3 năm đóng tàu ngầm`: the time that something takes is no loss."""
    behind = past(_behind(candidate, folded).lstrip(), "nearly").split(" ")
    counted = behind[0][:1].isdigit() or behind[0] in marked("counting")
    return len(behind) > 1 and counted and behind[1] in marked("duration")


def _given_away(candidate: Candidate) -> bool:
    givers = {actor.key for actor in candidate.actor}
    return any(not actor.key or actor.key not in givers for actor in candidate.recipient)


def _own_order(candidate: Candidate, folded: Folded) -> bool:
    """`hiệp ước cho phép ngư dân Peru …`, `Tổng thống cho phép triển khai quân`: nobody else is permitted."""
    before = f" {folded.plain[max(candidate.span[0], candidate.trigger[0] - _BEHIND) : candidate.trigger[0]]}"
    then = candidate.predicate.following
    moved = then is not None and then.is_act and then.event == "MOBILIZE" and not then.own_subject
    return moved or before.rstrip().endswith(markers_apart("charter"))


def _joins_in(candidate: Candidate) -> bool:
    predicate = candidate.predicate
    return bool(predicate.aux) or any(group.preposition == "with" for group in predicate.objects)


def _soldiers(candidate: Candidate) -> bool:
    return any(a.sector in {"MIL", "REB"} for a in candidate.actor)


def _armed(candidate: Candidate) -> bool:
    return any(a.sector in {"MIL", "REB"} or a.kind == "country" for a in candidate.actor)


def _told_before(candidate: Candidate) -> bool:
    """`tên lửa mà Nga phóng`, `UAV do Nga phóng vào Odessa`: the thing stands before."""
    opener = candidate.predicate.subordinator
    relative = opener is not None and opener["value"] == "which"
    fired = candidate.event == "ASSAULT" and candidate.act["frame"] == "to"
    return relative or (fired and any(actor.known for actor in candidate.recipient))


def _a_letter(candidate: Candidate, folded: Folded) -> bool:
    """`tin nhắn mà Tổng thống Malta gửi cho ông`: what is told to be sent is no help."""
    start = candidate.trigger[0]
    return not has_marker(f" {folded.plain[max(candidate.span[0], start - _ARMS) : start]} ", "goods")


def _halted(candidate: Candidate, folded: Folded) -> bool:
    start = candidate.trigger[0]
    before = f" {folded.plain[max(candidate.span[0], start - _BEHIND) : start].rstrip()}"
    return before.endswith(markers_apart("halting"))


def _behind(candidate: Candidate, folded: Folded) -> str:
    end = candidate.trigger[1]
    return f" {folded.plain[end : min(end + _BEHIND, candidate.span[1])]} "
