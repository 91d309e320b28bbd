"""What handlers may ask for by the name of an argument.

`store`, `wanted` (the filter of the address), `account` (who is signed in), `book`, `settings`, `sessions`.

Comes in: nothing. Goes out: types for their signatures.
"""

from typing import TypeAlias

from litestar.di import NamedDependency

from dienbien.linking import Wanted
from dienbien.store import Store
from dienbien.web.accounts import Account
from dienbien.web.book import Book
from dienbien.web.coded import Bench
from dienbien.web.memo import Memo
from dienbien.web.sessions import Sessions
from dienbien.web.settings import Settings

OpenStore: TypeAlias = NamedDependency[Store]
SignedIn: TypeAlias = NamedDependency[Account | None]
Filter: TypeAlias = NamedDependency[Wanted]
GivenSettings: TypeAlias = NamedDependency[Settings]
OpenSessions: TypeAlias = NamedDependency[Sessions]
OpenBench: TypeAlias = NamedDependency[Bench]
OpenMemo: TypeAlias = NamedDependency[Memo]
OpenBook: TypeAlias = NamedDependency[Book]
