"""How Sphinx makes the documentation site of the Markdown pages: `make docs`, out goes build/site.

The sources are the pages as a forge shows them: README, CONTRIBUTING, CHANGELOG and docs/, with their links.
The pages of docs/reference are made from the code just before (scripts/build_reference.py).
"""

import re
import sys
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from dienbien.version import __version__  # noqa: E402

project = "Dienbien"
author = "the Dienbien authors"
copyright = f"2026 {author}"  # noqa: A001
version = release = __version__
language = "en"

extensions = ["myst_parser"]
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**.md", "examples/README.md", "handcoded/README.md"]
exclude_patterns = [".*", "build", "dist", "src", "tests", "bench", "scripts", "notebooks", "**/__pycache__"]

myst_heading_anchors = 4
myst_enable_extensions = ["attrs_inline"]
myst_links_external_new_tab = False
nitpicky = True

html_theme = "furo"
html_title = f"Dienbien {__version__}"
html_static_path: list[str] = []
html_show_sphinx = False
html_copy_source = False

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s:#]+)\.md\)")
_REFERENCE = "Reference from the code"


def _navigation(app: Sphinx, docname: str, source: list[str]) -> None:
    """Make the menu of the links of the index: one part a heading, so that the index is kept alone."""
    if docname != app.config.root_doc:
        return
    parts = source[0].split("\n## ")
    for number, part in enumerate(parts):
        title = f":caption: {part.partition(chr(10))[0]}\n" if number else ""
        found = _LINK.findall(part)
        pages = "\n".join(page if number else f"{words} <{page}>" for words, page in found)
        parts[number] = f"{part}\n\n```{{toctree}}\n:hidden:\n{title}\n{pages}\n```\n"
    reference = f"\n\n```{{toctree}}\n:hidden:\n:glob:\n:caption: {_REFERENCE}\n\nreference/*\n```\n"
    source[0] = "\n## ".join(parts) + reference


def setup(app: Sphinx) -> None:
    """Tell Sphinx of what is ours."""
    app.connect("source-read", _navigation)
