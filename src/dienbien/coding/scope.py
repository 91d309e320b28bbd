"""Acts that the words around them take out of scope: ended or prevented ones, nature, private crime.

Comes in: a candidate with its sentence. Goes out: an empty string, or why it is no record (codebook
sections 2 and 11.3). It looks at the few words before an act only; `codable` judges by the sides.
"""

from dienbien.coding.alone import alone
from dienbien.coding.candidates import Candidate
from dienbien.coding.cases import private_case
from dienbien.coding.demands import presses_for_nothing
from dienbien.coding.kinds import DEEDS, SOMEBODY
from dienbien.coding.lead_in import right_behind
from dienbien.coding.meant import only_meant
from dienbien.coding.powers import political
from dienbien.coding.proposals import known_proposal
from dienbien.coding.readings import ReadSentence
from dienbien.coding.subjects import is_aux
from dienbien.coding.weighed import weighed
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import (
    ends_apart,
    has_marker,
    marked,
    markers,
    markers_apart,
    past,
)

_REACH = 40
"""How many letters before an act are looked at for words that end it."""
_RESCUE = 70
"""How far behind what is moved, in letters, the disaster may be told."""
_VIOLENT = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE"})
_STOPPABLE = _VIOLENT | {"CONSULT", "AID", "COOPERATE", "SUPPORT", "SANCTION"}
_WARNINGS = frozenset({"STATE", "THREATEN", "REQUEST", "ACCUSE"})
_PERMITTED = frozenset({"ASSAULT", "MOBILIZE", "REQUEST", "COERCE"})
_SAID = frozenset({"THREATEN", "REQUEST", "ACCUSE"})
_ON_GOODS = frozenset({("SANCTION", "discontinue"), ("THREATEN", "restrict")})
"""What strikes the meat and fish of others, no animals: "cấm nhập thịt bò"."""
_YIELDED = DEEDS | {"SUPPORT", "COOPERATE", "CONCEDE"}
_MADE = DEEDS | {"CONSULT"}
_PAYING = frozenset({"SANCTION", "COERCE", "ACCUSE", "MOBILIZE", "REJECT", "ASSAULT"})
_OWNED = 6
"""How few letters behind it, "của" among them, the owner of land that others hold stands."""
_QUOTES = "\"'“‘"
_MARCH = 24
"""How far before an act, in letters, the words for demonstrators may begin."""


