"""Pages made up for these tests: a truce between Peru and Chile, what becomes of it, and rival figures."""

from dienbien.coding import code_document
from dienbien.linking import Event, Told, link
from dienbien.reading import read_text

SIGNED = """Peru và Chile ký thỏa thuận ngừng bắn

Ngày 10/3, Peru và Chile, do Brazil làm trung gian, đã ký thỏa thuận ngừng bắn 30 ngày. Theo thỏa thuận, \
Peru và Chile dừng tại vị trí hiện nay, một số làng được chuyển giao cho Chile.
"""
AGAIN = """Thỏa thuận ngừng bắn

Peru và Chile hôm 10/3 đã ký thỏa thuận ngừng bắn.
"""
CHARGES = """Peru và Chile cáo buộc nhau

Ngày 14/3, Bộ Quốc phòng Peru cáo buộc Chile vi phạm lệnh ngừng bắn khi pháo kích thị trấn Tacna, khiến 2 \
dân thường thiệt mạng. Bộ Quốc phòng Chile bác bỏ cáo buộc này.

Cùng ngày, Bộ Quốc phòng Chile cáo buộc quân đội Peru nã pháo vào thành phố Arica làm 3 binh sĩ bị thương.

Liên Hợp Quốc ngày 15/3 kêu gọi Peru và Chile tôn trọng lệnh ngừng bắn.
"""
WISHED = """Brazil hy vọng Bolivia và Paraguay ngừng bắn

Tổng thống Brazil ngày 12/3 hy vọng Bolivia và Paraguay sớm đạt được thỏa thuận ngừng bắn. Ông kêu gọi \
Bolivia và Paraguay ngừng bắn. Nếu Bolivia và Paraguay đạt thỏa thuận ngừng bắn, Brazil sẽ cử quan sát viên.
"""


def told(name: str, text: str, day: str, outlet: str = "Báo Một") -> list[Told]:
    """The records of a page."""
    document = read_text(text, id=name, published=f"{day}T08:00:00+07:00", outlet=outlet)
    return [
        Told(
            record_id=f"{name}#{record.id}",
            document_id=name,
            page=name,
            day=day,
            outlet=outlet,
            record=record,
        )
        for record in code_document(document)
    ]


def events(*pages: tuple[str, str]) -> list[Event]:
    """The events that pages tell: pairs of text and day, the pages named by their place."""
    return link(
        one
        for number, (text, day) in enumerate(pages, 1)
        for one in told(f"trang-{number}", text, day, f"Báo {number}")
    )
