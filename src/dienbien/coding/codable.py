"""What becomes a record and what does not (codebook sections 2 and 11.3), with the reason in plain words.

Comes in: a candidate. Goes out: an empty string, or why it is no record, as `dienbien explain` shows it.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.blamed import blamed_by_many
from dienbien.coding.candidates import Candidate
from dienbien.coding.dealings import (
    contract,
    denies_charge,
    police_at_home,
    ruled,
    unnamed_people,
    visitors,
    voted_down,
)
from dienbien.coding.goodwill import backs_for_good, no_aid, pardoned, power, some_states, to_the_world
from dienbien.coding.kinds import SOMEBODY, SPOKEN_OR_CONCEDED
from dienbien.coding.many_meanings import half_bound
from dienbien.coding.powers import armed_hand, political
from dienbien.coding.violence import is_terror, private_violence
from dienbien.language.phrases import Phrase
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import marked, markers, markers_ahead

_POSITIONS = frozenset({"STATE", "ACCUSE", "REJECT"})
_MEANS_OF_WAR = frozenset(
    {"clash", "aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "unconventional"}
)
_WITHIN = frozenset({"REQUEST", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
_OPPOSED = frozenset({"STATE", "ACCUSE", "REQUEST", "REJECT", "THREATEN"})
_STANDS = frozenset({"STATE", "REQUEST", "SUPPORT", "AGREE", "REJECT"})
_OPEN = frozenset({"SANCTION", "CONCEDE"})
"""Deeds of a state that are news already where they may come."""
_WEIGHED = _OPEN | {"ASSAULT", "COOPERATE", "AID", "RETREAT"}
_NOT = frozenset({"negated", "negated-future"})
_FORCED = frozenset({None, "restrict", "seize", "cyber"})


def why_not(candidate: Candidate) -> str:
    """Empty if the candidate is a record, else the reason."""
    return (
        half_bound(candidate)
        or no_aid(candidate)
        or _known_by_noun(candidate)
        or _described(candidate)
        or private_violence(candidate)
        or _unspoken(candidate)
        or _nobody(candidate)
        or _one_sided(candidate)
        or _own_people(candidate)
        or _chanted(candidate)
        or _inside_one_government(candidate)
        or police_at_home(candidate)
        or _private(candidate)
    )


def _known_by_noun(candidate: Candidate) -> str:
    """Sanctions and aid that a noun only refers to are known, not news (codebook section 11.3)."""
    predicate = candidate.predicate
    if candidate.event in {"SANCTION", "AID"} and predicate.nominal and not predicate.light:
        if not (candidate.actor and candidate.recipient):
            return "referred to by a noun, not told"
    return ""


def _described(candidate: Candidate) -> str:
    """`dân quân được Rwanda (or: do Rwanda) hậu thuẫn` says who the militia is, not what Rwanda did."""
    predicate = candidate.predicate
    behind = predicate.subject is not None and predicate.subject.preposition == "by"
    attached = (predicate.passive and predicate.agent is not None) or behind
    if candidate.event == "REQUEST" and not candidate.recipient and _attributed(candidate):
        return "describes what somebody made"
    return "describes who somebody is" if attached and backs_for_good(candidate) else ""


def _attributed(candidate: Candidate) -> bool:
    """`kế hoạch do Peru đề xuất`, `dự thảo mà Peru đề xuất`: whose plan it is, unless a day is told."""
    predicate = candidate.predicate
    made = predicate.subject is not None and predicate.subject.preposition == "by"
    which = predicate.subordinator is not None and predicate.subordinator["value"] == "which"
    return (made or which) and not (predicate.times_after or predicate.times_before)


def _aimed_at(candidate: Candidate) -> bool:
    """`nhằm giúp phe nổi dậy lật đổ ông Deby`: what "nhằm" opens, and what is in turn the content of that."""
    at = candidate.predicate
    armed = at.subject if at.own_subject and candidate.event == "ASSAULT" and not at.passive else None
    if armed is not None and armed.preposition == "to" and not armed.members[0].weapon:
        return True  # `cung cấp tên lửa cho Malta không kích Chile`
    if at.nominal and at.located:  # `để tỏ thiện chí sau chuyến thăm Peru`
        return False
    while at.subordinator is None and at.relation == "complement" and at.governor is not None:
        at = at.governor
    return at.subordinator is not None and at.subordinator["value"] == "purpose"


def _unspoken(candidate: Candidate) -> str:
    subordinator = candidate.predicate.subordinator
    if _aimed_at(candidate) and not (candidate.carried_out or candidate.plotted):
        return "what somebody aims at, not what was reported to have happened"
    topic = (
        subordinator is not None and subordinator["value"] == "fact" and candidate.event in SPOKEN_OR_CONCEDED
    )
    said = candidate.event in _OPPOSED and candidate.predicate.own_subject  # `phản đối việc Chile dọa …`
    said = said and candidate.act["frame"] != "blame"
    if topic and not said and not any(aux["value"] == "past" for aux in candidate.predicate.aux):
        return "a topic, not told to have happened"
    if candidate.status == "hypothetical" and not (candidate.plotted or _considered(candidate)):
        return "possible or wished, not reported to have happened"
    if candidate.status == "negated" and candidate.event not in {
        "ASSAULT",
        "CONSULT",
        "RETREAT",
        "AID",
        "COERCE",
    }:
        return "said not to have happened"
    losing = candidate.event == "ASSAULT" and candidate.act["frame"] == "suffer"
    if losing and candidate.status == "negated" and not candidate.predicate.passive:
        return "a loss that nobody suffered"  # `khẳng định không mất xe tăng nào`
    unsaid = candidate.event == "ASSAULT" and not candidate.sources
    if unsaid and any(_says_not(aux) for aux in candidate.predicate.aux):
        return "said not to have happened"
    return ""


def _considered(candidate: Candidate) -> bool:
    """`Chile cân nhắc điều thêm quân tới Peru`: that a state may do so is news by itself."""
    opener = candidate.predicate.subordinator
    if (
        not (candidate.event == "MOBILIZE" or _may_come(candidate))
        or candidate.zone not in {"title", "lede"}
        or opener is not None
    ):
        return False
    if candidate.suffered:
        return False
    ours = {actor.country for actor in candidate.actor}
    told = all(actor.country in ours for actor in candidate.sources)
    return told and not candidate.predicate.nominal and any(political(actor) for actor in candidate.actor)


def _may_come(candidate: Candidate) -> bool:
    """`Chile có thể trừng phạt Peru`, `Chile cân nhắc không kích Peru`: it is up to whoever would do it."""
    if not candidate.recipient and candidate.company < 2:
        return False
    words = {aux["phrase"] for aux in candidate.predicate.aux}
    weighs = candidate.event in _WEIGHED and not words.isdisjoint(markers("weighing"))
    return weighs or (candidate.event in _OPEN and not words.isdisjoint(markers("may")))


def _says_not(aux: Phrase) -> bool:
    """`Chile không tập kích Peru`, but not `không có bằng chứng Chile tập kích Peru`: that leaves it open."""
    return aux["value"] in _NOT and not aux["phrase"].endswith(markers("unproven"))


def _by_unknown_machine(candidate: Candidate) -> bool:
    """`UAV lạ xâm nhập không phận Malta`: an intrusion is news of the state entered, whosoever it was."""
    unread = candidate.predicate.own_subject and candidate.predicate.subject is None
    return candidate.event == "MOBILIZE" and unread and any(actor.known for actor in candidate.recipient)


def _nobody(candidate: Candidate) -> str:
    if _undone(candidate):
        return "nobody who does it could be bound to it"
    if _told_by_place(candidate) or blamed_by_many(candidate) or _by_unknown_machine(candidate):
        return ""
    if candidate.event in SPOKEN_OR_CONCEDED or candidate.event in {
        "MOBILIZE",
        "SANCTION",
        "AID",
        "COOPERATE",
    }:
        if not any(a.country or power(a) for a in candidate.actor) and not pardoned(candidate):
            return "nobody who does it could be bound to it"
    people = (*candidate.actor, *candidate.recipient)
    if not any(political(actor) or actor.country or armed_hand(actor, candidate) for actor in people):
        return "no political actor is bound to it"
    return ""


def _undone(candidate: Candidate) -> bool:
    """What is given back, cut off or closed, or who is held, without by whom: mostly spoken of, not told."""
    if any(actor.known for actor in candidate.actor):
        return False
    punished = candidate.event == "SANCTION" and candidate.mode == "discontinue"
    suffered = candidate.suffered or candidate.predicate.endured
    forced = candidate.event == "COERCE" and candidate.mode in _FORCED
    if candidate.mode == "cyber" and suffered and any(map(_in_politics, candidate.recipient)):
        return False  # `máy bay chở Tổng thống Peru bị gây nhiễu GPS`
    return (candidate.event == "RETREAT" and not suffered) or punished or forced


def _in_politics(actor: Actor) -> bool:
    return actor.known and political(actor) and actor.kind in SOMEBODY


def _told_by_place(candidate: Candidate) -> bool:
    """Fighting and protest in a country, and sanctions on it or its citizens, are news without a doer.

    So are attacks by unknown hands with the means of war (codebook section 11.2).
    """
    placed = candidate.place is not None and candidate.place.country not in {None, HOME}
    told = bool(candidate.actor or candidate.recipient)
    poison = not told and str(candidate.act["phrase"]) in markers("poison")
    if candidate.event == "PROTEST" or candidate.mode in _MEANS_OF_WAR or is_terror(candidate):
        return placed and not poison
    punished = candidate.event == "SANCTION"
    return punished and any(actor.country not in {None, HOME} for actor in candidate.recipient)


def _one_sided(candidate: Candidate) -> str:
    keys = {actor.key for actor in (*candidate.actor, *candidate.recipient) if actor.known or power(actor)}
    named = "multilateral" if candidate.predicate.nominal else "meet"
    to_come = candidate.event == "AGREE" and candidate.act["mode"] == named
    talks = candidate.event == "CONSULT" or to_come
    if talks and len(keys) < 2 and not (keys and _assembles(candidate)):
        return "only one side of the talks could be bound"
    alone = bool(candidate.actor) and all(_convenes(actor) for actor in candidate.actor)
    if alone and "visit" in {candidate.mode, candidate.act["mode"]}:
        return "a meeting of states pays no visit"
    if alone and candidate.event == "AGREE" and candidate.predicate.nominal and not candidate.recipient:
        return "a meeting that is known by its name, agreed on by nobody"
    if candidate.predicate.nominal and len(keys) < 1 and not _told_by_place(candidate):
        return "named by a noun without its participants"
    return ""


def _convenes(actor: Actor) -> bool:
    """`đón APEC 2027`: what a place prepares for is a meeting."""
    return actor.sector == "IGO" and actor.kind == "organization"


def _chanted(candidate: Candidate) -> str:
    """What a protest demands or is against is not coded for itself (codebook section 11.3)."""
    before = (candidate.predicate.governor, candidate.predicate.sibling)
    marching = any(p is not None and p.is_act and p.event == "PROTEST" for p in before)
    return "a protest's demand" if marching and candidate.event in {"REQUEST", "ACCUSE", "REJECT"} else ""


def _own_people(candidate: Candidate) -> str:
    """Thanks and praise to one's own people or forces are not coded (codebook section 11.2)."""
    sides = {actor.key for actor in (*candidate.actor, *candidate.recipient)}
    common = {"CVL", "MIL", "COP"} >= {actor.sector for actor in candidate.recipient}
    if candidate.event == "SUPPORT" and candidate.recipient and len(sides) == 1 and common:
        return "to one's own people"
    ours = {actor.country for actor in candidate.actor} | {None}
    asked = candidate.event == "REQUEST" and candidate.recipient and not candidate.dissent
    if asked and candidate.company < 2 and all(a.sector == "CVL" for a in candidate.recipient):
        if ours >= {a.country for a in candidate.recipient} and all(
            a.sector == "GOV" for a in candidate.actor
        ):
            return "to one's own people"
    return ""


