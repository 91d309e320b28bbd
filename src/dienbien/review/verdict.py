"""A verdict of an analyst, and which verdicts of a log stand.

Comes in: verdicts, the earliest first. Goes out: those that are neither replaced nor undone. A log only
grows: who changes their mind gives another verdict, who takes one back adds an `undo`.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from dienbien.records import Record

Kind = Literal["accept", "correct", "reject", "add", "done", "undo"]
"""Of a record: it is right; right as corrected; no event to code. Of a document: a record that is missing;
nothing is missing any more. Of a verdict: it is taken back."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What an analyst (`author`) said at a time (`made`, UTC), and why.

    `record_id` and `coded` are the coder's record as it was then, `record` is the analyst's (`correct` and
    `add`). `replaces` is the author's own earlier verdict that this one takes the place of, or
    undoes.
    """

    verdict_id: str
    made: str
    author: str
    kind: Kind
    reason: str
    page_id: str
    document_id: str
    record_id: str | None = None
    replaces: str | None = None
    coded: Record | None = None
    record: Record | None = None

    @property
    def result(self) -> Record | None:
        """The record that the document has by this verdict; None where it has none."""
        return self.coded if self.kind == "accept" else self.record

    @property
    def forms(self) -> tuple[Record, ...]:
        """The record as it was coded and as it was corrected: it is known again by either."""
        return tuple(form for form in (self.coded, self.record) if form is not None)


def standing(log: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts that stand, in their order; one that replaced another gives way to it when undone."""
    known: dict[str, Verdict] = {}
    stands: dict[str, Verdict] = {}
    for verdict in log:
        known[verdict.verdict_id] = verdict
        before = stands.pop(verdict.replaces, None) if verdict.replaces else None
        if verdict.kind != "undo":
            stands[verdict.verdict_id] = verdict
        elif before is not None and before.replaces in known:
            stands[before.replaces] = known[before.replaces]
    return [verdict for name, verdict in known.items() if name in stands]
