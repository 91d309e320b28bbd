"""Acts in which one country only has a part: what it agrees to, asks for or says among its own.

Comes in: a candidate with its sentence. Goes out: an empty string, or why it is no record (codebook sections
2 and 11.3). It counts who is named in the sentence; `scope` and `codable` do the rest.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.dealings import denies
from dienbien.coding.kinds import DEEDS, OFFICERS
from dienbien.coding.powers import political
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import ends_apart, has_marker, marked, markers, markers_ahead, may_have

_POLITICIANS = frozenset({"LEG"})
_VIEWS = frozenset({"STATE", "AGREE", "SUPPORT", "REJECT", "REQUEST", "ACCUSE"})
_AIMED = frozenset({"SUPPORT", "THREATEN"})
"""What is said for or against somebody."""
_PEOPLE = frozenset({"CVL"})
_FAVOURS = frozenset({"change", "assist"})
_POWERS = frozenset({"GOV", "MIL", "PTY", "REB"})
_CALLERS = _POWERS | _POLITICIANS
_OPINIONS = frozenset({"STATE", "AGREE", "REJECT", "SUPPORT"})
_DONE = DEEDS | {"COOPERATE", "SUPPORT", "AID"}
_CLAUSE = 80
"""How far before an act, in letters, "whoever" may stand."""
_BETWEEN = 2
"""How many words may stand between "whoever" and what is done."""
_RESOLVED = 30
"""How far behind a resolve, in letters, its first deed may stand."""
_LEADS = " \"“‘'"
_JUST_BEHIND = 16
"""How far behind an offer, in letters, it may say that it is one of talks."""
_BESIDE = 24
"""How far behind a stance or an inquiry, in letters, what it is about may stand."""
_JUST_BEFORE = 12
"""How far before those who were asked, in letters, their share may stand."""


def alone(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """Why an act of one country by itself is no record, empty if it may be one."""
    if _asked_in_poll(candidate, folded):
        return "what people were asked in a poll"
    if candidate.event in _DONE and _by_whoever(candidate, sentence, folded):
        return "any such act, not one that was done"
    if (candidate.event == "COOPERATE" and len(_sides(candidate)) < 2) or _trades_alone(candidate, folded):
        return "cooperation of which only one side could be bound"
    if _of_ones_own(candidate, folded):
        return "a resolve or choice of one's own"
    told = candidate.event == "REQUEST" or (candidate.event, candidate.mode) == ("STATE", "concern")
    if told and _to_own_people(candidate, folded):
        return "to one's own people"
    if candidate.event == "REQUEST" and _thanks_to(candidate, folded):
        return "thanks to somebody, who is not asked"
    if _matters_to_nobody(candidate, folded):
        return "no affair of politics between powers"
    if _reaches_nobody(candidate, folded.lower[sentence.start : sentence.end]):
        return "aimed at nobody who could be bound to it"
    if candidate.event == "SANCTION" and candidate.predicate.nominal and not candidate.actor:
        return "referred to, without who imposed it"
    fighting = any(actor.sector == "REB" for actor in candidate.actor)
    if candidate.company > 1 or candidate.recipient or not candidate.actor or fighting:
        return ""
    if candidate.event in _VIEWS and sentence.tells_of("market"):
        return "markets and prices of one country"
    if candidate.event == "COERCE" and candidate.mode == "seize" and not candidate.place:
        return "an affair of one country"
    if (
        candidate.event == "AGREE"
        and _agrees_with_nobody(candidate)
        and not _open_to_talks(candidate, folded)
    ):
        return "agrees with nobody"
    return "an affair of one country" if _at_home(candidate, sentence, folded) else ""


def _matters_to_nobody(candidate: Candidate, folded: Folded) -> bool:
    """`phủ nhận rủi ro suy thoái`, `điều tra nguyên nhân rơi máy bay`: of markets, or a mishap."""
    inquiry = candidate.event == "ACCUSE" and candidate.mode == "investigate"
    if candidate.recipient or not (inquiry or candidate.event == "STATE"):
        return False
    behind = folded.plain[candidate.trigger[1] : candidate.trigger[1] + _BESIDE]
    return has_marker(f"{behind} ", "mishap-inquiry" if inquiry else "own-matter")


def _by_whoever(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`bất kỳ nước nào mua đồng của Peru sẽ bị áp thuế`: neither the deed nor what follows it is done."""
    start, _ = candidate.trigger
    before = folded.lower[max(sentence.start, start - _CLAUSE) : start].rpartition(",")[2]
    if not may_have(before, "whoever"):
        return False
    relative = markers_ahead("relative")
    told = [word for word in markers("whoever") if word in before]
    found = [behind for word in told for behind in f" {before}".split(f" {word} ")[1:]]
    between = min(
        (len(behind.split()) for behind in found if not behind.startswith(relative)), default=_CLAUSE
    )
    return between <= _BETWEEN or (bool(found) and candidate.status != "occurred")


