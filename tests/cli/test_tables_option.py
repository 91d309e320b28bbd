"""Tables of a user's own: rows added, replaced and taken away, and mistakes named with their line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dienbien
from dienbien.cli.main import cli
from dienbien.language.tables import TableError

ACTS = "phrase\tevent\tmode\tform\tframe\tcontent\texample\tcounter\n"
ROW = "zắc bom\tASSAULT\taerial\tverb\tobject\t-\tPeru zắc bom Bolivia.\tBác sĩ zắc bom vào vết sẹo.\n"
PAGE = "Quân đội Peru zắc bom Bolivia tại Zarqundo."


def run(*arguments: str | Path, stdin: str = PAGE) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments], input=stdin.encode("utf-8"))


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "acts_material.tsv").write_text(ACTS + ROW, encoding="utf-8")
    return folder


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def test_rows_are_added_for_every_command_that_codes(tables: Path) -> None:
    assert run("code", "-", "--format", "jsonl").stdout == ""
    record = json.loads(run("code", "-", "--format", "jsonl", "--tables", tables).stdout)
    assert (record["event"], record["trigger"]["text"]) == ("ASSAULT", "zắc bom")
    assert "(mine/acts_material.tsv:2)" in run("explain", "-", "--tables", tables).stdout
    without, with_tables = run("gaps", "-", "--json"), run("gaps", "-", "--json", "--tables", tables)
    gaps = [json.loads(result.stdout)["gaps"] for result in (without, with_tables)]
    assert [len(found["verb"]) for found in gaps] == [1, 0]


def test_evaluate_codes_with_them(tables: Path, tmp_path: Path) -> None:
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    docs.write_text(json.dumps({"id": "p", "text": PAGE}) + "\n", encoding="utf-8")
    gold.write_text(run("code", docs, "--format", "jsonl", "--tables", tables).stdout, encoding="utf-8")
    scores = [json.loads(run("evaluate", docs, gold, "--json").stdout)["event"]["recall"]]
    scores.append(
        json.loads(run("evaluate", docs, gold, "--json", "--tables", tables).stdout)["event"]["recall"]
    )
    assert scores == [0, 1]


def test_from_python(tables: Path) -> None:
    words = dienbien.with_tables(tables)
    assert [r.event for r in dienbien.code(PAGE, words=words)] == ["ASSAULT"]
    assert dienbien.code(PAGE) == []


def test_a_row_replaces_built_in_ones_for_its_words(tables: Path) -> None:
    page = "Quân đội Peru pháo kích Bolivia."
    assert [r.event for r in dienbien.code(page)] == ["ASSAULT"]
    row = "pháo kích\tTHREATEN\tviolence\tverb\tobject\topaque\tPeru pháo kích Bolivia.\t"
    write(tables, "acts_verbal.tsv", ACTS.rstrip("\n"), row)
    assert [r.event for r in dienbien.code(page, words=dienbien.with_tables(tables))] == ["THREATEN"]


def test_built_in_words_can_be_taken_away(tables: Path) -> None:
    write(tables, "removed.tsv", "table\tphrase", "acts_material.tsv\tpháo kích")
    assert dienbien.code("Quân đội Peru pháo kích Bolivia.", words=dienbien.with_tables(tables)) == []


def test_areas_are_places(tables: Path) -> None:
    write(tables, "areas.tsv", "name\tcountry\tlat\tlon\tprecision", "Zarqundo\tBOL\t-17.5\t-65\tarea")
    place = dienbien.code(PAGE, words=dienbien.with_tables(tables))[0].place
    assert place is not None
    assert (place.name, place.country, place.lat, place.precision) == ("Zarqundo", "BOL", -17.5, "area")


HEAD = ACTS.rstrip("\n")


@pytest.mark.parametrize(
    ("name", "lines", "problem"),
    [
        ("act.tsv", ["phrase"], r"act.tsv: is no table that can be extended; name it one of acts_verbal.tsv"),
        ("cues.tsv", ["phrase"], r"cues.tsv: is no table that can be extended"),
        ("stops.tsv", ["phrase\tcolour", "a\tb"], r"stops.tsv: does not know column colour"),
        ("offices.tsv", ["phrase\tsector\tkind", "sếp\tGVO\thead"], r"mine/offices.tsv:2: sector 'GVO'"),
        ("offices.tsv", ["phrase\tsector\tkind", "sếp\tGOV\tboss"], r"mine/offices.tsv:2: kind 'boss'"),
        ("stops.tsv", ["phrase", "(a"], r"mine/stops.tsv:2: phrase '\(a': brackets don't match"),
        ("acts_both.tsv", [HEAD, "zo\tAID\tdemo\tverb\tto\t-\tA.\t"], r"acts_both.tsv:2: mode of AID 'demo'"),
        (
            "persons.tsv",
            ["phrase\tname\tsector\tcountry", "Zo\tZo\tGOV\tPRU"],
            r"persons.tsv:2: country 'PRU'",
        ),
        ("persons.tsv", ["phrase\tname\tsector\tfrom", "Zo\tZo\tGOV\t2.2024"], r"from '2.2024' is no date"),
        ("areas.tsv", ["name\tprecision\tlat", "Zo\tarea\t139"], r"lat '139' is no number of degrees"),
        ("removed.tsv", ["table\tphrase", "stops.tsv\tzắc"], r"removed.tsv:2: stops.tsv has no phrase 'zắc'"),
        ("removed.tsv", ["table\tphrase", "cues.tsv\tbị"], r"removed.tsv:2: table 'cues.tsv' is not known"),
    ],
)
def test_mistakes_are_named(tables: Path, name: str, lines: list[str], problem: str) -> None:
    write(tables, name, *lines)
    with pytest.raises(TableError, match=problem):
        dienbien.with_tables(tables)
    result = run("code", "-", "--tables", tables)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_an_empty_directory_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="holds no tables"):
        dienbien.with_tables(tmp_path)


def test_check_tables_runs_examples_and_counters(tables: Path) -> None:
    good = run("check-tables", tables)
    assert (good.exit_code, good.stdout) == (0, "1 rows tried, 0 problems\n")
    bad = ["zu\tAID\t-\tverb\tto\t-\tTrời mưa.\t", "zo\tAID\t-\tverb\tto\t-\tTrời zo.\tPeru zo cho Chile."]
    write(tables, "acts_both.tsv", HEAD, *bad, "zi\tAID\t-\tverb\tto\t-\t\t")
    shown = run("check-tables", tables)
    assert shown.exit_code == 1
    assert "mine/acts_both.tsv:2: its words are not found in its example" in shown.stdout
    assert "mine/acts_both.tsv:3: its example gives no record, not AID" in shown.stdout
    assert "mine/acts_both.tsv:3: its counter should give no record but gives AID" in shown.stdout
    assert "mine/acts_both.tsv:4: has no example" in shown.stdout
