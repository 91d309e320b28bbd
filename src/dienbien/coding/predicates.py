"""An act or a verb of saying in its clause, with everything that grammar binds to it.

Plain values that `clauses` fills and `roles`, `sources` and the rest of coding read. Nothing is decided here
but who may act at all.
"""

from dataclasses import dataclass, field
from typing import Literal

from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.records import EventType

Relation = Literal["main", "coordinate", "complement", "subordinate"]
VERBAL = frozenset({"opaque", "claim", "report"})
"""Contents of acts that are said: what follows them may be a clause of its own."""


@dataclass(slots=True, eq=False)
class Predicate:
    """An act or a verb of saying in its clause. `units` indexes are positions in the sentence's units."""

    phrase: Phrase
    index: int
    relation: Relation = "main"
    governor: "Predicate | None" = None
    subject: Group | None = None
    own_subject: bool = False
    agent: Group | None = None
    passive: bool = False
    cited: list[Group] = field(default_factory=list)
    objects: list[Group] = field(default_factory=list)
    aux: list[Phrase] = field(default_factory=list)
    light: str = ""
    endured: bool = False
    """Whether its own words are passive: "được trả tự do"."""
    times_before: list[Phrase] = field(default_factory=list)
    times_after: list[Phrase] = field(default_factory=list)
    places_before: list[Group] = field(default_factory=list)
    places_after: list[Group] = field(default_factory=list)
    subordinator: Phrase | None = None
    weak_subject: Group | None = None
    quoted: bool = False
    nominalised: bool = False
    located: bool = False
    borrowed: "Predicate | None" = None
    sibling: "Predicate | None" = None
    outer: Group | None = None
    within: Group | None = None
    """Who does what comes next after "và" where this clause only tells of their object: "X bắt Y đang …"."""
    resumes: Group | None = None
    """Who speaks or strikes again behind this clause, which tells of another: "X khiến Y mất …", "vụ Y …"."""
    makers: list[Group] = field(default_factory=list)
    """Whoever made the thing that it is about: "bác bỏ kế hoạch mà Malta đưa ra"."""
    following: "Predicate | None" = None
    """The next act of the sentence, where no comma or semicolon stands between."""

    @property
    def event(self) -> EventType:
        """The event type of the act's row. Only acts have one."""
        assert self.phrase.entry is not None
        return self.phrase.entry.event

    @property
    def is_act(self) -> bool:
        """Whether it names an act, not only says who says so."""
        return self.phrase.kind != "speech"

    @property
    def nominal(self) -> bool:
        """Whether the act is told by a noun ("cuộc điện đàm")."""
        return self.nominalised or self.phrase["form"] == "noun"


def is_verbal(predicate: Predicate) -> bool:
    """Whether the act is one of words, with a content that may follow."""
    return predicate.phrase["content"] in VERBAL


def may_act(group: Group) -> bool:
    """Places don't act, nor do weapons of which nobody says whose they are."""
    first = group.members[0]
    if first.kind == "body" and not (first.country or first.name or first.anaphor) and first.sector == "UNK":
        return False
    return first.kind != "place" and not (first.weapon and not first.country and not first.anaphor)
