"""A document to records: the whole way of a page through language and coding.

Comes in: a `Document` with zones. Goes out: its records in reading order. Sentences are read one after the
other, so that "nước này" and "cùng ngày" point back; then mentions of the same event are merged.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dienbien.coding.actors import Actor, Registry, resolve_group
from dienbien.coding.candidates import Candidate, LossClaim
from dienbien.coding.clauses import Predicate, read_clauses
from dienbien.coding.codable import why_not
from dienbien.coding.dates import Calendar, bound_times, publication_date
from dienbien.coding.demands import demanded
from dienbien.coding.emit import to_record
from dienbien.coding.groups import Unit, group_units
from dienbien.coding.losses import read_losses
from dienbien.coding.means import means
from dienbien.coding.merge import merge, without_headlines
from dienbien.coding.places import bound_place, struck_side
from dienbien.coding.roles import assign_roles
from dienbien.coding.sources import Attribution, attribute
from dienbien.coding.status import read_status, settle
from dienbien.language.mentions import Group, Mention
from dienbien.language.phrases import Phrase
from dienbien.language.sentences import split_sentences
from dienbien.language.text import Folded
from dienbien.language.vi.analysis import Analysis, analyse
from dienbien.language.vi.mentions import read_mentions
from dienbien.language.vi.tables_vi import markers
from dienbien.records import Document, Record, Zone, ZoneKind

_INTRODUCTION = 40
"""How far behind "là", in letters, the country of whoever is introduced may stand."""
_VERBAL_MATERIAL = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT", "AID", "COOPERATE"}
)


@dataclass(slots=True)
class ReadSentence:
    """One sentence with everything that was understood of it, for coding and for `explain`."""

    zone: ZoneKind
    start: int
    end: int
    units: list[Unit]
    predicates: list[Predicate] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """A document as read: its sentences, its events as merged candidates, its records."""

    document: Document
    analysis: Analysis
    sentences: list[ReadSentence]
    events: list[list[Candidate]]
    records: tuple[Record, ...]


def code_document(document: Document) -> tuple[Record, ...]:
    """The records of one document, in reading order."""
    return read_document(document).records


def read_document(document: Document) -> Reading:
    """The records of a document and the steps that led to them."""
    analysis = analyse(document.text, document.published)
    if not analysis.phrases:
        return Reading(document, analysis, [], [], ())
    sentences = _sentences(document, analysis)
    _interpret(document, analysis.folded, sentences)
    candidates = [c for sentence in sentences for c in sentence.candidates if not c.reason]
    events = without_headlines(merge(candidates))
    records = tuple(to_record(document, analysis.folded, event) for event in events)
    return Reading(document, analysis, sentences, events, records)


def _sentences(document: Document, analysis: Analysis) -> list[ReadSentence]:
    folded = analysis.folded
    zones = document.zones or (Zone("body", 0, len(document.text)),)
    found: list[ReadSentence] = []
    for zone in zones:
        if zone.kind == "chrome":
            continue
        for start, end in split_sentences(
            folded.cased, folded.position(zone.start), folded.position(zone.end)
        ):
            phrases = analysis.between(start, end)
            if not phrases:
                continue
            units = group_units(folded, read_mentions(folded, phrases, start))
            found.append(ReadSentence(zone.kind, start, end, units))
    return found


def _interpret(document: Document, folded: Folded, sentences: list[ReadSentence]) -> None:
    page = _Page(document, folded)
    page.learn(sentences)
    for number, sentence in enumerate(sentences):
        sentence.predicates = read_clauses(folded, sentence.units)
        page.read(number, sentence)
    page.fill_fights(sentences)


class _Page:
    """What holds from sentence to sentence of one document."""

    def __init__(self, document: Document, folded: Folded) -> None:
        self._folded = folded
        self._calendar = Calendar(publication_date(document))
        self._registry = Registry()
        self._teasers = Registry()
        self._speakers: tuple[Actor, ...] = ()
        self._held = False
        self._last_fight: Candidate | None = None

    def learn(self, sentences: list[ReadSentence]) -> None:
        """Names and offices of the whole page first: a headline's "ông Trump" is explained below it."""
        for sentence in sentences:
            registry = self._teasers if sentence.zone == "teaser" else self._registry
            registry.learn(m for u in sentence.units if isinstance(u, Group) for m in u.members)
            for named, told in _introductions(sentence.units):
                registry.introduce(named, told)

    def read(self, number: int, sentence: ReadSentence) -> None:
        """The candidates of a sentence."""
        registry = self._teasers if sentence.zone == "teaser" else self._registry
        resolved: dict[int, tuple[Actor, ...]] = {}
        for unit in sentence.units:
            if isinstance(unit, Group):
                resolved[id(unit)] = resolve_group(registry, unit)
                registry.remember(resolved[id(unit)])
        self._calendar.open_sentence(number)
        self._hold(sentence, resolved)
        for predicate in sentence.predicates:
            if not predicate.is_act:
                continue
            candidate = self._candidate(number, sentence, predicate, resolved)
            candidate.actor = registry.all_sides(candidate.actor)
            candidate.abroad = registry.abroad
            candidate.company = len({a.key for actors in resolved.values() for a in actors if a.known})
            _tell_apart(registry, candidate)
            _oppose(registry, candidate)
            candidate.reason = candidate.reason or why_not(candidate)
            sentence.candidates.append(candidate)
            if not candidate.reason:
                registry.note_pair((*candidate.actor, *candidate.recipient))
                _note_foes(registry, candidate)
        _drop_introductions(sentence.candidates)
        self._add_losses(sentence)

    def fill_fights(self, sentences: list[ReadSentence]) -> None:
        """Fighting told without its sides is between the two that fight on this page."""
        for sentence in sentences:
            registry = self._teasers if sentence.zone == "teaser" else self._registry
            fights = [c for c in sentence.candidates if c.event == "ASSAULT" and not c.reason]
            for one, other in pairwise(fights):
                if not one.recipient and not other.recipient:
                    registry.note_foes(one.actor, other.actor)
            for candidate in fights:
                if candidate.mode == "clash" and not candidate.actor:
                    start, end = candidate.trigger
                    candidate.actor = registry.parties(Actor(start, end, None, None, "MIL", "country"))
                _oppose(registry, candidate)
                _launch(self._folded, candidate)

    def _hold(self, sentence: ReadSentence, resolved: dict[int, tuple[Actor, ...]]) -> None:
        """ "Theo đó", "Cụ thể" go on with the account of whoever spoke before (codebook section 8)."""
        opening = self._folded.lower[sentence.start : sentence.start + 12]
        self._held = opening.startswith(markers("account"))
        if self._held:
            return
        speaking = [
            p
            for p in sentence.predicates
            if p.phrase.kind == "speech" or p.phrase["content"] in {"claim", "report"}
        ]
        spoken = [a for p in speaking[:1] if p.subject for a in resolved.get(id(p.subject), ())]
        self._speakers = tuple(a for a in spoken if a.known)

    def _candidate(
        self,
        number: int,
        sentence: ReadSentence,
        predicate: Predicate,
        resolved: dict[int, tuple[Actor, ...]],
    ) -> Candidate:
        act = predicate.phrase
        roles = assign_roles(predicate)
        actor = _all(roles.actor, resolved)
        recipient = tuple(a for a in _all(roles.recipient, resolved) if a not in actor)
        between = any(g.preposition == "between" for g in predicate.objects)
        if act["frame"] == "joint" and roles.actor and not between and not resolved.get(id(roles.actor[0])):
            actor, recipient = (), (*actor, *recipient)
        event, mode, status = settle(predicate.event, _mode(act["mode"]), read_status(predicate))
        if event == "AGREE" and self._folded.lower.startswith(markers("announced"), act.start):
            status = "future"
        said = attribute(predicate, sentence.predicates, sentence.units)
        candidate = Candidate(
            event,
            mode,
            actor,
            recipient,
            status,
            sentence.zone,
            number,
            (act.start, act.end),
            (sentence.start, sentence.end),
            predicate,
        )
        plain_warning = self._folded.lower.startswith(markers("warning"), act.start)
        if event == "THREATEN" and mode is None and not recipient and plain_warning:
            candidate.event, candidate.mode = "STATE", "concern"
        candidate.rules = [act.entry.row.where] if act.entry else []
        self._say_who(candidate, said, resolved)
        _demand(candidate, said, resolved)
        self._date(candidate)
        candidate.place = bound_place(candidate)
        _settle_unplaced(candidate)
        if candidate.mode == "clash" and not candidate.actor:
            sides = [u for u in sentence.units if isinstance(u, Group) and u.preposition == "between"]
            candidate.actor = _all(sides[:1], resolved)
        if event == "PROTEST" and not actor and candidate.place and candidate.place.country:
            crowd = Actor(act.start, act.end, None, candidate.place.country, "CVL", "crowd")
            candidate.actor, candidate.recipient = (crowd,), ()
        candidate.mode = demanded(candidate, self._folded)
        candidate.mode = candidate.mode or means(candidate, sentence.units)
        if not candidate.recipient:
            candidate.recipient = struck_side(candidate)
        return candidate

    def _say_who(
        self, candidate: Candidate, said: Attribution, resolved: dict[int, tuple[Actor, ...]]
    ) -> None:
        speakers = [a for g in said.speakers for a in resolved.get(id(g), ())]
        if said.content is not None and candidate.act["content"] not in {"claim"}:
            candidate.reason = "only the content of a verbal act"
        for accuser in (*said.accusers, *said.reporters):
            roles = assign_roles(accuser)
            speakers.extend(_all(roles.actor, resolved))
        if said.accusers and candidate.event in _VERBAL_MATERIAL and candidate.status == "occurred":
            candidate.status = "alleged"
        elif said.accusers and candidate.event not in _VERBAL_MATERIAL:
            candidate.reason = "only the content of an accusation"
        verbal = candidate.event not in _VERBAL_MATERIAL
        keys = {(a.name, a.country) for a in candidate.actor}
        kept = [a for a in speakers if a.known and not (verbal and (a.name, a.country) in keys)]
        candidate.sources = tuple(dict.fromkeys(kept)) or (
            self._speakers if self._held and not verbal else ()
        )

    def _date(self, candidate: Candidate) -> None:
        future = candidate.status == "future"
        for phrase in bound_times(candidate.predicate):
            found = self._calendar.read(phrase, future)
            if found:
                candidate.date, candidate.dated = found, True
                return
        if candidate.status in {"future", "alleged"} or candidate.zone == "caption":
            return
        subordinator = candidate.predicate.subordinator
        if subordinator is not None and subordinator["value"] == "after":
            candidate.date = self._calendar.up_to_now
        else:
            candidate.date = self._calendar.now

    def _add_losses(self, sentence: ReadSentence) -> None:
        fights = [c for c in sentence.candidates if c.event in {"ASSAULT", "COERCE"} and not c.reason]
        claims = read_losses(sentence.units)
        for claim in claims:
            home = _nearest(fights, claim) or self._last_fight
            if home is not None and (home.zone == "teaser") == (sentence.zone == "teaser"):
                home.losses.append(_sided(claim, home))
        if fights:
            self._last_fight = fights[-1]


