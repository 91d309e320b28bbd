"""What reading a document yields on the way to its records: sentences with units, predicates and candidates.

Plain values that `coder` fills step by step and `explain` shows. Nothing is decided here.
"""

from dataclasses import dataclass, field

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate, LossClaim
from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate
from dienbien.coding.sources import Voices
from dienbien.language.entries import Kind
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.language.vi.analysis import Analysis
from dienbien.records import Document, Record, ZoneKind

Resolved = dict[int, tuple[Actor, ...]]
"""The actors of each group of a sentence, by the group's identity."""


@dataclass(slots=True, eq=False)
class ReadSentence:
    """One sentence with everything that was understood of it, for coding and for `explain`.

    `losses` are those that no act of the sentence caused, `kinds` those of its phrases: what a sentence has
    none of need not be looked for in it.
    """

    zone: ZoneKind
    start: int
    end: int
    units: list[Unit]
    kinds: frozenset[Kind]
    predicates: list[Predicate] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    resolved: Resolved = field(default_factory=dict)
    voices: Voices = field(default_factory=lambda: Voices([], [], [], []))
    losses: list[LossClaim] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    times: list[Phrase] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Noun phrases and times, which every step asks for, are told apart from the rest once."""
        self.groups = [unit for unit in self.units if isinstance(unit, Group)]
        if "time" in self.kinds:
            self.times = [u for u in self.units if isinstance(u, Phrase) and u.kind == "time"]

    def has(self, *kinds: Kind) -> bool:
        """Whether it may have a phrase of one of these kinds: False is certain."""
        return not self.kinds.isdisjoint(kinds)

    def tells_of(self, topic: str) -> bool:
        """Whether a word of a topic stands in it ("nature", "crime", "market"; docs/tables.md)."""
        if not self.has("topic"):
            return False
        return any(isinstance(u, Phrase) and u.kind == "topic" and u["topic"] == topic for u in self.units)


@dataclass(slots=True, eq=False)
class Reading:
    """A document as read: its sentences, its events as merged candidates, its records."""

    document: Document
    analysis: Analysis
    sentences: list[ReadSentence]
    events: list[list[Candidate]]
    records: tuple[Record, ...]
