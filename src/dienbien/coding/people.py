"""Who is named on a page: people by full name, surname or given name, and who holds which office.

Comes in: actors with a name, as the page introduces them. Goes out: the actor that a shorter, longer or
misspelt form of the name means (codebook section 4). It does not know what stands where on the page.
"""

import unicodedata
from functools import lru_cache

from dienbien.coding.actor import Actor

_TYPO = 6
"""Least letters of a name in which one wrong letter is still the same name."""
_MOST = 200
"""How many names of a page are compared letter by letter: bounds the work on a page without end."""


class People:
    """The people of one page. The first introduction of a name holds."""

    def __init__(self) -> None:
        self._named: dict[str, Actor] = {}
        self._by_word: dict[str, list[Actor]] = {}
        self._plain: dict[str, Actor] = {}
        self._holders: dict[tuple[str, str], Actor] = {}
        self._written: set[str] = set()

    def note(self, actor: Actor, body: str = "") -> None:
        """Remember somebody with a name; `body` is the international body that the office belongs to."""
        if not actor.name:
            return
        name = actor.name.casefold()
        if name not in self._named:
            self._named[name] = actor
            for word in name.split():
                self._by_word.setdefault(word, []).append(actor)
                if len(word) >= _TYPO and len(self._plain) < _MOST:
                    self._plain.setdefault(_bare(word), actor)
        if actor.office and (actor.country or body):
            self._holders.setdefault((actor.office, actor.country or body), actor)

    def write(self, name: str) -> None:
        """Note that the page has a name in full."""
        self._written.add(name.casefold())

    def namesake(self, word: str, name: str) -> Actor | None:
        """Who else than `name` may be meant by one word: somebody whom the page names in full.

        None where the page has `name` in full, too.
        """
        if name.casefold() in self._written:
            return None
        for actor in self._by_word.get(word.casefold(), ()):
            full = (actor.name or "").casefold()
            if full in self._written and full != name.casefold() and word.casefold() in _outer(full):
                return actor
        return None

    def alias(self, alias: str, actor: Actor) -> None:
        """From now on a short form ("ABC") means this actor."""
        self._named[alias.casefold()] = actor

    def find(self, written: str | None) -> Actor | None:
        """Who is meant by a name: whole, in part ("ông Orban", "ông Minh") or with one letter wrong."""
        if not written:
            return None
        name = written.casefold()
        words = name.split()
        exact = self._named.get(name)
        if exact or not words:
            return exact
        for actor in self._by_word.get(words[-1], self._by_word.get(words[0], ())):
            known = (actor.name or "").casefold().split()
            if _ends(words, known) and (set(words) <= set(known) or set(known) <= set(words)):
                return actor
        return self._misspelt(words)

    def holder(self, office: str, of: str | None) -> Actor | None:
        """Who holds an office of a country or body on this page."""
        return self._holders.get((office, of)) if office and of else None

    def only_holder(self, office: str) -> Actor | None:
        """The holder of an office, if the page names only one."""
        holders = [actor for (name, _), actor in self._holders.items() if name == office]
        return holders[0] if len(holders) == 1 else None

    def _misspelt(self, words: list[str]) -> Actor | None:
        written = _bare(words[-1])
        if len(written) < _TYPO:
            return None
        exact = self._plain.get(written)
        if exact:
            return exact
        near = (actor for word, actor in self._plain.items() if _one_apart(written, word))
        return next(near, None)


def _outer(name: str) -> tuple[str, str]:
    words = name.split()
    return words[0], words[-1]


def _ends(words: list[str], known: list[str]) -> bool:
    """A single word means somebody whose name begins or ends with it, not a word in the middle."""
    return len(words) > 1 or words[0] in {known[0], known[-1]} or len(words[0]) > 4


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Letters without marks: Erdoğan and Erdogan are one."""
    parts = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed or two swapped make them equal; both begin alike."""
    if abs(len(one) - len(other)) > 1 or one[:1] != other[:1]:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return swapped or one[at + 1 :] == other[at + 1 :]
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[at + 1 :] == shorter[at:]
