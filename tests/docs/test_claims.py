"""What the front pages claim can be tried from there, and is what other pages measured."""

import re
from pathlib import Path

import pytest

from dienbien.cli.main import cli

ROOT = Path(__file__).parents[2]
_RIGHT = {
    "README.md": r"hundred records drawn at random from what feed items gave (\d+) were right",
    "README.vi.md": r"một trăm bản ghi từ tin ngắn thì (\d+) bản ghi đúng",
    "docs/ethics.md": r"hundred records drawn at random from feed items (\d+) were right",
    "docs/accuracy.md": r"\*\*the tenth audit\*\*, \S+ \| 100 \| \*\*(\d+) %",
}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", _RIGHT)
def test_what_an_audit_found_is_told_alike(page: str) -> None:
    verdicts = re.findall(r"^\|.*\| (yes|no) \|.*\|$", text("docs/audit.md"), flags=re.MULTILINE)
    found = re.search(_RIGHT[page].replace(" ", r"\s+"), text(page))
    assert found, page
    assert (len(verdicts), verdicts.count("yes")) == (100, int(found[1]))


def test_what_a_limit_leaves_of_an_audit_is_told_as_it_was_found() -> None:
    rows = re.findall(r"\| (0\.\d\d) \| (yes|no) \|", text("docs/audit.md"))
    told = "Of the (\\d+) records with a confidence of at least 0.6 both readers found (\\d+) right, "
    told += "of the (\\d+) with at least 0.8 (\\d+);"
    found = re.search(told.replace(" ", r"\s+"), text("docs/accuracy.md"))
    assert found
    left = [[right for chance, right in rows if float(chance) >= limit] for limit in (0.6, 0.8)]
    assert list(map(int, found.groups())) == [n for part in left for n in (len(part), part.count("yes"))]


def test_what_the_audit_of_changes_found_is_told_as_it_was_found() -> None:
    verdicts = re.findall(
        r"^\| \d+ \| (before|after) \|.*\| (yes|no) \|", text("docs/audit-changes.md"), flags=re.MULTILINE
    )
    told = r"Of the (\d+) that went (\d+) were right, of the (\d+) that came (\d+)"
    found = re.search(told.replace(" ", r"\s+"), text("docs/accuracy.md"))
    assert found
    counted = [
        sum(whose == version and right in wanted for whose, right in verdicts)
        for version in ("before", "after")
        for wanted in ({"yes", "no"}, {"yes"})
    ]
    assert counted == list(map(int, found.groups()))


def test_what_the_audit_of_quiet_sections_found_is_told_as_it_was_found() -> None:
    verdicts = re.findall(r"\| (fine|off|ashamed) \|", text("docs/audit-quiet.md"))
    told = r"all (\d+) records .* (\d+) tell nothing .*; (\d+) more tell .*, (\d+) are fine"
    found = re.search(told, " ".join(text("docs/accuracy.md").split()))
    assert found
    counted = [len(verdicts), *(verdicts.count(verdict) for verdict in ("ashamed", "off", "fine"))]
    assert counted == list(map(int, found.groups()))


def test_the_audit_of_material_acts_is_told_as_it_was_found() -> None:
    verdicts = re.findall(r"^\|.*\| (yes|no) \|.*\|$", text("docs/audit-material.md"), flags=re.MULTILINE)
    found = re.search(r"\| \*\*(\d+) of (\d+), \d+ %\*\* \|$", text("docs/accuracy.md"), flags=re.MULTILINE)
    assert found
    assert (verdicts.count("yes"), len(verdicts)) == (int(found[1]), int(found[2]))


def test_the_front_page_lists_the_commands_that_there_are() -> None:
    rows = re.findall(r"^\| (`dienbien .*?) \|", text("README.md"), flags=re.MULTILINE)
    listed = {verb for row in rows for verb in re.findall(r"`(?:dienbien )?([a-z-]+)", row)}
    assert listed == set(cli.commands)
