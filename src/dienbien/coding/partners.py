"""Who does a deed together with somebody: `Chile phối hợp với Peru không kích Lima` is a deed of both.

Comes in: a predicate, those of its sentence and the groups that act by grammar. Goes out: the same with
whoever they work with, where the words for that stand right before.
"""

from dienbien.coding.predicates import Predicate
from dienbien.language.mentions import Group
from dienbien.language.vi.tables_vi import markers

_NEXT = 1
"""How many letters may part the partner from the words before."""
_AUX = 12
"""How many letters may stand between the partner and the verb: "phối hợp với Peru đã bắt"."""


def with_leader(predicate: Predicate, predicates: list[Predicate], actors: list[Group]) -> list[Group]:
    """The doers of a verb that stands right behind "phối hợp với" and the partner, the leader first."""
    if len(actors) != 1 or predicate.nominal or predicate.passive or not predicate.own_subject:
        return actors
    partner = actors[0]
    joined = next((p for p in predicates if p.is_act and _joins(p, partner)), None)
    if joined is None or predicate.phrase.start - partner.end > _AUX:
        return actors
    leader = joined.subject
    return [leader, partner] if leader is not None and leader is not partner else actors


def _joins(predicate: Predicate, partner: Group) -> bool:
    """Whether these words say that somebody works with the one right behind them."""
    words = predicate.phrase
    near = 0 < partner.start - words.end <= _NEXT and not predicate.nominal
    together = predicate.event == "COOPERATE" and words["frame"] == "joint"
    return near and together and str(words["phrase"]).rstrip(")]").endswith(markers("partner"))
