"""Roles by frame: which of the groups bound to a predicate acts and which is acted upon.

Comes in: a predicate with its groups. Goes out: groups for actor and recipient. The frames are those of
the act tables (docs/tables.md): object, to, joint, none, clash, mediate, suffer, blame, host; active,
passive, nominal.
"""

from dienbien.coding.kinds import CONFRONTING, JUDGING, TALKS
from dienbien.coding.predicates import Predicate, may_act
from dienbien.coding.recipients import bound_by, names_side, of_proposal, owns_place, recipient_of
from dienbien.coding.subjects import tells_who
from dienbien.language.mentions import Group
from dienbien.language.vi.tables_vi import markers, markers_ahead, markers_apart

_SHARED = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "RETREAT", "STATE", "CONCEDE"})
_PLEDGES = frozenset({"AGREE", "REJECT", "THREATEN"})
_ISSUED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AID", "SANCTION"})
"""What comes "từ" somebody where a noun tells it: "lời kêu gọi từ Malta"."""
_ON_PERSONS = frozenset({"targeted", "abduct", "arrest"})
_NEAR = 60
_BESIDE = 30
"""How far behind an act, in letters, a bare side of it may stand."""
_LINK = 6
"""How many letters behind the blamed "về" or "vì" takes, before what they are blamed for."""


class Roles:
    """Groups by role, before anybody knows who is meant."""

    __slots__ = ("actor", "recipient")

    def __init__(self, actor: list[Group], recipient: list[Group] | None = None) -> None:
        self.actor = actor
        self.recipient: list[Group] = recipient or []


def assign_roles(predicate: Predicate) -> Roles:
    """Actor and recipient groups of an act."""
    frame = predicate.phrase["frame"]
    if predicate.borrowed is not None:
        lender = assign_roles(predicate.borrowed)
        return Roles(lender.actor, lender.recipient)
    if _names_on(predicate):
        assert predicate.following is not None
        return assign_roles(predicate.following)
    if frame == "clash" or (frame == "joint" and predicate.phrase["event"] in _SHARED):
        return _joint(predicate)
    if frame == "joint":
        frame = "to"
    if frame == "mediate":
        parties = bound_by(predicate, {"between", "to", "with", ""}) or _listed(predicate.outer)
        return Roles(_listed(_subject(predicate)), parties)
    if frame == "suffer":
        roles = _suffer(predicate)
        if predicate.event == "CONSULT":  # `Peru nhận điện thoại của Malta`: both talk
            return Roles(_unique([*roles.actor, *roles.recipient]))
        return roles
    if frame == "host":
        return _host(predicate)
    if predicate.nominal:
        return _nominal(predicate, frame)
    if _by_announcement(predicate):
        return Roles(bound_by(predicate, {"of"})[:1], bound_by(predicate, {"to"})[:1])
    if predicate.passive:
        patient = predicate.subject or _first(predicate.places_before)
        given = bound_by(predicate, {"to"})[:1] if frame == "to" else []
        return Roles(_listed(predicate.agent) or bound_by(predicate, {"by"}), given or _listed(patient))
    subject = _subject(predicate)
    told = [g for g in _told_of(predicate) if not _akin(g, subject)]
    return Roles(_listed(subject), recipient_of(predicate, frame) or told)


def _by_announcement(predicate: Predicate) -> bool:
    """`sau tuyên bố đóng cửa không phận của Malta`: whose announcement it is does what it announces."""
    outer = predicate.governor
    if outer is None or not outer.located or predicate.own_subject or predicate.passive:
        return False
    near = predicate.phrase.start - outer.phrase.end <= 1
    return near and outer.is_act and outer.event == "STATE" and bool(bound_by(predicate, {"of"}))


def _names_on(predicate: Predicate) -> bool:
    """`cuộc họp thượng đỉnh`: two nouns side by side name one meeting; the sides stand behind the second."""
    told = predicate.following
    if told is None or not (predicate.nominal and told.nominal) or predicate.objects:
        return False
    return told.phrase["event"] == predicate.event and told.phrase.start - predicate.phrase.end <= 1


def _akin(group: Group, subject: Group | None) -> bool:
    """Whether a group is the subject itself or of its country: then it is not the one acted upon.

    But somebody by name may be: `Malta từ chối ân xá cho ông Borg`.
    """
    country = group.members[0].country
    if group is not subject and group.members[0].kind == "person":
        return False
    return subject is not None and (group is subject or (country or "") == subject.members[0].country)


