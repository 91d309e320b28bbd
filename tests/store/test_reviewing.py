"""What analysts judge: kept for good, holding when pages come again, and exported as gold."""

import io
from typing import Any

import msgspec
import pytest

from dienbien.evaluation import evaluate, judged
from dienbien.linking import Wanted
from dienbien.records import Document, Record
from dienbien.records.record import Span
from dienbien.review import digest, write_docs, write_gold
from dienbien.store import Store, StoreError
from dienbien.store.ids import document_id

from .pages import APPEAL, CALL, coded, page


def save(store: Store, *documents: Document, tables: str = "a") -> None:
    store.save(store.begin_run(tables, "0", ["x"]), coded(*documents))


def save_as(store: Store, document: Document, records: list[Record], tables: str) -> None:
    store.save(store.begin_run(tables, "0", ["x"]), [(document, records)])


def queue(store: Store, author: str = "An", **options: Any) -> list[str]:
    return [one.told.record_id for one in store.queue_page(author=author, **options).items]


def names(store: Store, document: Document) -> list[str]:
    return store.unjudged(document_id(document), "nobody")


def stands(store: Store, record_id: str) -> list[tuple[str, str]]:
    return [(one.author, one.kind) for one in store.judged_records([record_id]).get(record_id, [])]


def test_a_verdict_is_logged_with_the_record_as_it_was(store: Store) -> None:
    save(store, page())
    (first, *_) = store.queue_page(author="An").items
    verdict = store.judge(first.told.record_id, "reject", author="An", reason="chỉ là tin đồn")
    (logged,) = store.verdict_page().items
    assert logged == verdict
    assert (logged.author, logged.kind, logged.reason) == ("An", "reject", "chỉ là tin đồn")
    assert logged.coded == first.told.record
    assert logged.made.endswith("Z")
    assert first.told.record in store.records(first.told.document_id), "nothing is deleted"


def test_the_queue_holds_what_is_not_judged_in_the_order_asked_for(store: Store) -> None:
    save(store, page(), page("b", APPEAL))
    told = {one.told.record_id: one.told for one in store.queue_page(author="An").items}
    assert len(told) == store.count()["records"] == store.queue_count(author="An")
    by_sureness = [told[name].record.confidence for name in queue(store, order="unsure")]
    assert by_sureness == sorted(by_sureness)
    assert told[queue(store, order="grave")[0]].record.event == "ASSAULT"
    assert told[queue(store, order="new")[0]].page == "b"
    only = queue(store, wanted=Wanted(types=("REQUEST",)))
    assert [told[name].record.event for name in only] == ["REQUEST"]
    first, second, *rest = queue(store)
    store.judge(first, "accept", author="An")
    assert queue(store) == [second, *rest]
    assert queue(store, judged="mine") == queue(store, "Bình", judged="others") == [first]
    assert queue(store, "Bình", judged="open") == [second, *rest]
    assert set(queue(store, judged="all")) == set(told)


@pytest.mark.parametrize("order", ["useful", "unsure", "grave", "new"])
def test_one_may_step_from_record_to_record(store: Store, order: Any) -> None:
    save(store, page(), page("b", APPEAL), page("c"))
    whole = queue(store, order=order)
    walked = [whole[0]]
    while following := store.queue_beside(walked[-1], author="An", order=order)[1]:
        walked.append(following)
    assert walked == whole
    backwards = [whole[-1]]
    while before := store.queue_beside(backwards[-1], author="An", order=order)[0]:
        backwards.append(before)
    assert backwards == whole[::-1]
    some = store.queue_page(author="An", order=order, limit=2)
    rest = store.queue_page(author="An", order=order, after=some.next)
    assert [one.told.record_id for one in (*some.items, *rest.items)] == whole
    store.judge(whole[1], "accept", author="An")
    assert store.queue_beside(whole[2], author="An", order=order)[0] == whole[1]
    assert store.queue_beside(whole[0], author="An", order=order)[1] == whole[2]


def test_two_analysts_may_disagree_and_both_are_kept(store: Store) -> None:
    save(store, page())
    one, other = queue(store)[:2]
    for name, kind in ((one, "accept"), (other, "accept")):
        store.judge(name, kind, author="An")  # type: ignore[arg-type]
    store.judge(one, "reject", author="Bình")
    store.judge(other, "accept", author="Bình")
    assert stands(store, one) == [("An", "accept"), ("Bình", "reject")]
    assert queue(store, judged="disputed") == [one]


