"""Links between the pages of documentation lead somewhere; no page and no package is left out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = sorted(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "reference")
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *DOCS,
    ROOT / "examples" / "README.md",
    *sorted(ROOT.glob(".github/**/*.md")),
]
SOURCES = [path for kind in ("py", "tsv", "html") for path in sorted((ROOT / "src").rglob(f"*.{kind}"))]
PACKAGES = sorted(path.parent.name for path in (ROOT / "src" / "dienbien").glob("*/__init__.py"))
PARTS = sorted(path.parent.name for path in (ROOT / "src" / "dienbien" / "reading").glob("*/__init__.py"))
_LINK = re.compile(r"\]\(([^()\s]+)\)")


def links(page: Path) -> list[str]:
    """Targets of the page's links, those of the web and of code blocks left out."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ +(.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def is_dead(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    return not target.exists() or bool(anchor and anchor not in anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in links(page) if is_dead(page, link)] == []


def test_what_the_program_says_of_its_pages_is_there() -> None:
    pages = re.compile(r"\b(docs/[a-z/]+\.md)(#[a-z-]+)?")
    told = {named for path in SOURCES for named in pages.findall(path.read_text(encoding="utf-8"))}
    assert len(told) > 10
    assert [page + anchor for page, anchor in told if is_dead(ROOT / "README.md", page + anchor)] == []


def test_the_index_or_the_front_page_links_every_page() -> None:
    fronts = [ROOT / "docs" / "index.md", ROOT / "README.md"]
    linked = {(page.parent / link.partition("#")[0]).resolve() for page in fronts for link in links(page)}
    assert [page.name for page in DOCS if page not in {*linked, *fronts}] == []


def test_architecture_and_contributing_name_every_package() -> None:
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in [*PACKAGES, *PARTS] if f"\n| `{name}` |" not in architecture] == []
    assert [name for name in PACKAGES if f"src/dienbien/{name}/" not in contributing] == []
