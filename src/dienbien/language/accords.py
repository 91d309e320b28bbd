"""What a sentence says about an agreement, in terms that no language is needed for.

Comes in: nothing. Goes out: the types. Each language finds these words by a table of its own
(`language.vi.accords`); who made or broke what is for others to say.
"""

import datetime
from collections.abc import Callable
from typing import Literal

import msgspec

AccordWordKind = Literal[
    "accord", "aim", "made", "unreal", "refused", "step", "term", "until", "sealed", "denial"
]


class AccordWord(msgspec.Struct, frozen=True):
    """Words about an agreement, `text[start:end]` of the sentence they were found in.

    `kind` and `value`: `accord` names one, with what kind it is (`?` where it does not say), `aim` what an
    unnamed one is for; `made` that somebody makes or accepts one; `unreal` stands before one that is only
    wished or denied, `refused` behind; `step` says what happens to it; `term` is what it lays down; `until`
    how long it holds, as EDTF or as an ISO 8601 duration; `sealed` when it was made, as EDTF; `denial` that
    somebody denies.
    """

    kind: AccordWordKind
    value: str
    start: int
    end: int


AccordReader = Callable[[str, datetime.date | None], list[AccordWord]]
"""Finds the words of a sentence, in order; the date is that of its page."""
