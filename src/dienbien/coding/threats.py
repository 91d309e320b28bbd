"""Threats and warnings: whom they are for, what is threatened, and which are only a fear (codebook 11.2).

Comes in: a THREATEN candidate with its sentence's units. Changes its type, mode and recipient: "cảnh báo"
without consequences for anybody is concern, and so is the forecast of what another will do.
"""

from itertools import pairwise

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.groups import Unit
from dienbien.coding.readings import Resolved
from dienbien.coding.warned import condition_at, heavy, is_threat
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import begins, ends, marked, markers, threats

_ON_GROUND = frozenset({"violence", "territory"})
_NEAR = 40
"""How far behind "sẵn sàng", in letters, what somebody is ready for may stand."""
_NEXT_TO = 3
_RIGHT_BEHIND = 5
"""How far behind a promise, in letters, "mọi cuộc tấn công" may open what is promised: past "rằng"."""
_REACH = 150
"""How far behind the words of warning, in letters, their content is looked for."""


def settle_threat(candidate: Candidate, units: list[Unit], resolved: Resolved, folded: Folded) -> None:
    """Set type, mode and recipient of a threat by what stands behind it."""
    if candidate.event == "AGREE":
        _settle_readiness(candidate, folded)
    if candidate.event != "THREATEN" or _in_readiness(candidate, folded):
        return
    start, end = candidate.trigger
    ours = {actor.key for actor in candidate.actor}
    if ends(folded.plain[start:end], "avenging"):
        candidate.recipient = tuple(a for a in candidate.recipient if not _avenged(a, candidate, folded))
    words, content = folded.plain[start:end], _content(folded, end, candidate.span[1])
    candidate.recipient = tuple(a for a in candidate.recipient if not (a.key in ours and _any_of_ours(a)))
    plain = candidate.mode is None and _is_warning(words)
    candidate.mode = candidate.mode or _threatened(content)
    if plain and not is_threat(candidate, content, units, resolved, folded):
        return
    condition = condition_at(folded.plain, end, candidate.span[1])
    if all(actor.start > condition >= 0 for actor in candidate.recipient):
        candidate.recipient = _if_they(candidate, units, resolved, ours) or candidate.recipient
    candidate.recipient = candidate.recipient or _if_they(candidate, units, resolved, ours)
    if not candidate.recipient and candidate.mode in _ON_GROUND:
        candidate.recipient = _on_ground(candidate, ours)


def _in_readiness(candidate: Candidate, folded: Folded) -> bool:
    """`phòng không sẵn sàng chiến đấu`: made of it forces that are ready, where they face no other state."""
    forces = {a.sector if a.kind == "body" else "" for a in candidate.actor}
    ready = folded.lower[slice(*candidate.trigger)] in marked("in-readiness")
    if not ready or forces not in ({"MIL"}, {"COP"}) or any(a.sector != "CVL" for a in candidate.recipient):
        return False
    candidate.event, candidate.mode = "MOBILIZE", "troops" if "MIL" in forces else "police"
    return True


def _avenged(actor: Actor, candidate: Candidate, folded: Folded) -> bool:
    """`thề trả thù cho các thủ lĩnh bị Malta sát hại`: whom it is for, not whom it would strike."""
    between = folded.plain[candidate.trigger[1] : max(actor.start, candidate.trigger[1])]
    return begins(between, "on-behalf", 1)


def _any_of_ours(actor: Actor) -> bool:
    """`sẽ đáp trả bất kỳ lực lượng nào`: nobody threatens their own state, or forces that nobody names."""
    return actor.kind == "country" or (actor.sector == "MIL" and actor.kind == "body" and not actor.name)


def _is_warning(words: str) -> bool:
    """`cảnh báo`, `phát cảnh báo`: its words name nothing that is to follow, nor whose deed ("sẽ")."""
    warns = words.startswith(markers("warning")) or words.endswith(markers("warning"))
    return warns and not heavy(words) and not words.endswith(markers("announced"))


