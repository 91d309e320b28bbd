"""Whom an act is against that names no recipient: the other side of its sentence, or whom it answers.

Comes in: a candidate whose roles are bound, and its sentence. Changes: its recipient, where the act is hardly
ever told without somebody whom it is aimed at. What grammar binds stays as it is.
"""

from collections.abc import Iterator

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import ARMED, IN_POWER, SPOKEN_OR_CONCEDED
from dienbien.coding.pairs import half_fought, pair_up
from dienbien.coding.places import by_ground
from dienbien.coding.powers import flagless
from dienbien.coding.predicates import is_verbal
from dienbien.coding.readings import ReadSentence, Resolved
from dienbien.coding.roles import assign_roles
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers, markers_ahead

_FACING = frozenset({"ACCUSE", "THREATEN", "REJECT", "COERCE", "ASSAULT", "SANCTION"})
_POWERS = frozenset({"GOV", "MIL", "COP", "JUD", "REB"})
_SPOKEN = frozenset({"ACCUSE", "THREATEN", "REJECT"})
_VERBAL = SPOKEN_OR_CONCEDED | {"CONSULT"}
_HOMELY = frozenset(
    {
        "clash",
        "arrest",
        "investigate",
        "cyber",
        "unconventional",
        "torture",
        "beat",
        "sexual",
        "curfew",
        "martial-law",
        "censor",
        "convict",
        "withdraw",
    }
)
_PEOPLE = frozenset({"CVL", "MED", "BUS"})
_REFUSED_TALKS = frozenset({"meet", "yield"})
"""What one refuses to a side that is often named only as the place or topic of the quarrel."""
_TOPICS = frozenset({"about", "for"})
"""Prepositions of what words are about, or why they are said."""
_ASIDE = frozenset({"amid", "while"})
_EVERYBODY = "*"
_REACH = 3
"""How many sentences behind a call its refusal may stand."""


class Exchange:
    """Who called on whom lately, so that a refusal finds whom it answers."""

    def __init__(self) -> None:
        self._calls: dict[str, tuple[int, tuple[Actor, ...]]] = {}

    def note(self, candidate: Candidate) -> None:
        """Remember a call by everybody whom it is made on; one on nobody in particular is on everybody."""
        callers = tuple(actor for actor in candidate.actor if actor.known)
        if candidate.event == "REQUEST" and callers and candidate.zone != "teaser":
            for key in {called.key for called in candidate.recipient} or {_EVERYBODY}:
                self._calls[key] = (candidate.sentence, callers)

    def answer(self, candidate: Candidate) -> None:
        """`Malta yêu cầu Chile thả tàu. Chile từ chối.`: the refusal is one of Malta's call."""
        if candidate.event != "REJECT" or candidate.zone == "teaser":
            return
        if any(actor.known for actor in candidate.recipient):
            return
        ours = {actor.key for actor in candidate.actor if actor.known}
        for key in (*sorted(ours), *([_EVERYBODY] if ours else [])):
            at, callers = self._calls.get(key, (0, ()))
            answered = 0 <= candidate.sentence - at <= _REACH
            if answered and callers and not ours & {caller.key for caller in callers}:
                candidate.recipient = callers
                return


def lacks_side(candidate: Candidate) -> bool:
    """Whether `find_sides` may find a side of it that grammar does not bind."""
    return _unfaced(candidate) or _undone(candidate) or half_fought(candidate)


