"""Which network addresses may be asked: those of the public internet, and none that leads back inside.

Comes in: a host name. Goes out: its addresses that are allowed; the connection has to go to one of them, so
that a second answer of the name server can't lead elsewhere. Sources: the special-purpose address registries
of IANA (RFC 6890), RFC 6052 and 8215 for NAT64, RFC 3056 and 4380 for 6to4 and Teredo.
"""

import ipaddress
import socket
from collections.abc import Callable

from dienbien.fetching.errors import FetchError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# What `is_global` of older Pythons lets through, or what wraps another address.
_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # protocol assignments; metadata of one cloud
            "192.88.99.0/24",  # 6to4 relays
            "168.63.129.16/32",  # metadata of another
            "::/96",  # addresses of IPv4 written as IPv6
            "64:ff9b::/96",  # NAT64
            "64:ff9b:1::/48",  # NAT64, local
            "2001::/32",  # Teredo
            "2002::/16",  # 6to4
            "fec0::/10",  # site-local
        ),
    )
)


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the public internet that stands for nothing but itself.

    Not private, loopback, link-local (where clouds keep their metadata), shared, multicast, reserved or
    unspecified, and no IPv6 address that wraps one of IPv4 (mapped, NAT64, 6to4, Teredo).
    """
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _REFUSED if network.version == address.version)


def resolve(host: str, port: int, allowed: Callable[[IPAddress], bool]) -> list[str]:
    """The allowed addresses of a host in the order of the resolver.

    Raises `FetchError` where it has none or none that is allowed. How long an answer may take is up to the
    system's resolver.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        detail = getattr(error, "strerror", None) or "the name can't be resolved"
        raise FetchError(f"has an unknown host ({detail})", "check the address and the network") from error
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    good = [address for address in addresses if allowed(ipaddress.ip_address(address.partition("%")[0]))]
    if not good:
        reason = f"leads to an address that is not public ({addresses[0]})"
        remedy = "give an address of the public web, or save the page and give its file"
        raise FetchError(reason, remedy, is_lasting=True)
    return good
