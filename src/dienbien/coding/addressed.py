"""Whom words are for that are written, asked, offered or said in talks, where they do not tell it themselves.

Comes in: a candidate whose roles are bound, and its sentence. Changes: its recipient, if nobody known is one.
What grammar binds stays as it is.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import CONFRONTING
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import begins, has_marker

_SENT = frozenset({"AGREE", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT"})
"""What letters are written for."""
_TALKED = frozenset({"AGREE", "REQUEST", "SUPPORT"})
_IN_PAIRS = frozenset({None, "meet", "phone", "visit"})
"""Talks between two, in which one side speaks to the other."""
_LETTER = 28
"""How far behind "thư", in letters, its addressee may stand."""


def address(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """Whom what is written, asked or said in talks is for."""
    _by_letter(candidate, sentence, folded)
    _in_talks(candidate, sentence)
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
    if candidate.event == "REQUEST" and not candidate.recipient:
        candidate.recipient = _blamed_before(candidate, sentence)
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


def _blamed_before(candidate: Candidate, sentence: ReadSentence) -> tuple[Actor, ...]:
    """Whom the verb that the demand goes on from blames by name."""
    predicate = candidate.predicate
    for before in sentence.candidates:
        if before.predicate is predicate.sibling and before.event == "ACCUSE" and not predicate.own_subject:
            return tuple(actor for actor in before.bound_recipient if actor.country)
    return ()


def _in_talks(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Tại cuộc gặp với Đại sứ Libya, Malta cam kết …`: what is said in talks is said to the other side."""
    if candidate.event not in _TALKED or any(actor.known for actor in candidate.recipient):
        return
    ours = {actor.key for actor in candidate.actor if actor.known}
    for talk in reversed(sentence.candidates):
        if talk.event != "CONSULT" or talk.mode not in _IN_PAIRS or talk.reason or talk.status == "negated":
            continue
        sides = {actor.key: actor for actor in (*talk.actor, *talk.recipient) if actor.known}
        if ours and len(sides) == 2 and ours < set(sides):
            candidate.recipient = tuple(actor for key, actor in sides.items() if key not in ours)
        return


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
