"""Whether two mentions may tell one event: same type, no clash of sides, dates or places (codebook 11.1).

Comes in: two mentions and how many sentences lie between them. Goes out: yes or no. A look is what this
depends on beside that distance; mentions of the same look get the same answers.
"""

import sys

from dienbien.coding.actor import keys_of
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import CONFRONTING, NAMED, STATE, TALKS
from dienbien.language.vi.tables_vi import markers
from dienbien.records.edtf import compatible
from dienbien.records.quads import MUTUAL

NEAR = 30
"""Sentences within which what happens again and again is told of as one."""
_ANYWHERE = sys.maxsize
DISTINCT = frozenset({"AGREE", "SUPPORT", "COERCE", "RETREAT", "MOBILIZE", "AID", "COOPERATE", "SANCTION"})
"""Types of which another word or mode is another act."""
_REPEATING = DISTINCT | {"CONSULT", "ASSAULT", "PROTEST", "CONCEDE"}
_FIRE = {"aerial", "heavy-weapons", "drone", "explosives", "firearms", "destroy", "targeted"}
"""Modes of attack that one attack is told by in turn."""
_GIVEN = frozenset({"AGREE", "SUPPORT"})
"""Types of which one promises or praises and the other is promised or praised, where both are named."""
_HANDS = frozenset({"STATE", "ASSAULT", "MOBILIZE", "COERCE"})
"""Types of which the soldiers, rebels or police of one country are told apart."""
_ACCOUNTS = frozenset({"ASSAULT", "CONSULT", "ACCUSE", "PROTEST"})
"""Types of which one sentence gives one account in several words: one fight, talk, charge or protest."""
_DIRECTED = CONFRONTING | {"ASSAULT"}
"""What one does or says to another, so that the answer to it is another act."""
_CUSTODY = frozenset({"arrest", "deport", "convict", "release"})
"""Modes of what is done to somebody once: told again of the same person, it is the same, as is resigning."""
_OPERATIONS = frozenset({("MOBILIZE", "weapons"), ("MOBILIZE", "troops"), ("COERCE", "arrest")})
"""Types and modes of which one sentence tells one operation, whatever verbs it has for its parts."""


class Look:
    """What decides with which others a mention may be one. Two are the same if their `parts` are."""

    def __init__(self, candidate: Candidate) -> None:
        self.event = candidate.event
        self.zone = candidate.zone
        self.mode = candidate.mode
        self.actor = keys_of(candidate.actor)
        self.recipient = keys_of(candidate.recipient)
        self.dated = candidate.dated
        self.date = candidate.date
        self.town = _town(candidate)
        self.nominal = candidate.predicate.nominal
        place = candidate.place
        self.ground = place.country if place is not None and self.event == "ASSAULT" else None
        self.placed = bool(candidate.recipient) and all(x.kind == "place" for x in candidate.recipient)
        self.entry = id(candidate.act.entry)
        self.persons: frozenset[str] = frozenset()
        self.sectors: frozenset[str] = frozenset()
        if self.event in _HANDS:
            self.sectors = frozenset([x.sector for x in candidate.actor])
        if self.event == "STATE":
            self.persons = frozenset([x.name for x in candidate.actor if x.name and x.kind == "person"])
        self.negated = candidate.status == "negated"
        self.camp = _camp(candidate) if self.event in _DIRECTED else ""
        self.held: frozenset[str] = frozenset()
        if self.mode in _CUSTODY or self.mode == "resign":
            who = candidate.actor if self.mode == "resign" else candidate.recipient
            named = (x for x in who if x.name and x.kind in NAMED)
            self.held = frozenset([x.name.casefold() for x in named if x.name])
        self.supposed = candidate.plotted or (self.event == "MOBILIZE" and candidate.status == "hypothetical")
        self.strangers = self.event == "CONSULT" and any(not x.known for x in candidate.actor)
        self.together = self.event == "CONSULT" and _brings_together(candidate)
        self.announced = candidate.status == "future" and _brings_sides_together(candidate)
        self.status = candidate.status
        self.cost = bool(candidate.losses)
        self.downed = any(loss.kind == "shot-down" for loss in candidate.losses)
        self.named = candidate.predicate.own_subject
        self.voices = keys_of(candidate.sources) if self.event in _HANDS else frozenset()
        self.setting = candidate.mode == "clash" and candidate.predicate.located
        self.parts = (
            self.event,
            self.zone,
            self.mode,
            self.actor,
            self.recipient,
            self.dated,
            self.date,
            self.town,
            self.nominal,
            self.ground,
            self.placed,
            self.entry,
            self.persons,
            self.sectors,
            self.negated,
            self.camp,
            self.held,
            self.supposed,
            self.strangers,
            self.together,
            self.announced,
            self.status,
            self.cost,
            self.downed,
            self.named,
            self.voices,
            self.setting,
        )


