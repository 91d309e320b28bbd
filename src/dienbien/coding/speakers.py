"""Who says so, over the sentences of a document: sources of each candidate and speakers that hold on.

Comes in: candidates with their attribution (`sources`). Changes: their sources, status and, for what somebody
should do, their type (codebook sections 7, 8 and 11.8).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dienbien.coding.actors import Actor, Registry, resolve_group
from dienbien.coding.blamed import means_ill, remarked
from dienbien.coding.candidates import Candidate
from dienbien.coding.inside import CONTENT
from dienbien.coding.kinds import MATERIAL
from dienbien.coding.predicates import Predicate, judges
from dienbien.coding.quotes import all_voices, last_voices
from dienbien.coding.readings import ReadSentence, Resolved
from dienbien.coding.roles import assign_roles
from dienbien.coding.sources import Attribution
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import begins, marked, markers

_COUNTRIES = frozenset({"country", "place", "crowd"})
_OUT_OF_OFFICE = frozenset({"PTY", "CVL", "NGO", "REB", "LEG"})
_IN_OFFICE = frozenset({"GOV", "MIL", "COP", "JUD"})
_REACH = 8
"""Over how many sentences an outlet that was named with a speaker goes on relaying that speaker."""


_BETWEEN = 40
"""How far before an act, in letters, the one who is said to be its author may stand."""
_NEXT = 12
"""How far before a wish, in letters, whoever has it may end."""
_PRONOUN = 8
"""How long words for oneself may be, with "bị": "nói mình bị …"; longer ones before bad words are a thing."""
_COUNT = 16
"""How far before an unnamed source, in letters, its count may begin."""


_QUOTES = " \"“‘'"


def actors_of(groups: list[Group], resolved: Resolved) -> tuple[Actor, ...]:
    """The actors of several groups, in order, none twice; a crowd and the police of one country are two."""
    if not groups:
        return ()
    found: dict[tuple[str, str], Actor] = {}
    for group in groups:
        for actor in resolved.get(id(group), ()):
            found.setdefault((actor.key, actor.name or actor.sector), actor)
    return tuple(found.values())


@dataclass(slots=True, frozen=True)
class _Account:
    """Somebody named in the account of others: who (name), who says so (nearest first), in which sentence."""

    name: str
    chain: tuple[Actor, ...]
    sentence: int


class Speakers:
    """Who speaks on a page, for accounts that go on without naming the speaker again (codebook section 8)."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._last: tuple[Actor, ...] = ()
        self._accounts: list[_Account] = []
        self._held = False
        self._number = 0

    def open(self, number: int, sentence: ReadSentence, registry: Registry) -> None:
        """Who is meant by the speakers of a sentence that stand elsewhere; sets who "tôi" is."""
        opening = self._folded.lower[sentence.start : sentence.start + 24].lstrip('“"- ')
        self._held = opening.startswith(markers("account"))
        self._number = number
        quoted_by = sentence.voices.quoted_by
        sentence.resolved.update((id(group), resolve_group(registry, group)) for group in quoted_by)
        speakers = [a for group in quoted_by for a in sentence.resolved[id(group)] if a.known] or self._last
        registry.voice = next(iter(speakers), None)

    def say(self, candidate: Candidate, said: Attribution, resolved: Resolved) -> None:
        """Set the sources of a candidate, and what its speakers make of its status."""
        speakers = self._voices(said.speakers, resolved)
        answered = _answers(candidate)
        if said.content is not None and candidate.act["content"] not in {"claim"} and not answered:
            candidate.reason = CONTENT
        if said.accusers or said.reporters:
            inner = (assign_roles(accuser).actor for accuser in (*said.accusers, *said.reporters))
            speakers = [*(a for groups in inner for a in actors_of(groups, resolved)), *speakers]
        if said.accusers and candidate.event not in MATERIAL and not answered:
            candidate.reason = "only the content of an accusation"
        elif self._alleged(candidate, said, speakers):
            candidate.status = "alleged"
        announced = candidate.predicate.event == "ASSAULT" or begins(
            self._folded.lower, "announced", candidate.trigger[0]
        )
        speakers = _announcing(candidate, speakers) if announced else speakers
        _leave_to_doers(candidate, speakers)
        if not candidate.actor and (_plans(candidate) or self._headed(candidate, speakers)):
            candidate.actor = tuple(a for a in speakers[:1] if a.known and a.sector != "MED")
            if candidate.actor and candidate.act["frame"] == "joint":
                candidate.actor, candidate.recipient = (*candidate.actor, *candidate.recipient), ()
        if not speakers and self._held:
            speakers = list(self._last)
        kept = _but_actor(candidate, speakers)
        candidate.vouched = len(kept) < len(speakers)
        candidate.sources = _unique(kept)

    def close(self, sentence: ReadSentence, resolved: Resolved) -> None:
        """Remember who spoke in a sentence, and of whom, for the sentences behind it."""
        if self._held:
            return
        self._last = tuple(self._voices(last_voices(sentence), resolved))
        voices = self._voices(all_voices(sentence), resolved)
        outlets = tuple(dict.fromkeys(a for a in voices if a.sector == "MED"))
        if outlets:
            self._note((a for a in voices if a not in outlets), outlets)
        for candidate in sentence.candidates:
            sources = candidate.sources
            if sources and not candidate.reason and all(a.sector == "MED" for a in sources):
                self._note(candidate.actor, sources)

    def _note(self, actors: Iterable[Actor], outlets: tuple[Actor, ...]) -> None:
        named = (a.name for a in actors if a.name and a.kind not in _COUNTRIES)
        self._accounts.extend(_Account(name, outlets, self._number) for name in named)

    def _voices(self, groups: list[Group], resolved: Resolved) -> list[Actor]:
        """The actors of speaking groups; somebody whom no table knows keeps the words for a name."""
        found: list[Actor] = []
        for group in groups:
            actors = resolved.get(id(group), ())
            if group.members[0].office in marked("unnamed") and not group.members[0].country:
                actors = (self._unnamed(group),)
            found.extend(actors)
            if not actors and group.members[0].kind == "name":
                first = group.members[0]
                written = first.person or ""
                if " " not in written and not written.isupper():
                    continue
                found.append(Actor(first.start, first.end, first.person, None, "UNK", "name"))
        return [a for a in found if a.known or a.kind in {"crowd", "office", "body"}]

    def _alleged(self, candidate: Candidate, said: Attribution, speakers: list[Actor]) -> bool:
        """Accused, or thought of another: `cho rằng Nga đã tấn công`, `nói Nga đứng sau vụ này`."""
        if candidate.event not in MATERIAL or candidate.status not in {"occurred", "ongoing"}:
            return False
        if said.accusers:
            return candidate.status == "occurred"
        doers = {a.key for a in candidate.actor if a.known}
        if not doers or not speakers or doers & {a.key for a in speakers}:
            return False
        return said.opinion or self._blamed(candidate)

    def _blamed(self, candidate: Candidate) -> bool:
        subject = candidate.predicate.subject
        between = self._folded.lower[subject.end : candidate.trigger[0]] if subject else ""
        return len(between) < _BETWEEN and any(words in between for words in markers("blaming"))

    def _headed(self, candidate: Candidate, speakers: list[Actor]) -> bool:
        """`Tổng thống Peru: Sẵn sàng đối thoại với Chile`: what is said right behind the speaker's colon."""
        if not (speakers and candidate.recipient) or candidate.predicate.own_subject:
            return False
        if candidate.event not in {"AGREE", "THREATEN"}:
            return False
        between = self._folded.lower[speakers[0].end : candidate.trigger[0]].rstrip(_QUOTES)
        return between.endswith(":") and between.count(":") == 1 and len(between) <= _BETWEEN

    def _unnamed(self, group: Group) -> Actor:
        """`5 nguồn thạo tin`: with its count, since it has no name."""
        first = group.members[0]
        before = self._folded.lower[max(0, first.start - _COUNT) : first.start]
        counted = _count_before().search(before)
        start = first.start - len(counted[0]) if counted else first.start
        return Actor(start, first.end, None, None, "UNK", "office")

    def relay(self, candidate: Candidate, today: str | None) -> None:
        """Add who relays what the speakers, or those who act by speaking, said in the sentences before."""
        if candidate.zone not in {"body", "lede"} or (candidate.dated and candidate.date != today):
            return
        predicate = candidate.predicate
        if (predicate.times_before or predicate.times_after) and not candidate.dated:
            return
        opening = self._folded.lower[candidate.span[0] : candidate.span[0] + 24]
        if opening.startswith(markers("earlier")) or any(
            a["value"] == "once" for a in candidate.predicate.aux
        ):
            return
        named = (a for a in (candidate.sources or candidate.actor) if a.kind not in _COUNTRIES)
        names = {a.name for a in named if a.name}
        known = [a for a in self._accounts if a.name in names and 0 < self._number - a.sentence <= _REACH]
        relaying = known[-1].chain if known else ()
        candidate.sources = _unique([*candidate.sources, *relaying])