def test_whoever_changes_their_mind_or_takes_it_back_adds_to_the_log(store: Store) -> None:
    save(store, page())
    name = queue(store)[0]
    store.judge(name, "accept", author="An")
    second = store.judge(name, "reject", author="An", reason="nhầm")
    assert stands(store, name) == [("An", "reject")]
    assert store.judge(name, "reject", author="An", reason="nhầm") == second, "the same again is nothing new"
    store.undo_verdict(second.verdict_id, author="An")
    assert stands(store, name) == [("An", "accept")]
    last = store.last_verdict("An")
    assert last is not None
    store.undo_verdict(last.verdict_id, author="An")
    assert stands(store, name) == []
    assert store.last_verdict("An") is None
    assert [one.kind for one in store.verdict_page().items] == ["accept", "reject", "undo", "undo"]
    with pytest.raises(StoreError, match="stands no more"):
        store.undo_verdict(second.verdict_id, author="An")
    with pytest.raises(StoreError, match="gave no such verdict"):
        store.undo_verdict(last.verdict_id, author="Bình")


def test_verdicts_hold_when_a_page_is_coded_anew(store: Store) -> None:
    document = page()
    save(store, document)
    one, other, *_ = names(store, document)
    store.judge(one, "accept", author="An")
    store.judge(other, "reject", author="An")
    save(store, document, tables="b")
    assert stands(store, one) == [("An", "accept")]
    assert stands(store, other) == [("An", "reject")]


def test_a_correction_is_known_again_once_the_coder_says_so_too(store: Store) -> None:
    document = page()
    save(store, document)
    (name, *_) = names(store, document)
    before = store.records(document_id(document))
    better = msgspec.structs.replace(before[0], event="AGREE", mode=None, id="agree-x")
    store.judge(name, "correct", author="An", record=better)
    save_as(store, document, [better, *before[1:]], "b")
    (found,) = [n for n in names(store, document) if stands(store, n)]
    (verdict,) = store.judged_records([found])[found]
    assert verdict.coded == before[0]
    assert verdict.record is not None
    assert digest(verdict.record) == digest(better)


def test_verdicts_hold_for_a_new_version_and_for_the_old_one(store: Store) -> None:
    document = page()
    save(store, document)
    (old, *_) = names(store, document)
    store.judge(old, "reject", author="An")
    newer = page(text="Tin cập nhật.\n\n" + CALL)
    save(store, newer)
    (found,) = [name for name in names(store, newer) if stands(store, name)]
    assert found != old
    store.judge(found, "accept", author="An")
    assert stands(store, found) == [("An", "accept")]
    assert stands(store, old) == [("An", "reject")], "what was said of the old text stays"


def test_a_record_that_was_coded_anew_meanwhile_is_not_judged_unseen(store: Store) -> None:
    document = page()
    save(store, document)
    (name, *_) = names(store, document)
    records = store.records(document_id(document))
    other = msgspec.structs.replace(records[0], date="2024-03-01")
    save_as(store, document, [other, *records[1:]], "b")
    with pytest.raises(StoreError, match="coded anew meanwhile"):
        store.judge(name, "accept", author="An", seen=digest(records[0]))
    store.judge(name, "accept", author="An", seen=digest(other))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"mode": "sunny"}, "mode: mode"),
        ({"date": "hôm qua"}, "date: date"),
        ({"trigger": Span(0, 4, "Chil")}, "trigger: words"),
        ({"mentions": ()}, "mentions: no words"),
    ],
)
def test_a_correction_must_be_a_record(store: Store, change: dict[str, Any], told: str) -> None:
    save(store, page())
    (first, *_) = store.queue_page(author="An").items
    wrong = msgspec.structs.replace(first.told.record, **change)
    with pytest.raises(StoreError, match=told):
        store.judge(first.told.record_id, "correct", author="An", record=wrong)
    assert store.verdict_page().items == []


def test_a_correction_that_changes_nothing_accepts(store: Store) -> None:
    save(store, page())
    (first, *_) = store.queue_page(author="An").items
    same = store.judge(first.told.record_id, "correct", author="An", record=first.told.record)
    assert (same.kind, same.record) == ("accept", None)


def reviewed(store: Store, document: Document, author: str) -> Record:
    """Judge a page whole: the first record corrected, the second rejected, one added; gives the last."""
    first, second, *rest = names(store, document)
    records = store.records(document_id(document))
    corrected = msgspec.structs.replace(records[0], date="2024-03-10")
    store.judge(first, "correct", author=author, record=corrected)
    store.judge(second, "reject", author=author)
    for name in rest:
        store.judge(name, "accept", author=author)
    start = document.text.index("tình hình")
    words = Span(start, start + 9, "tình hình")
    missed = msgspec.structs.replace(records[0], event="STATE", mode="concern", trigger=words)
    added = store.add_record(document_id(document), missed, author=author)
    assert added.record is not None
    return added.record


