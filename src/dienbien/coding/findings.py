"""What officers of the law find of somebody, and states of another: "Công tố viên Peru tin rằng ông A đã …".

Comes in: a sentence with its predicates. Goes out: predicates that stand for what no act's words tell: of
accusations one for each verb of thinking by which an officer of the law speaks of somebody else, or a state
or a watcher of what another state did, and the fight that a toll tells (`tolls`). What else stands in the
sentence keeps its place.
"""

from dienbien.coding.bidden import bidden
from dienbien.coding.kinds import OF_FORCES, OFFICERS, UNREAL
from dienbien.coding.predicates import Predicate, may_act
from dienbien.coding.readings import ReadSentence
from dienbien.coding.tolls import told_by_toll
from dienbien.language.entries import Entry
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers

_SOMEBODY = frozenset({"person", "name", "organization", "crowd", "country", "body", "anaphor", "office"})
_POWERS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB"})
_WATCHERS = frozenset({"IGO", "NGO"})
_NEXT = 12
"""How far behind the verb, in letters, the one who is spoken of may stand: "rằng", "chính", "toàn bộ 10"."""
_ROW = Row(
    "speech.tsv",
    0,
    {
        "phrase": "finding",
        "event": "ACCUSE",
        "mode": "allege",
        "form": "verb",
        "frame": "object",
        "content": "claim",
    },
)


def implied(folded: Folded, sentence: ReadSentence) -> list[Predicate]:
    """What a sentence tells without an act's words: a fight by its toll, a charge by what officers think."""
    toll = told_by_toll(folded, sentence)
    return [*([toll] if toll else []), *_found(sentence), *bidden(folded, sentence)]


def _found(sentence: ReadSentence) -> list[Predicate]:
    """Accusations that officers, states and watchers make by saying what they think somebody has done."""
    if not sentence.has("speech"):
        return []
    blamed = [p.governor for p in sentence.predicates if p.is_act and p.event == "ACCUSE"]
    return [
        _finding(speech, somebody)
        for speech in sentence.predicates
        if speech.phrase.kind == "speech" and not any(speech is governor for governor in blamed)
        if (somebody := _spoken_of(speech, sentence)) is not None
    ]


def _spoken_of(speech: Predicate, sentence: ReadSentence) -> Group | None:
    """Whom somebody thinks to have done something; nobody where somebody else or a fact is told."""
    if speech.phrase["kind"] != "opinion" or speech.subject is None or not speech.own_subject:
        return None
    if speech.phrase["phrase"] not in marked("finding"):
        return None
    officer = speech.subject.members[0].sector in OFFICERS
    return _named_behind(speech, sentence) if officer else _charged_with(speech, sentence)


def _named_behind(speech: Predicate, sentence: ReadSentence) -> Group | None:
    """Whom an officer of the law names right behind the verb."""
    group = next(iter(sentence.units[speech.index + 1 : speech.index + 2]), None)
    if isinstance(group, Phrase) and (group["value"] == "that" or group.kind == "number"):
        group = next(iter(sentence.units[speech.index + 2 : speech.index + 3]), None)
    if (
        not isinstance(group, Group)
        or group.start - speech.phrase.end > _NEXT
        or not group.bare
        or not may_act(group)
    ):
        return None
    return group if group.members[0].kind in _SOMEBODY else None


def _charged_with(speech: Predicate, sentence: ReadSentence) -> Group | None:
    """`Ngoại trưởng Peru cho rằng Chile đã tập kích cảng`: whose deed a state or watcher thinks it is."""
    for told in sentence.predicates:
        doer = told.subject
        if told.governor is not speech or not told.is_act or told.event not in OF_FORCES or doer is None:
            continue
        supposed = told.nominal or any(aux["value"] in UNREAL for aux in told.aux)
        if told.own_subject and not supposed and _of_another(speech, doer):
            return None if _known_deed(doer, sentence) else doer
    return None


def _of_another(speech: Predicate, doer: Group) -> bool:
    """Whether a state, or a watcher of states, speaks of another one that has the means to do it."""
    if speech.subject is None or doer.start < speech.phrase.end:
        return False
    speaker, country = speech.subject.members[0], doer.members[0].country
    watches = speaker.sector in _WATCHERS or (speaker.sector in _POWERS and bool(speaker.country))
    return watches and bool(country) and doer.members[0].sector in _POWERS and speaker.country != country


def _known_deed(doer: Group, sentence: ReadSentence) -> bool:
    """`cho rằng vụ Chile phóng tên lửa là …`: "vụ" and "việc" take up what everybody knows."""
    at = next((i for i, unit in enumerate(sentence.units) if unit is doer), 0)
    before = sentence.units[at - 1] if at else None
    if not isinstance(before, Phrase) or before.kind != "cue" or before["phrase"] in markers("plural"):
        return False
    return before["value"] in {"classifier", "fact"}


def _finding(speech: Predicate, somebody: Group) -> Predicate:
    phrase = Phrase(speech.phrase.start, speech.phrase.end, "act", Entry("act", _ROW))
    finding = Predicate(phrase, speech.index, speech.quoted)
    finding.subject, finding.own_subject, finding.objects = speech.subject, True, [somebody]
    finding.relation, finding.governor = speech.relation, speech.governor
    finding.times_before, finding.times_after = speech.times_before, speech.times_after
    return finding
