"""What is written to a stream and read meanwhile."""

import threading
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.web.piped import pieces


@given(st.lists(st.binary(max_size=100_000), max_size=5))
def test_all_that_is_written_is_read(parts: list[bytes]) -> None:
    def write(stream: BinaryIO) -> None:
        for part in parts:
            stream.write(part)

    assert b"".join(pieces(write)) == b"".join(parts)


def test_what_goes_wrong_is_raised_behind_what_was_written() -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise ValueError("no more")

    found = pieces(write)
    assert next(found) == b"half"
    with pytest.raises(ValueError, match="no more"):
        next(found)


def test_a_reader_that_leaves_ends_the_writing() -> None:
    has_ended = threading.Event()

    def write(stream: BinaryIO) -> None:
        try:
            while True:
                stream.write(b"x" * 10_000)
        finally:
            has_ended.set()

    found = pieces(write)
    next(found)
    found.close()
    assert has_ended.wait(timeout=60)
