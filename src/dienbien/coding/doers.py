"""The same words for what soldiers, police, states or crowds do: the type that fits who does it.

Comes in: a candidate with its sides and the folded text. Changes: its event and mode (codebook sections 3 and
11.2). An exercise of two states is COOPERATE, a road that soldiers block COERCE, a raid of police COERCE, and
who is seized as a hostage is abducted.
"""

from functools import cache, lru_cache

from dienbien.coding.actor import Actor, replace
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import ARMED, HELD_OR_TRIED, IN_POWER, PUNISHING
from dienbien.coding.places import side_of
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import begins, has_marker, marked, markers, markers_apart, may_have

_FORCES = frozenset({"MIL", "REB", "COP"})
_STRIKING = _FORCES | {"GOV"}
_DEEDS = frozenset({"COERCE", "SANCTION", "MOBILIZE", "RETREAT", "AID", "COOPERATE"})
"""What the press that tells of it does not do."""
_STREET = frozenset({"demo", "riot"})
_SHELLS = frozenset({"missile", "artillery"})
_KINDS = {
    "soldier": "troops",
    "police": "police",
    "uav": "weapons",
    "aircraft": "weapons",
    "helicopter": "weapons",
    "missile": "weapons",
    "artillery": "weapons",
    "ship": "weapons",
    "tank": "weapons",
    "weapon": "weapons",
}
_HOLDING = frozenset({"arrest", "deport"})
_BEFORE = 120
"""How far before a sentence, in letters, what somebody is held for may be told."""
_JUDGING = frozenset({"investigate", "convict"})
_MARSHALS = frozenset({"GOV", "MIL", "COP"})
_BEHIND = 60
"""How far behind "bắt", in letters, "làm con tin" may stand."""
_DRILL = 24
"""How many letters behind the start of "trong cuộc" may belong to the name of an exercise."""


def suit(candidate: Candidate, folded: Folded) -> None:
    """Give a candidate the type that its doer makes of its words."""
    if candidate.event in _DEEDS and not candidate.predicate.own_subject:
        candidate.actor = tuple(actor for actor in candidate.actor if actor.sector != "MED")
    if candidate.event in {"MOBILIZE", "ASSAULT", "RETREAT"}:
        _had_to(candidate)
    if candidate.event == "MOBILIZE":
        _moved(candidate)
        _kind_moved(candidate, folded)
        _break_in(candidate, folded)
        _exercise(candidate, folded)
    elif candidate.event == "PROTEST":
        _no_crowd(candidate, folded)
    elif candidate.event == "ASSAULT":
        _not_the_law(candidate)
        _coup(candidate, folded)
        _raid(candidate, folded)
        _fired_in_drill(candidate, folded)
    elif candidate.event == "COERCE" and candidate.mode in _HOLDING:
        _held(candidate)
        _hostage(candidate, folded)
    elif candidate.event == "COERCE" and candidate.mode == "restrict" and _demonstrators(candidate, folded):
        candidate.event, candidate.mode = "PROTEST", "obstruct"
    elif candidate.event == "COERCE" and candidate.mode == "cyber":
        _spied_for(candidate, folded)
    elif candidate.event == "CONSULT" and candidate.mode == "visit":
        _under_way(candidate, folded)
    elif (
        candidate.event in {"ACCUSE", "REQUEST"}
        and candidate.predicate.own_subject
        and _demonstrators(candidate, folded)
    ):
        _march(candidate, folded)


