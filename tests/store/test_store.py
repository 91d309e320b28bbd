"""What a store holds: pages, versions and records come back as they were; the same again changes nothing."""

import time
import unicodedata
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienbien.coding import code_document
from dienbien.records import Document
from dienbien.store import Store, StoreError
from dienbien.store.ids import document_id
from dienbien.store.rows import storable
from dienbien.store.words import folded, snippet

from .pages import APPEAL, CALL, coded, page


def test_documents_and_records_come_back_as_they_were(store: Store) -> None:
    document = page(outlet="Tin Nam Mỹ", title="Peru và Chile điện đàm về biên giới")
    pairs = coded(document, page("b", APPEAL))
    assert store.save(store.begin_run("a", "0", ["x"]), pairs) == 2
    for kept, records in pairs:
        assert store.document(document_id(kept)) == kept
        assert store.records(document_id(kept)) == list(records)
    assert any(record.losses for _, records in pairs for record in records)


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.document("f" * 24) is None
    assert store.records("f" * 24) == []
    assert store.versions("b") == []


def test_the_same_page_again_changes_nothing(store: Store) -> None:
    coder = store.begin_run("a", "0", ["x"])
    pairs = coded(page())
    assert store.save(coder, pairs) == 1
    before = store.count()
    assert store.save(coder, pairs) == 0
    assert store.count() == before
    assert store.records(document_id(pairs[0][0])) == list(pairs[0][1])


def test_a_changed_page_is_a_new_version_and_the_old_is_kept(store: Store) -> None:
    coder = store.begin_run("a", "0", ["x"])
    first, second = page(), page(text=CALL.replace("ít nhất 4", "ít nhất 9"))
    assert store.save(coder, coded(first)) + store.save(coder, coded(second)) == 2
    assert store.versions(first.id) == [first, second]
    assert store.count() == {"pages": 1, "documents": 2, "records": len(code_document(second))}
    assert store.records(document_id(first)) == list(code_document(first))


def test_a_page_that_goes_back_to_what_it_was_has_its_first_version_current(store: Store) -> None:
    coder = store.begin_run("a", "0", ["x"])
    first, second = page(), page(text=CALL.replace("biên giới", "cửa khẩu"))
    for version in (first, second, first):
        store.save(coder, coded(version))
    assert store.count()["documents"] == 2
    known = store.known([document_id(first), document_id(second)])
    assert known[document_id(first)].is_current
    assert not known[document_id(second)].is_current


def test_ids_depend_on_what_the_page_says_alone() -> None:
    read_elsewhere = msgspec.structs.replace(page(), hash="sha256:0", encoding="utf-8", raw=b"x")
    assert document_id(read_elsewhere) == document_id(page())
    assert document_id(page(outlet="Báo khác")) != document_id(page())
    assert document_id(page("b")) != document_id(page("a"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dien dam", ["a"]),
        ("điện đàm", ["a"]),
        ("ĐIỆN ĐÀM", ["a"]),
        ("peru", ["a", "b"]),
        ('"keu goi peru"', ["b"]),
        ('"peru keu goi"', []),
        ("brazil tacna", []),
        ('"', []),
        ("- * ' OR NOT (", []),
        ("đ" * 5000, []),
    ],
)
def test_search(store: Store, query: str, found: list[str]) -> None:
    store.save(store.begin_run("a", "0", ["x"]), coded(page("a"), page("b", APPEAL)))
    assert sorted(hit.name for hit in store.search(query)) == found


def test_search_finds_titles_and_only_current_versions(store: Store) -> None:
    coder = store.begin_run("a", "0", ["x"])
    store.save(coder, coded(page(text=CALL.replace("Tacna", "Arica"), title="Chuyện vùng cao")))
    assert [hit.title for hit in store.search("vung cao")] == ["Chuyện vùng cao"]
    store.save(coder, coded(page()))
    assert store.search("arica") == store.search("vung cao") == []
    (hit,) = store.search("tacna")
    assert "Tacna" in hit.snippet
    assert hit.day == "2024-03-13"