def _camp(candidate: Candidate) -> str:
    """Who acts in a quarrel inside one country: its state, or others. Empty between countries."""
    if not keys_of(candidate.actor) & keys_of(candidate.recipient):
        return ""
    camps = {"state" if actor.sector in STATE else "others" for actor in candidate.actor}
    return camps.pop() if len(camps) == 1 else ""


def _town(candidate: Candidate) -> str:
    place = candidate.place.place if candidate.place else None
    if place is None or place.precision == "country" or not place.name[:1].isupper():
        return ""
    return place.name.casefold()


def _brings_together(candidate: Candidate) -> bool:
    return candidate.mode in {"visit", "multilateral"} or f"{candidate.act['phrase']} ".startswith(
        markers("in-person")
    )


def _brings_sides_together(candidate: Candidate) -> bool:
    """`sẽ gặp`, `sắp đến`: an announced visit or talk, not a deed that is promised."""
    said = candidate.act["event"]
    return said == "CONSULT" or (said == "AGREE" and candidate.act["content"] not in {"opaque", "both"})


def reach(a: Look, b: Look) -> int:
    """How many sentences mentions of one type that look like this may be apart and still be one event."""
    if (
        a.held & b.held
        or a.event == "STATE"
        or a.zone == "teaser"
        or a.nominal
        or b.nominal
        or _headline(a, b)
    ):
        return _ANYWHERE
    if a.event in _REPEATING:
        return NEAR - 1
    return 1 if _blamed_on(a, b) else 0


def _blamed_on(a: Look, b: Look) -> bool:
    """`Malta chỉ trích Libya. "Đây là hành vi bắt nạt", bà nói`: blame goes on without a name."""
    again = a.event == "ACCUSE" and a.mode == b.mode and a.actor == b.actor
    return again and bool(a.actor) and not (a.recipient and b.recipient)


def alike(a: Look, b: Look, apart: int) -> bool:
    """Whether mentions of one type that look like this, so many sentences apart, may be one event."""
    far = reach(a, b)
    if apart > far or (a.zone == "teaser") != (b.zone == "teaser"):
        return False
    if not (_modes_agree(a, b) or (not apart and (_one_fire(a, b) or _fought_in(a, b) or _fought_in(b, a)))):
        return False
    if _told_apart(a, b):
        return False
    if a.supposed != b.supposed:  # forces that may be moved are not those that were, nor plots attacks
        return False
    if a.event == "STATE":
        return _same_stance(a, b)
    if a.held and b.held and not a.held & b.held:
        return False
    if a.event == "ASSAULT" and not _clash(a, b) and (_hits_one(a, b) or _hits_one(b, a)):
        return False
    if not _sides_agree(a, b) or _earlier(a, b) or _elsewhere(a, b, apart) or not _dates_agree(a, b):
        return False
    if far == _ANYWHERE:
        return True
    one_deed = _spying(a, b) or (not apart and _one_account(a, b))
    if a.event in DISTINCT and a.entry != b.entry and not one_deed:
        return False
    if not apart:
        account = a.event in _ACCOUNTS or one_deed
        return a.entry == b.entry or (account and _share_a_side(a, b))
    return _dated_alike(a, b)


def _told_apart(a: Look, b: Look) -> bool:
    """What did not happen is not what did; a state's deed not its opponents'; talks with others not these."""
    if a.negated != b.negated and "title" not in {a.zone, b.zone}:
        return True
    if a.camp and b.camp and a.camp != b.camp:
        return True
    return a.strangers != b.strangers and a.actor != b.actor


def _same_stance(a: Look, b: Look) -> bool:
    """A speaker has one position and one concern in a document; the rest are mentions (codebook 11.8)."""
    if a.mode != b.mode or a.actor != b.actor or not a.sectors & b.sectors:
        return False
    return not a.persons or not b.persons or bool(a.persons & b.persons)


def _modes_agree(a: Look, b: Look) -> bool:
    """Whether the modes may be one event's: "không kích" is also told as "vụ tấn công bằng tên lửa"."""
    if _calls(a, b) or _calls(b, a):
        return False
    if a.mode == b.mode:
        return True
    if not a.mode or not b.mode:
        return not _another_kind(a, b)
    if _headline(a, b):
        return a.event not in DISTINCT
    named = a.nominal or b.nominal or "caption" in {a.zone, b.zone}
    return {a.mode, b.mode} == TALKS or (named and {a.mode, b.mode} <= _FIRE)


def _another_kind(a: Look, b: Look) -> bool:
    """Whether a mode is open and the deed yet another: a dismissal is no arrest, praise signs nothing.

    A headline and a noun leave open what the text makes plain.
    """
    if a.event not in DISTINCT or a.entry == b.entry:
        return False
    return "title" not in {a.zone, b.zone} and not (a.nominal or b.nominal)


