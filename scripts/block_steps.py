"""Steps of following a page that are no matter for a shell: what `docblocks.py` has done between its blocks.

    python block_steps.py put FILE [WORD INSTEAD]…
    python block_steps.py split FILE PORT
    python block_steps.py await ADDRESS HOST

`put` replaces words in a file. `split` takes the last line of a file, which starts a server, apart as
FILE.last with PORT for its port, and writes into FILE.asked where the server will answer. `await` waits half
a minute until it does. Comes in: arguments. Goes out: files, and an exit code. It needs the standard library
alone, so any Python runs it.
"""

import re
import ssl
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_TRIES = 300
_PAUSE = 0.1


def put(path: Path, *pairs: str) -> int:
    """Put other words in the place of some."""
    text = path.read_text(encoding="utf-8")
    for word, instead in zip(pairs[::2], pairs[1::2], strict=True):
        text = text.replace(word, instead)
    path.write_text(text, encoding="utf-8")
    return 0


def split(path: Path, port: str) -> int:
    """Take the line that starts a server apart from those before it."""
    *before, last = path.read_text(encoding="utf-8").replace("\\\n", " ").strip().splitlines()
    last = last.partition(" #")[0]
    last, places = re.subn(r"--(port|metrics) \d+", rf"--\1 {port}", last)
    last += "" if places else f" --port {port}"
    name = re.search(r"--name (\S+)", last)
    scheme = "https" if "--certificate" in last else "http"
    host = name[1] if name else "127.0.0.1"
    path.write_text("\n".join(before), encoding="utf-8")
    Path(f"{path}.last").write_text(f"exec {last}", encoding="utf-8")
    Path(f"{path}.asked").write_text(f"{scheme}://127.0.0.1:{port}/ {host}", encoding="utf-8")
    return 0


def wait(address: str, host: str) -> int:
    """Wait until a server answers to its name; 1 if it does not, or only that it fails."""
    asked = urllib.request.Request(address, headers={"Host": host})
    context = ssl._create_unverified_context() if asked.type == "https" else None
    for _ in range(_TRIES):
        try:
            with urllib.request.urlopen(asked, timeout=5, context=context) as answer:
                return int(answer.status != 200)
        except urllib.error.HTTPError as answer:
            return int(answer.code >= 500)
        except OSError:
            time.sleep(_PAUSE)
    return 1


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["await", address, host]:
            sys.exit(wait(address, host))
        case ["put", path, *pairs] if len(pairs) % 2 == 0:
            sys.exit(put(Path(path), *pairs))
        case ["split", path, port]:
            sys.exit(split(Path(path), port))
        case _:
            sys.exit(__doc__)