def _settle_unplaced(candidate: Candidate) -> None:
    """Rebels and civilians of whom no country is told belong to where the act happened."""
    country = candidate.place.country if candidate.place else None
    if country is None:
        return

    def settled(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(replace(a, country=country) if _unsettled(a) else a for a in actors)

    candidate.actor, candidate.recipient = settled(candidate.actor), settled(candidate.recipient)


def _unsettled(actor: Actor) -> bool:
    return actor.country is None and actor.name is None and actor.sector in {"REB", "CVL", "COP", "PTY"}


def _introductions(units: list[Unit]) -> Iterator[tuple[Mention, Mention]]:
    """`Marlowe là kỹ sư Canada`: a name and the noun phrase that says who bears it."""
    for i in range(len(units) - 2):
        named, copula = units[i], units[i + 1]
        if not isinstance(named, Group) or not isinstance(copula, Phrase) or named.members[0].kind != "name":
            continue
        if copula.kind != "cue" or copula["phrase"] != "là" or copula.start - named.end > 1:
            continue
        told = next((u for u in units[i + 2 : i + 5] if isinstance(u, Group) and u.members[0].country), None)
        if told is not None and told.start - copula.end <= _INTRODUCTION:
            yield named.members[0], told.members[0]


def _demand(candidate: Candidate, said: Attribution, resolved: dict[int, tuple[Actor, ...]]) -> None:
    """`Ba Lan nói Belarus nên mở cửa khẩu`: what another should do, said by an actor, is a REQUEST."""
    if not any(aux["value"] == "must" for aux in candidate.predicate.aux) or candidate.reason:
        return
    speakers = tuple(a for g in said.speakers[:1] for a in resolved.get(id(g), ()))
    if not speakers or not candidate.actor or speakers[0].key == candidate.actor[0].key:
        return
    material = candidate.event in _VERBAL_MATERIAL
    candidate.event, candidate.mode = "REQUEST", "yield" if material else "change"
    candidate.recipient, candidate.actor = candidate.actor, speakers
    candidate.sources, candidate.status = candidate.sources[1:], "occurred"


def _tell_apart(registry: Registry, candidate: Candidate) -> None:
    """A stand-in for a country does not point to the one that acts on it."""
    if len(candidate.actor) != 1 or len(candidate.recipient) != 1:
        return
    actor, recipient = candidate.actor[0], candidate.recipient[0]
    if recipient.country == actor.country and recipient.kind == "country" and recipient.stand_in:
        candidate.recipient = (registry.other_country(recipient, actor.country),)


def _launch(folded: Folded, candidate: Candidate) -> None:
    """Missiles launched at nobody are a test (codebook section 3: MOBILIZE `weapons`)."""
    launched = folded.lower.startswith(markers("launch"), candidate.trigger[0])
    if launched and candidate.mode == "heavy-weapons" and not candidate.recipient:
        candidate.event, candidate.mode = "MOBILIZE", "weapons"


def _oppose(registry: Registry, candidate: Candidate) -> None:
    """An attack whose target is only a thing is against the side that the attacker fights on this page."""
    if candidate.event != "ASSAULT" or candidate.mode == "clash":
        return
    if not candidate.actor:
        foe = registry.foe(candidate.recipient[0]) if candidate.recipient else None
        candidate.actor = (foe,) if foe and candidate.mode in {"heavy-weapons", "drone", "aerial"} else ()
        return
    if any(actor.known for actor in candidate.recipient):
        return
    foe = registry.foe(candidate.actor[0])
    if foe is not None:
        candidate.recipient = (foe,)


def _note_foes(registry: Registry, candidate: Candidate) -> None:
    if candidate.mode == "clash" and len(candidate.actor) == 2:
        registry.note_foes(candidate.actor[:1], candidate.actor[1:])
        return
    armed = any(actor.sector in {"MIL", "REB"} for actor in candidate.actor)
    if candidate.event == "ASSAULT" or (armed and candidate.event in {"ACCUSE", "THREATEN"}):
        registry.note_foes(candidate.actor, candidate.recipient)


def _drop_introductions(candidates: list[Candidate]) -> None:
    """A declaration that introduces an act which is a record itself only attributes (codebook 11.8)."""
    told = {id(c.predicate.governor) for c in candidates if not c.reason}
    for candidate in candidates:
        if (
            candidate.event == "STATE"
            and candidate.act["content"] == "report"
            and id(candidate.predicate) in told
        ):
            candidate.reason = "introduces an act that is a record itself"


def _nearest(fights: list[Candidate], claim: LossClaim) -> Candidate | None:
    return min(fights, key=lambda c: abs(c.trigger[0] - claim.start), default=None)


def _sided(claim: LossClaim, home: Candidate) -> LossClaim:
    if claim.side or not home.recipient:
        return claim
    country = home.recipient[0].country
    return LossClaim(claim.kind, claim.what, claim.min, claim.max, country, claim.by, claim.start, claim.end)


def _mode(cell: str) -> str | None:
    return None if cell in {"", "-"} else cell


def _all(groups: list[Group], resolved: dict[int, tuple[Actor, ...]]) -> tuple[Actor, ...]:
    found: dict[tuple[str, str | None], Actor] = {}
    for group in groups:
        for actor in resolved.get(id(group), ()):
            found.setdefault((actor.key, actor.name), actor)
    return tuple(found.values())
