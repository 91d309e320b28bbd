"""Which times of a sentence may date an act: its own, those of the clauses that govern it, the opening's.

Comes in: the units and predicates of one sentence. Goes out: time phrases, the closest first, and how the act
stands to the clause that is dated. Nothing is resolved here. Linear in the sentence for each act's clause.
"""

from typing import Literal

from dienbien.coding.clause_bounds import (
    bounds,
    is_future,
    is_sub,
    last_bounds,
    of_content,
    opening_times,
    parts,
    stands_after,
    times_to_the_end,
)
from dienbien.coding.kinds import SPOKEN, TOGETHER
from dienbien.coding.predicates import Predicate, speaks
from dienbien.coding.readings import ReadSentence
from dienbien.coding.time_phrases import by_terms, counted_in, is_vague, names_day
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.vi.tables_vi import marked, markers, markers_ahead, markers_apart

Standing = Literal["main", "after", "since", "aside", "claimed"]
"""`main`: an undated act happened when the sentence is told; `after`: before the clause it follows;
`since`, `aside`: some time before; `claimed`: when the accuser says, not when the accusation was made."""

_APART: dict[str, Standing] = {
    "after": "after",
    "since": "since",
    "although": "aside",
    "amid": "aside",
}
_OWN_CLAUSE = frozenset({"while"})
_SPOKEN_AT = frozenset({*SPOKEN, "CONSULT"})
"""`chỉ trích Malta khi gặp …` was said then; in "chỉ trích Malta khi bắt …" it is what was said of."""
_WITH_OTHERS = TOGETHER | {"MOBILIZE"}
"""Of visits, talks, promises and moves, what else is done there is told behind "và"."""
_DEEPEST = 6
"""Through so many governing clauses a time is sought."""
_REACH = 45
"""So many letters behind a verb of saying, a time is of what is said rather than of the saying."""


class Bound:
    """The times that may date an act, closest first.

    `own` counts those of its own clause; `direct` holds these and those of the opening, by identity.
    `shared`: a noun tells in what the act beside it happened ("bắn hạ 5 UAV trong đòn tập kích").
    """

    __slots__ = ("after", "direct", "own", "shared", "standing", "times")

    def __init__(self) -> None:
        self.times: list[Phrase] = []
        self.own = 0
        self.direct: set[int] = set()
        self.standing: Standing = "main"
        self.after: Predicate | None = None
        self.shared = False


class _Own:
    """The times of one clause: `near` inside it, `far` beyond a comma or joiner."""

    __slots__ = ("far", "near")

    def __init__(self, near: list[Phrase], far: list[Phrase]) -> None:
        self.near = near
        self.far = far


_NO_TIMES = _Own([], [])


