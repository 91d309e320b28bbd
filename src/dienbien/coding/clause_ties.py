"""How the clause of a predicate stands to what the sentence told before it.

Comes in: the units between two predicates, and both predicates. Goes out: whether the later one begins anew,
goes on with the same doer, describes a noun phrase or accompanies the earlier one, and who speaks again
behind what was asked. Which noun phrase is a subject is the work of `subjects`.
"""

from dienbien.coding.groups import Unit
from dienbien.coding.kinds import BY_FORCE, OF_FORCES, SOMEBODY, SPOKEN
from dienbien.coding.predicates import Predicate, is_verbal, speaks
from dienbien.coding.subjects import acting, adds, asker, is_aux, returns, sets_off, speech_over, tells_who
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import marked, markers

_PUNISHING = frozenset({"ACCUSE", "SANCTION", "COERCE", "THREATEN"})
_ANSWERS = frozenset({"ACCUSE", "REJECT", "STATE"})
"""What the words of somebody get from others."""
_OF_BLAMERS = frozenset({"ACCUSE", "REQUEST"})
"""What those who blame somebody in neutral words go on to say."""
_CLAUSE_MARKS = frozenset({",", ";", ":", "."})
_CASE = 5
"""How many letters may stand between a suspect and the deed that names the case: "nghi phạm vụ sát hại …"."""
_GOVERNED = frozenset({"with", "of", "to"})
_BEFALLEN = frozenset({"about", "for", "from"})
"""Prepositions that govern a noun phrase of which a passive verb right behind it tells."""


def arrives(previous: Predicate, bare: list[Group]) -> bool:
    """`ông Abela sang Libya gặp …`, `trao đổi với tờ Times khẳng định`: who travels or talks acts on."""
    at_once = len(bare) == 1 and bare[0].start - previous.phrase.end <= 1
    if at_once and previous.phrase["event"] == "CONSULT" and bare[0].members[0].sector == "MED":
        return True
    visits = previous.phrase["event"] == "CONSULT" and previous.phrase["mode"] == "visit"
    reached = len(bare) == 1 and bare[0].members[0].kind == "country" and len(bare[0].members) == 1
    return visits and reached and any(group is bare[0] for group in previous.objects)


def begins_anew(predicate: Predicate, previous: Predicate, segment: list[Unit], subject: Group) -> bool:
    """`Chile kêu gọi ngừng bắn, (và) Peru từ chối`: a comma and another side's name begin another clause."""
    at = segment.index(subject)
    added = at > 1 and _joins(segment[at - 1]) and sets_off(segment[at - 2])
    if predicate.nominal or not at or not tells_who(subject):
        return False
    if added:
        return previous.is_act and previous.quoted == predicate.quoted
    if not sets_off(segment[at - 1]):
        return False
    before = segment[at - 2] if at > 1 else None
    if isinstance(before, Group) and not before.bare and subject.members[0].kind in {"country", "place"}:
        return False
    inside = previous.governor is not None and previous.governor.is_act and not is_verbal(predicate)
    told = previous.is_act and (not previous.nominal or _fronted(previous))
    return told and not inside and previous.quoted == predicate.quoted


def _fronted(previous: Predicate) -> bool:
    """`Để dẹp cuộc biểu tình, chính phủ …`: what "để" opens at the head of a sentence ends there."""
    opener = previous.subordinator
    return opener is not None and opener["value"] == "purpose" and previous.governor is None


def blamed_too(predicate: Predicate, previous: Predicate, segment: list[Unit]) -> bool:
    """`lên án Y về vụ tấn công Z và bắt …`: what "và" joins to the noun that tells the blame, Y did, too."""
    link, blame = segment[-1] if segment else None, previous.governor
    joined = isinstance(link, Phrase) and link["value"] == "and" and not any(map(sets_off, segment))
    if not joined or blame is None or not (blame.is_act and predicate.is_act) or predicate.nominal:
        return False
    told = blame.event == "ACCUSE" and not blame.nominal and previous.is_act and previous.nominal
    return told and {previous.event, predicate.event} <= BY_FORCE and previous.relation == "complement"


def blamed_on(predicate: Predicate, lender: Predicate) -> bool:
    """`X phản đối Y điều tàu chiến, tấn công Z`: behind one deed that Y is blamed for comes another."""
    blame = lender.governor
    deeds = predicate.is_act and predicate.event == "ASSAULT" and lender.event in OF_FORCES
    return deeds and blame is not None and blame.is_act and blame.event == "ACCUSE"


