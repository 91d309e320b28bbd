"""The scorer: what counts as the same event, sides, story and field, and that it agrees with its model."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dienbien.coding import code_document
from dienbien.evaluation import GoldError, Judged, evaluate, judged, misses, part_of, read_judged
from dienbien.evaluation.judged import Count, Extent, Somebody, Somewhere
from dienbien.reading import read
from dienbien.records import Document, encode_record

TEXT = "Peru và Chile ký thỏa thuận tại Lima. Chile cáo buộc Bolivia gây rối ở biên giới."
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def extent(words: str) -> Extent:
    start = TEXT.index(words)
    return Extent(start=start, end=start + len(words), text=words)


def country(code: str, sector: str = "GOV") -> Somebody:
    return Somebody(country=code, sector=sector)


def record(words: str = "cáo buộc", **changes: Any) -> Judged:
    fields: dict[str, Any] = {
        "doc": "d",
        "event": "ACCUSE",
        "status": "occurred",
        "mentions": (extent(words),),
        "trigger": extent(words),
        "mode": "allege",
        "actor": (country("CHL"),),
        "recipient": (country("BOL"),),
        "date": "2025-10-22",
    }
    return Judged(**{**fields, **changes})


def f1(gold: list[Judged], coded: list[Judged]) -> dict[str, float]:
    found = evaluate({"d": TEXT}, gold, coded)
    return {name: round(measure.f1, 2) for name, measure in found.measures.items()}


def test_the_same_record_is_right_in_everything() -> None:
    assert f1([record()], [record()]) == {"event": 1, "dyad": 1, "story": 1, "losses": 0}


def test_another_type_or_other_words_are_another_event() -> None:
    assert f1([record()], [record(event="REQUEST")])["event"] == 0
    assert f1([record()], [record("ký thỏa thuận")])["event"] == 0


def test_a_wrong_side_costs_the_dyad_and_a_wrong_date_the_story() -> None:
    assert f1([record()], [record(recipient=())]) == {"event": 1, "dyad": 0, "story": 0, "losses": 0}
    assert f1([record()], [record(date=None)]) == {"event": 1, "dyad": 1, "story": 0, "losses": 0}


def test_sides_of_a_joint_act_may_stand_in_either_field() -> None:
    signed = {"event": "SUPPORT", "mode": "sign"}
    together = record("ký", actor=(country("PER"), country("CHL")), recipient=(), **signed)
    apart = record("ký", actor=(country("PER"),), recipient=(country("CHL"),), **signed)
    assert f1([together], [apart])["dyad"] == 1


def test_names_are_compared_without_marks_where_there_is_no_country() -> None:
    ours = record(actor=(Somebody(name="Mặt trận Hòa-bình", sector="REB"),))
    theirs = record(actor=(Somebody(name="mặt trận hoà bình", sector="REB"),))
    assert f1([ours], [theirs])["dyad"] == 1


def test_losses_count_one_by_one_and_rebels_are_like_soldiers() -> None:
    def lost(*losses: Count) -> Judged:
        return record(losses=losses)

    three = Count(kind="killed", what="rebel", min=3, max=3)
    five = Count(kind="wounded", what="civilian", min=5, max=None)
    soldiers = Count(kind="killed", what="soldier", min=3, max=3)
    found = evaluate({"d": TEXT}, [lost(three, five)], [lost(soldiers)]).measures["losses"]
    assert (found.right, found.gold, found.coded) == (1, 2, 1)


def test_places_agree_by_name_or_words() -> None:
    lima = Somewhere(name="Lima", text="Lima")
    larger = Somewhere(name="thành phố Lima", text="thành phố Lima")
    assert evaluate({"d": TEXT}, [record(place=lima)], [record(place=larger)]).slots["place"] == 1
    assert evaluate({"d": TEXT}, [record(place=lima)], [record(place=None)]).slots["place"] == 0


def test_records_in_documents_without_gold_are_extra_and_other_documents_are_named() -> None:
    found = evaluate({"d": TEXT, "e": TEXT}, [record(), record(doc="x")], [record(doc="e")])
    assert (found.strays, found.unknown) == (1, ("x",))
    assert found.measures["event"].gold == 1


def test_words_that_do_not_stand_there_are_counted() -> None:
    wrong = record(trigger=Extent(start=0, end=4, text="Chile"))
    assert evaluate({"d": TEXT}, [], [wrong]).unfaithful == 1


def test_misses_come_in_reading_order_with_their_sentence() -> None:
    gold = [record(), record("ký", event="SUPPORT", mode="sign")]
    found = list(misses(evaluate({"d": TEXT}, gold, [record(date=None, mode=None)])))
    assert [(miss.kind, miss.fields) for miss in found] == [("missed", ()), ("wrong", ("mode", "date"))]
    assert (found[1].before, found[1].words) == ("Chile ", "cáo buộc")
    assert found[0].after.endswith("Lima")


def test_the_parts_go_by_the_id_alone() -> None:
    aside = [n for n in range(3000) if part_of(f"page-{n}") == "aside"]
    assert 900 < len(aside) < 1100
    assert part_of("page-1") == part_of("page-1")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is not valid JSON"),
        ('{"doc": "d"}', "missing required field `event`"),
        (
            '{"doc": "d", "event": "FIGHT", "status": "occurred", "mentions": []}',
            "Invalid enum value 'FIGHT'",
        ),
    ],
)
def test_a_bad_gold_record_is_named_with_its_line(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=f"gold.jsonl, line 2: .*{problem}"):
        read_judged(path)


def _model() -> ModuleType:
    path = SHARED / "eval" / "score.py"
    if not path.is_file():
        pytest.skip("the scorer that ours must agree with does not stand beside the project")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["dev", "feeds"])
def test_it_agrees_with_the_scorer_beside_the_project(name: str) -> None:
    model = _model()
    folder = SHARED / "data" / "gold"
    documents = [d for d in read([folder / f"{name}.docs.jsonl"]) if isinstance(d, Document)]
    records = [r for d in documents for r in code_document(d)]
    texts = {d.id: d.text for d in documents}
    gold_path = folder / f"{name}.gold.jsonl"
    ours = evaluate(texts, read_judged(gold_path), judged(records))
    rows = [{"id": d.id, "text": d.text} for d in documents]
    coded = [json.loads(encode_record(r)) for r in records]
    theirs = model.score(rows, model.load(gold_path), coded)[0]
    for measure, found in ours.measures.items():
        shown = {"precision": found.precision, "recall": found.recall, "f1": found.f1}
        assert {key: round(value, 3) for key, value in shown.items()} == theirs[measure]
    assert {slot: round(share, 3) for slot, share in ours.slots.items()} == theirs["slots"]
    assert {t: round(m.f1, 3) for t, m in ours.types.items()} == {
        t: m["f1"] for t, m in theirs["types"].items()
    }
    assert (ours.strays, ours.unfaithful) == (theirs["extra_in_empty_documents"], theirs["unfaithful_spans"])
