"""Feeds made by hand, and what is read of them."""

from pathlib import Path

from dienbien.reading import ReadError, read
from dienbien.records import Document

LETTER = "Hai tàu kéo của Malta cập cảng Odessa"
SUMMARY = "Thuyền trưởng nói hàng trên tàu là lúa mì & ngô, không có vũ khí."


def read_all(path: Path) -> tuple[list[Document], list[ReadError]]:
    items = list(read([path], languages=None))
    return (
        [item for item in items if isinstance(item, Document)],
        [item for item in items if isinstance(item, ReadError)],
    )


def documents(path: Path) -> list[Document]:
    found, errors = read_all(path)
    assert errors == []
    return found


def rss(items: str, head: str = "<title>Thế giới - Báo Bến Sông RSS</title>") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{head}'
        f"<link>https://bensong.example/the-gioi</link>{items}</channel></rss>"
    ).encode()


def item(title: str = LETTER, link: str = "https://bensong.example/1.html", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
