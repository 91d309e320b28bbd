"""Which inputs are copies of each other, as text for people or JSON lines for programs.

Comes in: inputs. Goes out: groups of two documents or more, each member with what it is to which and what
differs. Stories wait packed in a temporary file until the groups are known; memory holds signatures and ids.
It shows what `dienbien.copies` found and judges nothing itself.
"""

import tempfile
import zlib
from array import array
from collections.abc import Iterator
from typing import Literal

import msgspec

from dienbien.cli.inputs import Inputs
from dienbien.cli.output import open_output
from dienbien.cli.progress import ProgressLine
from dienbien.cli.run import Failures, each_document
from dienbien.copies import Differences, Group, Member, signature
from dienbien.copies.compare import Change, compare_sentences
from dienbien.copies.groups import Grouping
from dienbien.copies.story import story_sentences
from dienbien.records import Document
from dienbien.safe import escape_unsafe, one_line

CopiesFormat = Literal["text", "jsonl"]
_MOST_SHOWN = 5
_LONGEST_SHOWN = 160


class Kept(msgspec.Struct):
    """What is shown of a document: who published it when and where, and its sentences."""

    outlet: str | None
    published: str | None
    url: str | None
    sentences: list[str]


def copies_of_inputs(inputs: Inputs, form: CopiesFormat, threshold: float) -> int:
    """Group the inputs and print the groups; returns how many inputs or documents failed."""
    failures = Failures()
    grouping = Grouping(threshold)
    with Shelf() as shelf, open_output(None) as stream:
        with ProgressLine(output_is_terminal=False) as progress:
            for document, made in each_document(inputs, signature, failures):
                grouping.add(document.id, made)
                shelf.put(document)
                progress.advance(0)
        groups = grouping.groups()
        for group in groups:
            stream.write(_json(group, shelf) if form == "jsonl" else _text(group, shelf))
        if form == "text":
            members = sum(len(group.members) for group in groups)
            what = "group" if len(groups) == 1 else "groups"
            read = "document" if len(shelf) == 1 else "documents"
            stream.write(f"{len(shelf):,} {read}; {members:,} in {len(groups):,} {what}\n".encode())
    return failures.count


class Shelf:
    """Documents in a temporary file, by number in the order of putting."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._ends = array("Q", [0])

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, document: Document) -> None:
        """Keep a document."""
        kept = Kept(document.outlet, document.published, document.url, story_sentences(document))
        self._file.seek(self._ends[-1])
        self._ends.append(self._ends[-1] + self._file.write(zlib.compress(msgspec.json.encode(kept), 1)))

    def get(self, number: int) -> Kept:
        """The document put as the one of that number."""
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return msgspec.json.decode(zlib.decompress(self._file.read(end - start)), type=Kept)


def _differences(group: Group, shelf: Shelf) -> Iterator[tuple[Member, Kept, Differences | None]]:
    """The members with what is shown of them, and how each differs from what it is a copy of."""
    numbers = {member.id: member.number for member in group.members}
    for member in group.members:
        kept = shelf.get(member.number)
        if member.to is None:
            yield member, kept, None
        else:
            yield member, kept, compare_sentences(shelf.get(numbers[member.to]).sentences, kept.sentences)


def _json(group: Group, shelf: Shelf) -> bytes:
    members = []
    for member, kept, differences in _differences(group, shelf):
        told: dict[str, object] = {
            "id": member.id,
            "outlet": kept.outlet,
            "published": kept.published,
            "url": kept.url,
            "relation": member.relation,
            "to": member.to,
            "similarity": round(member.similarity, 2),
        }
        if differences is not None:
            told["differences"] = _told(differences)
        members.append(told)
    return escape_unsafe(msgspec.json.encode({"members": members})) + b"\n"


def _told(differences: Differences) -> dict[str, object]:
    return {
        "changed": [change._asdict() for change in differences.changed],
        "removed": differences.removed,
        "added": differences.added,
        "is_whole": differences.is_whole,
    }


def _text(group: Group, shelf: Shelf) -> bytes:
    lines: list[str] = []
    for member, kept, differences in _differences(group, shelf):
        about = " · ".join(filter(None, (member.id, kept.outlet, kept.published)))
        if member.relation is None or differences is None:
            lines.append(about)
            continue
        lines.append(f"  {member.relation} of {member.to} ({member.similarity:.2f}): {about}")
        lines += [f"    {line}" for line in _difference_lines(differences)]
    return ("\n".join(map(_safe, lines)) + "\n\n").encode("utf-8", errors="replace")


def _difference_lines(differences: Differences) -> Iterator[str]:
    """What differs, in a few lines: figures and dates first."""
    telling = [change for change in differences.changed if any(change[2:])]
    for change in telling[:_MOST_SHOWN]:
        yield from _change_lines(change)
    counts = (
        ("with other figures, too", len(telling) - _MOST_SHOWN),
        ("in other words", len(differences.changed) - len(telling)),
        ("added", len(differences.added)),
        ("removed", len(differences.removed)),
    )
    summary = ", ".join(f"{what} {count}" for what, count in counts if count > 0)
    if summary:
        yield f"sentences: {summary}"


def _change_lines(change: Change) -> Iterator[str]:
    for before, after in ((change[2], change[3]), (change[4], change[5])):
        if before or after:
            figures = f"{', '.join(before) or 'nothing'} → {', '.join(after) or 'nothing'}"
            yield f"{figures}: {change.after[:_LONGEST_SHOWN]}"


def _safe(line: str) -> str:
    """The line without control characters, its indent kept."""
    return " " * (len(line) - len(line.lstrip(" "))) + one_line(line)
