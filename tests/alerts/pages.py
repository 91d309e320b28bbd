"""Pages made up for the tests of alerts, and rules that speak of them."""

import datetime
from collections.abc import Sequence
from typing import Any

from dienbien.alerts import Rules, read
from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.records import Document
from dienbien.store import Store

from .conftest import VARIABLE

CLASH = """Đụng độ ở Tacna, {n} binh sĩ Chile thiệt mạng

Bộ Quốc phòng Chile cho biết {n} binh sĩ nước này thiệt mạng trong vụ đụng độ hôm 11/3 với quân đội Peru tại \
tỉnh Tacna.
"""
ELSEWHERE = """Chile mất {n} quân trong giao tranh với Peru

Theo hãng tin địa phương, quân đội Peru và Chile đã đụng độ tại tỉnh Tacna hôm 11/3, khiến {n} binh sĩ Chile \
thiệt mạng. Giao tranh nổ ra từ sáng sớm và kéo dài nhiều giờ gần biên giới.
"""
DENIAL = """Bolivia tố Paraguay pháo kích, Paraguay bác bỏ

Ngày 12/3, Bộ Quốc phòng Bolivia cáo buộc quân đội Paraguay pháo kích thị trấn Villamontes.

Bộ Quốc phòng Paraguay bác bỏ cáo buộc pháo kích Villamontes.
"""
CHARGE = """Bolivia tố Paraguay pháo kích

Ngày 12/3, Bộ Quốc phòng Bolivia cáo buộc quân đội Paraguay pháo kích thị trấn Villamontes.
"""
NOW = datetime.datetime(2024, 3, 13, 12, tzinfo=datetime.UTC)


def clock(hours: float = 0) -> Any:
    """A clock that stands still so many hours after noon of 13 March 2024."""
    return lambda: NOW + datetime.timedelta(hours=hours)


def page(name: str, text: str, outlet: str = "tin.example", published: str = "2024-03-12") -> Document:
    return read_text(
        text, id=f"https://{outlet}/{name}", published=f"{published}T08:00:00+07:00", outlet=outlet
    )


def clash(n: int, name: str = "dung-do", **members: str) -> Document:
    """A page that tells of a clash with so many dead."""
    return page(name, CLASH.format(n=n), **members)


def other_account(n: int) -> Document:
    """The same clash in words of another newsroom."""
    return page("giao-tranh", ELSEWHERE.format(n=n), outlet="nhat-bao.example")


def keep(store: Store, *documents: Document) -> None:
    """Code pages and keep them."""
    store.save(store.begin_run("a", "0", ["x"]), [(one, code_document(one)) for one in documents])


def rules(
    url: str = "http://127.0.0.1:9/hook",
    target: dict[str, Any] | None = None,
    also: Sequence[dict[str, Any]] = (),
    **rule: Any,
) -> Rules:
    """A rule on material conflict, to one webhook; `also` are further targets."""
    desk = {"name": "desk", "webhook": url, "secret_env": VARIABLE, "private": True} | (target or {})
    fights = {"name": "fights", "quad": "material conflict", "send": "desk"} | rule
    return read({"alert": [fights], "send": [desk, *also]}, "sources.toml")
