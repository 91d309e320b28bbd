"""What tests of reading share: documents and errors of an input, invented pages, standard input."""

import io
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import pytest

from dienbien.reading import ReadError, Skipped, read
from dienbien.records import Document

_SENTENCE = "Bamako sáng nay ra thông báo về cuộc gặp tại cửa khẩu phía bắc, hai đoàn không nêu thời hạn"
WORDS = _SENTENCE.split()


def page(number: int, words: int = 120) -> str:
    """A page of text of its own."""
    told = " ".join(WORDS[(number * 7 + i * i) % len(WORDS)] for i in range(words))
    return f"Bản tin số {number} của đài Tây Phong\n\n{told}.\n"


def varied(number: int) -> str:
    """A page that packs to about half its length, like any other."""
    return page(number) + random.Random(number).randbytes(250).hex() + "\n"


def line(**members: object) -> bytes:
    """One line of JSONL."""
    return msgspec.json.encode(members) + b"\n"


def lines(count: int) -> list[bytes]:
    """Lines of JSONL, a document each."""
    return [line(id=f"d{i}", text=page(i)) for i in range(count)]


def split(found: Iterable[Document | ReadError | Skipped]) -> tuple[list[Document], list[ReadError]]:
    """Documents and errors apart."""
    items = list(found)
    return (
        [item for item in items if isinstance(item, Document)],
        [item for item in items if isinstance(item, ReadError)],
    )


def read_file(path: Path, **options: object) -> tuple[list[Document], list[ReadError]]:
    """Documents and errors of one file; each error is one line that begins with the file's name."""
    documents, errors = split(read([path], **options))  # type: ignore[arg-type]
    assert all(str(error).startswith(str(path)) and "\n" not in str(error) for error in errors)
    return documents, errors


def ids(documents: Sequence[Document]) -> list[str]:
    """Their ids."""
    return [document.id for document in documents]


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input be a pipe that gives the data: it can't seek."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(_Pipe(data))))


class _Pipe(io.RawIOBase):
    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        part = self._data.read(min(len(buffer), 4096))
        buffer[: len(part)] = part
        return len(part)
