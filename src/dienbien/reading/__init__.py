"""The front door of reading: files, directories, globs, JSONL or standard input to documents with zones.

Comes in: names, or a text given in Python. Goes out: `Document`s with zones one after the other, a
`ReadError` for whatever could not be read, and a `Skipped` for what is in another language. Of Vietnamese it
knows the marks of a page and how syllables are built, no words.
"""

from dienbien.reading.documents import read, read_text
from dienbien.reading.errors import NoArticleError, ReadError, Skipped
from dienbien.reading.zones.find import find_zones

__all__ = ["NoArticleError", "ReadError", "Skipped", "find_zones", "read", "read_text"]
