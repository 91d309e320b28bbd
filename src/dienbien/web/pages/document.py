"""The page of one document: its text with the words of its records marked, its records beside it.

Comes in: a document's id, or a text that was just coded. Goes out: HTML.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import get
from litestar.params import FromPath

from dienbien.records import Document, Record, Zone
from dienbien.review import changed_fields
from dienbien.store.ids import document_id as id_of
from dienbien.web.pages.marking import Part, Piece, parts_of, pieces
from dienbien.web.pages.rendering import Asked, OpenStore, Page, not_found, page
from dienbien.web.pages.stops import items_of

MOST_LETTERS = 200_000
"""A page's text is shown up to here; what is longer says so."""


class Paragraph(msgspec.Struct, frozen=True):
    """The text of one zone, cut where records' words begin and end."""

    zone: str
    pieces: list[Piece]


@get("/documents/{document_id:str}", sync_to_thread=True)
def document_page(request: Asked, store: OpenStore, document_id: FromPath[str]) -> Page:
    """The document with its records."""
    document = store.document(document_id)
    if document is None:
        return not_found(request, "no document")
    items, _ = items_of(store, document, document_id)
    versions = [(id_of(version), version) for version in store.versions(document.id)]
    return page(
        request,
        "document.html",
        document=document,
        document_id=document_id,
        events=store.events_of(document_id),
        versions=versions,
        verdicts={item.record.id: item.verdicts for item in items},
        changed_fields=changed_fields,
        **shown(document, [item.record for item in items]),
    )


def shown(document: Document, records: Sequence[Record]) -> dict[str, Any]:
    """What the template shows of a document and its records."""
    in_order = sorted(records, key=lambda record: record.trigger.start)
    return {
        "paragraphs": paragraphs_of(document, records),
        "title": title_of(document),
        "records": [record for record in in_order if record.trigger.start < MOST_LETTERS],
        "is_cut": len(document.text) > MOST_LETTERS,
    }


def title_of(document: Document) -> str:
    """The title of its metadata, else of its text, else its name."""
    zone = next((zone for zone in document.zones if zone.kind == "title"), None)
    return document.title or (document.text[zone.start : zone.end] if zone else "") or document.id


def paragraphs_of(document: Document, records: Sequence[Record]) -> list[Paragraph]:
    """The text by zones; only white space stands between them."""
    parts = sorted((part for record in records for part in parts_of(record)), key=lambda part: -part.start)
    zones = document.zones or (Zone("body", 0, len(document.text)),)
    found = []
    near: list[Part] = []
    for zone in zones:
        if zone.start >= MOST_LETTERS:
            break
        end = min(zone.end, MOST_LETTERS)
        near = [part for part in near if part.end > zone.start]
        while parts and parts[-1].start < end:
            near.append(parts.pop())
        found.append(Paragraph(zone.kind, pieces(document.text[zone.start : end], near, zone.start)))
    return found
