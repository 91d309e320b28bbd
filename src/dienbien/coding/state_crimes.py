"""Who is held, tried or wanted at home for what they say or do against the state: no private crime.

Comes in: a candidate whose roles are bound, and its sentence. Changes: the sides of such a case. Of other
states the page says whose citizens and courts they are; at home it says neither.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import SOMEBODY_OR_NAME
from dienbien.coding.readings import ReadSentence
from dienbien.language.mentions import Group
from dienbien.language.vi.home import HOME
from dienbien.records import Sector

_HANDS: dict[tuple[str, str], Sector] = {
    ("COERCE", "arrest"): "COP",
    ("ACCUSE", "investigate"): "COP",
    ("THREATEN", "arrest"): "COP",
    ("SANCTION", "convict"): "JUD",
}
"""Who does so, where the words do not say."""


def charge_at_home(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Ông Bình bị bắt với cáo buộc chống phá Nhà nước`: the state holds one of its own."""
    hands = _HANDS.get((candidate.event, candidate.mode or ""))
    if hands is None or not sentence.tells_of("treason") or candidate.predicate.nominal:
        return
    charged = _charged(candidate)
    if charged is None or any(a.country not in {None, HOME} for a in (*candidate.actor, *_known(candidate))):
        return
    first, last = charged.members[0], charged.members[-1]
    candidate.recipient = (Actor(first.start, last.end, first.name, HOME, "CVL", "person"),)
    ours = tuple(a for a in candidate.actor if a.sector in {"COP", "JUD", "GOV", "MIL"})
    told = tuple(replace(actor, country=HOME) for actor in ours)
    candidate.actor = told or (Actor(*candidate.trigger, None, HOME, hands, "body"),)
    candidate.dissent = True


def is_state_crime(candidate: Candidate, sentence: ReadSentence) -> bool:
    """Whether it is such a case, which no rule of home affairs or private crime is about."""
    if (candidate.event, candidate.mode or "") not in _HANDS or not candidate.dissent:
        return False
    people = (*candidate.actor, *candidate.recipient)
    at_home = bool(candidate.recipient) and all(actor.country == HOME for actor in people)
    told = candidate.status not in {"hypothetical", "negated"} and not candidate.predicate.nominal
    return at_home and told and sentence.tells_of("treason")


def _known(candidate: Candidate) -> tuple[Actor, ...]:
    return tuple(actor for actor in candidate.recipient if actor.known)


def _charged(candidate: Candidate) -> Group | None:
    """Who is named as the one whom it befalls: before a passive verb, behind an active one."""
    predicate = candidate.predicate
    suffered = candidate.suffered or predicate.endured
    groups = (
        [predicate.subject] if suffered else [g for g in predicate.objects if g.start >= candidate.trigger[1]]
    )
    named = (g for g in groups if g is not None and g.members[0].kind in SOMEBODY_OR_NAME)
    return next(named, None)
