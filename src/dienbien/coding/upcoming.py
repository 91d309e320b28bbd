"""Meetings and help that are still to come: announced ones are AGREE, those only named ahead are no records.

Comes in: a candidate, before it is judged or once it is dated. Changes: its event, mode and status, or its
reason (codebook sections 3 and 11.2). Words that stand right at the verb ("sẽ gặp") are read by `status`.
"""

import datetime

from dienbien.coding.candidates import Candidate
from dienbien.coding.dates import DECIDED
from dienbien.coding.kinds import PLEDGED
from dienbien.coding.readings import ReadSentence
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import ends_apart, has_marker, markers, markers_apart
from dienbien.records import edtf

_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "STATE", "THREATEN"})
_OPEN = frozenset({"hypothetical", "negated"})
_BOTH = 2
_AHEAD = "named ahead of it, not told"
_BEHIND = 60
"""How far behind a noun of meeting, in letters, "sắp tới" may stand."""
_CLAUSE = 60
"""How far before it, in letters, a hope or fear may stand that is about it."""
_BEFORE = 24
"""How far before it "trước thềm" may stand, with the words that count it between."""


def announce(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`cuộc gặp sắp tới giữa …` is announced; "trước thềm hội nghị" names what everybody knows of.

    A day behind the noun tells it (codebook section 11.3), and so does "Trước cuộc gặp …" that opens one. Who
    met "bên lề hội nghị" of others is told by another act.
    """
    predicate = candidate.predicate
    if candidate.act["event"] != "CONSULT" or not predicate.nominal:
        _announce_then(candidate, sentence)
        return
    start, end = candidate.trigger
    before = folded.plain[max(sentence.start, start - _BEFORE) : start].rstrip()
    if candidate.act["mode"] == "multilateral" and ends_apart(before, "setting"):
        candidate.reason = candidate.reason or "only says where others met"
    if predicate.times_after:
        return
    behind = folded.lower[end : min(end + _BEHIND, sentence.end)].split(",")[0]
    coming = any(f" {word}" in behind for word in markers("coming-up")) or before.endswith(
        markers("coming-up")
    )
    if candidate.event == "CONSULT" and candidate.status == "occurred" and coming:
        pledge(candidate)
    elif not coming and (
        _ahead(before) or _hoped_of(folded.plain[max(sentence.start, start - _CLAUSE) : start])
    ):
        candidate.reason = candidate.reason or _AHEAD


def _ahead(before: str) -> bool:
    """`chờ (các)`: right before the noun, with more before it."""
    for word in markers_apart("several"):
        before = before.removesuffix(word)
    return " " in before and before.endswith(markers_apart("eve"))


def _hoped_of(before: str) -> bool:
    """`Nỗi lo của người Malta về`, `ít kỳ vọng kết quả`: a hope or fear that the noun is what it is about."""
    clause = before.rstrip().rpartition(",")[2]
    return clause.endswith(markers_apart("hope-about")) and has_marker(f" {clause} ", "hoping")


def _announce_then(candidate: Candidate, sentence: ReadSentence) -> None:
    """`Thuế quan sẽ là chủ đề chính khi Malta gặp Libya`: held when that comes."""
    predicate = candidate.predicate
    link = predicate.subordinator
    told = candidate.event == "CONSULT" and candidate.status == "occurred" and not predicate.aux
    if not told or link is None or link["value"] != "when" or not predicate.own_subject:
        return
    coming = (u for u in sentence.units if isinstance(u, Phrase) and u.end <= link.start)
    values = [u.cue for u in coming if u.kind == "cue" and u.subkind == "aux"]
    if values and values[-1] == "future":
        pledge(candidate)


def foretell(candidate: Candidate, published: datetime.date | None) -> None:
    """A meeting on a later day than the page is announced, whatever its verb; other deeds are to come.

    What has been said was so by then: the day is of what it is about ("trước cuộc gặp ngày 15/8").
    """
    if candidate.status not in {"occurred", "ongoing"}:
        return
    day = edtf.earliest(candidate.date) if candidate.date and candidate.dated else None
    if day is None or published is None or day <= published:
        return
    if candidate.event in PLEDGED or candidate.mode == "sign":
        pledge(candidate)
    elif candidate.event in DECIDED and (day - published).days > 1:
        candidate.status = "future"
    elif candidate.event in _SAID:
        candidate.date, candidate.dated = None, False


def pledge(candidate: Candidate) -> None:
    """Make it an announced act of good will: AGREE, to come."""
    candidate.event, candidate.mode, candidate.status = "AGREE", None, "future"


def agree_with_text(candidates: list[Candidate], folded: Folded) -> None:
    """A headline's `gặp` is to come where the text tells of the same meeting as coming, and of no other."""
    told = [c for c in candidates if c.zone != "title" and not c.reason]
    coming = {_everybody(c) for c in told if c.event == "AGREE" and c.status == "future"}
    past = {_everybody(c) for c in told if c.event == "CONSULT"}
    for candidate in candidates:
        ahead = candidate.zone == "title" and candidate.event == "CONSULT" and not candidate.reason
        if ahead and _everybody(candidate) in coming - past:
            pledge(candidate)
    _settle_named(candidates, folded)


def _settle_named(candidates: list[Candidate], folded: Folded) -> None:
    """A noun that only names a meeting, with no day, is what the page tells to come or leaves open."""
    held = {_states(c) for c in candidates if c.event == "CONSULT" and not (c.reason or _only_named(c))}
    held |= {_states(c) for c in candidates if _held_before(c, folded)}
    coming = {_states(c) for c in candidates if c.event == "AGREE" and c.status == "future" and not c.reason}
    left_open = {_states(c) for c in candidates if c.act["event"] == "CONSULT" and _is_open(c)}
    for candidate in candidates:
        states = _states(candidate)
        if len(states) < _BOTH or states in held or not _only_named(candidate):
            continue
        if states in coming and not candidate.predicate.located:
            pledge(candidate)
        elif states in left_open:
            candidate.reason = "left open elsewhere on the page"


def _held_before(candidate: Candidate, folded: Folded) -> bool:
    """`sau cuộc gặp Peru - Chile`: behind it, it is over."""
    start = candidate.trigger[0]
    over = candidate.predicate.located and ends_apart(
        folded.plain[max(0, start - _BEFORE) : start].rstrip(), "past-it"
    )
    return candidate.event == "CONSULT" and over


def _is_open(candidate: Candidate) -> bool:
    return candidate.status in _OPEN or candidate.reason == _AHEAD


def _only_named(candidate: Candidate) -> bool:
    """`của thượng đỉnh Peru - Chile`: a bare noun that nothing dates."""
    predicate = candidate.predicate
    if candidate.event != "CONSULT" or candidate.reason or candidate.status != "occurred":
        return False
    if candidate.mode == "visit":
        return False
    bare = predicate.nominal and not (predicate.light or predicate.subordinator)
    return bare and not (predicate.times_after or predicate.times_before)


def _everybody(candidate: Candidate) -> frozenset[str]:
    return frozenset(actor.key for actor in (*candidate.actor, *candidate.recipient) if actor.known)


def _states(candidate: Candidate) -> frozenset[str]:
    return frozenset(actor.country or actor.key for actor in (*candidate.actor, *candidate.recipient))
