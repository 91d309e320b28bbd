"""Builds wheel and sdist, looks into them, and tries the wheel on the oldest and newest Python that is there.

Comes in: the project's files. Goes out: what is wrong, and sizes; exit code 1 where something is. Needs
`build`. Interpreters are looked for on PATH and among those of pyenv; versions that are not there are named.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""From the oldest that is supported to the newest."""
BUDGET = {"wheel": 6_000_000, "sdist": 8_000_000}
"""The most bytes that a package may have. The wheel's largest part are outlines of countries and towns."""
NEEDED = (
    "dienbien/py.typed",
    "dienbien/coding/weights.tsv",
    "dienbien/doctor/variables.tsv",
    "dienbien/gazetteer/data/towns.tsv.gz",
    "dienbien/language/vi/tables/acts_material.tsv",
    "dienbien/store/migrations/env.py",
    "dienbien/store/migrations/versions/v0001_first.py",
    "dienbien/watch/starter.toml",
    "dienbien/web/static/vendor/countries-50m.json",
)
_SENTENCE = "Ngày 21/10, quân đội Chile pháo kích thị trấn Tacna của Peru."
_TRIAL = (
    "import dienbien; found = dienbien.code({!r}, published='2025-10-22'); "
    "assert [record.event for record in found] == ['ASSAULT'], found"
)


def main() -> int:
    """Check both packages and try the wheel; how many things are wrong, at most 1."""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "dist"
        subprocess.run(
            [sys.executable, "-m", "build", "--outdir", out, ROOT], check=True, capture_output=True
        )
        (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
        wrong += wrong_in_wheel(wheel) + wrong_in_sdist(sdist)
        for version, python in _oldest_and_newest().items():
            wrong += _tried(wheel, python, Path(scratch) / version)
    print("\n".join(wrong) or "wheel and sdist hold what they should and work")
    return 1 if wrong else 0


def wrong_in_wheel(wheel: Path) -> list[str]:
    """What a wheel lacks, has too much, or that it is too large."""
    names = zipfile.ZipFile(wheel).namelist()
    info = f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"
    licences = [f"{info}/licenses/{name}" for name in ("LICENSE", "NOTICE")]
    sources = {path.relative_to(ROOT / "src").as_posix() for path in _kept("src")}
    wrong = [
        f"{wheel.name} lacks {name}" for name in (*NEEDED, *licences, *sorted(sources)) if name not in names
    ]
    strange = [name for name in names if name not in sources and not name.startswith(f"{info}/")]
    return [*wrong, *(f"{wheel.name} should not hold {name}" for name in strange), *_weighed(wheel, "wheel")]


def wrong_in_sdist(sdist: Path) -> list[str]:
    """The same of an sdist, from which tests, documentation and wheel can be made."""
    with tarfile.open(sdist) as archive:
        names = {member.name.partition("/")[2] for member in archive if member.isfile()}
    kept = {path.relative_to(ROOT).as_posix() for path in _kept(".")}
    left = {name for name in kept if name.startswith((".ci/", ".git", ".pre-commit"))}
    wrong = [f"{sdist.name} lacks {name}" for name in sorted(kept - left - names)]
    strange = sorted(names - kept - {"PKG-INFO"})
    return [*wrong, *(f"{sdist.name} should not hold {name}" for name in strange), *_weighed(sdist, "sdist")]


def _kept(folder: str) -> list[Path]:
    """The files of a folder that git keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, check=True
    ).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def _weighed(package: Path, kind: str) -> list[str]:
    size = package.stat().st_size
    print(f"{package.name}: {size:,} bytes of at most {BUDGET[kind]:,}")
    return [f"{package.name} has {size:,} bytes; at most {BUDGET[kind]:,}"] if size > BUDGET[kind] else []


def _python(version: str) -> str | None:
    """An interpreter of a version that starts, by name or from pyenv."""
    pyenv = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    for name in (sys.executable, f"python{version}", *map(str, pyenv)):
        try:
            told = subprocess.run(
                [name, "-c", "import sys; print(sys.version)"], capture_output=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            continue
        if told.stdout.decode().startswith(f"{version}."):
            return name
    return None


def _oldest_and_newest() -> dict[str, str]:
    """An interpreter of each version to try. Says which supported versions are not here."""
    here = {version: python for version in PYTHONS if (python := _python(version))}
    if missing := [version for version in PYTHONS if version not in here]:
        print(f"not here, so not tried: Python {', '.join(missing)}")
    return {version: here[version] for version in [*list(here)[:1], *list(here)[-1:]]}


def _tried(wheel: Path, python: str, folder: Path) -> list[str]:
    """What goes wrong with a wheel in a fresh environment: import, one record, the doctor, the server."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    steps = (
        ["python", "-m", "pip", "install", "-qq", f"{wheel}[web,parquet]"],
        ["python", "-m", "pip", "check"],
        ["python", "-c", _TRIAL.format(_SENTENCE)],
        ["dienbien", "doctor"],
        ["dienbien", "ingest", str(ROOT / "examples"), "--published", "2025-10-22", "--store", "news.db"],
        ["dienbien", "export", "parquet", "--store", "news.db", "-o", "events.parquet"],
        ["python", "-c", "from dienbien.web import create_app; create_app('news.db')"],
    )
    for program, *words in steps:
        command = [str(folder / "bin" / program), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        if done.returncode:
            said = (done.stdout + done.stderr)[-2000:]
            return [f"Python {folder.name}: {program} {' '.join(words)}: {said}"]
    print(f"Python {folder.name}: the wheel installs and works")
    return []


if __name__ == "__main__":
    sys.exit(main())
