"""On whom blame falls that names nobody behind it: whose words or deed got it, who brought it about.

Comes in: an accusation whose roles are bound, its sentence and what was coded of it so far. Goes out: who is
blamed. `beside` asks only where grammar binds nobody.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence, Resolved
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

_PRONOUN = 24
"""How far before "bị", in letters, the words that take up the deed may begin: ", động thái bị …"."""


def blamed_beside(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """Who gets the blame by the words around it; nobody where they don't say."""
    predicate = candidate.predicate
    deed = _brought_about(candidate, sentence) or _taken_up(candidate, sentence, folded)
    if deed is not None:
        ours = {actor.key for actor in candidate.actor}
        doers = tuple(actor for actor in deed.actor if actor.known and actor.key not in ours)
        told = deed.sources if deed.predicate.subordinator is None else ()
        return doers or tuple(a for a in told if a.known and a.key not in ours and a.sector != "MED")
    if candidate.suffered and predicate.subject is None:
        return _known(_owner(predicate, sentence), sentence.resolved)
    return ()


def _brought_about(candidate: Candidate, sentence: ReadSentence) -> Candidate | None:
    """`Malta bắn rơi một UAV, khiến Libya lên án`: what made somebody blame its doer."""
    link = candidate.predicate.subordinator
    if link is None or link["value"] != "cause" or candidate.predicate.passive or not candidate.actor:
        return None
    return _told_by(candidate.predicate.governor, sentence)


def _taken_up(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> Candidate | None:
    """`Malta bắn rơi một UAV, động thái bị Libya lên án`: a noun behind a comma takes up the deed."""
    predicate = candidate.predicate
    passive = _passive(predicate)
    if passive is None or (predicate.own_subject and predicate.subject is not None):
        return None
    before = folded.lower[max(sentence.start, passive - _PRONOUN) : passive].rstrip()
    if not before.endswith(tuple(f", {word}" for word in markers("conduct"))):
        return None
    return _told_by(predicate.governor or predicate.sibling, sentence)


def _told_by(predicate: Predicate | None, sentence: ReadSentence) -> Candidate | None:
    return next((c for c in sentence.candidates if c.predicate is predicate), None)


def _passive(predicate: Predicate) -> int | None:
    """Where "bị" stands before it."""
    return next((aux.start for aux in predicate.aux if aux["value"] == "passive"), None)


def _owner(predicate: Predicate, sentence: ReadSentence) -> Group | None:
    """`Phát ngôn của Tổng thống Malta bị Libya chỉ trích`: whose words or plan it is, named right before."""
    passive = _passive(predicate)
    end = predicate.phrase.start if passive is None else passive
    before = [g for g in sentence.groups if g.end <= end]
    owned = bool(before) and before[-1].preposition == "of" and before[-1].members[0].kind != "place"
    return before[-1] if owned else None


def _known(group: Group | None, resolved: Resolved) -> tuple[Actor, ...]:
    return tuple(a for a in resolved.get(id(group), ()) if a.known) if group is not None else ()