def _thanks_to(candidate: Candidate, folded: Folded) -> bool:
    """`tăng trưởng nhờ hợp tác với Chile`: who is asked by "nhờ" stands right behind it."""
    start, end = candidate.trigger
    if folded.lower[start:end] not in marked("thanks-to"):
        return False
    return not any(group.bare and group.start - end <= 1 for group in candidate.predicate.objects)


def _to_own_people(candidate: Candidate, folded: Folded) -> bool:
    """`đề nghị người dân ở yên trong nhà`, but not "kêu gọi người dân Peru" by Chile."""
    ours = {actor.country for actor in candidate.actor} | {None}
    behind = folded.plain[candidate.trigger[1] : candidate.trigger[1] + _CLAUSE]
    for word in 2 * markers("all-told"):
        behind = behind.removeprefix(f" {word}")
    asked = behind.startswith(tuple(f" {word} " for word in markers("own-people")))
    citizens = marked("citizens")
    others = [a for a in candidate.bound_recipient if folded.plain[a.start : a.end] not in citizens]
    return asked and {actor.country for actor in others} <= ours


def _trades_alone(candidate: Candidate, folded: Folded) -> bool:
    """`sẽ tăng nhập khẩu khí đốt`: to come, with nobody told of on the other side; but for parades."""
    told = candidate.event == "AGREE" and candidate.act["event"] == "COOPERATE"
    attends = has_marker(f" {folded.lower[slice(*candidate.trigger)]} ", "attending")
    return told and not attends and len((*candidate.actor, *candidate.recipient)) < 2


def _of_ones_own(candidate: Candidate, folded: Folded) -> bool:
    """`quyết tâm giành đảo`, `sẵn sàng ban bố thiết quân luật`: nothing that is done with or for another."""
    start, end = candidate.trigger
    if candidate.event != "AGREE":
        return False
    if folded.plain[end : end + _RESOLVED].lstrip(_LEADS).startswith(markers("own-affair")):
        return True
    if not ends_apart(folded.lower[start:end], "resolving"):
        return False
    return not has_marker(f"{folded.plain[end : min(end + _RESOLVED, candidate.span[1])]} ", "kind-deed")


def _sides(candidate: Candidate) -> set[str]:
    sides = {actor.key for actor in (*candidate.actor, *candidate.recipient) if actor.known}
    return sides | {candidate.place.country or ""} - {""} if candidate.place else sides


def _agrees_with_nobody(candidate: Candidate) -> bool:
    """One state commits itself to nobody; an announced visit has its host as the place."""
    abroad = candidate.place is not None and candidate.place.country not in {None, candidate.actor[0].country}
    return len(candidate.actor) < 2 and not abroad


def _open_to_talks(candidate: Candidate, folded: Folded) -> bool:
    """`Chile tuyên bố sẵn sàng đối thoại`: whoever else takes part, a state that says so offers it."""
    start, end = candidate.trigger
    words = folded.lower[start : end + _JUST_BEHIND]
    foreign = all(actor.country != HOME for actor in candidate.actor)
    return foreign and any(word in words for word in markers("talks"))


def _reaches_nobody(candidate: Candidate, told: str) -> bool:
    """Requests, refusals, praise and threats are between two: without the other they are mostly home affairs.

    A call for restraint goes out to all, a call for help to whoever can give it; headlines leave it to their
    text who is asked. Bodies of states ask all of them, and approve of things that belong to no side.
    """
    bodies = any(actor.sector == "IGO" for actor in candidate.actor)
    if candidate.event == "THREATEN" and not candidate.recipient and _sought(candidate, told):
        return True
    if candidate.recipient or candidate.dissent or bodies:
        return False
    if candidate.event == "REQUEST":
        favour = candidate.mode in _FAVOURS and candidate.act["mode"] != "assist"
        return not _calls_out(candidate) and (
            (favour and not _speaks_out(candidate, told)) or candidate.zone == "title"
        )
    if candidate.event == "ACCUSE":
        suspected = candidate.mode == "allege" and all(a.sector in OFFICERS for a in candidate.actor)
        return suspected or _only_mentioned(candidate)
    if candidate.mode is not None or len(candidate.actor) > 1:
        return False
    if candidate.event == "THREATEN" and _threatens(candidate):
        return False
    if candidate.event == "AGREE":
        bare = candidate.company < 2 or str(candidate.act["phrase"]) in markers("ready")
        return candidate.zone == "title" and candidate.status != "future" and bare
    return candidate.event == "REJECT" or (candidate.event in _AIMED and candidate.company < 2)


def _sought(candidate: Candidate, told: str) -> bool:
    """`bị Interpol truy nã`, `treo thưởng`: a search for nobody who is named is one for a criminal."""
    start, end = (at - candidate.span[0] for at in candidate.trigger)
    return any(word in told[start:end] for word in markers("wanted"))


