"""Threats and warnings: whom they are for, what is threatened, and which are only a fear (codebook 11.2).

Comes in: a THREATEN candidate with its sentence's units. Changes its type, mode and recipient: "cảnh báo"
without consequences for anybody is concern, and so is the forecast of what another will do.
"""

from itertools import pairwise

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.coding.readings import Resolved
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers, threats

_UNOFFICIAL = frozenset({"BUS", "CVL"})
"""Whoever warns them is concerned, for them or about them."""
_REACH = 150
"""How far behind the words of warning, in letters, their content is looked for."""


def settle_threat(candidate: Candidate, units: list[Unit], resolved: Resolved, folded: Folded) -> None:
    """Set type, mode and recipient of a threat by what stands behind it."""
    if candidate.event == "AGREE":
        _settle_readiness(candidate, folded)
    if candidate.event != "THREATEN":
        return
    start, end = candidate.trigger
    ours = {actor.key for actor in candidate.actor}
    words, content = folded.plain[start:end], _content(folded, end, candidate.span[1])
    candidate.recipient = tuple(a for a in candidate.recipient if a.kind != "country" or a.key not in ours)
    plain = candidate.mode is None and words.startswith(markers("warning"))
    plain = plain and not _heavy(words) and not words.endswith(markers("announced"))
    candidate.mode = candidate.mode or _threatened(content)
    if plain:
        feared = _forecast(candidate, units, resolved, folded)
        own = feared.key in ours if feared else content.lstrip(' "“').startswith(markers("announced"))
        threatened = candidate.mode is not None and own
        addressed = feared is None and any(a.sector not in _UNOFFICIAL for a in candidate.recipient)
        if not addressed and not threatened:
            candidate.mode = None  # what would follow is told, not what is threatened
        if not (addressed or threatened or _heavy(content)):
            candidate.event, candidate.mode = "STATE", "concern"
            candidate.recipient = (feared,) if feared and feared.key not in ours else ()
            return
    if not candidate.recipient:
        candidate.recipient = _if_they(candidate, units, resolved, ours)


def _settle_readiness(candidate: Candidate, folded: Folded) -> None:
    """`sẵn sàng tấn công`, `sẵn sàng trừng phạt`: ready to harm is a threat, not ready for its end.

    Who leaves such a thing open ("để ngỏ khả năng chiến tranh") puts a position on record.
    """
    start, end = candidate.trigger
    words = folded.lower[start:end]
    ready, open_to = words.endswith(markers("ready")), words.startswith(markers("leaving-open"))
    content = f"{_content(folded, end, candidate.span[1])} ".split(" nếu ")[0]
    stops = any(f" {word} " in content for word in (*markers("ending"), *markers("negation")))
    if stops or not (ready or open_to):
        return
    mode, hostile = _threatened(content), content.lstrip().startswith(markers("hostile"))
    if open_to and hostile:
        candidate.event, candidate.mode, candidate.recipient = "STATE", "position", ()
    elif ready and (mode == "violence" or hostile):
        candidate.event, candidate.mode = "THREATEN", mode


def _content(folded: Folded, start: int, end: int) -> str:
    """The words of the clause behind the threat, up to a comma that is not its first letter, or "sau"."""
    content = folded.lower[start : min(start + _REACH, end)]
    stops = [at for mark in (", ", " sau ") if (at := content.find(mark, 2)) >= 0]
    return folded.plain[start : start + min([*stops, len(content)])]


def _heavy(words: str) -> bool:
    return any(f" {word} " in f" {words} " for word in markers("consequence"))


def _threatened(content: str) -> str | None:
    """The mode of the first telling word of the content."""
    content = f"{content} "
    told = sorted((at, mode) for word, mode in threats() if (at := content.find(word)) >= 0)
    return told[0][1] if told else None


def _forecast(candidate: Candidate, units: list[Unit], resolved: Resolved, folded: Folded) -> Actor | None:
    """`cảnh báo Chile sẽ …`: who stands right behind the warning and is said to be going to do something.

    Not whoever is going to suffer it: "cảnh báo tàu Chile sẽ bị bắn chìm" is a threat.
    """
    behind = units[candidate.predicate.index + 1 :]
    if behind and isinstance(behind[0], Phrase) and behind[0]["kind"] == "sub":
        behind = behind[1:]
    if not behind or not isinstance(behind[0], Group):
        return None
    group = behind[0]
    words = folded.lower[group.end : group.end + 24].strip()
    coming = [word for word in markers("coming") if words.startswith(f"{word} ")]
    said = words.removeprefix(coming[0]).strip() if coming else ""
    if not coming or said.startswith(("bị ", "được ", *markers("suffering"))):
        return None
    return next((a for a in resolved.get(id(group), ()) if a.known), None)


def _if_they(
    candidate: Candidate, units: list[Unit], resolved: Resolved, ours: set[str]
) -> tuple[Actor, ...]:
    """`sẽ đáp trả nếu Chile …`: a threat is for whoever is told not to do something."""
    behind = units[candidate.predicate.index + 1 :]
    for cue, group in pairwise(behind):
        if not isinstance(cue, Phrase) or not isinstance(group, Group):
            continue
        if cue.kind == "cue" and cue["kind"] == "sub" and cue["value"] == "hypothetical":
            return tuple(a for a in resolved.get(id(group), ()) if a.country and a.key not in ours)
    return ()
