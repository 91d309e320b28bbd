"""What could not be read, as a value: the run goes on and the door that called decides what to print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadError:
    """One input, or one line of it, that gave no document.

    `source` is the input as it was given (or found in a directory), `place` says where in it ("line 3",
    "byte 1024") or is None where the whole input is meant, `reason` says in plain words what is wrong
    and `remedy` what to do about it.
    """

    source: str
    place: str | None
    reason: str
    remedy: str

    def __str__(self) -> str:
        """One line: `news.jsonl, line 3: is not valid JSON; correct or remove the line`."""
        where = self.source if self.place is None else f"{self.source}, {self.place}"
        return " ".join(f"{where}: {self.reason}; {self.remedy}".split())
