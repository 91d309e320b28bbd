"""A document to records: the whole way of a page through language and coding.

Comes in: a `Document` with zones. Goes out: its records in reading order. Sentences are read one after the
other, so that "nước này" and "cùng ngày" point back; then mentions of the same event are merged.
"""

from dienbien.coding.actors import Registry, resolve_group
from dienbien.coding.addressed import address
from dienbien.coding.answering import settle_answers
from dienbien.coding.beside import complete, sentenced
from dienbien.coding.building import CandidateBuilder
from dienbien.coding.candidates import Candidate
from dienbien.coding.cited_state import cite_states
from dienbien.coding.clauses import read_clauses
from dienbien.coding.codable import why_not
from dienbien.coding.confidence import confidence
from dienbien.coding.custody import Custody
from dienbien.coding.dates import Calendar, date_sentence, publication_date
from dienbien.coding.declared import settle_declared
from dienbien.coding.echoes import take_in_crowds, take_in_references
from dienbien.coding.emit import to_record
from dienbien.coding.facing import Exchange, find_sides, lacks_side, suffer_charge
from dienbien.coding.findings import implied
from dienbien.coding.grievances import settle_grievances
from dienbien.coding.grounds import settle_grounds
from dienbien.coding.groups import group_units
from dienbien.coding.handled import nothing_handled
from dienbien.coding.inside import is_told
from dienbien.coding.introductions import introductions, name_relatives
from dienbien.coding.loss_homes import assign_losses, settle_losses
from dienbien.coding.merge import merge, without_headlines, without_strangers
from dienbien.coding.offices import OfficeRegistry
from dienbien.coding.parts import drop_parts
from dienbien.coding.predicates import Predicate
from dienbien.coding.proposals import settle_proposals
from dienbien.coding.quotes import assign_quotes
from dienbien.coding.readings import Reading, ReadSentence, Resolved, note_topics
from dienbien.coding.scope import out_of_scope
from dienbien.coding.sides import (
    armed,
    fill_fights,
    gather,
    mutual,
    not_both,
    not_oneself,
    note_foes,
    oppose,
    spare,
    stay_at_home,
    tell_apart,
)
from dienbien.coding.sources import read_voices
from dienbien.coding.speakers import Speakers
from dienbien.coding.state_crimes import is_state_crime
from dienbien.coding.statements import drop_introductions
from dienbien.coding.status import deny
from dienbien.coding.strangers import settle_strangers
from dienbien.coding.threatened import settle_threatened
from dienbien.coding.trace import note, note_all
from dienbien.coding.undated import Account
from dienbien.coding.upcoming import agree_with_text, foretell
from dienbien.coding.warred import note_wars, strike_ground
from dienbien.language.collecting import collector_at_rest
from dienbien.language.lexicon import Lexicon
from dienbien.language.sentences import split_sentences
from dienbien.language.text import Folded
from dienbien.language.vi.analysis import Analysis, analyse
from dienbien.language.vi.mentions import read_mentions
from dienbien.records import Document, Record, Zone


@collector_at_rest()
def code_document(
    document: Document, words: Lexicon | None = None, offices: OfficeRegistry | None = None
) -> tuple[Record, ...]:
    """The records of one document, in reading order; `words` are the built-in tables where none are given.

    `offices` tells who holds which office by earlier pages; it is only read.
    """
    reading = _read(document, words, False, False, offices)
    for sentence in reading.sentences:
        for predicate in sentence.predicates:
            # Predicates point at one another: without these links nothing is left for the collector.
            predicate.following = None
    return reading.records


@collector_at_rest()
def read_document(
    document: Document,
    words: Lexicon | None = None,
    *,
    whole: bool = False,
    traced: bool = False,
    offices: OfficeRegistry | None = None,
) -> Reading:
    """The records of a document and the steps that led to them.

    `whole` reads pages without news, too; `traced` keeps the rule behind each part of a candidate; `offices`
    is what earlier pages told.
    """
    return _read(document, words, whole, traced, offices)


def _read(
    document: Document, words: Lexicon | None, whole: bool, traced: bool, offices: OfficeRegistry | None
) -> Reading:
    analysis = analyse(document.text, document.day, words=words, whole=whole)
    if not analysis.phrases:
        return Reading(document, analysis, [], [], ())
    sentences = _sentences(document, analysis)
    _interpret(_Page(document.day, analysis.folded, traced, offices), analysis.folded, sentences)
    candidates = [c for sentence in sentences for c in sentence.candidates]
    events = without_strangers(without_headlines(merge([c for c in candidates if not c.reason])))
    take_in_references(events, candidates)
    note_all(candidates, "the deed told elsewhere that it comes back to")
    take_in_crowds(events, sentences, analysis.folded)
    settle_grievances(analysis.folded, sentences, events)
    note_all(candidates, "what the protest wants of its own government")
    settle_losses(analysis.folded, sentences, events)
    settle_grounds(sentences, events)
    note_all(candidates, "counts of an act that is no record, or told beside the fight")
    cite_states(events, sentences)
    records = tuple(to_record(document, analysis.folded, e, confidence(e, sentences)) for e in events)
    return Reading(document, analysis, sentences, events, records)