def _answers(candidate: Candidate) -> bool:
    """`cáo buộc mà Peru phủ nhận`, `không lùi mà còn khẳng định`: no part of what was said before it.

    Nor is the verdict on it: `nói cáo buộc của Peru là bịa đặt`.
    """
    link = candidate.predicate.subordinator
    verdict = candidate.act["frame"] == "blame"
    return candidate.event == "STATE" and (verdict or (link is not None and link["value"] == "which"))


def _but_actor(candidate: Candidate, speakers: list[Actor]) -> list[Actor]:
    """Speakers without those who act by speaking; a position is its speaker's, whoever's side it names.

    Nobody meets, calls or signs by telling the press of it.
    """
    if candidate.event in MATERIAL or _told_of(candidate):
        return speakers
    keys = {_called(a) for a in candidate.actor}
    kept = [a for a in speakers if _called(a) not in keys]
    if candidate.event != "STATE" or len(candidate.actor) != 1:
        return kept
    return [a for a in kept if a.key != candidate.actor[0].key or a.sector == "MED"]


def _called(actor: Actor) -> tuple[str | None, ...]:
    """Who is the same by name and country; without a name, an official and a general are two."""
    return (actor.name, actor.country, None if actor.name else actor.sector)


def _told_of(candidate: Candidate) -> bool:
    """`Tổng thống Malta cho biết đã điện đàm với …`: a deed that is the news told, no speech."""
    predicate = candidate.predicate
    deed = candidate.event == "CONSULT" or candidate.mode == "sign"
    told = bool(predicate.light) or not predicate.nominal
    return deed and told and predicate.relation == "complement" and bool(predicate.aux)