def _settle_readiness(candidate: Candidate, folded: Folded) -> None:
    """`sẵn sàng tấn công`, `sẵn sàng trừng phạt`: ready to harm is a threat, not ready for its end.

    Who leaves such a thing open ("để ngỏ khả năng chiến tranh") or vows to defend what is their own puts a
    position on record.
    """
    start, end = candidate.trigger
    words = folded.lower[start:end]
    theirs = any(g.bare or g.preposition == "of" for g in candidate.predicate.objects)
    if not theirs and _defends(folded, start, end):
        candidate.event, candidate.mode, candidate.recipient = "STATE", "position", ()
        return
    ready, open_to = words.endswith(markers("ready")), words.startswith(markers("leaving-open"))
    content = f"{_content(folded, end, candidate.span[1])} "
    condition = condition_at(content)
    content = content[: condition if condition >= 0 else None]
    stops = any(f" {word} " in content for word in (*markers("ending"), *markers("negation")))
    if stops or not (ready or open_to) or _of_any(content):
        return
    mode, hostile = _threatened(content[:_NEAR]), content.lstrip().startswith(markers("hostile"))
    if open_to and hostile:
        candidate.event, candidate.mode, candidate.recipient = "STATE", "position", ()
    elif ready and (mode == "violence" or hostile):
        candidate.event, candidate.mode = "THREATEN", mode


def _of_any(content: str) -> bool:
    """`cam kết rằng mọi cuộc tấn công vào Peru …`: what others may do is promised an answer, no attack."""
    return any(0 <= content.find(f" {word} ") <= _RIGHT_BEHIND for word in markers("any"))


def _defends(folded: Folded, start: int, end: int) -> bool:
    """`khẳng định sẽ bảo vệ vùng trời`: right behind the verb of promising, or begun by its last words."""
    told = folded.plain[start : end + _NEAR]
    found = (told.find(word) for word in markers("own-defence"))
    return any(0 <= at <= end - start + _NEXT_TO for at in found)


def _content(folded: Folded, start: int, end: int) -> str:
    """The words of the clause behind the threat, up to a comma that is not its first letter, or "sau"."""
    content = folded.lower[start : min(start + _REACH, end)]
    stops = [at for mark in (", ", " sau ") if (at := content.find(mark, 2)) >= 0]
    return folded.plain[start : start + min([*stops, len(content)])]


def _threatened(content: str) -> str | None:
    """The mode of the first telling word of the content."""
    content = f"{content} "
    told = sorted((at, mode) for word, mode in threats() if (at := content.find(word)) >= 0)
    return told[0][1] if told else None


def _on_ground(candidate: Candidate, ours: set[str]) -> tuple[Actor, ...]:
    """`dọa tiếp tục tấn công ở Tacna`: an attack to come on another's ground is against that side."""
    places = [g.members[0] for g in candidate.predicate.places_after if g.preposition == "at"]
    place = next((p for p in places if p.country), None)
    if place is None or place.country in ours or not ours:
        return ()
    return (Actor(place.start, place.end, None, place.country, "MIL", "place"),)


def _if_they(
    candidate: Candidate, units: list[Unit], resolved: Resolved, ours: set[str]
) -> tuple[Actor, ...]:
    """`sẽ đáp trả nếu Chile …`: a threat is for whoever is told not to do something."""
    behind = units[candidate.predicate.index + 1 :]
    behind = [u for u in behind if not (isinstance(u, Phrase) and u["value"] == "classifier")]
    for cue, group in pairwise(behind):
        if not isinstance(cue, Phrase) or not isinstance(group, Group):
            continue
        if cue.kind == "cue" and cue["kind"] == "sub" and cue["value"] == "hypothetical":
            theirs = resolved.get(id(group), ())
            return tuple(a for a in theirs if a.known and a.key not in ours)
    return ()
