"""Write src/dienbien/reading/tables/syllables.tsv: how often the project's tables use each marked syllable.

The sentences counted are the examples and counter-examples of the language tables, which the project wrote
itself. Syllables with a Vietnamese letter that stand there at least twice are kept, foreign names are not.
Run it when the tables have grown much; the numbers need not be fresh.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from dienbien.reading.encodings.syllables import is_syllable, plain_form

ROOT = Path(__file__).parent.parent
TABLES = ROOT / "src" / "dienbien" / "language" / "vi" / "tables"
TARGET = ROOT / "src" / "dienbien" / "reading" / "tables" / "syllables.tsv"
LEAST = 2
HEAD = """\
# How often each syllable with a Vietnamese letter stands in the example sentences of the language tables
# (scripts/build_syllables.py). It tells which of several encodings makes Vietnamese of a page's bytes.
"""


def main() -> int:
    """Count and write; the number of syllables goes to standard output."""
    counted: Counter[str] = Counter()
    for path in sorted(TABLES.glob("*.tsv")):
        for sentence in _sentences(path):
            counted.update(re.findall(r"[^\W\d_]+", plain_form(sentence)))
    rows = [
        (word, n)
        for word, n in counted.most_common()
        if n >= LEAST and not word.isascii() and is_syllable(word)
    ]
    text = HEAD + "syllable\tcount\n" + "".join(f"{word}\t{n}\n" for word, n in rows)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(rows)} syllables, {sum(n for _, n in rows)} of {counted.total()} words")
    return 0


def _sentences(path: Path) -> list[str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    header = lines[0].split("\t")
    wanted = [i for i, column in enumerate(header) if column in ("example", "counter")]
    cells = [line.split("\t") for line in lines[1:]]
    return [row[i] for row in cells for i in wanted if i < len(row)]


if __name__ == "__main__":
    sys.exit(main())
