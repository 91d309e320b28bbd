"""What `dienbien gaps` finds, ranks and holds."""

import json
from pathlib import Path

from click.testing import CliRunner

from dienbien.cli.main import cli
from dienbien.gaps import GapKind, Survey, sightings
from dienbien.gaps.frequent import Frequent
from dienbien.reading import read_text

DAY = "2025-10-22"


def words(kind: GapKind, text: str) -> list[str]:
    return [s.words for s in sightings(read_text(text, published=DAY)) if s.kind == kind]


def test_unknown_words_behind_somebody_who_acts() -> None:
    assert words("verb", "Peru zắc bom Bolivia.") == ["zắc bom"]
    assert words("verb", "Peru không kích Bolivia.") == []


def test_a_sighting_between_two_sides_is_telling() -> None:
    found = {s.telling for s in sightings(read_text("Peru zắc bom Bolivia.")) if s.kind == "verb"}
    assert found == {True}


def test_unknown_nouns_of_action() -> None:
    assert words("noun", "Peru và Chile nói về cuộc zắc bom.") == ["cuộc zắc bom"]


def test_known_acts_without_a_record_tell_why() -> None:
    text = "Peru nói nếu Chile không kích Bolivia thì sẽ đóng biên giới."
    found = [s for s in sightings(read_text(text)) if s.kind == "act"]
    assert [s.words for s in found] == ["không kích"]
    assert all(s.why for s in found)


def test_names_of_nobody_beside_acts() -> None:
    assert words("actor", "Hôm qua, ở Peru, Zarqun Belvek tấn công một đồn lính.") == ["Zarqun Belvek"]
    assert words("actor", "Tổng thống Peru gặp Tổng thống Chile.") == []


def test_places_without_a_country() -> None:
    assert words("place", "Quân đội Peru pháo kích thị trấn Zarqundo.") == ["Zarqundo"]


def test_dates_that_were_not_read() -> None:
    assert words("time", "Peru đứng thứ ba, tỉ số 2-1, trước Chile.") == ["tỉ số 0-0"]
    assert words("time", "Peru không kích Bolivia hôm 18/3.") == []


def test_pages_on_home_affairs_alone_have_no_gaps() -> None:
    assert list(sightings(read_text("Zarqun Belvek khai trương quán phở ở phố nhỏ."))) == []


def test_the_list_shows_the_phrase_that_most_sightings_share() -> None:
    survey = Survey()
    for n, object_ in enumerate(["Bolivia", "Chile", "một đồn lính ở Chile"]):
        survey.add(read_text(f"Peru zắc bom {object_}.", id=str(n)))
    survey.add(read_text("Peru muzic với Bolivia.", id="x"))
    gaps = survey.report(10).gaps["verb"]
    assert [(gap.words, gap.count) for gap in gaps] == [("zắc bom", 3), ("muzic", 1)]
    assert len(gaps[0].examples) == 3
    assert len(survey.report(1).gaps["verb"]) == 1


def test_memory_is_bounded_and_what_is_frequent_stays() -> None:
    counts = Frequent(capacity=50)
    for n in range(2000):
        counts.add(f"rare {n}", "s", False)
        if n % 4 == 0:
            counts.add("frequent", "s", True)
    assert len(counts.tallies()) <= 100
    assert counts.tallies()["frequent"].count > 450
    assert 0 < counts.missed < 50


def test_the_command_reads_feed_items_and_prints_text_or_json(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    item = {"url": "https://example.org/1", "title": "Peru zắc bom Bolivia", "summary": "Chile im lặng."}
    feed.write_text(json.dumps(item) + "\n", encoding="utf-8")
    shown = CliRunner().invoke(cli, ["gaps", str(feed)])
    assert shown.exit_code == 0
    assert "zắc bom" in shown.stdout
    report = json.loads(CliRunner().invoke(cli, ["gaps", str(feed), "--json"]).stdout)
    assert report["documents"] == 1
    assert report["gaps"]["verb"][0]["examples"] == ["Peru zắc bom Bolivia"]


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["gaps", str(tmp_path / "nowhere.jsonl")])
    assert result.exit_code == 1
    assert "does not exist" in result.stderr