def _unique(actors: list[Actor]) -> tuple[Actor, ...]:
    if len(actors) < 2:
        return tuple(actors)
    return tuple({(a.name or str(a.start), a.country): a for a in reversed(actors)}.values())[::-1]


def _leave_to_doers(candidate: Candidate, speakers: list[Actor]) -> None:
    """`Tổng thống Chile nói vụ tấn công là sai lầm`: who speaks of a deed named by a noun has not done it."""
    predicate = candidate.predicate
    if candidate.event not in MATERIAL or not predicate.nominal or predicate.own_subject or predicate.light:
        return
    if candidate.status == "future":
        return
    spoken = {(a.start, a.end) for a in speakers}
    candidate.actor = tuple(a for a in candidate.actor if (a.start, a.end) not in spoken)


def _plans(candidate: Candidate) -> bool:
    """`công bố kế hoạch tập trận`: who makes a plan known carries it out."""
    governor = candidate.predicate.governor
    near = governor is not None and 0 < candidate.trigger[0] - governor.phrase.end < _COUNT
    judged = candidate.predicate.following  # `nói kế hoạch đưa quân là nguy hiểm`: it is another's
    theirs = judged is not None and judged.is_act and judged.phrase["frame"] == "blame"
    return near and candidate.status == "future" and candidate.predicate.nominal and not theirs


def _announcing(candidate: Candidate, speakers: list[Actor]) -> list[Actor]:
    """Announced violence is a threat by the one who announces it for their own side (codebook 11.8).

    What somebody announces that others will do is a forecast: concern about them (codebook 11.2). That they
    will suffer, "sẽ phải trả giá", is a threat to them.
    """
    if candidate.event != "THREATEN" or candidate.act["frame"] == "blame":
        return speakers
    if not speakers or not candidate.actor:
        return speakers
    if speakers[0].country and speakers[0].country == candidate.actor[0].country:
        candidate.actor = tuple(speakers[:1])
        return speakers[1:]
    if speakers[0].country and candidate.actor[0].country:
        if candidate.predicate.passive and candidate.predicate.agent is not None:
            candidate.reason = candidate.reason or "what befell a thing that is spoken of, no forecast"
        if candidate.act["frame"] != "none":
            candidate.event, candidate.mode = "STATE", "concern"
        candidate.actor, candidate.recipient = tuple(speakers[:1]), candidate.actor
        return speakers[1:]
    return speakers


def demand(candidate: Candidate, said: Attribution, resolved: Resolved, groups: list[Group]) -> None:
    """`Ba Lan nói Belarus nên mở cửa khẩu`: what another should do, said by an actor, is a REQUEST.

    So is what should be done to somebody ("cần được thả"): then nobody in particular is asked. And so is what
    somebody wishes another to do: "Ba Lan muốn Belarus mở cửa khẩu".
    """
    moods = {aux["value"] for aux in candidate.predicate.aux}
    if not moods & {"must", "wish"} or "negated" in moods or candidate.reason:
        return
    if "must" in moods:
        speakers = actors_of(said.speakers[:1], resolved)
        for reporter in said.reporters[:1]:
            speakers = speakers or actors_of(assign_roles(reporter).actor, resolved)
    else:
        speakers = actors_of(_wishing(candidate.predicate, groups), resolved)
    freed = candidate.event in {"RETREAT", "CONCEDE"} and not candidate.actor and "must" in moods
    if not speakers or (not candidate.actor and not freed):
        return
    if candidate.actor and speakers[0].key == candidate.actor[0].key:
        return
    helped = candidate.event in {"AID", "COOPERATE"}
    mode = "assist" if helped else "yield" if candidate.event in MATERIAL else "change"
    candidate.event, candidate.mode = "REQUEST", mode
    candidate.recipient, candidate.actor = candidate.actor, speakers
    candidate.sources, candidate.status = candidate.sources[1:], "occurred"


