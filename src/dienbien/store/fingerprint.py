"""What codes a page: the program's version and its tables, as one short name.

Comes in: the tables of a user, if there are any. Goes out: a name that changes whenever records could.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from dienbien.digest import digest_of
from dienbien.version import __version__

_PACKAGES = ("coding", "language", "gazetteer", "records")
_own = cache(digest_of)


def coder_fingerprint(tables: Path | None = None) -> str:
    """The version and a digest of the coder's code and tables: `0.1.0+3f9a…`; with those of a directory."""
    digest = blake2b(_own(_PACKAGES).encode(), digest_size=6)
    for path in sorted(tables.glob("*.tsv")) if tables is not None else ():
        digest.update(path.name.encode() + b"\x00" + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()}"
