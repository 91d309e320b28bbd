"""Coding a run's documents on all cores, once it is more than a moment's work.

Comes in: documents, how to code one here and how others make their coder. Goes out: each document with its
records, or with why there are none. What is typed or fetched as it comes is coded here, one by one.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dienbien.records import Document, Record

if TYPE_CHECKING:
    from dienbien.defects import Coding

Coded = tuple[Document, Sequence[Record] | str]
_ALONE = 0.5
"""Seconds of work that processes of their own would not make shorter: they take as long to begin."""


def is_at_hand(names: Sequence[str]) -> bool:
    """Whether all inputs are files or directories, which are there as fast as they can be read."""
    return all(Path(name).is_file() or Path(name).is_dir() for name in names)


def spread(
    documents: Iterator[Document],
    here: Callable[[Document], Sequence[Record] | str],
    elsewhere: "Callable[[], Coding]",
    workers: int | None,
    in_order: bool,
) -> Iterator[Coded]:
    """The documents coded; `workers` processes begin at once if given, else one per core after a while."""
    begin = time.monotonic()
    if workers is None:
        for document in documents:
            yield document, here(document)
            if time.monotonic() - begin > _ALONE:
                break
    first = next(documents, None)
    if first is not None:
        from dienbien.store.coders import Coders

        elsewhere()  # what it compiles is shared with the processes, where they are forks
        with Coders(elsewhere, workers) as coders:
            yield from coders.code(chain((first,), documents), in_order=in_order)
            if coders.lost:
                what = "a process that codes died (killed, or out of memory)"
                click.echo(f"dienbien: {what}; what it had was coded again", err=True)
