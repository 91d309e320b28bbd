"""An act becomes a candidate: what its own clause says of it.

Comes in: a predicate with its sentence, and who is meant by each noun phrase. Goes out: a candidate with
type, mode, status, sources and place, and the sides that grammar binds. Who else is a side, `coder` asks
next.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.concerns import blame_conduct, namers
from dienbien.coding.demands import demanded
from dienbien.coding.doers import persecutes, suit
from dienbien.coding.grounds import taken_town
from dienbien.coding.handled import settle_handled
from dienbien.coding.inside import settle_denied
from dienbien.coding.means import means, thing_behind
from dienbien.coding.pairs import named_sides
from dienbien.coding.partners import with_leader
from dienbien.coding.places import bound_place, lain_in, massacred, spare_owner, struck_side
from dienbien.coding.plots import settle_plot
from dienbien.coding.predicates import Predicate
from dienbien.coding.purposes import carried_out
from dienbien.coding.readings import ReadSentence, Resolved
from dienbien.coding.refused import settle_refused
from dienbien.coding.roles import assign_roles
from dienbien.coding.sides import arrest_by_place, gather_at, of_each_other
from dienbien.coding.sources import Attribution, attribute
from dienbien.coding.speakers import Speakers, actors_of, blame, demand
from dienbien.coding.status import deny_charge, settle
from dienbien.coding.strangers import settle_unplaced
from dienbien.coding.threats import settle_threat
from dienbien.coding.trace import begin_trace, note
from dienbien.coding.upcoming import announce
from dienbien.coding.wishes import settle_wish
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers


class CandidateBuilder:
    """Makes the candidates of one page; `traced` keeps the rule behind each of their parts."""

    def __init__(self, folded: Folded, speakers: Speakers, traced: bool) -> None:
        self._folded = folded
        self._speakers = speakers
        self._traced = traced

    def build(
        self, number: int, sentence: ReadSentence, predicate: Predicate, resolved: Resolved
    ) -> Candidate:
        """The candidate of an act: its sides as grammar binds them, then what its words make of it."""
        act = predicate.phrase
        roles = assign_roles(predicate)
        actor = actors_of(with_leader(predicate, sentence.predicates, roles.actor), resolved)
        recipient = tuple(a for a in actors_of(roles.recipient, resolved) if a not in actor)
        between = any(g.preposition == "between" for g in predicate.objects)
        if act["frame"] == "joint" and roles.actor and not between and not resolved.get(id(roles.actor[0])):
            recipient, actor = (*actor, *recipient), ()
        event, mode, status = settle(self._folded, predicate)
        if event == "REJECT" and predicate.event in {"CONSULT", "COOPERATE"} and not between:
            actor, recipient = actor[:1], (*actor[1:], *recipient)
        if event == "AGREE" and self._folded.lower.startswith(markers("announced"), act.start):
            status = "future"
        said = attribute(predicate, sentence.voices)
        trigger, span = (act.start, act.end), (sentence.start, sentence.end)
        candidate = Candidate(
            event, mode, actor, recipient, status, sentence.zone, number, trigger, span, predicate
        )
        candidate.row = act.entry.row if act.entry else None
        if self._traced:
            begin_trace(candidate)
        self._settle_words(candidate, said, sentence, resolved)
        self._settle_deed(candidate, sentence, resolved)
        return candidate

    def _settle_words(
        self, candidate: Candidate, said: Attribution, sentence: ReadSentence, resolved: Resolved
    ) -> None:
        """What saying it makes of an act: who says it, who is to do it, who is blamed or warned."""
        self._speakers.say(candidate, said, resolved)
        if said.content is not None:
            deniers = actors_of(assign_roles(said.content).actor, resolved)
            settle_denied(candidate, said.content, deniers, self._folded)
        settle_refused(candidate, sentence.units, resolved)
        note(candidate, "by who says it")
        of_each_other(candidate, resolved)
        note(candidate, "each accuses the other")
        demand(candidate, said, resolved, sentence.groups)
        note(candidate, "what another should do, said by the actor")
        named = namers(candidate.predicate, sentence.groups, self._folded)
        blame(candidate, said, resolved, named, self._folded)
        note(candidate, "blamed by the speaker")
        settle_wish(candidate, resolved, self._folded)
        note(candidate, "a wish or an offer")
        settle_threat(candidate, sentence.units, resolved, self._folded)
        note(candidate, "wording of a warning")
        blame_conduct(candidate, sentence.units, resolved, self._folded)
        note(candidate, "concern about another's conduct")
        deny_charge(candidate, sentence, self._folded)
        note(candidate, "a charge denied")

    def _settle_deed(self, candidate: Candidate, sentence: ReadSentence, resolved: Resolved) -> None:
        """Where and with what an act was done, and to whom where only its place or object tells."""
        self._locate(candidate, sentence, resolved)
        candidate.mode = demanded(candidate, self._folded)
        note(candidate, "content of the demand")
        candidate.mode = candidate.mode or means(candidate, sentence.units)
        note(candidate, "weapon named in the clause")
        candidate.thing = thing_behind(candidate.act, sentence.units)
        candidate.carried_out = carried_out(candidate, self._folded, sentence.units)
        spare_owner(candidate, self._folded)
        note(candidate, "owner of what was struck")
        if not candidate.recipient:
            candidate.recipient = massacred(candidate, self._folded) or struck_side(candidate)
            note(candidate, "the side whose ground is struck")
        suit(candidate, self._folded)
        settle_handled(candidate, sentence, self._folded)
        candidate.dissent = persecutes(candidate, sentence, self._folded)
        announce(candidate, sentence, self._folded)
        note(candidate, "told as still to come")
        settle_plot(candidate, sentence, self._folded)
        note(candidate, "told as a plot")

    def _locate(self, candidate: Candidate, sentence: ReadSentence, resolved: Resolved) -> None:
        """The place of a candidate, and who acts because of where it happened."""
        bound = bound_place(candidate) or taken_town(candidate)
        candidate.place = lain_in(bound, sentence.groups, self._folded)
        note(candidate, "place bound to it")
        settle_unplaced(candidate)
        note(candidate, "of the country where it happened")
        arrest_by_place(candidate)
        note(candidate, "by the country where it happened")
        if candidate.mode == "clash" and not candidate.actor:
            candidate.actor = named_sides(candidate, sentence)
            note(candidate, "named with “giữa”, or on both sides of the border")
        gather_at(candidate)
        note(candidate, "the crowd of the place")
