"""The command line as a user meets it, in this process."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from dienbien.cli.main import cli
from dienbien.language.tables import TableError
from dienbien.records import decode_record, json_schema
from dienbien.version import __version__

from .samples import PAGE


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin)


def test_version() -> None:
    assert run("--version").output == f"dienbien, version {__version__}\n"


@pytest.mark.parametrize("verb", ["code", "explain", "evaluate", "gaps", "check-tables", "schema"])
def test_help_of_every_verb(verb: str) -> None:
    assert verb in run("--help").output
    assert run(verb, "--help").exit_code == 0


def test_help_names_the_exit_codes() -> None:
    assert "Exit codes:" in run("code", "--help").output


def test_jsonl_obeys_the_schema_and_quotes_the_page(page: Path) -> None:
    result = run("code", page, "--published", "2025-10-22", "--format", "jsonl")
    assert result.exit_code == 0
    validator = Draft202012Validator(json_schema())
    lines = result.stdout.splitlines()
    assert lines
    for line in lines:
        validator.validate(json.loads(line))
        trigger = decode_record(line).trigger
        assert PAGE[trigger.start : trigger.end] == trigger.text
    assert {"CONSULT", "ASSAULT"} <= {json.loads(line)["event"] for line in lines}


def test_published_date_fixes_the_year(page: Path) -> None:
    dates = {
        year: {json.loads(line)["date"] for line in _jsonl(page, f"{year}-10-22")}
        for year in ("2016", "2025")
    }
    assert "2016-10-19" in dates["2016"]
    assert "2025-10-19" in dates["2025"]


def _jsonl(page: Path, published: str) -> list[str]:
    return run("code", page, "--published", published, "--format", "jsonl").stdout.splitlines()


def test_csv_has_one_row_per_record(page: Path) -> None:
    rows = run("code", page, "--format", "csv", "--published", "2025-10-22").stdout.splitlines()
    assert rows[0].startswith("doc,id,event,")
    assert len(rows) - 1 == len(_jsonl(page, "2025-10-22"))


def test_a_page_on_cooking_gives_no_record(quiet_page: Path) -> None:
    assert "nothing to code" in run("code", quiet_page).stdout
    assert run("code", quiet_page, "--format", "jsonl").stdout == ""


def test_standard_input() -> None:
    result = run("code", "-", "--format", "jsonl", stdin=PAGE.encode("utf-8"))
    assert result.exit_code == 0
    assert result.stdout


def test_bad_inputs_are_named_and_cost_nothing(page: Path, tmp_path: Path) -> None:
    broken = tmp_path / "feed.jsonl"
    good = json.dumps({"id": "ok", "text": PAGE})
    broken.write_text(f'{{"id": \n{good}\n', encoding="utf-8")
    result = run("code", tmp_path / "nowhere.txt", broken, page, "--format", "jsonl")
    assert result.exit_code == 1
    errors = result.stderr.splitlines()
    assert len(errors) == 2
    assert "nowhere.txt" in errors[0]
    assert "feed.jsonl, line 1" in errors[1]
    assert {json.loads(line)["doc"] for line in result.stdout.splitlines()} >= {"ok"}
    assert len({json.loads(line)["doc"] for line in result.stdout.splitlines()}) == 2


@pytest.mark.parametrize(
    "value", ["2025-13-01", "hôm qua", "22/10/2025", "20251022", "2025", "", "2025-10-22T99:00"]
)
def test_a_bad_date_is_a_usage_error(page: Path, value: str) -> None:
    result = run("code", page, "--published", value)
    assert result.exit_code == 2
    assert "is not a date; write it as 2025-10-22" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "arguments", [("code",), ("explain",), ("cod", "x"), ("code", "x", "--format", "xml")]
)
def test_what_is_not_understood_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_an_output_that_cannot_be_written_is_a_usage_error(page: Path, tmp_path: Path) -> None:
    result = run("code", page, "-o", tmp_path / "no" / "such" / "out.csv")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_output_to_a_file_is_the_same_as_on_the_screen(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    shown = run("code", page, "--format", "jsonl").stdout
    assert run("code", page, "--format", "jsonl", "-o", target).stdout == ""
    assert target.read_text(encoding="utf-8") == shown


def test_one_page_that_breaks_the_coder_costs_no_other(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dienbien.coding

    real = dienbien.coding.code_document

    def breaks_on_stdin(document: object) -> object:
        if document.id != str(page):  # type: ignore[attr-defined]
            raise KeyError("x\x1b")
        return real(document)  # type: ignore[arg-type]

    monkeypatch.setattr(dienbien.coding, "code_document", breaks_on_stdin)
    result = run("code", "-", page, "--format", "jsonl", stdin=b"Nga")
    assert result.exit_code == 1
    assert "could not be coded (KeyError" in result.stderr
    assert "\x1b" not in result.stderr
    assert result.stdout


def test_a_broken_table_stops_the_run_with_its_file_and_line(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(document: object) -> object:
        raise TableError("acts_verbal.tsv:7: column event is empty; fill it or remove the row")

    monkeypatch.setattr("dienbien.coding.code_document", fails)
    result = run("code", page, page)
    assert result.exit_code == 1
    assert result.stderr == "Error: acts_verbal.tsv:7: column event is empty; fill it or remove the row\n"


def test_schema_is_a_valid_schema() -> None:
    schema = json.loads(run("schema").stdout)
    Draft202012Validator.check_schema(schema)
    assert schema == json_schema()


def test_explain_tells_phrases_acts_and_reasons(page: Path) -> None:
    shown = run("explain", page, "--published", "2025-10-22").stdout
    for words in ("Zones", "title", "điện đàm", "CONSULT phone", "acts_verbal.tsv:", "Records: "):
        assert words in shown


def test_explain_says_why_a_page_gave_nothing(quiet_page: Path) -> None:
    shown = run("explain", quiet_page).stdout
    assert "Records: 0" in shown
    assert "none coded: " in shown


def test_explain_as_json_is_one_object_a_page(page: Path, quiet_page: Path) -> None:
    lines = run("explain", page, quiet_page, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["doc"] for line in lines] == [str(page), str(quiet_page)]
    assert json.loads(lines[0])["records"]


def test_min_confidence_leaves_out_what_is_less_sure(page: Path) -> None:
    every = run("code", page, "--format", "jsonl").stdout.splitlines()
    none = run("code", page, "--format", "jsonl", "--min-confidence", "1").stdout.splitlines()
    assert every
    assert not none


def test_a_registry_names_who_holds_an_office_by_an_earlier_run(tmp_path: Path) -> None:
    named, bare, offices = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "offices.tsv"
    named.write_text("Thủ tướng Estonia Kaarel Tamm hội đàm với Thủ tướng Malta.", encoding="utf-8")
    bare.write_text("Thủ tướng Estonia lên án Belarus.", encoding="utf-8")
    names = []
    for _ in range(2):
        options = ("--published", "2031-05-20", "--format", "jsonl", "--registry", offices)
        result = run("code", named, bare, *options)
        assert result.exit_code == 0
        names.append([json.loads(line)["actor"][0]["name"] for line in result.stdout.splitlines()][-1])
    assert names == [None, "Kaarel Tamm"]


def test_a_file_that_is_no_registry_is_named(tmp_path: Path, page: Path) -> None:
    (tmp_path / "offices.tsv").write_text("nothing", encoding="utf-8")
    result = run("code", page, "--registry", tmp_path / "offices.tsv")
    assert result.exit_code == 2
    assert "offices.tsv:1" in result.output.replace("\n", "")
