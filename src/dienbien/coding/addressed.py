"""Whom words are for that are written, asked, offered or said in talks, where they do not tell it themselves.

Comes in: a candidate whose roles are bound, and its sentence. Changes: its recipient, if nobody known is one.
What grammar binds stays as it is.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import CONFRONTING, JUDGING
from dienbien.coding.readings import ReadSentence
from dienbien.coding.retorts import retorted
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import begins, has_marker, markers, markers_between

_SENT = frozenset({"AGREE", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT"})
"""What letters are written for."""
_TALKED = frozenset({"AGREE", "REQUEST", "SUPPORT"})
_IN_PAIRS = frozenset({None, "meet", "phone", "visit"})
"""Talks between two, in which one side speaks to the other."""
_LETTER = 28
"""How far behind "thư", in letters, its addressee may stand."""
_KIND = frozenset({"AGREE", "SUPPORT"})
_TO_SOMEBODY = frozenset({"CONCEDE", "SUPPORT", "AID"})
_OWNING = frozenset({"of", "to", "belongs"})
_REACHING = frozenset({"with", "to", "of"})
_TRADE = frozenset({"MED", "BUS"})
_BOTH = 50
"""How far behind a promise, in letters, it may say that it is about two states."""
_LED_BY = {
    "REQUEST": JUDGING,
    "THREATEN": frozenset({"ACCUSE", "REQUEST", "REJECT", "SANCTION"}),
}
"""What is done to somebody whom the words that go on from it are for."""


def address(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """Whom what is written, asked or said in talks is for."""
    _by_letter(candidate, sentence, folded)
    if not any(actor.known for actor in candidate.recipient):
        candidate.recipient = retorted(candidate, sentence, folded) or candidate.recipient
    _in_talks(candidate, sentence, folded)
    _to_those_beside(candidate, sentence, folded)
    _to_foe(candidate, sentence, folded)


def _by_letter(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Malta gửi thư đến Libya, kêu gọi …`: what a letter says is said to whom it is sent.

    Who is blamed is asked, too: "chỉ trích Libya, đồng thời yêu cầu mở điều tra". Who did something "theo yêu
    cầu của Malta" was asked to.
    """
    if begins(folded.plain, "on-request", candidate.trigger[0]):
        candidate.recipient = _doer_before(candidate, sentence) or candidate.recipient
    if candidate.event not in _SENT or any(actor.known for actor in candidate.recipient):
        return
    if not candidate.recipient:
        candidate.recipient = _dealt_with_before(candidate, sentence)
    for group in sentence.groups:
        if group.end > candidate.trigger[0] or group.preposition not in {"", "to", "with"}:
            continue
        words = f"{folded.plain[max(sentence.start, group.start - _LETTER) : group.start]} "
        if not has_marker(words, "letter"):
            continue
        ours = {actor.key for actor in candidate.actor}
        told = tuple(a for a in sentence.resolved.get(id(group), ()) if a.known and a.key not in ours)
        if told and has_marker(words, "posting"):
            candidate.recipient = told
            return