def _told_of(predicate: Predicate) -> list[Group]:
    """The recipient of a verbal act that names none, from the act that it speaks of.

    `lên án vụ không kích của Malta`, `phản đối việc Malta bán tàu`: who did it. `dọa cắt viện trợ cho Malta`:
    whom it would strike. `phản đối và yêu cầu Malta rút tàu`: both have one recipient.
    """
    told = predicate.following
    event = predicate.phrase["event"]
    if told is None or not told.is_act or told.phrase.start - predicate.phrase.end > _NEAR:
        return []
    if told.borrowed is not None:  # it has its own sides from an act before it, perhaps from this one
        return []
    if told.sibling is predicate and event in CONFRONTING and told.event in (CONFRONTING | {"SANCTION"}):
        return assign_roles(told).recipient
    if event == "PROTEST" and told.event == "ACCUSE":
        return assign_roles(told).recipient
    near = told.nominal and told.relation == "complement"
    if (told.governor is not predicate and not near) or told.located:
        return []
    link = told.subordinator["value"] if told.subordinator else ""
    if event == "REQUEST" and told.own_subject and link in {"cause", "purpose"}:
        return _listed(told.subject)
    if event == "REQUEST" and told.event == "CONSULT" and not told.own_subject:
        # `nêu điều kiện đối thoại với Malta`
        return [g for g in assign_roles(told).actor if g is not told.subject]
    if event in JUDGING and (told.nominal or told.own_subject):
        return assign_roles(told).actor
    if of_proposal(predicate):
        return []
    if event in _PLEDGES and not told.own_subject and (told.light == "do" or not told.nominal):
        roles = assign_roles(told)
        return roles.recipient or [g for g in roles.actor if g is not told.subject]
    return []


def _subject(predicate: Predicate) -> Group | None:
    return predicate.subject or predicate.weak_subject


def _joint(predicate: Predicate) -> Roles:
    beside = {"beside"} if predicate.phrase["frame"] == "clash" else set()
    partners = [g for g in bound_by(predicate, {"with", "between"} | beside) if g.members[0].kind != "place"]
    bare = [] if _names_no_side(predicate) else predicate.objects
    bare = [g for g in bare if g.bare and _meets(predicate, g)]
    if predicate.event == "CONSULT" and not _negotiates(predicate):
        # `họp tại Alaska`, `hội nghị Alaska`, but `nối lại đàm phán Gaza`
        bare = [g for g in bare if g.members[0].kind != "place"]
    if predicate.phrase["mode"] == "sign" and not _takes_partner(predicate):
        # `ký công ước Liên Hợp Quốc`: whose paper it is, not who signs
        bare = [g for g in bare if len(g.members) > 1]
    if predicate.nominal:
        owners = bound_by(predicate, {"of"})
        met = bound_by(predicate, {"with"}) or (predicate.located and _one(bare))
        alone = not owners and not bound_by(predicate, {"between"}) and bool(met)
        bound = bool(owners or partners or bare)
        subject = _listed(predicate.subject) if predicate.light or alone else []
        subject = subject or ([] if bound else _met(predicate))
        return Roles(_unique([*subject, *owners[:1], *partners, *bare[:1]]))
    direct = [] if partners else bare[:1] or bound_by(predicate, {"to"})[:1]
    if predicate.phrase["mode"] == "meet":  # `thảo luận kế hoạch chi cho Malta`
        direct = [g for g in direct if g.preposition != "to"]
    signers = bound_by(predicate, {"by"})
    if signers and not predicate.nominal and (predicate.passive or not predicate.own_subject):
        return Roles(signers)  # else `Chile đồng ý với thỏa thuận do Peru soạn`
    if predicate.passive and predicate.agent:
        # `Nghi phạm bị cảnh sát hai nước phối hợp bắt giữ`: whom it befalls takes no part in it.
        beside_them = [] if predicate.event == "COOPERATE" else _listed(predicate.subject)
        return Roles(_unique([predicate.agent, *beside_them]))
    between = any(g.preposition == "between" for g in partners)
    lent = between and not predicate.own_subject
    apart = predicate.phrase["frame"] == "clash" and _no_fighter(predicate, direct)
    subject = [] if lent or apart else _listed(_subject(predicate))
    parties = predicate.weak_subject
    if predicate.phrase["mode"] == "sign" and parties is not None and parties.preposition == "between":
        subject = [parties]  # `Hiệp định giữa Chile và Peru được ký kết`
    if not subject and any(_both_named(g) for g in direct) and predicate.event == "CONSULT":
        return Roles(direct)  # `Đàm phán Chile - Peru bế tắc`
    if not subject and not between and predicate.phrase["frame"] != "clash":
        return Roles([], _unique([*partners, *direct]))
    return Roles(_unique([*subject, *partners, *direct]))


def _both_named(group: Group) -> bool:
    return group.bare and len(group.members) > 1 and all(m.kind == "country" for m in group.members)


