"""Who is held on a page, by whom: people in the hands of a state whom a page names without their country.

Comes in: the sentences of a page with their clauses, before anybody is resolved. Goes out: the countries of
held people, for the registry; then, for each arrest, verdict, deportation or release, its holder where the
words leave it out, and whether states quarrel over the held (codebook sections 2 and 11.3: the police
work of one country against private crime is no record, a citizen in the hands of another state may be).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from dienbien.coding.actor import Actor, replace
from dienbien.coding.actors import Registry
from dienbien.coding.candidates import Candidate
from dienbien.coding.kinds import LAW, NAMED, NOT_IN_ARMS, PRIVATE, STATE
from dienbien.coding.pardons import pardoned_names
from dienbien.coding.places import offshore
from dienbien.coding.powers import political
from dienbien.coding.predicates import Predicate
from dienbien.coding.readings import ReadSentence
from dienbien.coding.recall import state
from dienbien.coding.roles import assign_roles
from dienbien.language.mentions import Group, Mention
from dienbien.language.text import Folded
from dienbien.language.vi.home import HOME
from dienbien.language.vi.tables_vi import marked, markers
from dienbien.records import Sector

_HOLDING: dict[tuple[str, str], Sector] = {
    ("COERCE", "arrest"): "COP",
    ("COERCE", "deport"): "GOV",
    ("SANCTION", "convict"): "JUD",
    ("RETREAT", "release"): "GOV",
}
"""What a state does with whom it holds, and by whose hands."""
_STATESMEN = frozenset({"GOV", "LEG", "MIL"})
_PEOPLE = frozenset({"crowd", "office", "body", "person"})
_FORCING = frozenset({"REQUEST", "SANCTION", "ACCUSE", "REJECT", "THREATEN"})
"""What other states do about those whom a state holds."""
_SAYING = _FORCING | {"STATE", "AGREE", "SUPPORT", "CONSULT", "CONCEDE"}
_BODIES = frozenset({"ministry", "government", "court", "police", "parliament"})
_BEHIND = 30
"""How far behind words for an arrest, in letters, those who are held may be told of."""
_MOST = 40
"""How many held names of a page are compared: bounds the work on a page without end."""


class Custody:
    """What the whole page tells of those who are held; teasers are left out."""

    def __init__(self, registry: Registry, folded: Folded) -> None:
        self._registry = registry
        self._folded = folded
        self._holders: dict[str, Counter[str]] = {}
        self._words: dict[str, Mention] = {}
        self._speaking: set[str] = set()
        self._lands: Counter[str] = Counter()
        self._dissidents: set[str] = set()

    def learn(self, sentences: list[ReadSentence]) -> None:
        """Note who holds whom, and tell the registry the country of the held whom nobody introduces."""
        for pardoned, state_of in pardoned_names(sentences):
            if pardoned.person and self._registry.named(pardoned.person) is None:
                self._registry.admit(pardoned, state_of)
        deeds = [_Deed(p) for s in sentences if s.zone != "teaser" for p in s.predicates if _holds(p)]
        if not deeds:
            return
        self._speaking = set(_speaking(sentences, self._registry))
        lands = self._lands
        lands.update(m.country for s in sentences for g in s.groups for m in g.members if m.country)
        told = (_citizens(deeds), set(_asking(sentences)), self._speaking - {HOME})
        strangers = _strangers(deeds, self._registry)
        for name in sorted(strangers, key=len, reverse=True)[:_MOST]:  # "Borg" is Luca Borg
            mention = strangers[name]
            country = _country_of(name, deeds, told, lands)
            if country and self._registry.named(name) is None:
                self._registry.admit(mention, country)
        for deed in deeds:
            for held in deed.held:
                self._note(_known_country(held, self._registry), deed.holders)

    def _note(self, country: str | None, holders: list[Mention]) -> None:
        for holder in holders:
            if country and holder.country:
                self._holders.setdefault(country, Counter())[holder.country] += 1
                self._words.setdefault(holder.country, holder)

    def settle(self, candidate: Candidate, before: list[Candidate]) -> None:
        """The holder of a deed told without one, and whether states quarrel over the held.

        `before` are those told before it in its sentence: `bắt hai người Peru, sau đó kết án`.
        """
        if candidate.event == "REQUEST":
            self._address(candidate)
        self._remember(candidate)
        hands = _HOLDING.get((candidate.event, candidate.mode or "")) or self._over_persons(candidate)
        hands = hands or self._over_charged(candidate)
        if hands is not None:
            _unnamed(candidate)
        if hands == "COP":
            _no_body(candidate)
        if hands is not None and not any(actor.known for actor in candidate.recipient):
            _same_people(candidate, before)
        if hands is not None and not candidate.recipient and not self._in_service(candidate):
            _at_home(candidate)
        theirs = {actor.country for actor in candidate.recipient}
        if hands is None or candidate.zone == "teaser" or len(theirs) != 1 or None in theirs:
            return
        (country,) = theirs
        if self._followed(candidate, country):
            candidate.dissent = True
        if country and (not any(actor.known for actor in candidate.actor) or _unsaid(candidate)):
            self._hold(candidate, country, hands)
        elif country:
            self._tell_holder(candidate, country, hands)
        ours = {actor.country for actor in candidate.actor} - {None}
        if ours <= {country} and country and self._private(candidate, country):
            candidate.reason = candidate.reason or "a case of private crime"
        abroad = bool(ours) and not ours & {country, HOME}
        candidate.disputed = abroad and (country in self._speaking or self._in_service(candidate))

    def _remember(self, candidate: Candidate) -> None:
        """Who was once held or tried for dissent is a dissident on the rest of the page."""
        names = {a.name for a in candidate.recipient if a.name and a.kind in NAMED}
        if (candidate.event, candidate.mode or "") not in _HOLDING or candidate.zone == "teaser":
            return
        if candidate.dissent:
            self._dissidents |= names
        candidate.dissent = candidate.dissent or bool(names & self._dissidents)

    def _address(self, candidate: Candidate) -> None:
        """`Malta kêu gọi trả tự do cho hai kỹ sư (Peru)`: whoever asks for people asks who holds them."""
        ours = {actor.country for actor in candidate.actor if actor.country}
        theirs = {actor.country for actor in candidate.recipient if actor.country}
        if len(ours) != 1 or not theirs <= ours:
            return
        told = candidate.predicate.following
        words = self._folded.lower[slice(*candidate.trigger)]
        if not any(word in words for word in markers("freeing")) and (told is None or not _frees(told)):
            return
        freed = (group.members[0] for group in candidate.predicate.objects)
        country = next((m.country for m in freed if m.kind != "country" and m.country), *ours)
        holder = self._holders.get(country, Counter()).most_common(1)
        if holder and holder[0][0] not in ours:
            candidate.recipient = self._hands(candidate, holder[0][0], "GOV")

    def _tell_holder(self, candidate: Candidate, country: str, hands: Sector) -> None:
        """`Malta và Libya bàn về việc bắt công dân Malta`: of those who talk of it, one holds them."""
        holder = self._holder(country)
        ours = {actor.country for actor in candidate.actor}
        if holder is None or holder == country or ours == {holder}:
            return
        if holder in ours and (candidate.predicate.nominal or not candidate.predicate.own_subject):
            candidate.actor = tuple(a for a in candidate.actor if a.country == holder)
        elif ours == {country} and not self._holders.get(country, Counter())[country]:
            candidate.actor = self._hands(candidate, holder, hands)

    def _holder(self, country: str) -> str | None:
        """Who holds people of a country on this page: as told most often, else the only holder at all."""
        told = self._holders.get(country)
        if told:
            return told.most_common(1)[0][0]
        everybody = {holder for holders in self._holders.values() for holder in holders}
        return next(iter(everybody - {country}), None) if len(everybody) == 1 else None

    def _followed(self, candidate: Candidate, country: str | None) -> bool:
        """Whether somebody is held by name at home, and its statesmen have their say on the page."""
        named = all(a.name and a.kind in NAMED for a in candidate.recipient)
        told = candidate.event == "COERCE" and not candidate.predicate.nominal
        ours = {actor.country for actor in candidate.actor if actor.known}
        return named and told and ours <= {country} and country in self._speaking and country != HOME

    def _in_service(self, candidate: Candidate) -> bool:
        """Fishermen, crews and envoys of one state in the hands of another: no private crime."""
        end = candidate.trigger[1]
        spans = [(actor.start, actor.end) for actor in candidate.recipient] or [(end, end + _BEHIND)]
        told = (self._folded.lower[start:stop] for start, stop in spans)
        return any(word in words for words in told for word in markers("service"))

    def _over_persons(self, candidate: Candidate) -> Sector | None:
        """`bị cấm xuất cảnh`, `bị cách chức`: what a government does to somebody without holding them."""
        persons = bool(candidate.recipient) and all(a.kind in NAMED for a in candidate.recipient)
        if candidate.event != "COERCE" or not persons:
            return None
        if candidate.mode is None:
            words = self._folded.lower[slice(*candidate.trigger)]
            return "GOV" if any(word in words for word in markers("dismissal")) else None
        return "GOV" if candidate.mode == "restrict" else None

    def _over_charged(self, candidate: Candidate) -> Sector | None:
        """`bị buộc tội gián điệp`: the state that holds citizens of another charges them."""
        countries = {actor.country for actor in candidate.recipient}
        if (
            candidate.event != "ACCUSE"
            or candidate.mode != "allege"
            or candidate.actor
            or len(countries) != 1
        ):
            return None
        words = self._folded.lower[slice(*candidate.trigger)]
        if not candidate.predicate.passive or words not in marked("trying"):
            return None
        (country,) = countries
        return "JUD" if country and self._holder(country) not in {None, country} else None

    def _private(self, candidate: Candidate, country: str) -> bool:
        """A verdict on somebody private of whom the statesmen of the country say nothing on the page."""
        if candidate.mode != "convict" or candidate.dissent or country in self._speaking:
            return False
        return all(actor.sector in PRIVATE for actor in candidate.recipient)

    def _elsewhere(self, country: str) -> bool:
        return any(land not in {country, HOME} for land in self._lands)

    def _hold(self, candidate: Candidate, country: str, hands: Sector) -> None:
        holder = self._holder(country)
        told = _governs(candidate) or candidate.predicate.nominal
        if holder is None and not (self._elsewhere(country) and told):
            own = candidate.dissent or any(political(actor) for actor in candidate.recipient)
            holder = country if own and country != HOME else None
        if holder is not None:
            candidate.actor = self._hands(candidate, holder, hands)

    def _hands(self, candidate: Candidate, holder: str, hands: Sector) -> tuple[Actor, ...]:
        words = self._words.get(holder)
        start, end = (words.start, words.end) if words is not None else candidate.trigger
        return (replace(state(holder), start=start, end=end, sector=hands),)


def _unnamed(candidate: Candidate) -> None:
    """`bắt hai người bị nghi làm gián điệp`: right behind the verb "hai người" are new on the page."""
    groups = assign_roles(candidate.predicate).recipient
    first = groups[0] if groups else None
    new = first is not None and first.bare and first.members[0].anaphor == "persons"
    if first is not None and new and 0 <= first.start - candidate.trigger[1] <= 1:
        candidate.recipient = (Actor(first.start, first.end, None, None, "CVL", "crowd"),)


def _no_body(candidate: Candidate) -> None:
    """`Cảnh sát Malta nói một gã trai bị bắt`: no ministry, court or police as such is, nor who tells it."""
    telling = {source.start for source in candidate.sources} if candidate.suffered else set()
    held = (a for a in candidate.recipient if a.kind != "body" or a.rank not in _BODIES)
    candidate.recipient = tuple(a for a in held if a.start not in telling)


def _at_home(candidate: Candidate) -> None:
    """`Cảnh sát Chile bắt năm người`: people of whom nothing is said are at home where they are held."""
    ours = {actor.country for actor in candidate.actor if actor.sector in LAW and actor.kind != "place"}
    place = candidate.place.country if candidate.place else None
    told = candidate.mode != "deport" and candidate.thing in NOT_IN_ARMS and not candidate.predicate.nominal
    if len(ours) != 1 or not told or HOME in ours:
        return
    (country,) = ours
    if country and place in {None, country}:
        candidate.recipient = (Actor(*candidate.trigger, None, country, "CVL", "crowd"),)


def _same_people(candidate: Candidate, before: list[Candidate]) -> None:
    """Who is held by the same hands in the clause before, where nobody else is named."""
    ours = {actor.country for actor in candidate.actor}
    for other in reversed(before):
        if (other.event, other.mode or "") in _HOLDING and any(a.country for a in other.recipient):
            if not ours or ours == {actor.country for actor in other.actor}:
                candidate.recipient = tuple(a for a in other.recipient if a.country)
            return


def _unsaid(candidate: Candidate) -> bool:
    """`Ông bị tòa tuyên án`: a court or police without a country, taken for that of the press."""
    groups = assign_roles(candidate.predicate).actor
    said = any(m.country or m.anaphor for group in groups for m in group.members)
    return not said and {actor.country for actor in candidate.actor} == {HOME}


def _governs(candidate: Candidate) -> bool:
    """Whether somebody in office is held: by rebels or another state rather than by their own."""
    return any(actor.sector == "GOV" for actor in candidate.recipient)


class _Deed:
    """An arrest, verdict, deportation or release as its clause tells it."""

    def __init__(self, predicate: Predicate) -> None:
        roles = assign_roles(predicate)
        self.held = [m for group in roles.recipient for m in group.members]
        self.captive = any(m.sector == "REB" for group in roles.actor for m in group.members)
        hands = [m for group in roles.actor for m in group.members if m.country and m.sector in STATE]
        self.holders = hands or list(_places(predicate))


def _places(predicate: Predicate) -> Iterator[Mention]:
    """`bị bắt tại Canada`: who is held there is so by that country; off its coast anybody may hold them."""
    for group in (*predicate.places_after, *predicate.objects):
        ground, near = group.members[0], group.start - predicate.phrase.end <= _BEHIND
        if near and group.preposition == "at" and ground.country and not offshore(ground):
            yield ground


def _holds(predicate: Predicate) -> bool:
    if not predicate.is_act:
        return False
    return (predicate.phrase["event"], predicate.phrase["mode"]) in _HOLDING


def _speaking(sentences: list[ReadSentence], registry: Registry) -> Iterator[str]:
    """The countries whose statesmen say something on the page."""
    for sentence in sentences:
        for predicate in sentence.predicates:
            told = not predicate.is_act or predicate.event in _SAYING
            if told and sentence.zone != "teaser" and predicate.subject is not None:
                yield from _states(predicate.subject)
                yield from _named_states(predicate.subject, registry)


def _states(group: Group) -> Iterator[str]:
    return (m.country for m in group.members if m.country and m.sector in _STATESMEN)


def _named_states(group: Group, registry: Registry) -> Iterator[str]:
    """`Ông Abela nói …`: whom the page or the tables know by name as a statesman."""
    for mention in group.members:
        known = registry.named(mention.person) if mention.person and not mention.country else None
        if known is not None and known.country and known.sector in _STATESMEN:
            yield known.country


def _strangers(deeds: list[_Deed], registry: Registry) -> dict[str, Mention]:
    """The names of those who are held that the page gives no country."""
    found: dict[str, Mention] = {}
    for deed in deeds:
        for mention in deed.held:
            unknown = mention.kind in NAMED and mention.person and not mention.country
            unknown = unknown and mention.rank != "word"
            if unknown and mention.person and registry.named(mention.person) is None:
                found.setdefault(mention.person, mention)
    return found


def _known_country(mention: Mention, registry: Registry) -> str | None:
    if mention.country or not mention.person:
        return mention.country
    known = registry.named(mention.person)
    return known.country if known else None


def _citizens(deeds: list[_Deed]) -> set[str]:
    """The countries of the held whom nobody names: `công dân Peru`."""
    unnamed = (m for deed in deeds for m in deed.held if m.kind in _PEOPLE and not m.person)
    return {m.country for m in unnamed if m.country}


def _country_of(name: str, deeds: list[_Deed], told: tuple[set[str], ...], lands: Counter[str]) -> str | None:
    """Whose citizen is held: of the held without a name, who asks for them or speaks, else the holder's."""
    words = set(name.casefold().split())
    own = [deed for deed in deeds if any(_same(words, m) for m in deed.held)]
    holder = _most(own) or _most(deeds)
    for countries in told:
        if holder and len(countries - {holder}) == 1:
            return (countries - {holder}).pop()
    if any(deed.captive for deed in own):  # whom rebels hold is mostly of another side
        return None
    return holder or _told_most(lands)


def _told_most(lands: Counter[str]) -> str | None:
    """The country that a page tells more of than of all others."""
    for land, times in lands.most_common(1):
        if land != HOME and times > 1 and 3 * times > 2 * lands.total():
            return land
    return None


def _same(words: set[str], mention: Mention) -> bool:
    told = set((mention.person or "").casefold().split())
    return bool(told) and (told <= words or words <= told)


def _most(deeds: Iterable[_Deed]) -> str | None:
    holders = Counter(m.country for deed in deeds for m in deed.holders if m.country)
    return holders.most_common(1)[0][0] if holders else None


def _asking(sentences: list[ReadSentence]) -> Iterator[str]:
    """The countries that call for a release, or punish a state to bring it about."""
    for sentence in sentences:
        if any(_frees(predicate) for predicate in sentence.predicates):
            for predicate in sentence.predicates:
                if predicate.is_act and predicate.event in _FORCING and predicate.subject is not None:
                    yield from _states(predicate.subject)


def _frees(predicate: Predicate) -> bool:
    return predicate.is_act and predicate.event == "RETREAT" and predicate.phrase["mode"] == "release"
