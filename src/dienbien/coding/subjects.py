"""Which noun phrase before a verb is its subject, and the subject of a verb that has none of its own.

Comes in: the units of a clause, or the predicates of a sentence. Goes out: groups. Only the clause itself and
clauses that grammar links with it are asked: what a comma encloses is skipped, what precedes "sau khi" or
"nhằm" lends its subject, and a clause without a subject that opens a sentence takes that of the main clause.
"""

from itertools import takewhile

from dienbien.coding.groups import Unit
from dienbien.coding.kinds import PUNISHING
from dienbien.coding.predicates import Predicate, is_verbal, may_act
from dienbien.language.mentions import Group
from dienbien.language.phrases import DASHES, Phrase
from dienbien.language.vi.tables_vi import marked, markers

_COMMAS = DASHES | {","}
_STATELY = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "REB", "IGO"})
_LENT = frozenset(
    {
        "purpose",
        "after",
        "since",
        "before",
        "when",
        "while",
        "amid",
        "although",
        "hypothetical",
        "that",
        "cause",
    }
)
"""Subordinators whose clause, without a subject, has that of the clause before."""

_DEEDS = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "PROTEST", "RETREAT", "ACCUSE"})
"""What a speaker tells of somebody else, rather than what somebody else says."""
_GIVEN = frozenset({"AID", "COOPERATE", "AGREE", "SUPPORT", "CONCEDE"})
"""What somebody gives to somebody, who may fight with it."""
_OWN_WORDS = frozenset({"REQUEST", "STATE"})


def acting(segment: list[Unit]) -> list[Group]:
    """The groups of a stretch that no preposition governs and that may act."""
    return [u for u in segment if isinstance(u, Group) and u.bare and may_act(u)]


def nearest_subject(segment: list[Unit], bare: list[Group], joined: bool) -> Group:
    """The subject among the bare groups before a verb.

    `joined`: the verb follows "và", "đồng thời" or a comma, so that the clause's first group acts. Else
    the last does, unless commas enclose it: "Ông Abela, người từng là luật sư, cho biết".
    """
    if joined:
        return _named_behind(segment, bare) or bare[0]
    last = bare[-1]
    if not any(sets_off(unit) for unit in segment[segment.index(last) + 1 :]):
        return last
    told = next((group for group in bare[:-1] if _explained(segment, group, last)), None)
    return told or _before_object(segment, bare) or last


def _before_object(segment: list[Unit], bare: list[Group]) -> Group | None:
    """`Binh sĩ nhổ cờ Chile, giành lại chốt`: who stands before a verb that no table knows and its object."""
    if len(bare) < 2:
        return None
    doer, last = bare[-2:]
    between = segment[segment.index(doer) + 1 : segment.index(last)]
    behind = [unit for unit in segment[segment.index(last) + 1 :] if not is_aux(unit)]
    alone = len(behind) == 1 and sets_off(behind[0]) and last.start - doer.end > 1
    land = last.members[0].kind == "country" and doer.members[0].kind in {"body", "country"}
    return doer if alone and land and not any(isinstance(unit, Phrase) for unit in between) else None


def _named_behind(segment: list[Unit], bare: list[Group]) -> Group | None:
    """`Đứng đầu nhóm này là ông Borg, 29 tuổi, bị bắt`: who is named behind "là", not its first word."""
    if bare[0].members[0].rank != "word":
        return None
    for number, unit in enumerate(segment[:-1]):
        named = segment[number + 1]
        if (
            isinstance(unit, Phrase)
            and unit["phrase"] in marked("copula")
            and isinstance(named, Group)
            and named in bare
        ):
            return named
    return None


def topic(units: list[Unit]) -> Group | None:
    """`Ông A, người sáng lập …`: whom the words behind a comma only explain, if a sentence begins so."""
    for number, unit in enumerate(units[:-1]):
        if isinstance(unit, Group) and unit.bare and may_act(unit):
            return unit if sets_off(units[number + 1]) and tells_who(unit) else None
    return None


def _explained(segment: list[Unit], group: Group, last: Group) -> bool:
    """Whether what stands between commas behind a group, up to the last one, only says who it is."""
    at = segment.index(group)
    if not sets_off(segment[at + 1]):
        return False
    opener = segment[at + 2]
    generic = isinstance(opener, Group) and not tells_who(opener)
    return opener is last or (tells_who(group) and (generic or not tells_who(last)))


