"""What scripts are given: documents and files, or a line that says what is wrong with them.

Comes in: names of files. Goes out: what they hold. What can't be used ends a script with a line on standard
error and exit code 2; of several documents those that can be read are read.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from dienbien.reading import read
from dienbien.records import Document


def end(message: object) -> NoReturn:
    """Say what is wrong and end with exit code 2."""
    print(message, file=sys.stderr)
    raise SystemExit(2)


def documents(inputs: Sequence[str]) -> Iterator[Document]:
    """The documents of inputs; what can't be read is named on standard error. Ends the script if none can."""
    found_any = False
    for found in read(inputs):
        if isinstance(found, Document):
            found_any = True
            yield found
        else:
            print(found, file=sys.stderr)
    if not found_any:
        end("no documents; name files or folders that `dienbien code` reads")


@contextmanager
def told(*errors: type[Exception], of: object = "") -> Iterator[None]:
    """End the script with a line where a file can't be read or written, or one of `errors` says why not.

    `of` is the file that is read, where these errors don't name it.
    """
    try:
        yield
    except errors as error:
        end(f"{of}: {error}" if of else error)
    except OSError as error:
        end(f"{error.filename}: {error.strerror}; check the name")


def count(word: str) -> int:
    """An argument that counts things: 1 or more. Raises what argparse tells the user."""
    if not word.isdecimal() or not int(word):
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 1 on")
    return int(word)


def text_of(path: Path) -> str:
    """The text of a UTF-8 file; ends the script, naming it, where that can't be read."""
    with told():
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            end(f"{path}: no text in UTF-8; check the name")
