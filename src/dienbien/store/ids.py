"""Stable names of what a store holds: the same content has the same id on every machine and at every time.

Comes in: the values that make a thing what it is. Goes out: short hexadecimal ids. No state, no clock.
"""

from hashlib import blake2b

import msgspec

from dienbien.records import Document, Entity, Place

_LENGTH = 12
"""Bytes of an id: two of a hundred million documents share one with a chance of about 10⁻¹³."""


def page_id(name: str) -> str:
    """The id of a page by its name: its address, or the path it was read from."""
    return _digest("page", name)


def document_id(document: Document) -> str:
    """The id of one version of a page: the same for the same text, zones and metadata.

    What only tells how the page came in (its raw bytes, their hash, encoding and origins) does not count.
    """
    content = msgspec.structs.replace(document, raw=None, hash=None, encoding=None, origins={})
    return _digest("document", msgspec.json.encode(content).decode())


def record_id(document: str, local: str) -> str:
    """The id of a record by its document's id and its own within the document."""
    return _digest("record", document, local)


def event_id(record: str, number: int) -> str:
    """The id of an event by the id of its first report; `number` is 0 unless that id is taken."""
    return record if number == 0 else _digest("event", record, str(number))


def entity_id(entity: Entity) -> str:
    """The id of an entity as it was resolved: name (else the words of the page), country and sector."""
    named = "named" if entity.name is not None else "words"
    return _digest("entity", named, entity.known_as, entity.country or "", entity.sector)


def place_id(place: Place) -> str:
    """The id of a place by everything that the gazetteer says of it."""
    return _digest("place", place.name, place.country or "", f"{place.lat},{place.lon}", place.precision)


def item_id(key: str) -> str:
    """The id of an item of a source by what its addresses have in common."""
    return _digest("item", key)


def _digest(*parts: str) -> str:
    content = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=_LENGTH).hexdigest()