def _no_fighter(predicate: Predicate, fighting: list[Group]) -> bool:
    """`Malta rút dân khi giao tranh Chile - Peru lan rộng`: not the subject of another clause.

    Where the clause before tells of civilians, they do not fight, either.
    """
    subject = predicate.subject
    if subject is None or predicate.own_subject:
        return False
    both = bool(fighting) and len(fighting[0].members) > 1
    return both or (subject.members[0].sector == "CVL" and not subject.members[0].name)


def _meets(predicate: Predicate, group: Group) -> bool:
    """Whether a bare noun phrase is near enough to be a side: `nhất trí cử một đoàn` is about no side."""
    apart = predicate.event == "AGREE" and predicate.phrase["content"] == "opaque" and not names_side(group)
    return group.start - predicate.phrase.end <= (1 if apart else _BESIDE)


def _names_no_side(predicate: Predicate) -> bool:
    """`bàn về Libya`, `họp tại Libya`: a verb that ends so has its topic or place right behind it."""
    return str(predicate.phrase["phrase"]).endswith(markers_apart("topic-or-place"))


def _negotiates(predicate: Predicate) -> bool:
    """`đàm phán Gaza`: a place right behind such words is what the talks are about, so it is bound."""
    return any(word in str(predicate.phrase["phrase"]) for word in markers("negotiating"))


def _one(groups: list[Group]) -> bool:
    """`Tại cuộc hội kiến Tổng thống Malta, ông A …`: one side right behind the noun, the other one speaks."""
    return len(groups) == 1 and len(groups[0].members) == 1


def _takes_partner(predicate: Predicate) -> bool:
    """`ký với Malta`: a verb that itself ends in "với" has its partner right behind it."""
    return str(predicate.phrase["phrase"]).rstrip("]").endswith(markers("partner"))


def _met(predicate: Predicate) -> list[Group]:
    """`Tại cuộc hội đàm, Thủ tướng A và Tổng thống B nhất trí …`: two sides that act together there met."""
    subject = predicate.subject
    if subject is None or predicate.phrase["event"] != "CONSULT" or predicate.phrase["mode"] not in TALKS:
        return []
    return [subject] if len({member.country for member in subject.members} - {None}) > 1 else []


def _nominal(predicate: Predicate, frame: str) -> Roles:
    owners = [g for g in bound_by(predicate, {"of"}) if not owns_place(predicate, g)]
    if frame == "blame" and predicate.nominalised:
        owners = []  # `hành vi vi phạm nghị quyết của Liên Hợp Quốc`: whose rule it is, not whose breach
    agents = bound_by(predicate, {"by"})
    between = bound_by(predicate, {"between"})
    receivers = bound_by(predicate, {"to"}) or bound_by(predicate, {"with"})
    bare = [g for g in predicate.objects if g.bare and g.start - predicate.phrase.end <= 20]
    if predicate.phrase["mode"] == "targeted" and bare and bare[0].start - predicate.phrase.end <= 1:
        receivers = []  # `chia sẻ bằng chứng vụ sát hại ông A với Malta`
    carried = "" if owners and (frame == "none" or predicate.located) else predicate.light
    subject = _listed(predicate.subject)
    if carried == "suffer":
        return Roles(owners[:1] or agents[:1] or bound_by(predicate, {"from"}), subject)
    travels = predicate.located and predicate.phrase["event"] == "CONSULT" and not owners
    actor = agents[:1] or (subject if carried == "do" or travels else []) or owners[:1]
    if not actor and predicate.phrase["event"] in _ISSUED:
        actor = [g for g in bound_by(predicate, {"from"}) if may_act(g)][:1]
    struck = owners[1:2] if predicate.phrase["event"] == "ASSAULT" and owners[:1] == actor else owners[:1]
    recipient = [g for g in receivers[:1] or bare[:1] or struck if g not in actor]
    actor = actor or (_blamed(predicate) or _sorry(predicate, bare) if recipient else [])
    if between and not (owners and owners[0].start < between[0].start):
        return Roles(between)
    return Roles(actor, [] if frame == "none" else recipient)


def _blamed(predicate: Predicate) -> list[Group]:
    """`Malta lên án Libya về vụ tấn công Chile`: who is blamed for what a noun tells did it."""
    blame = predicate.governor
    if predicate.event != "ASSAULT" or blame is None or not blame.is_act or blame.event != "ACCUSE":
        return []
    if blame.nominal or predicate.relation != "complement":
        return []
    blamed = _listed(blame.subject) if blame.passive else recipient_of(blame, blame.phrase["frame"])
    edge = max(blame.phrase.end, *(group.end for group in blamed)) if blamed else 0
    return blamed if 0 < predicate.phrase.start - edge <= _LINK else []


