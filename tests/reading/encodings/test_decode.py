"""Bytes of a page to text: what is declared, what is true, and what is said of it."""

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.reading import ReadError, read
from dienbien.reading.encodings.charsets import find_charset
from dienbien.reading.encodings.decode import Decoded, decode
from dienbien.records import Document

from .encoders import ENCODINGS, encoded

TEXT = (
    "Ngoại trưởng Phần Lan hội đàm với người đồng cấp Brazil\n\n"
    "Hai bên nhất trí mở rộng hợp tác quốc phòng và kêu gọi các nước láng giềng kiềm chế ở biên giới. "
    'Thông cáo chung viết: "Chúng tôi bày tỏ quan ngại sâu sắc."'
)
FRENCH = "Le ministre a été reçu à l'Élysée; où en est-on de la paix, déjà très fragile après l'été?"


def decoded(data: bytes, charset: str | None = None, forced: str | None = None) -> Decoded:
    found = decode("trang.txt", data, charset, forced)
    assert isinstance(found, Decoded), found
    return found


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_legacy_bytes_are_detected(encoding: str) -> None:
    assert decoded(encoded(TEXT, encoding)) == Decoded(TEXT, f"{encoding} (detected)")


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "windows-1258"])
def test_typographic_signs_stay(encoding: str) -> None:
    text = TEXT.replace("ở biên giới", "“ở biên giới” – và cả trên biển…")
    assert decoded(encoded(text, encoding)).text == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "windows-1252", "windows-1258"])
def test_a_false_declaration_is_found_out(encoding: str, declared: str) -> None:
    found = decoded(encoded(TEXT, encoding), declared)
    assert found.text == TEXT
    if declared != encoding:
        said = {"iso-8859-1": "windows-1252"}.get(declared, declared)
        assert found.encoding == f"{encoding} (detected; declared {said})"


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">',
        "<meta charset=cp1258>",
        "<?xml version='1.0' encoding='WINDOWS-1258'?>",
    ],
)
def test_a_page_that_declares_itself(head: str) -> None:
    found = decoded(encoded(f"{head}\n{TEXT}", "windows-1258"))
    assert found == Decoded(f"{head}\n{TEXT}", "windows-1258 (declared)")


def test_what_stands_in_a_comment_is_no_declaration() -> None:
    page = f"<!-- <meta charset=koi8-r> -->\n{TEXT}"
    assert decoded(encoded(page, "tcvn3")).encoding == "tcvn3 (detected)"


def test_utf8_is_utf8_whatever_is_declared() -> None:
    assert decoded(TEXT.encode(), "iso-8859-1") == Decoded(TEXT, "utf-8 (detected; declared windows-1252)")
    assert decoded(TEXT.encode(), "utf8") == Decoded(TEXT, "utf-8")
    assert decoded(TEXT.encode(), "no-such-thing") == Decoded(TEXT, "utf-8")


@pytest.mark.parametrize(
    ("declared", "said"), [("gb2312", "gbk"), ("Shift_JIS", "shift_jis"), ("euc-jp", "euc-jp")]
)
def test_other_declared_encodings_are_taken(declared: str, said: str) -> None:
    text = "日本の外相が来た。"
    assert decoded(text.encode(declared), declared) == Decoded(text, f"{said} (declared)")


def test_french_stays_french() -> None:
    assert decoded(FRENCH.encode("cp1252"), "iso-8859-1") == Decoded(FRENCH, "windows-1252 (declared)")
    found = decode("page.txt", FRENCH.encode("cp1252"))
    assert isinstance(found, ReadError)
    assert "--encoding NAME (windows-1258, tcvn3, vni, viscii, …)" in str(found)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == Decoded(TEXT, f"{encoding} (detected)")


def test_broken_bytes_are_marked_and_counted() -> None:
    data = TEXT.encode()
    cut = data.index("ộ".encode()) + 1
    found = decoded(data[:cut] + data[cut + 1 :] + b"\xff")
    assert found.encoding == "utf-8, 3 bytes replaced"
    assert found.text.count("\ufffd") == 2
    assert found.text.replace("\ufffd", "") == TEXT.replace("ộ", "", 1)


