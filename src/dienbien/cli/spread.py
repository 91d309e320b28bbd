"""Coding a run's documents on all cores, once it is more than a moment's work.

Comes in: pages, how to code one here and how others make their coder. Goes out: each page with what was made
of it, or with why nothing was. What is typed or fetched as it comes is coded here, one by one.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from dienbien.reading.documents import Page

Made = TypeVar("Made")
_ALONE = 0.5
"""Seconds of work that processes of their own would not make shorter: they take as long to begin."""


def is_at_hand(names: Sequence[str]) -> bool:
    """Whether all inputs are files or directories, which are there as fast as they can be read."""
    return all(Path(name).is_file() or Path(name).is_dir() for name in names)


def spread(
    pages: "Iterator[Page]",
    here: "Callable[[Page], Made | str]",
    elsewhere: "Callable[[], Callable[[Page], Made]]",
    workers: int | None,
    in_order: bool,
) -> "Iterator[tuple[Page, Made | str]]":
    """The pages and what was made of them; `workers` processes begin at once if given, else one per core
    after a while."""
    begin = time.monotonic()
    if workers is None:
        for page in pages:
            yield page, here(page)
            if time.monotonic() - begin > _ALONE:
                break
    first = next(pages, None)
    if first is not None:
        from dienbien.coders import Workers

        elsewhere()  # what it compiles is shared with the processes, where they are forks
        with Workers(elsewhere, workers) as coders:
            yield from coders.code(chain((first,), pages), in_order=in_order)
            if coders.lost:
                what = "a process that codes died (killed, or out of memory)"
                click.echo(f"dienbien: {what}; what it had was coded again", err=True)
