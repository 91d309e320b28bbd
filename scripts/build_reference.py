"""Writes the pages of reference from the code into docs/reference: `make reference`, also before `make docs`.

The pages are made, not kept: git ignores them, so they are never out of date.
"""

from pathlib import Path

from reference import commands, data, http, python

from dienbien.cli.main import cli

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def main() -> None:
    """Write all pages."""
    pages = {
        "command-line": commands.page(cli),
        "python": python.page(),
        "http-api": http.page(),
        "record": data.record_page(),
        "exports": data.exports_page(),
        "store": data.store_page(),
        "tables": data.tables_page(),
        "configuration": data.settings_page(),
    }
    FOLDER.mkdir(exist_ok=True)
    for name, lines in pages.items():
        (FOLDER / f"{name}.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