def _joins(unit: Unit) -> bool:
    return isinstance(unit, Phrase) and unit.kind == "cue" and unit["kind"] == "join"


def stricken(segment: list[Unit], bare: list[Group]) -> bool:
    """`tin về công dân Peru bị lừa, giết hại`: "bị" behind somebody's name holds past the comma, too."""
    passive = next(
        (i for i, u in enumerate(segment) if isinstance(u, Phrase) and u["value"] == "passive"), -1
    )
    return bool(bare) and 0 < segment.index(bare[-1]) < passive and sets_off(segment[-1])


def goes_on(segment: list[Unit], last: Group) -> bool:
    """`nói Y sẽ điều hành Z và triển khai quân`: "và" goes on with Y, past the object of an unknown verb."""
    return any(_joins(unit) for unit in segment[segment.index(last) + 1 :]) and not passive_position(segment)


def befalls(segment: list[Unit]) -> bool:
    """`Ông A, người ủng hộ B, bị C bắt`: "bị" behind a comma goes back to whom the sentence is about."""
    passive = passive_position(segment)
    if passive is None:
        return False
    opener = passive
    while opener and is_aux(segment[opener - 1]):
        opener -= 1
    return opener > 0 and sets_off(segment[opener - 1])


def answered(
    predicate: Predicate, previous: Predicate, segment: list[Unit], bare: list[Group]
) -> Predicate | None:
    """`X yêu cầu Y rút quân, bị Z chỉ trích`: the words that get the blame, not what they are about."""
    if not predicate.is_act or predicate.event not in _ANSWERS or not befalls(segment):
        return None
    passive = passive_position(segment)
    before = [group for group in bare if passive is not None and segment.index(group) < passive]
    if any(not any(group is other for other in previous.objects) for group in before):
        return None
    spoken = previous if is_verbal(previous) else previous.governor
    if spoken is None or not spoken.is_act or not is_verbal(spoken) or spoken.nominal or spoken.passive:
        return None
    return spoken if spoken.own_subject and spoken.subject is not None else None


def suspect(predicate: Predicate, previous: Predicate, segment: list[Unit], bare: list[Group]) -> bool:
    """`Nghi phạm sát hại nghị sĩ A bị bắt`: what befalls an unnamed doer, not whom the deed was done to."""
    doer, passive = previous.subject, passive_position(segment)
    if passive is None and (predicate.endured or _only_struck(previous, segment, bare)):
        passive = len(segment)
    if passive is None or doer is None or not previous.is_act or previous.event != "ASSAULT":
        return False
    told = previous.nominal and not (previous.located or previous.phrase.start - doer.end <= _CASE)
    done = any(aux["value"] != "hypothetical" for aux in previous.aux)  # `Người âm mưu ám sát ông A xin lỗi`
    if tells_who(doer) or told or previous.passive or done or not previous.own_subject:
        return False
    return all(segment.index(group) < passive for group in bare[:-1] or bare)


def _only_struck(previous: Predicate, segment: list[Unit], bare: list[Group]) -> bool:
    """`Nghi phạm sát hại nghị sĩ A lên tiếng xin lỗi`: no comma, and nobody named but the one struck."""
    parted = any(isinstance(u, Phrase) and u.kind in {"punctuation", "cue"} for u in segment)
    doer = previous.subject.members[0] if previous.subject is not None else None
    crowd = doer is not None and (doer.kind == "crowd" or doer.rank == "people")
    return crowd and not parted and all(any(g is o for o in previous.objects) for g in bare)


def beside_account(segment: list[Unit], bare: list[Group], predicate: Predicate) -> Group | None:
    """`X im lặng về vụ Y tấn công Z, nhưng khẳng định …`: X, the subject of the sentence around "vụ"."""
    if len(bare) < 2 or predicate.subject is not bare[-1] or not in_event(segment, bare[-1]):
        return None
    return bare[-2] if tells_who(bare[-2]) else None


def in_event(segment: list[Unit], subject: Group) -> bool:
    """`về vụ Y tấn công Z`: whether "vụ" makes one noun of what the subject did."""
    opener = segment[segment.index(subject) - 1]
    return isinstance(opener, Phrase) and opener.kind == "cue" and opener["value"] == "classifier"