def persecutes(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """Whether those acted upon are demonstrators, opponents or the press, or suffer it for a protest.

    Whoever is arrested or shot in a sentence that tells a protest is so for it; who is held or tried for an
    attack or a revolt, for politics; so are migrants, and whoever is so by those who deport them.
    """
    if candidate.mode in {"arrest", "firearms"} and any(
        p.is_act and p.event == "PROTEST" for p in sentence.predicates
    ):
        return True
    end = candidate.trigger[1]
    behind = folded.lower[end : min(end + _BEHIND, candidate.span[1])]
    if may_have(behind, "for-protest"):
        protests = _protests()
        for word in behind.split():
            if word in protests and any(words in behind for words in protests[word]):
                return True
    if candidate.event in PUNISHING and candidate.mode in HELD_OR_TRIED and _rising(sentence, folded):
        return True
    if candidate.event == "COERCE" and _dissent(folded.lower[slice(*candidate.trigger)]):
        return True
    return any(_dissent(folded.lower[actor.start : actor.end]) for actor in candidate.recipient)


def _rising(sentence: ReadSentence, folded: Folded) -> bool:
    """`bắt nghi phạm đánh bom`: an attack or a revolt is told of in the sentence or right before it."""
    told = folded.lower[max(0, sentence.start - _BEFORE) : sentence.end]
    if any(word in told for word in markers("uprising")):
        return True
    words = (*markers("migrants"), *markers("deporters"))
    return any(word in folded.lower[sentence.start : sentence.end] for word in words)


@cache
def _protests() -> dict[str, list[str]]:
    """The words for it by their first word: the table is long, and asked for each act."""
    found: dict[str, list[str]] = {}
    for words in markers("for-protest"):
        found.setdefault(words.split(" ", 1)[0], []).append(f" {words}")
    return found


@lru_cache(maxsize=1024)
def _dissent(words: str) -> bool:
    """Whether somebody's words have a marker; kept, since pages tell of the same people again and again."""
    return any(marker in words for marker in markers("dissent"))


def _moved(candidate: Candidate) -> None:
    """`Binh sĩ Chile được điều tới biên giới`: forces that are moved by nobody named act for their state."""
    moved = candidate.predicate.passive and not candidate.actor and candidate.mode != "militia"
    if moved and candidate.recipient and all(a.sector in _FORCES for a in candidate.recipient):
        candidate.actor, candidate.recipient = candidate.recipient, ()


def _kind_moved(candidate: Candidate, folded: Folded) -> None:
    """`điều 300 vệ binh`, `triển khai UAV`: words that move anything say by what stands behind what it is."""
    kind = _KINDS.get(candidate.thing)
    if kind is not None and folded.lower[slice(*candidate.trigger)] in marked("moving"):
        candidate.mode = kind


def _break_in(candidate: Candidate, folded: Folded) -> None:
    """`Tình báo Malta xâm nhập kho dữ liệu của Libya`: services that spy move no forces."""
    spies = bool(candidate.actor) and all(actor.sector == "COP" for actor in candidate.actor)
    if spies and folded.plain[slice(*candidate.trigger)] in marked("breaking-in"):
        candidate.event, candidate.mode = "COERCE", "cyber"


def _exercise(candidate: Candidate, folded: Folded) -> None:
    """`Malta tổ chức tập trận Khiên Vàng với Libya`: by both; who watches it holds none."""
    start, end = candidate.trigger
    if not any(word in folded.lower[start:end] for word in markers("drill")):
        return
    before = f" {folded.plain[max(candidate.span[0], start - _DRILL) : start].rstrip()}"
    if before.endswith(markers_apart("watching")):
        candidate.actor = ()
    states = {actor.country for actor in candidate.actor if actor.country}
    partners = [g for g in candidate.predicate.objects if g.preposition == "with" and g.members[0].country]
    if len(states) == 1 and partners and partners[0].members[0].country not in states:
        candidate.actor, candidate.recipient = (*candidate.actor, side_of(partners[0])), ()
        states = {actor.country for actor in candidate.actor if actor.country}
    if len(states) > 1:
        candidate.event, candidate.mode = "COOPERATE", None


def _had_to(candidate: Candidate) -> None:
    """`phải rút khỏi`, `phải dùng hơi cay`: who has to does, unless another side says that they should."""
    moods = {aux["value"] for aux in candidate.predicate.aux}
    ours = {actor.country for actor in candidate.actor}
    if candidate.event == "ASSAULT" and not all(actor.sector in _STRIKING for actor in candidate.actor):
        return
    others = any(actor.country not in ours for actor in candidate.sources if actor.sector != "MED")
    if candidate.status == "hypothetical" and "must" in moods and not others:
        if not moods & {"hypothetical", "wish", "future"}:
            candidate.status = "occurred"


def _under_way(candidate: Candidate, folded: Folded) -> None:
    """`Tàu chiến Chile lên đường tới Peru`: warships that set out pay no visit."""
    armed = bool(candidate.actor) and all(actor.sector == "MIL" for actor in candidate.actor)
    if armed and folded.lower.startswith(markers("under-way"), candidate.trigger[0]):
        candidate.event, candidate.mode = "MOBILIZE", "weapons"


def _march(candidate: Candidate, folded: Folded) -> None:
    """`Người biểu tình Malta chống Thủ tướng Abela`: what they are against or call for is their protest."""
    if folded.lower.startswith(markers("opposing"), candidate.trigger[0]):
        candidate.event, candidate.mode = "PROTEST", "demo"


def _no_crowd(candidate: Candidate, folded: Folded) -> None:
    if candidate.mode in _STREET and not candidate.actor:
        _of_its_country(candidate)
    if candidate.mode in _STREET and not folded.lower.startswith(
        markers("taking-part"), candidate.trigger[0]
    ):
        marching = (actor for actor in candidate.actor if actor.sector != "MED")
        candidate.actor = tuple(_crowd_of(actor, candidate) for actor in marching)
    sectors = {actor.sector for actor in candidate.actor}
    if not sectors or not sectors <= IN_POWER:
        return
    if candidate.mode == "obstruct":
        candidate.event, candidate.mode = "COERCE", "restrict"
        traffic = folded.lower[slice(*candidate.trigger)] in marked("traffic")
        if traffic and not sectors <= ARMED and not candidate.dissent:
            candidate.reason = "police who see to the traffic"
    elif candidate.mode == "vandalize" and sectors <= ARMED:
        candidate.event, candidate.mode = "ASSAULT", "destroy"


def _of_its_country(candidate: Candidate) -> None:
    """`Biểu tình Peru: …`: the country right behind the word is where people march."""
    behind = candidate.trigger[1] + 1
    if len(candidate.recipient) == 1 and candidate.recipient[0].kind == "country":
        where = candidate.recipient[0]
        if where.start == behind and not candidate.predicate.own_subject:
            candidate.actor = (replace(where, name=None, sector="CVL", kind="crowd"),)
            candidate.recipient = ()


def _crowd_of(actor: Actor, candidate: Candidate) -> Actor:
    """Governments and forces don't march: near the word for a protest they only date, fear or answer it."""
    if actor.sector != "IGO" and not (actor.sector in _MARSHALS and actor.country):
        return actor
    place = candidate.place.country if candidate.place else None
    if candidate.predicate.nominal and place and actor.country != place:
        return Actor(*candidate.trigger, None, place, "CVL", "crowd")
    if actor.kind == "country":
        return replace(actor, name=None, sector="CVL", kind="crowd")
    return Actor(*candidate.trigger, None, actor.country, "CVL", "crowd")


def _raid(candidate: Candidate, folded: Folded) -> None:
    start, end = candidate.trigger
    police = bool(candidate.actor) and all(actor.sector == "COP" for actor in candidate.actor)
    armed = any(actor.sector in ARMED and actor.kind != "place" for actor in candidate.recipient)
    if all(actor.sector == "MED" for actor in candidate.actor):
        candidate.actor = ()
    if candidate.mode == "occupy" and candidate.actor and all(a.sector == "LEG" for a in candidate.actor):
        candidate.event, candidate.mode = "COERCE", None
    if candidate.mode == "destroy" and _own_weapons(candidate, folded):
        candidate.event, candidate.mode, candidate.recipient = "RETREAT", "disarm", ()
    storming = any(word in folded.lower[start:end] for word in markers("storming"))
    if (storming or candidate.mode == "destroy") and _demonstrators(candidate, folded):
        candidate.event, candidate.mode = "PROTEST", "riot"
    elif any(word in folded.lower[start:end] for word in markers("besieging")) and _demonstrators(
        candidate, folded
    ):
        candidate.event, candidate.mode = "PROTEST", "obstruct"
    elif police and not armed and any(word in folded.lower[start:end] for word in markers("raid")):
        candidate.event, candidate.mode = "COERCE", None


def _fired_in_drill(candidate: Candidate, folded: Folded) -> None:
    """`khai hỏa trong cuộc diễn tập`, `phóng tên lửa về vùng biển`: fired at nobody, it is a test."""
    _, end = candidate.trigger
    behind = folded.lower[end : min(end + _BEHIND, candidate.span[1])]
    shells = candidate.mode == "firearms" and candidate.thing in _SHELLS
    fired = candidate.mode in {"heavy-weapons", None} or shells
    words = f"{behind} "
    if fired and may_have(words, "at-sea") and has_marker(words, "at-sea"):
        candidate.event, candidate.mode, candidate.recipient = "MOBILIZE", "weapons", ()
    if candidate.recipient or candidate.losses:
        return
    at = behind.find("trong ")
    within = at >= 0 and any(word in behind[at : at + _DRILL] for word in markers("drill"))
    launched = folded.lower.startswith(markers("launch"), candidate.trigger[0])
    before = folded.lower[candidate.span[0] : candidate.trigger[0]] if launched else ""
    if within or any(word in before for word in markers("drill")):
        candidate.event, candidate.mode = "MOBILIZE", "weapons"


def _own_weapons(candidate: Candidate, folded: Folded) -> bool:
    """`Syria phá hủy 12 cơ sở vũ khí hóa học của nước này`: whoever destroys arms of its own disarms."""
    ours = {actor.country for actor in candidate.actor}
    theirs = {actor.country for actor in candidate.recipient}
    end = candidate.trigger[1]
    behind = folded.lower[end : min(end + _BEHIND, candidate.span[1])]
    own = len(ours) == 1 and None not in ours and theirs == ours
    return own and any(word in behind for word in markers("own-arms"))


def _not_the_law(candidate: Candidate) -> None:
    """`Mật vụ Peru điều tra vụ phá hoại`: who looks into it, or tries somebody for it, did not do it."""
    predicate = candidate.predicate
    governor = predicate.governor
    judged = governor is not None and governor.is_act and governor.phrase["mode"] in _JUDGING
    if judged and not predicate.own_subject and not predicate.agent:
        candidate.actor = tuple(
            a for a in candidate.actor if predicate.nominal and a.start > candidate.trigger[1]
        )
    elif candidate.actor and all(actor.sector == "JUD" for actor in candidate.actor):
        candidate.actor = ()


def _coup(candidate: Candidate, folded: Folded) -> None:
    """`Tổng thống Peru cảnh báo đảo chính`: who governs is overthrown, and overthrows nobody at home.

    `Binh lính Peru làm binh biến`: an army's coup is against the government of its country.
    """
    named = any(word in folded.lower[slice(*candidate.trigger)] for word in markers("coup"))
    if not named or candidate.event != "ASSAULT" or not candidate.actor:
        return
    ours = {actor.country for actor in candidate.actor}
    if all(actor.sector in _FORCES for actor in candidate.actor):
        (home,) = ours if len(ours) == 1 else (None,)
        if home not in {None, HOME} and not candidate.recipient:
            candidate.recipient = (Actor(*candidate.trigger, None, home, "GOV", "body"),)
    elif all(actor.sector == "GOV" for actor in candidate.actor) and all(
        actor.country in ours for actor in candidate.recipient
    ):
        candidate.recipient, candidate.actor = candidate.recipient or candidate.actor, ()


def _demonstrators(candidate: Candidate, folded: Folded) -> bool:
    crowds = [actor for actor in candidate.actor if actor.kind == "crowd"]
    told = (folded.lower[actor.start : actor.end] for actor in crowds)
    return bool(crowds) and any(word in text for text in told for word in markers("demonstrators"))


def _spied_for(candidate: Candidate, folded: Folded) -> None:
    """`Malta kết án một người làm gián điệp cho Libya`: whoever punishes was spied on, for the other."""
    punished = candidate.predicate.governor or candidate.predicate.sibling
    if candidate.predicate.own_subject or punished is None or not punished.is_act:
        return
    spying = any(word in folded.lower[slice(*candidate.trigger)] for word in markers("spying"))
    if spying and punished.event in PUNISHING:
        candidate.actor, candidate.recipient = candidate.recipient, candidate.actor


def _held(candidate: Candidate) -> None:
    """`công dân Malta bị bắt cóc và giam giữ`: civilians hold nobody, they are held."""
    civil = bool(candidate.actor) and all(a.sector == "CVL" and a.kind != "country" for a in candidate.actor)
    if civil:
        candidate.recipient, candidate.actor = candidate.recipient or candidate.actor, ()


def _hostage(candidate: Candidate, folded: Folded) -> None:
    start, end = candidate.trigger
    behind = folded.lower[end : min(end + _BEHIND, candidate.span[1])]
    held = (
        folded.lower[max(candidate.span[0], start - _BEHIND) : start] if candidate.predicate.subject else ""
    )
    taken = any(word in behind for word in markers("captive"))
    if taken or any(word in held for word in markers("hostages")) or _ship_seized(candidate, folded):
        candidate.event, candidate.mode = "ASSAULT", "abduct"


def _ship_seized(candidate: Candidate, folded: Folded) -> bool:
    """`Tàu dầu Malta bị hải quân Libya bắt giữ`: a ship in the hands of another state; a chase is none."""
    ours = {actor.country for actor in candidate.actor}
    ships = bool(candidate.recipient) and all(
        actor.what == "ship" and actor.country not in ours for actor in candidate.recipient
    )
    chased = begins(folded.plain, "chasing", candidate.trigger[0])
    return ships and candidate.mode == "arrest" and bool(ours) and HOME not in ours and not chased
