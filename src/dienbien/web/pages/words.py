"""The words of the pages in Vietnamese and English, and how dates, numbers and figures read in each.

Comes in: a language. Goes out: a `Wording`. The words stand in `data/words.tsv`; those for types, modes,
statuses and losses are the dossier's (`exports/data/dossier.tsv`).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dienbien.exports.dossier.days import day_words
from dienbien.exports.tables import dossier_words
from dienbien.gazetteer import country
from dienbien.gazetteer.files import read_rows
from dienbien.records.edtf import earliest, latest

DATA = Path(__file__).parent / "data"
LANGUAGES = ("vi", "en")
_SHARED = "the same "
_UNFETCHED = "unfetched"


class Wording:
    """The words of one language; what has none is shown as it is coded."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._coded = dossier_words(language)
        self._own = {row["key"]: row[language] for row in read_rows("words.tsv", DATA)}

    def __call__(self, key: str, **values: object) -> str:
        """Headings, buttons, hints. Raises `KeyError` for an unknown key."""
        words = self._own[key]
        return words.format(**values) if values else words

    def of(self, group: str, code: str) -> str:
        """The words for a code of a group (a role, a kind of entry); the code where there are none."""
        return self._own.get(f"{group} {code}", code)

    def reason(self, reason: str) -> str:
        """Why two reports were linked (`linking.comparing`), which may name whom they share."""
        known = self._own.get(f"reason {reason}")
        if known is not None or not reason.startswith(_SHARED):
            return known or reason
        return self("reason the same", name=reason.removeprefix(_SHARED))

    def fault(self, why: str) -> str:
        """What was wrong with what was sent; why an address gave nothing begins as `fetching` says it."""
        known = self._own.get(why)
        if known is not None:
            return known
        begins = [key for key in self._own if key.startswith(_UNFETCHED) and why.startswith(key)]
        return self(max(begins, key=len), why=why.removeprefix(_UNFETCHED).strip())

    def code(self, code: str | None, mode: str | None = None) -> str:
        """The words for a type with its mode, a status, a kind of loss or a role."""
        if code is None:
            return ""
        known: Mapping[str, str] = self._coded
        return known.get(f"{code} {mode}") or known.get(code) or self._own.get(code) or code

    def date(self, date: str | None, first: str | None = None, last: str | None = None) -> str:
        """An EDTF date, which may span days; without one, the day of the first page."""
        if date and not (first or last):
            days = earliest(date), latest(date)
            first, last = (day.isoformat() if day else None for day in days)
        return day_words(self._coded, date, first, last)

    def day(self, day: str | None) -> str:
        """A day (ISO 8601)."""
        return day_words(self._coded, day[:10], None, None) if day else self("no day")

    def number(self, number: int) -> str:
        """A whole number with the language's marks between thousands."""
        return f"{number:,}".replace(",", self._coded["thousands"])

    def amount(self, low: int | None, high: int | None) -> str:
        """A count of losses, either end of which may be open."""
        if low is None and high is None:
            return self._coded["unknown"]
        ends = {"low": self.number(low or 0), "high": self.number(high or 0)}
        if high is None or low is None:
            return self._coded["least" if high is None else "most"].format(**ends)
        return self._coded["exact" if low == high else "range"].format(**ends)

    def count(self, thing: str, number: int) -> str:
        """`3 events`: of an event, page, outlet or source."""
        return self._coded[thing if number == 1 else f"{thing}s"].format(n=self.number(number))

    def country(self, code: str | None) -> str:
        """The name of a country by its code; what is no code stays."""
        known = country(code or "")
        if known is None:
            return code or ""
        return known.name if self.language == "vi" else known.name_en


@cache
def wording(language: str) -> Wording:
    """The words of a language, `vi` or `en`, read once."""
    return Wording(language)
