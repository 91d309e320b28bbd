"""An address of the web taken apart: where to connect, and what to ask for.

Comes in: an address as somebody wrote it. Goes out: a `Target`, or a `FetchError` for what is none.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from dienbien.fetching.errors import FetchError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Target:
    """`host` is in ASCII and without brackets; `path` with its query is percent-encoded."""

    url: str
    scheme: str
    host: str
    port: int
    path: str


def target_of(url: str, ports: frozenset[int] | None) -> Target:
    """The target of an http or https address; `ports` are those allowed, None for all.

    Raises `FetchError` for other schemes and ports, names and passwords in the address, and what is no
    address.
    """
    if len(url) > _LONGEST:
        raise _wrong(f"is an address longer than {_LONGEST:,} characters", "check the address")
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
        path = parse_url(parts._replace(netloc="x").geturl()).request_uri
    except (ValueError, LocationParseError) as error:
        raise _wrong("is not a sound address", "check the address") from error
    if parts.scheme not in _PORTS:
        raise _wrong(f"is not an http or https address ({parts.scheme or 'no scheme'})", "give such a one")
    if not host or "%" in host:
        raise _wrong("is an address without a host", "check the address")
    if parts.username is not None or parts.password is not None:
        raise _wrong("has a name or password in its address", "save the page and give its file")
    port = port or _PORTS[parts.scheme]
    if ports is not None and port not in ports:
        raise _wrong(f"is at port {port}, and only 80 and 443 are asked", "save the page and give its file")
    return Target(url.strip(), parts.scheme, host, port, path)


def _wrong(reason: str, remedy: str) -> FetchError:
    return FetchError(reason, remedy, is_lasting=True)