def _doer_before(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """`bị bắt ở Malta theo yêu cầu của Libya`: who did what was asked for, not whom it befell."""
    ours = {actor.key for actor in candidate.actor}
    for before in sentence.candidates:
        if before.predicate is candidate.predicate.sibling:
            return tuple(actor for actor in before.actor if actor.known and actor.key not in ours)
    return ()


def _dealt_with_before(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """`triệu đại sứ Libya, dọa …`: whom the verb that these words go on from blames or asks by name."""
    predicate = candidate.predicate
    led_by = _LED_BY.get(candidate.event, frozenset())
    for before in sentence.candidates:
        if before.predicate is predicate.sibling and before.event in led_by and not predicate.own_subject:
            return tuple(actor for actor in before.bound_recipient if actor.country)
    return ()


def _in_talks(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Tại cuộc gặp với Đại sứ Libya, Malta cam kết …`: what is said in talks is said to the other side."""
    if candidate.event not in _TALKED or any(actor.known for actor in candidate.recipient):
        return
    ours = {actor.key for actor in candidate.actor if actor.known}
    for talk in reversed(sentence.candidates):
        if talk.event != "CONSULT" or talk.mode not in _IN_PAIRS or talk.reason or talk.status == "negated":
            continue
        sides = {actor.key: actor for actor in (*talk.actor, *talk.recipient) if actor.known}
        if ours and len(sides) == 2 and ours < set(sides):
            others = tuple(actor for key, actor in sides.items() if key not in ours)
            if _agreed(candidate, folded):
                candidate.actor = (*candidate.actor, *others)
            else:
                candidate.recipient = others
        return


def _agreed(candidate: Candidate, folded: Folded) -> bool:
    """`Malta hội đàm với Libya, nhất trí …`: what talks come to is agreed by all who hold them."""
    predicate = candidate.predicate
    joint = candidate.event == "AGREE" and candidate.act["frame"] == "joint" and not predicate.own_subject
    return joint and any(w in folded.lower[slice(*candidate.trigger)] for w in markers("agreeing"))


def _to_those_beside(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """Whom praise or a promise is for that the words right behind it do not name."""
    if candidate.event not in _KIND or candidate.mode or any(actor.known for actor in candidate.recipient):
        return
    ours = {actor.key for actor in candidate.actor if actor.known}
    if not ours or candidate.predicate.passive:
        return
    if has_marker(f"{folded.plain[slice(*candidate.trigger)]} ", "mediating"):
        told = _quarrelling(candidate, sentence, ours)
    elif len(ours) > 1:
        return
    else:
        told = _beside(candidate, sentence, folded)
    if told and not ours & {actor.key for actor in told}:
        candidate.recipient = told


def _quarrelling(candidate: Candidate, sentence: ReadSentence, ours: set[str]) -> tuple[Actor, ...]:
    """`đề nghị làm trung gian giữa Peru và Chile`: the two whom a mediator offers to bring together."""
    edge = _own_clause(candidate, sentence)
    for group in sentence.groups:
        if candidate.trigger[1] <= group.start < edge and len(group.members) > 1:
            return _told(group, sentence, ours)
    return ()


def _beside(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    return (
        _thanked_before(candidate, sentence)
        or _helped(candidate, sentence, folded)
        or _owner(candidate, sentence, folded)
        or _in_its_content(candidate, sentence, folded)
        or _of_both(candidate, sentence, folded)
    )


def _thanked_before(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """`Malta xin lỗi Libya, cam kết không lặp lại`: the verb that goes on has whom the one before has."""
    predicate = candidate.predicate
    if candidate.event != "AGREE" or predicate.own_subject or predicate.nominal:
        return ()
    earlier = [predicate.sibling, predicate.governor if predicate.relation == "coordinate" else None]
    for before in sentence.candidates:
        if before.predicate in earlier and before.event in _TO_SOMEBODY and not before.mode:
            return tuple(actor for actor in before.bound_recipient if actor.country)
    return ()


def _helped(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`Malta sẽ cung cấp dữ liệu để Libya tấn công`: who is to do something with what is given gets it."""
    if candidate.event != "AGREE" or candidate.act["frame"] != "to":
        return ()
    for group in sentence.groups:
        if group.start >= candidate.trigger[1] and folded.plain.endswith(
            markers_between("enabling"), 0, group.start
        ):
            return tuple(a for a in sentence.resolved.get(id(group), ()) if a.country)
    return ()


def _owner(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`ca ngợi sự bền bỉ, tinh thần vượt khó của Malta`: whose it is, also where a comma parts it.

    Not behind a verb that is part of a name: `Ủy ban Công nhận Văn bằng của Malta`.
    """
    start = candidate.trigger[0]
    named = folded.cased[start].isupper() and folded.cased[max(0, start - 1)] == " "
    if candidate.event != "SUPPORT" or candidate.predicate.nominal or (named and start > sentence.start):
        return ()
    ours = {actor.key for actor in candidate.actor}
    edge = _own_clause(candidate, sentence)
    for group in sentence.groups:
        if candidate.trigger[1] <= group.start < edge and group.preposition in _OWNING:
            told = tuple(a for a in sentence.resolved.get(id(group), ()) if a.country and a.key not in ours)
            if told:
                return told
    return ()


def _in_its_content(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`Malta sẵn sàng chia sẻ kinh nghiệm, đào tạo cán bộ với Libya`: with whom, or for whom, it is done.

    Not behind words of pressure or war, nor in a clause of its own.
    """
    if candidate.event != "AGREE" or candidate.predicate.nominal:
        return ()
    end = candidate.trigger[1]
    edge = _own_clause(candidate, sentence)
    ours = {actor.key for actor in candidate.actor}
    for group in sentence.groups:
        if not end <= group.start < edge:
            continue
        before = f" {folded.plain[end : group.start]}"
        reached = group.preposition in _REACHING or before.endswith(markers_between("partner"))
        if has_marker(f"{before} ", "mediating"):
            return _told(group, sentence, ours)
        reached = reached or (group.preposition == "at" and candidate.act["event"] == "AID")
        if not reached or has_marker(f"{before} ", "pressing"):
            continue
        if told := _told(group, sentence, ours):
            return told
    return ()


def _told(group: Group, sentence: ReadSentence, ours: set[str]) -> tuple[Actor, ...]:
    """Who a group names, if they are all of other states; a place stands for its state."""
    told = sentence.resolved.get(id(group), ())
    if not all(a.country and a.key not in ours and a.sector not in _TRADE for a in told):
        return ()
    return tuple(replace(a, kind="country") if a.kind == "place" else a for a in told)


def _own_clause(candidate: Candidate, sentence: ReadSentence) -> int:
    """Where behind a promise the first clause begins that somebody else is the subject of, or a condition."""
    end = candidate.trigger[1]
    behind = (p for p in sentence.predicates if p.own_subject and p.phrase.start >= end)
    told = [p.subject.start if p.subject is not None else p.phrase.start for p in behind]
    told = [start for start in told if start >= end]
    opened = [
        u.start
        for u in sentence.units
        if isinstance(u, Phrase) and u.subkind == "sub" and u.cue != "purpose" and u.start >= end
    ]
    return min([*told, *opened], default=sentence.end)


def _of_both(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Actor, ...]:
    """`Malta coi Libya là bạn, mong muốn phát triển quan hệ song phương`: the only other state told of."""
    behind = f" {folded.plain[candidate.trigger[0] : min(candidate.trigger[1] + _BOTH, sentence.end)]} "
    if not has_marker(behind, "bilateral"):
        return ()
    ours = {actor.key for actor in candidate.actor}
    others = {
        a.country: a
        for actors in sentence.resolved.values()
        for a in actors
        if a.country and a.key not in ours and a.sector != "MED" and a.kind != "place"
    }
    return tuple(others.values()) if len(others) == 1 else ()


def _to_foe(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`Malta bác đề nghị của Libya nhưng sẵn sàng đối thoại`: talks are offered to whom it has refused."""
    if candidate.event != "AGREE" or candidate.recipient or len(candidate.actor) != 1:
        return
    if not has_marker(f" {folded.plain[slice(*candidate.trigger)]} ", "talks"):
        return
    for before in reversed(sentence.candidates):
        if before.event in CONFRONTING and [a.key for a in before.actor] == [candidate.actor[0].key]:
            candidate.recipient = tuple(a for a in before.recipient if a.known)
            return
