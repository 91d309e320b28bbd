"""A readable chronicle of events, with the words that prove each of them: as Markdown and as HTML.

`chronicle` says what stands in it, `days` how a date reads, `markdown` and `html` how it is marked up. What a
page says is text and never markup, whatever it holds.
"""

from dienbien.exports.dossier.html import write_html
from dienbien.exports.dossier.markdown import write_markdown

__all__ = ["write_html", "write_markdown"]
