"""Records as they are judged: only the fields that are compared, from gold files or from the coder.

Comes in: JSONL of records, or `Record`s. Goes out: `Judged`, lenient about what hand-made records leave out
(`docs/evaluation.md` lists what they must have). It compares nothing.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dienbien.records import EventType, Record, Status


class GoldError(ValueError):
    """A file of records that can't be used; the message names file and line and says what to do."""


class Extent(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the document; offsets in code points, None where a hand-made record doesn't say."""

    start: int | None = None
    end: int | None = None
    text: str | None = None

    def meets(self, other: "Extent") -> bool:
        """Whether both stand somewhere and share at least one character."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start < other.end and other.start < self.end


class Somebody(Extent, frozen=True, kw_only=True):
    """An actor, recipient or source."""

    name: str | None = None
    country: str | None = None
    sector: str | None = None


class Somewhere(Extent, frozen=True, kw_only=True):
    """A place."""

    name: str | None = None


class Count(Extent, frozen=True, kw_only=True):
    """A loss."""

    kind: str
    what: str
    min: int | float | None = None
    max: int | float | None = None


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A record to compare, field by field as in the codebook."""

    doc: str
    event: EventType
    status: Status
    mentions: tuple[Extent, ...]
    trigger: Extent | None = None
    mode: str | None = None
    actor: tuple[Somebody, ...] = ()
    recipient: tuple[Somebody, ...] = ()
    date: str | None = None
    place: Somewhere | None = None
    sources: tuple[Somebody, ...] = ()
    losses: tuple[Count, ...] = ()
    zone: str | None = None

    @property
    def extents(self) -> Iterator[Extent]:
        """Everything in the record that quotes the document."""
        yield from filter(None, (self.trigger, self.place))
        for part in (self.mentions, self.actor, self.recipient, self.sources, self.losses):
            yield from part


_DECODER = msgspec.json.Decoder(Judged)


def judged(records: Iterable[Record]) -> list[Judged]:
    """The coder's records, ready to compare."""
    return [msgspec.convert(record, Judged, from_attributes=True) for record in records]


def read_judged(path: Path) -> list[Judged]:
    """The records of a JSONL file. Raises `GoldError` for the first line that is none."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); check the name") from error
    return [_decoded(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _decoded(path: Path, number: int, line: bytes) -> Judged:
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError as error:
        remedy = "see `dienbien schema` for the fields of a record"
        raise GoldError(f"{path}, line {number}: is no record ({error}); {remedy}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GoldError(
            f"{path}, line {number}: is not valid JSON ({error}); correct or remove the line"
        ) from error
