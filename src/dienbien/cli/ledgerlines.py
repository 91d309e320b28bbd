"""Claims, agreements and entries of a ledger as lines to read.

Comes in: claims, an agreement, an entry. Goes out: lines without control characters.
"""

from collections.abc import Sequence

from dienbien.cli.ledgercsv import loss_range, names
from dienbien.cli.words import spaced
from dienbien.ledger import Agreement, Claim, Entry, Rivals, rivals_of
from dienbien.linking import Event
from dienbien.records.amount import amount
from dienbien.safe import one_line


def claim_lines(event: Event, claims: Sequence[Claim]) -> list[str]:
    """The event, how its figures stand to each other, and who says what."""
    sides = " → ".join(names(side) for side in (event.actor, event.recipient) if side)
    place = event.place.name if event.place else None
    lines = [spaced(event.date or "no date", event.event, sides, place, event.id)]
    lines += [f"    {one_line(_rivals(rivals))}" for rivals in rivals_of(claims)]
    lines += [f"    {one_line(_claim(claim))}" for claim in claims]
    return lines


def agreement_lines(agreement: Agreement) -> list[str]:
    """The agreement, when it was made, and its terms with their words."""
    known = f"before {agreement.known_since}" if agreement.known_since else "no day"
    pages = f"{agreement.articles:,} article{'s' * (agreement.articles != 1)}"
    by = f"mediated by {names(agreement.mediators)}" if agreement.mediators else None
    said = f"as {', '.join(agreement.speakers)} says" if agreement.speakers else None
    parties = names(agreement.parties)
    begins = agreement.begins or known
    lines = [spaced(begins, agreement.kind, parties, by, agreement.status, pages, agreement.id)]
    if made := spaced(*_days(agreement), said):
        lines.append(f"    {made}")
    for term in agreement.terms:
        what = f"{term.kind} {term.value}" if term.value else term.kind
        lines.append("    " + one_line(f"{what}: “{term.words}”"))
    return lines


def entry_line(entry: Entry) -> str:
    """`2025-10-21  violation A → B  Kalbajar  2 killed (civilian)  denied by B  “…”`."""
    sides = " → ".join(names(side) for side in (entry.actor, entry.recipient) if side)
    line = spaced(
        entry.date or (f"told {entry.told}" if entry.told else "no day"),
        f"{entry.kind} {sides}",
        entry.place.name if entry.place else None,
        ", ".join(map(loss_range, entry.losses)),
        f"says {', '.join(entry.speakers)}" if entry.speakers and entry.kind != "violation" else None,
        f"confirmed by {', '.join(entry.confirmed_by)}" if entry.confirmed_by else None,
        f"denied by {', '.join(entry.denied_by)}" if entry.denied_by else None,
        f"“{entry.quotes[0].text}”",
    )
    return f"        {line}"


def _days(agreement: Agreement) -> list[str]:
    days = (
        ("declared", agreement.declared),
        ("agreed", agreement.agreed),
        ("signed", agreement.signed),
        ("in effect", agreement.in_effect),
        ("holds until", agreement.expires),
    )
    return [f"{step} {day}" for step, day in days if day]


def _rivals(rivals: Rivals) -> str:
    about = ", ".join(part for part in (rivals.what, rivals.side) if part)
    by = f" by {len(rivals.speakers):,} speakers" if len(rivals.speakers) > 1 else ""
    disputed = ": disputed" if rivals.disputed else ""
    return f"{rivals.kind} ({about}) {amount(rivals.least, rivals.most)}{by}{disputed}"


def _claim(claim: Claim) -> str:
    """`- 2025-10-21 X: 3 killed (soldier, AZE), replaced on 2025-10-22 “…”`."""
    said: str = claim.sort
    if claim.sort == "figure":
        about = ", ".join(part for part in (claim.what, claim.side) if part)
        said = f"{amount(claim.least, claim.most)} {claim.kind} ({about})"
    if claim.against:
        said += f" against {', '.join(claim.against)}"
    if claim.superseded_by:
        said += f", replaced on {claim.superseded_by}"
    pages = f" [{claim.reports:,} pages]" if claim.reports > 1 else ""
    return f"- {claim.day or 'no day'} {claim.speaker}: {said}{pages} “{claim.quote.text}”"
