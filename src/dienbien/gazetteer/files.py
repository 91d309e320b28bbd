"""Reading small tables of data: a file of `data/` comes in, its rows by column go out.

Tab-separated UTF-8; lines that start with `#` and empty lines are skipped, the first other line names the
columns. It checks the shape of rows, not what the cells mean.
"""

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_rows(name: str, folder: Path = DATA) -> Iterator[dict[str, str]]:
    """The rows of a table of a folder. Raises `ValueError` for a row with more cells than columns."""
    header: list[str] = []
    for number, line in enumerate((folder / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            raise ValueError(f"{name}:{number}: {len(cells)} cells for {len(header)} columns; remove tabs")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def degrees(cell: str) -> float | None:
    """A coordinate in degrees, None for an empty cell."""
    return float(cell) if cell else None
