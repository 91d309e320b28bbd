"""What bytes say of their own encoding: a byte order mark, a `<meta>` element, an XML declaration.

Comes in: the first bytes of a page. Goes out: labels as they stand there. It does not check whether they are
true. Only the first 4 KiB count, as browsers look at the first 1 KiB and old pages are worse.
"""

import codecs
import re

LOOKED_AT = 4096

_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMENT = re.compile(rb"<!--.{0,4096}?-->", re.DOTALL)
_XML = re.compile(
    rb"\s{0,64}<\?xml[^>]{0,200}?\sencoding\s{0,8}=\s{0,8}[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE
)
_META = re.compile(rb"<meta\s[^>]{0,500}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([\w.:-]{1,40})", re.IGNORECASE)
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|title|meta|p|div|table|font|br|\?xml)\b", re.IGNORECASE)


def byte_order_mark(data: bytes) -> tuple[bytes, str | None]:
    """The byte order mark that the data begin with, and the encoding it tells; none and None without one."""
    return next(((mark, name) for mark, name in _MARKED if data.startswith(mark)), (b"", None))


def declared_label(data: bytes) -> str | None:
    """The encoding that an XML declaration or a `<meta>` element names, None where there is none."""
    head = _COMMENT.sub(b"", data[:LOOKED_AT])
    found = _XML.match(head) or _META.search(head)
    return found[1].decode("ascii", "replace") if found else None


def is_markup(data: bytes) -> bool:
    """Whether the bytes look like HTML or XML rather than plain text."""
    return _MARKUP.search(data, 0, LOOKED_AT) is not None


def unmarked_utf16(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where every other byte is 0 as in such text without byte order mark."""
    head = data[:LOOKED_AT]
    pairs = len(head) // 2
    if pairs < 8 or b"\x00" not in head:
        return None
    even, odd = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if odd * 3 >= pairs and even * 50 <= pairs:
        return "utf-16-le"
    if even * 3 >= pairs and odd * 50 <= pairs:
        return "utf-16-be"
    return None
