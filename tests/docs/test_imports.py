"""What the page on architecture says of imports is what the sources do."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "dienbien"
_IMPORT = re.compile(r"^\s*(?:from|import) dienbien\.([a-z_]+)", re.MULTILINE)


def imported(package: str) -> set[str]:
    """The other packages that the modules of one import."""
    texts = (path.read_text(encoding="utf-8") for path in (SOURCES / package).rglob("*.py"))
    named = {name for text in texts for name in _IMPORT.findall(text)}
    return {name for name in named if (SOURCES / name / "__init__.py").is_file()} - {package}


def test_each_package_imports_what_the_page_says() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    table = page.partition("| package | imports |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (`[a-z`, ]+) \| (.*) \|$", table, re.MULTILINE)
    told = {
        package: set(re.findall(r"`([a-z]+)`", what))
        for packages, what in rows
        for package in re.findall(r"`([a-z]+)`", packages)
    }
    packages = {path.parent.name for path in SOURCES.glob("*/__init__.py")}
    assert told.keys() == packages
    assert {name: imported(name) for name in packages - {"cli"}} == {
        name: what for name, what in told.items() if name != "cli"
    }
    assert not any("cli" in imported(name) for name in packages)
