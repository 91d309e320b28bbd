"""Pages, and records made by hand for what is shown rather than coded."""

import os
import subprocess
import sys
from collections.abc import Callable

from dienbien.records import Document, Entity, Loss, Place, Record, Span, Zone

PAGE = """Nga và Ba Lan hội đàm tại Vienna

Ngày 20/10, Ngoại trưởng Nga đã điện đàm với Ngoại trưởng Ba Lan về an ninh biên giới.

Bộ Quốc phòng Ukraine cho biết ít nhất 12 binh sĩ thiệt mạng khi quân đội Nga pháo kích vào Kharkiv hôm 19/10.
"""
QUIET_PAGE = "Công thức làm bánh cuốn\n\nXay gạo với nước, để bột lắng rồi tráng thật mỏng trên nồi hấp.\n"

Done = subprocess.CompletedProcess[bytes]
Command = Callable[..., Done]


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command that finds the package as this process does."""
    kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR")}
    return {**kept, "PYTHONPATH": os.pathsep.join(sys.path), **changes}


TEXT = "Quân đội Armenia bắn rơi hai máy bay không người lái của Azerbaijan gần Jermuk."


PLACE = Place(
    text="Jermuk",
    name="Jermuk",
    country="ARM",
    lat=39.84,
    lon=-45.67,
    precision="town",
    start=72,
    end=78,
)


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


def record(text: str = TEXT, words: str = "bắn rơi", **changes: object) -> Record:
    start = text.index(words)
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
        "trigger": Span(start, start + len(words), words),
        "mentions": (Span(0, len(text), text),),
        "contexts": ("military",),
        "confidence": 0.8,
    }
    return Record(**{**fields, **changes})  # type: ignore[arg-type]
