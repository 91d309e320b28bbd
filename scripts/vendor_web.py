"""Fetch what the pages use from the npm registry, and lay it out as it is served.

    python scripts/vendor_web.py            # needs npm and the extra build-data

Writes src/dienbien/web/static/vendor (with each licence and VERSIONS.tsv) and
src/dienbien/web/pages/data/outlines.tsv. Versions are fixed below; a new one is a change of this file.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pycountry

HOUSE = Path(__file__).resolve().parent.parent
SERVED = HOUSE / "src/dienbien/web/static/vendor"
OUTLINES = HOUSE / "src/dienbien/web/pages/data/outlines.tsv"
ATLAS = "countries-50m.json"
PACKAGES = (
    ("d3-array", "3.2.5", "dist/d3-array.min.js"),
    ("d3-geo", "3.1.2", "dist/d3-geo.min.js"),
    ("topojson-client", "3.1.0", "dist/topojson-client.min.js"),
    ("world-atlas", "2.0.2", ATLAS),
)
# Entities of the codebook without an ISO number that the atlas draws, by its names for them.
UNNUMBERED = {"XKX": "Kosovo", "XNC": "N. Cyprus", "XSL": "Somaliland"}


def main() -> int:
    if shutil.which("npm") is None:
        print("npm is not installed; install Node.js and run it again", file=sys.stderr)
        return 1
    with TemporaryDirectory() as name:
        folder = Path(name)
        wanted = [f"{package}@{version}" for package, version, _ in PACKAGES]
        subprocess.run(
            ["npm", "install", "--silent", "--no-save", "--ignore-scripts", *wanted], cwd=folder, check=True
        )
        _lay_out(folder / "node_modules")
    _write_outlines()
    return 0


def _lay_out(modules: Path) -> None:
    SERVED.mkdir(parents=True, exist_ok=True)
    rows = ["package\tversion\tlicence\tfile"]
    for package, version, path in PACKAGES:
        told = json.loads((modules / package / "package.json").read_text(encoding="utf-8"))
        shutil.copyfile(modules / package / path, SERVED / Path(path).name)
        shutil.copyfile(modules / package / "LICENSE", SERVED / f"{package}.LICENSE")
        rows.append(f"{package}\t{version}\t{told['license']}\t{Path(path).name}")
    (SERVED / "VERSIONS.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _write_outlines() -> None:
    """Which outline of the atlas is which country: the atlas has ISO 3166-1 numbers."""
    atlas = json.loads((SERVED / ATLAS).read_text(encoding="utf-8"))
    shapes = atlas["objects"]["countries"]["geometries"]
    numbers = {shape.get("id") for shape in shapes}
    names = {shape["properties"]["name"] for shape in shapes}
    rows = {c.alpha_3: c.numeric for c in pycountry.countries if c.numeric in numbers}
    rows |= {code: name for code, name in UNNUMBERED.items() if name in names}
    lines = [f"{code}\t{outline}" for code, outline in sorted(rows.items())]
    head = "# Made by scripts/vendor_web.py: a country's code, and its outline's number or name in the atlas."
    OUTLINES.write_text("\n".join([head, "iso3\toutline", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
