"""Who says so: the speakers of an act, nearest to the event first (codebook sections 8 and 11.8).

Comes in: the predicates and groups of a sentence. Goes out: groups in order. A verb of saying governs what
follows it; one that ends a sentence or stands behind a quote governs what came before; "theo X" holds
for the sentence.
"""

from dataclasses import dataclass
from itertools import pairwise

from dienbien.coding.citing import let_cited_act, let_issuers_speak, opening_of
from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate, holds_too, judges, speaks
from dienbien.language.mentions import Group
from dienbien.language.phrases import CLOSING_QUOTES, DASHES, Phrase, is_comma
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked

_CLOSING_MARKS = CLOSING_QUOTES | DASHES | {","}
_HEAD = 10
"""Letters that may stand between "theo" and a source: "theo một", "theo hãng"."""
_ASIDE = frozenset({"after", "since", "before", "when", "while", "amid", "although", "where"})
"""Clauses that stand beside what is said when a comma or a subject of their own sets them off."""
_PASSING = frozenset({"after", "since", "before", "when", "which", "where", "amid"})
"""Clauses of time or place, which are not what is said."""


class Attribution:
    """Speakers of one act; `content` is the verbal act that it is only the content of.

    `opinion` tells that the nearest of them thinks so, not that it is known.
    """

    __slots__ = ("accusers", "content", "opinion", "reporters", "speakers")

    def __init__(self, speakers: list[Group]) -> None:
        self.speakers = speakers
        self.accusers: list[Predicate] = []
        self.reporters: list[Predicate] = []
        self.content: Predicate | None = None
        self.opinion = False


@dataclass(slots=True, frozen=True)
class Closing:
    """`…, ông X nói`: voices that close what stands before the unit at `index`."""

    index: int
    voices: list[Group]
    speech: Predicate | None = None


class Voices:
    """Who speaks in a sentence: at its head, at its end, throughout, and in the quotes that reach into it.

    `quoted_by` is filled by `quotes`: the voices of the quote that the sentence is (part of).
    """

    __slots__ = ("closings", "opening", "quoted_by", "throughout", "units")

    def __init__(
        self, units: list[Unit], closings: list[Closing], opening: list[Group], throughout: list[Group]
    ) -> None:
        self.units = units
        self.closings = closings
        self.opening = opening
        self.throughout = throughout
        self.quoted_by: list[Group] = []


def read_voices(
    folded: Folded, predicates: list[Predicate], units: list[Unit], groups: list[Group], end: int
) -> Voices:
    """The voices of one sentence (`groups` of its `units`), but for quotes that begin or end in another.

    Gives verbs of saying the subject that an apposition separates from them: "Mai, phát ngôn viên Z, nói".
    """
    let_cited_act(predicates)
    let_issuers_speak(predicates, units)
    for predicate in predicates:
        if predicate.phrase.kind == "speech":
            if not predicate.own_subject and not predicate.cited:
                _find_subject(predicate, units)
                _share_subject(predicate, predicates)
            _name_cited(predicate, units)
        elif speaks(predicate):
            _speak_on(predicate, units)
    closings = [c for c in _closings(predicates, units, groups) if _ends(c, units, end)]
    return Voices(units, closings, _opening(predicates, units), _according(units, groups))


def _find_subject(speech: Predicate, units: list[Unit]) -> None:
    at = speech.index - 1
    while at >= 0 and (_skipped(units[at]) or is_comma(units[at]) or _is_place(units[at])):
        at -= 1
    group = units[at] if at >= 0 else None
    if not isinstance(group, Group) or group.members[0].kind == "place":
        return
    if group.preposition == "cites":
        speech.cited = [group]
        citing = _citing([u for u in units[: at + 1] if isinstance(u, Group)])
        speech.subject = citing[-1] if citing else None
    elif group.bare:
        speech.subject = group
    speech.own_subject = speech.subject is not None


def _name_cited(speech: Predicate, units: list[Unit]) -> None:
    """`Z dẫn lời Đại sứ Peru tại Chile Ana Soto nói`: the name behind the one cited is theirs; Z cites."""
    if not speech.cited:
        return
    named = speech.subject if speech.subject and speech.subject.start > speech.cited[-1].end else None
    if speech.subject is not None and named is None:
        return
    citing = _citing([u for u in units if isinstance(u, Group) and u.start < speech.phrase.start])
    if citing:
        speech.cited = [named] if named else speech.cited
        speech.subject, speech.own_subject = citing[-1], True


