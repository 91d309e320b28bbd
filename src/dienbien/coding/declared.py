"""What is declared makes the type: a promise, a refusal or a threat in the content of a stance.

Comes in: the stances of a sentence that no act in their content has taken over (codebook sections 3 and
11.2). Changes: a declaration of what one's own side will do for somebody is AGREE ("Malta khẳng định sẽ đồng
hành với Peru"), of what it will not do REJECT, of what others will suffer THREATEN. Who is meant by the
subject of the content decides.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.warned import condition_at
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import (
    marked,
    markers,
    markers_ahead,
    markers_apart,
    markers_between,
    past,
    threats,
)
from dienbien.records import EventType

_REACH = 160
"""How far behind a declaration, in letters, its content is read."""
_OPENER = 60
"""How far behind a declaration, in letters, "rằng" may stand."""
_LEADS = " ,:\"“‘'"


def settle_declared(sentence: ReadSentence, folded: Folded) -> list[Candidate]:
    """Give stances the type of what they declare; those that have changed, to be judged again."""
    return [c for c in sentence.candidates if _declares(c) and _settle(c, sentence, folded)]


def _declares(candidate: Candidate) -> bool:
    free = not candidate.reason
    stance = candidate.event == "STATE" and candidate.act["content"] == "report"
    return free and stance and bool(candidate.actor) and not candidate.predicate.nominal


def _settle(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    if _to_whoever(candidate, sentence, folded):
        return True
    if candidate.reason:
        return False
    group, content = _content(candidate, sentence, folded)
    doers = sentence.resolved.get(id(group), ()) if group else candidate.actor
    ours = {actor.country for actor in candidate.actor} - {None}
    own = bool(ours & {actor.country for actor in doers}) or not group
    others = _named(candidate, sentence, folded, ours)
    if not own:
        theirs = tuple(a for a in doers if a.country and a.kind != "place")
        if theirs and content.startswith(markers("doom")):
            return _become(candidate, "THREATEN", None, theirs)
        return False
    words = folded.lower[slice(*candidate.trigger)]
    if words.endswith(markers_apart("not")):
        return _refused(candidate, content.lstrip(_LEADS), others)
    if _modal(content):
        return _intended(candidate, _modal(content), others)
    bare = words in marked("declaring") or content.startswith(markers("pledged"))
    return bare and group is None and _intended(candidate, content, others)


def _to_whoever(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> bool:
    """`tuyên bố bất kỳ nước nào mua đồng Peru sẽ bị phạt`: what is in store for whoever does it.

    Where that is a threat by its own words, the declaration only introduces it.
    """
    end = candidate.trigger[1]
    content = folded.plain[end : min(end + _REACH, candidate.span[1])].lstrip(_LEADS)
    content = past(content, "that").lstrip(_LEADS)
    coming = [at for word in markers_between("in-store") if (at := content.find(word)) >= 0]
    if not coming or not content.startswith(markers("whoever")):
        return False
    store = f"{content[min(coming) + 1 :]} "
    suffered = markers_apart("suffered")
    mode = next((mode for word, mode in threats() if any(f"{s}{word}" in store for s in suffered)), None)
    if mode is None and not store.startswith(markers("doom")):
        return False
    for other in sentence.candidates:
        if other.event == "THREATEN" and not other.reason and other.trigger[0] > end:
            candidate.reason = "introduces an act that is a record itself"
            return False
    return _become(candidate, "THREATEN", mode, ())


def _modal(content: str) -> str:
    """The words behind "sẽ", "tiếp tục" and the like; empty where there is none."""
    told = content
    for word in 2 * markers("modal"):  # "có thể sẽ" as well as "sẽ có thể"
        told = told.removeprefix(f"{word} ")
    return "" if told == content else told


def _intended(candidate: Candidate, head: str, others: tuple[Actor, ...]) -> bool:
    """What one's own side will do, by the first words that tell it."""
    head = head.lstrip(_LEADS)
    if head.startswith(markers_ahead("not")):
        return _refused(candidate, past(head, "not"), others)
    if head.startswith(markers("pledged")):
        return _become(candidate, "AGREE", None, others)
    for word in markers("escalating"):
        head = head.removeprefix(f"{word} ")
    mode = next((mode for word, mode in threats() if f" {head}".startswith(word)), None)
    harmless = head.startswith((*markers("withheld"), *markers("easing")))
    if mode is None and (condition_at(head) < 0 or not others or harmless):
        return False
    return _become(candidate, "THREATEN", mode, others)


def _refused(candidate: Candidate, head: str, others: tuple[Actor, ...]) -> bool:
    """`sẽ không (thể) nhượng bộ`: what one's own side will not do, by the words behind "không"."""
    withheld = past(head, "able").startswith(markers("withheld"))
    return withheld and _become(candidate, "REJECT", None, others)


def _become(candidate: Candidate, event: EventType, mode: str | None, others: tuple[Actor, ...]) -> bool:
    """Change a stance; always true, so that it ends a rule."""
    candidate.event, candidate.mode, candidate.recipient = event, mode, others
    return True


def _content(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[Group | None, str]:
    """The subject of what is declared, and the words behind it."""
    end = candidate.trigger[1]
    limit = min(end + _REACH, candidate.span[1])
    start = end
    for word in markers_ahead("that"):
        opener = folded.lower.find(word, end, limit)
        if 0 <= opener - end <= _OPENER:
            start = opener + len(word)
    while start < limit and folded.lower[start] in _LEADS:
        start += 1
    group = next((g for g in sentence.groups if start <= g.start <= start + 1), None)
    if group is not None:
        start = group.end
    return group, folded.lower[start:limit].lstrip(_LEADS)


def _named(
    candidate: Candidate, sentence: ReadSentence, folded: Folded, ours: set[str | None]
) -> tuple[Actor, ...]:
    """Who else is named first behind the declaration; where it has a condition ("nếu"), behind that."""
    end = candidate.trigger[1]
    limit = min(end + _REACH, candidate.span[1])
    start = max(end, condition_at(folded.lower, end, limit))
    for group in sentence.groups:
        told = sentence.resolved.get(id(group), ()) if start <= group.start <= limit else ()
        others = tuple(a for a in told if a.country and a.kind != "place" and a.country not in ours)
        if others:
            return others
    return ()
