"""Deeds that are only expected, meant or wished, are told to be untrue, or are still open.

Comes in: a candidate with its sentence and the folded text. Goes out: an empty string, or why it is no record
(codebook sections 2 and 11.3). What a deed would mean and whether it is right, `weighed` reads.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import DEEDS
from dienbien.coding.lead_in import right_behind
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import (
    ends_apart,
    has_marker,
    marked,
    markers,
    markers_apart,
    markers_between,
    may_have,
)

_REACH = 40
"""How many letters before or behind an act are looked at."""
_NEXT_TO = 6
_DONE = DEEDS | {"SUPPORT", "COOPERATE"}
_VERDICT = 110
"""How far before or behind an act, in letters, it is named as news and judged to be untrue."""
_SUFFERED = frozenset({"COERCE", "SANCTION", "RETREAT"})


def only_meant(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """Why a deed was not done as far as is told, empty if it was."""
    deed = candidate.event in _DONE
    forecast = deed and _forecast(candidate, folded)
    if forecast or _foretold(candidate) or _believed(candidate, sentence, folded):
        return "what somebody expects of others"
    befell = candidate.event in _SUFFERED or (candidate.event == "ASSAULT" and candidate.suffered)
    if befell and not candidate.plotted and _dreaded(candidate, sentence, folded):
        return "possible or wished, not reported to have happened"
    if deed and not candidate.plotted and right_behind(candidate, sentence, folded, "intent"):
        return "what somebody means to do"
    if candidate.status != "denied" and _untrue(candidate, sentence, folded):
        return "told to be untrue"
    if deed and _opposed(candidate):
        return "what somebody opposes, not what they do"
    if candidate.event in DEEDS and _undecided(candidate, sentence, folded):
        return "not decided yet"
    if candidate.mode == "ceasefire" and _end_of_war(candidate, sentence, folded):
        return "an end of the war that is spoken of"
    if _to_be_forced(candidate, folded):
        return "what somebody aims at, not what was reported to have happened"
    return ""


def _foretold(candidate: Candidate) -> bool:
    """`nói ông Putin sẽ (không) đạt thỏa thuận`: what another country is expected to do, or not to do."""
    coming = any(aux["value"] == "future" for aux in candidate.predicate.aux)
    refusing = candidate.event == "REJECT" and candidate.act["event"] != "REJECT"
    if not (refusing or (candidate.act["event"] == "AGREE" and coming)) or not candidate.sources:
        return False
    voices = {actor.country for actor in candidate.sources if actor.sector != "MED"}
    ours = {actor.country for actor in candidate.actor}
    return bool(voices) and None not in voices | ours and not voices & ours


def _believed(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`Malta tin Libya sẽ ký`, `lo ngại Peru sẽ gặp Chile và chốt thỏa thuận`: by others than who agrees."""
    if candidate.event != "AGREE" or candidate.act["event"] != "AGREE":
        return False
    start = candidate.trigger[0]
    before = f"{folded.plain[sentence.start : start]} "
    if not any(word in before for word in markers_between("will")):
        return False
    subject = candidate.predicate.subject
    opening = subject.start if subject is not None and candidate.predicate.own_subject else None
    if opening is not None:
        return ends_apart(folded.plain[sentence.start : opening].rstrip(), "believing")
    fears = candidate.predicate.governor or candidate.predicate.sibling
    return fears is not None and fears.event == "STATE" and fears.phrase["mode"] == "concern"


def _forecast(candidate: Candidate, folded: Folded) -> bool:
    """`dự báo Peru (sẽ) tiếp tục giao tranh`: what somebody else foretells."""
    doer = candidate.predicate.subject
    if doer is None or doer.start >= candidate.trigger[0]:
        return False
    return folded.plain.endswith(markers_apart("forecasting"), 0, doer.start - 1)


def _dreaded(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`chờ bị trục xuất`, `sợ bị bắt`: what has not yet befallen anybody."""
    passive = (aux.start for aux in candidate.predicate.aux if aux["value"] == "passive")
    start = min([candidate.trigger[0], *passive])
    before = folded.plain[max(sentence.start, start - _REACH) : start].rstrip()
    for word in markers_apart("passive"):
        before = before.removesuffix(word)
    return f" {before}".endswith(markers_apart("dread"))


def _untrue(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`nói tin Peru bắn rơi một tiêm kích là bịa đặt`: news that somebody denies, with the verdict behind it.

    The denial itself is told by another act.
    """
    start, end = candidate.trigger
    behind = folded.lower[end : min(end + _VERDICT, sentence.end)].partition(",")[0]
    if not (may_have(behind, "untrue") and any(word in behind for word in markers_apart("untrue"))):
        return False
    before = folded.plain[max(sentence.start, start - _VERDICT) : start]
    if candidate.event == "ACCUSE":
        return folded.lower[start:end] in marked("news") and right_behind(
            candidate, sentence, folded, "holding-that"
        )
    return has_marker(f" {before}", "news") or "'" in folded.lower[end : end + _VERDICT]


def _opposed(candidate: Candidate) -> bool:
    """`Malta phản đối thử vũ khí hạt nhân`: no subject of its own, right behind the word of blame."""
    predicate = candidate.predicate
    governor = predicate.governor
    if governor is None or predicate.relation != "complement" or predicate.own_subject or predicate.nominal:
        return False
    if not governor.is_act or governor.event not in {"ACCUSE", "REJECT"} or governor.passive:
        return False
    if governor.phrase["frame"] == "blame" or governor.phrase["content"] == "claim":
        return False
    return predicate.phrase.start - governor.phrase.end <= _NEXT_TO and not predicate.aux


def _undecided(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`có tấn công hay không`: in the same clause behind the act."""
    _, end = candidate.trigger
    behind = folded.lower[end : min(end + _REACH, sentence.end)].split(",")[0]
    return any(word in behind for word in markers_apart("undecided"))


def _end_of_war(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`khó chấm dứt chiến sự`, `sẽ ngừng các hoạt động quân sự nếu`: wished or weighed, not told as done."""
    words = folded.lower[slice(*candidate.trigger)]
    if not any(f" {word}" in words for word in markers("warfare")):
        return False
    predicate = candidate.predicate
    if any(aux["value"] == "past" for aux in predicate.aux):
        return False
    told = predicate.own_subject and predicate.governor is None and candidate.status == "occurred"
    return not told or right_behind(candidate, sentence, folded, "weighed")


def _to_be_forced(candidate: Candidate, folded: Folded) -> bool:
    """`dùng quân sự để buộc Chile chấp nhận thỏa thuận`: what others are to be made to do."""
    opener = candidate.predicate.subordinator
    if opener is None or opener["value"] != "cause":
        return False
    pressure = candidate.predicate.governor  # `gây áp lực buộc Chile cắt quan hệ`
    if pressure is not None and pressure.is_act and pressure.event == "REQUEST" and not pressure.nominal:
        return 0 < opener.start - pressure.phrase.end <= _NEXT_TO
    before = folded.plain[max(0, opener.start - _REACH) : opener.start].rstrip()
    return f" {before}".endswith(markers_apart("aim"))
