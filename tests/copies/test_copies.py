"""Copies: what is found, what is not, and that the same comes out wherever it is worked out."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dienbien.copies import SIGNATURE_BYTES, Copies, Relation, group, signature
from dienbien.copies.addresses import address_key
from dienbien.copies.index import Match
from dienbien.reading import read_text
from dienbien.records import Document

STORY = """Bão Mây quét qua miền nam Madagascar

Ít nhất 12 người thiệt mạng khi bão Mây đổ bộ vào miền nam Madagascar rạng sáng 14/2, cơ quan cứu hộ cho
 biết.

Gió giật trên 180 km/h làm tốc mái hàng trăm ngôi nhà ở thị trấn ven biển Vangaindrano, cây đổ chắn ngang
 nhiều tuyến đường và cột điện gãy ở ba xã lân cận.

Tổng thống Madagascar kêu gọi các nước láng giềng hỗ trợ lều bạt và nước sạch cho khoảng 3.000 người mất
 nhà, trong khi quân đội điều hai trực thăng chở thuốc men tới các bản làng bị cô lập.

Theo dự báo của trung tâm khí tượng vùng, bão sẽ suy yếu thành áp thấp trước khi ra tới eo biển Mozambique
 vào tối mai, nhưng mưa lớn có thể kéo dài thêm hai ngày nữa ở vùng cao.

