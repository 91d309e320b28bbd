"""What writes to a stream, read piece by piece while it writes.

Comes in: a function that writes to a binary stream. Goes out: its bytes. Memory holds one piece: who reads
slowly is waited for, and who goes away ends the writing.
"""

import os
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import BinaryIO

_PIECE = 64 * 1024


def pieces(write: Callable[[BinaryIO], object]) -> Generator[bytes, None, None]:
    """The bytes that a function writes. What it raises is raised here, behind what was written."""
    source, target = os.pipe()
    failed: list[BaseException] = []

    def run() -> None:
        try:
            with suppress(BrokenPipeError), open(target, "wb", buffering=_PIECE) as stream:
                write(stream)
        except Exception as error:
            failed.append(error)

    with open(source, "rb", buffering=0) as stream:
        writer = threading.Thread(target=run, daemon=True)
        writer.start()
        while piece := stream.read(_PIECE):
            yield piece
        writer.join()
    if failed:
        raise failed[0]
