"""Predicates of a sentence and what grammar binds to each: subject, agent, objects, times, places.

Comes in: the units of one sentence. Goes out: its `Predicate`s left to right, linked to the one that
governs them. Vietnamese puts the subject before the verb and the object behind it; "và", "đồng thời" hand
a subject on, "rằng" and a bare noun phrase after a verb of saying open a clause of their own.
"""

from dienbien.coding.before import collect_before
from dienbien.coding.clause_subjects import bind_own, inherit, pick_agent
from dienbien.coding.clause_ties import (
    accompanies,
    answered,
    arrives,
    befalls,
    begins_anew,
    beside_account,
    causer,
    goes_on,
    in_event,
    is_charge,
    is_judged,
    judged,
    relative_doer,
    stricken,
    suspect,
    turns,
)
from dienbien.coding.groups import Unit
from dienbien.coding.nominals import carried, is_located, is_noun, passive_words
from dienbien.coding.objects import bind_objects
from dienbien.coding.predicates import Predicate, is_verbal, speaks
from dienbien.coding.roles import assign_roles
from dienbien.coding.subjects import (
    acting,
    armed_for,
    complete_subjects,
    doer_before,
    is_aux,
    is_break,
    lent_subject,
    return_to_speakers,
    shot_at,
    spare_themselves,
    speech_over,
    topic,
)
from dienbien.coding.unread import settle_machine
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import begins, light_verbs, marked, markers


def read_clauses(folded: Folded, units: list[Unit]) -> list[Predicate]:
    """The predicates of a sentence, left to right, subjects and objects bound."""
    at = [i for i, unit in enumerate(units) if isinstance(unit, Phrase) and unit.kind in {"act", "speech"}]
    predicates: list[Predicate] = []
    depth = _quote_depth(folded, units)
    for number, index in enumerate(at):
        unit = units[index]
        assert isinstance(unit, Phrase)
        predicate = Predicate(unit, index, quoted=depth[index])
        previous = predicates[-1] if predicates else None
        predicate.nominalised = is_noun(folded, units, index)
        predicate.endured = passive_words().at(folded.plain, unit.start)
        before = units[index - 1] if index else None
        predicate.located = is_located(units, index)
        _bind_left(folded, units, predicate, previous)
        behind = units[index + 1] if index + 1 < len(units) else None
        begin = previous.index + 1 if previous else 0
        settle_machine(folded, units[begin:index], predicate, previous, behind)
        if previous is not None and _follows_at_once(predicate, previous):
            predicate.aux = [*previous.aux, *predicate.aux]
        if not predicate.light and light_verbs().at(folded.plain, unit.start):
            predicate.light = "do"
        if predicate.light == "suffer" and before is not None and unit.start - before.end <= 1:
            predicate.nominalised = predicate.nominalised or carried(before)
        end = at[number + 1] if number + 1 < len(at) else len(units)
        bind_objects(units, predicate, end)
        if previous is not None and not any(_stops(unit) for unit in units[previous.index : index]):
            previous.following = predicate
        predicates.append(predicate)
    complete_subjects(units, predicates)
    return_to_speakers(units, predicates)
    spare_themselves(units, predicates)
    return predicates


def _follows_at_once(predicate: Predicate, previous: Predicate) -> bool:
    """`nguy cơ bị Peru phóng tên lửa tập kích`: verbs side by side share what stands before the first."""
    deeds = predicate.phrase.content == previous.phrase.content == "-"
    verbs = predicate.phrase["form"] == previous.phrase["form"] == "verb"
    return deeds and verbs and predicate.phrase.start - previous.phrase.end <= 1


