"""Private crime, and what forces of one country do to each other by mistake: no political acts.

Comes in: a candidate with its sentence. Goes out: an empty string, or why it is no record (codebook sections
2 and 11.3). Violence without any political hand is judged by `violence`.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import FORCES, HELD_OR_TRIED, LAW, PRIVATE, SOMEBODY, UNNAMED
from dienbien.coding.powers import political
from dienbien.coding.readings import ReadSentence
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import has_marker, marked, markers

_CASES = frozenset({"arrest", "convict", "investigate", "seize", "deport"})
"""Modes of what police and courts do about a case."""
_HELD = frozenset({"arrest", "seize", "deport", "restrict"})
_REASON = 70
"""How far behind a dismissal, in letters, the reason for it may stand."""
_GANGS = 40
"""How far behind the word, in letters, the crime that is fought may be named."""
_COUNTED = 30
"""How many letters before the fallen their count may stand."""
_CHARGES = _CASES | {"allege"}
_OFFICERS = frozenset({"COP", "JUD", "CVL", "CRM", "UNK"})
_OPPONENTS = frozenset({"CVL", "PTY", "MED"})


def private_case(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> str:
    """Why what police, courts and forces do is no political act, empty if it may be one."""
    if candidate.event == "ACCUSE" and _counted_charges(candidate, folded):
        return "charges that are counted, not made"
    if candidate.event == "COERCE" and _dismissal(candidate, sentence, folded):
        return "inside one government"
    if _sentence_asked(candidate):
        return "a court at home"
    if _country_convicted(candidate):
        return "a case of private crime"
    if candidate.disputed:
        return ""
    handled = candidate.mode in _CHARGES or candidate.event in {"COERCE", "SANCTION"}
    if handled and sentence.tells_of("graft") and _within_one_country(candidate) and not _of_state(candidate):
        return "a case of corruption at home"
    if _gangs(candidate, folded) or _unheld(candidate):
        return "a case of private crime"
    if _let_go(candidate, sentence, folded) or _sent_home(candidate, sentence):
        return "a case of private crime"
    if _freed_at_home(candidate, sentence) or _razed(candidate, sentence):
        return "a case of private crime"
    if _tycoon(candidate) or _nobody_held(candidate, folded) or _spree(candidate, folded):
        return "a case of private crime"
    if sentence.is_near("crime") and not candidate.dissent and _a_case(candidate, sentence, folded):
        return "a case of private crime"
    if _suspects(candidate, folded):
        return "routine police work"
    if candidate.mode in _CHARGES and candidate.recipient:
        if all(actor.sector == "CRM" for actor in candidate.recipient):
            return "a case of private crime"
    if _remembered(candidate, sentence, folded):
        return "the fallen who are remembered"
    if candidate.mode == "resign" and _of_a_firm(candidate, folded):
        return "a post in a company"
    if _among_themselves(candidate, sentence, folded):
        return "a mishap among the forces of one country"
    return ""


def _of_state(candidate: Candidate) -> bool:
    """`Cựu Tổng thống Peru bị xét xử vì tham nhũng`: blame of whoever holds or held office is politics."""
    tried = candidate.event == "ACCUSE" or candidate.mode == "convict"
    holders = [a for a in candidate.recipient if a.kind in SOMEBODY and a.country != HOME]
    return tried and any(political(actor) for actor in holders)


def _suspects(candidate: Candidate, folded: Folded) -> bool:
    """`Giới chức Peru bắt sáu nghi phạm`: people of the country itself, no opponents, no migrants."""
    if (
        candidate.mode not in HELD_OR_TRIED
        or candidate.event not in {"COERCE", "SANCTION"}
        or candidate.dissent
    ):
        return False
    states = bool(candidate.actor) and all(a.sector in LAW for a in candidate.actor)
    private = bool(candidate.recipient) and all(
        a.sector in PRIVATE and any(word in folded.lower[a.start : a.end] for word in markers("suspects"))
        for a in candidate.recipient
    )
    told = folded.lower[slice(*candidate.span)]
    migrants = any(word in told for word in markers("migrants"))
    return states and private and _within_one_country(candidate) and not migrants


def _let_go(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`Nghi phạm Peru được tại ngoại`: suspects whom the courts of their own country let go."""
    if candidate.mode != "release" or candidate.dissent or not _within_one_country(candidate):
        return False
    private = bool(candidate.recipient) and all(a.sector in PRIVATE for a in candidate.recipient)
    if not private or any(actor.sector in {"REB", "MIL", "CRM"} for actor in candidate.actor):
        return False
    return sentence.is_near("crime") or any(
        word in folded.lower[a.start : a.end] for a in candidate.recipient for word in markers("suspects")
    )


