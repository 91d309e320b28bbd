"""Whom a retort is for that names nobody: whose words are denied, whose deed is condemned or paid back.

Comes in: a denial, an accusation or a threat without a known recipient, its sentence and what was coded of it
so far. Goes out: who is meant, by what stands before it or owns what it is about. `addressed` asks only
where grammar binds nobody.
"""

from collections.abc import Iterable

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.dealings import denies
from dienbien.coding.predicates import Predicate, is_verbal
from dienbien.coding.readings import ReadSentence
from dienbien.coding.subjects import sets_off
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, marked

_OWNED = 60
"""How far behind a retort, in letters, the owner of the words or deeds that it is about may stand."""
_NEXT = 24
"""How far behind a threat, in letters, it may say that it pays back."""
_CLOSED = frozenset({"", ".", ",", ";", "!", "?"})
_TURNS = frozenset({"but", "while"})
_BLAMES = frozenset({"ACCUSE", "REJECT"})
_POWERS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "IGO"})


def retorted(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """Who is meant by a retort; nobody where the sentence does not say."""
    if candidate.event == "STATE":
        return _denied(candidate, sentence, folded) if denies(candidate) else ()
    if candidate.event == "ACCUSE":
        return _condemned(candidate, sentence, folded)
    if candidate.event == "REQUEST":
        return _pressed(candidate, sentence, folded)
    if candidate.event == "THREATEN":
        answered = _paid_back(candidate, sentence, folded) or _told_off(candidate, sentence)
        return answered or _provoked(candidate, sentence)
    return ()


def _denied(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`bác bỏ tuyên bố của Peru`, `Peru nói Chile rải mìn, song Chile bác bỏ`: whose words they were."""
    owner = _owner(candidate, sentence, folded)
    if owner:
        return owner
    for before in _before(candidate, sentence):
        if not before.is_act or is_verbal(before) or before.event == "ACCUSE":
            return _others(_doers(before, sentence), candidate)
    return ()


def _condemned(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`Malta tập kích Libya, Chile lên án`: with nothing behind it, blame is for what was told before."""
    if candidate.predicate.passive or _goes_on(candidate, sentence, folded):
        return ()
    for before in _before(candidate, sentence):
        told = () if before.nominal else _others(_doers(before, sentence), candidate)
        if told:
            return told
    return ()


def _goes_on(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """Whether more stands behind the words of blame than the end of their clause."""
    return folded.plain[candidate.trigger[1] : sentence.end].strip()[:1] not in _CLOSED


def _before(candidate: Candidate, sentence: ReadSentence) -> list[Predicate]:
    """What is told before a retort whose own subject stands behind a comma or "song", the last first."""
    subject = candidate.predicate.subject
    if subject is None or not candidate.predicate.own_subject or candidate.predicate.nominal:
        return []
    at = next((i for i, unit in enumerate(sentence.units) if unit is subject), 0)
    link = sentence.units[at - 1] if at else None
    turns = isinstance(link, Phrase) and (sets_off(link) or link["value"] in _TURNS or _gives_rise(link))
    if not turns:
        return []
    return [p for p in reversed(sentence.predicates) if p.phrase.start < subject.start]


def _gives_rise(link: Phrase) -> bool:
    """`…, khiến Chile lên án`, `… bất chấp Chile phản đối`: what is blamed is told before the link."""
    return link.subkind == "sub" and link["value"] in {"cause", "although"}


def _doers(predicate: Predicate, sentence: ReadSentence) -> Iterable[Actor]:
    """Who does what a predicate tells, by its record in the making if there is one."""
    told = next((c for c in sentence.candidates if c.predicate is predicate), None)
    if told is not None:
        return told.actor
    return sentence.resolved.get(id(predicate.subject), ()) if predicate.subject is not None else ()


def _others(actors: Iterable[Actor], candidate: Candidate) -> tuple[Actor, ...]:
    """The powers among them of another side than the one who retorts."""
    ours = {actor.key for actor in candidate.actor}
    theirs = (a for a in actors if a.known and a.sector in _POWERS and a.key not in ours)
    return tuple(a for a in theirs if a.country or a.sector != "MIL")


def _owner(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`bác bỏ cáo buộc của Peru`, `dọa đáp trả các lệnh trừng phạt của Peru`: whose words or deeds."""
    end = candidate.trigger[1]
    for group in sentence.groups:
        if not end <= group.start <= end + _OWNED or group.preposition not in {"of", "from"}:
            continue
        between = folded.plain[end : group.start]
        if "," in between or has_marker(between, "that") or group.members[0].kind == "place":
            return ()
        return _others(sentence.resolved.get(id(group), ()), candidate)
    return ()


def _paid_back(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`Peru áp thuế, Chile dọa trả đũa`: to the only other power named before, if nobody behind it."""
    start, end = candidate.trigger
    words = folded.plain[start : end + _NEXT].partition(",")[0]
    if not has_marker(f" {words} ", "in-return"):
        return ()
    owner = _owner(candidate, sentence, folded)
    if owner:
        return owner
    before = (g for g in sentence.groups if g.end <= start and _may_be_meant(g))
    told = (a for g in before for a in sentence.resolved.get(id(g), ()))
    others = {actor.key: actor for actor in _others(told, candidate)}
    return tuple(others.values()) if len(others) == 1 else ()


def _may_be_meant(group: Group) -> bool:
    return group.members[0].kind != "place" and group.preposition != "at"


def _pressed(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`gia tăng áp lực nhằm khiến Libya trao căn cứ`: whom pressure is to make do something."""
    end = candidate.trigger[1]
    for group in sentence.groups:
        if end < group.start <= end + _NEXT and folded.plain[end : group.start].strip() in marked("so-that"):
            return _others(sentence.resolved.get(id(group), ()), candidate)
    return ()


def _provoked(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """`Libya siết xuất khẩu khiến Malta dọa áp thuế`: who made somebody threaten is threatened."""
    link = candidate.predicate.subordinator
    if link is None or link["value"] != "cause" or candidate.predicate.nominal:
        return ()
    before = [g for g in sentence.groups if g.end <= link.start and g.bare and _may_be_meant(g)]
    told = [others for g in before if (others := _others(sentence.resolved.get(id(g), ()), candidate))]
    return told[0] if told else ()


def _told_off(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """`Libya chỉ trích lời đe dọa của Malta`: who blames somebody for a threat was threatened."""
    if not candidate.predicate.nominal:
        return ()
    threats = {actor.key for actor in candidate.actor}
    for before in sentence.candidates:
        near = before.predicate is candidate.predicate.governor or before.predicate.following is (
            candidate.predicate
        )
        if near and before.event in _BLAMES and threats & {actor.key for actor in before.recipient}:
            return _others(before.actor, candidate)
    return ()