Một nhân viên cứu trợ ở Farafangana kể rằng nước dâng tới ngang ngực chỉ trong một giờ, nhiều gia đình phải
 trèo lên mái nhà chờ thuyền của dân làng bên tới đón.""".replace("\n ", " ").split("\n\n")
OTHER = [
    "Malta đón hai tàu kéo mới",
    "Hai tàu kéo đóng tại Gdansk đã cập cảng Valletta sáng nay sau chuyến đi mười một ngày qua eo Gibraltar.",
    "Thuyền trưởng nói cả hai sẽ làm việc từ tháng tới, thay những chiếc đã chạy gần bốn mươi năm.",
]
COFFEE = (
    "Giá cà phê ngày {0}/9 ở Đắk Lắk tăng nhẹ\n\nGiá cà phê hôm nay ngày {0}/9 tại các tỉnh Tây Nguyên {1}."
)
TUGS = (
    "Tàu kéo Malta {}\n\nHai tàu kéo của Malta cập cảng Odessa sáng {}, chở theo 900 tấn lúa mì cứu trợ của "
    "Liên Hợp Quốc, chuyến đầu tiên kể từ khi hành lang ngũ cốc qua eo biển được mở lại."
)


def document(paragraphs: list[str], id: str = "a", url: str | None = None) -> Document:  # noqa: A002
    return read_text("\n\n".join(paragraphs), id=id, url=url)


def match(first: Document, second: Document) -> Match | None:
    index = Copies()
    assert index.add(signature(first)) is None
    return index.add(signature(second))


def relation(first: Document, second: Document) -> Relation | None:
    found = match(first, second)
    return found.relation if found else None


def test_the_same_words_are_an_exact_copy_in_whatever_letters() -> None:
    text = "\n\n".join(STORY)
    for changed in (
        unicodedata.normalize("NFD", text),
        text.replace("”", '"').upper(),
        text.replace(" ", "\u00a0"),
    ):
        assert relation(document(STORY), read_text(changed, id="b")) == Relation.EXACT


@pytest.mark.parametrize(
    "edited",
    [
        ["Siêu bão Mây tàn phá miền nam Madagascar", *STORY[1:]],
        [STORY[0], STORY[1].replace("12", "19"), *STORY[2:]],
        [STORY[0], "Chính quyền đảo quốc này vừa công bố thiệt hại ban đầu.", *STORY[2:]],
        STORY[:4],
        [*STORY[:2], *reversed(STORY[2:])],
        [*STORY, *OTHER[1:]],
        [STORY[0], "(TTXVN) - " + STORY[1], *STORY[2:], "Lê Sông (theo Reuters)"],
    ],
    ids=["title", "figure", "lede", "cut", "reordered", "added to", "agency and byline"],
)
def test_an_edited_text_is_a_near_copy(edited: list[str]) -> None:
    found = match(document(STORY), document(edited))
    assert found is not None
    assert found.relation in (Relation.NEAR, Relation.EXACT)
    assert found.similarity > 0.3


def test_another_text_is_none() -> None:
    assert match(document(STORY), document(OTHER)) is None


def test_the_same_story_told_anew_is_no_copy() -> None:
    told = [
        "Madagascar: bão làm hơn chục người chết",
        "Cơn bão mang tên Mây vào đất liền đảo quốc lúc gần sáng thứ bảy, cướp đi sinh mạng của 12 người.",
        "Vangaindrano, thị trấn bên bờ biển, mất gần hết mái nhà; đường sá tê liệt.",
        "Chính phủ xin bạn bè gần xa gửi lều và nước. Khoảng 3.000 dân đang ở nhờ trường học.",
    ]
    assert match(document(STORY), document(told)) is None


@pytest.mark.parametrize(
    ("one", "other", "is_copy"),
    [
        (COFFEE.format(12, "tăng 200 đồng một kg"), COFFEE.format(13, "tăng 200 đồng một kg"), False),
        (COFFEE.format(12, "tăng 200 đồng một kg"), COFFEE.format(12, "tăng 200 đồng mỗi kg"), True),
        (TUGS.format("cập cảng", "4/3"), TUGS.format("tới Odessa", "4/3/2026"), True),
    ],
)
def test_items_of_feeds_are_copies_only_with_the_same_numbers(one: str, other: str, is_copy: bool) -> None:
    assert (match(read_text(one, id="a"), read_text(other, id="b")) is not None) == is_copy


URL = "https://bensong.example/the-gioi/bao-may-4711.html"


@pytest.mark.parametrize(
    ("url", "same", "is_print"),
    [
        (URL, True, False),
        (URL.replace("https", "http").replace("bensong", "www.bensong"), True, False),
        (URL.replace("bensong", "m.bensong") + "?utm_source=x#binh-luan", True, False),
        (URL + "?print=1", True, True),
        (URL.replace("/the-gioi", "/print/the-gioi"), True, True),
        (URL.replace(".html", "-print.html"), True, True),
        (URL.replace("/the-gioi", "/in/the-gioi"), True, True),
        (URL.replace("4711", "4712"), False, False),
        (URL + "?id=2", False, False),
        ("https://khac.example/the-gioi/bao-may-4711.html", False, False),
    ],
)
def test_addresses_of_one_page(url: str, same: bool, is_print: bool) -> None:
    key, found_print = address_key(url)
    assert (key == address_key(URL)[0]) == same
    assert found_print == is_print


@pytest.mark.parametrize("url", [None, "", "urn:x", "http://[::1", "ftp://a.example/", "http://"])
def test_what_is_no_address_has_no_key(url: str | None) -> None:
    assert address_key(url) == ("", False)


def test_what_the_same_address_means() -> None:
    first = document(STORY, url=URL)
    assert relation(first, document(STORY, url=URL)) == Relation.AGAIN
    assert relation(first, document(OTHER, url=URL)) == Relation.UPDATE
    assert relation(first, document(STORY, url=URL + "?print=1")) == Relation.PRINT
    assert relation(first, document(STORY, url="https://khac.example/1")) == Relation.EXACT


def test_groups_hold_what_each_member_is_to_which() -> None:
    documents = [
        document(STORY, "đầu", URL),
        document(OTHER, "khác"),
        document(["Siêu bão Mây", *STORY[1:]], "báo khác"),
        document(["Siêu bão Mây", *STORY[1:]], "báo thứ ba"),
        document([*STORY[:5], "Nước đã rút."], "sau", URL),
    ]
    (found,) = group([(d.id, signature(d)) for d in documents])
    assert [(m.id, m.relation, m.to) for m in found.members] == [
        ("đầu", None, None),
        ("báo khác", Relation.NEAR, "đầu"),
        ("báo thứ ba", Relation.EXACT, "báo khác"),
        ("sau", Relation.UPDATE, "đầu"),
    ]


def test_a_document_without_a_story_is_nobodys_copy() -> None:
    empty = read_text("", id="a")
    assert match(empty, empty) is None
    assert len(signature(empty)) == SIGNATURE_BYTES


def test_signatures_are_the_same_in_another_process() -> None:
    code = (
        "import sys; from dienbien.copies import signature; from dienbien.reading import read_text;"
        "sys.stdout.write(signature(read_text(sys.stdin.read(), id='x', url=sys.argv[1])).hex())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, URL],
        input="\n\n".join(STORY),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == signature(document(STORY, url=URL)).hex()


def test_what_is_no_signature_is_refused() -> None:
    for data in (b"", b"\x00" * SIGNATURE_BYTES, signature(document(STORY))[:-1]):
        with pytest.raises(ValueError, match="no signature of version 1"):
            Copies().add(data)
    with pytest.raises(ValueError, match="threshold"):
        Copies(0)


def test_many_documents_and_a_flood_of_copies() -> None:
    index = Copies()
    made = [
        signature(read_text(f"Tin {n}\n\nCâu số {n} kể chuyện {n * 7} và {n * 13}.", id=str(n)))
        for n in range(500)
    ]
    assert [index.add(data) for data in made] == [None] * 500
    story = signature(document(STORY))
    index.add(story)
    assert {index.add(story) for _ in range(300)} == {Match(500, Relation.EXACT, 1.0)}
    assert index.query(made[77]) == Match(77, Relation.EXACT, 1.0)
    assert len(index) == 801


@given(st.text(max_size=400))
@settings(max_examples=50, deadline=None)
def test_every_text_is_its_own_copy(text: str) -> None:
    found = read_text(text, id="a")
    one = signature(found)
    assert len(one) == SIGNATURE_BYTES
    index = Copies()
    index.add(one)
    again = index.add(signature(read_text(text, id="b")))
    assert again is None or again.relation == Relation.EXACT
