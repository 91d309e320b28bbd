"""A feed of our own: an Atom file (RFC 4287) of the newest messages, for any feed reader.

Comes in: a target, a message and what was said before. Goes out: the file, whole or as it was.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from dienbien.alerts.messages import Message
from dienbien.alerts.targets import Feed, TargetError
from dienbien.alerts.wording import event_address, lines, title
from dienbien.safe import one_line, web_address

_NAMESPACE = "http://www.w3.org/2005/Atom"
_ATOM = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
_BEGINNING = "1970-01-01T00:00:00Z"


def publish(target: Feed, messages: Iterable[Message]) -> None:
    """Write the feed of these messages, the newest first. Raises `TargetError` where it can't be written."""
    path = Path(target.feed)
    fresh = path.with_name(f".{path.name}.new")
    try:
        with fresh.open("wb") as stream:
            stream.write(atom(target, list(messages)))
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError as error:
        raise TargetError(f"{path} can't be written ({error.strerror})") from error


def atom(target: Feed, messages: list[Message]) -> bytes:
    """The feed as XML."""
    feed = _ATOM.feed(
        _ATOM.id(f"urn:dienbien:feed:{target.name}"),
        _ATOM.title(one_line(target.title)),
        _ATOM.updated(messages[0].timestamp if messages else _BEGINNING),
        _ATOM.author(_ATOM.name("Dienbien")),
        *(_entry(target, message) for message in messages),
    )
    written: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _entry(target: Feed, message: Message) -> etree._Element:
    """One message; those of one alert have its id as their category."""
    said = message.data
    links = [event_address(message, target.link)] if target.link and said.event else []
    for told in said.event.reports if said.event else ():
        if (address := web_address(told.page)) is not None:
            links.append(address)
    return _ATOM.entry(
        _ATOM.id(f"urn:dienbien:message:{message.id}"),
        _ATOM.title(title(message)),
        _ATOM.updated(message.timestamp),
        _ATOM.category(term=said.alert, scheme="urn:dienbien:alert"),
        *(_ATOM.link(rel="related" if n else "alternate", href=one) for n, one in enumerate(links)),
        _ATOM.content("\n".join(lines(message, target.link)), type="text"),
    )