def _sentences(document: Document, analysis: Analysis) -> list[ReadSentence]:
    folded = analysis.folded
    zones = document.zones or (Zone("body", 0, len(document.text)),)
    found: list[ReadSentence] = []
    for zone in (zone for zone in zones if zone.kind != "chrome"):
        begin, stop = folded.position(zone.start), folded.position(zone.end)
        for start, end in split_sentences(folded.cased, begin, stop):
            phrases = analysis.between(start, end)
            if not phrases:
                continue
            kinds = frozenset([phrase.kind for phrase in phrases])
            units = name_relatives(group_units(folded, read_mentions(folded, phrases, start)))
            found.append(ReadSentence(zone.kind, start, end, units, kinds))
    return found


def _interpret(page: "_Page", folded: Folded, sentences: list[ReadSentence]) -> None:
    page.learn(sentences)
    for sentence in sentences:
        if sentence.has("act", "speech"):
            sentence.predicates = read_clauses(folded, sentence.units)
        sentence.predicates += implied(folded, sentence)
        voices = read_voices(folded, sentence.predicates, sentence.units, sentence.groups, sentence.end)
        sentence.voices = voices
    page.custody.learn(sentences)
    note_topics(sentences)
    assign_quotes(folded.cased, sentences)
    for number, sentence in enumerate(sentences):
        page.read(number, sentence)
    candidates = [c for s in sentences for c in s.candidates]
    agree_with_text(candidates, folded)
    note_all(candidates, "told as still to come")
    deny(folded, candidates)
    note_all(candidates, "denied elsewhere on the page")
    sentenced(candidates, [sentence.resolved for sentence in sentences])
    note_all(candidates, "the only court of the page")
    page.fill_fights(sentences)
    note_all(candidates, "the two that fight on this page")
    page.settle_dates(sentences)
    note_all(candidates, "day of the account that it belongs to")


