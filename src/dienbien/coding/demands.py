"""What is demanded or refused: the mode of REQUEST and REJECT from the words behind the verb; of talks by who
talks.

Comes in: a candidate and the folded text of its sentence. Goes out: a mode of PLOVER's, or None. Only verbs
whose own table row leaves it open (`change`, or none) are asked.
"""

from dienbien.coding.candidates import Candidate
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import demands, has_marker, markers, markers_ahead, markers_apart

_REACH = 120
"""How far behind the verb, in letters, the content of a demand is looked for."""


def demanded(candidate: Candidate, folded: Folded) -> str | None:
    """The mode that the first telling word behind the verb gives; the row's own mode where there is none."""
    if candidate.event == "CONSULT":
        return _between_two(candidate)
    if candidate.event not in {"REQUEST", "REJECT"} or candidate.mode not in {"change", None}:
        return candidate.mode
    _, end = candidate.trigger
    content = _clause(folded.plain[end : min(end + _REACH, candidate.span[1])]) + " "
    told = sorted((content.find(words), mode) for words, mode in demands() if words in content)
    return told[0][1] if told else candidate.mode


def presses_for_nothing(candidate: Candidate, folded: Folded) -> bool:
    """`gia tăng sức ép với Peru`: pressure that is told without what it is for asks for nothing.

    What it is for may stand behind a comma that parts no other deed (", buộc Peru mở cảng").
    """
    start, end = candidate.trigger
    words = folded.lower[start:end]
    pressing = any(word in words for word in markers("pressure"))
    if not pressing or words.startswith(markers("appeal")):
        return False
    if words.endswith(markers_apart("pressed-to")) and not words.endswith(markers("pressure")):
        return False
    clause, _, rest = folded.lower[end : min(end + _REACH, candidate.span[1])].partition(",")
    aimed = rest.lstrip().startswith(markers_ahead("pressed-to"))
    return not (aimed or has_marker(f" {_clause(clause)} ", "pressed-to"))


def _between_two(candidate: Candidate) -> str | None:
    """The mode of talks: a summit of two states is a meeting, however the words call it."""
    states = {actor.country for actor in candidate.actor}
    if (
        candidate.mode == "multilateral"
        and len(candidate.actor) == 2
        and len(states) == 2
        and None not in states
    ):
        return "meet"
    return candidate.mode


def _clause(words: str) -> str:
    """The words up to what sets them against something else ("nhưng") or beside it ("sau khi")."""
    stops = [at for mark in markers("content-end") if (at := words.find(f" {mark} ")) >= 0]
    return words[: min([*stops, len(words)])]
