"""What could not be fetched, as one exception that says what to do.

Comes in: nothing. It holds plain values only.
"""


class FetchError(Exception):
    """An address that gave nothing: `reason` says in plain words why, `remedy` what to do about it.

    `is_lasting` says that asking the same again would hardly help: a wrong address, a page that is not there,
    one that is too long. `status` is what the server answered, None where it did not come to an answer.
    """

    def __init__(
        self, reason: str, remedy: str, *, is_lasting: bool = False, status: int | None = None
    ) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy
        self.is_lasting = is_lasting
        self.status = status
