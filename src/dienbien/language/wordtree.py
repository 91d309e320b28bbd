"""Phrases as a tree of their words: of a phrase that begins at a word, each step asks for the next one.

Comes in: folded phrases, their words parted by one space. Goes out: the first steps, by first word. Which of
the phrases along a way is meant, `lexicon` decides. Most words of a text open no phrase or leave the tree at
the next word, so a walk costs little more than a look-up a word.
"""

from collections.abc import Iterable


class Step:
    """Behind a word: the number of the phrase that ends here, -1 if none does, and the words that go on."""

    __slots__ = ("longer", "number")

    def __init__(self) -> None:
        self.number = -1
        self.longer: dict[str, Step] | None = None


def word_tree(phrases: Iterable[str]) -> dict[str, Step]:
    """The first steps of phrases, which are numbered as they come."""
    first: dict[str, Step] = {}
    for number, phrase in enumerate(phrases):
        steps = first
        step: Step | None = None
        for word in phrase.split(" "):
            if step is not None:
                if step.longer is None:
                    step.longer = {}
                steps = step.longer
            step = steps.get(word)
            if step is None:
                step = steps[word] = Step()
        if step is not None:
            step.number = number
    return first


def phrases_from(first: dict[str, Step], words: list[str], at: int) -> list[int]:
    """The numbers of the phrases that begin with the word at a place, the shortest first."""
    found: list[int] = []
    last = len(words) - 1
    step = first.get(words[at])
    while step is not None:
        if step.number >= 0:
            found.append(step.number)
        if step.longer is None or at == last:
            break
        at += 1
        step = step.longer.get(words[at])
    return found
