"""Whether it happened: a predicate's auxiliaries and governors to the codebook's status (section 7, 11.4).

Comes in: a predicate. Goes out: status, and the event type where time changes it: an announced meeting is
AGREE, announced violence THREATEN (section 3, "which of two").
"""

from dienbien.coding.actor import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import PLEDGED, SPOKEN
from dienbien.coding.predicates import Predicate, is_verbal
from dienbien.coding.readings import ReadSentence
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import begins, ends, has_marker, marked, markers
from dienbien.records import EventType, Status

_DEEDS: frozenset[str] = frozenset({"RETREAT", "CONCEDE", "ASSAULT", "COERCE", "AID"})
_LASTING: frozenset[str] = frozenset({"MOBILIZE", "PROTEST"})
_OPEN = frozenset({"future", "hypothetical", "wish"})
_WAITING = _OPEN | {"negated", "negated-future"}
"""How a deed stands that goes on, or is left undone, until another is done."""
_NEXT = 14
"""How far before a noun of action, in letters, a word that says how it stands may be: "nguy cơ xảy ra vụ"."""
_REFUSALS: dict[str, str | None] = {
    "AGREE": None,
    "CONSULT": "meet",
    "AID": "assist",
    "RETREAT": "yield",
    "CONCEDE": "yield",
    "COOPERATE": None,
    "SUPPORT": "change",
}
"""What somebody says not to be willing to do, and the mode of the refusal."""

_BESIDE = 24
"""How far before or behind a noun of action, in letters, words say how it stands."""
_CHAIN = 3
"""How many acts in a row one "sẽ" may announce."""
_CONDITION = 110
"""How far behind a punishment to come, in letters, its condition may stand."""
_BEHIND = 24
"""How far behind a denial, in letters, what is denied is looked for."""
_ASKED = frozenset({"REQUEST", "AGREE", "THREATEN"})
"""What may be turned down."""
_ENDS = frozenset({".", ",", ";", "\n", ""})


def read_status(folded: Folded, predicate: Predicate) -> Status:
    """The status that the words between subject and verb give; `occurred` unless they say otherwise."""
    if _denied_by_governor(folded, predicate):
        return "negated"
    if begins(folded.plain, "on-request", predicate.phrase.start):
        return "occurred"
    if predicate.nominal and not predicate.light:
        noted = _noted(folded, predicate)
        if noted:
            return noted
    elif predicate.event == "ASSAULT" and not predicate.own_subject:
        if _said_behind(folded, predicate, "still-on"):
            return "ongoing"
    if predicate.event in _DEEDS and _only_if(folded, predicate):
        return "hypothetical"
    values = [aux["value"] for aux in predicate.aux if not _of_another_verb(predicate, aux)]
    if values and _not_of_it(predicate, values):
        return "occurred"
    if predicate.subordinator is not None and predicate.subordinator["value"] == "hypothetical":
        return "hypothetical"
    for value in reversed(values):
        if value in {"negated", "negated-future"}:
            return "negated"
        if value in {"hypothetical", "wish", "must"}:
            return "hypothetical"
        if value == "alleged":
            return "alleged"
    if "future" in values:
        return "future"
    if "past" in values:
        return "occurred"
    if not values and (held := _held_on(predicate)):
        return held
    if not values and _awaited(folded, predicate):
        return "hypothetical"
    if _on_charge(folded, predicate):
        return "alleged"
    if not values and predicate.event in _LASTING and _amid(predicate):
        return "ongoing"
    preparing = begins(folded.lower, "preparing", predicate.phrase.start)
    return "ongoing" if preparing or "ongoing" in values else "occurred"


def _not_of_it(predicate: Predicate, values: list[str]) -> bool:
    """`không nêu ngày tàu Malta bị bắt`: a verb before whoever suffers has the "không", not the deed."""
    subject = predicate.subject if predicate.own_subject else None
    if subject is None or any(not value.startswith("negated") for value in values):
        return False
    return all(subject.start - aux.end > _NEXT for aux in predicate.aux)


def _only_if(folded: Folded, predicate: Predicate) -> bool:
    """`bị phá hủy nếu …`: a deed with its condition right behind it."""
    end = predicate.phrase.end
    return folded.plain[end : end + _BEHIND].lstrip().startswith(markers("only-if"))


