"""Pages made up for the tests of the store."""

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.records import Document, Record

CALL = """Peru và Chile điện đàm về biên giới

Sáng 12/3, Ngoại trưởng Peru điện đàm với người đồng cấp Chile về tình hình biên giới hai nước.

Bộ Quốc phòng Chile cho biết ít nhất 4 binh sĩ nước này thiệt mạng trong vụ đụng độ hôm 11/3 với quân đội \
Peru tại tỉnh Tacna.
"""
APPEAL = """Brazil kêu gọi Peru và Chile kiềm chế

Ngày 13/3, Tổng thống Brazil kêu gọi Peru và Chile ngừng bắn ngay lập tức.
"""


def page(name: str = "https://tin.example/goi-dien", text: str = CALL, **members: str) -> Document:
    """A page of 13 March 2024."""
    return read_text(text, id=name, published="2024-03-13T08:00:00+07:00", **members)


def coded(*documents: Document) -> list[tuple[Document, tuple[Record, ...]]]:
    """The documents with their records; each has some."""
    pairs = [(document, code_document(document)) for document in documents]
    assert all(records for _, records in pairs)
    return pairs
