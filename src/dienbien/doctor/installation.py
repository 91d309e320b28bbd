"""Whether the program itself is whole: Python, packages, extras, tables, cache, and one sentence coded.

Comes in: nothing. Goes out: findings.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from dienbien.doctor.finding import Finding
from dienbien.version import __version__

_PACKAGE = "dienbien"
_REQUIRED = re.compile(r"^(?P<name>[\w.-]+)(?:\[[^\]]*\])?(?:>=(?P<least>[\d.]+))?")
_EXTRAS = {
    "postgres": ("psycopg", "a store in PostgreSQL"),
    "parquet": ("pyarrow", "Parquet and Arrow"),
    "warc": ("fastwarc", "WARC and WACZ"),
    "web": ("litestar", "the desk and the API (dienbien serve)"),
    "zstd": ("backports.zstd", "files packed with Zstandard"),
}
_SENTENCE = "Ngày 21/10, quân đội Chile pháo kích thị trấn Tacna của Peru."
_DAY = "2025-10-22"


def check_installation() -> Iterator[Finding]:
    """What is right and wrong with the installed program."""
    build = "compiled" if _is_compiled() else "pure Python"
    yield Finding("good", "program", f"dienbien {__version__}, {build}, Python {sys.version.split()[0]}")
    yield from _packages()
    yield from _extras()
    yield _cache()
    yield _coding()


def _is_compiled() -> bool:
    found = util.find_spec("dienbien.coding.coder")
    return found is not None and not str(found.origin).endswith(".py")


def _packages() -> Iterator[Finding]:
    """Packages that the program needs and that are missing or too old."""
    try:
        needed = [line for line in metadata.requires(_PACKAGE) or [] if "extra ==" not in line]
    except metadata.PackageNotFoundError:
        remedy = "install it (pip install .), so that its packages come along"
        yield Finding(
            "doubtful", "packages", "the program runs from its sources and is not installed", remedy
        )
        return
    wrong = [finding for line in needed for finding in _package(line)]
    yield from wrong
    if not wrong:
        yield Finding("good", "packages", f"all {len(needed)} that are needed are there")


def _package(line: str) -> Iterator[Finding]:
    match = _REQUIRED.match(line)
    name, least = (match["name"], match["least"]) if match else (line, None)
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        yield Finding("wrong", "packages", f"{name} is missing", f"pip install '{line}'")
        return
    if least and _numbers(version) < _numbers(least):
        yield Finding("wrong", "packages", f"{name} {version} is too old", f"pip install '{name}>={least}'")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def _extras() -> Iterator[Finding]:
    for extra, (module, use) in _EXTRAS.items():
        if _is_there(module) or (extra == "zstd" and sys.version_info >= (3, 14)):
            yield Finding("good", f"extra {extra}", f"{use} can be used")
        else:
            remedy = f"pip install 'dienbien[{extra}]', if you need it"
            yield Finding("good", f"extra {extra}", f"not installed: {use}", remedy)


def _is_there(module: str) -> bool:
    try:
        return util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _cache() -> Finding:
    """Whether compiled tables can be kept between runs."""
    from dienbien.language.kept import cache_folder

    folder = cache_folder()
    if folder is None:
        told = "nothing is kept between runs: DIENBIEN_CACHE is empty, or there is no folder for caches"
        return Finding(
            "doubtful", "cache", told, "each start takes a tenth of a second longer; set DIENBIEN_CACHE"
        )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        remedy = f"let yourself write there, or set DIENBIEN_CACHE to another folder ({error.strerror})"
        return Finding("doubtful", "cache", f"{folder} can't be written to", remedy)
    if loose := _loose(folder):
        told = f"{loose} may be written by others, and is not read"
        return Finding("doubtful", "cache", told, f"chmod go-w '{loose}', or remove it")
    return Finding("good", "cache", str(folder))


def _loose(folder: Path) -> Path | None:
    """A file of the cache that others may write."""
    if sys.platform == "win32":
        return None
    files = (path for path in folder.iterdir() if path.is_file())
    return next(
        (path for path in files if path.stat().st_mode & 0o022 or path.stat().st_uid != os.getuid()), None
    )


def _coding() -> Finding:
    """Whether the built-in tables can be read and a sentence gives its record."""
    import dienbien
    from dienbien.language.tables import TableError

    remedy = "install the program anew; its files are damaged or were changed"
    try:
        records = dienbien.code(_SENTENCE, published=_DAY)
    except (TableError, OSError) as error:
        return Finding("wrong", "tables", str(error), remedy)
    if [(record.event, record.date) for record in records] != [("ASSAULT", "2025-10-21")]:
        return Finding(
            "wrong", "coding", f"a plain sentence gives {len(records)} records, not its one", remedy
        )
    return Finding("good", "coding", "a sentence gives the record that it should")