def _on_charge(folded: Folded, predicate: Predicate) -> bool:
    """`bị bắt với cáo buộc do thám căn cứ`, `về cáo buộc Malta do thám`: what a charge is about."""
    if predicate.event in SPOKEN:
        return False
    subject = predicate.subject if predicate.own_subject else None
    starts = (predicate.phrase.start, subject.start if subject else predicate.phrase.start)
    before = (folded.lower[max(0, at - _BESIDE) : at].rstrip() for at in starts)
    return any(ends(words, "on-charge") for words in before)


def _amid(predicate: Predicate) -> bool:
    """`giữa lúc Malta dồn quân về biên giới`: what goes on while something else is told."""
    return predicate.subordinator is not None and predicate.subordinator["value"] == "amid"


def _awaited(folded: Folded, predicate: Predicate) -> bool:
    """`sẽ ngừng bắn khi Malta rút quân`: a deed that something to come waits for has not been done.

    Nor has what is still to follow it: `có thể điều quân trước khi tấn công`. A promise may wait for a deal.
    """
    link, governor = predicate.subordinator, predicate.governor
    if link is not None and governor is not None and predicate.event == "AGREE":
        return link["value"] == "after" and not predicate.times_after and _ready(folded, governor)
    if link is None or governor is None or predicate.event not in _DEEDS:
        return False
    if folded.lower[link.start : link.end] in marked("until") and any(
        aux["value"] in _WAITING for aux in governor.aux
    ):
        return True
    if link["value"] == "before" and not (predicate.own_subject or predicate.passive or predicate.endured):
        return any(aux["value"] in _OPEN for aux in governor.aux)
    if link["value"] != "when":
        return False
    coming = any(aux["value"] == "future" for aux in governor.aux)
    coming = coming or folded.lower.startswith(markers("announced"), governor.phrase.start)
    return predicate.own_subject and coming


def _ready(folded: Folded, predicate: Predicate) -> bool:
    """`sẵn sàng gửi quân sau khi hai bên đạt thỏa thuận`: what is promised for then waits for it."""
    chain = [p for p in (predicate, predicate.governor) if p is not None]
    starts = [p.phrase.start for p in chain]
    ready = any(folded.lower.startswith(markers("ready"), start) for start in starts)
    return ready or any(aux["value"] == "future" for aux in predicate.aux)


def _held_on(predicate: Predicate) -> Status | None:
    """`sẽ thăm Malta, sau đó gặp …`: "sẽ", "có thể", "nếu" hold for the next verbs of the same subject."""
    before = predicate.sibling
    if before is None or predicate.relation != "coordinate" or predicate.own_subject or predicate.nominal:
        return None
    supposed = before.subordinator is not None and before.subordinator["value"] == "hypothetical"
    if supposed or (not before.nominal and any(aux["phrase"] in markers("may") for aux in before.aux)):
        return "hypothetical"
    return "future" if any(aux["value"] == "future" for aux in before.aux) else None


def _noted(folded: Folded, predicate: Predicate) -> Status | None:
    """What the words beside a noun of action say: "kế hoạch tấn công", "giao tranh vẫn tiếp diễn"."""
    phrase = predicate.phrase
    before = folded.lower[max(0, phrase.start - _BESIDE) : phrase.start].rstrip()
    behind = folded.lower[phrase.end : phrase.end + _BESIDE].lstrip()
    while before.endswith(markers("between")):
        before = before.rsplit(" ", 1)[0] if " " in before else ""
    if before.endswith(markers("planned")):
        return "future"
    if before.endswith(markers("possible")):
        return "hypothetical"
    if behind.startswith(markers("going-on")):
        return "ongoing"
    if phrase["event"] in {"ASSAULT", "PROTEST"}:
        return "ongoing" if _said_behind(folded, predicate, "still-on") else None
    if phrase["event"] != "CONSULT":
        return None
    if _said_behind(folded, predicate, "no-coming"):
        return "hypothetical"
    return "future" if _said_behind(folded, predicate, "to-come") else None


