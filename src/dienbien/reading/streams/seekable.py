"""Inputs that one has to jump about in (ZIP, Parquet), also where they come through a pipe.

Comes in: a stream. Goes out: one that can seek; what can't is first copied to a temporary file, up to a
bound. The file has no name and is gone when it is closed.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dienbien.reading.streams.packed import DamageError

MOST_COPIED_BYTES = 4 * 1024 * 1024 * 1024
_STEP = 256 * 1024


@contextmanager
def seekable(stream: BinaryIO, whole: BinaryIO) -> Iterator[BinaryIO]:
    """`stream` from its beginning, if it can seek, else a copy of `whole`, which holds the same.

    Raises `DamageError` where more than `MOST_COPIED_BYTES` would have to be copied.
    """
    if stream.seekable():
        stream.seek(0)
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        while chunk := whole.read(_STEP):
            if copy.tell() + len(chunk) > MOST_COPIED_BYTES:
                reason = f"is longer than {MOST_COPIED_BYTES // 2**30} GiB, too long for a pipe"
                raise DamageError(reason, "name the file itself, not packed")
            copy.write(chunk)
        copy.seek(0)
        yield cast(BinaryIO, copy)
