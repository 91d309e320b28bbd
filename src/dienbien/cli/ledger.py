"""`dienbien claims`, `agreements` and `ledger`: what they print, as lines to read, JSON lines or CSV.

Comes in: a store and what to show. Goes out: bytes. What a claim, an agreement or an entry is, is decided in
`dienbien.ledger`.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import msgspec

from dienbien.cli.csvout import Cell, csv_lines
from dienbien.cli.ledgercsv import (
    AGREEMENT_COLUMNS,
    CLAIM_COLUMNS,
    ENTRY_COLUMNS,
    agreement_row,
    claim_row,
    entry_row,
)
from dienbien.cli.ledgerlines import agreement_lines, claim_lines, entry_line
from dienbien.cli.store import reading_store
from dienbien.ledger import Agreement, Entry, agreements, ledger
from dienbien.linking import Event, Wanted
from dienbien.safe import escape_unsafe
from dienbien.store import Store

_TELLING = frozenset({"figure", "accusation", "denial"})
"""Sorts of claims for which an event is worth a look."""


class Shown(msgspec.Struct, frozen=True):
    """One thing in each of the forms in which it may be printed."""

    one: msgspec.Struct
    row: list[Cell]
    lines: Sequence[str]


class LedgerLine(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with the id of its agreement, as a line of JSON has it."""

    agreement: str
    entry: Entry


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Which agreements to show: with an event that is `wanted`, of `kinds`, by how `ids` begin."""

    wanted: Wanted
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    limit: int

    def check(self, found: Iterable[Agreement]) -> None:
        """Raises `ClickException` for an id that is the beginning of none."""
        names = [one.id for one in found]
        for begin in self.ids:
            if not any(name.startswith(begin) for name in names):
                raise click.ClickException(
                    f"the store has no agreement {begin}; dienbien agreements shows their ids"
                )

    def among(self, found: Iterable[Agreement], events: Iterable[Event]) -> list[Agreement]:
        """Those of some agreements that are chosen."""
        fitting = {event.id for event in events if self.wanted.fits(event)}
        return [
            one
            for one in found
            if fitting.intersection(one.events)
            and (not self.kinds or one.kind in self.kinds)
            and (not self.ids or one.id.startswith(self.ids))
        ]


def show_claims(where: str, wanted: Wanted, limit: int, form: str, output: Path | None) -> None:
    """Print the claims of the wanted events that have figures, accusations or denials, by day."""
    with reading_store(where, output) as (store, stream):
        stream.writelines(_printed(form, CLAIM_COLUMNS, _claims(store, wanted, limit)))


def _claims(store: Store, wanted: Wanted, limit: int) -> Iterator[Shown]:
    shown = 0
    for event, claims in store.claims(wanted):
        if any(claim.sort in _TELLING for claim in claims):
            lines = claim_lines(event, claims)
            for number, claim in enumerate(claims):
                yield Shown(claim, claim_row(event, claim), lines if number == 0 else ())
            shown += 1
        if shown == limit:
            return


def show_agreements(where: str, chosen: Chosen, form: str, output: Path | None) -> None:
    """Print the agreements, the earliest first."""
    with reading_store(where, output) as (store, stream):
        events = list(store.events(reports=True))
        found = chosen.among(agreements(events), events)
        some = (Shown(one, agreement_row(one), agreement_lines(one)) for one in found[: chosen.limit])
        stream.writelines(_printed(form, AGREEMENT_COLUMNS, some))
        if form == "table":
            more = f", {chosen.limit:,} shown" if len(found) > chosen.limit else ""
            stream.write(f"{len(found):,} agreement{'s' * (len(found) != 1)}{more}\n".encode())


def show_ledger(where: str, chosen: Chosen, form: str, output: Path | None) -> None:
    """Print the ledger of each agreement, entry by entry."""
    with reading_store(where, output) as (store, stream):
        events = list(store.events(reports=True))
        every = agreements(events)
        chosen.check(every)
        found = chosen.among(every, events)[: chosen.limit]
        some = (shown for one in found for shown in _ledger(one, events, chosen.wanted))
        stream.writelines(_printed(form, ENTRY_COLUMNS, some))


def _ledger(agreement: Agreement, events: Sequence[Event], wanted: Wanted) -> Iterator[Shown]:
    lines = agreement_lines(agreement)
    for entry in ledger(agreement, events):
        if _in_days(entry, wanted):
            line = LedgerLine(agreement=agreement.id, entry=entry)
            yield Shown(line, entry_row(agreement, entry), (*lines, entry_line(entry)))
            lines = []


def _in_days(entry: Entry, wanted: Wanted) -> bool:
    day = entry.order[0]
    return (wanted.since is None or day >= wanted.since) and (wanted.until is None or day <= wanted.until)


def _printed(form: str, columns: str, some: Iterable[Shown]) -> Iterator[bytes]:
    if form == "csv":
        yield csv_lines([columns.split()])
    for shown in some:
        if form == "csv":
            yield csv_lines([shown.row])
        elif form == "jsonl":
            yield escape_unsafe(msgspec.json.encode(shown.one)) + b"\n"
        else:
            yield "".join(f"{line}\n" for line in shown.lines).encode()
