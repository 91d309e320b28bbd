"""Records per second of CPU and peak memory of reading archives, each in a fresh process.

    python bench/archives.py [--records 100000] [--folder DIR] [NAME ...]

Writes a WARC of so many records with pages of invented words (a third requests, some pictures, a tenth of
the pages HTML) and archives of the other formats with a fifth as many pages, each by the library that
normally writes it. Then it reads each in a process of its own, as `dienbien.reading.read` does, and asks the
system for the peak of its memory. A run over a hundredth of the records says what a process needs anyway.
Prints a table, and exits with 1 where memory grows by more than 150 MiB.
"""

import argparse
import datetime
import gzip
import io
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

_SENTENCE = (
    "đoàn phái gặp cửa khẩu phía bắc hôm qua thông báo tàu tuần tra rời cảng bộ trưởng nói hai bên chưa nêu "
    "thời hạn trao đổi hội đàm chợ biên giới mở lại sau ba tháng đại sứ phản đối lệnh trừng phạt mới"
)
_WORDS = _SENTENCE.split()
_MOST_GROWTH_MIB = 150
_PAGES_AN_HTML = 10
"""Of so many pages of the WARC one is HTML, the others text: the archive is measured, not the extractor."""


def _page(number: int) -> str:
    """About 1,900 letters of words of its own."""
    chance = random.Random(number)
    paragraphs = (" ".join(chance.choices(_WORDS, k=70)).capitalize() + "." for _ in range(6))
    return f"Bản tin số {number} của đài Tây Phong\n\n" + "\n\n".join(paragraphs) + "\n"


def _lines(count: int) -> Iterator[bytes]:
    for number in range(count):
        told = {"id": f"d{number}", "text": _page(number), "published": "2025-10-22"}
        yield json.dumps(told, ensure_ascii=False).encode() + b"\n"


def _write_lines(path: Path, count: int) -> None:
    with gzip.open(path, "wb", compresslevel=6) as stream:
        for line in _lines(count):
            stream.write(line)


def _write_zip(path: Path, count: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"tin/{number}.txt", _page(number))


def _write_tar(path: Path, count: int) -> None:
    with tarfile.open(path, "w:gz", compresslevel=6) as archive:
        for number in range(count):
            data = _page(number).encode()
            info = tarfile.TarInfo(f"tin/{number}.txt")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


def _write_parquet(path: Path, count: int) -> None:
    import pyarrow
    from pyarrow import parquet

    words = pyarrow.string()
    schema = pyarrow.schema([("id", words), ("text", words), ("published", pyarrow.date32())])
    day = datetime.date(2025, 10, 22)
    with parquet.ParquetWriter(path, schema) as writer:
        for start in range(0, count, 10_000):
            numbers = range(start, min(count, start + 10_000))
            columns = [[f"d{i}" for i in numbers], [_page(i) for i in numbers], [day] * len(numbers)]
            writer.write_table(pyarrow.table(dict(zip(schema.names, columns, strict=True)), schema))


def _write_warc(path: Path, count: int) -> None:
    """So many records: of three a request, a page, and either another page or a picture."""
    from fastwarc.stream_io import GzipWriter
    from fastwarc.warc import WarcRecord, WarcRecordType

    with path.open("wb") as file:
        stream = GzipWriter(file)
        for number in range(count):
            is_request = number % 3 == 0
            record = WarcRecord()
            record.init_headers(WarcRecordType.request if is_request else WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"https://tayphong.example/{number}.html"
            record.is_http = True
            record.set_bytes_content(_message(number, is_request))
            record.write(stream)
        stream.finish()


def _message(number: int, is_request: bool) -> bytes:
    if is_request:
        return b"GET /%d.html HTTP/1.1\r\nHost: tayphong.example\r\n\r\n" % number
    if number % 30 == 1:
        return b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + random.Random(number).randbytes(4000)
    kind, body = "text/plain", _page(number)
    if number % _PAGES_AN_HTML == 2:
        head, *told = body.strip().split("\n\n")
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in told)
        kind, body = "text/html", f"<html><body><article><h1>{head}</h1>{paragraphs}</article></body></html>"
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{body}".encode()


_WRITERS: dict[str, Callable[[Path, int], None]] = {
    "news.warc.gz": _write_warc,
    "pages.zip": _write_zip,
    "pages.tar.gz": _write_tar,
    "rows.parquet": _write_parquet,
    "news.jsonl.gz": _write_lines,
}


def _read(path: Path) -> None:
    """Read an archive and print what it took, as JSON."""
    from dienbien.reading import ReadError, Skipped, read
    from dienbien.reading.watch import Watch

    watch = Watch()
    begin = time.process_time()
    documents = errors = 0
    for item in read([path], languages=None, watch=watch):
        errors += isinstance(item, ReadError | Skipped)
        documents += not isinstance(item, ReadError | Skipped)
    seconds = time.process_time() - begin
    told = {"documents": documents, "errors": errors, "seconds": seconds, "peak": _peak_mib()}
    print(json.dumps({**told, "passed": watch.passed.total()}))


def _peak_mib() -> float:
    """The most memory that this process has held. `getrusage` would count what its parent held, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _written_and_read(path: Path, count: int) -> dict[str, float]:
    """Write an archive with so many records and read it; what that took, and the file's size in MiB."""
    _WRITERS[path.name](path, count)
    command = [sys.executable, __file__, "--read", str(path)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    told["size"] = path.stat().st_size / 2**20
    path.unlink()
    return told


def main() -> int:
    """Write, read, print a line a format; returns the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--records", type=int, default=100_000)
    arguments.add_argument(
        "--folder", type=Path, help="where to write the archives; a temporary one if not given"
    )
    arguments.add_argument("names", nargs="*", default=list(_WRITERS), help="only these archives")
    arguments.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.read:
        _read(given.read)
        return 0
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, {platform.machine()}, ", end="")
    print(f"Python {platform.python_version()}\n")
    print("| archive | MiB | records | documents | records a second of CPU | peak MiB | of a hundredth |")
    print("|---|---|---|---|---|---|---|")
    too_much = False
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        for name in given.names:
            count = given.records if ".warc" in name else given.records // 5
            few, whole = (_written_and_read(Path(folder) / name, n) for n in (count // 100, count))
            too_much |= whole["peak"] - few["peak"] > _MOST_GROWTH_MIB or bool(whole["errors"])
            counts = f"{count:,} | {whole['documents']:,} | {count / whole['seconds']:,.0f}"
            peaks = f"{whole['peak']:.0f} | {few['peak']:.0f}"
            print(f"| {name} | {whole['size']:,.0f} | {counts} | {peaks} |", flush=True)
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
