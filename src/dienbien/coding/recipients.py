"""Whom an active verb acts upon: who stands bare behind it, is addressed, or owns what it is done to.

Comes in: a predicate with its groups. Goes out: the group that is its recipient by the verb's frame, and what
`roles` asks for, too: whose a place is, who names a side. It resolves nobody.
"""

from dienbien.coding.kinds import JUDGING
from dienbien.coding.predicates import Predicate, may_act
from dienbien.coding.subjects import tells_who
from dienbien.language.mentions import Group
from dienbien.language.vi.tables_vi import markers

_NEAR = 60
"""How far behind a verb, in letters, whom it acts upon may stand."""
_CLOSE = 24
"""The same for a verb that asks for a preposition; half as far for one that a clause may follow."""
_FAR = 60
"""How far behind an act, in letters, the owner of what it is done to may stand."""


def recipient_of(predicate: Predicate, frame: str) -> list[Group]:
    """The recipient of an active verb: bare behind it, else behind a preposition that addresses."""
    if frame in {"none", "blame"}:
        return []
    reach = _NEAR if predicate.phrase["content"] == "-" else _CLOSE // 2
    sides = [g for g in predicate.objects if may_act(g) or g.members[0].kind == "place"]
    reach = 1 if of_proposal(predicate) else reach
    direct = [g for g in sides if g.bare and g.start - predicate.phrase.end <= reach]
    arrests = predicate.event == "COERCE" and predicate.phrase["mode"] == "arrest"
    # `bắt một người chỉ điểm cho Malta`, `bắt lô hàng từ Malta`: nobody is arrested by "cho", "vào" or "từ".
    reached = {"to", "with"} if predicate.event == "SANCTION" and frame == "to" else {"to"}
    addressed = [g for g in sides if g.preposition in reached and not _forum(predicate, g)]
    seizes = predicate.event == "ASSAULT" and predicate.phrase["mode"] == "abduct"
    addressed = [] if arrests or seizes else addressed  # `bắt tàu dầu đi từ Chile tới Peru`
    owners = [g for g in sides if g.preposition in {"of", "belongs"} and not owns_place(predicate, g)]
    owners = [g for g in owners if g.start - predicate.phrase.end <= _FAR]
    # Help "từ Malta" is given by it, and whence a ship comes is not whose it is.
    loose = {"with"} if predicate.event == "AID" or arrests or seizes else {"with", "from"}
    addressed_loosely = [g for g in sides if g.preposition in loose]
    makers = [g for g in sides if g.preposition == "by"] + predicate.makers
    if direct and (not tells_who(direct[0]) or _names_goods(predicate, direct[0])):
        direct = _owners_of(predicate, direct[0]) or direct
    if predicate.event in JUDGING and owners and addressed and _owns_thing_for(owners[0], addressed[0]):
        addressed = []
    travels = predicate.event == "CONSULT" and direct and not names_side(direct[0])
    if travels and any(names_side(group) for group in addressed):
        direct = []
    if frame == "object":
        if owners and addressed and owners[0].end < addressed[0].start:
            addressed = []  # `ủng hộ chính sách của Malta đối với Chile`: Malta is backed, not Chile
        told = direct[:1] or addressed[:1] or owners[:1] or addressed_loosely[:1] or makers[:1]
        judged = predicate.event in JUDGING and predicate.phrase["mode"] != "investigate"
        return told or (bound_by(predicate, {"between"})[:1] if judged else [])
    near = [g for g in direct if g.start - predicate.phrase.end <= _CLOSE]
    return addressed[:1] or near[:1] or addressed_loosely[:1] or owners[:1]


def _forum(predicate: Predicate, group: Group) -> bool:
    """`nộp đơn kiện lên tòa án liên bang`: the court that is to decide is not the one sued."""
    sues = any(word in str(predicate.phrase["phrase"]) for word in markers("lawsuit"))
    return sues and group.members[0].sector == "JUD"


def _owns_thing_for(owner: Group, meant: Group) -> bool:
    """`ủng hộ kế hoạch hòa bình cho Libya của Malta`: what Malta has in mind for Libya is Malta's."""
    theirs, ours = meant.members[0].country, owner.members[0]
    near = owner.preposition_start - meant.end <= 1
    return near and theirs is not None and (ours.country or ours.name) not in {None, theirs}


def of_proposal(predicate: Predicate) -> bool:
    """`bác đề xuất trừng phạt Malta`: who stands behind another verb is whom it was about."""
    refused = predicate.event == "REJECT" and predicate.phrase["mode"] == "change"
    return refused and predicate.phrase["frame"] == "object"


def owns_place(predicate: Predicate, owner: Group) -> bool:
    """`biểu tình ở thành phố Arica của Chile`: whose the place is, not whose the act.

    Not where the place is another's: `vụ không kích tại Arica của Peru`, `kế hoạch cho Libya của Malta`; nor
    does somebody in office own where they travel: `chuyến công du Trung Đông của Tổng thống Peru`.
    """
    if predicate.phrase["mode"] == "visit" and owner.members[0].kind in {"person", "office"}:
        return False
    theirs = owner.members[0].country
    return any(
        place.end == owner.preposition_start - 1
        and (theirs is None or place.members[0].country in {None, theirs})
        for place in predicate.places_after
    )


def _names_goods(predicate: Predicate, group: Group) -> bool:
    """`mua 4 tàu tuần tra Stan Patrol của Chile`: the make of what is traded, not with whom."""
    first = group.members[0]
    return predicate.event == "COOPERATE" and first.kind == "name" and not first.country


def names_side(group: Group) -> bool:
    """Whether it says whose it is or who: by country, name or a word that points back."""
    first = group.members[0]
    return bool(first.country or first.anaphor or first.person or first.name)


def _owners_of(predicate: Predicate, group: Group) -> list[Group]:
    """`hai tàu chở dầu thuộc đội tàu của Malta`: whose the thing is, or the examples of who is meant."""
    chain: list[Group] = []
    for other in predicate.objects[predicate.objects.index(group) + 1 :]:
        if other.preposition not in {"of", "belongs", "such"}:
            break
        chain.append(other)
    return [owner for owner in reversed(chain) if tells_who(owner)]


def bound_by(predicate: Predicate, prepositions: set[str]) -> list[Group]:
    """The groups that one of these prepositions binds to a predicate; an empty one is none."""
    return [g for g in predicate.objects if (g.preposition or "") in prepositions]
