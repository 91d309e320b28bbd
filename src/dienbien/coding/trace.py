"""Which rule set which part of a candidate, kept only while somebody asks (`dienbien explain`).

Comes in: a candidate after each step of coding, with the name of the step. Goes out: for each part the last
step that changed it. It changes nothing; `reasons` puts it into words together with what grammar bound.
"""

from typing import Any

PARTS = ("event", "mode", "actor", "recipient", "date", "place", "status", "sources", "losses")
"""The parts of a record that a rule may set, in the order in which they are explained."""


class Trace:
    """The rules behind the parts of one candidate."""

    __slots__ = ("_seen", "rules")

    def __init__(self) -> None:
        """Nothing has been set."""
        self.rules: dict[str, str] = {}
        self._seen: dict[str, Any] = {}

    def start(self, traced: object) -> None:
        """Take note of all parts as they are, without a rule."""
        self._seen = {part: _value(traced, part) for part in PARTS}

    def note(self, traced: object, rule: str) -> None:
        """Name the rule behind each part that has changed since the last step."""
        for part in PARTS:
            value = _value(traced, part)
            if value != self._seen.get(part):
                self._seen[part] = value
                self.rules[part] = rule


class Traced:
    """What has a trace or none: a base class, so that asking costs nothing where there is none."""

    __slots__ = ("trace",)

    def __init__(self) -> None:
        self.trace: Trace | None = None


def begin_trace(traced: Traced) -> None:
    """Begin the trace of a candidate."""
    traced.trace = Trace()
    traced.trace.start(traced)


def note(traced: Traced, rule: str) -> None:
    """Name the rule of a step, if anybody asks."""
    if traced.trace is not None:
        traced.trace.note(traced, rule)


def note_all(several: list[Any], rule: str) -> None:
    """Name the rule of a step that went over all candidates of a page, or of a sentence."""
    traced: Traced
    for traced in several:
        note(traced, rule)


def _value(traced: object, part: str) -> Any:
    value = getattr(traced, part)
    return tuple(value) if part == "losses" else value
