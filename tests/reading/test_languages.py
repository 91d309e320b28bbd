"""Which language a page is in, and that nothing Vietnamese and nothing doubtful is skipped."""

import unicodedata
from pathlib import Path

import msgspec
import pytest

from dienbien.reading import Skipped, find_zones, read
from dienbien.reading.languages import identify
from dienbien.records import Document

LANGUAGES = Path(__file__).parent / "languages.tsv"
VIETNAMESE = (
    "Bộ trưởng Ngoại giao Thụy Điển tới thăm Amman\n\n"
    "Bà Linnea Ekström hội đàm với người đồng cấp Jordan về viện trợ cho người tị nạn, và hai bên nhất trí "
    "mở thêm một trạm y tế ở biên giới phía bắc."
)


def samples() -> dict[str, str]:
    lines = LANGUAGES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def language_of(text: str) -> str | None:
    found = identify(text, find_zones(text))
    return None if found is None else found.language


@pytest.mark.parametrize("language", sorted(samples().keys() - {"yo", "vi-plain"}))
def test_other_languages_are_told(language: str) -> None:
    assert language_of(samples()[language]) == language


def test_what_shares_letters_with_vietnamese_is_kept_for_doubt() -> None:
    assert language_of(samples()["yo"]) is None


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_by_its_letters(form: str) -> None:
    text = unicodedata.normalize(form, VIETNAMESE)  # type: ignore[arg-type]
    assert language_of(text) == "vi"


def test_vietnamese_without_marks_is_vietnamese() -> None:
    found = identify(samples()["vi-plain"], ())
    assert found is not None
    assert (found.language, found.how) == ("vi", "syllables without marks")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12/10/2031 – 3.500 – 18%",
        "Helsinki – Amman",
        "Ekström, Virtanen, Haddad",
        "Ministers agree on talks",
        "https://example.org/a?b=c",
    ],
)
def test_short_texts_are_left_open(text: str) -> None:
    assert language_of(text) is None


def test_foreign_names_do_not_make_a_page_foreign() -> None:
    text = (
        "Linnea Ekström gặp Yusuf Haddad\n\nMarcus Lindqvist, Aleksander Nowak, Giovanni Bellini và "
        "Charlotte Dubois cùng Sebastian Hoffmann, Fernando Castellanos dự Stockholm Conference 2031."
    )
    assert language_of(text) == "vi"


def test_most_of_the_story_counts() -> None:
    english = samples()["en"]
    assert language_of(f"{VIETNAMESE}\n\n{VIETNAMESE}\n\n{english}") == "vi"
    assert language_of(f"{english}\n\n{english}\n\n{english}\n\n{VIETNAMESE}") == "en"


def test_pages_in_other_languages_are_skipped_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    texts = {"a": VIETNAMESE, "b": samples()["en"], "c": "Ministers agree", "d": samples()["ru"]}
    path.write_bytes(b"\n".join(msgspec.json.encode({"id": i, "text": text}) for i, text in texts.items()))

    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, Document)] == ["a", "c"]
    assert [item for item in found if not isinstance(item, Document)] == [
        Skipped(str(path), "line 2", "b", "en"),
        Skipped(str(path), "line 4", "d", "ru"),
    ]
    assert isinstance(found[0], Document)
    assert (found[0].language, found[0].origins) == ("vi", {"language": "letters"})

    kept = list(read([path], languages={"vi", "en"}))
    assert [item.language for item in kept if isinstance(item, Document)] == ["vi", "en", None]
    assert all(isinstance(item, Document) for item in read([path], languages=None))


def test_what_a_page_declares_counts_where_its_text_does_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [
        {"id": "a", "text": "Ministers agree", "language": "en"},
        {"id": "b", "text": VIETNAMESE, "language": "en"},
    ]
    path.write_bytes(b"\n".join(map(msgspec.json.encode, lines)))
    assert [item.language for item in read([path]) if isinstance(item, Document)] == ["en", "vi"]
