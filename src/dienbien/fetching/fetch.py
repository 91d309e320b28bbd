"""An address of the web to the bytes behind it, following redirects that were checked one by one.

Comes in: an http or https address. Goes out: `Fetched`, or a `FetchError`. Each host is resolved once, its
addresses are checked, and the connection goes to one of these; proxies of the environment are not used. It
does not ask robots.txt, wait between requests, keep cookies or try again.
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
    seen: list[str] = []
    while True:
        target = target_of(url, ports)
        addresses = resolve(target.host, target.port, allowed)
        answer = ask(target, addresses, _request_headers(), clock, limits)
        if answer.status not in _REDIRECTS:
            return _fetched(target.url, answer)
        seen.append(url)
        url = _next(url, answer)
        if url in seen:
            raise FetchError(f"redirects in a circle ({url})", "check the address")
        if len(seen) > limits.redirects:
            raise FetchError(f"redirects more than {limits.redirects} times", "check the address")


def user_agent() -> str:
    """Who asks: the name, the version, and whom to write to, if the user has said it.

    `DIENBIEN_CONTACT` in the environment is an address or page at which whoever runs a site can reach the
    user.
    """
    contact = "".join(c for c in os.environ.get(CONTACT_VARIABLE, "") if " " <= c <= "~").strip()
    return f"dienbien/{__version__} ({contact[:200] or 'no contact given'})"


def _request_headers() -> dict[str, str]:
    return {
        "User-Agent": user_agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip",
        "Accept-Language": "vi, *;q=0.5",
        "Connection": "close",
    }


def _next(url: str, answer: Answer) -> str:
    """Where a redirect leads."""
    place = answer.headers.get("location", "").strip()
    if not place:
        raise FetchError("redirects without saying where to", "check the address")
    try:
        return urljoin(url, place).partition("#")[0]
    except ValueError as error:
        raise FetchError("redirects to what is no address", "check the address") from error


def _fetched(url: str, answer: Answer) -> Fetched:
    if answer.status != 200:
        raise _refused(answer)
    message = Message()
    message["Content-Type"] = answer.headers.get("content-type", "")
    declared = bool(answer.headers.get("content-type"))
    media_type = message.get_content_type() if declared else None
    if media_type and not _is_wanted(media_type):
        raise FetchError(
            f"is {media_type}, neither a page nor a feed", "give the address of a page or a feed"
        )
    if not answer.body:
        raise FetchError("is empty", "check the address")
    return Fetched(url, media_type, message.get_content_charset(), answer.headers, answer.body)


def _is_wanted(media_type: str) -> bool:
    return media_type.startswith(_WANTED + _ALSO_WANTED) or media_type.endswith(("+xml", "+json"))


def _refused(answer: Answer) -> FetchError:
    """The error for a status other than 200."""
    try:
        name = f" {HTTPStatus(answer.status).phrase}"
    except ValueError:
        name = ""
    reason = f"gave no page: {answer.status}{name}"
    if answer.status in (404, 410):
        return FetchError(reason, "check the address")
    if answer.status in (429, 503) and answer.headers.get("retry-after", "").isdigit():
        return FetchError(reason, f"try again in {answer.headers['retry-after'][:9]} seconds")
    if answer.status >= 500 or answer.status == 429:
        return FetchError(reason, "try again later")
    return FetchError(reason, "save the page in a browser and give its file")
