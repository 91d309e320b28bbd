"""`dienbien explain` names the rule and the row behind each part of a record."""

from click.testing import CliRunner

from dienbien.cli.main import cli
from dienbien.coding import code_document, explain_document
from dienbien.coding.explain import ReasonView
from dienbien.reading import read_text

DAY = "2025-10-22"


def reasons(text: str, number: int = 0, published: str | None = DAY) -> dict[str, ReasonView]:
    """The reasons of the act of that number on a page, by part."""
    sentences = explain_document(read_text(text, published=published)).sentences
    act = [act for sentence in sentences for act in sentence.acts][number]
    return {reason.part: reason for reason in act.reasons}


def test_sides_by_their_place_in_the_clause() -> None:
    found = reasons("Quân đội Peru pháo kích Bolivia hôm 18/10.")
    assert found["actor"].rule == "subject"
    assert found["recipient"].rule == "right behind the verb"
    assert any(row.startswith("countries.tsv:") for row in found["actor"].rows)


def test_sides_behind_prepositions_and_in_the_passive() -> None:
    assert reasons("Peru viện trợ vũ khí cho Bolivia.")["recipient"].rule == "behind “cho”"
    found = reasons("Bolivia bị quân đội Peru pháo kích.")
    assert (found["actor"].rule, found["recipient"].rule) == (
        "agent of the passive",
        "subject of the passive",
    )


def test_stand_ins_are_named() -> None:
    found = reasons("Peru triệu tập đại sứ Chile. Nước này chỉ trích Bolivia.", 1)
    assert found["actor"].rule == "“Nước này” stands for it; subject"


def test_dates_by_words_and_without() -> None:
    assert reasons("Peru chỉ trích Bolivia hôm 18/10.")["date"].rule == "time bound to it: “hôm 18/10”"
    assert reasons("Peru chỉ trích Bolivia.")["date"].rule == "undated news: publication date"
    assert "date" not in reasons("Peru chỉ trích Bolivia.", published=None)


def test_places_and_their_rows() -> None:
    found = reasons("Quân đội Peru pháo kích quân đội Bolivia tại Dải Gaza.")["place"]
    assert (found.value, found.rule) == ("Dải Gaza", "behind “tại”")
    assert "areas.tsv" in found.rows


def test_status_by_words_and_rules() -> None:
    assert reasons("Peru đang tập trận ở biên giới Chile.")["status"].rule == "“đang”"
    accused = reasons("Chile cáo buộc quân đội Peru pháo kích thị trấn biên giới Chile.", 1)
    assert (accused["status"].value, accused["status"].rule) == ("alleged", "by who says it")
    assert accused["source"].rule.endswith("subject of “cáo buộc”")


def test_the_command_prints_them_and_what_was_merged() -> None:
    page = "Peru pháo kích Bolivia\n\nQuân đội Peru pháo kích Bolivia hôm 18/10.\n"
    shown = CliRunner().invoke(cli, ["explain", "-", "--published", DAY], input=page).stdout
    assert "actor     Quân đội Peru: subject  (bodies.tsv:" in shown
    assert "told 2 times: " in shown


def test_numbers_are_shown_as_they_were_understood() -> None:
    page = "Peru mất hơn 10 xe tăng, từ 3 đến 5 tàu và khoảng 2.000 quân, Bolivia mất tối đa 40 xe.\n"
    shown = CliRunner().invoke(cli, ["explain", "-", "--published", DAY], input=page).stdout
    numbers = [line.split("  ")[-1].strip() for line in shown.splitlines() if line.startswith("    number ")]
    assert numbers == ["11 or more", "3 to 5", "about 2,000", "up to 40"]


def test_tracing_changes_no_record() -> None:
    page = "Peru nói Bolivia nên rút quân. Nước này tố Bolivia pháo kích, ít nhất 3 binh sĩ thiệt mạng."
    document = read_text(page, published=DAY)
    assert explain_document(document).records == code_document(document)


def test_times_are_shown_as_they_were_understood() -> None:
    page = "Rạng sáng 3/5, Chad pháo kích Sudan. Giao tranh kéo dài từ năm 2021 đến nay.\n"
    shown = CliRunner().invoke(cli, ["explain", "-", "--published", DAY], input=page).stdout
    times = [line.split("  ")[-1].strip() for line in shown.splitlines() if line.startswith("    time ")]
    assert times == ["calendar: month 5, day 3, dawn", "calendar: year 2021 to relative: unit day, amount 0"]
