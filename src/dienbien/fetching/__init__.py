"""The front door of fetching: an address of the web to the bytes behind it, safely.

Comes in: an http or https address. Goes out: `Fetched`, or a `FetchError` that says in plain words what went
wrong and what to do. It reads nothing of what it fetched and asks nobody twice.
"""

from dienbien.fetching.addresses import is_public
from dienbien.fetching.errors import FetchError
from dienbien.fetching.exchange import Answer, Limits
from dienbien.fetching.fetch import Asking, Fetched, fetch, fetched, redirect, request

__all__ = [
    "Answer",
    "Asking",
    "FetchError",
    "Fetched",
    "Limits",
    "fetch",
    "fetched",
    "is_public",
    "redirect",
    "request",
]
