"""Pages for the browser tests: those of examples/, two accounts of one attack, and a page that means harm."""

from pathlib import Path

from dienbien.coding import code_document
from dienbien.ledger import Agreement
from dienbien.reading import read, read_text
from dienbien.records import Document, Entity, Loss, Place, Record, Span
from dienbien.store import Store

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = "2025-10-22"

FIRST = """Peru pháo kích thành phố Arica

Ngày 20/10, quân đội Peru pháo kích thành phố Arica của Chile, khiến ít nhất 3 binh sĩ thiệt mạng.
"""
SECOND = """Chile tố Peru pháo kích

Bộ Quốc phòng Chile cho biết ngày 20/10 quân đội Peru pháo kích thành phố Arica, khiến 7 binh sĩ \
nước này thiệt mạng.
"""

EVIL = "<script>window.harmed=1</script><img src=x onerror=window.harmed=1>"
TURNED = "Hà Nội\u202egnp.exe\u2066\u200b\u200f"
HARMFUL = f"""{EVIL} </title></textarea>"><svg onload=window.harmed=1>

Ảnh: {EVIL} javascript:window.harmed=1 {{{{7*7}}}} {TURNED}

Quân đội Nga không kích thành phố Odessa của Ukraine \ud83d nửa chữ.
"""


_ITEM = (
    "<item><title>{title}</title><link>https://ba.example/{n}</link><description>{text}</description></item>"
)
_ITEMS = (
    ("Peru pháo kích Arica", FIRST.split("\n\n")[1]),
    ("Chile tố Peru", SECOND.split("\n\n")[1]),
    (EVIL, "x"),
)
SITE = {
    "/bai": (
        200,
        "text/html; charset=utf-8",
        f"<html lang=vi><title>{EVIL.replace('<', '&lt;')}</title><body><article><h1>Peru pháo kích</h1>"
        + "".join(f"<p>{text}</p>" for text in (FIRST, SECOND))
        + f"<p>{EVIL}</p></article></body></html>",
    ),
    "/nguon": (
        200,
        "application/rss+xml",
        '<rss version="2.0"><channel><title>Báo Ba</title>'
        + "".join(
            _ITEM.format(n=n, title=title.replace("<", "&lt;"), text=text)
            for n, (title, text) in enumerate(_ITEMS)
        )
        + "</channel></rss>",
    ),
    "/anh": (200, "image/png", "x"),
    "/vong": (302, "text/html", ""),
    "/rong": (200, "text/html", ""),
}
"""What a site answers to a path: status, type, body."""


def fill(path: str) -> None:
    """Make the store of all sample pages."""
    documents = [d for d in read([EXAMPLES], published=DAY) if isinstance(d, Document)]
    documents += [
        read_text(FIRST, id="https://mot.example/1", published=DAY, outlet="Báo Một", title="Pháo kích"),
        read_text(SECOND, id="https://hai.example/2", published=DAY, outlet="Báo Hai"),
    ]
    with Store(path) as store:
        coder = store.begin_run("tables", "0", ["examples"])
        store.save(coder, [(document, code_document(document)) for document in documents])
        store.save(coder, [(harmful(), harmful_records()), (endless(), ())])


def harmful() -> Document:
    """A page whose every part tries something."""
    text = HARMFUL.replace("\ud83d", "")
    harm = f'"><b onmouseover=window.harmed=1>{EVIL}'
    return read_text(
        text, id="javascript:window.harmed=1//" + EVIL, published=DAY, outlet=harm, title=EVIL + TURNED
    )


def endless() -> Document:
    """Five million letters."""
    return read_text("Một câu dài. " * 400_000, id="endless", published=DAY)


def harmful_records() -> list[Record]:
    """A record with names that nobody codes but anybody might store."""
    text = harmful().text
    start = text.index("Quân đội Nga")
    end = text.index("Ukraine") + len("Ukraine")
    whole = Span(start, end, text[start:end])
    strike = text.index("không kích")
    who = Entity(text=EVIL, name=EVIL + TURNED, country=None, sector="MIL", start=start, end=start + 12)
    where = Place(
        text="Odessa", name=EVIL, country="UKR", lat=46.48, lon=30.73, precision="town", start=start, end=end
    )
    lost = Loss(
        kind="killed", what=EVIL, min=2, max=2, side=EVIL, by=EVIL, text="Nga", start=start, end=start + 3
    )
    return [
        Record(
            doc="x",
            id="assault-harm",
            event="ASSAULT",
            mode="aerial",
            actor=(who,),
            recipient=(),
            date=DAY,
            place=where,
            status="occurred",
            sources=(who,),
            losses=(lost,),
            zone="body",
            trigger=Span(strike, strike + 10, "không kích"),
            mentions=(whole,),
            contexts=(),
            confidence=0.5,
        )
    ]


def agreement(signed: str | None) -> Agreement:
    """A ceasefire of Peru and Chile of which little is told."""
    return Agreement(
        id="a",
        kind="ceasefire",
        parties=(),
        mediators=(),
        speakers=(),
        declared=None,
        agreed=None,
        signed=signed,
        in_effect=None,
        known_since=None,
        expires=None,
        until=None,
        status="signed",
        history=(),
        terms=(),
        events=(),
        articles=1,
        named_only=False,
        sides=("PER", "CHL"),
    )