def is_aux(unit: Unit) -> bool:
    """Whether it is an auxiliary: "đã", "bị", "sẽ"."""
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit.subkind == "aux"


def sets_off(unit: Unit) -> bool:
    """Whether it is a comma or a dash that sets off an apposition."""
    return isinstance(unit, Phrase) and unit.kind == "punctuation" and unit.value in _COMMAS


def is_break(unit: Unit) -> bool:
    """Whether it is a semicolon."""
    return isinstance(unit, Phrase) and unit.kind == "punctuation" and unit.value == ";"


def speech_over(predicate: Predicate) -> Predicate | None:
    """The verb of saying that all of this is the content of: "X cho biết A đã …, B đã …"."""
    found, at = None, predicate.governor
    while at is not None:
        found = at if at.phrase.kind == "speech" else found
        at = at.governor
    return found


def lent_subject(opener: str, outer: list[Unit], previous: Predicate | None) -> Group | None:
    """The subject of a clause that "sau khi", "nhằm" opens without one: that of the clause before."""
    if opener == "fact" and previous is not None and previous.phrase.kind == "speech":
        return previous.subject
    if opener not in _LENT:
        return None
    embeds = previous is None or not previous.is_act or (opener == "purpose" and is_verbal(previous))
    if previous is not None and not embeds and previous.subject is not None:
        return previous.subject
    bare = acting(outer)
    told = [group for group in bare if tells_who(group)]
    last = outer[-1] if outer else None
    if opener == "when" and isinstance(last, Group) and last.preposition == "of" and tells_who(last):
        if all(g.members[0].kind == "name" for g in bare):  # `Thắng lợi của Peru khi …`
            return last
    if told:
        return told[0]
    lender = previous.subject if previous else None
    return lender or (bare[0] if bare else None)


def tells_who(group: Group) -> bool:
    """Whether the words say which country, body or person is meant, or stand for one."""
    first = group.members[0]
    return bool(first.country or first.name or first.person or first.anaphor) or first.sector in _STATELY


def adds(segment: list[Unit]) -> bool:
    """`X nói Y nên nhượng bộ, đồng thời cảnh báo …`: "đồng thời" goes back to X, past what Y should do."""
    return any(isinstance(u, Phrase) and u.kind == "cue" and u["value"] == "add" for u in segment)


def returns(predicate: Predicate, previous: Predicate, segment: list[Unit]) -> bool:
    """`X nói Y đã bắn tên lửa và kêu gọi …`: behind a deed that X tells of Y, the words are X's again."""
    speaker, doer = previous.governor, previous.subject
    mute = doer is not None and not tells_who(doer)
    told = previous.own_subject and (mute or not previous.passive) and previous.is_act
    if speaker is None or not told:
        return False
    parted = any(sets_off(unit) for unit in segment) and predicate.is_act and is_verbal(predicate)
    if parted and speaker.phrase.kind == "speech" and predicate.event in _OWN_WORDS:
        return True
    if parted and speaker.is_act and speaker.event == "ACCUSE" and _warns(predicate):
        return True
    telling = speaker.phrase.kind == "speech" or is_verbal(speaker)
    if adds(segment) and parted and telling and not is_verbal(previous):
        return True
    if previous.event not in _DEEDS:
        return False
    if speaker.is_act and predicate.is_act and _names(predicate):
        return speaker.event == "ACCUSE"
    if not telling:
        return False
    if adds(segment):
        return predicate.phrase.kind == "speech" or is_verbal(predicate)
    return predicate.is_act and predicate.event in _OWN_WORDS and is_verbal(predicate)


def _warns(predicate: Predicate) -> bool:
    """`X cáo buộc Y bắn phá, cảnh báo …`: whoever charges another warns them, too."""
    warns = str(predicate.phrase["phrase"]).lstrip("[(").startswith(markers("warning"))
    return predicate.event == "THREATEN" and warns


def _names(predicate: Predicate) -> bool:
    """`gọi đây là …`: whether it gives a name to what was told before."""
    return str(predicate.phrase["phrase"]).lstrip("[(").startswith(markers("naming"))


def _tells_deed(speaker: Predicate, inner: Predicate) -> bool:
    """Whether somebody other than the press tells or charges another with what the inner clause does."""
    told = inner.is_act and inner.event in _DEEDS and (speaker.phrase.kind == "speech" or is_verbal(speaker))
    subject = speaker.subject
    return told and speaker.own_subject and subject is not None and subject.members[0].sector != "MED"


