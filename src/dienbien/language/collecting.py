"""Python's collector of cyclic garbage at rest while a page is read or tables are compiled.

Comes in: a block of code (`with`). Goes out: nothing; afterwards the collector is as it was. Both make tens
of thousands of small objects that all live until it is done: the collector would look through them again and
again and find nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Within it nothing is collected; what a caller has switched off stays off afterwards."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def keep_for_good() -> None:
    """What is there now counts as old: the collector does not look through it at the next occasion.

    Where a caller has frozen objects, which this would undo, nothing happens.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
