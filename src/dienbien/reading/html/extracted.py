"""What trafilatura takes for the main content of a page.

Comes in: an element tree. Goes out: a test for paragraphs. Extraction is asked for its opinion only: which
words stay, and in which order, is decided by `story` from the page's own blocks.
"""

import logging
import re
from collections.abc import Callable
from copy import deepcopy

from lxml.html import HtmlElement

_MOST_ELEMENTS = 60_000
_WORD = re.compile(r"\w+")
_RUN = 4

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def main_content(tree: HtmlElement) -> Callable[[str], bool] | None:
    """A function that says of a paragraph whether it is in the main content; None where there is none.

    A paragraph is in it if most of its runs of four words are. Pages of more than 60,000 elements are not
    asked about.
    """
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return None
    texts = _extracted(tree)
    runs = {run for text in texts for run in _runs(text)}
    if not runs:
        return None

    def holds(paragraph: str) -> bool:
        own = _runs(paragraph)
        return bool(own) and sum(run in runs for run in own) * 2 > len(own)

    return holds


def _extracted(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura extracts."""
    from trafilatura import bare_extraction

    try:
        # A copy, since extraction takes the tree apart.
        document = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    except Exception:
        # A page that breaks the extractor is still laid out by its own blocks.
        return []
    body = getattr(document, "body", None)
    return [] if body is None else ["".join(element.itertext()) for element in body]


def _runs(text: str) -> list[int]:
    """Hashes of all runs of four words; of all the words where there are fewer."""
    words = [word.lower() for word in _WORD.findall(text)]
    return [hash(tuple(words[i : i + _RUN])) for i in range(max(1, len(words) - _RUN + 1))] if words else []
