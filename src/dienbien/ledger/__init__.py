"""The front door of the ledger: who says what of an event, and what became of an agreement (docs/ledger.md).

Comes in: events with their reports. Goes out: claims, agreements, entries. It reads no store; the words of a
language come from its tables.
"""

from dienbien.ledger.agreements import Agreement, Step, agreements
from dienbien.ledger.claims import Claim, Rivals, claims_of, rivals_of
from dienbien.ledger.denials import DENYING
from dienbien.ledger.entry import Entry
from dienbien.ledger.following import ledger
from dienbien.ledger.quotes import Quote
from dienbien.ledger.terms import Term

__all__ = [
    "DENYING",
    "Agreement",
    "Claim",
    "Entry",
    "Quote",
    "Rivals",
    "Step",
    "Term",
    "agreements",
    "claims_of",
    "ledger",
    "rivals_of",
]
