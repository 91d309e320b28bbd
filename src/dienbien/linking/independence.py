"""How many independent accounts there are of an event: copies of one text count once, and so does an outlet.

Comes in: reports with their pages' signatures. Goes out: a number. A page that quotes the same agency in its
own words is an account of its own: only copied text is known to be one.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from dienbien.copies import Copies
from dienbien.copies.signature import Signature
from dienbien.linking.told import Told

_MOST_COMPARED = 100
"""Pages of one event among which near copies are looked for; of further ones exact copies alone."""


def outlet_of(told: Told) -> str:
    """Who published a page: its outlet, else the host of its address; all that don't tell are one."""
    if told.outlet:
        return told.outlet.casefold()
    try:
        return (urlsplit(told.page).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def independent(reports: Sequence[Told]) -> int:
    """The number of groups of pages that share neither an outlet nor a text, by chains of either."""
    pages = list({told.page: told for told in reports}.values())
    if len(pages) == 1:
        return 1
    group = list(range(len(pages)))
    outlets: dict[str, int] = {}
    texts: dict[bytes, int] = {}
    copies, of_copy = Copies(), list[int]()
    for number, told in enumerate(pages):
        _join(group, number, outlets.setdefault(outlet_of(told), number))
        if told.signature is None:
            continue
        signature = Signature(told.signature)
        if signature.runs:
            _join(group, number, texts.setdefault(signature.exact, number))
        if len(of_copy) < _MOST_COMPARED:
            of_copy.append(number)
            if match := copies.add(told.signature):
                _join(group, number, of_copy[match.number])
    return len({_root(group, number) for number in group})


def _root(group: list[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


def _join(group: list[int], one: int, other: int) -> None:
    one, other = sorted((_root(group, one), _root(group, other)))
    group[other] = one