def causer(predicate: Predicate, before: list[Unit]) -> Group | None:
    """`X khiến Y mất 90 quân và bắn rơi 3 UAV`: X, who is told to have caused it, struck again."""
    link = predicate.subordinator["value"] if predicate.subordinator else ""
    if link != "cause" or predicate.phrase["frame"] != "suffer":
        return None
    return next((group for group in reversed(acting(before)) if tells_who(group)), None)


def goes_back(predicate: Predicate, lender: Predicate, segment: list[Unit]) -> bool:
    """Whether a clause goes on with whoever the clause before it only came from."""
    if lender.phrase["frame"] == "suffer":
        return predicate.is_act and predicate.event == lender.event and predicate.phrase["frame"] != "suffer"
    parted = any(sets_off(unit) for unit in segment) or adds(segment)
    return parted and (not predicate.is_act or predicate.event in SPOKEN)


def speaks_up(lender: Predicate, predicate: Predicate) -> bool:
    """`X bị Y bắt, kêu gọi …`: what is said behind a deed that befell somebody is said by them."""
    struck = lender.subject
    deed = lender.is_act and lender.event not in SPOKEN
    said = predicate.phrase.kind == "speech" or predicate.event in SPOKEN
    return deed and said and struck is not None and tells_who(struck) and not struck.members[0].weapon


def accompanies(folded: Folded, units: list[Unit], predicate: Predicate) -> bool:
    """`giữ một phi công với cáo buộc …`: who does the one does the other, to the same."""
    before = units[predicate.index - 1] if predicate.index else None
    if (
        not isinstance(before, Phrase)
        or before.kind != "cue"
        or before["value"] not in {"with", "about", "for"}
    ):
        return False
    return predicate.phrase["event"] == "ACCUSE" and folded.lower[before.end : predicate.phrase.start] == " "


def relative_doer(segment: list[Unit], predicate: Predicate) -> Group | None:
    """`dự tiệc với Quốc vương Jordan đang thăm Malta`: the noun phrase right before the auxiliary acts."""
    if not (predicate.aux or predicate.endured) or predicate.nominal:
        return None
    befallen = _BEFALLEN if predicate.endured else frozenset()
    groups = [
        u
        for u in segment
        if isinstance(u, Group)
        and (
            u.preposition in _GOVERNED | befallen
            or (predicate.endured and u.preposition == "according" and u.members[0].weapon)
        )
    ]
    if not groups or groups[-1].members[0].kind == "place":
        return None
    behind = segment[segment.index(groups[-1]) + 1 :]
    only_verb = all(
        isinstance(u, Phrase) and (u.kind == "time" or u["value"] == "at" or u in predicate.aux)
        for u in behind
    )
    return groups[-1] if (behind or predicate.endured) and only_verb else None


def is_judged(previous: Predicate) -> bool:
    """`một tài xế mà Malta cho là đã tông …`: the clause before only says what somebody thinks of them."""
    link = previous.subordinator
    thinks = previous.phrase["kind"] == "opinion" or (
        previous.is_act and previous.phrase["content"] == "claim"
    )
    return link is not None and link["value"] == "which" and previous.own_subject and thinks


def judged(previous: Predicate, units: list[Unit]) -> Group | None:
    """Of whom somebody thinks so: told right before "mà", nobody where no table knows them."""
    link = previous.subordinator
    at = next((i for i, unit in enumerate(units) if unit is link), 0)
    before = units[at - 1] if at else None
    return before if isinstance(before, Group) and before.members[0].kind != "place" else None


def doer_in_brackets(segment: list[Unit]) -> Group | None:
    """`A và B, do Oman đứng giữa dàn xếp, đã ký`: who is named with "do" does what follows at once."""
    doers = [g for g in segment if isinstance(g, Group) and g.preposition in {"by", "for"}]
    return doers[-1] if doers and segment[-1] is doers[-1] else None


