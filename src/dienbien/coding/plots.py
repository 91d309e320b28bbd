"""Attacks that were plotted: foiled, charged or warned of by somebody else (codebook section 11.4).

Comes in: a candidate of violence with its sides and status. Changes: a plot that others tell of becomes an
ASSAULT that is `hypothetical`. What somebody means to do in the press's own words stays what it was: a
threat, or nothing.
"""

from dienbien.coding.actor import replace
from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.inside import CONTENT
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers, markers_apart

_REACH = 44
"""How many letters before an attack may hold the words for the plot and for its end."""
_PUNISHED = frozenset({"arrest", "convict", "investigate"})
_TELLING = frozenset({"STATE", "THREATEN"})


def settle_plot(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> None:
    """`chặn âm mưu đánh bom`, `cáo buộc Malta tìm cách ám sát`: told as a plot, by whom it was to strike.

    Of any attack that is only charged, whom no words place is of whoever charges it.
    """
    if candidate.predicate.event != "ASSAULT" or candidate.event not in {"ASSAULT", "THREATEN"}:
        return
    if candidate.event == "ASSAULT" and _charged(candidate):
        if all(_untold(actor, sentence) for actor in candidate.recipient):
            candidate.recipient = spared(candidate)
    plot, before = _plot(candidate, sentence, folded)
    if not plot:
        return
    foiled = f" {before}".endswith(markers_apart("foiling"))
    warned = _warned(candidate, folded)
    held = _punished(candidate, sentence)
    charged = not _done(candidate, folded) and (_charged(candidate) or held is not None)
    if not (foiled or warned or charged):
        return
    candidate.event, candidate.mode = "ASSAULT", _mode(candidate)
    candidate.status, candidate.plotted = "hypothetical", True
    if candidate.reason == CONTENT:
        candidate.reason = ""
    if foiled or (warned and not candidate.predicate.own_subject):
        _by_others(candidate, foiled)
    elif held is not None and not candidate.predicate.own_subject and held.actor == candidate.actor:
        candidate.actor = held.recipient  # `Peru bắt hai người vì âm mưu ám sát`
    candidate.recipient = spared(candidate)


def _by_others(candidate: Candidate, foiled: bool) -> None:
    """Who foils a plot, or warns of it, is not who made it; a plot foiled at home was to strike there."""
    before = tuple(a for a in candidate.actor if a.start < candidate.trigger[0] and a.country)
    candidate.actor = tuple(a for a in candidate.actor if a.start > candidate.trigger[1])
    if foiled and not candidate.recipient and len({a.country for a in before}) == 1:
        candidate.recipient = before[:1]


def _done(candidate: Candidate, folded: Folded) -> bool:
    """`bị cáo buộc lên kế hoạch sát hại nhà báo`: words of killing tell of a plan that was carried out.

    What overthrows a government is charged whether it was carried out or not.
    """
    words = folded.plain[slice(*candidate.trigger)]
    return candidate.act["mode"] == "occupy" or words.startswith(markers("slain"))


def _mode(candidate: Candidate) -> str | None:
    cell = candidate.act["mode"]
    return candidate.mode if candidate.event == "ASSAULT" else (cell if cell not in {"", "-"} else None)


def _plot(candidate: Candidate, sentence: ReadSentence, folded: Folded) -> tuple[bool, str]:
    """Whether words for a plot stand right before the attack, or are its own; and what stands before them."""
    start, end = candidate.trigger
    before = folded.plain[max(sentence.start, start - _REACH) : start].rstrip()
    words = folded.plain[start:end]
    if words.startswith(markers("plot")) or folded.plain.startswith(markers("plotted"), end + 1):
        return True, _without_fillers(before)
    before = _without_fillers(before)
    named = next((word for word in markers("plot") if f" {before}".endswith(f" {word}")), "")
    before = before[: len(before) - len(named)].rstrip()
    return bool(named), _without_fillers(before)


def _without_fillers(before: str) -> str:
    """Words up to those that only join a plot to its end: "âm mưu thực hiện một loạt"."""
    while before.endswith(markers_apart("plotted-by")):
        before = before.rsplit(" ", 1)[0]
    return before


def _warned(candidate: Candidate, folded: Folded) -> bool:
    """`Malta cảnh báo âm mưu tấn công`: right behind the warning, with nobody between."""
    governor = candidate.predicate.governor
    if governor is None or not governor.is_act or governor.event not in _TELLING:
        return False
    warns = folded.plain.startswith(markers("warning"), governor.phrase.start)
    return warns and not candidate.predicate.own_subject


def _charged(candidate: Candidate) -> bool:
    """`bị cáo buộc âm mưu`, `tố Malta mưu sát`: by another than who is to have plotted."""
    if any(aux["value"] == "alleged" for aux in candidate.predicate.aux):
        return True
    governor = candidate.predicate.governor
    if governor is None or not governor.is_act or governor.event != "ACCUSE":
        return False
    if governor.phrase["content"] != "claim":
        return False
    return candidate.predicate.own_subject or governor.passive


def _punished(candidate: Candidate, sentence: ReadSentence) -> Candidate | None:
    """`bị bắt vì mưu toan bắt cóc`: how somebody is held or tried for it, told just before."""
    before = [c for c in sentence.candidates if c.trigger[0] < candidate.trigger[0]]
    return next((c for c in reversed(before) if c.act["mode"] in _PUNISHED), None)


def _untold(actor: Actor, sentence: ReadSentence) -> bool:
    """Whether no words say which country somebody is of: `cáo buộc Malta ám sát một nghị sĩ`."""
    told = sentence.mentions_of(actor)
    return all(m.country is None and not m.name and not m.anaphor for m in told)


def spared(candidate: Candidate) -> tuple[Actor, ...]:
    """`Malta tố Libya mưu sát một sĩ quan`: whom it was to hit is of whoever tells of the plot."""
    ours = {actor.country for actor in candidate.actor if actor.country}
    tellers = {actor.country for actor in candidate.sources[:1] if actor.sector not in {"MED", "UNK"}}
    if not ours or len(tellers) != 1 or None in tellers or tellers & ours:
        return candidate.recipient
    (country,) = tellers
    return tuple(
        replace(a, country=country) if a.country in ours and a.kind in {"office", "crowd", "body"} else a
        for a in candidate.recipient
    )
