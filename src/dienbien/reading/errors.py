"""What gave no document, as values: the run goes on and the door that called decides what to print.

Comes in: nothing. It holds plain values only.
"""

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


@dataclass(frozen=True, slots=True)
class NoArticleError(ReadError):
    """A sound page that holds no article: the front of a section, a list of stories, a form.

    A crawl is full of them, so who runs over many pages may count these instead of naming each.
    """


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sound document that was left out because it is in a language that was not asked for.

    `source` and `place` are as in `ReadError`, `id` is the document's, `language` an ISO 639-1 code.
    """

    source: str
    place: str | None
    id: str
    language: str