def _assembles(candidate: Candidate) -> bool:
    """`Hội đồng Bảo an họp khẩn`: an international body meets; "bên lề hội nghị G20" only says where."""
    told = candidate.act["form"] == "verb" or any(g.preposition == "of" for g in candidate.predicate.objects)
    talks = candidate.mode == "multilateral" or str(candidate.act["phrase"]).startswith(
        markers_ahead("sitting")
    )
    return told and talks and any(map(_is_assembly, candidate.actor))


def _is_assembly(actor: Actor) -> bool:
    """An international body, or several of its ministers: `các ngoại trưởng EU` are those of its states."""
    if actor.kind == "office":
        return actor.plural and not actor.country and actor.name is not None
    return actor.sector == "IGO"


def _inside_one_government(candidate: Candidate) -> str:
    sides = {actor.country for actor in (*candidate.actor, *candidate.recipient)}
    foreign = candidate.abroad and candidate.event in _POSITIONS and candidate.mode != "investigate"
    if candidate.actor and all(actor.sector == "COP" for actor in candidate.actor):
        foreign = False  # `Công an Huế bác tin học sinh bị lừa sang Peru`
    if (
        sides <= {HOME, None}
        and (HOME in sides or not candidate.abroad)
        and not foreign
        and not to_the_world(candidate)
        and candidate.event not in {"PROTEST", "ASSAULT"}
    ):
        people = (*candidate.actor, *candidate.recipient)
        if not any(actor.sector in {"IGO", "REB"} or some_states(actor) for actor in people):
            return "home affairs"
    sectors = {actor.sector for actor in (*candidate.actor, *candidate.recipient)}
    named = bool(candidate.recipient) and all(actor.kind != "place" for actor in candidate.recipient)
    forced = named and candidate.event == "COERCE" and candidate.mode in {"seize", "restrict"}
    if forced and len(sides) == 1 and None not in sides and sectors == {"GOV"}:
        return "inside one government"
    if (
        len(sides) == 1
        and sides != {None}
        and (candidate.recipient or (candidate.event == "AGREE" and len(candidate.actor) > 1))
        and sectors <= {"GOV", "MIL", "COP", "LEG", "JUD"}
    ):
        plain_threat = candidate.event == "THREATEN" and candidate.mode is None
        if not (_from_parliament(candidate) or _to_a_court(candidate)) and (
            plain_threat or candidate.event in _WITHIN
        ):
            return "inside one government"
    asked = candidate.event == "REQUEST" and candidate.mode == "change" and candidate.act["frame"] == "object"
    if asked and candidate.company < 2 and not candidate.recipient and len(sides) == 1 and sides != {None}:
        return "asks nobody outside the country"
    return ""


