"""Claims, agreements and entries of a ledger as rows of CSV: their columns and their cells.

Comes in: a claim, an agreement, an entry. Goes out: cells that are safe to open in a spreadsheet.
"""

from collections.abc import Iterable

from dienbien.cli.csvout import Cell
from dienbien.ledger import Agreement, Claim, Entry
from dienbien.linking import Event, EventLoss, Party
from dienbien.records.amount import amount
from dienbien.safe import text_cell

CLAIM_COLUMNS = (
    "event date type sort speaker country by_writer day reports kind what side least most superseded_by "
    "against page words"
)
AGREEMENT_COLUMNS = (
    "id kind parties mediators declared agreed signed in_effect expires known_since status named_only "
    "articles speakers terms"
)
ENTRY_COLUMNS = (
    "agreement date told kind actor recipient place losses speakers confirmed_by denied_by articles event "
    "page words"
)


def claim_row(event: Event, claim: Claim) -> list[Cell]:
    """The cells of a claim, in the order of `CLAIM_COLUMNS`."""
    return [
        claim.event,
        event.date,
        event.event,
        claim.sort,
        text_cell(claim.speaker),
        claim.country,
        claim.by_writer,
        claim.day,
        claim.reports,
        claim.kind,
        claim.what,
        text_cell(claim.side or ""),
        claim.least,
        claim.most,
        claim.superseded_by,
        text_cell("; ".join(claim.against)),
        text_cell(claim.quote.page),
        text_cell(claim.quote.text),
    ]


def agreement_row(agreement: Agreement) -> list[Cell]:
    """The cells of an agreement, in the order of `AGREEMENT_COLUMNS`."""
    terms = "; ".join(f"{t.kind}={t.value}" if t.value else f"{t.kind}: {t.words}" for t in agreement.terms)
    return [
        agreement.id,
        agreement.kind,
        text_cell(names(agreement.parties, "; ")),
        text_cell(names(agreement.mediators, "; ")),
        agreement.declared,
        agreement.agreed,
        agreement.signed,
        agreement.in_effect,
        agreement.expires,
        agreement.known_since,
        agreement.status,
        agreement.named_only,
        agreement.articles,
        text_cell("; ".join(agreement.speakers)),
        text_cell(terms),
    ]


def entry_row(agreement: Agreement, entry: Entry) -> list[Cell]:
    """The cells of an entry, in the order of `ENTRY_COLUMNS`."""
    return [
        agreement.id,
        entry.date,
        entry.told,
        entry.kind,
        text_cell(names(entry.actor, "; ")),
        text_cell(names(entry.recipient, "; ")),
        text_cell(entry.place.name) if entry.place else None,
        "; ".join(map(loss_range, entry.losses)),
        *(text_cell("; ".join(some)) for some in (entry.speakers, entry.confirmed_by, entry.denied_by)),
        entry.articles,
        entry.event,
        text_cell(entry.quotes[0].page),
        text_cell(entry.quotes[0].text),
    ]


def loss_range(loss: EventLoss) -> str:
    """`3–5 killed (soldier)`."""
    return f"{amount(loss.least, loss.most)} {loss.kind} ({loss.what})"


def names(parties: Iterable[Party], joint: str = ", ") -> str:
    """The names of some."""
    return joint.join(party.name for party in parties)
