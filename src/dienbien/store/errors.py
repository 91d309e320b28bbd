"""What a user can get wrong with a store, as one exception that says what to do.

Comes in: nothing. It holds plain values only.
"""


class StoreError(Exception):
    """A store that can't be opened, read or written; the message names it and what to do about it."""
