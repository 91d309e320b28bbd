"""WARC files as warcio writes them, with invented pages."""

import io
from collections.abc import Iterable, Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

Headers = Sequence[tuple[str, str]]
HTML: Headers = (("Content-Type", "text/html; charset=UTF-8"),)
DATE = "2025-11-03T04:05:06Z"


def html(number: int) -> bytes:
    """A page with an article of its own."""
    told = "".join(
        f"<p>Đoàn số {number}-{part} của Tây Phong hôm qua đến cửa khẩu phía bắc để gặp phía Đông Lĩnh, "
        "hai bên trao đổi về việc mở lại chợ biên giới và chưa nêu thời hạn.</p>"
        for part in range(4)
    )
    title = f"Đoàn số {number} của Tây Phong tới biên giới"
    head = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    return f"{head}{told}</article></body></html>".encode()


class Warc:
    """A WARC in the making."""

    def __init__(self, packed: bool = True) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=packed)
        self.ends: list[int] = []

    def info(self) -> None:
        """Write a warcinfo record."""
        self._writer.write_record(self._writer.create_warcinfo_record("news.warc", {"software": "trial"}))

    def response(
        self, address: str, body: bytes, headers: Headers = HTML, status: str = "200 OK", date: str = DATE
    ) -> None:
        """Write a response record, the body as it is."""
        self._write(address, "response", body, date, StatusAndHeaders(status, list(headers), "HTTP/1.1"))

    def other(self, kind: str, address: str, body: bytes, media_type: str) -> None:
        """Write a record without HTTP header."""
        self._write(address, kind, body, DATE, None, media_type)

    def _write(
        self,
        address: str,
        kind: str,
        body: bytes,
        date: str,
        headers: StatusAndHeaders | None,
        media_type: str | None = None,
    ) -> None:
        record = self._writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_content_type=media_type or "",
            warc_headers_dict={"WARC-Date": date},
        )
        self._writer.write_record(record)
        self.ends.append(len(self.data))

    @property
    def data(self) -> bytes:
        """The file so far."""
        return self._out.getvalue()


def crawl(numbers: Iterable[int], packed: bool = True) -> Warc:
    """A file with a page for each number, a request before each."""
    warc = Warc(packed)
    warc.info()
    for number in numbers:
        address = f"https://tayphong.example/{number}.html"
        warc.other(
            "request", address, b"GET / HTTP/1.1\r\nHost: tayphong.example\r\n\r\n", "application/http"
        )
        warc.response(address, html(number))
    return warc
