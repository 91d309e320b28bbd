"""Events made by hand, as linking makes them of reports, and how to write them."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from dienbien.exports import Written
from dienbien.linking import Event, Told, event_of
from dienbien.records import Entity, Loss, Place, Record, Sector, Span

SENTENCE = "Quân đội Peru pháo kích thị trấn Arica của Chile, ít nhất 7 binh sĩ thiệt mạng."
TRIGGER = "pháo kích"
ARICA = Place(
    text="Arica", name="Arica", country="CHL", lat=-18.48, lon=-70.33, precision="town", start=34, end=39
)
ADDRESS = "https://bao.example/tin-1.html"


def entity(name: str, country: str | None = None, sector: Sector = "MIL") -> Entity:
    return Entity(text=name, name=name, country=country, sector=sector, start=0, end=len(name))


def killed(
    low: int | None,
    high: int | None,
    what: str = "soldier",
    side: str | None = "CHL",
    by: str | None = None,
    kind: str = "killed",
) -> Loss:
    return Loss(kind=kind, what=what, min=low, max=high, side=side, by=by, text="7 binh sĩ", start=58, end=67)


def record(**changes: Any) -> Record:
    """An attack of Peru's army on a town of Chile."""
    start = SENTENCE.index(TRIGGER)
    made = Record(
        doc="tin-1",
        id="r1",
        event="ASSAULT",
        mode="heavy-weapons",
        actor=(entity("Quân đội Peru", "PER"),),
        recipient=(entity("Chile", "CHL"),),
        date="2024-03-12",
        place=ARICA,
        status="occurred",
        sources=(entity("Bộ Quốc phòng Chile", "CHL"),),
        losses=(killed(7, None),),
        zone="lede",
        trigger=Span(start, start + len(TRIGGER), TRIGGER),
        mentions=(Span(0, len(SENTENCE), SENTENCE),),
        contexts=("military",),
        confidence=0.9,
    )
    return replace(made, **changes)


def told(name: str = "a", *, made: Record | None = None, **changes: Any) -> Told:
    """A report of it on a page of 13 March."""
    report = Told(
        record_id=f"record-{name}",
        document_id=f"document-{name}",
        page=ADDRESS.replace("1", name),
        day="2024-03-13",
        outlet="Báo Một",
        record=made or record(),
        title="Giao tranh ở biên giới",
    )
    return replace(report, **changes)


def event(*reports: Told, thread: str | None = None, **changes: Any) -> Event:
    """An event of the reports; of one report of a record with the changes where none are given."""
    some = reports or (told(made=record(**changes)),)
    return event_of(f"event-{some[0].record_id}", some, thread)


def written(write: Callable[..., Written], events: Iterable[Event], **options: Any) -> bytes:
    """What an export writes."""
    stream = io.BytesIO()
    write(events, stream, **options)
    return stream.getvalue()


words = st.text(max_size=20)
"""Whatever a page may call somebody or something."""
hostile = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        '" onmouseover="alert(1)',
        "[x](javascript:alert(1))",
        "![x](https://bao.example/x.png)",
        "<https://bao.example>",
        "| a | b |",
        "=HYPERLINK(1)",
        "a\nb\r\n# c",
        "&lt;b&gt;",
        "`code` *em* __strong__ ~~del~~",
        "\u202eđảo\x1b[31m",
    ]
)
anything = words | hostile


@st.composite
def events_of_anything(draw: st.DrawFn) -> Event:
    """An event whose names, places, titles and quoted words are anything at all."""
    name, sentence = draw(anything), draw(anything)
    made = record(
        actor=(entity(name, draw(st.sampled_from(["PER", None, "XKX"]))),),
        place=replace(ARICA, name=draw(anything), precision=draw(st.sampled_from(["town", "area", "admin"]))),
        sources=(entity(draw(anything)),),
        losses=(killed(1, draw(st.none() | st.integers(1, 10**6)), by=draw(st.none() | anything)),),
        trigger=Span(0, len(sentence), sentence),
        mentions=(Span(0, len(sentence), sentence),),
    )
    page = draw(anything | st.just(ADDRESS))
    return event(told(made=made, page=page, title=draw(anything), outlet=draw(st.none() | anything)))