def _calls(a: Look, b: Look) -> bool:
    """Whether one is a call and the other brings people together: "điện đàm" is never told as "gặp"."""
    return b.together and a.mode == "phone" and b.mode != "phone"


def _spying(a: Look, b: Look) -> bool:
    """Whether both tell of spying, which has many words: "nghe lén", "do thám", "lấy cắp dữ liệu"."""
    return a.mode == b.mode == "cyber"


def _one_account(a: Look, b: Look) -> bool:
    """Whether words in one sentence tell parts of one act (codebook section 11.1).

    `Malta sẽ sang Peru gặp Tổng thống Peru`, `Malta phóng tên lửa, triển khai tàu chiến`.
    """
    if a.event == "AGREE":
        return a.announced and b.announced
    if (a.event, a.mode) not in _OPERATIONS or a.status != b.status:
        return False
    return a.mode == b.mode and _same_hands(a, b)


def _same_hands(a: Look, b: Look) -> bool:
    """Whether the same act, and only one of the two clauses names who: else the other names somebody else."""
    if (a.named and b.named) or a.voices != b.voices:
        return False
    return bool(a.actor) and a.actor == b.actor and a.sectors == b.sectors


def _one_fire(a: Look, b: Look) -> bool:
    """`Malta nã pháo rồi bắn vào một trường học ở Peru`: one attack by several means with one toll."""
    if a.event != "ASSAULT" or not {a.mode, b.mode} <= _FIRE or a.status != b.status:
        return False
    alone = a.downed or b.downed or (a.cost and b.cost)
    return _same_hands(a, b) and not alone


def _fought_in(a: Look, b: Look) -> bool:
    """`Malta bắn hạ UAV Peru trong giao tranh`: the fight is that in which somebody struck."""
    sides = a.actor | a.recipient
    return b.setting and a.event == "ASSAULT" and a.mode != "clash" and bool(sides) and sides <= b.actor


def _share_a_side(a: Look, b: Look) -> bool:
    return bool((a.actor | a.recipient) & (b.actor | b.recipient))


def _earlier(a: Look, b: Look) -> bool:
    """Background that names its own day is not the news of the day ("lần trước … ngày 7/5")."""
    return (
        a.dated != b.dated
        and (a.zone == "background") != (b.zone == "background")
        and a.dated == (a.zone == "background")
    )


def _elsewhere(a: Look, b: Look, apart: int) -> bool:
    """The same act in two towns, told in separate sentences, is two events (codebook section 11.1).

    A headline may name a wider place than its text, a description ("sân bay quân sự") any place; protests
    spread over a country.
    """
    if not (a.town and b.town) or "title" in {a.zone, b.zone} or not apart or a.event == "PROTEST":
        return False
    return a.town not in b.town and b.town not in a.town


def _headline(a: Look, b: Look) -> bool:
    if a.zone == b.zone:
        return a.zone == "title"
    return "title" in {a.zone, b.zone} or {a.zone, b.zone} == {"lede", "body"}


def _dated_alike(a: Look, b: Look) -> bool:
    return not (a.dated and b.dated) or a.date == b.date


def _dates_agree(a: Look, b: Look) -> bool:
    if not (a.dated and b.dated) or a.date is None or b.date is None:
        return True
    return compatible(a.date, b.date)


def _hits_one(a: Look, b: Look) -> bool:
    """`Malta và Libya tập kích nhau`: what two did is not what the one did to the other."""
    if len(a.actor) < 2 or a.recipient >= a.actor:
        return False
    return bool((a.actor & b.recipient) - b.actor)


def _clash(a: Look, b: Look) -> bool:
    return "clash" in {a.mode, b.mode}


def _sides_agree(a: Look, b: Look) -> bool:
    if a.event in _GIVEN and _answers(a, b):
        return False
    if a.event in MUTUAL or _clash(a, b):
        return _one_side(a.actor | a.recipient, b.actor | b.recipient)
    struck = _one_side(a.recipient, b.recipient) or _struck_there(a, b) or _struck_there(b, a)
    return struck and _one_side(a.actor, b.actor)


def _answers(a: Look, b: Look) -> bool:
    """Whether each does it to the other: an invitation and the one in return are two."""
    if not (a.actor and a.recipient and b.actor and b.recipient):
        return False
    return a.actor <= b.recipient and b.actor <= a.recipient and not a.actor & b.actor


def _struck_there(a: Look, b: Look) -> bool:
    """`sau vụ không kích vào Malta`, told without who did it, is an attack on somebody on Malta's ground."""
    unknown = a.event == "ASSAULT" and a.nominal and a.placed and not a.actor
    return unknown and bool(b.actor) and b.ground is not None and a.recipient == {b.ground}


def _one_side(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return not ours or not theirs or ours <= theirs or theirs <= ours
