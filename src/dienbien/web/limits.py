"""How often one address may ask for what is costly or may be guessed at.

Comes in: a name for what is limited, and how often a minute. Goes out: a guard for its handlers. All
processes of a server count together.
"""

import ipaddress
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import TooManyRequestsException
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

from dienbien.web.shared import Shared

_OF_ONE = 64
"""Bits of an IPv6 address that one customer usually has for many."""
Connection = ASGIConnection[Any, Any, Any, Any]


def limited(shared: Shared, what: str, a_minute: int) -> Guard:
    """A guard that answers 429 where one address asks more often; each `what` is counted apart."""

    def check(connection: Connection, _: BaseRouteHandler) -> None:
        count(shared, what, a_minute, connection)

    return check


def count(shared: Shared, what: str, a_minute: int, connection: Connection) -> None:
    """Count a request. Raises an HTTP error 429 where there were too many within a minute."""
    times, left = shared.times(f"{what} {_asked_by(connection)}")
    if times > a_minute:
        raise TooManyRequestsException("Too often; wait a minute.", headers={"Retry-After": f"{left:.0f}"})


def _asked_by(connection: Connection) -> str:
    host = connection.client.host if connection.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((int(address) >> _OF_ONE << _OF_ONE, _OF_ONE)))
