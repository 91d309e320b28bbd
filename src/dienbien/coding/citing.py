"""Who speaks where somebody is cited, or their statement: `AFP dẫn lời Tổng thống Malta kêu gọi …`.

Comes in: the predicates of a sentence. Changes: the subject of acts that are said and of verbs of saying;
whoever cites stands in `cited` (codebook section 8).
"""

from dienbien.coding.groups import Unit
from dienbien.coding.kinds import SPOKEN_OR_CONCEDED
from dienbien.coding.predicates import Predicate
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase

_ISSUED = 3
"""What stands before the verb of saying: statement, "của", whose it is."""


def let_cited_act(predicates: list[Predicate]) -> None:
    """What is said behind "dẫn lời X" X says; whoever cites only relays it, and what X says next."""
    for predicate in predicates:
        citing = predicate.subject
        if citing is None or not predicate.cited:
            continue
        if not _may_be_said(predicate):
            _spare_press(predicate, citing)
            continue
        if citing.end > predicate.cited[0].start:  # `Trích luật của Malta, Libya kêu gọi …`
            predicate.cited = []
            continue
        speaker = predicate.cited[-1]
        _speak(predicate, speaker, citing)
        for after in predicates[predicates.index(predicate) + 1 :]:
            if after.subject is citing and not after.own_subject and _may_be_said(after):
                _speak(after, speaker, citing)


def _spare_press(predicate: Predicate, citing: Group) -> None:
    """`AFP dẫn lời công nhân tổ chức biểu tình`: an agency that cites people does not do what they do."""
    if citing.members[0].sector == "MED" and predicate.is_act and not predicate.nominal:
        if predicate.cited[-1].end < predicate.phrase.start:
            predicate.subject = predicate.cited[-1]


def _may_be_said(predicate: Predicate) -> bool:
    return predicate.is_act and not predicate.nominal and predicate.event in SPOKEN_OR_CONCEDED


def _speak(predicate: Predicate, speaker: Group, citing: Group) -> None:
    predicate.subject, predicate.cited = speaker, [citing]
    predicate.own_subject = True


def let_issuers_speak(predicates: list[Predicate], units: list[Unit]) -> None:
    """`…, báo cáo của Liên Hợp Quốc cho biết`: whose statement says it says it."""
    for predicate in predicates:
        if predicate.phrase.kind != "speech" or predicate.index < _ISSUED:
            continue
        said, of, issuer = units[predicate.index - _ISSUED : predicate.index]
        if not isinstance(issuer, Group) or issuer.preposition != "of" or not isinstance(of, Phrase):
            continue
        if isinstance(said, Phrase) and (said.kind == "speech" or said["event"] == "STATE"):
            predicate.subject, predicate.own_subject, predicate.governor = issuer, True, None


def opening_of(subject: Group, units: list[Unit]) -> int:
    """Where the words for a speaker begin: with the statement that is theirs."""
    at = next(i for i, unit in enumerate(units) if unit is subject)
    return at - 2 if subject.preposition == "of" and at > 1 else at
