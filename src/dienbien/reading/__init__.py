"""The front door of reading: files, directories, globs, JSONL or standard input to documents with zones.

Comes in: names, or a text given in Python. Goes out: `Document`s with zones one after the other, and a
`ReadError` for whatever could not be read. It knows nothing of the language beyond the marks of a page.
"""

from dienbien.reading.documents import read, read_text
from dienbien.reading.errors import NoArticleError, ReadError, Skipped
from dienbien.reading.zones import find_zones

__all__ = ["NoArticleError", "ReadError", "Skipped", "find_zones", "read", "read_text"]