def _said_behind(folded: Folded, predicate: Predicate, kind: str) -> bool:
    """`Cuộc gặp giữa A và B sẽ diễn ra`, `khó diễn ra`: behind an act with its sides, place and time."""
    groups = (*predicate.objects, *predicate.places_after)
    ends = [predicate.phrase.end, *(g.end for g in groups), *(t.end for t in predicate.times_after)]
    return any(folded.lower[end : end + _BESIDE].lstrip().startswith(markers(kind)) for end in ends)


def _denied_by_governor(folded: Folded, predicate: Predicate) -> bool:
    """`khẳng định không tấn công`: the "không" of the verb of saying holds for the act right behind it."""
    governor = predicate.governor
    if governor is None or (governor.is_act and not is_verbal(governor)):
        return False  # `cung cấp hệ thống phòng không sau vụ tập kích`
    return _verb_before(folded, predicate).endswith(markers("negation"))


def _verb_before(folded: Folded, predicate: Predicate) -> str:
    """The verb that governs an act and stands right before it, or nothing."""
    governor = predicate.governor
    if governor is None or not 0 < predicate.phrase.start - governor.phrase.end <= _BESIDE:
        return ""
    if predicate.own_subject and not predicate.nominal:
        return ""
    return folded.lower[governor.phrase.start : governor.phrase.end]


def _of_another_verb(predicate: Predicate, aux: Phrase) -> bool:
    """`có thể phải trả giá vì cuộc tấn công`: the word belongs to the verb that takes the noun."""
    noun = predicate.nominal and not predicate.light
    return noun and predicate.phrase.start - aux.end > _NEXT


def settle(folded: Folded, predicate: Predicate) -> tuple[EventType, str | None, Status]:
    """Event, mode and status after the rulings on what is announced: codebook sections 3 and 11.4.

    Who says not to be going to do something kind refuses it: "sẽ không rút quân" is a REJECT.
    """
    event, status, cell = predicate.event, read_status(folded, predicate), predicate.phrase["mode"]
    mode = None if cell in {"", "-"} else cell
    if status == "negated" and event in _REFUSALS and _refused(folded, predicate):
        return "REJECT", _REFUSALS[event], "occurred"
    if event == "SUPPORT" and mode == "sign" and status == "future":
        return "AGREE", None, "future"
    if event == "ACCUSE" and status == "future":
        if folded.lower.startswith(markers("suing"), predicate.phrase.start):
            return "THREATEN", "arrest", "occurred"
    if status == "occurred" and (event == "CONSULT" or mode == "sign") and _yet_to_come(folded, predicate):
        return "AGREE", None, "future"
    if event in SPOKEN and not (mode == "investigate" and status == "ongoing"):
        return event, mode, "occurred" if status in {"future", "ongoing"} else status
    if status != "future":
        return event, mode, status
    if event == "SANCTION" and _unless(folded, predicate):
        return "THREATEN", "restrict", "occurred"
    if event in PLEDGED:
        return "AGREE", None, "future"
    if event == "ASSAULT" and _prepares(predicate):
        return "MOBILIZE", "troops", "ongoing"
    if event == "ASSAULT":
        return "THREATEN", "violence", "occurred"
    return event, mode, status


def _prepares(predicate: Predicate) -> bool:
    """`Quân đội Peru chuẩn bị tấn công Chile`: told as a fact, not announced (codebook section 11.2)."""
    words = {aux["phrase"] for aux in predicate.aux if aux["value"] == "future"}
    outer = predicate.governor
    told = outer is None or not (outer.phrase.kind == "speech" or is_verbal(outer))
    return told and not predicate.nominal and bool(words) and words <= marked("readying")


def _yet_to_come(folded: Folded, predicate: Predicate) -> bool:
    """`sẽ nêu việc này trong cuộc hội đàm với Malta`, `sẽ sang Malta dự lễ ký`: held once that is done."""
    if any(aux["value"] in {"past", "once"} for aux in predicate.aux):
        return False
    governor = predicate.governor
    coming = any(aux["value"] == "future" for aux in predicate.aux)
    promised = governor is not None and folded.lower.startswith(markers("ready"), governor.phrase.start)
    if predicate.nominal and predicate.located and (coming or promised):
        return True
    link = predicate.subordinator
    if link is not None and link["value"] != "purpose":  # `Malta phóng tên lửa trước khi hai bên gặp nhau`
        ahead = link["value"] == "before" and predicate.event == "CONSULT" and not predicate.times_after
        several = predicate.subject is not None and len(predicate.subject.members) > 1
        return ahead and predicate.own_subject and (several or bool(predicate.objects))
    inner: Predicate = predicate
    for _ in range(_CHAIN):
        outer = inner.sibling or inner.governor
        told = inner.own_subject and (inner.light or not inner.nominal)
        if told or outer is None or not outer.is_act:
            return False
        if _announced(folded, outer):
            return True
        inner = outer
    return False