def passive_position(segment: list[Unit]) -> int | None:
    """Where the last "bị" or "được" of a stretch stands, None if there is none.

    One before "và" belongs to a verb that no table knows: "khẳng định bà bị lừa và đề nghị thả bà".
    """
    only_verb = True
    for i in range(len(segment) - 1, -1, -1):
        unit = segment[i]
        if only_verb and isinstance(unit, Phrase) and unit.kind == "cue" and unit.subkind == "join":
            return None
        if (
            not only_verb
            and is_aux(unit)
            and isinstance(unit, Phrase)
            and unit["phrase"] in marked("planning")
        ):
            return None  # `được Peru lên kế hoạch ở Lima và nhắm vào …`: the plan was made, not the deed
        only_verb = only_verb and is_aux(unit)
        if isinstance(unit, Phrase) and unit.kind == "cue" and unit.cue == "passive":
            return None if _closed(segment[i + 1 :]) or _elsewhere(segment[i + 1 :]) else i
    return None


def _elsewhere(behind: list[Unit]) -> bool:
    """`Canh gác được tăng cường sau vụ Malta bắt ông A`: "sau vụ" opens an account of its own."""
    for before, opener, doer in zip(behind, behind[1:], behind[2:], strict=False):
        if not isinstance(doer, Group) or not isinstance(opener, Phrase) or not isinstance(before, Phrase):
            continue
        if opener["value"] == "classifier" and before.kind == "cue" and before.subkind == "prep":
            return doer.bare
    return False


def _closed(behind: list[Unit]) -> bool:
    """`Sau buổi lễ được dời vào nhà hát, ông A gặp …`: before the comma nobody does the "được"."""
    comma = next((i for i, unit in enumerate(behind) if sets_off(unit)), None)
    if comma is None or acting(behind[:comma]):
        return False
    return any(group.members[0].kind in SOMEBODY for group in acting(behind[comma : comma + 2]))


def speaking_again(predicate: Predicate, previous: Predicate, segment: list[Unit]) -> "Predicate | None":
    """The outer act of speech whose speaker says what now follows, None if the inner subject does."""
    demanded = any(aux["value"] == "must" for aux in previous.aux)
    if is_verbal(predicate) and demanded and adds(segment):
        return previous.governor
    telling = previous.governor is not None and speaks(previous.governor)
    turned = telling and turns(predicate, segment) and any(map(sets_off, segment))
    judged = telling and previous.is_act and previous.phrase["frame"] == "blame" and _voices(predicate)
    if turned or judged or returns(predicate, previous, segment):
        return previous.governor
    return asker(predicate, previous, segment)


def _voices(predicate: Predicate) -> bool:
    """`nói Y đạo đức giả và cáo buộc Y …`: words that who blames another says next, not the one blamed."""
    if not predicate.is_act:
        return predicate.phrase.kind == "speech"
    return predicate.event in _OF_BLAMERS and predicate.phrase["frame"] != "blame" and not predicate.nominal


def turns(predicate: Predicate, segment: list[Unit]) -> bool:
    """`sẵn sàng gặp Y, song chỉ trích Z`: words behind "song" are no part of what was offered."""
    opposed = any(isinstance(unit, Phrase) and unit["value"] == "but" for unit in segment)
    befallen = predicate.endured or passive_position(segment) is not None
    return opposed and not befallen and predicate.is_act and predicate.event in SPOKEN


def peer_governor(predicate: Predicate, previous: Predicate, segment: list[Unit]) -> "Predicate | None":
    """Material acts after "và" stay inside what they were said in; verbal acts step out to the main line."""
    if turns(predicate, segment):
        return speech_over(previous)
    if predicate.phrase.kind == "speech" or is_verbal(predicate):
        return previous.governor
    return previous if previous.phrase["content"] == "opaque" else previous.governor


def is_charge(folded: Folded, predicate: Predicate, previous: Predicate) -> bool:
    """`trừng phạt Y vì tấn công Z`, `bắt Y với cáo buộc tấn công Z`: Y is the one who attacked.

    So is who is sought: `bắt nghi phạm sát hại Z`. Also where no table knows Y: then nobody is known to have
    attacked.
    """
    if not previous.is_act or previous.event not in _PUNISHING or predicate.phrase["form"] == "noun":
        return False
    before = folded.lower[previous.phrase.end : predicate.phrase.start].rstrip()
    sought = folded.lower[previous.phrase.start : previous.phrase.end].endswith(markers("culprit"))
    if before.endswith(markers("charged")) or (sought and not before):
        return True
    return before.endswith(markers("charge")) and not any(mark in before for mark in _CLAUSE_MARKS)
