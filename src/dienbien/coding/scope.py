"""Acts that the words around them take out of scope: ended or prevented ones, nature, private crime.

Comes in: a candidate with its sentence. Goes out: an empty string, or why it is no record (codebook
sections 2 and 11.3). It looks at the few words before an act only; `codable` judges by the sides.
"""

from functools import cache

from dienbien.coding.alone import alone
from dienbien.coding.candidates import Candidate
from dienbien.coding.codable import political
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_REACH = 40
"""How many letters before an act are looked at for words that end it."""
_RESCUE = 70
"""How far behind what is moved, in letters, the disaster may be told."""
_VIOLENT = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE"})
_STOPPABLE = _VIOLENT | {"CONSULT", "AID", "COOPERATE", "SUPPORT", "SANCTION"}
_WARNINGS = frozenset({"STATE", "THREATEN", "REQUEST"})
_CASES = frozenset({"arrest", "convict", "investigate"})
"""Modes of what police and courts do about a case."""
_PERMITTED = frozenset({"ASSAULT", "MOBILIZE"})
_OFFICERS = frozenset({"COP", "JUD", "CVL", "CRM", "UNK"})


def out_of_scope(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """Why the words around an act make it no record, empty if they don't."""
    halted = candidate.event == "SANCTION" and candidate.predicate.event != "SANCTION"
    if candidate.event == "SANCTION" and _own_tax(candidate, sentence, folded):
        return "a tax at home"
    if _war_by_name(candidate, sentence, folded):
        return "a war known by its name, not told"
    if candidate.event in _PERMITTED and _permitted(candidate, sentence, folded):
        return "made possible, not done"
    lonely = alone(candidate, sentence, folded)
    if lonely:
        return lonely
    if candidate.event == "MOBILIZE" and _rescues(candidate, sentence, folded):
        return "help in a disaster"
    if _foretold(candidate):
        return "what somebody expects of others"
    if candidate.event == "ACCUSE" and _counted_charges(candidate, folded):
        return "charges that are counted, not made"
    if candidate.event in _STOPPABLE and not halted and _ended(candidate, sentence, folded):
        return "told as ended or prevented, not as done"
    if sentence.tells_of("nature") and _by_nature(candidate):
        return "the doing of nature"
    if sentence.tells_of("crime") and _a_case(candidate, folded):
        return "a case of private crime"
    return ""


def _ended(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`chấm dứt (các cuộc) giao tranh`: right before the act, but for words that make a noun of it."""
    start, _ = candidate.trigger
    before = folded.plain[max(sentence.start, start - _REACH) : start].rstrip()
    while before.endswith(_apart("counted")):
        cut = next(word for word in _apart("counted") if before.endswith(word))
        before = before[: -len(cut)].rstrip()
    return f" {before}".endswith(_apart("ending"))


@cache
def _apart(kind: str) -> tuple[str, ...]:
    """The words of a kind of marker with the space that parts them from what stands before."""
    return tuple(f" {word}" for word in markers(kind))


def _by_nature(candidate: Candidate) -> bool:
    if candidate.event in _VIOLENT:
        return not any(political(actor) for actor in candidate.actor)
    return candidate.event in _WARNINGS and not any(political(actor) for actor in candidate.recipient)


def _a_case(candidate: Candidate, folded: Folded) -> bool:
    """Police work against fraud and other private crime, also across borders (codebook section 11.3)."""
    raid = candidate.event == "ASSAULT" and _raids(candidate, folded)
    if raid and not any(actor.sector in {"REB", "MIL"} for actor in candidate.bound_recipient):
        return True
    asked = [actor for actor in candidate.recipient if actor.kind not in {"country", "place"}]
    if any(political(actor) for actor in (asked if candidate.mode in _CASES else candidate.recipient)):
        return False
    violence = candidate.event == "ASSAULT" and all(actor.sector in _OFFICERS for actor in candidate.actor)
    return violence or candidate.mode in _CASES


def _raids(candidate: Candidate, folded: Folded) -> bool:
    start, end = candidate.trigger
    return any(word in folded.lower[start:end] for word in markers("raid"))


def _counted_charges(candidate: Candidate, folded: Folded) -> bool:
    """`dính 40 cáo buộc`: a number right before the word makes a noun of it."""
    start, _ = candidate.trigger
    return folded.plain[max(0, start - 2) : start].rstrip()[-1:].isdigit() and not candidate.bound_recipient


def _own_tax(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """A tax in a sentence that names no other country and no import is that country's own affair."""
    start, end = candidate.trigger
    if candidate.recipient or candidate.company > 1 or "thuế" not in folded.lower[start:end]:
        return False
    return "nhập khẩu" not in folded.lower[sentence.start : sentence.end]


def _foretold(candidate: Candidate) -> bool:
    """`nói ông Putin sẽ đạt thỏa thuận`: agreement that another country is expected to come to."""
    coming = any(aux["value"] == "future" for aux in candidate.predicate.aux)
    if candidate.act["event"] != "AGREE" or not coming or not candidate.sources:
        return False
    voices = {actor.country for actor in candidate.sources if actor.sector != "MED"}
    ours = {actor.country for actor in candidate.actor}
    return bool(voices) and None not in voices | ours and not voices & ours


def _war_by_name(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`sau chiến sự`, `chiến sự đã kết thúc`: the time after a war, or its end, is not a fight."""
    start, end = candidate.trigger
    if candidate.mode != "clash" or folded.lower[start:end] not in markers("war") or candidate.losses:
        return False
    before = folded.plain[max(sentence.start, start - _REACH) : start].rstrip()
    behind = folded.lower[end : min(end + _REACH, sentence.end)]
    over = any(f" {word}" in behind for word in markers("ending"))
    return over or f" {before}".endswith(markers("aftermath"))


def _permitted(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`tên lửa cho phép Chile tấn công mục tiêu xa`: what arms or allies let somebody do."""
    start, _ = candidate.trigger
    return any(
        f" {w} " in folded.plain[max(sentence.start, start - _REACH) : start] for w in markers("letting")
    )


def _rescues(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`điều lực lượng đến khắc phục hậu quả`: soldiers who help in a disaster are not readied for war."""
    _, end = candidate.trigger
    behind = folded.lower[end : min(end + _RESCUE, sentence.end)]
    return any(f" {word}" in behind for word in markers("rescue"))