def asker(predicate: Predicate, previous: Predicate, segment: list[Unit]) -> Predicate | None:
    """`X yêu cầu Y thả tù nhân, cáo buộc …`: behind what is asked, words after a comma are X's again.

    Behind "và" they are so only if what was asked is a deed: "đề nghị Y lên án Z và yêu cầu …". Behind "đồng
    thời" they are the outermost speaker's, past the deeds that this one tells of others.
    """
    if predicate.nominal or not (predicate.phrase.kind == "speech" or is_verbal(predicate)):
        return None
    parted = adds(segment) or any(sets_off(unit) for unit in segment)
    goes_on = predicate.is_act and predicate.event in _OWN_WORDS and previous.is_act
    if not parted and (not goes_on or is_verbal(previous)):
        return None
    found, inner, at = None, previous, previous.governor
    while at is not None:
        opaque = at.is_act and at.phrase["content"] == "opaque"
        found = at if (opaque or (adds(segment) and _tells_deed(at, inner))) and at.subject else found
        inner, at = at, at.governor
    return found


def return_to_speakers(units: list[Unit], predicates: list[Predicate]) -> None:
    """`X nói Y đã lùi bước, chỉ trích nước này …`: what is said of Y behind a comma is X's again.

    Blame that follows an account after a comma is the speaker's, unless it is laid on the speaker's own side.
    """
    for predicate in predicates:
        mute = _mute(predicate)
        speaker = _speaker_before(predicate, predicates, mute)
        if speaker is None or not sets_off(units[predicate.index - 1]):
            continue
        blamed = next((g for g in predicate.objects if g.bare), None) or _called(predicate)
        ours = {m.country for m in speaker.subject.members} if speaker.subject else set()
        if (blamed is None and not mute) or (blamed and (blamed.members[0].country or "-") in ours):
            continue
        if blamed is not None and blamed is predicate.subject:
            predicate.objects.append(blamed)
        predicate.subject, predicate.own_subject = speaker.subject, False
        predicate.relation, predicate.sibling, predicate.governor = "coordinate", speaker, speaker.governor


def _called(predicate: Predicate) -> Group | None:
    """`X nói Y xâm phạm không phận, gọi đây là hành vi khiêu khích`: what Y did gets a bad name."""
    names = predicate.phrase["phrase"].lstrip("[(").startswith(markers("naming"))
    return predicate.subject if names and not predicate.own_subject else None


def spare_themselves(units: list[Unit], predicates: list[Predicate]) -> None:
    """`X cáo buộc Y tấn công và trục xuất nhà ngoại giao Y`: nobody punishes their own; X expels."""
    for predicate in predicates:
        if not predicate.is_act or predicate.event not in PUNISHING:
            continue
        if predicate.own_subject and not _joins(units[predicate.index - 1]):
            continue
        own = _country(predicate.subject)
        recipient = next((g for g in predicate.objects if g.bare), None)
        if not own or predicate.passive or predicate.nominal or _country(recipient) != own:
            continue
        outer = predicate.sibling or predicate.governor
        while outer is not None and _country(outer.subject) in {own, ""}:
            outer = outer.governor
        if outer is not None:
            predicate.subject, predicate.governor = outer.subject, outer.governor
            predicate.sibling = outer


def _joins(unit: Unit) -> bool:
    return sets_off(unit) or (isinstance(unit, Phrase) and unit["kind"] == "join")


def _country(group: Group | None) -> str:
    return (group.members[0].country or "") if group is not None else ""


def _mute(predicate: Predicate) -> bool:
    """`X phát hiện tàu chiến Y áp sát, yêu cầu …`: ships and planes say nothing."""
    inherited = predicate.subject is not None and not predicate.own_subject
    return inherited and predicate.subject is not None and predicate.subject.members[0].weapon


def _speaker_before(predicate: Predicate, predicates: list[Predicate], mute: bool) -> Predicate | None:
    """Who tells that in which an act of blame stands, with somebody else as its subject.

    Behind what ships and planes did, `mute`, all words are those of whoever tells of it.
    """
    blames = predicate.is_act and (predicate.event == "ACCUSE" or (mute and is_verbal(predicate)))
    if not blames or predicate.nominal or predicate.passive:
        return None
    before = [p for p in reversed(predicates) if p.index < predicate.index]
    speaker = next((p for p in before if p.phrase.kind == "speech" or (mute and is_verbal(p))), None)
    if speaker is None or speaker.subject is None or predicate.subject is speaker.subject:
        return None
    return speaker


