"""Sides that stand beside an act: who put whom on a list, where an embassy is, whom "trả đũa" strikes.

Comes in: a candidate whose roles are bound, and its sentence; at the end of a page all its candidates.
Changes: an actor or recipient that is still empty. What grammar binds stays as it is.
"""

from collections.abc import Iterator

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor, Registry
from dienbien.coding.advances import settle_advance
from dienbien.coding.arrayed import confront
from dienbien.coding.attended import attend
from dienbien.coding.candidates import Candidate
from dienbien.coding.handovers import hand_over
from dienbien.coding.imposed import impose
from dienbien.coding.kinds import SOMEBODY
from dienbien.coding.places import side_of
from dienbien.coding.powers import political
from dienbien.coding.predicates import holds_too
from dienbien.coding.readings import ReadSentence, Resolved
from dienbien.coding.recall import state
from dienbien.coding.reproach import blamed_beside
from dienbien.coding.roles import assign_roles
from dienbien.coding.state_crimes import charge_at_home
from dienbien.coding.talks import join_talks
from dienbien.coding.visits import settle_visit
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import begins, has_marker, marked, markers

_CUTS = frozenset({"withdraw", "expel", "discontinue"})
_UNSEEN = frozenset({"cyber", "misinformation"})
_RELATIONS = frozenset({"SANCTION", "SUPPORT", "COERCE"})
_LISTING = {"SANCTION": "enlisting", "CONCEDE": "delisting"}
"""The verbs with which somebody is put on a list of the punished, and taken off it."""
_OF = frozenset({"of", "belongs", "according"})
"""Prepositions before a body whose words or deeds are told, not where it meets."""
_RETALIATING = frozenset({"SANCTION", "COERCE"})
_MAKING = frozenset({"cause", "purpose"})
_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST"})
_WHERE = frozenset({"at", "from"})
_STATE = frozenset({"GOV", "COP", "MIL"})
_PART = 36
"""How many letters before an attack somebody may stand who is charged with a part in it."""


def complete(candidate: Candidate, sentence: ReadSentence, folded: Folded, registry: Registry) -> None:
    """Fill an empty side from the words beside the act; tell the speaker's own people from the doer's."""
    attend(candidate, sentence, folded)
    charge_at_home(candidate, sentence)
    settle_visit(candidate, sentence, folded)
    join_talks(candidate, sentence)
    hand_over(candidate, sentence, folded)
    _of_the_speaker(candidate, sentence)
    if candidate.event in _LISTING:
        _listed(candidate, sentence, folded)
    visas = candidate.mode == "restrict" and has_marker(
        f" {folded.lower[slice(*candidate.trigger)]} ", "visas"
    )
    if candidate.mode in _CUTS or visas or begins(folded.plain, "opened", candidate.trigger[0]):
        _placed_there(candidate, _WHERE - {"at"} if visas else _WHERE)
    if candidate.event == "AID" and not candidate.recipient:
        _thanked(candidate, sentence.resolved)
    if candidate.event == "MOBILIZE":
        confront(candidate, sentence, folded, registry)
    if candidate.event == "ASSAULT" and candidate.predicate.nominal and not candidate.actor:
        candidate.actor = _implicated(candidate, sentence, folded)
    settle_advance(candidate, sentence, folded, registry)
    if candidate.mode in _UNSEEN and not candidate.recipient:
        _spied_on(candidate)
    if candidate.event == "ACCUSE" and not candidate.actor:
        _tried(candidate, folded)
        _charging(candidate, sentence.resolved)
    if candidate.event == "REQUEST" and not candidate.recipient:
        _rallied(candidate)
        impose(candidate, sentence, folded)
        _at_their_meeting(candidate, sentence)
    if candidate.event in _SAID and not candidate.actor:
        _governing(candidate, sentence.resolved)
    if candidate.event == "ACCUSE" and not candidate.recipient:
        _held_too(candidate, sentence)
    if candidate.event == "ACCUSE" and not any(actor.known for actor in candidate.recipient):
        candidate.recipient = blamed_beside(candidate, sentence, folded) or candidate.recipient
    if candidate.event in _RETALIATING and not any(actor.known for actor in candidate.recipient):
        _paid_back(candidate, sentence.resolved, folded)
        _forced(candidate, sentence.resolved)