class BoundTimes:
    """The times of one sentence and the clauses that they belong to."""

    def __init__(self, lower: str, sentence: ReadSentence) -> None:
        """Read the clauses of a sentence of the folded text once; `of` is asked for each predicate."""
        units = sentence.units
        self._at: dict[int, Predicate] = {}
        for predicate in sentence.predicates:
            # A finding stands where its verb of saying stands, and was made when that was said.
            self._at.setdefault(predicate.index, predicate)
        predicates = [p for p in sentence.predicates if self._at[p.index] is p]
        self._lower = lower
        self._units = units
        self._predicates = predicates
        self._number = {id(p): i for i, p in enumerate(predicates)}
        self._own: dict[int, _Own] = {}
        self._any = bool(sentence.times)
        self._bound_before = last_bounds(units) if self._any else []
        self._part = parts(units) if predicates and ";" in lower[sentence.start : sentence.end] else []
        told = lower[sentence.start : sentence.end] if predicates else ""
        self._since = [words for words in markers("since-clause") if words in told]
        opening = opening_times(units, predicates) if self._any else []
        self._opening = [time for time in opening if not self._since or self._opened(time) < 0]
        self._reports = self._report_times() if self._any else []

    def of(self, predicate: Predicate) -> Bound:
        """The times of one predicate; the opening of a sentence holds for all its clauses."""
        predicate = self._at.get(predicate.index, predicate)
        bound = Bound()
        number = self._number.get(id(predicate))
        if number and self._lower.startswith(markers_ahead("at-wish"), predicate.phrase.start):
            # "theo đề nghị của X": X had asked before the act that the clause tells.
            bound.standing, bound.after = "after", self._predicates[number - 1]
            return bound
        distant = self._climb(bound, predicate)
        if distant is None:
            return bound
        if self._since and not bound.times and self._opened(predicate.phrase) >= 0:
            bound.standing = "since"
            return bound
        bound.times.extend(self._opening)
        bound.times.extend(distant)
        bound.shared = not bound.times and self._shares(predicate)
        if not bound.times and not bound.shared and self._mentioned(predicate):
            after = stands_after(self._units, predicate)
            bound.standing, bound.after = ("after", self._main(predicate)) if after else ("aside", None)
        elif not bound.times and self._is_topic(predicate):
            bound.standing = "aside"
        elif not bound.times:
            bound.times.extend(self._reports)
        return bound

    def _climb(self, bound: Bound, predicate: Predicate) -> list[Phrase] | None:
        """Take the times of its clause and of those that govern it; those beyond their commas are given back.

        None where a clause on the way settles how the act stands: then nothing else dates it.
        """
        distant: list[Phrase] = []
        at: Predicate | None = predicate
        for _ in range(_DEEPEST):
            if at is None:
                break
            own = self._clause(at)
            bound.times.extend(own.near)
            distant.extend(own.far)
            if at is predicate and self._any:
                bound.own = len(bound.times)
                bound.direct.update(id(time) for time in (*own.near, *own.far, *self._opening))
            bound.times.extend(self._occasion(at))
            opener = at.subordinator["value"] if at.subordinator else ""
            if opener in _APART and (at is predicate or bound.times or not self._parted(at, predicate)):
                bound.times.extend(distant)
                bound.standing, bound.after = _APART[opener], self._dated_clause(at, predicate)
                return None
            sibling = at.sibling
            just = any(aux["phrase"] in marked("just") for aux in at.aux)
            beside = sibling is not None and sibling.passive == at.passive and self._beside(sibling, at)
            if sibling is not None and beside and not just and opener not in _OWN_CLAUSE:
                bound.times.extend(self._clause(sibling).near)
            at = None if opener in _OWN_CLAUSE else self._governor(at)
            if just and at is not None and not speaks(at):
                return distant  # `được ân xá năm 2021, nhưng vừa bị kết án`
            if at is not None and not self._beside(at, predicate):
                at = None
            if at is not None and at.phrase["content"] == "claim" and not _claims(predicate):
                bound.standing = "claimed"
                return None
        return distant

    def ahead(self, predicate: Predicate) -> list[Phrase]:
        """The times that an announced act may have farther on: "sẽ thăm Malta, dự lễ Quốc khánh ngày 5/5".

        They stand beyond a comma or in the clauses that go on with it, not in those of somebody else; at the
        end of a sentence also beyond "và" ("sẽ thăm Malta và làm việc tại Chile từ 5/5").
        """
        number = self._number.get(id(predicate))
        if number is None or not self._any:
            return []
        found = self._run(number)
        last = predicate is self._predicates[-1] or self._predicates[number + 1].relation == "coordinate"
        return found or (times_to_the_end(self._units, self._predicates[-1].index) if last else found)

    def _run(self, number: int) -> list[Phrase]:
        """The times behind a predicate and those that go on with its clause: without a subject or a comma."""
        last = self._predicates[number]
        found: list[Phrase] = []
        for after in [*self._predicates[number + 1 :], None]:
            near, far = self._right(last, after)
            found += [*near, *far]
            if after is None or after.subordinator or not after.is_act:
                break
            if after.own_subject and self._bound_before[after.index] > last.index:
                break
            last = after
        return found

    def _occasion(self, predicate: Predicate) -> list[Phrase]:
        """The times of what an act happened in: "giết hại 5 người trong vụ tấn công năm 2005"."""
        if not self._any:
            return []
        number = self._number.get(id(predicate))
        following = self._predicates[number + 1 : number + 2] if number is not None else []
        for after in following:
            if after.subordinator is not None and after.subordinator["value"] == "when":
                spoken_of = predicate.event in SPOKEN and after.is_act and after.event not in _SPOKEN_AT
                return [] if spoken_of else self._run(self._number[id(after)])
            serial = after.event == predicate.event and not after.nominal and after.is_act
            serial = serial and not (speaks(predicate) and after.governor is predicate)
            if serial and self._bound_before[after.index] < predicate.index:
                return self._clause(after).near  # `điều máy bay bay qua eo biển hồi tháng 5`
            inside = after.nominal and after.located and not stands_after(self._units, after)
            inside = inside and not (after.event == "ASSAULT" and predicate.event in SPOKEN)
            joined = self._bound_before[after.index] < predicate.index
            joined = joined or after.event == predicate.event == "ASSAULT"
            if inside and not predicate.nominal and joined:
                return self._clause(after).near
        return []

    def _governor(self, predicate: Predicate) -> Predicate | None:
        """What governs an act; a relative clause ("X đang thăm Malta") is told with the verb before it."""
        number = self._number.get(id(predicate), 0)
        if predicate.governor is not None or predicate.relation != "subordinate" or not number:
            return predicate.governor
        return self._predicates[number - 1]

    def _dated_clause(self, ordered: Predicate, told: Predicate) -> Predicate | None:
        """The clause that "sau khi" orders its own before: what governs it, or what follows the told one."""
        if ordered.governor is not None:
            return ordered.governor
        later = self._predicates[self._number.get(id(told), 0) + 1 :]
        return next((p for p in later if p.subordinator is None), None)

    def _beside(self, one: Predicate, other: Predicate) -> bool:
        return not self._part or self._part[one.index] == self._part[other.index]

    def _main(self, predicate: Predicate) -> Predicate | None:
        """The clause in which a noun stands: that of the next verb, else of the one before."""
        number = self._number.get(id(predicate), 0)
        others = (*self._predicates[number + 1 :][:2], *self._predicates[max(0, number - 1) : number])
        return next((p for p in others if not p.nominal), None)

    def _shares(self, predicate: Predicate) -> bool:
        """Whether a noun tells the visit or talks, or the raid, in which the act before it happened."""
        number = self._number.get(id(predicate), 0)
        if not predicate.nominal or not number or stands_after(self._units, predicate):
            return False
        host = self._predicates[number - 1]
        met = predicate.located and predicate.event == "CONSULT" and not host.nominal
        opener = predicate.subordinator["value"] if predicate.subordinator else ""
        fought = predicate.located or opener == "when"
        return met or (fought and predicate.event == "ASSAULT" and host.is_act and host.event == "ASSAULT")

    def _is_topic(self, predicate: Predicate) -> bool:
        """`Việc X không kích Y khiến Z lo ngại`: the sentence tells what a known act led to."""
        opener = predicate.subordinator["value"] if predicate.subordinator else ""
        return opener == "fact" and predicate is self._predicates[0] and predicate.governor is None

    def _mentioned(self, predicate: Predicate) -> bool:
        """Whether a noun only refers to an act where another one is told ("lên án vụ tấn công")."""
        if not predicate.nominal or predicate.light:
            return False
        return self._number.get(id(predicate), 0) > 0 or stands_after(self._units, predicate)

    def _clause(self, predicate: Predicate) -> _Own:
        """The times of a predicate's own clause. What a noun names is dated by what stands behind it."""
        if not self._any:
            return _NO_TIMES
        known = self._own.get(id(predicate))
        if known is not None:
            return known
        number = self._number.get(id(predicate))
        if number is None:
            return _NO_TIMES
        previous = self._predicates[number - 1] if number else None
        following = self._predicates[number + 1] if number + 1 < len(self._predicates) else None
        near, far = self._left(predicate, previous)
        behind, beyond = self._right(predicate, following)
        near, far, behind, beyond = (self._told(predicate, times) for times in (near, far, behind, beyond))
        first, second = (behind, near) if predicate.nominal and not predicate.light else (near, behind)
        own = self._own[id(predicate)] = _Own([*first, *second], [*far, *beyond])
        return own

    def _told(self, predicate: Predicate, times: list[Phrase]) -> list[Phrase]:
        """Without the times since when something is so: "từ khi lên ngôi năm 2012"."""
        if not self._since:
            return times
        opened = ((time, self._opened(time)) for time in times)
        return [time for time, at in opened if at < 0 or at < predicate.phrase.start < time.start]

    def _opened(self, time: Phrase) -> int:
        """Where the clause of "từ khi" begins that names a time, -1 where none does."""
        start = max(self._units[0].start, self._lower.rfind(",", 0, time.start))
        return max(self._lower.find(words, start, time.start) for words in self._since)

    def _left(self, predicate: Predicate, previous: Predicate | None) -> tuple[list[Phrase], list[Phrase]]:
        """Times between the predicate before and this one: those of its clause, and those beyond a joiner."""
        units = self._units
        floor = previous.index + 1 if previous else 0
        open_to = previous is None or speaks(previous)
        near: list[Phrase] = []
        far: list[Phrase] = []
        crossed = False
        for i in range(predicate.index - 1, floor - 1, -1):
            unit = units[i]
            if not isinstance(unit, Phrase):
                continue
            if unit.kind == "time":
                if open_to or self._bound_before[i] >= floor:
                    (far if crossed else near).append(unit)
            elif is_sub(unit) or unit.value == ";":
                break
            elif bounds(unit) and not self._closes_opening(i, floor):
                crossed = True
        return near, far

    def _closes_opening(self, comma: int, floor: int) -> bool:
        """The comma of "…, hôm 5/5, Nga …" does not part the time from its clause."""
        before = self._units[comma - 1] if comma > floor else None
        if not isinstance(before, Phrase) or before.kind != "time":
            return False
        return comma - 1 == floor or bounds(self._units[comma - 2])

    def _right(self, predicate: Predicate, following: Predicate | None) -> tuple[list[Phrase], list[Phrase]]:
        """Times behind a predicate that its clause reaches and the next predicate does not take.

        What is still to come ("hứa sẽ trả hàng ngày 5/5") dates what is promised, not the promise.
        """
        end = following.index if following else len(self._units)
        last_bound = self._bound_before[end] if following else end
        near: list[Phrase] = []
        far: list[Phrase] = []
        commas = 0
        content = reason = aside = False
        if self._lower.endswith(markers_apart("will"), predicate.phrase.start, predicate.phrase.end):
            return near, far
        for i in range(predicate.index + 1, end):
            unit = self._units[i]
            if not isinstance(unit, Phrase):
                content = content or unit.bare
            elif unit.kind == "cue" and unit["value"] in {"about", "for"}:
                content = True
                reason = reason or (unit["value"] == "for" and predicate.event == "SANCTION")
            elif unit.kind == "time":
                between = self._lower[predicate.phrase.end : unit.start]
                beyond = is_vague(unit) or of_content(predicate, between, following)
                foreign = (reason and not names_day(unit)) or (content and beyond)
                foreign = foreign or counted_in(unit, between) or by_terms(unit, between)
                remote = commas or (speaks(predicate) and unit.start - predicate.phrase.end > _REACH)
                if not foreign and (last_bound > i or not (commas or speaks(predicate))):
                    (far if remote else near).append(unit)
            elif unit.kind == "punctuation" and unit.value in {",", "("}:
                commas += unit.value == "," and not aside
                aside = aside or unit.value == "("
            elif unit.kind == "punctuation" and unit.value == ")":
                aside = False
            elif following is None and predicate.event in _WITH_OTHERS and self._goes_on(i):
                continue  # `thăm Malta và làm việc tại Peru từ ngày 5/5`
            elif is_future(unit) or (bounds(unit) and not self._within(i)):
                break
        return near, far

    def _parted(self, one: Predicate, other: Predicate) -> bool:
        """Whether a comma ends the clause of one before the other: "Sau khi A nói vậy, B …"."""
        between = self._units[one.index + 1 : other.index]
        return any(isinstance(u, Phrase) and u.value == "," for u in between)

    def _within(self, i: int) -> bool:
        """`thăm Anh và Bắc Ireland ngày 5/5`: what joins two nouns ends no clause, nor does "khiến"."""
        unit, beside = self._units[i], (*self._units[i - 1 : i], *self._units[i + 1 : i + 2])
        if not isinstance(unit, Phrase) or unit.kind != "cue":
            return False
        if unit["kind"] == "join":
            return len(beside) == 2 and all(isinstance(u, Group) for u in beside)
        return unit["value"] in {"cause", "when"}

    def _goes_on(self, i: int) -> bool:
        """Whether a joiner brings in nobody who would do something else."""
        unit, behind = self._units[i], self._units[i + 1 : i + 2]
        joins = isinstance(unit, Phrase) and unit.kind == "cue" and unit["value"] == "and"
        return joins and not any(isinstance(u, Group) and u.bare for u in behind)

    def _report_times(self) -> list[Phrase]:
        """The day of a report dates the news when nothing better does ("…, AFP ngày 5/5 dẫn lời ông X")."""
        found = [t for p in self._predicates if p.phrase.kind == "speech" for t in self._clause(p).near]
        for i, unit in enumerate(self._units):
            if isinstance(unit, Phrase) and unit.kind == "time" and self._beside_voice(i):
                found.append(unit)
        return [phrase for phrase in found if names_day(phrase)]

    def _beside_voice(self, i: int) -> bool:
        """Whether a time stands beside somebody who is cited or according to whom something is told."""
        beside = (*self._units[max(0, i - 1) : i], *self._units[i + 1 : i + 3])
        return any(isinstance(u, Group) and u.preposition in {"cites", "according"} for u in beside)


def _claims(predicate: Predicate) -> bool:
    """Whether somebody says it in words of their own: what only passes on a report has the accuser's day."""
    return predicate.phrase.kind == "speech" or predicate.phrase.content in {"claim", "opaque"}
