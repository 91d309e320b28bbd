"""News made up for the cluster's tests: several outlets tell the same, some in the same words."""

from collections.abc import Iterator

SIDES = (("Nga", "Ukraine", "Kharkiv"), ("Armenia", "Azerbaijan", "Jermuk"), ("Peru", "Chile", "Arica"))
TELLING = (
    "Quân đội {a} pháo kích thành phố {place} của {b}, 12 người thiệt mạng\n\n"
    "Quân đội {a} ngày {day}/10 pháo kích thành phố {place} khiến 12 người thiệt mạng và 30 người bị thương, "
    "Bộ Quốc phòng {b} cho biết. Nhiều ngôi nhà ở ngoại ô bị phá hủy và điện bị cắt suốt đêm.",
    "{b}: 12 người chết vì pháo kích ở {place}\n\n"
    "Bộ Quốc phòng {b} cho biết quân đội {a} đã pháo kích thành phố {place} hôm {day}/10, làm 12 người chết. "
    "Tổng thống {b} lên án vụ tấn công và kêu gọi các nước giúp đỡ những gia đình mất nhà cửa.",
    "Ngoại trưởng {a} điện đàm với người đồng cấp {b}\n\n"
    "Ngoại trưởng {a} ngày {day}/10 điện đàm với người đồng cấp {b} về tình hình thành phố {place}. "
    "Hai bên nhất trí tiếp tục đàm phán vào tuần tới.",
)


def pages() -> Iterator[dict[str, str]]:
    """Documents as lines of JSONL have them: each text at two outlets, the second with a sentence more."""
    for number, (a, b, place) in enumerate(SIDES):
        for day in (12, 13, 20):
            for telling, text in enumerate(TELLING):
                whole = text.format(a=a, b=b, place=place, day=day)
                for outlet, more in (("Bản tin A", ""), ("Bản tin B", f" Đây là tin thứ {day} trong tuần.")):
                    yield {
                        "id": f"{number}-{day}-{telling}-{outlet[-1]}",
                        "text": whole + more,
                        "published": f"2025-10-{day + 1}",
                        "outlet": outlet,
                    }