def out_of_scope(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """Why the words around an act make it no record, empty if they don't."""
    return (
        _at_home(candidate, sentence, folded)
        or only_meant(candidate, sentence, folded)
        or weighed(candidate, sentence, folded)
        or _not_the_deed(candidate, sentence, folded)
        or _over(candidate, sentence, folded)
        or _by_no_power(candidate, sentence, folded)
        or private_case(candidate, sentence, folded)
    )


def _at_home(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    if candidate.event in {"SANCTION", "CONCEDE"} and _own_tax(candidate, sentence, folded):
        return "a tax at home"
    if _war_by_name(candidate, sentence, folded):
        return "a war known by its name, not told"
    if candidate.event in _PERMITTED and _permitted(candidate, sentence, folded):
        return "made possible, not done"
    return alone(candidate, sentence, folded)


def _not_the_deed(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """What is spoken of, practised or carried, and what belongs to the act beside it."""
    if candidate.event == "MOBILIZE" and _rescues(candidate, sentence, folded):
        return "help in a disaster"
    if candidate.event == "ASSAULT" and (
        right_behind(candidate, sentence, folded, "practice") or _practised(candidate, sentence, folded)
    ):
        return "practised, nobody is attacked"
    if candidate.event in _MADE and _any_at_all(candidate, sentence, folded):
        return "any such act, not one that was done"
    if candidate.event == "STATE" and candidate.mode == "concern" and _raised(candidate, sentence, folded):
        return "a worry that is raised, voiced by nobody"
    if candidate.mode == "arrest" and _so_long(candidate, folded):
        return "how long somebody was held"
    if candidate.event == "AID" and right_behind(candidate, sentence, folded, "vessel"):
        return "goods under way, nobody is told to give them"
    if candidate.event == "AID" and _to_their_own(candidate, sentence):
        return "to one's own forces"
    if candidate.event in _YIELDED and _only_about(candidate, sentence):
        return "a topic, not told to have happened"
    if candidate.event == "AGREE" and right_behind(candidate, sentence, folded, "pledge-named"):
        return "a promise that is only referred to"
    if candidate.event == "AGREE" and _agreed_upon(candidate):
        return "a thing that is named by its having been agreed on"
    if candidate.event == "SUPPORT" and _commemorated(candidate, sentence, folded):
        return "what an anniversary is of, not told to have happened"
    if candidate.event == "ASSAULT" and _into_orbit(candidate, folded):
        return "launched into space, nobody is attacked"
    if candidate.mode == "occupy" and _standing(candidate, folded):
        return "a standing claim, not told to have happened"
    if candidate.event == "ASSAULT" and _pays_back(candidate, folded):
        return "what the act beside it answers, no attack"
    if candidate.event == "ASSAULT" and right_behind(candidate, sentence, folded, "craft"):
        return "the name of a craft, not an attack"
    if candidate.event == "REQUEST" and presses_for_nothing(candidate, folded):
        return "pressure without a demand"
    if known_proposal(candidate, sentence, folded):
        return "a proposal that is only referred to"
    if candidate.event in {"ACCUSE", "REQUEST", "REJECT"} and _chanted(candidate, folded):
        return "a protest's demand"
    if (candidate.event, candidate.mode) == ("ACCUSE", "allege") and _against_nobody(candidate, folded):
        return "a charge against nobody in particular"
    if candidate.event == "PROTEST" and _no_protest(candidate, sentence, folded):
        return "a protest that is spoken of, not told"
    return ""


def _agreed_upon(candidate: Candidate) -> bool:
    """`những điều khoản đã được nhất trí`: by nobody who is named there."""
    predicate = candidate.predicate
    joint = candidate.act["event"] == "AGREE" and candidate.act["frame"] == "joint"
    return joint and predicate.passive and predicate.agent is None


def _so_long(candidate: Candidate, folded: Folded) -> bool:
    """`Malta thả 12 thủy thủ Libya sau 40 ngày giam giữ`: the release is told, by whoever held them."""
    predicate = candidate.predicate
    if predicate.passive or predicate.endured or candidate.recipient:
        return False
    before = folded.plain[max(candidate.span[0], candidate.trigger[0] - _REACH) : candidate.trigger[0]]
    return ends_apart(before.rstrip(), "duration")


def _to_their_own(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`Tàu chiến Peru yểm trợ cho thủy quân lục chiến`: soldiers of whom nothing is said are one's own."""
    helped = candidate.recipient
    if not helped or any(a.kind != "body" or a.sector != "MIL" or a.name for a in helped):
        return False
    told = [mention for actor in helped for mention in sentence.mentions_of(actor)]
    return bool(told) and not any(m.country or m.name or m.anaphor for m in told)


def _into_orbit(candidate: Candidate, folded: Folded) -> bool:
    """`phóng cùng lúc 52 vệ tinh`: what is launched stands right behind the verb."""
    start, end = candidate.trigger
    if not folded.lower.startswith(markers("launch"), start):
        return False
    return any(word in folded.lower[end : end + _RESCUE] for word in markers_apart("orbital"))


def _standing(candidate: Candidate, folded: Folded) -> bool:
    """`đảo mà Peru chiếm đóng`, `vùng bị chiếm đóng của Chile`: in whose hands land is (codebook 11.2)."""
    predicate, words = candidate.predicate, past(folded.lower[slice(*candidate.trigger)], "suffered")
    if candidate.losses or predicate.times_after or predicate.times_before:
        return False
    if not words.startswith(markers("holding-land")):
        return False
    link = predicate.subordinator["value"] if predicate.subordinator else ""
    owned = any(g.preposition == "of" and g.start - candidate.trigger[1] <= _OWNED for g in predicate.objects)
    return link == "which" or (candidate.suffered and owned)


def _chanted(candidate: Candidate, folded: Folded) -> bool:
    """`bắn vào đoàn biểu tình đòi …`: right behind demonstrators stands what they are for, nobody else."""
    if any(actor.sector == "CVL" for actor in candidate.actor):
        return False
    start = candidate.trigger[0]
    before = folded.lower[max(0, start - _MARCH) : start].rstrip()
    return before.endswith(markers("marchers"))


def _against_nobody(candidate: Candidate, folded: Folded) -> bool:
    """`giải trình cáo buộc`, `làm dấy lên nghi ngờ`: no one charged; who charge each other are two.

    Not so what is quoted: `Malta tố "dàn dựng"` charges somebody whom everybody knows.
    """
    start, end = candidate.trigger
    quoted = any(mark in folded.lower[end : end + 2] for mark in _QUOTES)
    if candidate.act["frame"] == "blame":  # `gọi cuộc điều tra là trò lừa bịp` means whoever leads it
        quoted = has_marker(folded.plain[max(candidate.span[0], start - _REACH) : start], "named-deed")
    if candidate.act["frame"] == "none" or quoted:
        return False
    return not candidate.recipient and len({actor.key for actor in candidate.actor}) < 2


def _over(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """What ends, was prevented or given up."""
    if candidate.event in _SAID and right_behind(candidate, sentence, folded, "dropping"):
        return "given up, not said"
    halted = candidate.event == "SANCTION" and candidate.predicate.event != "SANCTION"
    noun = candidate.predicate.nominal and not candidate.predicate.light
    lifted = candidate.event == "SANCTION" and noun and right_behind(candidate, sentence, folded, "lifting")
    held = candidate.event in DEEDS and _held_back(candidate, sentence, folded)
    promised = candidate.event == "AGREE" and candidate.act["event"] == "COOPERATE"
    stopped = promised or (candidate.event in _STOPPABLE and not halted)
    if lifted or held or (stopped and right_behind(candidate, sentence, folded, "ending")):
        return "told as ended or prevented, not as done"
    return ""


def _by_no_power(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """What nature does, and what is done to animals."""
    if sentence.tells_of("nature") and (_by_nature(candidate) or _struck_by_nature(candidate, sentence)):
        return "the doing of nature"
    if candidate.mode == "destroy" and right_behind(candidate, sentence, folded, "fire"):
        return "the doing of nature"
    if _to_animals(candidate, sentence):
        return "what is done to animals"
    return ""


def _commemorated(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`nhân kỷ niệm 50 năm thiết lập quan hệ`: only the years since then stand between."""
    start, _ = candidate.trigger
    before = folded.lower[max(sentence.start, start - _REACH) : start].rstrip()
    counted = ends_apart(before, "years")
    return counted and has_marker(f" {before}", "anniversary")


def _practised(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`tấn công mục tiêu giả định`: a trial of arms. Where a drill is told, `sides.launch` says so."""
    _, end = candidate.trigger
    told = folded.lower[sentence.start : sentence.end]
    assumed = any(word in told[end - sentence.start :][:_REACH] for word in markers("assumed"))
    return assumed and not any(word in told for word in markers("drill"))


def _any_at_all(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`bất kỳ cuộc tấn công nào`: what is said of any of them tells of none."""
    start, _ = candidate.trigger
    before = folded.plain[max(sentence.start, start - _REACH) : start].rstrip()
    return candidate.predicate.nominal and f" {before}".endswith(markers_apart("any"))


def _raised(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`làm dấy lên lo ngại về …`, `giữa lo ngại về …`: nobody who has the worry is named."""
    return not candidate.predicate.own_subject and right_behind(candidate, sentence, folded, "raising")


def _held_back(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`chặn Tổng thống Peru điều quân`: right before whoever acts."""
    subject = candidate.predicate.subject
    if subject is None or not sentence.start <= subject.start < candidate.trigger[0]:
        return False
    before = folded.plain[max(sentence.start, subject.start - _REACH) : subject.start].rstrip()
    return f" {before}".endswith(markers_apart("holding"))


def _to_animals(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`ân xá cho gà tây`, `tôm hùm được thả`: an animal is told of right behind or before the act."""
    if (candidate.event, candidate.mode) in _ON_GOODS or not sentence.tells_of("animal"):
        return False
    start, end = candidate.trigger
    begin = start - _REACH if candidate.event == "RETREAT" else end
    near = (u for u in sentence.units if isinstance(u, Phrase) and begin <= u.start < end + _REACH)
    return any(u.kind == "topic" and u["topic"] == "animal" for u in near)


def _no_protest(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`tình hình biểu tình`; "ném đá", "chặn đường" where no crowd is said to do so."""
    if candidate.act["form"] == "verb" and right_behind(candidate, sentence, folded, "about-protest"):
        return True
    nobody = all((actor.start, actor.end) == candidate.trigger for actor in candidate.actor)
    start, end = candidate.trigger
    words = past(folded.lower[start:end], "suffered")
    theirs = words.startswith(markers("crowd-act")) or words in marked("street")
    return nobody and candidate.act["form"] == "verb" and theirs


def _by_nature(candidate: Candidate) -> bool:
    if candidate.event == "MOBILIZE" or candidate.mode in {"martial-law", "curfew"}:
        return True
    if candidate.event in _VIOLENT:
        return not any(political(actor) for actor in candidate.actor)
    stance = candidate.mode == "position" and candidate.company > 1
    warns = candidate.event in _WARNINGS and not stance
    return warns and not any(political(actor) for actor in candidate.recipient)


def _only_about(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`tranh cãi về gây sức ép`: a verb right behind "về", with nobody of its own who does it."""
    predicate = candidate.predicate
    before = sentence.units[predicate.index - 1] if predicate.index else None
    if not isinstance(before, Phrase) or before["value"] != "about" or candidate.losses:
        return False
    return candidate.act["form"] == "verb" and predicate.phrase.start - before.end <= 1


def _struck_by_nature(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`Động đất mạnh tấn công, Peru cảnh báo sóng thần`: nobody stands between the force and the verb."""
    start, _ = candidate.trigger
    near = [u for u in sentence.units if start - _REACH <= u.start < start and not is_aux(u)]
    last = near[-1] if near else None
    return candidate.event == "ASSAULT" and isinstance(last, Phrase) and last["topic"] == "nature"


def _pays_back(candidate: Candidate, folded: Folded) -> bool:
    """`áp thuế trả đũa Peru`: "trả đũa" beside another act says what that act is for."""
    start, end = candidate.trigger
    if folded.lower[start:end] not in marked("paying-back"):
        return False
    predicate = candidate.predicate
    beside = (predicate.governor, predicate.sibling, predicate.following)
    return any(p is not None and p.is_act and p.event in _PAYING for p in beside)


def _own_tax(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """A tax in a sentence that names no other country and no import is that country's own affair."""
    start, end = candidate.trigger
    words = folded.lower[start:end]
    if candidate.recipient or candidate.company > 1 or not any(word in words for word in markers("tax")):
        return False
    told = folded.lower[sentence.start : sentence.end]
    return not any(word in told for word in markers("tariff"))


def _war_by_name(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`sau chiến sự`, `chiến sự đã kết thúc`: the time after a war, or its end, is not a fight."""
    start, end = candidate.trigger
    if candidate.mode != "clash" or folded.lower[start:end] not in marked("war") or candidate.losses:
        return False
    before = folded.plain[max(sentence.start, start - _REACH) : start].rstrip()
    behind = folded.lower[end : min(end + _REACH, sentence.end)]
    over = any(word in behind for word in markers_apart("ending"))
    return over or f" {before}".endswith(markers("aftermath"))


def _permitted(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`tên lửa cho phép Chile tấn công mục tiêu xa`: what arms or allies let somebody do."""
    start, _ = candidate.trigger
    before = folded.plain[max(sentence.start, start - _REACH) : start]
    ordered = candidate.event == "MOBILIZE" and not candidate.predicate.own_subject
    if ordered and f" {before}".rstrip().endswith(markers_apart("letting")) and _commands(candidate):
        return False
    return any(f" {w} " in before for w in markers("letting"))


def _commands(candidate: Candidate) -> bool:
    """`Tổng thống Peru cho phép triển khai 50 đặc nhiệm`: a head of state orders forces by allowing it."""
    return any(actor.sector in {"GOV", "MIL"} and actor.kind in SOMEBODY for actor in candidate.actor)


def _rescues(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`điều lực lượng đến khắc phục hậu quả`: soldiers who help in a disaster are not readied for war."""
    _, end = candidate.trigger
    words = folded.lower[end : min(end + _RESCUE, sentence.end)].split()
    behind = f" {' '.join(word for word in words if not word[0].isdigit())}"
    return any(word in behind for word in markers_apart("rescue"))
