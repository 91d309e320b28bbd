"""What could not be fetched, as one exception that says what to do.

Comes in: nothing. It holds plain values only.
"""


class FetchError(Exception):
    """An address that gave nothing: `reason` says in plain words why, `remedy` what to do about it."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy
