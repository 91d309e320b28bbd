"""Which act caused a loss: counts go to the act that the words bind them to (codebook section 9).

Comes in: a sentence with candidates, later the events of the page. Changes: the losses of candidates. In this
order: the act whose own words tell the loss, the act before "khiến", the act behind the word of loss ("thiệt
mạng trong vụ …"), the nearest act of the sentence, the last fight told just before. What would go to an act
that is no record goes on to the next that is one.
"""

from dataclasses import replace

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate, LossClaim, is_vague
from dienbien.coding.codable import why_not
from dienbien.coding.loss_kept import TELLING, keep_losses
from dienbien.coding.loss_singles import SOMEBODY
from dienbien.coding.loss_victims import class_of_victim, count_victims
from dienbien.coding.losses import Found, read_losses
from dienbien.coding.places import struck_side
from dienbien.coding.readings import ReadSentence
from dienbien.coding.sources import voices_of
from dienbien.coding.speakers import actors_of
from dienbien.language.phrases import Phrase
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import has_marker, markers

_UNREAL = frozenset({"negated", "hypothetical", "future"})
_HELD = frozenset({"detained", "captured", "seized"})
_TOLLS = frozenset({"killed", "wounded", "casualties", "displaced"})
_COST = _TOLLS | {"destroyed", "damaged"}
_IN_STREETS = frozenset({"clash", "crowd-control"})
"""Modes of violence in which protests end."""
_SIDES = frozenset({"GOV", "MIL", "REB"})
_REACH = 60
"""How many letters behind a word of loss the act that caused it may begin."""
_LATER = 1
"""In how many sentences after a fight, or after what it cost, a count still belongs to it."""


def assign_losses(folded: Folded, sentence: ReadSentence) -> None:
    """Give each loss of a sentence to the act that caused it; those without stay the sentence's."""
    if not sentence.has("loss", "act"):
        return
    acts = [c for c in sentence.candidates if c.event in {"ASSAULT", "COERCE", "PROTEST"}]
    for found in read_losses(folded, sentence.units):
        lost = actors_of([found.who], sentence.resolved) if found.who else ()
        claim = found.claim
        if claim.what == SOMEBODY:
            claim = replace(claim, what=class_of_victim(lost[0]) if lost else "person")
        start = sentence.units[found.word].start
        own = next((c for c in sentence.candidates if c.trigger[0] == start), None)
        if own is not None and (own.event == "THREATEN" or (own.reason and own.status in _UNREAL)):
            continue
        home = _home(sentence, acts, found, own)
        bound = home is not None and _bound(sentence, [home], found) is not None
        if _sums_up(folded, found.claim) and not bound:
            continue
        if home is None and any(_another_cause(sentence, c, found.cause) for c in acts):
            continue
        if home is None:
            sentence.losses.append(replace(claim, by=_teller(sentence, found)))
            continue
        if home.act["frame"] == "suffer" and home.trigger[0] == sentence.units[found.word].start:
            _inflicted_by(home, lost)
        home.losses.append(_sided(claim, home))
        _suffered_by(home, lost, folded)


def _teller(sentence: ReadSentence, found: Found) -> str | None:
    """`Theo Bộ Y tế Peru, 12 người chết`, `…, trong khi Chile nói 5`: who gives a count without an act."""
    start = sentence.units[found.word].start
    said = [
        p for p in sentence.predicates if p.phrase.kind == "speech" and p.phrase.start < found.claim.start
    ]
    closing = next((c.voices for c in sentence.voices.closings if sentence.units[c.index].start > start), [])
    groups = (voices_of(said[-1]) if said else []) or closing or sentence.voices.throughout
    known = (actor for actor in actors_of(groups[:1], sentence.resolved) if actor.known)
    teller = next(known, None)
    return (teller.name or teller.country) if teller is not None else None


def _sums_up(folded: Folded, claim: LossClaim) -> bool:
    """`tổng cộng 40 binh sĩ`: what a whole campaign cost belongs to no single act (codebook section 11.9)."""
    return folded.plain[max(0, claim.start - 14) : claim.start].strip().endswith(markers("sum"))


def settle_losses(folded: Folded, sentences: list[ReadSentence], events: list[list[Candidate]]) -> None:
    """Losses without an act, and those of acts that made no record, go to a fight told beside them.

    What only the headline counts goes to the first fight of the text.
    """
    last: Candidate | None = None
    told = number = 0
    kept = [c for event in events for c in event if c.event == "ASSAULT"]
    for sentence in sentences:
        number += sentence.zone != "caption"
        fights = _fights(sentence)
        near = (
            last
            if last is not None and number - told <= _LATER and _goes_on(folded, last, sentence)
            else None
        )
        for act in sentence.candidates:
            if act.reason and act.losses and _refers(act):
                _hand_on(act.losses, [c for c in fights if not _only_marched(c, act)], near, kept)
        _hand_on(sentence.losses, fights, near, kept)
        if sentence.zone != "caption" and (fights or (near is not None and sentence.losses)):
            last, told = fights[-1] if fights else last, number
    _to_headline(folded, sentences, events)
    _from_headline(sentences, events)
    count_victims(folded, events)
    keep_losses(events)


def _fights(sentence: ReadSentence) -> list[Candidate]:
    """The fights that a sentence tells, or else the protest: what befell people in it is its own cost."""
    told = [c for c in sentence.candidates if not c.reason]
    fights = [c for c in told if c.event == "ASSAULT"]
    return fights or [c for c in told if c.event == "PROTEST"]


def _only_marched(protest: Candidate, act: Candidate) -> bool:
    """`biểu tình phản đối vụ thảm sát`: the deed that people march against is not what the march has cost."""
    named = act.event == "ASSAULT" and act.predicate.nominal and act.mode not in _IN_STREETS
    return named and protest.event == "PROTEST"


def _to_headline(folded: Folded, sentences: list[ReadSentence], events: list[list[Candidate]]) -> None:
    """What the lede counts where the headline alone tells the fight, the only one of the page."""
    fights = [event for event in events if event[0].event == "ASSAULT"]
    if len(fights) != 1 or any(c.zone != "title" for c in fights[0]):
        return
    home = fights[0][0]
    for sentence in sentences:
        if sentence.zone == "lede" and not _tells_mishap(folded, sentence):
            fitting = (c for c in sentence.losses if c.kind in _COST and _may_cause(home, c))
            home.losses += [_sided(claim, home) for claim in fitting]


def _from_headline(sentences: list[ReadSentence], events: list[list[Candidate]]) -> None:
    kept = [c for event in events for c in event if c.zone not in {"title", "teaser"}]
    told = {claim.kind for c in kept for claim in c.losses}
    known = {id(c) for event in events for c in event}
    for sentence in sentences:
        if sentence.zone != "title":
            continue
        dropped = [claim for c in sentence.candidates if id(c) not in known for claim in c.losses]
        for claim in (*dropped, *sentence.losses):
            home = next((c for c in kept if c.event == "ASSAULT" and _may_cause(c, claim)), None)
            fits = home is not None and claim.kind in _TOLLS - told and home.zone in {"lede", "body"}
            if home is not None and fits:
                home.losses.append(_sided(claim, home))
            elif claim.min == claim.max:
                _make_exact(kept, claim)


def _make_exact(kept: list[Candidate], claim: LossClaim) -> None:
    """`hàng nghìn km2` in the text are the 4.300 of the headline."""
    for act in kept:
        for i, vague in enumerate(act.losses):
            if (vague.kind, vague.what) == (claim.kind, claim.what) and is_vague(vague):
                act.losses[i] = replace(claim, side=vague.side)
                return


def _hand_on(
    losses: list[LossClaim], fights: list[Candidate], near: Candidate | None, told: list[Candidate]
) -> None:
    for claim in losses:
        home = _nearest([c for c in fights if _may_cause(c, claim)], claim)
        home = home or (_told_before(told, claim) if near is not None else None) or near
        if home is not None and _may_cause(home, claim):
            home.losses.append(_sided(claim, home))


def _told_before(told: list[Candidate], claim: LossClaim) -> Candidate | None:
    """The fight that has been said to cost the same: a toll is repeated with its number."""
    if claim.min is None or claim.min < TELLING:
        return None
    text = (c for c in told if c.zone != "title")
    return next((c for c in text for x in c.losses if (x.kind, x.min) == (claim.kind, claim.min)), None)


def _goes_on(folded: Folded, last: Candidate, sentence: ReadSentence) -> bool:
    """Whether a sentence may still count what the last fight cost."""
    if _tells_mishap(folded, sentence):
        return False
    same = (last.zone == "teaser") == (sentence.zone == "teaser")
    return same and "title" not in {last.zone, sentence.zone}


def _tells_mishap(folded: Folded, sentence: ReadSentence) -> bool:
    return has_marker(f" {folded.plain[sentence.start : sentence.end]} ", "mishap")


def _refers(act: Candidate) -> bool:
    """Whether an act that made no record may be another's name: "vụ tấn công" without its sides."""
    return act.predicate.nominal or not any(a.known for a in (*act.actor, *act.recipient))


def _home(
    sentence: ReadSentence, acts: list[Candidate], found: Found, own: Candidate | None
) -> Candidate | None:
    claim = found.claim
    if own is not None and own in acts and (not own.reason or claim.kind in _HELD):
        return own
    able = [c for c in acts if c is not own and _may_cause(c, claim) and not _mistaken(c)]
    able = [c for c in able if not _against_own(c, claim)] or able
    able = [c for c in able if not _parted(sentence, c, found.word)] or able
    held = claim.kind == "detained"
    told = [c for c in able if c.event != "PROTEST" or c.mode == "riot" or held]
    return _bound(sentence, able, found) or _nearest(told, claim)


def _parted(sentence: ReadSentence, act: Candidate, word: int) -> bool:
    """`Chile không kích Peru, 5 người chết, trong khi Malta tấn công Libya`: two accounts in one sentence."""
    first, last = sorted((sentence.units[word].start, act.trigger[0]))
    between = (u for u in sentence.units if first < u.start < last)
    return any(isinstance(u, Phrase) and (u.cue == "while" or u.value == ";") for u in between)


def _mistaken(act: Candidate) -> bool:
    """A word of loss of many meanings that made no record tells no act at all ("mất giá")."""
    return bool(act.reason) and act.mode is None and act.act["content"] == "both"


def _against_own(act: Candidate, claim: LossClaim) -> bool:
    """Whether the act would have cost its doer, which another act of the sentence explains better."""
    sides = {actor.country for actor in act.actor}
    return act.mode != "clash" and claim.side is not None and sides == {claim.side}


def _inflicted_by(act: Candidate, lost: tuple[Actor, ...]) -> None:
    """`Chile nói Peru mất 40 binh sĩ`: who was lost has not done it; the other side that tells it has."""
    if not set(act.actor) & set(lost):
        return
    sides = {actor.country for actor in act.recipient}
    tellers = (a for a in act.sources[:1] if a.country not in sides and a.sector in _SIDES)
    act.actor = tuple(tellers)
    act.reason = why_not(act)


def _suffered_by(act: Candidate, victims: tuple[Actor, ...], folded: Folded) -> None:
    """An attack that says no more is against those it killed; that, or shots at a protest, make a record."""
    known = tuple(v for v in victims if v.country and v not in act.actor)
    if _raiders(act, known, folded):
        act.actor, act.recipient = known, act.recipient or struck_side(act)
        act.reason = why_not(act)
        return
    told = any(r.known for r in act.recipient)
    if not known or act.event != "ASSAULT" or act.mode == "clash" or (told and not act.dissent):
        return
    if any(v.country == a.country for v in known for a in act.actor):
        return
    act.recipient = act.recipient if told else known
    if act.reason:
        act.reason = why_not(act)


def _raiders(act: Candidate, victims: tuple[Actor, ...], folded: Folded) -> bool:
    """`7 lính Chile bị thương trong chiến dịch đột kích Peru`: soldiers hurt in a raid abroad made it."""
    if not act.predicate.nominal or act.actor or len({v.country for v in victims}) != 1:
        return False
    if not all(victim.sector == "MIL" for victim in victims):
        return False
    raid = folded.plain.startswith(markers("operation"), act.trigger[0])
    struck = {actor.country for actor in act.recipient} - {victims[0].country}
    ground = act.place.country if act.place else None
    return raid and bool(struck or ground not in {None, victims[0].country})


def _may_cause(candidate: Candidate, claim: LossClaim) -> bool:
    """Whether an act can have cost this: not one that did not happen ("trực thăng không bị tấn công")."""
    if candidate.status in _UNREAL:
        return False
    if candidate.event == "ASSAULT":
        return claim.kind not in {"detained", "captured"} or candidate.mode == "abduct"
    if candidate.event == "COERCE":
        return claim.kind in _HELD or (claim.kind == "displaced" and candidate.mode == "deport")
    return claim.kind in {"killed", "wounded", "casualties", "detained"}


def _bound(sentence: ReadSentence, able: list[Candidate], found: Found) -> Candidate | None:
    """The act before the "khiến" that governs the count, else the one right behind the word of loss."""
    if found.cause is not None:
        at = sentence.units[found.cause].start
        causes = [c for c in able if c.trigger[1] <= at and not _another_cause(sentence, c, found.cause)]
        fights = [c for c in causes if c.event != "PROTEST" and c.mode != "clash"]
        return (fights or causes)[-1] if causes else None
    end = sentence.units[found.word].end
    behind = [c for c in able if 0 <= c.trigger[0] - end <= _REACH]
    return behind[0] if behind else None


def _another_cause(sentence: ReadSentence, act: Candidate, cause: int | None) -> bool:
    """`biểu tình phản đối vụ thảm sát khiến 15 người chết`: what people march against has cost the lives."""
    if act.event != "PROTEST" or cause is None:
        return False
    between = (u for u in sentence.units[:cause] if u.start >= act.trigger[1])
    return any(
        isinstance(u, Phrase) and (u.kind == "act" or (u.kind == "cue" and u["kind"] == "nominal"))
        for u in between
    )


def _nearest(able: list[Candidate], claim: LossClaim) -> Candidate | None:
    return min(able, key=lambda c: abs(c.trigger[0] - claim.start), default=None)


def _sided(claim: LossClaim, home: Candidate) -> LossClaim:
    if claim.side or len(home.recipient) != 1:
        return claim
    return replace(claim, side=home.recipient[0].country)
