"""The bars of a chart as SVG and as rows of a table, from numbers and the words of a language alone.

Comes in: a chart, words. Goes out: `Markup`. A chart has hundreds of parts: a template would take most of
the time of a page for them.
"""

from collections.abc import Iterator

from markupsafe import Markup, escape

from dienbien.web.pages.bars import Bar, Chart
from dienbien.web.pages.words import Wording


def drawn(chart: Chart, words: Wording) -> Markup:
    """The bars, each a group with its title and its parts as rectangles."""
    return Markup("\n".join(_group(bar, words) for bar in chart.bars))


def rows(chart: Chart, words: Wording) -> Iterator[tuple[Bar, str, str]]:
    """The bars that have events: each with its days and its classes in words."""
    return ((bar, _days(bar, words), _classes(bar, words)) for bar in chart.bars if bar.events)


def _group(bar: Bar, words: Wording) -> str:
    title = escape(f"{_days(bar, words)}: {_classes(bar, words)}")
    parts = (
        f'<rect class="{(part.quad or "none").replace(" ", "-")}" x="{bar.left:.2f}" y="{part.top:.2f}" '
        f'width="{bar.width:.2f}" height="{part.height:.2f}"/>'
        for part in bar.parts
    )
    return f"<g><title>{title}</title>{''.join(parts)}</g>"


def _days(bar: Bar, words: Wording) -> str:
    first = words.day(bar.first)
    return first if bar.last == bar.first else f"{first} – {words.day(bar.last)}"


def _classes(bar: Bar, words: Wording) -> str:
    return ", ".join(f"{words(part.quad or 'no quad')} {words.number(part.events)}" for part in bar.parts)