def _remembered(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`tưởng niệm binh sĩ tử trận`: neither counted nor dated, nor by whose fire."""
    if folded.plain[slice(*candidate.trigger)] not in marked("fallen") or candidate.actor:
        return False
    begin, dated = candidate.trigger[0], candidate.predicate.times_before or candidate.predicate.times_after
    counted = any(u.kind == "number" and 0 < begin - u.end < _COUNTED for u in _phrases(sentence))
    return not dated and not counted


def _phrases(sentence: ReadSentence) -> list[Phrase]:
    return [unit for unit in sentence.units if isinstance(unit, Phrase)]


def _sent_home(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`Chile trao trả 40 người Peru lừa đảo qua mạng`: police work across borders (codebook 11.3)."""
    told = candidate.event == "RETREAT" and candidate.mode == "return" and sentence.is_near("crime")
    return told and all(a.sector in PRIVATE or a.kind == "country" for a in candidate.recipient)


def _dismissal(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`bị quốc hội phế truất`, `bị cách chức`: votes and appointments (codebook 11.3), but for coups.

    Nor for what is told as a punishment (section 11.2): of somebody in office abroad, for what they did.
    """
    start, end = candidate.trigger
    named = any(word in folded.lower[start:end] for word in markers("dismissal"))
    opponents = candidate.dissent and all(a.sector in _OPPONENTS for a in candidate.recipient)
    if candidate.mode is not None or not named or opponents:
        return False
    coup = any(actor.sector in {"MIL", "REB"} for actor in candidate.actor)
    soldiers = any(actor.sector == "MIL" for actor in candidate.recipient)
    if not _within_one_country(candidate) or (coup and not soldiers):
        return False
    return not _punished(candidate, sentence, folded)


def _punished(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`cách chức tư lệnh hải quân vì để lộ tài liệu`: the reason stands right behind the word."""
    end = candidate.trigger[1]
    behind = folded.plain[end : min(end + _REASON, sentence.end)]
    why = has_marker(behind, "punishment")
    abroad = any(political(a) and a.country not in {None, HOME} for a in candidate.recipient)
    return (why or _prosecuted(sentence)) and abroad and not candidate.predicate.nominal


def _prosecuted(sentence: ReadSentence) -> bool:
    """`cách chức sáu tướng và bắt hai người`: with an arrest or an inquiry in the same sentence."""
    return any(p.is_act and p.phrase["mode"] in {"arrest", "investigate"} for p in sentence.predicates)


def _sentence_asked(candidate: Candidate) -> bool:
    """`Công tố viên đề nghị mức án chín năm tù`: what prosecutors ask of the courts of their own country.

    A court that belongs to no country is at home in none.
    """
    prosecutors = candidate.actor and all(
        actor.sector == "JUD" and (actor.country or not actor.known) for actor in candidate.actor
    )
    return candidate.event == "REQUEST" and bool(prosecutors) and _within_one_country(candidate)


def _gangs(candidate: Candidate, folded: Folded) -> bool:
    """`trấn áp những ổ lừa đảo`: crime stands right behind the word, whoever is told of beside it."""
    end = candidate.trigger[1]
    behind = folded.lower[end : end + _GANGS]
    statesmen = any(political(a) and a.kind in SOMEBODY for a in candidate.recipient)
    told = candidate.event == "COERCE" and candidate.mode in {None, "arrest"} and not statesmen
    return told and any(word in behind for word in markers("gang"))


def _unheld(candidate: Candidate) -> bool:
    """`sau chiến dịch truy quét nhập cư`: nobody is told to be held, nor how many."""
    held = candidate.recipient or candidate.thing or candidate.losses
    noun = candidate.predicate.nominal and not candidate.predicate.light
    return candidate.event == "COERCE" and candidate.mode == "arrest" and noun and not held


def _tycoon(candidate: Candidate) -> bool:
    """A businessman in the hands of his own country's police, or of nobody who is told."""
    if candidate.event not in {"COERCE", "THREATEN"} or candidate.mode not in _HELD:
        return False
    rich = bool(candidate.recipient) and all(a.sector == "BUS" for a in candidate.recipient)
    if candidate.mode != "arrest" and any(a.kind not in {"person", "office"} for a in candidate.recipient):
        return False
    return rich and _within_one_country(candidate)


def _freed_at_home(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`Công an giải cứu hai người Malta bị bắt cóc`: what police at the home of the press do about gangs."""
    if candidate.mode != "abduct" or candidate.actor or any(political(a) for a in candidate.recipient):
        return False
    around = [actor for actors in sentence.resolved.values() for actor in actors]
    return any(actor.country == HOME for actor in around)


def _razed(candidate: Candidate, sentence: ReadSentence) -> bool:
    """`phá hủy 17 tòa nhà cờ bạc`: a government clears out the dens of private crime."""
    if candidate.mode != "destroy" or candidate.thing != "building" or not sentence.tells_of("crime"):
        return False
    return not any(political(actor) and actor.kind != "place" for actor in candidate.recipient)


def _nobody_held(candidate: Candidate, folded: Folded) -> bool:
    """`Bắt nghi phạm đưa người sang Malta`, `Chủ quán Malta lĩnh án`: no country is arrested or convicted.

    Nor does a court convict nobody, or anybody arrest a country that is not told to be its ship or envoy.
    """
    if candidate.mode == "convict" and not candidate.recipient:
        return candidate.suffered
    held = candidate.mode in HELD_OR_TRIED or (candidate.mode == "seize" and candidate.predicate.passive)
    police = all(actor.sector in {"COP", "JUD"} and actor.kind != "country" for actor in candidate.actor)
    own = police and _within_one_country(candidate) and not candidate.dissent
    if not held or (candidate.actor and not own) or _of_rank(candidate, folded):
        return False
    return all(actor.kind in {"place", "country"} for actor in candidate.recipient)


def _country_convicted(candidate: Candidate) -> bool:
    """`Danh thủ bóng đá Malta bị kết án`: somebody of that country, of whom nobody says who they are."""
    alone = bool(candidate.recipient) and all(actor.kind == "country" for actor in candidate.recipient)
    return alone and candidate.mode == "convict" and not candidate.dissent


def _of_rank(candidate: Candidate, folded: Folded) -> bool:
    """`bắt Tổng thống Peru`: the word for the arrest names the office, and the country stands behind it."""
    return any(word in folded.lower[slice(*candidate.trigger)] for word in markers("rank"))


def _spree(candidate: Candidate, folded: Folded) -> bool:
    """`Tay súng xả súng tại một trường học`: one gunman without a group or a political victim."""
    if candidate.event != "ASSAULT" or len(candidate.actor) != 1:
        return False
    doer = candidate.actor[0]
    alone = doer.name is None and folded.lower.startswith(markers("gunman"), doer.start)
    soldiers = any(political(actor) and actor.kind != "place" for actor in candidate.recipient)
    fired = any(word in folded.lower[slice(*candidate.trigger)] for word in markers("spree"))
    return alone and fired and not soldiers


def _of_a_firm(candidate: Candidate, folded: Folded) -> bool:
    """`Tổng giám đốc Thaco từ chức`, `giám đốc kỹ thuật`: a post in no state; nor does a country resign."""

    def heads(actor: Actor) -> bool:
        titles = markers("manager") + (() if actor.country else markers("firm-head"))
        titled = actor.kind in SOMEBODY and folded.lower.startswith(titles, actor.start)
        return titled or actor.kind == "country"

    return bool(candidate.actor) and all(a.sector == "BUS" or heads(a) for a in candidate.actor)


def _within_one_country(candidate: Candidate) -> bool:
    """What the police and courts of a country do about its own officials who took bribes."""
    return len({actor.country for actor in (*candidate.actor, *candidate.recipient) if actor.country}) <= 1


def _a_case(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """Police work against fraud and other private crime, also across borders (codebook section 11.3)."""
    raid = candidate.event == "ASSAULT" and _raids(candidate, folded)
    if raid and not any(actor.sector in {"REB", "MIL"} for actor in candidate.bound_recipient):
        return True
    asked = [actor for actor in candidate.recipient if actor.kind not in {"country", "place"}]
    if _among_officers(candidate):
        return True
    if _of_rank(candidate, folded) or (candidate.mode == "seize" and not _within_one_country(candidate)):
        return False
    told = sentence.tells_of("crime")
    if told and candidate.mode in HELD_OR_TRIED and _retired(candidate):
        return True
    if any(political(actor) for actor in (asked if candidate.mode in _CASES else candidate.recipient)):
        return False
    if candidate.event == "COERCE" and candidate.mode is None:
        return told
    violence = candidate.event == "ASSAULT" and all(actor.sector in _OFFICERS for actor in candidate.actor)
    taken = candidate.mode == "abduct"  # `bắt cóc tống tiền` is told of in the sentence beside it, too
    return (violence and (told or taken)) or candidate.mode in _CASES


def _retired(candidate: Candidate) -> bool:
    """`Cựu thị trưởng Peru lĩnh án vì buôn người`: who was in office once, before the courts at home."""
    gone = bool(candidate.recipient) and all(actor.sector == "PTY" for actor in candidate.recipient)
    return gone and _within_one_country(candidate)


def _among_officers(candidate: Candidate) -> bool:
    """`Cảnh sát bắt một sĩ quan trộm tiền`: police of a country and one of its own whom nobody names."""
    people = (*candidate.actor, *candidate.recipient)
    police = bool(candidate.actor) and all(actor.sector == "COP" for actor in candidate.actor)
    nameless = all(a.sector in FORCES and a.kind in UNNAMED and not a.name for a in candidate.recipient)
    return police and nameless and len({actor.country for actor in people}) == 1


def _raids(candidate: Candidate, folded: Folded) -> bool:
    start, end = candidate.trigger
    return any(word in folded.lower[start:end] for word in markers("raid"))


def _counted_charges(candidate: Candidate, folded: Folded) -> bool:
    """`dính 40 cáo buộc`: a number right before the word makes a noun of it."""
    start, _ = candidate.trigger
    return folded.plain[max(0, start - 2) : start].rstrip()[-1:].isdigit() and not candidate.bound_recipient


def _among_themselves(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`cảnh sát Peru bắn binh sĩ do hiểu nhầm`: soldiers and police of one country, by mistake."""
    if candidate.event != "ASSAULT" or not candidate.actor or not candidate.recipient:
        return False
    told = folded.lower[sentence.start : sentence.end]
    if candidate.act["frame"] == "suffer" or not any(word in told for word in markers("mistake")):
        return False
    people = (*candidate.actor, *candidate.recipient)
    named = all(actor.sector in FORCES and actor.kind not in {"country", "place"} for actor in people)
    return named and len({actor.country for actor in people}) == 1
