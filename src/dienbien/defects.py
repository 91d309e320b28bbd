"""What became of coding a page: its records or, where that shows a defect of the program, what is wrong.

Comes in: a coder and a document, or an exception. Goes out: records, or one line for whoever will mend it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from dienbien.records import Document, Record

Coding = Callable[[Document], Sequence[Record]]
Page = TypeVar("Page")
Made = TypeVar("Made")


def made_or_why(making: Callable[[Page], Made], page: Page) -> Made | str:
    """What is made of a page, its records for one, or in one line why it could not be coded."""
    try:
        return making(page)
    except Exception as error:
        return why(error)


def why(error: Exception) -> str:
    """`could not be coded (KeyError 'x' at clauses.py:120); …`: enough to find a defect by."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"could not be coded ({type(error).__name__} {error}{where}); please report it"
