"""How time and memory of the coder grow with the length of a page and with the number of pages.

    python bench/growth.py [--longest BYTES] [--most PAGES]

Comes in: nothing; ordinary pages are made of those in examples/ with other countries in each, adversarial
ones of the kinds in `HOSTILE`. Goes out: milliseconds of processor time by length and the exponent of a power
law fitted to them (least squares of the logarithms); pages a second and peak memory by number of pages, each
number in a process of its own. Exits with 1 where an exponent or the memory misses its bar.
"""

import argparse
import datetime
import itertools
import json
import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from speed import build, peak_mib

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.records import Document

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_PUBLISHED = "2025-10-22"
_STEEPEST = 1.1
_MOST_MIB = 300
_SHORTEST, _STEP = 1_000, 4
_PASSES = 3
_SIDES = (
    "Nga",
    "Ukraine",
    "Israel",
    "Iran",
    "Ấn Độ",
    "Pakistan",
    "Sudan",
    "Ethiopia",
    "Chile",
    "Peru",
    "Mali",
    "Kenya",
)
_NEWS = "Nga tấn công Ukraine hôm 20/10, 5 người chết. "
"""Opens each adversarial page, so that all of it is read."""

HOSTILE: dict[str, str] = {
    "one word": "a",
    "one sentence of countries": "Nga, Mỹ và Iran, ",
    "acts without an end": "Nga tấn công Ukraine và ",
    "words of saying": "ông A cho biết ông B nói rằng ",
    "open quotes": "“Nga nói “",
    "open brackets": "((Nga (",
    "numbers": "1.000 2 3,5 100 ",
    "dates": "22/10 - 23/10/2025 đến ",
    "names": "Abc Def-Ghi Al ",
    "losses": "5 người chết, 3 bị thương, ",
    "tone marks apart": "Ti\u00ea\u0301ng ",
    "line breaks": "Nga\n\n",
    "short fights": "Nga tấn công Ukraine. ",
    "short protests": "Người biểu tình Kenya ném đá. ",
    "references": "Chile lên án cuộc tấn công. ",
    "stand-ins": "Ông nói nước này gặp hai bên. ",
    "denials": "Iran bác bỏ cáo buộc tấn công Israel hôm 20/10. ",
    "days": "".join(
        f"Nga tấn công Ukraine hôm {day}/{month}. " for month in range(1, 13) for day in range(1, 29)
    ),
    "sides": "".join(f"{one} lên án {other}. " for one, other in itertools.permutations(_SIDES, 2)),
}
"""Words that are written again and again: what makes patterns go back, lists grow and sentences never end."""


def ordinary(number: int) -> str:
    """A page of the examples with other countries in it, the same for the same number."""
    pages = sorted(EXAMPLES.glob("[0-9]*.txt"))
    text = pages[number % len(pages)].read_text(encoding="utf-8")
    for place, side in enumerate(_SIDES):
        text = text.replace(side, f"\0{place}\0")
    for place in range(len(_SIDES)):
        text = text.replace(f"\0{place}\0", _SIDES[(place + number) % len(_SIDES)])
    return text


def page(text: str, number: int = 0, published: str = _PUBLISHED) -> Document:
    """A text as a document."""
    return read_text(text, id=f"{number}", published=published)


def long_text(size: int) -> str:
    """Ordinary pages one behind the other, cut to so many bytes or a few less."""
    parts: list[str] = []
    length = 0
    for number in itertools.count():
        parts.append(ordinary(number))
        length += len(parts[-1].encode())
        if length >= size:
            return "\n\n".join(parts).encode()[:size].decode(errors="ignore")
    raise AssertionError


def hostile_text(words: str, size: int) -> str:
    """Words written again and again behind a piece of news, of so many bytes or a few less."""
    return (_NEWS + words * (size // len(words.encode()) + 1)).encode()[:size].decode(errors="ignore")


def exponent(sizes: list[int], seconds: list[float]) -> float:
    """The slope of the logarithm of time over that of length, by least squares."""
    xs, ys = [math.log(size) for size in sizes], [math.log(each) for each in seconds]
    middle, level = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle) * (y - level) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - middle) ** 2 for x in xs
    )


def _timed(document: Document) -> float:
    best = math.inf
    for _ in range(_PASSES):
        begin = time.process_time()
        code_document(document)
        best = min(best, time.process_time() - begin)
        if best > 1:
            break
    return best


def by_length(longest: int) -> bool:
    """Print a line for each kind of text; whether all exponents are in bounds."""
    sizes = [size for n in range(12) if (size := _SHORTEST * _STEP**n) <= longest]
    kinds: dict[str, Callable[[int], str]] = {"ordinary pages": long_text}
    kinds |= {name: partial(hostile_text, words) for name, words in HOSTILE.items()}
    print(f"| milliseconds for so many bytes | {' | '.join(f'{size:,}' for size in sizes)} | exponent |")
    print("|---" * (len(sizes) + 2) + "|")
    held = True
    for name, made in kinds.items():
        seconds = [_timed(page(made(size))) for size in sizes]
        slope = exponent(sizes[1:], seconds[1:])
        held &= slope <= _STEEPEST
        cells = " | ".join(f"{1000 * each:.2f}" for each in seconds)
        print(f"| {name} | {cells} | {slope:.2f}{'' if slope <= _STEEPEST else ' MISSED'} |", flush=True)
    return held


def _pages(count: int) -> Iterator[Document]:
    return (page(ordinary(number), number) for number in range(count))


def _code(count: int) -> None:
    """Code so many pages and print what it took, as JSON."""
    begin = time.process_time()
    records = sum(len(code_document(document)) for document in _pages(count))
    print(json.dumps([records, time.process_time() - begin, peak_mib()]))


def by_number(most: int) -> bool:
    """Print a line for each number of pages; whether memory is in bounds."""
    print("\n| pages | records | pages a second | peak MiB |\n|---|---|---|---|")
    held = True
    for count in (10**power for power in range(2, 7) if 10**power <= most):
        command = [sys.executable, __file__, "--code", str(count)]
        told = subprocess.run(command, check=True, capture_output=True).stdout
        records, seconds, peak = json.loads(told)
        held &= peak <= _MOST_MIB
        verdict = "" if peak <= _MOST_MIB else " MISSED"
        print(f"| {count:,} | {records:,} | {count / seconds:,.0f} | {peak:.0f}{verdict} |", flush=True)
    return held


def main() -> int:
    """Print both tables; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--longest", type=int, default=1_100_000, help="bytes of the longest page")
    parser.add_argument("--most", type=int, default=10_000, help="pages in the largest run")
    parser.add_argument("--code", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.code:
        _code(given.code)
        return 0
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, {platform.machine()}, ", end="")
    print(f"Python {platform.python_version()}, {build()}; processor time\n")
    code_document(page(ordinary(0)))
    held = by_length(given.longest)
    return 0 if by_number(given.most) and held else 1


if __name__ == "__main__":
    sys.exit(main())
