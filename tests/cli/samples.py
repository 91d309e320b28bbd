"""Pages, and records made by hand for what is shown rather than coded."""

import subprocess
from collections.abc import Callable

from dienbien.records import Document, Entity, Loss, Place, Record, Span, Zone

PAGE = """Nga và Ba Lan hội đàm tại Vienna

Ngày 20/10, Ngoại trưởng Nga đã điện đàm với Ngoại trưởng Ba Lan về an ninh biên giới.

Bộ Quốc phòng Ukraine cho biết ít nhất 12 binh sĩ thiệt mạng khi quân đội Nga pháo kích vào Kharkiv hôm 19/10.
"""
QUIET_PAGE = "Công thức làm bánh cuốn\n\nXay gạo với nước, để bột lắng rồi tráng thật mỏng trên nồi hấp.\n"

Command = Callable[..., subprocess.CompletedProcess[bytes]]

TEXT = "Quân đội Armenia bắn rơi hai máy bay không người lái của Azerbaijan gần Jermuk."


def entity(text: str, name: str | None = None, country: str | None = "ARM") -> Entity:
    return Entity(text=text, name=name, country=country, sector="MIL", start=0, end=len(text))


def loss(low: int | None, high: int | None, by: str | None = None) -> Loss:
    return Loss(
        kind="shot-down",
        what="uav",
        min=low,
        max=high,
        side="AZE",
        by=by,
        text="hai máy bay",
        start=25,
        end=36,
    )


def document(text: str = TEXT, name: str = "jermuk.txt") -> Document:
    return Document(id=name, text=text, published="2025-10-22", zones=(Zone("body", 0, len(text)),))


def record(text: str = TEXT, trigger: str = "bắn rơi", **changes: object) -> Record:
    start = text.index(trigger)
    fields: dict[str, object] = {
        "doc": "jermuk.txt",
        "id": "jermuk.txt#1",
        "event": "ASSAULT",
        "mode": "heavy-weapons",
        "actor": (entity("Quân đội Armenia"),),
        "recipient": (entity("Azerbaijan", country="AZE"),),
        "date": "2025-10-21",
        "place": Place(
            text="Jermuk",
            name="Jermuk",
            country="ARM",
            lat=39.84,
            lon=-45.67,
            precision="town",
            start=72,
            end=78,
        ),
        "status": "occurred",
        "sources": (),
        "losses": (loss(2, 2),),
        "zone": "body",
        "trigger": Span(start, start + len(trigger), trigger),
        "mentions": (Span(0, len(text), text),),
        "contexts": ("military",),
    }
    return Record(**{**fields, **changes})  # type: ignore[arg-type]
