"""What a watch asks of the web, one request each, and what came of it.

Comes in: nothing. It holds plain values only.
"""

from dataclasses import dataclass, field

from dienbien.fetching import Answer, FetchError
from dienbien.watch.items import Item, host_of
from dienbien.watch.listing import Listing
from dienbien.watch.page import Page
from dienbien.watch.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """Ask for the robots.txt of an address's origin."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """See what a source lists; `url` is its address, or that of a sitemap of its index."""

    source: Source
    url: str

    @property
    def is_whole(self) -> bool:
        """Whether it is the source itself, not a part of it."""
        return self.url == self.source.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Ask for the page of an item; `source` is None where the file of sources has it no longer."""

    item: Item
    source: Source | None


Aim = Robots | Check | Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One request for an aim: `url` is where redirects have led so far, `hops` are the addresses before.

    `seen` is the digest of what a source gave last, empty where that is not known.
    """

    aim: Aim
    url: str
    hops: tuple[str, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    seen: str = ""

    @property
    def host(self) -> str:
        """The host that is asked."""
        return host_of(self.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a task: an answer that was read, a place to go on to, or an error.

    `wait` are the seconds that the server asks to be left alone. `is_same` says that it has nothing new.
    """

    task: Task
    answer: Answer | None = None
    place: str | None = None
    error: FetchError | None = None
    wait: float = 0.0
    is_same: bool = False
    digest: str = ""
    listing: Listing | None = None
    page: Page | None = None