def _speak_on(predicate: Predicate, units: list[Unit]) -> None:
    """`Peru nói Chile đã nổ súng, nhấn mạnh …`: what is stated after a comma the outer speaker states."""
    before = predicate.sibling
    if before is None or predicate.own_subject or speaks(before) or before.governor is None:
        return
    if predicate.phrase["content"] != "report" or not is_comma(units[predicate.index - 1]):
        return
    speaker = before.governor
    if speaker.phrase.kind == "speech" and speaker.subject is not None and before.own_subject:
        predicate.subject, predicate.sibling, predicate.governor = speaker.subject, speaker, speaker.governor


def _ends(closing: Closing, units: list[Unit], end: int) -> bool:
    """Whether no unknown words follow the verb of saying at once: else it has something to say yet."""
    said = closing.speech
    if said is None:
        return True
    following = next((u.start for u in units if u.start >= said.phrase.end), end)
    return following - said.phrase.end <= 2


def _share_subject(speech: Predicate, predicates: list[Predicate]) -> None:
    """`Z dẫn lời Mai, hôm nay nói … đồng thời tuyên bố …`: Mai declares, too."""
    speaker = next(iter(speech.cited), speech.subject)
    for predicate in predicates:
        if predicate.sibling is speech and predicate.subject is None:
            predicate.subject = speaker


def _is_place(unit: Unit) -> bool:
    at = isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] == "at"
    return at or (isinstance(unit, Group) and unit.preposition == "at")


def attribute(predicate: Predicate, voices: Voices) -> Attribution:
    """The speakers of a predicate, nearest first."""
    found = Attribution([])
    _climb(found, predicate, voices.units)
    if predicate.quoted and not found.speakers and not found.reporters:
        _add(found, voices.quoted_by)
    for closing in voices.closings:
        if closing.index > predicate.index:
            _add(found, closing.voices)
    if voices.opening and predicate.phrase.start > voices.opening[0].end:
        _add(found, voices.opening)
    _add(found, voices.throughout)
    return found


def _climb(found: Attribution, predicate: Predicate, units: list[Unit]) -> None:
    """From clause to clause outwards, as long as each is the content of the next."""
    at, seen = predicate, {id(predicate)}
    _add(found, predicate.cited if predicate.is_act else [])
    referred, passing = _only_referred(predicate, units), False
    while (governor := _governor(at)) is not None and id(governor) not in seen:
        if beside(at, governor, units):
            return
        seen.add(id(governor))
        passing = passing or _in_passing(at)
        if governor.phrase.kind == "speech":
            if not referred:
                found.opinion = found.opinion or (not found.speakers and governor.phrase.subkind == "opinion")
                _add(found, [v for v in voices_of(governor) if not passing or _is_press(v)])
        elif (governor.phrase.content == "opaque" or _asks(at, governor)) and not aside(predicate):
            found.content = found.content or governor
        elif governor.phrase.content == "claim" and not judges(at, governor):
            found.accusers.append(governor)
        elif governor.phrase.content == "report" and not (referred or passing):
            found.reporters.append(governor)
        if governor.is_act and not referred:
            _add(found, governor.cited)
        at = governor


def _asks(predicate: Predicate, governor: Predicate) -> bool:
    """`Chile nhờ Peru làm trung gian`: what somebody is asked for, in a word of many meanings."""
    asked = governor.is_act and governor.event == "REQUEST" and governor.phrase["content"] == "both"
    told = any(g.bare and g.end <= predicate.phrase.start for g in governor.objects)
    return asked and told and predicate.relation == "complement" and not governor.nominal


def _in_passing(predicate: Predicate) -> bool:
    """`nói sẽ không lùi sau khi Chile nổ súng`: a clause of time or place is not what is said."""
    opener = predicate.subordinator["value"] if predicate.subordinator else ""
    return opener in _PASSING and not predicate.quoted


def _is_press(group: Group) -> bool:
    """An outlet vouches for all that it reports, in whatever clause it stands."""
    return group.members[0].sector == "MED"


