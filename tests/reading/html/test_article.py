"""HTML pages: the story with its zones, metadata with its origins, and nothing of what stands around it."""

import subprocess
import sys
from pathlib import Path

import pytest

from dienbien.reading import NoArticleError, read
from dienbien.records import Document

PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Hai tàu cá mất tích gần bãi Cỏ Rong - Báo Sông Hồng</title>
<link rel="canonical" href="https://songhong.example/tau-ca-1.html">
<meta property="og:site_name" content="Báo Sông Hồng">
<meta property="article:published_time" content="2025-03-04T01:20:00Z">
<meta property="article:modified_time" content="2025-03-04T03:00:00Z">
</head><body>
<nav class="menu"><a href="/">Trang chủ</a> <a href="/the-gioi">Thế giới</a></nav>
<h1 class="title-detail">Hai tàu cá mất tích gần bãi Cỏ Rong</h1>
<span class="date">Thứ ba, 4/3/2025, 08:20 (GMT+7)</span>
<p class="description">Tuần duyên Philippines tìm hai tàu cá mất liên lạc sau khi bị tàu lạ áp sát.</p>
<article>
<p>Tuần duyên Philippines cho biết hai tàu chở 14 ngư dân mất liên lạc từ đêm 2/3 khi đang thả lưới.</p>
<figure><img src="a.jpg"><figcaption>Tàu tuần tra rời cảng Puerto Princesa. Ảnh: AFP</figcaption></figure>
<div class="box-tinlienquan"><a href="/b">Manila phản đối vụ phun vòi rồng tuần trước</a></div>
<p>Hai máy bay và ba tàu đã được điều ra khu vực, nơi sóng cao tới bốn mét &amp; tầm nhìn rất thấp.</p>
<p style="display:none">Đoạn này không ai nhìn thấy khi mở trang báo, nên không thuộc bài.</p>
<p>"Chúng tôi chưa loại trừ khả năng nào", người phát ngôn lực lượng này nói trong cuộc họp báo sáng 4/3.</p>
<p style="text-align:right"><strong>Thanh Hà</strong> (Theo <em>AFP</em>)</p>
</article>
<div class="tags"><a href="/t">Philippines</a></div>
<div class="box_comment"><p>Mong các ngư dân bình an trở về với gia đình của mình trong nay mai.</p></div>
<script>var x = "Đoạn mã này không phải là lời của bài báo và không được lẫn vào văn bản.";</script>
</body></html>
"""


def document_of(path: Path) -> Document:
    (found,) = read([path])
    assert isinstance(found, Document), str(found)
    return found


def texts(document: Document, kind: str) -> list[str]:
    return [document.text[zone.start : zone.end] for zone in document.zones if zone.kind == kind]


def test_a_page_has_its_zones_and_nothing_around_them(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    path.write_text(PAGE, encoding="utf-8")
    document = document_of(path)
    assert texts(document, "title") == ["Hai tàu cá mất tích gần bãi Cỏ Rong"]
    assert texts(document, "lede")[0].startswith("Tuần duyên Philippines tìm")
    assert [text[:12] for text in texts(document, "body")] == ["Tuần duyên P", "Hai máy bay ", '"Chúng tôi c']
    assert texts(document, "caption") == ["Tàu tuần tra rời cảng Puerto Princesa. Ảnh: AFP"]
    assert texts(document, "teaser") == ["Manila phản đối vụ phun vòi rồng tuần trước"]
    assert texts(document, "chrome") == ["Thanh Hà (Theo AFP)"]
    assert "bốn mét & tầm nhìn" in document.text
    for absent in ("Trang chủ", "không ai nhìn thấy", "Mong các ngư dân", "Đoạn mã", "GMT"):
        assert absent not in document.text


def test_metadata_says_where_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    path.write_text(PAGE, encoding="utf-8")
    document = document_of(path)
    assert document.published == "2025-03-04T08:20:00+07:00"
    assert document.updated == "2025-03-04T10:00:00+07:00"
    assert (document.outlet, document.author, document.agency) == ("Báo Sông Hồng", "Thanh Hà", "AFP")
    assert document.url == "https://songhong.example/tau-ca-1.html"
    assert document.language == "vi"
    assert document.origins["published"] == "meta article:published_time"
    assert document.origins["author"] == "printed"
    assert set(document.origins) >= {"published", "updated", "outlet", "url", "language", "author", "agency"}


def test_a_page_of_links_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "trang-chu.html"
    items = "".join(f"<li><a href='/{n}'>Tin số {n} trong ngày từ các mặt trận</a></li>" for n in range(40))
    path.write_text(f"<html><body><h1>Thế giới</h1><ul>{items}</ul></body></html>", encoding="utf-8")
    (found,) = read([path])
    assert isinstance(found, NoArticleError)


def test_a_list_of_stories_with_summaries_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "the-gioi.html"
    stories = "".join(
        f"<div><h3><a href='/{n}'>Tin số {n} trong ngày từ các mặt trận phía đông</a></h3>"
        f"<p>Quân đội cho biết trận đánh thứ {n} kéo dài từ sáng đến chiều, nhiều người bị thương.</p></div>"
        for n in range(12)
    )
    path.write_text(f"<html><body><h1>Thế giới</h1><main>{stories}</main></body></html>", encoding="utf-8")
    (found,) = read([path])
    assert isinstance(found, NoArticleError)
    head = "<head><meta property='article:published_time' content='2025-03-04T08:00:00+07:00'></head>"
    path.write_text(
        f"<html>{head}<body><h1>Điểm tin</h1><main>{stories}</main></body></html>", encoding="utf-8"
    )
    assert len(texts(document_of(path), "body")) >= 11


def test_the_time_below_the_headline_is_that_of_the_page(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    page = PAGE.replace("article:", "x:").replace(
        '<nav class="menu">', "<time datetime='2026-01-01'>Hôm nay</time><nav>"
    )
    page = page.replace("</h1>", "</h1><time datetime='2025-03-04 08:20'>04/03/2025</time>")
    path.write_text(page, encoding="utf-8")
    document = document_of(path)
    assert document.published == "2025-03-04T08:20:00"
    assert document.origins["published"] == "time element"
    page = (
        page.replace("<time datetime='2025-03-04 08:20'>04/03/2025</time>", "")
        .replace("<time", "<b")
        .replace("</time", "</b")
    )
    path.write_text(page, encoding="utf-8")
    document = document_of(path)
    assert (document.published, document.origins["published"]) == ("2025-03-04T08:20", "printed")


def test_plain_text_imports_no_html_parser(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text("Manila phản đối Bắc Kinh vì vụ phun vòi rồng.", encoding="utf-8")
    check = "import sys; from dienbien.reading import read; list(read(sys.argv[1:])); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", check, path], capture_output=True, text=True, check=True)
    assert not {"lxml", "trafilatura"} & set(done.stdout.split())


PICTURE = "<p style='text-align:center'><img src='a.jpg'></p>"
BEGINNING = "<p>Quân đội hai nước bắn nhau qua con sông ở biên giới suốt đêm, theo lời dân làng gần đó.</p>"
ENDING = "<p>Bộ Quốc phòng nước này nói không có ai bị thương và mọi việc đã yên sau lúc nửa đêm hôm đó.</p>"


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<table><tr><td><img src='a.jpg'></td></tr><tr><td>{}</td></tr></table>", "caption"),
        (PICTURE + "<p style='text-align: center'>{}</p>", "caption"),
        (PICTURE + "<p><em>{}</em></p>", "caption"),
        ("<p><img src='a.jpg'><br><i>{}</i></p>", "caption"),
        ("<figure><img src='a.jpg'><div>{}</div></figure>", "caption"),
        (PICTURE + "<p>{}</p>", "body"),
        ("<p><em>{}</em></p>", "body"),
        ("<p style='text-align: center'>{}</p>", "body"),
    ],
)
def test_captions_that_only_their_look_tells(tmp_path: Path, markup: str, kind: str) -> None:
    words = "Dân làng đứng nhìn cây cầu bị đánh sập ở khúc sông phía bắc"
    path = tmp_path / "trang.html"
    body = f"<h1>Tin</h1><div>{BEGINNING}{BEGINNING[:-4]} lần hai.</p>{markup.format(words)}{ENDING}</div>"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert words in texts(document_of(path), kind)


def test_rows_of_data_are_one_paragraph_each(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    table = "<table><tr><th>Bên</th><th>Tù binh</th></tr><tr><td>Armenia</td><td>12</td></tr></table>"
    body = f"<h1>Tin</h1><div>{BEGINNING}{table}{ENDING}</div>"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    assert {"Bên | Tù binh", "Armenia | 12"} <= set(texts(document_of(path), "body"))


def test_a_line_break_inside_a_sentence_is_a_blank(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    body = (
        f"<h1>Hai nước<br>bắn nhau</h1><div>{BEGINNING}{ENDING[:-4]}<br>Dân làng về nhà.<br><br>Hết</p></div>"
    )
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    document = document_of(path)
    assert texts(document, "title") == ["Hai nước bắn nhau"]
    assert "Dân làng về nhà." in texts(document, "body")


def test_a_story_cut_in_parts_by_the_layout_is_whole(tmp_path: Path) -> None:
    lines = [
        f"Đợt {n}: pháo binh hai bên bắn qua sông suốt {n} giờ, theo lời một sĩ quan biên phòng."
        for n in range(9)
    ]
    first, second = ("".join(f"<p>{line}</p>" for line in part) for part in (lines[:7], lines[7:]))
    path = tmp_path / "trang.html"
    advert = (
        "<div class='ads'><p>Mua ngay kẻo hết, giảm giá một nửa cho mọi khách hàng trong tuần này.</p></div>"
    )
    footer = (
        "<footer><p>Cơ quan chủ quản và giấy phép của tờ báo được ghi ở nơi này cho mọi người.</p></footer>"
    )
    body = f"<section><div>{first}</div>{advert}<div>{second}</div></section>{footer}"
    path.write_text(f"<html><body><h1>Hai bên bắn qua sông</h1>{body}</body></html>", encoding="utf-8")
    document = document_of(path)
    assert texts(document, "lede") + texts(document, "body") == lines
    assert "Mua ngay" not in document.text
    assert "giấy phép" not in document.text
