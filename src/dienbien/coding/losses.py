"""Counts of losses and whose they are (codebook section 9): figures side by side, never added up.

Comes in: the units of a sentence. Goes out: `LossClaim`s with their words. A number, what was lost and a
word of loss belong together when nothing but names and adjectives stand between them.
"""

from dienbien.coding.candidates import LossClaim
from dienbien.coding.groups import Unit
from dienbien.language.mentions import Group
from dienbien.language.phrases import Entry, Phrase
from dienbien.language.vi.tables_vi import markers

_REACH = 45
"""How many letters may stand between a counted noun and its word of loss."""
_LOSS_OF_ACT = {
    ("ASSAULT", "destroy"): "destroyed",
    ("ASSAULT", "heavy-weapons"): "shot-down",
    ("ASSAULT", "targeted"): "killed",
    ("ASSAULT", "abduct"): "captured",
    ("COERCE", "arrest"): "detained",
    ("COERCE", "seize"): "seized",
}
"""What a counted object of an act has suffered, where the act is no word of loss itself."""
_HARM = frozenset({"killed", "wounded", "casualties", "missing", "captured", "detained", "displaced"})
_FLYING = frozenset({"uav", "aircraft", "helicopter", "missile"})
_ARMS = frozenset({"tank", "armoured-vehicle", "uav", "aircraft", "helicopter", "missile", "artillery"})
_THINGS = _ARMS | {"vehicle", "ship", "building", "territory", "other"}


def read_losses(units: list[Unit]) -> list[LossClaim]:
    """The losses that a sentence counts, in order."""
    claims: list[LossClaim] = []
    for i, unit in enumerate(units):
        if not isinstance(unit, Phrase) or unit.kind != "number":
            continue
        counted = _counted(units, i)
        if counted is None:
            continue
        what, country, end, after = counted
        kind = _kind(units, i, after, end) or _handed_on(claims, unit)
        if kind is None or not _fits(kind, what):
            continue
        number = unit.value
        claims.append(LossClaim(kind, what, number.min, number.max, country, None, number.start, end))
    return claims


def _handed_on(claims: list[LossClaim], number: Phrase) -> str | None:
    """In a list ("2 khẩu pháo, 4 xe tải", "trong đó có 5 trẻ em") the word of loss of the count before it."""
    if not claims or not 0 < number.start - claims[-1].end <= _REACH:
        return None
    return claims[-1].kind


def _fits(kind: str, what: str) -> bool:
    if kind == "shot-down":
        return what in _FLYING
    return (what not in _THINGS) if kind in _HARM else (what in _THINGS)


def reading(phrase: Phrase, kind: str) -> Entry | None:
    """The reading of a phrase as one kind, if it has one."""
    if phrase.entry and phrase.entry.kind == kind:
        return phrase.entry
    return next((entry for entry in phrase.others if entry.kind == kind), None)


def _counted(units: list[Unit], i: int) -> tuple[str, str | None, int, int] | None:
    """What the number at unit i counts: class, country, end of the words, index after them."""
    number = units[i]
    if i + 1 >= len(units):
        return None
    noun = units[i + 1]
    if noun.start - number.end > 14:
        return None
    if isinstance(noun, Group):
        first = noun.members[0]
        if not first.what:
            return None
        return first.what, first.country, first.end, i + 2
    entry = reading(noun, "lossnoun")
    if entry is None:
        return None
    return entry["what"], None, noun.end, i + 2


def _kind(units: list[Unit], i: int, after: int, end: int) -> str | None:
    """What the word of loss behind the noun, else before the number, says."""
    return _behind(units, after, end) or _before(units, i)


def _behind(units: list[Unit], after: int, edge: int) -> str | None:
    for unit in units[after:]:
        if unit.start - edge > _REACH:
            return None
        if isinstance(unit, Group):
            edge = unit.end
            continue
        entry = reading(unit, "loss")
        if entry is not None:
            return entry["kind"] if entry["side"] in {"before", "both"} else None
        if unit.kind in {"number", "speech"} or (unit.kind == "punctuation" and unit.value in {".", ";"}):
            return None
        if unit.kind == "act":
            return None
        edge = unit.end
    return None


def _suffered(act: Phrase) -> str | None:
    """What the object of an act has suffered; who launches missiles has not lost them."""
    if act["mode"] == "heavy-weapons" and not any(word in act["phrase"] for word in markers("intercept")):
        return None
    return _LOSS_OF_ACT.get((act["event"], act["mode"]))


def _before(units: list[Unit], i: int) -> str | None:
    edge = units[i].start
    for unit in reversed(units[:i]):
        if edge - unit.end > _REACH:
            return None
        if isinstance(unit, Phrase):
            entry = reading(unit, "loss")
            if entry is not None:
                return entry["kind"] if entry["side"] in {"after", "both"} else None
            if unit.kind == "act":
                return _suffered(unit)
            if unit.kind == "speech" or (unit.kind == "punctuation" and unit.value in {".", ";"}):
                return None
        edge = unit.start
    return None
