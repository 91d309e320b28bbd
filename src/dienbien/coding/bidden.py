"""What somebody says that another power should do, where no act's words tell it: "nói Peru cần sửa bản đồ".

Comes in: a sentence with its predicates. Goes out: predicates that stand for a request, one for each "phải",
"cần", "nên" that belongs to no act, of whoever stands right behind a verb of saying or a colon (codebook
section 3: about another's conduct it is REQUEST).
"""

from dienbien.coding.predicates import Predicate, is_verbal
from dienbien.coding.readings import ReadSentence
from dienbien.language.entries import Entry
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers_ahead

_POWERS = frozenset({"GOV", "MIL", "LEG", "PTY", "REB", "IGO"})
_ALL = frozenset({"two", "all"})
"""Stand-ins for both sides of a quarrel, who may be told what to do together."""
_NEXT = 8
"""How far behind the verb of saying, in letters, whoever is told may stand: "rằng", a quotation mark."""
_BESIDE = 8
"""How far behind "cần", in letters, the act that it belongs to may stand: "cần sớm rút quân"."""
_REACH = 24
"""How many letters behind "cần" tell whether a deed or a thing is needed."""
_CELLS = {"phrase": "bidden", "event": "REQUEST", "mode": "change", "form": "verb"}
_ROW = Row("cues.tsv", 0, {**_CELLS, "frame": "object", "content": "opaque"})


def bidden(folded: Folded, sentence: ReadSentence) -> list[Predicate]:
    """Requests that are told by "phải", "cần" or "nên" alone; "không nên" is no part of an act behind it."""
    acts = [p for p in sentence.predicates if p.is_act and not p.noun]
    taken = {id(aux) for p in acts for aux in p.aux if p.phrase.start - aux.end <= _BESIDE}
    found = []
    for index, unit in enumerate(sentence.units):
        if not isinstance(unit, Phrase) or unit.cue != "must" or not index:
            continue
        negated = _negates(sentence.units[index - 1])
        forbids = negated and unit["phrase"] in marked("advised")
        if forbids != negated or (id(unit) in taken and not forbids):
            continue
        at = index - 2 if forbids else index - 1
        told = sentence.units[at] if at >= 0 else None
        if not isinstance(told, Group) or not told.bare or sentence.units[at + 1].start - told.end != 1:
            continue
        words = folded.plain[unit.end + 1 : min(unit.end + _REACH, sentence.end)].lstrip(" \"“‘'")
        if not words[:1].isalpha() or words.startswith(markers_ahead("needed")):
            continue
        speaker, saying = _speaker(sentence, at, told)
        if speaker is not None and _of_another(speaker, told):
            found.append(_request(unit, index, speaker, told, saying))
    return found


def _negates(unit: Group | Phrase) -> bool:
    """`không nên` tells another to leave something off, `không cần` that they may."""
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit.cue == "negated"


def _speaker(sentence: ReadSentence, at: int, told: Group) -> tuple[Group | None, Predicate | None]:
    """Who speaks right before whoever is told: by a verb of saying, or before a colon at the head."""
    for saying in sentence.predicates:
        says = saying.phrase.kind == "speech" or (
            saying.is_act and saying.event == "STATE" and is_verbal(saying)
        )
        if says and 0 < told.start - saying.phrase.end <= _NEXT and not saying.passive and not saying.nominal:
            return saying.subject, saying
    head = sentence.units[:at]
    if len(head) == 2 and isinstance(head[0], Group) and isinstance(head[1], Phrase) and head[1].value == ":":
        return head[0], None
    return None, None


def _of_another(speaker: Group, told: Group) -> bool:
    """Whether a power speaks of another one, or of all sides."""
    ours, theirs = speaker.members[0], told.members[0]
    if ours.sector not in _POWERS or not (ours.country or ours.sector == "IGO"):
        return False
    if theirs.anaphor in _ALL:
        return True
    return theirs.sector in _POWERS and bool(theirs.country) and theirs.country != ours.country


def _request(must: Phrase, index: int, speaker: Group, told: Group, saying: Predicate | None) -> Predicate:
    request = Predicate(
        Phrase(must.start, must.end, "act", Entry("act", _ROW)), index, bool(saying and saying.quoted)
    )
    request.subject, request.own_subject, request.objects = speaker, True, [told]
    if saying is not None:
        request.relation, request.governor = "complement", saying
        request.times_before, request.times_after = saying.times_before, saying.times_after
    return request
