"""Who acts in a clause: somebody of its own before the verb, or whoever acts in the clause before.

Comes in: a predicate, the units before it in its clause and the predicate before. Goes out: the predicate
with subject, agent and voice, and, where it inherits them, with the one that governs it. How two clauses hang
together, `clauses` finds out with `clause_ties`.
"""

from dienbien.coding.clause_ties import (
    blamed_on,
    blamed_too,
    doer_in_brackets,
    goes_back,
    passive_position,
    peer_governor,
    speaking_again,
    speaks_up,
    turns,
)
from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate, Relation, is_verbal, may_act
from dienbien.coding.roles import assign_roles
from dienbien.coding.subjects import is_aux, nearest_subject, tells_who
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.vi.tables_vi import markers

_GROUND = frozenset({"place", "country"})
"""Kinds of mentions that say where somebody belongs, rather than who."""
_CASE = 12
"""How many letters may stand between a suspect and the deed of the case: "nghi phạm trong vụ sát hại …"."""
_APART = frozenset({"", "to", "with"})
_BEFALLING = frozenset({"COERCE", "SANCTION", "ACCUSE", "ASSAULT"})


def bind_own(
    predicate: Predicate,
    segment: list[Unit],
    bare: list[Group],
    previous: Predicate | None,
    joined: bool = False,
) -> None:
    """Bind who acts by words of this clause: before the verb, or in it ("của", "bởi", brackets)."""
    owners = [
        g for g in segment if isinstance(g, Group) and g.preposition == "of" and g.members[0].kind != "place"
    ]
    if not owners and predicate.is_act and predicate.phrase["mode"] == "sign":
        owners = [g for g in segment if isinstance(g, Group) and g.preposition == "between"]
    predicate.weak_subject = owners[-1] if owners else None
    examples = [g for g in segment if isinstance(g, Group) and g.preposition == "such" and may_act(g)]
    if examples and not (bare and tells_who(bare[-1])):
        bare = examples
    doer = _culprit(predicate, segment)
    bare = [*bare, doer] if doer is not None else bare
    predicate.own_subject = bool(bare)
    if not bare:
        pick_agent(predicate, segment, bare)
        doers = [g for g in segment if isinstance(g, Group) and g.preposition == "by"]
        predicate.subject = doers[-1] if doers else None
        return
    passive = passive_position(segment)
    if passive is None:
        predicate.subject = nearest_subject(segment, bare, joined)
        if predicate.nominal and previous is not None and not tells_who(predicate.subject):
            if not _of_case(predicate, predicate.subject):
                predicate.subject = previous.subject or predicate.subject
        doer = doer_in_brackets(segment)
        if doer is not None and doer.start > bare[-1].end:
            predicate.subject, predicate.outer = doer, bare[-1]
        return
    predicate.passive = True
    before = [g for g in bare if segment.index(g) < passive]
    after = [g for g in bare if segment.index(g) > passive]
    predicate.subject = nearest_subject(segment[: passive + 1], before, joined=False) if before else None
    struck = None if before or not after else _governed(segment, passive)
    if struck is not None:
        predicate.subject = struck
    elif not before and previous is not None and (previous.phrase.kind == "speech" or is_verbal(previous)):
        place = predicate.is_act and predicate.event == "ASSAULT" and _struck_place(segment[:passive])
        predicate.subject = None if place else previous.subject
    predicate.agent = after[-1] if after else None


def _culprit(predicate: Predicate, segment: list[Unit]) -> Group | None:
    """`trong xe của nghi phạm xả súng`: who did the deed right behind them, whatever governs them."""
    last = segment[-1] if segment else None
    deed = predicate.is_act and predicate.event == "ASSAULT" and not predicate.noun
    if not deed or not isinstance(last, Group) or last.preposition in _APART:
        return None
    first = last.members[0]
    named = any(word in row["phrase"] for row in first.rows for word in markers("culprit"))
    return last if named and first.kind == "crowd" and predicate.phrase.start - last.end <= 1 else None


def _of_case(predicate: Predicate, subject: Group) -> bool:
    """`nghi phạm trong vụ đầu độc ông A`: who is meant is told by the deed right behind them."""
    near = predicate.phrase.start - subject.end <= _CASE
    return predicate.located and near and subject.members[0].kind == "crowd"


def _governed(segment: list[Unit], passive: int) -> Group | None:
    """`hành trình của tàu dầu bị Malta bắt`: whom a preposition governs right before "bị" suffers it."""
    while passive and is_aux(segment[passive - 1]):
        passive -= 1
    struck = segment[passive - 1] if passive else None
    if not isinstance(struck, Group) or struck.bare or struck.members[0].kind in _GROUND:
        return None
    return struck


def _struck_place(before: list[Unit]) -> bool:
    """`Peru nói thủ đô Lima bị Chile tập kích`: the place right before "bị" suffers, not who tells of it."""
    told = [unit for unit in before if not is_aux(unit)]
    last = told[-1] if told else None
    return isinstance(last, Group) and last.bare and last.members[0].kind == "place"


def pick_agent(predicate: Predicate, segment: list[Unit], bare: list[Group]) -> None:
    """Whoever stands behind "bị" or "được" acts; the clause is passive then."""
    passive = passive_position(segment)
    if passive is None:
        return
    predicate.passive = True
    after = [g for g in bare if segment.index(g) > passive]
    predicate.agent = after[-1] if after else None


def inherit(predicate: Predicate, previous: Predicate, relation: Relation, segment: list[Unit]) -> None:
    """Bind whoever acts in the clause before, and what governs that clause or the clause itself."""
    lender = previous
    while lender.subject is None and lender.agent is None and lender.governor is not None:
        lender = lender.governor
    passive = passive_position(segment) is not None
    predicate.subject = lender.outer or lender.subject
    charged = relation == "complement" and lender.phrase["content"] == "claim"
    charged = charged or speaks_up(lender, predicate)
    if lender.passive and lender.agent and not (passive or predicate.endured or charged):
        predicate.subject = lender.agent
    if relation == "coordinate":
        predicate.subject = (
            predicate.subject if blamed_on(predicate, lender) else lender.within or predicate.subject
        )
        if lender.resumes is not None and goes_back(predicate, lender, segment):
            predicate.subject = lender.resumes
        if blamed_too(predicate, previous, segment) and previous.governor is not None:
            predicate.subject = next(iter(assign_roles(previous.governor).recipient), predicate.subject)
    predicate.weak_subject = previous.weak_subject
    predicate.relation = relation
    outer = speaking_again(predicate, previous, segment) if relation == "coordinate" else None
    if outer is not None and outer.subject is not None:
        predicate.subject, predicate.sibling, predicate.governor = outer.subject, outer, outer.governor
        return
    predicate.governor = previous
    if relation == "coordinate":
        predicate.sibling = None if turns(predicate, segment) else previous
        predicate.governor = peer_governor(predicate, previous, segment)
    predicate.passive = predicate.passive or passive or _suffers_too(predicate, previous, segment)


def _suffers_too(predicate: Predicate, previous: Predicate, segment: list[Unit]) -> bool:
    """`bị bắt và xét xử`: right behind "và", what befalls somebody goes on."""
    befallen = previous.passive or previous.endured
    joined = len(segment) == 1 and isinstance(segment[0], Phrase) and segment[0]["value"] == "and"
    punished = predicate.is_act and predicate.event in _BEFALLING and predicate.phrase["frame"] == "object"
    return befallen and joined and punished