def _of_the_speaker(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Malta nói Libya bắt hai ngư dân nước này`: people of whoever tells of it, not of who did it."""
    doers = {actor.country for actor in candidate.actor}
    if len(doers) != 1 or None in doers or not candidate.recipient:
        return
    if any(actor.country not in doers or not _pointed(actor, sentence) for actor in candidate.recipient):
        return
    voices = [a.country for a in _telling(candidate, sentence.resolved) if a.country not in doers | {None}]
    if len(set(voices)) == 1:
        candidate.recipient = tuple(replace(actor, country=voices[0]) for actor in candidate.recipient)


def _implicated(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`Malta cáo buộc Libya liên quan vụ tấn công`: who is charged with a part in it did it, they say."""
    begin = candidate.trigger[0]
    before = next((g for g in reversed(sentence.groups) if g.end <= begin), None)
    if candidate.status != "alleged" or before is None or begin - before.end > _PART:
        return ()
    between = folded.plain[before.end : begin].strip()
    if not between.startswith(markers("blaming")):
        return ()
    return tuple(a for a in sentence.resolved.get(id(before), ()) if a.known and political(a))


def _thanked(candidate: Candidate, resolved: Resolved) -> None:
    """`Tổng thống Malta cảm ơn Chile đã cử quân giúp`: who thanks for help has got it."""
    thanks = candidate.predicate.governor
    if thanks is None or not thanks.is_act or thanks.event != "SUPPORT" or thanks.subject is None:
        return
    ours = {actor.country for actor in candidate.actor}
    helped = _first_known([thanks.subject], resolved)
    if helped and helped[0].country and helped[0].country not in ours:
        candidate.recipient = helped


def _rallied(candidate: Candidate) -> None:
    """`Lãnh đạo phe đối lập Malta kêu gọi tuần hành`: who calls for a protest calls on the people there."""
    march = candidate.predicate.following
    states = {actor.country for actor in candidate.actor}
    if march is None or not march.is_act or march.event != "PROTEST" or len(states) != 1:
        return
    (country,) = states
    if country and march.governor is candidate.predicate and not candidate.predicate.nominal:
        candidate.recipient = (Actor(*candidate.trigger, None, country, "CVL", "crowd"),)


def _at_their_meeting(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Thủ tướng Malta đề xuất ba bảo đảm tại hội nghị G20`: the only body named, and no other state."""
    ours = {actor.key for actor in candidate.actor}
    predicate = candidate.predicate
    if candidate.recipient or not candidate.actor or predicate.nominal or predicate.passive:
        return
    if any(actor.sector != "GOV" or not political(actor) for actor in candidate.actor):
        return
    if not any(word in str(candidate.act["phrase"]) for word in (*markers("proposal"), *markers("appeal"))):
        return
    others = {
        a.key: a for actors in sentence.resolved.values() for a in actors if a.known and a.key not in ours
    }
    if len(others) != 1 or any(a.sector != "IGO" or a.country for a in others.values()):
        return
    doers = {id(predicate.subject) for predicate in sentence.predicates}
    told = (g for g in sentence.groups if g.preposition not in _OF and not (g.bare and id(g) in doers))
    if any(a.key in others for group in told for a in sentence.resolved.get(id(group), ())):
        candidate.recipient = tuple(others.values())


def _pointed(actor: Actor, sentence: ReadSentence) -> bool:
    """Whether somebody's country is told by "nước này" only."""
    return any(m.anaphor == "country" and not m.country for m in sentence.mentions_of(actor))


def _telling(candidate: Candidate, resolved: Resolved) -> Iterator[Actor]:
    """Who says, asks or accuses that which the act is the content of."""
    at = candidate.predicate.governor
    while at is not None:
        if at.subject is not None:
            yield from resolved.get(id(at.subject), ())
        at = at.governor


def _spied_on(candidate: Candidate) -> None:
    """`Malta cho tình báo hoạt động ngầm ở Libya`: spying abroad is against whoever governs there.

    `Libya tố Malta tung tin giả`: else against the state that complains of it.
    """
    place, predicate = candidate.place, candidate.predicate
    ours = {actor.country for actor in candidate.actor}
    if place is None and candidate.status == "alleged" and len(candidate.sources) == 1:
        accuser = candidate.sources[0]
        if accuser.country and accuser.country not in ours and accuser.sector in _STATE:
            candidate.recipient = candidate.sources
    through = (m for g in predicate.objects if g.preposition == "means" for m in g.members)
    if place is None or not place.country or any(m is place for m in through):
        return
    if ours and not ours & {None, place.country}:
        candidate.recipient = (replace(state(place.country), start=place.start, end=place.end, kind="place"),)


def sentenced(candidates: list[Candidate], resolved: list[Resolved]) -> None:
    """Who is convicted, told without by whom: by the only court that the page names, if it is theirs."""
    courts = {
        actor.country: actor
        for told in resolved
        for actors in told.values()
        for actor in actors
        if actor.sector == "JUD" and actor.country
    }
    for candidate in candidates:
        if candidate.mode != "convict" or candidate.actor or candidate.reason or len(courts) != 1:
            continue
        ((country, court),) = courts.items()
        if {actor.country for actor in candidate.recipient} == {country}:
            candidate.actor = (court,)


def _held_too(candidate: Candidate, sentence: ReadSentence) -> None:
    """`khởi tố, bắt tạm giam hai nghị sĩ Peru`: who is held by the next verb is who is charged."""
    for then in sentence.predicates:
        if then.phrase.start >= candidate.trigger[1] and holds_too(then, candidate.predicate):
            held = assign_roles(then).recipient
            candidate.recipient = _first_known(held, sentence.resolved) or candidate.recipient
            return


def _tried(candidate: Candidate, folded: Folded) -> None:
    """`Cựu Tổng thống Peru bị truy tố`: by the courts of their country, if they hold or held an office."""
    if not candidate.suffered or candidate.place is not None:
        return
    states = {actor.country or "" for actor in candidate.recipient}
    held = all(political(a) and a.kind in SOMEBODY for a in candidate.recipient)
    if not held or len(states) != 1 or "" in states:
        return
    if folded.lower[slice(*candidate.trigger)] not in marked("trying"):
        return
    (country,), tried = states, candidate.recipient[0]
    candidate.actor = (replace(state(country), start=tried.start, end=tried.end, sector="JUD"),)


def _charging(candidate: Candidate, resolved: Resolved) -> None:
    """`Chile đổi lập trường sau cáo buộc Peru tập kích`: who acts upon a charge against another makes it."""
    predicate = candidate.predicate
    claimed = predicate.nominal and predicate.located and candidate.act["content"] == "claim"
    if not claimed or candidate.act["form"] != "verb" or predicate.subject is None:
        return
    theirs = {actor.country for actor in candidate.recipient if actor.known}
    ours = _first_known([predicate.subject], resolved)
    if theirs and ours and ours[0].country and ours[0].country not in theirs and political(ours[0]):
        candidate.actor = ours


def _governing(candidate: Candidate, resolved: Resolved) -> None:
    """`Bang Ohio kiện Nhà Trắng`: right before words that somebody says a state or town is who governs it."""
    predicate = candidate.predicate
    place = predicate.places_before[-1] if predicate.places_before else None
    if place is None or not place.bare or predicate.own_subject or predicate.passive or predicate.nominal:
        return
    begin = min([predicate.phrase.start, *(aux.start for aux in predicate.aux if aux.start > place.end)])
    if begin - place.end <= 1:
        candidate.actor = tuple(a for a in resolved.get(id(place), ()) if a.country not in {None, HOME})


def _listed(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Malta liệt bốn hãng Chile vào danh sách đen`: who lists stands before the verb, the listed behind.

    Likewise of whoever takes them off it: `Malta xóa tên bốn hãng Chile khỏi danh sách đen`.
    """
    start = candidate.trigger[0]
    if candidate.act["frame"] != "suffer" or candidate.actor:
        return
    before = f"{folded.plain[sentence.start : start]} "
    at = max((before.rfind(f" {word} ") for word in markers(_LISTING[candidate.event])), default=-1)
    if at < 0:
        return
    verb = sentence.start + at
    lister = next((g for g in reversed(sentence.groups) if g.bare and g.end <= verb + 1), None)
    theirs = _first_known([g for g in sentence.groups if verb < g.start < start], sentence.resolved)
    ours = _first_known([lister] if lister else [], sentence.resolved)
    if ours and theirs and ours[0].key != theirs[0].key:
        candidate.actor, candidate.recipient = ours, theirs


def _placed_there(candidate: Candidate, where: frozenset[str]) -> None:
    """`đóng cửa (mở lại) đại sứ quán ở Chile`, `ngừng mua dầu (cấp visa) từ Chile`: with whom it is."""
    if candidate.event not in _RELATIONS or candidate.recipient or not candidate.actor:
        return
    predicate = candidate.predicate
    near = [g for g in (*predicate.places_after, *predicate.objects) if g.preposition in where]
    ours = {actor.country for actor in candidate.actor}
    for group in sorted(near, key=_start):
        country = group.members[0].country
        if country and country not in ours:
            candidate.recipient = (side_of(group),)
            return


def _start(group: Group) -> int:
    return group.start


def _paid_back(candidate: Candidate, resolved: Resolved, folded: Folded) -> None:
    """`áp thuế trả đũa Chile`, `trừng phạt nhắm vào Chile`: whom the words right behind the act strike."""
    then = candidate.predicate.following
    if then is None or not then.is_act:
        return
    words = folded.lower[then.phrase.start : then.phrase.end]
    if words not in marked("paying-back") and words not in marked("aiming"):
        return
    ours = {actor.key for actor in candidate.actor}
    struck = _first_known(assign_roles(then).recipient, resolved)
    if struck and struck[0].key not in ours:
        candidate.recipient = struck


def _forced(candidate: Candidate, resolved: Resolved) -> None:
    """`áp đặt trừng phạt để buộc Chile thả tàu`: whom it is to make do something."""
    then = candidate.predicate.following
    if then is None or then.subordinator is None or then.subject is None or not then.own_subject:
        return
    ours = {actor.key for actor in candidate.actor}
    struck = _first_known([then.subject], resolved)
    if then.subordinator["value"] in _MAKING and struck and ours and struck[0].key not in ours:
        candidate.recipient = struck


def _first_known(groups: list[Group], resolved: Resolved) -> tuple[Actor, ...]:
    for group in groups:
        known = tuple(actor for actor in resolved.get(id(group), ()) if actor.known)
        if known:
            return known
    return ()