def find_sides(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """Take from the sentence whom an act was against, who did it, and who fought."""
    _face(candidate, sentence, folded)
    _find_doer(candidate, sentence)
    pair_up(candidate, sentence)


def _unfaced(candidate: Candidate) -> bool:
    """Whether it is hardly ever told without somebody whom it is aimed at, and here it is."""
    rebels = candidate.mode == "arrest" and any(actor.sector == "REB" for actor in candidate.actor)
    faced = candidate.event not in _FACING or (candidate.mode in _HOMELY and not rebels)
    return not (faced or any(actor.known for actor in candidate.recipient))


def _undone(candidate: Candidate) -> bool:
    """Whether somebody was arrested or let go, told without by whom."""
    if candidate.actor or _named(candidate):
        return not candidate.actor
    if not (candidate.suffered or candidate.predicate.endured):
        return False
    return (candidate.event == "COERCE" and candidate.mode == "arrest") or candidate.event == "RETREAT"


def _named(candidate: Candidate) -> bool:
    """`chiến dịch bắt ông Abela`, `cuộc đột kích vào Valletta`: a noun that names only whom it struck."""
    if not candidate.predicate.nominal:
        return False
    outer = candidate.predicate.governor
    apart = (outer is None or not outer.is_act) and candidate.zone != "title"
    told = candidate.event == "ASSAULT" and apart
    deed = told and candidate.mode in {None, "aerial", "heavy-weapons", "drone"}
    return deed or (candidate.event == "COERCE" and candidate.mode == "arrest")


def _among_people(candidate: Candidate) -> bool:
    """`lên án giới truyền thông`: at people of whom no country is told, so at no other."""
    people = {"crowd", "body"}
    return (candidate.event in _SPOKEN or candidate.mode == "targeted") and any(
        actor.sector in _PEOPLE and actor.kind in people for actor in candidate.recipient
    )


def _face(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """An act against somebody, told without whom, is against the only other country of its sentence.

    Not where words are told in the passive: then somebody else is meant, whom no table knows.

    An attack of which only its sentence's speaker tells, and nobody else is named, was on the speaker's side;
    not where several states tell of it.
    """
    passive = candidate.event in _SPOKEN and candidate.predicate.passive
    if not _unfaced(candidate) or passive or _inward(candidate, folded) or _at_sea(candidate, folded):
        return
    ours = {actor.country for actor in candidate.actor}
    if not ours or None in ours or _among_people(candidate) or any(map(flagless, candidate.recipient)):
        return
    others = _others(candidate, sentence, folded, ours)
    if not others and candidate.event == "THREATEN" and candidate.mode == "violence":
        others = _others(candidate, sentence, folded, ours, grounds=True)
    if len(others) == 1:
        candidate.recipient = tuple(others.values())
    elif not others and candidate.event == "ASSAULT":
        struck = [a for a in candidate.sources if a.sector in IN_POWER and a.country not in ours]
        alone = len({a.country for a in struck}) == 1
        candidate.recipient = tuple(struck[:1]) if alone else candidate.recipient


def _others(
    candidate: Candidate,
    sentence: ReadSentence,
    folded: Folded,
    ours: set[str | None],
    grounds: bool = False,
) -> dict[str, Actor]:
    """Who else of a sentence may be meant, by country, or by name where it is the staff of a body."""
    told = {actor.country for actor in (*candidate.sources, *_blaming(candidate, sentence.resolved))}
    others: dict[str, Actor] = {}
    seized = candidate.mode == "arrest"
    for actor in _faceable(candidate, sentence, folded, grounds):
        # `Malta nói Libya dọa thu hồi đất của Malta`: who tells of it and is named behind it, too, is meant.
        named = candidate.event in _SPOKEN and actor.start >= candidate.trigger[1]
        apart = ours if named or seized else ours | told
        staff = seized and actor.sector == "IGO"
        if (actor.country or staff) and actor.country not in apart and actor.sector != "MED":
            others.setdefault(actor.key, actor)
    return others


def _inward(candidate: Candidate, folded: Folded) -> bool:
    """`siết nhập cư`, `đóng không phận`: what a state closes to all; a border is closed to somebody."""
    if candidate.event != "COERCE" or candidate.mode != "restrict":
        return False
    return not any(word in folded.lower[slice(*candidate.trigger)] for word in markers("closing"))


def _at_sea(candidate: Candidate, folded: Folded) -> bool:
    """`bắt tàu dầu đi từ Malta`: of a ship whose voyage is told nobody else in the sentence is the owner."""
    if candidate.event != "ASSAULT" or candidate.mode != "abduct":
        return False
    bound = any(group.preposition in {"from", "to"} for group in candidate.predicate.objects)
    return bound and any(word in folded.lower[slice(*candidate.trigger)] for word in markers("vessel"))


def _intrudes(candidate: Candidate, folded: Folded) -> bool:
    return any(word in folded.lower[slice(*candidate.trigger)] for word in markers("intrusion"))


def suffer_charge(candidate: Candidate, folded: Folded) -> None:
    """`Malta tố Libya tấn công mạng`: who accuses somebody of it has suffered it, if nobody else is named."""
    intrusion = candidate.event == "MOBILIZE" and _intrudes(candidate, folded)
    if not intrusion and (candidate.event != "COERCE" or candidate.mode != "cyber"):
        return
    if candidate.predicate.nominal or candidate.status != "alleged":
        return
    voices = [a for a in candidate.sources if a.country and a.sector in IN_POWER]
    doers = {actor.country for actor in candidate.actor}
    if intrusion and doers == {voice.country for voice in voices}:
        candidate.actor, candidate.recipient = candidate.recipient, candidate.actor
        return
    if not candidate.recipient and len({a.country for a in voices}) == 1:
        ours = {actor.country for actor in candidate.actor}
        candidate.recipient = tuple(a for a in voices[:1] if a.country not in ours)


def _find_doer(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Malta nói 18 binh sĩ Chile bị bắt vẫn khỏe`: who holds or frees them is the only other power named.

    Of arrests only somebody named before them, without a preposition.
    """
    if not _undone(candidate):
        return
    arrest = candidate.event == "COERCE" and not _named(candidate)
    voices = _talking(sentence) if candidate.event == "ASSAULT" else []
    told = {a.country for g in voices for a in sentence.resolved.get(id(g), ())}
    speaking = {id(group) for group in voices}
    theirs = {actor.country for actor in candidate.recipient if not flagless(actor)}
    if not candidate.recipient or None in theirs or by_ground(candidate):
        return
    others: dict[str, Actor] = {}
    for group in sentence.groups:
        if arrest and not (group.bare and group.end <= candidate.trigger[0]):
            continue
        for actor in sentence.resolved.get(id(group), ()):
            if actor.country and actor.country not in theirs and _has_power(actor):
                if actor.country in told and not (actor.sector in ARMED and id(group) not in speaking):
                    continue
                others.setdefault(actor.country, actor)
    if len(others) == 1:
        candidate.actor = tuple(others.values())


def _talking(sentence: ReadSentence) -> list[Group]:
    """Those who tell, ask or blame something in a sentence: their country did not do it, its forces may."""
    voices = [p for p in sentence.predicates if not p.is_act or is_verbal(p) or p.event in _VERBAL]
    return [g for p in voices for g in (p.subject, p.weak_subject, p.agent) if g is not None]


def _has_power(actor: Actor) -> bool:
    return actor.sector in _POWERS and actor.kind != "place"


def _faceable(
    candidate: Candidate, sentence: ReadSentence, folded: Folded, grounds: bool = False
) -> Iterator[Actor]:
    """Who may be the one whom an act is against.

    Refusals and threats are against somebody named behind them, but for talks that are shunned and threats
    told by a noun. No words are against a mere place, unless `grounds` may stand for their side, nor
    against what they are about ("đấu khẩu về Malta", "dọa áp thuế vì Malta"), nor whom the deed is done to
    that they are about: who opposes "lệnh trừng phạt Malta" does not oppose Malta.
    """
    spoken = candidate.event in _SPOKEN
    ahead = spoken and (candidate.event != "ACCUSE" or bool(candidate.recipient)) and not _answered(candidate)
    ahead = ahead and not _named_before(candidate)
    told = candidate.predicate.following
    suffering = {id(group) for group in assign_roles(told).recipient} if told and told.is_act else set()
    places = {id(g) for g in sentence.groups if g.preposition == "at" or g.members[0].kind == "place"}
    if candidate.event == "ACCUSE":  # `nộp đơn kiện lên tòa án Malta`
        places |= {id(g) for g in sentence.groups if g.preposition == "to" and g.members[0].sector == "JUD"}
    helpers = {id(group) for group in sentence.groups if group.preposition == "aided"}
    doing = {id(predicate.subject) for predicate in sentence.predicates}
    topics = {id(g) for g in sentence.groups if g.preposition in _TOPICS and not _owns(folded, g)} - doing
    talks = candidate.event == "REJECT" and candidate.mode in _REFUSED_TALKS
    apart = (
        suffering | (set() if talks else topics if grounds else places | topics)
        if spoken
        else helpers | _convened(candidate, sentence) | _informed(sentence)
    )
    if candidate.mode == "abduct":
        apart = apart | {id(group) for group in sentence.groups if group.preposition in {"to", "from"}}
    edge = _elsewhere(candidate, sentence)
    for key, actors in sentence.resolved.items():
        if key in apart:
            continue
        yield from (a for a in actors if a.start < edge and (not ahead or a.start >= candidate.trigger[1]))


def _convened(candidate: Candidate, sentence: ReadSentence) -> set[int]:
    """Who meets, and where: `tấn công ngay trước hội nghị ở Chile` strikes somebody else."""
    talks = [p for p in sentence.predicates if p.is_act and p.event == "CONSULT" and p.nominal]
    return {
        id(group)
        for talk in talks
        if talk.phrase.start > candidate.trigger[1]
        for group in (*talk.objects, *talk.places_after)
    }


def _informed(sentence: ReadSentence) -> set[int]:
    """`cho nổ cây cầu sau khi thông báo cho Libya`: who is told of a deed is not whom it is done to."""
    words = markers("informing")
    telling = [p for p in sentence.predicates if not p.is_act and p.phrase["phrase"] in words]
    return {id(group) for told in telling for group in told.objects if group.preposition == "to"}


def _owns(folded: Folded, group: Group) -> bool:
    """`khiếu nại về thuế của Malta`: whose it is what words are about may well be blamed for it."""
    return folded.plain.endswith(markers_ahead("whose"), 0, group.start)


def _answered(candidate: Candidate) -> bool:
    """`Malta tìm đường lui sau khi Libya dọa can thiệp`: who is told to react was threatened."""
    opener = candidate.predicate.subordinator
    behind = opener is not None and opener["value"] in {"after", "since"}
    harm = candidate.event == "THREATEN" and candidate.mode != "relations"
    return behind and harm and not candidate.recipient


def _named_before(candidate: Candidate) -> bool:
    """`Malta mời, nhưng Libya không gặp`, `Malta lo sợ lời đe dọa của Libya`: who is faced stands before."""
    shunned = candidate.event == "REJECT" and candidate.mode == "meet"
    return shunned or (candidate.event == "THREATEN" and candidate.predicate.nominal)


def _elsewhere(candidate: Candidate, sentence: ReadSentence) -> int:
    """Where behind the act "trong bối cảnh" or "trong khi" begins to tell of something else."""
    behind = (u for u in sentence.units if isinstance(u, Phrase) and u.start >= candidate.trigger[1])
    apart = (u.start for u in behind if u.kind == "cue" and u["value"] in _ASIDE)
    return next(apart, sentence.end)


def _blaming(candidate: Candidate, resolved: Resolved) -> tuple[Actor, ...]:
    """Who accuses somebody of the act, or threatens for it, without having suffered it."""
    voices: list[Actor] = []
    governor = candidate.predicate.governor
    while governor is not None:
        if governor.event in {"ACCUSE", "THREATEN"} and governor.subject is not None:
            voices += resolved.get(id(governor.subject), ())
        governor = governor.governor
    return tuple(voices)
