"""A year of news items about two countries, invented, with the tension that they were made from.

Comes in: a seed. Goes out: documents as JSONL (`id`, `text`, `published`, `outlet`), and the tension of each
week, so that what the notebook finds can be held against what is true. All events and outlets are made up.
"""

import json
import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

YEAR = 2025
COUNTRIES = ("Bolivia", "Paraguay")
OUTLETS = ("Báo Sông Bạc", "Tin Thảo Nguyên", "Nhật báo Cao Nguyên", "Thời báo Chaco")
ITEMS_A_DAY = 2.0
_COPIED = 0.25
_TRUCE = 240
"""The day of the year from which a truce holds."""

HOSTILE = (
    "{a} triệu đại sứ {b} để phản đối vụ nổ súng ở biên giới.",
    "Ngày {day}, quân đội {a} pháo kích một đồn biên phòng của {b}, làm {n} binh sĩ thiệt mạng.",
    "Bộ Ngoại giao {a} cáo buộc {b} vi phạm vùng đệm.",
    "Quân đội {a} đụng độ với quân đội {b} gần Villamontes ngày {day}.",
    "{a} điều quân tới biên giới với {b}.",
    "Tổng thống {a} lên án {b} về các vụ xâm phạm không phận.",
)
FRIENDLY = (
    "Ngoại trưởng {a} hội đàm với Ngoại trưởng {b} tại Brasilia ngày {day}.",
    "{a} và {b} nhất trí nối lại đàm phán về biên giới.",
    "Ngày {day}, {a} trao trả {n} tù binh cho {b}.",
    "Tổng thống {a} thăm {b} ngày {day}.",
    "{a} hoan nghênh đề xuất đối thoại của {b}.",
    "{a} viện trợ thuốc men cho {b}.",
)


def tension(day: int) -> float:
    """The share of hostile news that a day is made with, 0 to 1: two waves, and a truce late in the year."""
    wave = 0.5 + 0.25 * math.sin(2 * math.pi * day / 180)
    return wave if day < _TRUCE else 0.5 * wave


def invent(target: Path, seed: int = 2025) -> list[float]:
    """Write the items of the year; the true tension of each of its 52 weeks."""
    with target.open("w", encoding="utf-8") as file:
        for number, item in enumerate(_items(random.Random(seed))):
            file.write(json.dumps({"id": f"year-{number}", **item}, ensure_ascii=False) + "\n")
    return [sum(tension(7 * week + day) for day in range(7)) / 7 for week in range(52)]


def _items(chance: random.Random) -> Iterator[dict[str, str]]:
    for number in range(364):
        day = date(YEAR, 1, 1) + timedelta(days=number)
        for _ in range(int(chance.expovariate(1 / ITEMS_A_DAY) + 0.5)):
            words = chance.choice(HOSTILE if chance.random() < tension(number) else FRIENDLY)
            a, b = chance.sample(COUNTRIES, 2)
            text = words.format(a=a, b=b, day=f"{day.day}/{day.month}", n=chance.randint(2, 9))
            outlets = chance.sample(OUTLETS, 2)
            for outlet in outlets[: 1 + (chance.random() < _COPIED)]:
                yield {"text": text, "published": day.isoformat(), "outlet": outlet}
