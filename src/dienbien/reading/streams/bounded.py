"""Reading a stream to its end, or as far as is allowed.

Comes in: a binary stream and a bound. Goes out: its bytes, in no more memory than there are of them.
"""

from typing import BinaryIO

_STEP = 256 * 1024


def read_most(stream: BinaryIO, most: int) -> bytes:
    """The bytes of a stream up to its end, no more than `most`; a short one takes little memory."""
    found = bytearray()
    while len(found) < most and (chunk := stream.read(min(_STEP, most - len(found)))):
        found += chunk
    return bytes(found)
