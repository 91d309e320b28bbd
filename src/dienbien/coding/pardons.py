"""Whom a page tells to be pardoned by name: of the state that pardons them, if nobody says more.

Comes in: the sentences of a page with their clauses. Goes out: names and countries, for the registry.
"""

from collections.abc import Iterator

from dienbien.coding.kinds import NAMED
from dienbien.coding.readings import ReadSentence
from dienbien.coding.roles import assign_roles
from dienbien.language.mentions import Mention
from dienbien.language.vi.tables_vi import markers


def pardoned_names(sentences: list[ReadSentence]) -> Iterator[tuple[Mention, str]]:
    """`Tổng thống Chile ân xá cho ông Borg`: the names of those pardoned, with the country that does it."""
    for sentence in sentences:
        if sentence.zone == "teaser":
            continue
        for predicate in sentence.predicates:
            if not predicate.is_act or predicate.event != "CONCEDE":
                continue
            if not any(word in str(predicate.phrase["phrase"]) for word in markers("pardon")):
                continue
            roles = assign_roles(predicate)
            states = {m.country for group in roles.actor for m in group.members if m.country}
            if len(states) != 1:
                continue
            (country,) = states
            for group in roles.recipient:
                if _full_name(group.members[0]):
                    yield group.members[0], country


def _full_name(mention: Mention) -> bool:
    """A name of one word may be anybody's on the page."""
    return mention.kind in NAMED and not mention.country and " " in (mention.person or "")
