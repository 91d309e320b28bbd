"""The list before a release names what is missing."""

import pytest
from release import wrong_changelog, wrong_version

HEAD = "# Changelog\n\n## [Unreleased]\n\n"
GOOD = f"{HEAD}## [0.2.0] - 2026-12-01\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-11-01\n"


def test_a_version_that_is_new_and_told_of_is_good() -> None:
    assert list(wrong_version("0.2.0", ["v0.1.0"])) == []
    assert list(wrong_changelog(GOOD, "0.2.0")) == []


@pytest.mark.parametrize(("version", "tags"), [("0.2", []), ("v0.2.0", []), ("0.1.0", ["v0.1.0"])])
def test_a_version_that_can_not_be_released_is_told(version: str, tags: list[str]) -> None:
    assert len(list(wrong_version(version, tags))) == 1


@pytest.mark.parametrize(
    ("changelog", "told"),
    [
        ("# Changelog\n\n## [Unreleased]\n\n- A thing.\n", "no section"),
        (GOOD.replace(" - 2026-12-01", ""), "no day"),
        (GOOD.replace("- A thing.", ""), "nothing"),
        (GOOD.replace("## [Unreleased]\n", "## [Unreleased]\n\n- More.\n"), "under [Unreleased]"),
    ],
)
def test_what_a_changelog_lacks_is_told(changelog: str, told: str) -> None:
    (wrong,) = wrong_changelog(changelog, "0.2.0")
    assert told in wrong
