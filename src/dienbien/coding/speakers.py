"""Who says so, over the sentences of a document: sources of each candidate and speakers that hold on.

Comes in: candidates with their attribution (`sources`). Changes: their sources, status and, for what somebody
should do, their type (codebook sections 7, 8 and 11.8).
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence, Resolved
from dienbien.coding.roles import assign_roles
from dienbien.coding.sources import Attribution
from dienbien.language.mentions import Group
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import markers

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT", "AID", "COOPERATE"})


def actors_of(groups: list[Group], resolved: Resolved) -> tuple[Actor, ...]:
    """The actors of several groups, in order, none twice."""
    found: dict[tuple[str, str | None], Actor] = {}
    for group in groups:
        for actor in resolved.get(id(group), ()):
            found.setdefault((actor.key, actor.name), actor)
    return tuple(found.values())


class Speakers:
    """Who spoke last in a document, for accounts that go on without naming the speaker again."""

    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._speakers: tuple[Actor, ...] = ()
        self._held = False

    def hold(self, sentence: ReadSentence, resolved: Resolved) -> None:
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

    def say(self, candidate: Candidate, said: Attribution, resolved: Resolved) -> None:
        """Set the sources of a candidate, and what its speakers make of its status."""
        speakers = [a for g in said.speakers for a in resolved.get(id(g), ())]
        if said.content is not None and candidate.act["content"] not in {"claim"}:
            candidate.reason = "only the content of a verbal act"
        for accuser in (*said.accusers, *said.reporters):
            roles = assign_roles(accuser)
            speakers.extend(actors_of(roles.actor, resolved))
        if said.accusers and candidate.event in MATERIAL and candidate.status == "occurred":
            candidate.status = "alleged"
        elif said.accusers and candidate.event not in MATERIAL:
            candidate.reason = "only the content of an accusation"
        verbal = candidate.event not in MATERIAL
        keys = {(a.name, a.country) for a in candidate.actor}
        kept = [a for a in speakers if a.known and not (verbal and (a.name, a.country) in keys)]
        candidate.sources = tuple(dict.fromkeys(kept)) or (
            self._speakers if self._held and not verbal else ()
        )


def demand(candidate: Candidate, said: Attribution, resolved: Resolved) -> None:
    """`Ba Lan nói Belarus nên mở cửa khẩu`: what another should do, said by an actor, is a REQUEST."""
    if not any(aux["value"] == "must" for aux in candidate.predicate.aux) or candidate.reason:
        return
    speakers = tuple(a for g in said.speakers[:1] for a in resolved.get(id(g), ()))
    if not speakers or not candidate.actor or speakers[0].key == candidate.actor[0].key:
        return
    material = candidate.event in MATERIAL
    candidate.event, candidate.mode = "REQUEST", "yield" if material else "change"
    candidate.recipient, candidate.actor = candidate.actor, speakers
    candidate.sources, candidate.status = candidate.sources[1:], "occurred"


def blame(candidate: Candidate, said: Attribution, resolved: Resolved) -> None:
    """`Kiev nói Moskva nhúng tay vào vụ này`: who says it acts, of whom it is said is the recipient.

    Frame `blame` (docs/tables.md). Without a speaker, or said of oneself, it is the writer's remark or a
    party's own account.
    """
    if candidate.act["frame"] != "blame":
        return
    blamed = candidate.actor or candidate.recipient
    voices = actors_of(said.speakers[:1], resolved)
    for reporter in said.reporters[:1]:
        voices = voices or actors_of(assign_roles(reporter).actor, resolved)
    speakers = tuple(a for a in voices if a.known)
    candidate.actor, candidate.recipient = speakers, blamed
    candidate.sources = tuple(a for a in candidate.sources if a not in speakers)
    if candidate.status == "alleged":
        candidate.status = "occurred"
    if not speakers or {a.key for a in speakers} & {a.key for a in blamed}:
        candidate.reason = candidate.reason or "told of somebody, but not by a speaker who blames another"


def drop_introductions(candidates: list[Candidate]) -> None:
    """A declaration that introduces an act which is a record itself only attributes (codebook 11.8)."""
    told = {id(c.predicate.governor) for c in candidates if not c.reason}
    for candidate in candidates:
        if (
            candidate.event == "STATE"
            and candidate.act["content"] == "report"
            and id(candidate.predicate) in told
        ):
            candidate.reason = "introduces an act that is a record itself"