def test_gold_has_the_pages_that_an_analyst_is_done_with(store: Store) -> None:
    document, other = page(), page("b", APPEAL)
    save(store, document, other)
    with pytest.raises(StoreError, match="not judged yet"):
        store.finish_document(document_id(document), author="An")
    missed = reviewed(store, document, "An")
    assert list(store.gold()) == []
    store.finish_document(document_id(document), author="An")
    (found,) = store.gold()
    coded_first, coded_second, *_ = store.records(document_id(document))
    assert found.author == "An"
    assert missed in found.records
    assert coded_second.trigger not in [one.trigger for one in found.records]
    (first,) = [one for one in found.records if one.trigger == coded_first.trigger]
    assert first.date == "2024-03-10"
    scores = evaluate(
        {document.id: document.text}, judged(found.records), judged(store.records(document_id(document)))
    )
    event = scores.measures["event"]
    assert (event.gold, event.coded, event.right) == (2, 2, 1)
    store.undo_verdict(next(iter(store.verdict_page().items)).verdict_id, author="An")
    assert list(store.gold()) == [], "a page with a record that is open again is not done"


def test_gold_of_one_analyst_that_another_made_too(store: Store) -> None:
    document, other = page(), page("b", APPEAL)
    save(store, document, other)
    reviewed(store, document, "An")
    for author, done in (("An", (document, other)), ("Bình", (document,))):
        for one in done:
            for name in store.unjudged(document_id(one), author):
                store.judge(name, "accept", author=author)
            store.finish_document(document_id(one), author=author)
    assert {found.author for found in store.gold()} == {"An", "Bình"}
    assert {found.document.id for found in store.gold("An")} == {document.id, "b"}
    assert {found.document.id for found in store.gold("An", "Bình")} == {document.id}
    (mine,), (theirs,) = store.gold("An", "Bình"), store.gold("Bình")
    assert len(mine.records) == len(theirs.records) == 2
    assert mine.records != theirs.records


def test_gold_stays_when_the_coder_changes_its_mind(store: Store) -> None:
    document = page()
    save(store, document)
    reviewed(store, document, "An")
    store.finish_document(document_id(document), author="An")
    before = list(store.gold())
    save_as(store, document, [], "b")
    assert list(store.gold()) == before


def test_files_of_gold_read_what_was_written(store: Store) -> None:
    document = page(title="Điện đàm")
    save(store, document)
    reviewed(store, document, "An")
    store.finish_document(document_id(document), author="An")
    docs, gold = io.BytesIO(), io.BytesIO()
    assert write_docs(store.gold(), docs) == 1
    assert write_gold(store.gold(), gold) == 2
    line = msgspec.json.decode(docs.getvalue())
    assert (line["id"], line["text"], line["title"]) == (document.id, document.text, "Điện đàm")
    found = [msgspec.json.decode(one, type=Record) for one in gold.getvalue().splitlines()]
    assert {one.doc for one in found} == {document.id}


def test_pages_are_drawn_in_one_order_whether_they_tell_something_or_not(store: Store) -> None:
    silent = page("c", "Trời hôm nay nắng đẹp khắp cả nước.")
    save(store, page(), page("b", APPEAL))
    save_as(store, silent, [], "a")
    every = sorted(document_id(one) for one in (page(), page("b", APPEAL), silent))
    assert store.count_pages(author="An", order="every-page") == 3
    assert store.count_pages(author="An") == 2
    walked = [store.next_page(author="An", order="every-page")]
    for _ in range(3):
        walked.append(store.next_page(author="An", order="every-page", behind_document=walked[-1]))
    assert walked == [*every, every[0]]
    store.finish_document(document_id(silent), author="An")
    assert store.count_pages(author="An", order="every-page") == 2
    assert store.count_pages(author="Bình", order="every-page") == 3
    assert store.next_page(Wanted(types=("REQUEST",)), author="An") == document_id(page("b", APPEAL))


def test_an_added_record_can_be_changed_and_taken_back(store: Store) -> None:
    document = page()
    save(store, document)
    missed = reviewed(store, document, "An")
    (added,) = [one for one in store.verdicts_on(document_id(document)) if one.kind == "add"]
    changed = store.add_record(
        document_id(document),
        msgspec.structs.replace(missed, status="alleged"),
        author="An",
        replaces=added.verdict_id,
    )
    stand = [one for one in store.verdicts_on(document_id(document)) if one.kind == "add"]
    assert stand == [changed]
    store.undo_verdict(changed.verdict_id, author="An")
    assert [one for one in store.verdicts_on(document_id(document)) if one.kind == "add"] == [added]