def _governor(predicate: Predicate) -> Predicate | None:
    """`cho biết đã bắt 3 người, tấn công Z`: what follows a verb of saying after a comma is said, too."""
    before = predicate.sibling
    if before is not None and not speaks(predicate) and speaks(before) and not holds_too(predicate, before):
        return before
    return predicate.governor


def beside(predicate: Predicate, governor: Predicate, units: list[Unit]) -> bool:
    """Whether a clause stands beside its governor, not in what that one says: "…, trong khi Y bác bỏ"."""
    if predicate.quoted and not governor.quoted:
        return False
    opener = predicate.subordinator
    if opener is not None and opener["value"] in _ASIDE | {"cause"}:
        if predicate.own_subject and speaks(predicate):
            return True
        before = _position(units, opener) - 1
        while before > 0 and _skipped(units[before]):
            before -= 1
        return is_comma(units[before]) and opener["value"] in {"after", "since", "before", "when", "where"}
    between = units[governor.index + 1 : predicate.index]
    turned = any(isinstance(u, Phrase) and u.kind == "cue" and u["value"] == "but" for u in between)
    return turned and speaks(predicate) and predicate.own_subject


def _position(units: list[Unit], unit: Unit) -> int:
    return next(i for i, other in enumerate(units) if other is unit)


def _only_referred(predicate: Predicate, units: list[Unit]) -> bool:
    """`nói ông tức giận về các vụ tấn công`: who refers to an act in passing is no source of it."""
    if not predicate.nominal or predicate.light:
        return False
    for unit in reversed(units[: predicate.index]):
        if isinstance(unit, Phrase) and (unit.kind == "number" or unit["kind"] == "nominal"):
            continue
        return isinstance(unit, Phrase) and unit.kind == "cue" and unit["phrase"] in marked("topic")
    return False


def aside(predicate: Predicate) -> bool:
    """Whether an act stands beside what is said or asked: "sau khi …", "theo đề nghị của …"."""
    subordinator = predicate.subordinator.cue if predicate.subordinator else ""
    adjunct = (predicate.nominal and predicate.located) or predicate.phrase["phrase"].startswith("theo ")
    return adjunct or subordinator in _ASIDE


def _add(found: Attribution, groups: list[Group]) -> None:
    found.speakers.extend(g for g in groups if not any(g is other for other in found.speakers))


def voices_of(speech: Predicate) -> list[Group]:
    """`Hãng A dẫn thông cáo của Bộ B cho biết`: the one cited, then the one who cites or was told."""
    if speech.is_act and speech.subject is not None:
        return [speech.subject, *speech.cited]
    voices = speech.cited[::-1]
    if speech.subject is not None:
        voices.append(speech.subject)
    elif speech.weak_subject is not None:
        voices.append(speech.weak_subject)
    for group in speech.objects:
        told = group.preposition == "with" and group.start - speech.phrase.end < 30
        if told and _is_press(group) and group.members[0].kind != "crowd":
            voices.append(group)
    return voices


def account_of(speech: Predicate, voices: Voices) -> list[Group]:
    """The whole chain of voices of a verb of saying: its own, and those who say that it was said."""
    found = Attribution(voices_of(speech))
    _climb(found, speech, voices.units)
    return found.speakers


def _closings(predicates: list[Predicate], units: list[Unit], groups: list[Group]) -> list[Closing]:
    """The voices that close (parts of) a sentence, in order: `“…”, Bộ Y cho biết, hãng X đưa tin`."""
    found: list[Closing] = []
    for predicate in predicates:
        if not speaks(predicate) or not predicate.own_subject or predicate.subject is None:
            continue
        first = min(opening_of(g, units) for g in [*predicate.cited, predicate.subject])
        if _says_nothing(predicate, units):
            _close(found, Closing(first, voices_of(predicate), predicate), units)
    citing = _citing(groups)
    if citing and not any(g in c.voices for c in found for g in citing):
        first = _position(units, citing[-1])
        behind = [p for p in predicates if p.index > first and p.phrase.kind == "speech"]
        if all(not p.own_subject and _says_nothing(p, units) for p in behind):
            _close(found, Closing(first, citing), units)
    return sorted(found, key=lambda c: c.index) if len(found) > 1 else found