def test_a_snippet_shows_whole_words_where_what_was_searched_for_stands_together(store: Store) -> None:
    far = "Ngưng " + "một từ nào đó khá dài " * 20
    text = f"Tin vùng cao\n\n{far}\n\nBan ngày, lệnh ngừng bắn ở vùng biên giới Tacna được tuân thủ đầy đủ.\n"
    store.save(store.begin_run("a", "0", ["x"]), [(page(text=text), ())])
    (hit,) = store.search("ngung ban")
    assert "lệnh ngừng bắn ở vùng biên giới" in hit.snippet
    assert set(hit.snippet.strip("…").split()) <= set(text.split())
    assert hit.opening == "Tin vùng cao"


def test_a_snippet_of_many_equal_words_takes_no_long() -> None:
    begun = time.monotonic()
    assert snippet("ban " * 50_000, "ban ngung").startswith("ban")
    assert time.monotonic() - begun < 5


def test_outdated_documents_are_those_of_other_tables(store: Store) -> None:
    store.save(store.begin_run("old", "0", ["x"]), coded(page("a"), page("b", APPEAL)))
    store.save(store.begin_run("new", "0", ["x"]), coded(page("b", APPEAL)))
    assert [document.id for document in store.outdated("new")] == ["a"]


def test_a_batch_is_written_whole_or_not_at_all(store: Store) -> None:
    coder = store.begin_run("a", "0", ["x"])
    ((document, records),) = coded(page("a"))
    with pytest.raises(StoreError):
        store.save(coder, [*coded(page("b", APPEAL)), (document, (*records, records[0]))])
    assert store.count() == {"pages": 0, "documents": 0, "records": 0}
    assert store.save(coder, coded(page("b", APPEAL))) == 1


@pytest.mark.parametrize(
    "document",
    [
        page("https://tin.example/" + "".join(f"{number}-" for number in range(3_000))),
        page("số lớn", CALL.replace("4 binh sĩ", "5 tỷ binh sĩ")),
        page("tựa dài", title=" ".join(f"từ{number}" for number in range(200_000))),
        page("chữ Hàn", CALL + " ".join(f"각{number:05}난닫랄" for number in range(30_000))),
    ],
    ids=["name", "number", "title", "letters"],
)
def test_nothing_is_too_large_for_a_store(store: Store, document: Document) -> None:
    store.save(store.begin_run("a", "0", ["x"]), coded(document))
    assert store.versions(document.id) == [document]
    assert [hit.name for hit in store.search("tacna")] == [document.id]
    assert any(event.losses for event in store.events())


def test_a_store_is_opened_again(where: str) -> None:
    with Store(where) as first:
        first.save(first.begin_run("a", "0", ["x"]), coded(page()))
    with Store(where) as second:
        assert second.versions(page().id) == [page()]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "is a directory"),
        ("nowhere/news.db", "its directory does not exist"),
        ("text.db", "it is no store"),
        ("mysql://u:secret@h/d", "only SQLite"),
        ("postgresql://u:secret@127.0.0.1:1/d", "check the store and its server"),
        ("://", "is no URL"),
    ],
)
def test_what_is_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.db").write_text("Đây là văn bản, không phải cơ sở dữ liệu. " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match=reason) as caught:
        Store(name)
    assert "secret" not in str(caught.value)


@given(st.text())
def test_folding_does_not_depend_on_the_unicode_form(words: str) -> None:
    assert folded(words) == folded(unicodedata.normalize("NFD", words))
    assert not any(unicodedata.combining(letter) for letter in folded(words))


def test_a_document_with_nul_is_stored(store: Store) -> None:
    document = storable(Document(id="a", text="Tin\x00 nóng"))
    store.save(store.begin_run("a", "0", ["x"]), [(document, ())])
    kept = store.document(document_id(document))
    assert kept is not None
    assert kept.text == "Tin\ufffd nóng"
