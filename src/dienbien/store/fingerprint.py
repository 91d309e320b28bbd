"""What codes a page: the program's version and its tables, as one short name.

Comes in: the tables of a user, if there are any. Goes out: a name that changes whenever records could.
"""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dienbien.version import __version__

_PACKAGES = ("coding", "language", "gazetteer", "records")


def coder_fingerprint(tables: Path | None = None) -> str:
    """The version and a digest of the coder's code and tables: `0.1.0+3f9a…`; with those of a directory."""
    digest = blake2b(_own().encode(), digest_size=6)
    for path in sorted(tables.glob("*.tsv")) if tables is not None else ():
        digest.update(path.name.encode() + b"\x00" + path.read_bytes())
    return f"{__version__}+{digest.hexdigest()}"


@cache
def _own() -> str:
    """A digest of everything in the package that a record depends on."""
    digest = blake2b(digest_size=16)
    for package in _PACKAGES:
        _add(digest, files("dienbien") / package, package)
    return digest.hexdigest()


def _add(digest: blake2b, folder: Traversable, path: str) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(digest, entry, f"{path}/{entry.name}")
        elif entry.name.endswith((".py", ".tsv")):
            digest.update(f"{path}/{entry.name}".encode() + b"\x00" + entry.read_bytes())
