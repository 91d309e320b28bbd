"""How well encodings and languages are told: `python bench/decoding.py`.

Vietnamese texts, cut to 60, 200 and 1,000 letters, are written in each encoding and read again, as bytes and
as letters saved as Unicode. Sound UTF-8 must stay as it is, and no Vietnamese text may be told as another
language; neither may text in other languages be taken for a Vietnamese encoding. Texts are the examples of
the language tables and of examples/, and those of the corpora beside the project in ../shared, if they are
there (none is printed); for other languages tests/reading/languages.tsv and the names of countries and
languages in CLDR (babel).
"""

import datetime
import gzip
import json
import os
import platform
import random
import statistics
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dienbien.reading import find_zones
from dienbien.reading.encodings.decode import Decoded, decode
from dienbien.reading.encodings.legacy import NAMES, legacy
from dienbien.reading.encodings.mend import mend
from dienbien.reading.languages import identify

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "src" / "dienbien" / "language" / "vi" / "tables"
LANGUAGES = ROOT / "tests" / "reading" / "languages.tsv"
CORPUS = ROOT.parent / "shared" / "data" / "corpus"
LENGTHS = (60, 200, 1000)
TEXTS_PER_LENGTH = 500
TONES = "\u0300\u0301\u0303\u0309\u0323"
ENCODINGS = ("windows-1258", *NAMES)
SEED = 1258


def main() -> int:
    """Measure and print; 1 where a sound text was changed or a Vietnamese one would be skipped."""
    texts = list(example_texts())
    print(f"{datetime.date.today().isoformat()}, {os.cpu_count()}-core {platform.machine()}, ", end="")
    print(f"Python {platform.python_version()}\n")
    failures = 0
    for name, found in (("the project's examples", texts), ("the corpora beside it", list(corpus_texts()))):
        if found:
            print(f"{name}: {len(found):,} texts\n")
            accuracy(found)
            failures += soundness(found)
    failures += other_languages()
    failures += foreign_names()
    return 1 if failures else 0