class _Page:
    """What holds from sentence to sentence of one document."""

    def __init__(self, day: str | None, folded: Folded, traced: bool, offices: OfficeRegistry | None) -> None:
        self._folded = folded
        self._published = publication_date(day)
        self._calendar = Calendar(self._published)
        self._account = Account(folded, self._calendar)
        self._registry, self._teasers = Registry(offices, day), Registry(offices, day)
        self._speakers = Speakers(folded)
        self._builder = CandidateBuilder(folded, self._speakers, traced)
        self._exchange = Exchange()
        self.custody = Custody(self._registry, folded)
        self._around = False, False, 0

    def learn(self, sentences: list[ReadSentence]) -> None:
        """Names and offices of the whole page first: a headline's "ông Trump" is explained below it."""
        for sentence in sentences:
            registry = self._registry_of(sentence)
            registry.learn(m for group in sentence.groups for m in group.members)
            if sentence.has("name"):
                for named, told in introductions(sentence.units):
                    registry.introduce(named, told)

    def read(self, number: int, sentence: ReadSentence) -> None:
        """The candidates of a sentence."""
        registry = self._registry_of(sentence)
        registry.open_sentence()
        self._speakers.open(number, sentence, registry)
        resolved = sentence.resolved
        for group in sentence.groups:
            actors = resolved[id(group)] = resolve_group(registry, group)
            registry.remember(actors, group.bare)
        acts = [predicate for predicate in sentence.predicates if predicate.is_act]
        if acts:
            company = {a.key for actors in resolved.values() for a in actors if a.known}
            self._around = registry.abroad, registry.armed, len(company)
        for predicate in acts:
            self._code(number, sentence, predicate, resolved)
        drop_introductions(self._folded, sentence.candidates)
        planned = settle_proposals(sentence.candidates, self._folded)
        for candidate in (*planned, *settle_declared(sentence, self._folded)):
            candidate.reason = self._why_not(candidate, sentence)
        note_all(sentence.candidates, "a plan of one's own, or what a stance declares")
        settle_answers(sentence.candidates, self._folded)
        note_all(sentence.candidates, "whom the answer to it is on")
        drop_parts(sentence.candidates, self._folded)
        note_all(sentence.candidates, "one deed with the act beside it")
        self._date(number, sentence)
        self._speakers.close(sentence, resolved)
        assign_losses(self._folded, sentence)
        for candidate in sentence.candidates:
            if is_told(candidate, self._folded):
                candidate.reason = self._why_not(candidate, sentence)
        note_all(sentence.candidates, "counts bound to it")

    def _date(self, number: int, sentence: ReadSentence) -> None:
        """Each teaser is a page of its own: its dates are not referred to from elsewhere."""
        if sentence.zone == "teaser":
            date_sentence(self._folded, sentence, Calendar(self._published))
            return
        self._account.note(number, sentence, date_sentence(self._folded, sentence, self._calendar))
        for candidate in sentence.candidates:
            foretell(candidate, self._published)
        note_all(sentence.candidates, "time bound to it")
        for candidate in sentence.candidates:
            self._speakers.relay(candidate, self._calendar.now)
        note_all(sentence.candidates, "relayed by the outlet named before")

    def settle_dates(self, sentences: list[ReadSentence]) -> None:
        """Undated acts take their day from the account of the whole page."""
        self._account.settle(sentences)

    def fill_fights(self, sentences: list[ReadSentence]) -> None:
        """Fighting told without its sides is between the two that fight on this page."""
        note_wars(self._registry, sentences, self._folded)
        for sentence in sentences:
            fill_fights(self._folded, self._registry_of(sentence), sentence.candidates)
        strike_ground(sentences, self._folded)

    def _registry_of(self, sentence: ReadSentence) -> Registry:
        return self._teasers if sentence.zone == "teaser" else self._registry

    def _code(self, number: int, sentence: ReadSentence, predicate: Predicate, resolved: Resolved) -> None:
        registry = self._registry_of(sentence)
        candidate = self._builder.build(number, sentence, predicate, resolved)
        candidate.actor = registry.all_sides(candidate.actor)
        candidate.recipient = registry.all_sides(candidate.recipient, but=candidate.actor)
        note(candidate, "stands for both sides told of last")
        candidate.abroad, candidate.armed, candidate.company = self._around
        tell_apart(registry, candidate, resolved)
        note(candidate, "stands for another country than the actor's")
        not_oneself(candidate)
        note(candidate, "of the ground that is struck")
        stay_at_home(candidate)
        note(candidate, "moved within its own country")
        bound = (candidate.actor, candidate.recipient)
        self._find_sides(candidate, sentence, registry)
        candidate.reason = candidate.reason or self._why_not(candidate, sentence)
        sentence.candidates.append(candidate)
        if not candidate.reason:
            self._exchange.note(candidate)
            if not candidate.in_passing:
                registry.note_pair((*candidate.actor, *candidate.recipient))
            if bound == (candidate.actor, candidate.recipient):
                note_foes(registry, candidate)

    def _find_sides(self, candidate: Candidate, sentence: ReadSentence, registry: Registry) -> None:
        """Who else is a side by the words around, by what was told before, or by whose people they are."""
        mutual(self._folded, candidate)
        note(candidate, "each accuses the other")
        complete(candidate, sentence, self._folded, registry)
        note(candidate, "told beside the act")
        told = candidate.recipient
        self._exchange.answer(candidate)
        note(candidate, "the call that it answers")
        address(candidate, sentence, self._folded)
        note(candidate, "whom the letter is for, or the other side of the talks")
        settle_threatened(candidate, sentence.candidates)
        note(candidate, "whom the threat goes on against, or who complains of it")
        oppose(registry, candidate)
        note(candidate, "the side that it fights on this page")
        if lacks_side(candidate) and (armed(candidate) or not why_not(candidate)):
            find_sides(candidate, sentence, self._folded)
            note(candidate, "the other side that the sentence names")
        self.custody.settle(candidate, sentence.candidates)
        note(candidate, "who holds them on this page")
        suffer_charge(candidate, self._folded)
        candidate.inferred = candidate.recipient != told
        settle_strangers(registry, candidate, self._folded)
        gather(registry, candidate, sentence)
        spare(candidate)
        not_both(candidate)
        stay_at_home(candidate)
        note(candidate, "of the country that acts on them, fights them or is told of")

    def _why_not(self, candidate: Candidate, sentence: ReadSentence) -> str:
        """Why a candidate is no record, whatever it is the content of; empty if it is one."""
        if is_state_crime(candidate, sentence):
            return ""
        return (
            out_of_scope(candidate, sentence, self._folded)
            or nothing_handled(candidate, self._folded)
            or why_not(candidate)
        )