def _stops(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "punctuation" and unit.value in {",", ";", ":"}


def _quote_depth(folded: Folded, units: list[Unit]) -> list[bool]:
    """Whether each unit stands in a quote. The mark that opened it may be part of a phrase: `là "vô lý"`."""
    inside, depth = False, []
    for unit in units:
        if isinstance(unit, Phrase) and unit.kind == "punctuation":
            closes = folded.lower[unit.end : unit.end + 1] in {"", " ", ",", "."} and unit.start > 0
            closes = closes and not folded.lower[unit.start - 1].isspace()
            if unit.value in {"“", "«"} or (unit.value == '"' and not inside and not closes):
                inside = True
            elif unit.value in {"”", "»", '"'}:
                inside = False
        depth.append(inside)
    return depth


def _bind_left(folded: Folded, units: list[Unit], predicate: Predicate, previous: Predicate | None) -> None:
    floor = previous.index + 1 if previous else 0
    start = _clause_start(units, floor, predicate.index)
    segment = units[start : predicate.index]
    resumed = False
    if start > floor:
        opener = units[start - 1]
        if isinstance(opener, Phrase) and opener.kind == "cue" and opener["kind"] == "sub":
            predicate.subordinator = opener
        resumed = isinstance(opener, Phrase) and opener.value == ","
    collect_before(segment, predicate)
    bare = acting(segment)
    last = bare[-1] if bare else None
    joined = _joined_after_last(folded, segment, last, predicate.phrase.start, previous)
    if previous is not None and _leans(folded, units, predicate, previous, segment):
        return
    if resumed and previous is not None:
        _resume(predicate, previous, segment, bare)
        return
    if previous is None or start > floor:
        bind_own(predicate, segment, bare, previous, joined and previous is None)
        if start > floor and predicate.subject is None:
            link = predicate.subordinator["value"] if predicate.subordinator else ""
            predicate.subject = lent_subject(link, units[floor : start - 1], previous)
        predicate.resumes = beside_account(segment, bare, predicate) or causer(
            predicate, units[floor : start - 1] if start > floor else []
        )
        _govern(predicate, previous, start > floor)
        if previous is not None and predicate.own_subject and is_break(units[start - 1]):
            predicate.relation, predicate.governor = "main", speech_over(previous)
        return
    _link(units, predicate, previous, segment, joined)


def _leans(
    folded: Folded, units: list[Unit], predicate: Predicate, previous: Predicate, segment: list[Unit]
) -> bool:
    """Bind an act that says why or at whose wish the one before it was done; False if it says neither."""
    if accompanies(folded, units, predicate):
        inherit(predicate, previous, "coordinate", segment)
        predicate.borrowed = previous
        return True
    if is_charge(folded, predicate, previous):
        predicate.subject = next(iter(assign_roles(previous).recipient), None)
        predicate.own_subject, predicate.nominalised = predicate.subject is not None, False
        predicate.relation, predicate.governor = "subordinate", previous
        return True
    if begins(folded.plain, "on-request", predicate.phrase.start):
        inherit(predicate, previous, "coordinate", segment)
        if previous.passive:
            predicate.subject = previous.agent
        return True
    return False


def _link(
    units: list[Unit], predicate: Predicate, previous: Predicate, segment: list[Unit], joined: bool
) -> None:
    """Link a predicate to the one before it, where no subordinator and no semicolon stands between."""
    bare = acting(segment)
    doer = armed_for(segment, predicate, previous)
    doer = doer if doer or bare else doer_before(segment, predicate)
    if doer is not None:
        predicate.subject, predicate.own_subject = doer, True
        # `chỉ điểm cho tiêm kích Malta ném bom phá hủy cây cầu`: what comes next is done by the planes, too.
        predicate.outer = None if doer.members[0].weapon and doer.preposition == "to" else previous.subject
        predicate.relation, predicate.governor = "subordinate", previous.governor
        return
    spoken = answered(predicate, previous, segment, bare)
    if spoken is not None:
        predicate.subject = spoken.subject
        predicate.relation, predicate.governor = "coordinate", spoken.governor
        pick_agent(predicate, segment, bare)
        return
    relative = None if bare or joined else relative_doer(segment, predicate)
    if relative is not None:
        predicate.subject, predicate.own_subject = relative, True
        predicate.within = previous.within or previous.subject
        judged_here = predicate.is_act and predicate.phrase["frame"] == "blame" and speaks(previous)
        if judged_here and relative.preposition == "of":  # `nói kế hoạch của Peru đang gây bất ổn khu vực`
            predicate.relation, predicate.governor = "complement", previous
        else:
            predicate.relation, predicate.governor = "subordinate", None
    elif joined and _carries_on(predicate, previous, segment, bare):
        inherit(predicate, previous, "coordinate", segment)
        pick_agent(predicate, segment, bare)
    elif bare:
        _link_named(units, predicate, previous, segment, joined)
    else:
        inherit(predicate, previous, "complement", segment)
        intruder = shot_at(previous, predicate, segment)
        if intruder is not None or is_judged(previous):
            predicate.subject, predicate.own_subject = intruder or judged(previous, units), True


def _link_named(
    units: list[Unit], predicate: Predicate, previous: Predicate, segment: list[Unit], joined: bool
) -> None:
    """Link a predicate with somebody named before it, who acts, or by whom the subject before suffers."""
    bare = acting(segment)
    if arrives(previous, bare):
        inherit(predicate, previous, "coordinate", segment)
        return
    if suspect(predicate, previous, segment, bare):
        predicate.subject, predicate.relation = previous.subject, "coordinate"
        predicate.governor = previous.governor
        pick_agent(predicate, segment, bare)
        return
    told_of = topic(units[: previous.index]) if previous.is_act and befalls(segment) else None
    if told_of is not None:
        predicate.subject, predicate.relation = told_of, "coordinate"
        predicate.governor = speech_over(previous)
        pick_agent(predicate, segment, bare)
        return
    bind_own(predicate, segment, bare, previous, joined and goes_on(segment, bare[-1]))
    _begin(predicate, previous, segment, bare[-1])


def _carries_on(predicate: Predicate, previous: Predicate, segment: list[Unit], bare: list[Group]) -> bool:
    """Whether behind "và" and the like the same subject acts on."""
    if _behind_quote(predicate, previous, bare) or stricken(segment, bare):
        return False
    apart = is_verbal(predicate) or turns(predicate, segment)
    return not (bare and speaks(previous) and not apart)


def _begin(predicate: Predicate, previous: Predicate, segment: list[Unit], own: Group) -> None:
    """Tie a clause with a subject of its own to the one before: beside it, or as its content."""
    anew = begins_anew(predicate, previous, segment, own)
    predicate.resumes = previous.subject if in_event(segment, own) else None
    predicate.relation = "main" if anew else "complement"
    predicate.governor = speech_over(previous) if anew else previous
    if not anew and not speaks(previous) and any(own is group for group in previous.objects):
        predicate.within = previous.within or previous.subject


def _behind_quote(predicate: Predicate, previous: Predicate, bare: list[Group]) -> bool:
    """`“…”, ông A, người phát ngôn của Peru, cảnh báo …`: who is named behind a quote, not its "tôi"."""
    told = previous.subject.members[0].anaphor if previous.subject is not None else ""
    return bool(bare) and previous.quoted and not predicate.quoted and told == "speaker"


def _clause_start(units: list[Unit], floor: int, index: int) -> int:
    """The index after the last subordinator, semicolon or colon between two predicates.

    A comma behind a subordinator closes what it opened: the clause begins after the comma, with its subject.
    """
    comma = 0
    for i in range(index - 1, floor - 1, -1):
        unit = units[i]
        if not isinstance(unit, Phrase):
            continue
        if unit.kind == "cue" and unit.subkind == "sub" and _opens(units, i):
            inside = comma and _goes_on_past(units[i + 1 : index], comma - i - 1, unit, floor)
            return i + 1 if inside else comma or i + 1
        if unit.kind == "punctuation" and unit.value == "," and not (comma and acting(units[comma:index])):
            comma = i + 1
        if unit.kind == "punctuation" and unit.value in {";", ":"}:
            return i + 1
    return floor


def _goes_on_past(segment: list[Unit], comma: int, opener: Phrase, floor: int) -> bool:
    """Whether a comma, the unit before the one at `comma`, does not close what a subordinator opened.

    `Việc ông A, "cánh tay phải" của ông B, từ chức`: between commas stands who he is. `X sẽ phá Y nếu Z không
    buông súng, thả tù nhân`: of two deeds that are a condition the second has no subject of its own, either.
    """
    before, behind = segment[:comma], segment[comma:]
    if not acting(before) or acting(behind):
        return False
    if opener.cue == "hypothetical":
        return bool(floor) and not any(is_aux(unit) for unit in behind)
    return opener.cue == "fact" and len(before) > 1 and any(isinstance(u, Group) for u in before)


def _opens(units: list[Unit], i: int) -> bool:
    """Whether the subordinator at i opens a clause: "là" does so behind a verb of saying only."""
    opener = units[i]
    if not isinstance(opener, Phrase) or opener["phrase"] not in marked("copula"):
        return True
    before = units[i - 1] if i else None
    says = isinstance(before, Phrase) and before.kind in {"act", "speech"}
    return says and before is not None and opener.start - before.end <= 1


def _joined_after_last(
    folded: Folded, segment: list[Unit], last: Group | None, verb: int, previous: Predicate | None
) -> bool:
    """Whether "và", "đồng thời" or a comma stands between the last noun phrase and the verb.

    Right behind somebody "nhưng" does so only where an act before it was done to them. Unknown words between
    the joiner and the verb are a noun phrase of their own: "Lima và nhiều nơi lên án".
    """
    edge = verb
    for unit in reversed(segment):
        if unit is last or (isinstance(unit, Group) and unit.bare and unit.members[0].kind != "place"):
            return False
        if isinstance(unit, Phrase):
            joiner = (
                unit.kind == "cue" and unit.subkind == "join" and unit["phrase"] not in markers("listing")
            )
            if (
                joiner
                and unit["phrase"] in marked("along")
                and last is not None
                and unit.start - last.end <= 1
            ):
                return False
            if joiner or (unit.kind == "punctuation" and unit.value == ","):
                also = joiner and unit.cue == "but" and last is not None and unit.start - last.end <= 1
                also = also and not (previous is not None and any(last is o for o in previous.objects))
                between = folded.lower[unit.end : edge].strip(' “"')
                return not also and (not between or between in marked("again"))
        edge = unit.start
    return False


def _resume(predicate: Predicate, previous: Predicate, segment: list[Unit], bare: list[Group]) -> None:
    """The main clause goes on after a subordinate one that a comma closed."""
    if bare:
        bind_own(predicate, segment, bare, previous)
        predicate.governor = previous if previous.phrase.kind == "speech" else previous.governor
    else:
        inherit(predicate, previous, "coordinate", segment)


def _govern(predicate: Predicate, previous: Predicate | None, subordinate: bool) -> None:
    if previous is None:
        return
    opener = predicate.subordinator["value"] if predicate.subordinator else ""
    if opener in {"that", "fact", "purpose", "cause", "which"}:
        predicate.relation, predicate.governor = "complement", previous
    elif subordinate:
        predicate.relation = "subordinate"
        predicate.governor = previous
    if not predicate.own_subject and predicate.subject is None and opener not in {"fact"}:
        predicate.subject = previous.subject
