"""Lines for the log that are told when what they say is written, and not before.

Comes in: messages with members. Goes out: lines of the logger `dienbien.watch`; their `members` are in the
record, for whoever writes structured logs.
"""

import logging
from typing import Any

from dienbien.safe import one_line

log = logging.getLogger("dienbien.watch")


class Told:
    """Lines of a transaction that is not over yet."""

    def __init__(self) -> None:
        self._lines: list[tuple[int, str, dict[str, Any]]] = []

    def add(self, level: int, message: str, **members: Any) -> None:
        """Note a line with its members."""
        self._lines.append((level, message, members))

    def tell(self) -> None:
        """Write the lines."""
        lines, self._lines = self._lines, []
        for level, message, members in lines:
            log.log(level, "%s", one_line(message), extra={"members": members})
