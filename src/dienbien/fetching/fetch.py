"""An address of the web to the bytes behind it, following redirects that were checked one by one.

Comes in: an http or https address. Goes out: `Fetched`, or a `FetchError`. Each host is resolved once, its
addresses are checked, and the connection goes to one of these; proxies of the environment are not used. It
does not ask robots.txt, wait between requests, keep cookies or try again; `request`, a single step of it, is
for those who do.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from urllib.parse import urljoin

from dienbien.fetching.addresses import IPAddress, is_public, resolve
from dienbien.fetching.errors import FetchError
from dienbien.fetching.exchange import Answer, Clock, Limits, ask
from dienbien.fetching.target import target_of
from dienbien.version import __version__

WEB_PORTS = frozenset((80, 443))
CONTACT_VARIABLE = "DIENBIEN_CONTACT"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_GONE = frozenset((400, 401, 402, 403, 404, 405, 406, 410, 414, 451))
_ACCEPT = (
    "text/html, application/xhtml+xml, application/xml, text/xml, application/json, text/plain, */*;q=0.1"
)
_WANTED = ("text/", "application/xml", "application/xhtml+xml", "application/json", "application/gzip")
_ALSO_WANTED = ("application/x-gzip", "application/octet-stream", "application/rss", "application/atom")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: `url` is where the redirects ended, `body` is unpacked.

    `media_type` and `charset` are those of the Content-Type header, None where it has none; `headers` are
    all of them, names in lower case.
    """

    url: str
    media_type: str | None
    charset: str | None
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: whom one may connect to and at which ports (None: all), bounds, and who asks.

    `contact` is an address or page at which whoever runs a site can reach the user; None for that of the
    environment.
    """

    allowed: Callable[[IPAddress], bool] = is_public
    ports: frozenset[int] | None = WEB_PORTS
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    contact: str | None = None


def fetch(
    url: str,
    *,
    allowed: Callable[[IPAddress], bool] = is_public,
    ports: frozenset[int] | None = WEB_PORTS,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Fetched:
    """Fetch an address. Raises `FetchError` for whatever gives no text.

    `allowed` says which network addresses may be asked, `ports` which ports (None: all); both hold for every
    redirect. TLS certificates are verified against what the system trusts.
    """
    clock = Clock(limits.seconds)
    asking = Asking(allowed, ports, limits)
    seen: list[str] = []
    while True:
        answer = request(url, asking, clock=clock)
        place = redirect(url, answer)
        if place is None:
            return fetched(url.strip(), answer)
        seen.append(url)
        if place in seen:
            raise in_circle(place)
        if len(seen) > limits.redirects:
            raise too_many(limits.redirects)
        url = place


def request(
    url: str, asking: Asking, headers: Mapping[str, str] | None = None, clock: Clock | None = None
) -> Answer:
    """The answer to a single GET, be it a page, a redirect, "not modified" or an error of the server.

    `headers` are sent beside our own. Raises `FetchError` where no answer comes.
    """
    target = target_of(url, asking.ports)
    addresses = resolve(target.host, target.port, asking.allowed)
    sent = {**_request_headers(asking.contact), **(headers or {})}
    return ask(target, addresses, sent, clock or Clock(asking.limits.seconds), asking.limits)


def redirect(url: str, answer: Answer) -> str | None:
    """Where an answer leads to, without a fragment; None where it is no redirect.

    Raises `FetchError` for one that leads nowhere.
    """
    if answer.status not in _REDIRECTS:
        return None
    place = answer.headers.get("location", "").strip()
    if not place:
        raise FetchError("redirects without saying where to", "check the address", is_lasting=True)
    try:
        return urljoin(url, place).partition("#")[0]
    except ValueError as error:
        raise FetchError("redirects to what is no address", "check the address", is_lasting=True) from error


def in_circle(place: str) -> FetchError:
    """The error for a redirect to where one came from."""
    return FetchError(f"redirects in a circle ({place})", "check the address", is_lasting=True)


def too_many(redirects: int) -> FetchError:
    """The error for too long a chain of redirects."""
    return FetchError(f"redirects more than {redirects} times", "check the address", is_lasting=True)


def user_agent(contact: str | None = None) -> str:
    """Who asks: the name, the version, and whom to write to, if the user has said it.

    Without a `contact`, `DIENBIEN_CONTACT` in the environment is an address or page at which whoever runs a
    site can reach the user.
    """
    given = os.environ.get(CONTACT_VARIABLE, "") if contact is None else contact
    contact = "".join(c for c in given if " " <= c <= "~").strip()
    return f"dienbien/{__version__} ({contact[:200] or 'no contact given'})"


def fetched(url: str, answer: Answer) -> Fetched:
    """What an answer to a request for an address holds.

    Raises `FetchError` for one other than 200, for what is no text, and for nothing.
    """
    if answer.status != 200:
        raise _refused(answer)
    message = Message()
    message["Content-Type"] = answer.headers.get("content-type", "")
    declared = bool(answer.headers.get("content-type"))
    media_type = message.get_content_type() if declared else None
    if media_type and not _is_wanted(media_type):
        reason = f"is {media_type[:80]}, neither a page nor a feed"
        raise FetchError(reason, "give the address of a page or a feed", is_lasting=True)
    if not answer.body:
        raise FetchError("is empty", "check the address")
    return Fetched(url, media_type, message.get_content_charset(), answer.headers, answer.body)


def _request_headers(contact: str | None) -> dict[str, str]:
    return {
        "User-Agent": user_agent(contact),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Accept-Language": "vi, *;q=0.5",
        "Connection": "close",
    }


def _is_wanted(media_type: str) -> bool:
    return media_type.startswith(_WANTED + _ALSO_WANTED) or media_type.endswith(("+xml", "+json"))


def _refused(answer: Answer) -> FetchError:
    """The error for a status other than 200."""
    try:
        name = f" {HTTPStatus(answer.status).phrase}"
    except ValueError:
        name = ""
    reason = f"gave no page: {answer.status}{name}"
    return FetchError(reason, _remedy(answer), is_lasting=answer.status in _GONE, status=answer.status)


def _remedy(answer: Answer) -> str:
    if answer.status in (404, 410):
        return "check the address"
    if answer.status in (429, 503) and answer.headers.get("retry-after", "").isdigit():
        return f"try again in {answer.headers['retry-after'][:9]} seconds"
    if answer.status >= 500 or answer.status == 429:
        return "try again later"
    return "save the page in a browser and give its file"
