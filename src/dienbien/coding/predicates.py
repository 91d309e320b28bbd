"""An act or a verb of saying in its clause, with everything that grammar binds to it.

Plain values that `clauses` fills and `roles`, `sources` and the rest of coding read. Nothing is decided here
but who may act at all.
"""

from typing import Literal, cast

from dienbien.coding.kinds import HELD_OR_TRIED
from dienbien.language.mentions import Group
from dienbien.language.phrases import Phrase
from dienbien.records import EventType

Relation = Literal["main", "coordinate", "complement", "subordinate"]
_NEXT = 2
"""How many letters, a comma and a space, may stand between two verbs of one object."""
VERBAL = frozenset({"opaque", "claim", "report"})
"""Contents of acts that are said: what follows them may be a clause of its own."""


class Predicate:
    """An act or a verb of saying in its clause. `index` is a position in the sentence's units.

    `event`: the type of its row, if it is an act. `noun`: its words are one. `endured`: its own words are
    passive ("được trả tự do"). `within`: who does what comes next after "và" where this clause only tells of
    their object ("X bắt Y đang …"). `resumes`: who speaks or strikes again behind this clause, which tells of
    another ("X khiến Y mất …", "vụ Y …"). `makers` of the thing that it is about ("bác bỏ kế hoạch mà Malta
    đưa ra"). `following`: the next act of the sentence, where no comma or semicolon stands between.
    `reasoned`: "vì" stands right before it.
    """

    __slots__ = (
        "agent",
        "aux",
        "borrowed",
        "cited",
        "endured",
        "event",
        "following",
        "governor",
        "index",
        "light",
        "located",
        "makers",
        "nominalised",
        "noun",
        "objects",
        "outer",
        "own_subject",
        "passive",
        "phrase",
        "places_after",
        "places_before",
        "quoted",
        "reasoned",
        "relation",
        "resumes",
        "sibling",
        "subject",
        "subordinator",
        "times_after",
        "times_before",
        "weak_subject",
        "within",
    )

    def __init__(self, phrase: Phrase, index: int, quoted: bool = False) -> None:
        self.phrase = phrase
        self.noun = phrase["form"] == "noun"
        # Only acts have a type.
        self.event: EventType = phrase.entry.event if phrase.entry is not None else cast("EventType", "")
        self.index = index
        self.quoted = quoted
        self.relation: Relation = "main"
        self.governor: Predicate | None = None
        self.subject: Group | None = None
        self.own_subject = False
        self.agent: Group | None = None
        self.passive = False
        self.cited: list[Group] = []
        self.objects: list[Group] = []
        self.aux: list[Phrase] = []
        self.light = ""
        self.endured = False
        self.times_before: list[Phrase] = []
        self.times_after: list[Phrase] = []
        self.places_before: list[Group] = []
        self.places_after: list[Group] = []
        self.subordinator: Phrase | None = None
        self.weak_subject: Group | None = None
        self.nominalised = False
        self.reasoned = False
        self.located = False
        self.borrowed: Predicate | None = None
        self.sibling: Predicate | None = None
        self.outer: Group | None = None
        self.within: Group | None = None
        self.resumes: Group | None = None
        self.makers: list[Group] = []
        self.following: Predicate | None = None

    @property
    def is_act(self) -> bool:
        """Whether it names an act, not only says who says so."""
        return self.phrase.kind != "speech"

    @property
    def nominal(self) -> bool:
        """Whether the act is told by a noun ("cuộc điện đàm")."""
        return self.nominalised or self.noun


def is_verbal(predicate: Predicate) -> bool:
    """Whether the act is one of words, with a content that may follow."""
    return predicate.phrase.content in VERBAL


def judges(predicate: Predicate, governor: Predicate) -> bool:
    """`nói cáo buộc của Peru là vô căn cứ`: the verdict on an accusation, not what it holds."""
    told = governor.nominal and any(group.preposition == "of" for group in governor.objects)
    return told and predicate.is_act and predicate.phrase["frame"] == "blame"


def holds_too(predicate: Predicate, charge: Predicate) -> bool:
    """`khởi tố, bắt tạm giam ông A`: the law charges and holds him; nobody is charged with holding him."""
    held = predicate.is_act and predicate.phrase["mode"] in HELD_OR_TRIED
    return held and charge.event == "ACCUSE" and predicate.phrase.start - charge.phrase.end <= _NEXT


def speaks(predicate: Predicate) -> bool:
    """Whether somebody says something by it: verbs of saying, and verbal acts that have content."""
    return predicate.phrase.kind == "speech" or predicate.phrase.content in VERBAL


def may_act(group: Group) -> bool:
    """Places don't act, nor do weapons of which nobody says whose they are."""
    first = group.members[0]
    if first.kind == "body" and not (first.country or first.name or first.anaphor) and first.sector == "UNK":
        return False
    return first.kind != "place" and not (first.weapon and not first.country and not first.anaphor)
