"""A record in the making: what one predicate tells, before mentions of the same event are merged."""

from dataclasses import dataclass

from dienbien.coding.actors import Actor
from dienbien.coding.predicates import Predicate
from dienbien.coding.trace import Traced
from dienbien.language.mentions import Mention
from dienbien.language.phrases import Phrase
from dienbien.language.tables import Row
from dienbien.language.vi.times_value import Distance
from dienbien.records import EventType, Status, ZoneKind


@dataclass(slots=True, frozen=True)
class LossClaim:
    """A count of losses with its words; offsets in the folded text (codebook section 9)."""

    kind: str
    what: str
    min: int | None
    max: int | None
    side: str | None
    by: str | None
    start: int
    end: int


def is_vague(claim: LossClaim) -> bool:
    """Whether it is a range without a number: "hàng chục", "nhiều"."""
    return claim.min is not None and claim.min != claim.max and (claim.min == 2 or claim.max is not None)


class Candidate(Traced):
    """One act as one predicate tells it. Offsets in the folded text; `reason` says why it is no record.

    `abroad` is set where another country than the home of the press has been named on the page before,
    `armed` where soldiers or rebels were named shortly before;
    `inferred` says that its recipient is a guess from the sentence or page, not bound by grammar;
    `company` counts the countries and bodies that its sentence names; `thing` is the loss class of what
    stands right behind its words (docs/tables.md); `carried_out` marks a purpose that was achieved,
    `plotted` an attack that others tell of as a plot,
    `dissent` an act against demonstrators, opponents or the press, `disputed` one on a citizen of a state
    that has its say on the page.
    `vouched` is set where the one who acts by speaking speaks in person, so that it needs no source.
    `timing` is `named` where its own clause dates it, `governed` where another one does, else how it stands
    to what is dated (`bound_times.Standing`); `follows` is the clause that it came before ("sau khi"),
    `lead` by how much.
    """

    __slots__ = (
        "abroad",
        "actor",
        "armed",
        "carried_out",
        "company",
        "date",
        "dated",
        "disputed",
        "dissent",
        "event",
        "follows",
        "inferred",
        "lead",
        "losses",
        "mode",
        "place",
        "plotted",
        "predicate",
        "reason",
        "recipient",
        "row",
        "sentence",
        "sources",
        "span",
        "status",
        "thing",
        "timing",
        "trigger",
        "vouched",
        "zone",
    )

    def __init__(
        self,
        event: EventType,
        mode: str | None,
        actor: tuple[Actor, ...],
        recipient: tuple[Actor, ...],
        status: Status,
        zone: ZoneKind,
        sentence: int,
        trigger: tuple[int, int],
        span: tuple[int, int],
        predicate: Predicate,
    ) -> None:
        super().__init__()
        self.event: EventType = event
        self.mode = mode
        self.actor = actor
        self.recipient = recipient
        self.status: Status = status
        self.zone: ZoneKind = zone
        self.sentence = sentence
        self.trigger = trigger
        self.span = span
        self.predicate = predicate
        self.date: str | None = None
        self.dated = False
        self.timing = ""
        self.follows: Predicate | None = None
        self.lead: Distance | None = None
        self.place: Mention | None = None
        self.sources: tuple[Actor, ...] = ()
        self.vouched = False
        self.losses: list[LossClaim] = []
        self.row: Row | None = None
        self.reason = ""
        self.inferred = False
        self.abroad = False
        self.armed = False
        self.company = 1
        self.thing = ""
        self.carried_out = False
        self.plotted = False
        self.dissent = False
        self.disputed = False

    def twin(self) -> "Candidate":
        """Another of the same, to be changed apart; the compiled build can't copy what has slots."""
        other = Candidate(
            self.event,
            self.mode,
            self.actor,
            self.recipient,
            self.status,
            self.zone,
            self.sentence,
            self.trigger,
            self.span,
            self.predicate,
        )
        other.trace = self.trace
        other.date, other.dated, other.timing = self.date, self.dated, self.timing
        other.follows, other.lead, other.place = self.follows, self.lead, self.place
        other.sources, other.vouched, other.losses = self.sources, self.vouched, self.losses
        other.row, other.reason, other.inferred = self.row, self.reason, self.inferred
        other.abroad, other.armed, other.company = self.abroad, self.armed, self.company
        other.thing, other.carried_out, other.plotted = self.thing, self.carried_out, self.plotted
        other.dissent, other.disputed = self.dissent, self.disputed
        return other

    @property
    def act(self) -> Phrase:
        """The phrase that names the act."""
        return self.predicate.phrase

    @property
    def bound_recipient(self) -> tuple[Actor, ...]:
        """The recipients that grammar binds to it."""
        return () if self.inferred else self.recipient

    @property
    def suffered(self) -> bool:
        """Told of whom it befell: "bị bắt", "lĩnh án"."""
        return self.predicate.passive or self.act["frame"] == "suffer"

    @property
    def in_passing(self) -> bool:
        """Told of a thing ("hàng cứu trợ do Chile viện trợ"): its doer is no side of the story.

        Nor do those whose words a statement denies become one of two sides by it.
        """
        subject = self.predicate.subject
        return self.event == "STATE" or (subject is not None and subject.preposition == "by")

    @property
    def weight(self) -> int:
        """How fully it tells the event: the fullest mention becomes the main one."""
        score = 2 * len(self.actor) + 2 * len(self.bound_recipient) + 2 * self.dated + bool(self.place)
        score += len(self.losses) + bool(self.sources)
        return score - 3 * (self.zone == "title") - self.predicate.nominal
