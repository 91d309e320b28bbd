"""Libraries that tell languages, beside each other: `python bench/languages.py`.

Each of those that are installed reads the texts of tests/reading/languages.tsv cut to 60, 120 and 200
letters, in a process of its own. Prints how many it tells right, what one text costs, and what importing it
and its size cost. Install what you want to compare: cld3-py comes with the project, the others are pycld2,
py3langid and lingua-language-detector.
"""

import importlib
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

LANGUAGES = Path(__file__).parent.parent / "tests" / "reading" / "languages.tsv"
LENGTHS = (60, 120, 200)
SAME = {"fil": "tl", "zh-latn": "?", "zh-cn": "zh"}
MODULES = {
    "gcld3": "cld3-py",
    "pycld2": "pycld2",
    "py3langid": "py3langid",
    "lingua": "lingua-language-detector",
}


def main(arguments: list[str]) -> int:
    """Compare the libraries, or, with a module's name, measure that one and print JSON."""
    if arguments:
        if arguments[0] not in MODULES:
            sys.exit(f"{arguments[0]}: no library that is compared; they are {', '.join(MODULES)}")
        print(json.dumps(measure(arguments[0])))
        return 0
    print("| library | right of 27 at 60 | 120 | 200 letters | a text | import | peak memory | installed |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for module, name in MODULES.items():
        if importlib.util.find_spec(module) is None:
            continue
        done = subprocess.run([sys.executable, __file__, module], capture_output=True, check=True, text=True)
        told = json.loads(done.stdout)
        right = " | ".join(str(count) for count in told["right"])
        costs = f"{told['text']:.2f} ms | {told['import']:.0f} ms | {told['peak']} MB"
        print(f"| {name} | {right} | {costs} | {told['megabytes']:.1f} MB |")
    return 0


def measure(module: str) -> dict[str, Any]:
    """What one library tells and costs."""
    import resource

    rows = [line.split("\t") for line in LANGUAGES.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    texts = [(code.removesuffix("-plain"), text) for code, text in rows[1:]]
    begin = time.perf_counter()
    tell = _teller(module)
    tell(texts[0][1])
    imported = time.perf_counter() - begin
    right = [sum(_plain(tell(text[:length])) == code for code, text in texts) for length in LENGTHS]
    begin = time.perf_counter()
    for _, text in texts:
        tell(text)
    each = (time.perf_counter() - begin) / len(texts)
    spec = importlib.util.find_spec(module)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    files = (
        folder.rglob("*")
        if spec and spec.submodule_search_locations
        else [Path(spec.origin or "")]
        if spec
        else []
    )
    size = sum(path.stat().st_size for path in files if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "right": right,
        "text": each * 1e3,
        "import": imported * 1e3,
        "peak": peak,
        "megabytes": size / 1e6,
    }


def _teller(module: str) -> Callable[[str], str]:
    """A function from a text to the code that the library gives."""
    library: Any = importlib.import_module(module)
    if module == "gcld3":
        detector = library.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=8000)
        return lambda text: str(detector.FindLanguage(text=text).language)
    if module == "pycld2":
        return lambda text: str(library.detect(text)[2][0][1])
    if module == "py3langid":
        return lambda text: str(library.classify(text)[0])
    built = library.LanguageDetectorBuilder.from_all_languages().build()
    return lambda text: str(getattr(built.detect_language_of(text), "iso_code_639_1", None)).split(".")[-1]


def _plain(code: str) -> str:
    code = code.lower()
    return SAME.get(code, code).partition("-")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
