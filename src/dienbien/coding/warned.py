"""What a plain warning is: a threat to whoever is warned, or a fear of what may come (codebook 11.2).

Comes in: a warning ("cảnh báo") with its sentence. Changes: a fear is made STATE `concern`, with the one
whose deed is feared as recipient. It asks who is to do something, who is told so, and what is to follow.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.coding.nominals import passive_words
from dienbien.coding.readings import Resolved
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import (
    begins,
    has_marker,
    markers,
    markers_apart,
    markers_between,
    past,
    threats,
)

_UNOFFICIAL = frozenset({"BUS", "CVL"})
"""Whoever warns them is concerned, for them or about them."""
_PUNISHING = frozenset({"restrict", "arrest", "expel"})
"""Threats that a state carries out against whom it likes: "sẽ bị phạt"."""
_DEEDS = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "SANCTION"})
_REACH = 300
"""How far behind a warning, in letters, its condition ("nếu") may stand."""
_TOLD = 24
"""How far behind whoever is warned, or to do something, the words that say what are read."""
_WORDS = 3
"""How many words may stand between "với" and the country that is warned."""


def is_threat(
    candidate: Candidate, content: str, units: list[Unit], resolved: Resolved, folded: Folded
) -> bool:
    """Whether a plain warning threatens; if not, it is made the concern that it is."""
    end = candidate.trigger[1]
    ours = {actor.key for actor in candidate.actor}
    told = past(content.lstrip(" :\"“‘'"), "that").lstrip(" \"“‘'")
    rest = f"{folded.plain[end : min(end + _REACH, candidate.span[1])]} "
    conditional = condition_at(rest) >= 0
    doer, feared = _forecast(candidate, units, resolved, folded)
    if doer is None:
        doer, feared = _of_another(candidate, units, resolved, folded)
    own = feared.key in ours if feared else told.startswith(markers("announced")) or _bare(told)
    own = own and not _own_loss(folded, doer)
    warned = () if doer else tuple(a for a in candidate.recipient if _spoken_to(a, candidate, folded))
    bodies = bool(candidate.actor) and all(a.sector == "IGO" for a in candidate.actor)
    unharmed = _UNOFFICIAL | {"IGO"} if bodies else _UNOFFICIAL  # `Tổng thư ký cảnh báo Liên Hợp Quốc …`
    addressed = any(a.sector not in unharmed for a in warned)
    threatened = own and (candidate.mode is not None or conditional)
    if told.startswith(markers("whoever")):
        candidate.recipient = ()  # who is named behind it is whom others are not to deal with
    if own and doer is not None:
        candidate.recipient = tuple(a for a in candidate.recipient if a.start >= doer.end)
    if not (addressed or threatened or _punished(candidate, told)):
        candidate.mode = None  # what would follow is told, not what is threatened
    grave = heavy(content) or (conditional and has_marker(f" {told} ", "dire"))
    suffered = feared is not None and feared.key in ours  # what is to befall one's own side
    advice = begins(told, "own-people", 0) and not warned  # `cảnh báo công dân không nên đi`
    forbidden = _forbids(told) and not advice
    if addressed or threatened or candidate.mode or (grave and not suffered) or forbidden:
        return True
    candidate.event, candidate.mode = "STATE", "concern"
    candidate.recipient = (feared,) if feared and feared.key not in ours else ()
    return False


def condition_at(words: str, start: int = 0, end: int | None = None) -> int:
    """Where a condition ("nếu") begins, with the space before it; -1 where there is none."""
    found = (words.find(word, start, end) for word in markers_between("if"))
    return min((at for at in found if at >= 0), default=-1)


def heavy(words: str) -> bool:
    """Whether words name what is to follow ("hậu quả")."""
    return has_marker(f" {words} ", "consequence")


def _forbids(told: str) -> bool:
    """`cảnh báo bất kỳ ai cũng không được …`: nobody named, but told what not to do."""
    return has_marker(f" {told} ", "forbidding")


def _own_loss(folded: Folded, doer: Group | None) -> bool:
    """`Peru cảnh báo nước này sẽ rơi vào nội chiến`: what one's own side would suffer threatens nobody."""
    words = folded.lower[doer.end : doer.end + _TOLD].strip() if doer else ""
    for word in markers("coming"):
        words = words.removeprefix(f"{word} ")
    return words.startswith(tuple(f"{word} " for word in markers("sinking")))