def _speaks_out(candidate: Candidate, told: str) -> bool:
    """`Chile yêu cầu điều tra vụ bắn tàu Peru`: a power abroad asks in its own clause, of war or of states.

    A proposal, though, is mostly one's own plan.
    """
    predicate = candidate.predicate
    own = predicate.subordinator is None or predicate.subordinator["value"] == "that"
    proposed = any(word in str(candidate.act["phrase"]) for word in markers("proposal"))
    if predicate.nominal or predicate.passive or not own or proposed or candidate.company < 2:
        return False
    if not any(word in told for word in _abroad()):
        return False
    return any(a.sector in _POWERS and a.country not in {HOME, None} for a in candidate.actor)


def _calls_out(candidate: Candidate) -> bool:
    """`Tổng thống Peru kêu gọi cứng rắn với Chile`: what a power abroad calls for is for all who hear it."""
    predicate = candidate.predicate
    if predicate.nominal or predicate.passive or not candidate.actor:
        return False
    if not any(word in str(candidate.act["phrase"]) for word in markers("appeal")):
        return False
    return all(a.sector in _CALLERS and a.country not in {HOME, None} for a in candidate.actor)


def _threatens(candidate: Candidate) -> bool:
    """`Chile cảnh báo hậu quả`: what a power abroad threatens is for whoever it concerns."""
    predicate = candidate.predicate
    vague = candidate.act["content"] == "both" or predicate.nominal or predicate.passive
    if vague or predicate.subordinator is not None:
        return False
    return any(a.sector in _POWERS and a.country not in {HOME, None} for a in candidate.actor)


def _only_mentioned(candidate: Candidate) -> bool:
    """`sau những chỉ trích`, `bị chỉ trích`, `nghi ngờ`: blame that nobody is told to lay on anybody.

    A power's anger and its inquiries are told of it: `khiến Peru phẫn nộ`, `Peru điều tra vụ va chạm`.
    """
    if _power_in_person(candidate):
        return False
    return candidate.suffered or candidate.predicate.nominal or candidate.act["content"] == "both"


def _power_in_person(candidate: Candidate) -> bool:
    predicate = candidate.predicate
    officers = all(actor.sector in OFFICERS for actor in candidate.actor)
    forces = any(actor.sector == "MIL" for actor in candidate.actor)
    ours = officers or not (forces or candidate.company > 1)
    if candidate.mode == "investigate" and (ours or not predicate.own_subject):
        return False
    if candidate.mode == "allege" or predicate.nominal or predicate.passive or not candidate.actor:
        return False
    return all(political(actor) and actor.country not in {None, HOME} for actor in candidate.actor)


def _asked_in_poll(candidate: Candidate, folded: Folded) -> bool:
    """`75% người Peru không chấp nhận`: a share of the people has a view, but puts none on record."""
    if candidate.event not in _OPINIONS or not candidate.actor:
        return False
    if any(actor.sector not in _PEOPLE for actor in candidate.actor):
        return False
    first = candidate.actor[0].start
    before = folded.lower[max(0, first - _JUST_BEFORE) : first].rstrip()
    return before.endswith(("%", *markers("share")))


def _abroad() -> tuple[str, ...]:
    """What a page tells of if a stance of one country is about more than its own affairs."""
    return (*markers("worldly"), *markers("of-conflict"))


def _at_home(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """A vote on no treaty, views of parliamentarians or of the home of the press, anger at nobody abroad."""
    if any(actor.country is None for actor in candidate.actor):
        return False
    told = folded.lower[sentence.start : sentence.end]
    if candidate.event in {"STATE", "AGREE"}:
        ours = all(actor.country == HOME for actor in candidate.actor)
        if ours and not any(word in told for word in markers("worldly")):
            return True
        alone = candidate.event == "STATE" and not _denies(candidate)
        if alone and not any(word in folded.lower for word in _abroad()):
            return True
        judges = all(actor.sector == "JUD" and actor.kind == "office" for actor in candidate.actor)
        members = candidate.event == "AGREE" and all(a.sector in _POLITICIANS for a in candidate.actor)
        return judges or members
    words = folded.lower[candidate.trigger[0] : candidate.trigger[1]]
    if candidate.event == "ACCUSE":
        return candidate.mode == "disapprove" and any(word in words for word in markers("anger"))
    voted = candidate.event == "SUPPORT" and any(word in words for word in markers("vote"))
    return voted and not any(word in told for word in markers("treaty"))


def _denies(candidate: Candidate) -> bool:
    """`Tổng thống Peru bác bỏ tin đồn về sức khỏe`: what those who govern deny of themselves is a stance."""
    return denies(candidate) and all(actor.sector in _POWERS for actor in candidate.actor)
