"""What reading a document yields on the way to its records: sentences with units, predicates and candidates.

Plain values that `coder` fills step by step and `explain` shows. Nothing is decided here.
"""

from dataclasses import dataclass, field

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate, LossClaim
from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate
from dienbien.coding.sources import Voices
from dienbien.language.vi.analysis import Analysis
from dienbien.records import Document, Record, ZoneKind

Resolved = dict[int, tuple[Actor, ...]]
"""The actors of each group of a sentence, by the group's identity."""


@dataclass(slots=True)
class ReadSentence:
    """One sentence with everything that was understood of it, for coding and for `explain`.

    `losses` are those that no act of the sentence caused.
    """

    zone: ZoneKind
    start: int
    end: int
    units: list[Unit]
    predicates: list[Predicate] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    resolved: Resolved = field(default_factory=dict)
    voices: Voices = field(default_factory=lambda: Voices([], [], [], []))
    losses: list[LossClaim] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """A document as read: its sentences, its events as merged candidates, its records."""

    document: Document
    analysis: Analysis
    sentences: list[ReadSentence]
    events: list[list[Candidate]]
    records: tuple[Record, ...]
