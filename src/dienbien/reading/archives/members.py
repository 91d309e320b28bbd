"""Members of an archive: which of them are pages, and what goes for all of them.

Comes in: names of members. Goes out: what they promise to hold. Nothing of an archive is ever
written to disk, so that names with `..` or a leading slash are names like any other.
"""

import mimetypes
import posixpath
from collections.abc import Callable, Iterator
from typing import BinaryIO

from dienbien.reading.found import Item, Options

ReadMember = Callable[[str, BinaryIO, Options], Iterator[Item]]
_TYPES = mimetypes.MimeTypes(filenames=())
_PAGES = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/atom",
    "application/json",
)
_NO_PAGES = ("text/css", "text/javascript", "text/csv", "text/calendar", "text/vcard")
_PACKED_OR_ARCHIVE = ("application/zip", "application/x-tar", "application/gzip")


def is_page_name(member: str) -> bool:
    """Whether a member of that name may hold pages; pictures, styles, scripts and hidden files don't."""
    base = posixpath.basename(member)
    if not base or base.startswith("."):
        return False
    kind, packing = _TYPES.guess_type(base)
    if kind is None or packing is not None or kind in _PACKED_OR_ARCHIVE:
        return True
    return kind.startswith(_PAGES) and not kind.startswith(_NO_PAGES)


def kind_of_name(member: str) -> str:
    """What a member that is no page is, to count it by: its media type, else `other`."""
    base = posixpath.basename(member)
    if not base:
        return "folder"
    return "hidden file" if base.startswith(".") else _TYPES.guess_type(base)[0] or "other"