def _announced(folded: Folded, predicate: Predicate) -> bool:
    """`sẽ tới Malta`: a journey or meeting that is itself still to come, or what it leads up to is."""
    if predicate.event not in {"CONSULT", "AGREE"} or predicate.phrase["content"] == "opaque":
        return False
    coming = any(aux["value"] == "future" for aux in predicate.aux)
    return coming or folded.lower.startswith(markers("announced"), predicate.phrase.start)


def _unless(folded: Folded, predicate: Predicate) -> bool:
    """`sẽ áp thuế với Peru nếu nước này …`: punishment that hangs on what somebody does is a threat."""
    end = predicate.phrase.end
    behind = folded.plain[end : end + _CONDITION].split(". ")[0]
    return has_marker(behind, "condition")


def _refused(folded: Folded, predicate: Predicate) -> bool:
    """Whether its doer says not to be going to do it."""
    said = any(aux["value"] == "negated-future" for aux in predicate.aux)
    verb = _verb_before(folded, predicate)
    announced = verb in marked("announcing") and not predicate.passive
    return not predicate.passive and (said or announced or verb.endswith(markers("refusing")))


def deny(folded: Folded, candidates: list[Candidate]) -> None:
    """What somebody is said to have done and denies on the same page is `denied` (codebook 11.4)."""
    told = [c for c in candidates if c.zone != "teaser"]
    deniers = {_camp(actor) for c in told if _denies(folded, c) for actor in c.actor if actor.known}
    for candidate in told:
        if candidate.status == "alleged" and any(_camp(actor) in deniers for actor in candidate.actor):
            candidate.status = "denied"
    for candidate in told:
        if candidate.status == "negated" and {a.key for a in candidate.sources} & {
            a.key for a in candidate.actor
        }:
            _contradict(candidate, told)


def _camp(actor: Actor) -> tuple[str, bool]:
    """Whom somebody speaks for: a state does not deny what its rebels are said to have done."""
    return actor.key, actor.sector == "REB"


def _contradict(denial: Candidate, told: list[Candidate]) -> None:
    """`Syria khẳng định không dùng vũ khí hóa học`: denies what others say Syria did."""
    keys = {a.key for a in denial.actor if a.known}
    for candidate in told:
        same = candidate.event == denial.event and keys & {a.key for a in candidate.actor}
        if same and candidate.status == "alleged":
            candidate.status = denial.status = "denied"


def deny_charge(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Nga cáo buộc Ukraine tập kích, Kiev bác bỏ`: a charge denied is no request refused (section 11.2).

    Nor is what somebody else has only said ("Malta nói Libya rải mìn, song Libya bác bỏ").
    """
    if candidate.event != "REJECT" or not _denies(folded, candidate):
        return
    before = [p for p in sentence.predicates if p.phrase.start < candidate.trigger[0]]
    charged = any(p.is_act and p.event == "ACCUSE" for p in before)
    asked = any(p.is_act and p.event in _ASKED for p in before)
    said = any(not p.is_act or p.phrase["content"] == "report" for p in before)
    abroad = any(actor.country != HOME for actor in candidate.actor)
    if charged or (said and not asked and abroad):
        candidate.event, candidate.mode, candidate.recipient = "STATE", "position", ()


def _denies(folded: Folded, candidate: Candidate) -> bool:
    """`phủ nhận`, `bác bỏ cáo buộc`, or `bác bỏ` with nothing behind it: no refusal of something asked."""
    if candidate.act["event"] not in {"STATE", "REJECT"}:
        return False
    start, end = candidate.trigger
    words = folded.lower[start : end + _BEHIND]
    bare = words[end - start : end - start + 1] in _ENDS
    return words.startswith(markers("denial")) or (bare and words[: end - start].endswith(markers("refusal")))