def doer_before(segment: list[Unit], predicate: Predicate) -> Group | None:
    """`ba chiếc UAV do Malta phóng`, `với Oman làm trung gian`: the group right before the verb acts."""
    wanted = {"by", "for", "with"} if predicate.phrase["frame"] == "mediate" else {"by", "for"}
    for unit in reversed(segment):
        if isinstance(unit, Group):
            return unit if unit.preposition in wanted and may_act(unit) else None
        if unit.kind != "time" and not is_aux(unit):
            return None
    return None


def armed_for(segment: list[Unit], predicate: Predicate, previous: Predicate) -> Group | None:
    """`cung cấp tên lửa cho Malta không kích Chile`: whoever gets arms or word strikes, not who gives it."""
    last = segment[-1] if segment else None
    strikes = predicate.is_act and predicate.event == "ASSAULT" and not predicate.nominal
    if not strikes or not isinstance(last, Group) or last.preposition != "to" or not may_act(last):
        return None
    given = previous.is_act and previous.event in _GIVEN
    told = given or (last.members[0].weapon and previous.event not in {"ASSAULT", "MOBILIZE"})
    return last if told and predicate.phrase.start - last.end <= 1 else None


def shot_at(previous: Predicate, predicate: Predicate, segment: list[Unit]) -> Group | None:
    """`bắn rơi UAV xâm phạm không phận`, `chặn tên lửa Y phóng`: who intruded or fired is not who shot."""
    if not previous.is_act or previous.event != "ASSAULT" or previous.passive or not predicate.is_act:
        return None
    fired = predicate.event == "ASSAULT" and predicate.phrase["frame"] == "to"
    if not (predicate.event == "MOBILIZE" or fired) or not segment or predicate.nominal:
        return None
    groups = [unit for unit in segment if isinstance(unit, Group) and unit.preposition != "aside"]
    weapons = [group for group in groups if group.members[0].weapon and (group.bare or fired)]
    if not weapons:
        return None
    behind = groups[groups.index(weapons[-1]) + 1 :]
    if not behind:
        return weapons[-1]
    return behind[0] if [group.preposition for group in behind] in (["of"], ["belongs"]) else None


def complete_subjects(units: list[Unit], predicates: list[Predicate]) -> None:
    """`Phát biểu tại Oslo, ông Abela cảnh báo …`: the main subject holds for what opens the sentence."""
    opening = list(takewhile(lambda predicate: predicate.subject is None, predicates))
    orphans = [p for p in opening if (p.located or p.light or not p.nominal) and not _named_by_noun(p)]
    main = main_subject(units, orphans[0].index) if orphans else None
    if main is None:
        return
    for orphan in orphans:
        if orphan.phrase.start < main.start or orphan.relation == "coordinate":
            orphan.subject = main
    told = next((p for p in predicates if p.subject is main and p.own_subject), None)
    if told is not None and told.subordinator is None:
        told.governor, told.relation = None, "main"


def _named_by_noun(predicate: Predicate) -> bool:
    """`Giữa những cáo buộc về việc vi phạm ngừng bắn, Malta …`: what a noun is about is not Malta's deed."""
    outer = predicate.governor
    about = predicate.relation == "complement" and outer is not None and outer.is_act
    return about and outer is not None and outer.nominal and not outer.light and outer.subject is None


def main_subject(units: list[Unit], start: int) -> Group | None:
    """The first bare group right behind a comma, from unit `start` on, that says who is meant."""
    for i in range(start + 1, len(units)):
        unit = units[i]
        if not isinstance(unit, Group) or not unit.bare or not sets_off(units[i - 1]):
            continue
        if unit.start - units[i - 1].end <= 1 and may_act(unit) and tells_who(unit):
            return None if _cites(units[i + 1 : i + 3]) else unit
    return None


def _cites(behind: list[Unit]) -> bool:
    """Whether an agency is named only because it quotes somebody: "…, TASS hôm nay dẫn lời …"."""
    untimed = (
        behind[1:] if behind and isinstance(behind[0], Phrase) and behind[0].kind == "time" else behind[:1]
    )
    return any(isinstance(unit, Phrase) and unit["value"] == "cites" for unit in untimed)
