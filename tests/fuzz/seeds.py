"""Real files of every format that is read, made by the libraries that normally make them."""

import bz2
import gzip
import importlib
import io
import lzma
import random
import sys
import tarfile
import zipfile
from pathlib import Path

import pyarrow
from pyarrow import feather, ipc, parquet

from reading.inputs import line, page
from reading.warc_files import crawl, html

_ZSTANDARD = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
_EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel>'
    "<title>Đài Tây Phong</title><item><title>Tin &a; số một</title><link>https://a.example/1</link>"
    "<description><![CDATA[<p>Hai bên gặp nhau.</p>]]></description>"
    "<pubDate>Wed, 22 Oct 2025 08:15:00 +0700</pubDate></item></channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>'
    '<title type="html">Tin &lt;b&gt;hai</title><link href="https://a.example/2"/>'
    "<updated>2025-10-22T08:15:00Z</updated><summary>Tóm tắt</summary></entry></feed>"
)


def seeds() -> dict[str, bytes]:
    """A file of each format by a name that tells it."""
    lines = b"".join(line(id=f"d{i}", text=page(i), published="2025-10-22") for i in range(12))
    members = {
        "a.txt": page(1).encode(),
        "b/c.html": html(2),
        "d.jsonl": lines,
        "e.xml": _RSS.encode(),
        "f.png": b"\x89PNG",
    }
    plain = {
        "page.txt": page(3, 300).encode(),
        "page16.txt": page(4).encode("utf-16"),
        "page.html": html(5),
        "page1258.html": html(6).decode().encode("cp1258", "xmlcharrefreplace"),
        "news.jsonl": lines,
        "rss.xml": _RSS.encode(),
        "atom.xml": _ATOM.encode(),
        "news.warc": crawl(range(6), packed=False).data,
        "news.warc.gz": crawl(range(6)).data,
        "pages.tar": _tar(members, tarfile.PAX_FORMAT),
        "gnu.tar": _tar({**members, "x" * 150 + ".txt": b"Tin"}, tarfile.GNU_FORMAT),
        "pages.zip": _zip(members, zipfile.ZIP_DEFLATED),
        "stored.zip": _zip(members, zipfile.ZIP_STORED),
        "crawl.wacz": _zip(
            {"datapackage.json": b"{}", "archive/a.warc.gz": crawl(range(3)).data}, zipfile.ZIP_STORED
        ),
        **_tables(),
    }
    for example in sorted(_EXAMPLES.glob("*.*")):
        plain[f"example-{example.name}"] = example.read_bytes()
    packers = (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress))
    zstandard = ("zst", importlib.import_module(_ZSTANDARD).compress)
    packed = {
        f"{name}.{end}": pack(plain[name])
        for name in ("news.jsonl", "pages.tar")
        for end, pack in (*packers, zstandard)
    }
    return {**plain, **packed}


def _tar(members: dict[str, bytes], form: int) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            info.pax_headers = (
                {"comment": "thử", "size": str(len(data))} if form == tarfile.PAX_FORMAT else {}
            )
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def _zip(members: dict[str, bytes], method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def _tables() -> dict[str, bytes]:
    rows = pyarrow.table(
        {
            "id": [f"r{i}" for i in range(40)],
            "text": [page(i) for i in range(40)],
            "published": pyarrow.array(
                [1761070500_000_000 + i for i in range(40)], pyarrow.timestamp("us", "UTC")
            ),
            "meta": [{"a": i, "b": ["x"]} for i in range(40)],
        }
    )
    tables = {}
    for codec in ("snappy", "zstd", "none"):
        out = io.BytesIO()
        parquet.write_table(rows, out, row_group_size=15, compression=codec)
        tables[f"{codec}.parquet"] = out.getvalue()
    out = io.BytesIO()
    feather.write_feather(rows, out, chunksize=15)
    tables["rows.feather"] = out.getvalue()
    out = io.BytesIO()
    with ipc.new_stream(out, rows.schema) as writer:
        writer.write_table(rows, max_chunksize=15)
    tables["rows.arrows"] = out.getvalue()
    return tables


_ODD = (
    b"\x00",
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"\x00" * 8,
    b"\xff" * 8,
    b"<",
    b">",
    b'"',
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
)


def mutated(chance: random.Random, data: bytes, others: list[bytes]) -> bytes:
    """The file with a few faults: bits, bytes, stretches, lengths, ends, pieces of other files."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not out:
            break
        place = chance.randrange(len(out))
        length = chance.choice((1, 2, 4, 8, 64, 512, len(out) // 4 + 1))
        kind = chance.randrange(8)
        if kind == 0:
            out[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            out[place] = chance.randrange(256)
        elif kind == 2:
            out[place : place + length] = chance.randbytes(min(length, 64))
        elif kind == 3:
            del out[place : place + length]
        elif kind == 4:
            out[place:place] = out[place : place + length] * chance.choice((1, 2, 50))
        elif kind == 5:
            odd = chance.choice(_ODD)
            out[place : place + len(odd)] = odd
        elif kind == 6:
            del out[place:]
        else:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            out[place : place + length] = other[start : start + length]
    return bytes(out[:4_000_000])