def _wishing(predicate: Predicate, groups: list[Group]) -> list[Group]:
    """`Ba Lan muốn Belarus mở cửa khẩu`: whoever stands before a wish that another does something."""
    subject = predicate.subject
    wish = next((aux for aux in predicate.aux if aux["value"] == "wish"), None)
    if subject is None or wish is None or not 0 <= subject.start - wish.end <= 1:
        return []
    before = [g for g in groups if g.bare and g.end <= wish.start]
    return before[-1:] if before and wish.start - before[-1].end <= _NEXT else []


def blame(
    candidate: Candidate,
    said: Attribution,
    resolved: Resolved,
    named: tuple[Group | None, Group | None],
    folded: Folded,
) -> None:
    """`Kiev nói Moskva nhúng tay vào vụ này`: who says it acts, of whom it is said is the recipient.

    Frame `blame` (docs/tables.md). `named` has who calls whose conduct so. Without a speaker,
    or said of oneself, it is the writer's remark or a party's own account.
    """
    if candidate.act["frame"] != "blame":
        return
    namer, owner = named
    blamed = actors_of([owner] if owner else [], resolved) or candidate.actor or candidate.recipient
    voices = actors_of(said.speakers[:1], resolved)
    for reporter in said.reporters[:1]:
        voices = voices or actors_of(assign_roles(reporter).actor, resolved)
    if namer is not None:
        voices, blamed = actors_of([namer], resolved), actors_of([owner] if owner else [], resolved)
    speakers = tuple(a for a in voices if a.known)
    if owner is None and namer is None and _of_a_thing(candidate.predicate, said, folded):
        blamed = ()
    candidate.actor, candidate.recipient = speakers, () if candidate.event == "STATE" else blamed
    candidate.sources = tuple(a for a in candidate.sources if a not in speakers)
    if candidate.status == "alleged" or means_ill(candidate):
        candidate.status = "occurred"
    if _charged(candidate.predicate):
        candidate.reason = candidate.reason or "only the content of an accusation"
    if not speakers or remarked(candidate, folded) or _of_themselves(speakers, blamed):
        candidate.reason = candidate.reason or "told of somebody, but not by a speaker who blames another"


def _of_a_thing(predicate: Predicate, said: Attribution, folded: Folded) -> bool:
    """`Thủ tướng Malta nói quyết định này là sai lầm`: a thing stands between who speaks and the blame."""
    saying, subject = predicate.governor, predicate.subject
    lent = subject is not None and any(subject is voice for voice in said.speakers[:1])
    if saying is None or not lent or predicate.own_subject or predicate.relation != "complement":
        return False
    return len(folded.plain[saying.phrase.end : predicate.phrase.start].strip()) > _PRONOUN


def _of_themselves(speakers: tuple[Actor, ...], blamed: tuple[Actor, ...]) -> bool:
    """Whether somebody speaks of their own side; persons of one country who are named are two.

    So are those who govern it and whoever does not.
    """
    if not {a.key for a in speakers} & {a.key for a in blamed}:
        return False
    if all(a.sector in _OUT_OF_OFFICE for a in speakers) and all(a.sector in _IN_OFFICE for a in blamed):
        return False
    persons = all(a.kind == "person" and a.name for a in (*speakers, *blamed))
    return not persons or bool({a.name for a in speakers} & {a.name for a in blamed})


def _charged(predicate: Predicate) -> bool:
    """Whether it stands inside an accusation, at most behind a word of saying; an inquiry is none.

    Nor is an accusation that is judged itself: "nói cáo buộc của Peru là vô căn cứ".
    """
    governor = predicate.governor
    if governor is not None and not governor.is_act:
        governor = governor.governor
    if governor is None or not governor.is_act or governor.phrase["mode"] == "investigate":
        return False
    return governor.event == "ACCUSE" and not judges(predicate, governor)


@cache
def _count_before() -> re.Pattern[str]:
    """The words that count unnamed sources: `một số`, `5`."""
    return re.compile(rf"(?:(?:{'|'.join(markers('sources-counted'))}|\d+) )+$")
