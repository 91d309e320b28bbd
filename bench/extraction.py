"""Body paragraphs that reading finds on HTML pages, beside three extractors alone: the table of the docs.

    python bench/extraction.py

The pages are those of tests/reading/html/pages, which have tables of their paragraphs, each read as it is and
once more with all names of its markup (class, id and the like) taken away. A line that a tool gives is right
if it is a body paragraph; headline and lede are not counted; all else is wrong: captions, teasers, comments,
tags. Tools that are not installed are left out (`make bench` installs them apart from the rest).
"""

import importlib
import importlib.metadata
import platform
import time
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml.html import fromstring, tostring

from dienbien import __version__
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Hints
from dienbien.reading.html import read_html

PAGES = Path(__file__).resolve().parent.parent / "tests" / "reading" / "html" / "pages"
_NAMES = ("class", "id", "type", "role", "itemprop", "data-role", "data-type", "data-component-type")
_PASSES = 5

Extract = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """The source of a page and the keys of its paragraphs by kind."""

    source: str
    kinds: dict[str, set[str]]


@dataclass(slots=True)
class Score:
    """Counts of paragraphs over all pages, and the seconds of CPU that a page took."""

    right: int = 0
    lost: int = 0
    captions: int = 0
    debris: int = 0
    seconds: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        """One line of the table."""
        given = self.right + self.captions + self.debris
        precision = self.right / given if given else 0.0
        recall = self.right / (self.right + self.lost)
        milliseconds = 1000 * sum(self.seconds) / len(self.seconds)
        return (
            f"| {name} | {precision:.2f} | {recall:.2f} | {self.lost} | {self.captions} | {self.debris} "
            f"| {milliseconds:.1f} ms |"
        )


def ours(source: str) -> list[str]:
    found = read_html("page", source, Hints("page"))
    if isinstance(found, ReadError):
        return []
    return [found.text[zone.start : zone.end] for zone in found.zones if zone.kind in ("body", "background")]


def trafilatura() -> Extract:
    extract: Any = importlib.import_module("trafilatura").extract
    return lambda source: (extract(source, include_comments=False) or "").splitlines()


def resiliparse() -> Extract:
    extract: Any = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda source: extract(source, main_content=True, alt_texts=False, list_bullets=False).splitlines()


def newspaper4k() -> Extract:
    article: Any = importlib.import_module("newspaper").Article

    def extract(source: str) -> list[str]:
        page = article("https://outlet.example/page.html", language="vi")
        page.download(input_html=source)
        page.parse()
        return str(page.text).splitlines()

    return extract


def key(text: str) -> str:
    """The letters and digits of a paragraph: what tools do with signs and blanks is not judged."""
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalnum())


def pages() -> list[Page]:
    read = []
    for path in sorted(PAGES.glob("*.html")):
        kinds: dict[str, set[str]] = {}
        for line in path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]:
            kind, _, text = line.partition("\t")
            kinds.setdefault(kind, set()).add(key(text))
        read.append(Page(path.read_text(encoding="utf-8"), kinds))
    return read


def nameless(page: Page) -> Page:
    """The page as of an outlet that nobody has seen: the names of its markup say nothing."""
    tree = fromstring(page.source)
    for element in tree.iter():
        if element.tag not in ("script", "meta", "link"):
            for name in _NAMES:
                element.attrib.pop(name, None)
    return Page(tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>"), page.kinds)


def judge(extract: Extract, read: Sequence[Page]) -> Score:
    score = Score()
    for page in read:
        extract(page.source)
        begin = time.process_time()
        for _ in range(_PASSES):
            lines = list(extract(page.source))
        score.seconds.append((time.process_time() - begin) / _PASSES)
        given = {words for line in lines if (words := key(line))}
        score.right += len(given & page.kinds["body"])
        score.lost += len(page.kinds["body"] - given)
        rest = given - page.kinds["body"] - page.kinds["title"] - page.kinds["lede"]
        score.captions += len(rest & page.kinds.get("caption", set()))
        score.debris += len(rest - page.kinds.get("caption", set()))
    return score


def main() -> None:
    warnings.simplefilter("ignore")
    read = pages()
    bare = [nameless(page) for page in read]
    bodies = sum(len(page.kinds["body"]) for page in read)
    print(f"{len(read)} pages with {bodies} body paragraphs; Python {platform.python_version()}, ", end="")
    print(f"{platform.machine()}, {time.strftime('%Y-%m-%d')}\n")
    print("| | precision | recall | lost | captions | debris | a page |\n|---|---|---|---|---|---|---|")
    rivals = (("trafilatura", trafilatura), ("Resiliparse", resiliparse), ("newspaper4k", newspaper4k))
    tools: list[tuple[str, Extract]] = [(f"Dienbien {__version__}", ours)]
    for package, load in rivals:
        try:
            tools.append((f"{package} {importlib.metadata.version(package)}", load()))
        except ImportError:
            print(f"{package} is not installed: make bench")
    for suffix, chosen in (("", read), (", no names", bare)):
        for name, extract in tools:
            print(judge(extract, chosen).row(name + suffix))


if __name__ == "__main__":
    main()
