"""A digest of the program's own sources: what is kept of them holds until one of them changes.

Comes in: names of sub-packages. Goes out: a digest of their code and tables. It knows nothing of their work.
"""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

_ROOT = Path(__file__).parent
_SUFFIXES = frozenset({".py", ".tsv"})


def digest_of(packages: Iterable[str]) -> str:
    """32 hexadecimal digits that are others as soon as a module or table of the packages is."""
    digest = blake2b(digest_size=16)
    for package in packages:
        for path in sorted(path for path in (_ROOT / package).rglob("*") if path.suffix in _SUFFIXES):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(_ROOT).as_posix()} {len(content)} ".encode() + content)
    return digest.hexdigest()