def example_texts() -> Iterator[str]:
    """Example sentences of the language tables, twelve together as a page, and the example pages."""
    sentences: list[str] = []
    for path in sorted(TABLES.glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
        wanted = [i for i, column in enumerate(lines[0].split("\t")) if column in ("example", "counter")]
        rows = [line.split("\t") for line in lines[1:]]
        sentences += [row[i] for row in rows for i in wanted if i < len(row) and len(row[i]) > 20]
    random.Random(SEED).shuffle(sentences)
    for start in range(0, len(sentences), 12):
        yield " ".join(sentences[start : start + 12])
    for path in sorted((ROOT / "examples").glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def corpus_texts() -> Iterator[str]:
    """Articles and feed items of the corpora beside the project, if they are there."""
    for path in sorted([*CORPUS.glob("*.jsonl*"), *CORPUS.glob("rss/*.jsonl.gz")]):
        opened: Any = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rb") as stream:
            for line in stream:
                item = json.loads(line)
                yield item["text"] if "text" in item else f"{item['title']}\n\n{item.get('summary') or ''}"


def accuracy(texts: list[str]) -> None:
    """Print how many cut texts come back right, wrong and unsure, by encoding and length."""
    chance = random.Random(SEED)
    print("| encoding | letters | right | wrong | unsure | as Unicode: right | wrong | left |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for length in LENGTHS:
        long_enough = [text for text in texts if len(text) >= length]
        drawn = [_cut(chance.choice(long_enough), length, chance) for _ in range(TEXTS_PER_LENGTH)]
        drawn = [text for text in drawn if not text.isascii()]
        for encoding in ENCODINGS:
            counts = Counter(_as_bytes(text, encoding) for text in drawn)
            shown = Counter(_as_unicode(text, encoding) for text in drawn) if encoding in NAMES else Counter()
            cells = [_percent(counts[key], len(drawn)) for key in ("right", "wrong", "unsure")]
            cells += [
                _percent(shown[key], len(drawn)) if shown else "" for key in ("right", "wrong", "unsure")
            ]
            print(f"| {encoding} | {length:,} | {' | '.join(cells)} |")
    print()


def soundness(texts: list[str]) -> int:
    """Print how many sound texts were changed, how many told wrong, and what telling costs."""
    changed = sum(mend(text) is not None for text in texts)
    wrong: Counter[str] = Counter()
    how: Counter[str] = Counter()
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for text in texts:
        zones = find_zones(text)
        begin = time.perf_counter()
        told = identify(text, zones)
        way: str = told.how if told else "left open"
        taken[way].append(time.perf_counter() - begin)
        how[way] += 1
        if told is not None and told.language != "vi":
            wrong[told.language] += 1
    print(f"sound text changed: {changed}; told as another language: {wrong.total()} {dict(wrong) or ''}")
    for way, count in how.most_common():
        print(f"- Vietnamese by {way}: {count:,}, {statistics.median(taken[way]) * 1e6:.0f} µs each (median)")
    print()
    return changed + wrong.total()


def other_languages() -> int:
    """Print which of the texts in other languages are told, at several lengths; how many as Vietnamese."""
    taken = 0
    rows = [line.split("\t") for line in LANGUAGES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    print("other languages, by the letters that are read (right / left open / wrong):")
    for length in (60, 120, 200, 1000):
        told = [(code, identify(text[:length], ())) for code, text in rows[1:] if code != "vi-plain"]
        right = [code for code, found in told if found and found.language == code]
        wrong = [f"{code} as {found.language}" for code, found in told if found and found.language != code]
        left = [code for code, found in told if found is None]
        taken += sum(found is not None and found.language == "vi" for _, found in told)
        print(f"- {length:,}: {len(right)} / {len(left)} / {len(wrong)} {', '.join(wrong)}")
    print()
    return taken


def foreign_names() -> int:
    """Print how many lists of names in other languages were changed, or their bytes taken for Vietnamese."""
    changed = taken = texts = in_bytes = 0
    languages: set[str] = set()
    for language, text in names_of_cldr():
        texts += 1
        languages.add(language)
        changed += mend(text) is not None
        for codec in ("cp1252", "cp1250", "cp1254", "cp1257", "cp1251", "cp1253"):
            if (data := _in_codec(text, codec)) is not None:
                in_bytes += 1
                found = decode("-", data)
                taken += isinstance(found, Decoded) and found.encoding.startswith(ENCODINGS)
    print(f"names in {len(languages)} other languages: {texts:,} texts, {changed} changed as UTF-8; ", end="")
    print(f"{in_bytes:,} byte strings, {taken} taken for Vietnamese")
    return changed + taken


def names_of_cldr() -> Iterator[tuple[str, str]]:
    """Lists of twelve names of countries and languages outside ASCII, by language."""
    from babel import Locale, localedata

    chance = random.Random(SEED)
    for code in sorted(localedata.locale_identifiers()):
        if "_" in code or code == "vi":
            continue
        locale = Locale.parse(code)
        names = [*locale.territories.values(), *locale.languages.values()]
        chance.shuffle(names)
        for start in range(0, min(len(names), 300), 12):
            text = ", ".join(names[start : start + 12])
            if not text.isascii():
                yield code, text


def _in_codec(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def encoded(text: str, encoding: str) -> bytes:
    """The text in an encoding; what it has no letter for is written as `?`, capitals of TCVN3 small."""
    return b"".join(_letter(letter, encoding) for letter in unicodedata.normalize("NFC", text))


def _letter(letter: str, encoding: str) -> bytes:
    if letter.isascii():
        return letter.encode()
    if encoding == "windows-1258":
        apart = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(char for char in apart if char not in TONES))
        return (base + "".join(char for char in apart if char in TONES)).encode("cp1258", "replace")
    codes = legacy(encoding).letters
    code = codes.get(letter) or codes.get(letter.lower())
    if code is not None:
        return b"".join(bytes([ord(char)]) if ord(char) < 256 else char.encode("cp1252") for char in code)
    return b"?" if encoding == "viscii" else letter.encode("cp1252", "replace")


def _cut(text: str, length: int, chance: random.Random) -> str:
    """A stretch of that many letters from anywhere in the text."""
    begin = chance.randrange(len(text) - length + 1)
    return text[begin : begin + length]


def _as_bytes(text: str, encoding: str) -> str:
    found = decode("-", encoded(text, encoding))
    if not isinstance(found, Decoded) or "replaced" in found.encoding:
        return "unsure"
    return "right" if found.encoding.startswith(encoding) else "wrong"


def _as_unicode(text: str, encoding: str) -> str:
    found = mend(encoded(text, encoding).decode("latin-1"))
    if found is None:
        return "unsure"
    return "right" if found.what == f"holding {encoding}" else "wrong"


def _percent(count: int, total: int) -> str:
    return f"{100 * count / total:.1f}"


if __name__ == "__main__":
    sys.exit(main())
