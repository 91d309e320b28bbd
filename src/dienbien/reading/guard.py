"""Whatever goes wrong while an input is read, as a value.

Comes in: what a format finds, one after the other. Goes out: the same, and a last `ReadError` where reading
it raised: everything before it is kept. Defects of the program itself are not caught.
"""

import lzma
import struct
import zlib
from collections.abc import Iterator

from dienbien.reading.encodings.decode import wrong_encoding
from dienbien.reading.errors import ReadError
from dienbien.reading.found import Item
from dienbien.reading.streams.packed import DamageError

_DAMAGED = (EOFError, zlib.error, lzma.LZMAError, struct.error)
_UNREADABLE = (OSError, ValueError, NotImplementedError, OverflowError, RecursionError)


def guarded(name: str, items: Iterator[Item], place: str | None = None) -> Iterator[Item]:
    """The items; an exception that reading them raises ends them with an error about `name`."""
    try:
        yield from items
    except DamageError as error:
        yield place, error.told_of(name)
    except UnicodeDecodeError as error:
        yield place, wrong_encoding(name, error.encoding, f"byte {error.start}")
    except FileNotFoundError:
        yield place, ReadError(name, None, "does not exist", "check the name")
    except _DAMAGED as error:
        yield place, ReadError(name, None, f"is damaged ({error})", "get it again")
    except _UNREADABLE as error:
        detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        remedy = "check that it is a file you may read"
        yield place, ReadError(name, None, f"cannot be read ({detail})", remedy)