def _sorry(predicate: Predicate, struck: list[Group]) -> list[Group]:
    """`Malta xin lỗi về vụ tập kích Libya`, `trả giá vì tập kích Libya`: the subject, who did it."""
    outer, subject = predicate.governor, predicate.subject
    if predicate.event != "ASSAULT" or subject is None:
        return []
    if outer is not None and outer.is_act and outer.event == "CONCEDE" and not outer.nominal:
        return _listed(outer.subject)
    why = (
        predicate.reasoned
        and not predicate.noun
        and predicate.own_subject
        and bool(struck)
        and tells_who(subject)
    )
    object_at_once = why and struck[0].start - predicate.phrase.end <= 1
    return [subject] if object_at_once and not _akin(struck[0], subject) else []


def _host(predicate: Predicate) -> Roles:
    """`Chile đón Tổng thống Peru`: whoever is received visits whoever receives."""
    if predicate.passive:
        return Roles(_listed(predicate.subject), _listed(predicate.agent) or bound_by(predicate, {"by"}))
    guests = [g for g in predicate.objects if g.bare and may_act(g)]
    return Roles(guests[:1], _listed(_subject(predicate)))


def _suffer(predicate: Predicate) -> Roles:
    if (
        predicate.event == "SANCTION"
    ):  # `bị kết án vì bán tin cho một sĩ quan Libya`: nobody sentences by "cho"
        givers = bound_by(predicate, {"of", "by"})
    elif predicate.event == "COERCE" and str(predicate.phrase["phrase"]).startswith(
        markers_ahead("suffered")
    ):
        return _forced(predicate)
    elif predicate.event == "RETREAT" and bound_by(predicate, {"to"}):
        # `12 thủy thủ được trao trả cho Peru`: who gets them did not hold them
        return Roles(bound_by(predicate, {"of", "from", "by"})[:1], bound_by(predicate, {"to"})[:1])
    elif predicate.event == "RETREAT" and predicate.phrase["mode"] == "-":
        # `hai ngôi làng của Malta được chuyển giao cho Libya`: whose they were gives them
        owner = predicate.weak_subject
        givers = [owner] if owner is not None and owner.preposition == "of" else []
        return Roles(givers, [g for g in predicate.objects if g.bare][:1])
    else:
        # `đồng minh vừa bị ám sát của Malta`: whose ally it is, not who did it
        whose = set() if predicate.endured and predicate.phrase["mode"] in _ON_PERSONS else {"of"}
        bare = [g for g in predicate.objects if g.bare and g.members[0].kind != "place"]
        givers = bound_by(predicate, whose | {"from", "by", "to"}) or [
            g for g in bare[:1] if not _lost_then(g, predicate)
        ]
    # `nhận tên lửa cho hệ thống phòng không`: no weapon of nobody's gives it
    givers = [g for g in givers if g.preposition != "to" or not g.members[0].weapon]
    givers = [g for g in givers if g is not predicate.subject]  # `Trúng mìn, tàu Malta chìm`
    struck = _listed(_subject(predicate)) or _owner_before(predicate)
    if not struck and predicate.event == "ASSAULT":  # `kho dầu của Malta trúng tên lửa`
        struck = [g for g in predicate.places_before if g.bare][:1]
    return Roles(givers[:1], struck)


def _lost_then(group: Group, predicate: Predicate) -> bool:
    """`tàu Malta trúng mìn, 3 lính thiệt mạng`: people of nobody's a few words behind are the dead."""
    bare_word = (predicate.phrase["mode"], predicate.phrase["content"]) == ("-", "both")  # `mất 10.000 lính`
    if predicate.event != "ASSAULT" or bare_word:
        return False
    first = group.members[0]
    apart = group.start - predicate.phrase.end > 1
    return apart and not first.country and first.kind not in {"name", "person"}


def _forced(predicate: Predicate) -> Roles:
    """`bị bắt bởi Malta`: nobody is seized by "của" or "cho"; what is seized may be told behind as theirs."""
    held = _listed(_subject(predicate)) or _owner_before(predicate)
    return Roles(bound_by(predicate, {"by"})[:1], held or bound_by(predicate, {"of"})[:1])


def _owner_before(predicate: Predicate) -> list[Group]:
    """`Tuyên bố của ông A vấp phải sự phản đối của Peru`: whose words, where an act's noun is the subject."""
    noun = predicate.governor
    if noun is None or not noun.is_act or not noun.nominal or predicate.relation != "complement":
        return []
    return [g for g in noun.objects if g.preposition == "of" and g.end < predicate.phrase.start][:1]


def _listed(group: Group | None) -> list[Group]:
    return [group] if group else []


def _first(groups: list[Group]) -> Group | None:
    return groups[0] if groups else None


def _unique(groups: list[Group]) -> list[Group]:
    unique: list[Group] = []
    for group in groups:
        if not any(group is other for other in unique):
            unique.append(group)
    return unique
