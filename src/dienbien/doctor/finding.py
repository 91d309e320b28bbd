"""What the doctor found, as a plain value.

Comes in: nothing. Goes out: the type.
"""

from typing import Literal

import msgspec

State = Literal["good", "doubtful", "wrong"]


class Finding(msgspec.Struct, frozen=True):
    """Something that was looked at: how it is, what it is, what was found, and what to do about it.

    `doubtful` works, but not as one may expect; what is `wrong` doesn't work.
    """

    state: State
    about: str
    told: str
    remedy: str = ""