def _bare(told: str) -> bool:
    """`cảnh báo (gia tăng) tấn công Peru`: a threat's own words, which are the subject of nothing."""
    for word in markers("escalating"):
        told = told.removeprefix(f"{word} ")
    begins = any(f" {told} ".startswith(word) for word, _ in threats())
    return begins and not (has_marker(f" {told} ", "coming") or has_marker(f" {told} ", "making"))


def _punished(candidate: Candidate, told: str) -> bool:
    """`cảnh báo người vượt biên sẽ bị bắt`: what the law has in store for whoever does not obey."""
    befalls = (c + s for c in markers_apart("coming") for s in markers_between("suffered"))
    suffers = any(words in f" {told} " for words in befalls)
    return suffers and candidate.mode in _PUNISHING


def _spoken_to(warned: Actor, candidate: Candidate, folded: Folded) -> bool:
    """Whether a warning is given to somebody: not of a plot against them, nor of flights over their land."""
    end = candidate.trigger[1]
    if warned.start < end:
        return True
    between = folded.plain[end : warned.start].strip(" \"“‘':")
    away = has_marker(f" {between} ", "leading-away")
    if away or between.startswith(markers("warned-of")) or begins(between, "own-people", 0):
        return False
    for word in markers("told-to"):
        _, found, after = f" {between} ".rpartition(f" {word} ")
        if found and len(after.split()) > _WORDS:
            return False
    behind = folded.plain[warned.end : warned.end + 2 * _TOLD].lstrip()
    return not behind.startswith(markers("peril"))


def _forecast(
    candidate: Candidate, units: list[Unit], resolved: Resolved, folded: Folded
) -> tuple[Group | None, Actor | None]:
    """`cảnh báo Chile sẽ …`: who stands right behind the warning and is said to be going to do something.

    Not whoever is going to suffer it: "cảnh báo tàu Chile sẽ bị bắn chìm" is a threat.
    """
    behind = units[candidate.predicate.index + 1 :]
    if behind and isinstance(behind[0], Phrase) and behind[0]["kind"] == "sub":
        behind = behind[1:]
    if not behind or not isinstance(behind[0], Group):
        return None, None
    group = behind[0]
    words = folded.lower[group.end : group.end + _TOLD].strip()
    if not (_is_doing(words) or _does(group, behind[1:2], words)):
        return None, None
    feared = next((a for a in resolved.get(id(group), ()) if a.known), None)
    return (group, feared) if feared else (None, None)


def _is_doing(words: str) -> bool:
    """Whether words behind somebody say what they are going to do ("sẽ tấn công"), not to suffer."""
    coming = next((word for word in markers("coming") if words.startswith(f"{word} ")), "")
    said = words.removeprefix(coming).strip()
    return bool(coming) and not (passive_words().at(said, 0) or said.startswith(markers("suffering")))


def _does(group: Group, behind: list[Unit], words: str) -> bool:
    """`cảnh báo Chile tập kích Peru`, `cảnh báo Chile sớm có tên lửa`: a deed right behind the doer."""
    act = behind[0] if behind else None
    deed = isinstance(act, Phrase) and act.kind == "act" and act["event"] in _DEEDS and act["form"] == "verb"
    deed = deed and act is not None and act.start - group.end <= 1 and not passive_words().at(words, 0)
    return deed or words.startswith(tuple(f"{word} " for word in markers("soon")))


def _of_another(
    candidate: Candidate, units: list[Unit], resolved: Resolved, folded: Folded
) -> tuple[Group | None, Actor | None]:
    """`cảnh báo Chile rằng Peru sẽ …`: what a third side is going to do is no threat to whoever is told."""
    sides = {actor.key for actor in (*candidate.actor, *candidate.recipient)}
    behind = units[candidate.predicate.index + 1 :]
    at = next((i for i, u in enumerate(behind) if isinstance(u, Phrase) and u["value"] == "that"), None)
    if at is None or not candidate.recipient:
        return None, None
    for group in behind[at + 1 :]:
        feared = resolved.get(id(group), ()) if isinstance(group, Group) and group.bare else ()
        known = next((a for a in feared if a.known and a.kind != "place"), None)
        if known is None or not isinstance(group, Group):
            continue
        words = folded.lower[group.end : group.end + _TOLD].strip()
        return (group, known) if known.key not in sides and _is_doing(words) else (None, None)
    return None, None