def test_what_the_user_asks_for_is_done() -> None:
    data = encoded(TEXT, "tcvn3")
    assert decoded(data, "utf-8", "TCVN-5712").encoding == "tcvn3 (as asked)"
    assert decoded(data, None, "windows-1252").text.startswith("Ngo¹i tr\xadëng PhÇn Lan")
    assert decoded(TEXT.encode(), None, "utf-8") == Decoded(TEXT, "utf-8 (as asked)")
    assert isinstance(decode("x", "日本".encode("utf-16-le") + b"\x00", forced="ascii"), ReadError)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_legacy_letters_saved_as_unicode(encoding: str) -> None:
    shown = encoded(TEXT, encoding).decode("cp1252")
    assert decoded(shown.encode()) == Decoded(TEXT, f"utf-8, holding {encoding}")


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_legacy_letters_as_entities(encoding: str) -> None:
    shown = encoded(TEXT, encoding).decode("cp1252").encode("ascii", "xmlcharrefreplace")
    found = decoded(b"<html><p>" + shown.replace(b"&#246;", b"&ouml;") + b" R&amp;D &lt;3</p>")
    assert found == Decoded(f"<html><p>{TEXT} R&amp;D &lt;3</p>", f"utf-8, holding {encoding}")


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_text_encoded_twice(codec: str) -> None:
    words = "Việt Nam và Nhật Bản hội đàm, tiếng nói chung"
    twice = words.encode().decode(codec, "ignore").encode()
    assert decoded(twice) == Decoded(words, "utf-8, encoded twice")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        FRENCH,
        "Der König grüßte die Gäste über fünf Jahre später wieder höflich.",
        "El niño comió piñas en España; ¿qué pasó después, señor?",
        "Naïve café façade: Ã© and â€œ are what spoilt text looks like.",
        "Tổng thống Phạm nói “ViÖt Nam” là chữ của phông cũ.",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert decoded(text.encode()) == Decoded(text, "utf-8")


def test_a_legacy_file_is_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "1998.txt"
    path.write_bytes(encoded(TEXT, "tcvn3"))
    (document,) = read([path])
    assert isinstance(document, Document)
    assert (document.text, document.encoding, document.language) == (TEXT, "tcvn3 (detected)", "vi")


def test_legacy_letters_in_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "1998.jsonl"
    title, _, body = TEXT.partition("\n\n")
    shown = {
        "id": "a",
        "text": encoded(body, "vni").decode("cp1252"),
        "title": encoded(title, "vni").decode("cp1252"),
    }
    path.write_bytes(msgspec.json.encode(shown))
    (document,) = read([path])
    assert isinstance(document, Document)
    assert (document.title, document.text, document.encoding) == (title, body, "utf-8, holding vni")


@given(st.binary(), st.none() | st.text(), st.sampled_from([None, "utf-8", "tcvn3", "vni", "viscii", "gbk"]))
def test_any_bytes_give_a_text_or_an_error(data: bytes, declared: str | None, forced: str | None) -> None:
    found = decode("x", data, declared, forced)
    assert isinstance(found, ReadError) or found.text.encode("utf-8")


@pytest.mark.parametrize(
    "label", ["rot13", "base64", "unicode_escape", "x-user-defined", "iso-2022-kr", "", "\x00"]
)
def test_what_makes_no_text_is_no_encoding(label: str) -> None:
    assert find_charset(label) is None


@pytest.mark.parametrize(
    "piece",
    [
        b"<",
        b"<meta ",
        b"<!--",
        b"&",
        b"&#",
        "Ã".encode(),
        b"\xc3",
        b"\xb8 ",
        b"a\xf9",
        b"<a \xb8",
        "á»".encode(),
        b"\xff\xfe",
    ],
)
def test_hostile_bytes_cost_linear_time(piece: bytes) -> None:
    def cost(size: int) -> float:
        data = b"<html>\xb8" + piece * (size // len(piece))
        begin = time.process_time()
        decode("x", data)
        return time.process_time() - begin

    cost(1000)
    small = max(cost(50_000), 0.005)
    assert cost(800_000) < 16 * small * 5


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "windows-1258"])
def test_an_old_html_page_is_read(tmp_path: Path, encoding: str) -> None:
    title, _, body = TEXT.partition("\n\n")
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=x-user-defined">'
        f"<title>{title}</title></head><body bgcolor=#ffffff><h1><font face='.VnTime'>{title}</font></h1>"
        f"<p><font face='.VnTime'>{body}</font></p><p>{body.replace('Brazil', 'Chile')}</p></body></html>"
    )
    path = tmp_path / "tin.htm"
    path.write_bytes(encoded(page, encoding))
    (document,) = read([path])
    assert isinstance(document, Document)
    assert document.text.startswith(TEXT)
    assert document.encoding == f"{encoding} (detected)"


@pytest.mark.parametrize("label", ["UTF-16BE", "utf-32", "cp437", "TCVN", "x-viet-vni", "windows-1258"])
def test_the_name_of_an_encoding_is_a_label_of_it(label: str) -> None:
    found = find_charset(label)
    assert found is not None
    assert find_charset(found.name) == found
