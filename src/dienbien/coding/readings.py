"""What reading a document yields on the way to its records: sentences with units, predicates and candidates.

Plain values that `coder` fills step by step and `explain` shows. Nothing is decided here.
"""

from dataclasses import dataclass

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate, LossClaim
from dienbien.coding.groups import Unit
from dienbien.coding.predicates import Predicate
from dienbien.coding.sources import Voices
from dienbien.language.entries import Kind
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase
from dienbien.language.vi.analysis import Analysis
from dienbien.records import Document, Record, ZoneKind

_UNREAD = Voices([], [], [], [])
"""The voices of a sentence that nobody has looked for yet; never changed."""
Resolved = dict[int, tuple[Actor, ...]]
"""The actors of each group of a sentence, by the group's identity."""


class ReadSentence:
    """One sentence with everything that was understood of it, for coding and for `explain`.

    `losses` are those that no act of the sentence caused, `kinds` those of its phrases: what a sentence has
    none of need not be looked for in it. `near` are the topics told of in it and right beside it.
    """

    __slots__ = (
        "candidates",
        "end",
        "groups",
        "kinds",
        "losses",
        "near",
        "predicates",
        "resolved",
        "start",
        "times",
        "units",
        "voices",
        "zone",
    )

    def __init__(
        self, zone: ZoneKind, start: int, end: int, units: list[Unit], kinds: frozenset[Kind]
    ) -> None:
        """Noun phrases and times, which every step asks for, are told apart from the rest once."""
        self.zone: ZoneKind = zone
        self.start = start
        self.end = end
        self.units = units
        self.kinds = kinds
        self.predicates: list[Predicate] = []
        self.candidates: list[Candidate] = []
        self.resolved: Resolved = {}
        self.voices = _UNREAD
        self.losses: list[LossClaim] = []
        self.near: frozenset[str] = frozenset()
        self.groups = [unit for unit in units if isinstance(unit, Group)]
        self.times: list[Phrase] = []
        if "time" in kinds:
            self.times = [unit for unit in units if isinstance(unit, Phrase) and unit.kind == "time"]

    def has(self, *kinds: Kind) -> bool:
        """Whether it may have a phrase of one of these kinds: False is certain."""
        return any(kind in self.kinds for kind in kinds)

    def mentions_of(self, actor: Actor) -> list[Mention]:
        """The words that name somebody in it."""
        return [m for group in self.groups for m in group.members if m.start == actor.start]

    def tells_of(self, topic: str) -> bool:
        """Whether a word of a topic stands in it ("nature", "crime", "market"; docs/tables.md)."""
        if not self.has("topic"):
            return False
        return topic in self.topics()

    def topics(self) -> frozenset[str]:
        """The topics whose words stand in it."""
        if not self.has("topic"):
            return frozenset()
        return frozenset(u["topic"] for u in self.units if isinstance(u, Phrase) and u.kind == "topic")

    def is_near(self, topic: str) -> bool:
        """Whether a word of a topic stands in it or in a sentence right beside it."""
        return topic in self.near


def note_topics(sentences: list[ReadSentence]) -> None:
    """Tell each sentence what is told of in it and right beside it; a teaser stands apart from its page."""
    told = [sentence.topics() for sentence in sentences]
    if not any(told):
        return
    for number, sentence in enumerate(sentences):
        beside = range(max(0, number - 1), min(len(sentences), number + 2))
        apart = sentence.zone == "teaser"
        near = (told[n] for n in beside if (sentences[n].zone == "teaser") == apart)
        sentence.near = frozenset().union(*near)


@dataclass(slots=True, eq=False)
class Reading:
    """A document as read: its sentences, its events as merged candidates, its records."""

    document: Document
    analysis: Analysis
    sentences: list[ReadSentence]
    events: list[list[Candidate]]
    records: tuple[Record, ...]
