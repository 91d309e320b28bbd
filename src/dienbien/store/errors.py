"""What a user can get wrong with a store, as one exception that says what to do.

Comes in: nothing. It holds plain values only.
"""


class StoreError(Exception):
    """A store that can't be opened, read or written; the message names it and what to do about it."""


_REMEDIES = {
    "full": "make room on the disk and run it again: what was stored is sound",
    "not a database": "it is no store; name another file",
    "malformed": "the file is damaged; restore it from a backup",
    "locked": "another program writes to it; wait for it and run it again",
    "readonly": "check that you may write to the file and its directory",
    "unable to open": "check the path and that you may write there",
}


def remedy(reason: str) -> str:
    """What to do about what a database complains of."""
    return next(
        (remedy for words, remedy in _REMEDIES.items() if words in reason.lower()),
        "check the store and its server",
    )