def _close(found: list[Closing], closing: Closing, units: list[Unit]) -> None:
    before = closing.index - 1
    while before > 0 and (_skipped(units[before]) or _counts(units[before])):
        before -= 1
    mark = units[before] if before > 0 else None
    if not isinstance(mark, Phrase) or mark.value not in _CLOSING_MARKS:
        return
    quote = any(getattr(u, "value", "") in CLOSING_QUOTES for u in units[max(before - 1, 0) : before + 1])
    if quote or closing.speech is None or closing.speech.phrase["content"] != "opaque":
        found.append(closing)


def _counts(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and (unit.kind == "number" or unit["kind"] == "nominal")


def _skipped(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and (unit.kind == "time" or unit["kind"] == "aux")


def _says_nothing(speech: Predicate, units: list[Unit]) -> bool:
    """Whether nothing follows the verb of saying before the next punctuation: all has been said before.

    But where it was said: "…, Tổng thống Peru cho biết sau chuyến thăm vùng Arica".
    """
    placed = False
    for unit in units[speech.index + 1 :]:
        if isinstance(unit, Group):
            if unit.bare and unit.members[0].kind != "place":
                return False
            continue
        if unit.kind == "punctuation":
            return unit.value in {",", ".", "!", "?", "…", "(", " - ", "-", "–"}
        if unit.kind == "act" and placed and unit["form"] == "noun":
            continue
        if unit.kind in {"act", "speech"} or (unit.kind == "cue" and unit["value"] == "that"):
            return False
        if unit.kind == "cue":
            if unit["kind"] in {"join", "sub"}:
                return True
            placed = placed or unit["value"] == "at"
    return True


def _opening(predicates: list[Predicate], units: list[Unit]) -> list[Group]:
    """`Nga: Ukraine phải rút quân`, `AFP dẫn lời ông X: “…”`: who speaks or is cited at the head."""
    colon = next((i for i, u in enumerate(units[:8]) if isinstance(u, Phrase) and u.value == ":"), None)
    before = units[: colon or 8]
    if any(p.index < len(before) for p in predicates):
        return []
    groups = [u for u in before if isinstance(u, Group)]
    citing = _citing(groups)
    if citing or colon is None:
        return citing
    speaks = len(groups) == 1 and groups[0] is units[0] and groups[0].bare
    placed = speaks and groups[0].members[0].kind == "country" and _of_the_place(units, colon + 1)
    return groups if speaks and not placed and groups[0].members[0].kind != "place" else []


def _of_the_place(units: list[Unit], behind: int) -> bool:
    """`Peru: Hàng nghìn người xuống đường`: unnamed people there open the clause; the writer tells it."""
    at = next((i for i in range(behind, min(behind + 3, len(units))) if isinstance(units[i], Group)), None)
    first = units[at] if at is not None else None
    if not isinstance(first, Group) or first.members[0].country:
        return False
    return first.members[0].kind == "crowd" or first.members[0].sector in {"COP", "CVL"}


def _according(units: list[Unit], groups: list[Group]) -> list[Group]:
    """`Theo Bộ X`, `theo báo Y dẫn lời Z`: the sources that a sentence names for all it tells."""
    found = [g for g in groups if g.preposition == "according" and g.members[0].kind != "place"]
    if found:
        cues = {u.start: u.end for u in units if isinstance(u, Phrase) and u.kind == "cue"}
        found = [g for g in found if _at_once(g, cues, units)]
    if found:
        return [*(g for g in groups if g.preposition == "cites"), *found]
    return []


def _at_once(group: Group, cues: dict[int, int], units: list[Unit]) -> bool:
    """`theo thỏa thuận do Mỹ làm trung gian` names no source: only counts stand behind "theo"."""
    end = cues.get(group.preposition_start, group.start)
    between = [u for u in units if end <= u.start < group.start]
    letters = group.start - end - sum(u.end - u.start for u in between)
    return all(_counts(u) for u in between) and letters <= _HEAD


def _citing(groups: list[Group]) -> list[Group]:
    """`Yonhap dẫn lời một quan chức`: the one cited and then the one who cites."""
    for before, group in pairwise(groups):
        if group.preposition == "cites" and before.bare and group.preposition_start - before.end <= 24:
            return [group, before]
    return []