def _from_parliament(candidate: Candidate) -> bool:
    """`Hai nghị sĩ Malta kêu gọi bộ trưởng từ chức`: they are no part of the government that they ask."""
    ours = {actor.sector for actor in candidate.actor}
    return (
        candidate.event == "REQUEST"
        and ours == {"LEG"}
        and all(a.sector != "LEG" for a in candidate.recipient)
    )


def _to_a_court(candidate: Candidate) -> bool:
    """`Tổng thống Malta thúc giục tòa án tối cao ra phán quyết`: courts are no part of the government."""
    ours = {actor.sector for actor in candidate.actor}
    theirs = {actor.sector for actor in candidate.recipient}
    return candidate.event == "REQUEST" and "JUD" not in ours and theirs == {"JUD"}


def _private(candidate: Candidate) -> str:
    """Police work and courts against private persons; talk of private persons; companies among themselves."""
    actors = candidate.actor
    if candidate.event == "SANCTION" and candidate.mode == "discontinue" and candidate.recipient:
        if {a.country for a in actors} == {a.country for a in candidate.recipient} != {None}:
            return "home affairs"
    view = candidate.event in _STANDS or candidate.act["frame"] == "blame"
    if actors and view and all(actor.sector == "MED" for actor in actors):
        return "the press gives its view"
    if actors and candidate.act["event"] == "STATE" and all(a.office in marked("expert") for a in actors):
        return "experts give their view"
    if visitors(candidate):
        return "a talk with a company or the press"
    if candidate.event == "SUPPORT" and candidate.mode == "sign" and contract(candidate):
        return "a contract with a company"
    if ruled(candidate) or voted_down(candidate):
        return "a court's ruling, or a vote at home"
    if candidate.event == "SUPPORT" and candidate.recipient and unnamed_people(candidate.recipient):
        return "between private persons"
    if candidate.event in {"AGREE", "SUPPORT"} and actors and all(a.kind == "crowd" for a in actors):
        if all(a.sector == "CVL" for a in actors):
            return "between private persons"
    if actors and all(actor.sector in {"CVL", "BUS", "MED", "CRM", "UNK", "NGO"} for actor in actors):
        if candidate.event not in {"PROTEST", "ASSAULT", "COERCE"} and not denies_charge(candidate):
            met = "CONSULT" in {candidate.event, candidate.act["event"]}
            if not any(political(r) for r in candidate.recipient) or met or candidate.event == "STATE":
                return "between private persons"
    if candidate.event == "COERCE" and actors and all(actor.sector in {"BUS", "MED"} for actor in actors):
        if not any(political(actor) for actor in (*candidate.recipient, *candidate.sources)):
            return "between private persons"
    if (
        candidate.event == "COERCE"
        and candidate.mode != "cyber"
        and not any(political(r) or (r.country and r.sector != "CVL") for r in candidate.recipient)
    ):
        if all(actor.sector in {"COP", "JUD"} for actor in actors) and not (
            candidate.dissent or _foreigners_held(candidate)
        ):
            return "routine police work"
    return ""


def _foreigners_held(candidate: Candidate) -> bool:
    """Citizens of one state in the hands of another are its concern, not police work."""
    holders = {actor.country for actor in candidate.actor if actor.country}
    if not holders and candidate.place is not None and candidate.place.country:
        holders = {candidate.place.country}
    held = {actor.country for actor in candidate.recipient if actor.country}
    return bool(held and holders) and HOME not in holders and not held & holders
