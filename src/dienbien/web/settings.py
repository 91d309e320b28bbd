"""What whoever starts the server decides.

Comes in: nothing. Goes out: the type. Values are checked where they are given (`dienbien serve`).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from dienbien.fetching import is_public
from dienbien.fetching.addresses import IPAddress
from dienbien.fetching.fetch import WEB_PORTS

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""What a browser on the same machine may call the server."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a store is served.

    `hosts` are the names that requests may ask for (the Host header, without port); empty for any. `is_open`:
    whoever reaches the server may read; else a session or the token is needed. `token` lets programs read.
    `accounts` is the file of those who may sign in. `is_secure`: cookies go over HTTPS only. Limits are a
    minute's requests of one address; `longest_text` counts characters of a text to be coded, `body_bytes`
    bounds every request.

    `fetches_for` says for whom the server fetches an address to be coded: `all` who may read, those who are
    `known` (signed in or with the token), or `none`; `may_ask` and `ports` say which network addresses it may
    ask, as `dienbien.fetching.fetch` takes them. For `lag_seconds` what others write into the store may go
    unseen. `is_warmed`: what takes longest is made when the server starts.
    """

    hosts: tuple[str, ...] = LOOPBACK_NAMES
    is_open: bool = True
    token: str | None = None
    accounts: Path | None = None
    is_secure: bool = False
    fetches_for: Literal["all", "known", "none"] = "known"
    may_ask: Callable[[IPAddress], bool] = is_public
    ports: frozenset[int] | None = WEB_PORTS
    lag_seconds: float = 2.0
    is_warmed: bool = False
    codes_a_minute: int = 30
    fetches_a_minute: int = 10
    sign_ins_a_minute: int = 10
    longest_text: int = 100_000
    body_bytes: int = 2_000_000
