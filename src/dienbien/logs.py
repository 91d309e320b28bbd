"""The log of what runs for long: lines to read, or one JSON object a line for whoever collects them.

Comes in: a form and a stream. Goes out: lines of the loggers below `dienbien`. A record's `members` (a
dictionary, by `extra`) are members of its JSON.
"""

import datetime
import logging
from typing import Any, Literal, TextIO

from dienbien.safe import escape_unsafe, one_line

Form = Literal["text", "json"]
FORMS: tuple[Form, ...] = ("text", "json")
_TEXT = "%(asctime)s %(levelname)s %(message)s"


class JSONLines(logging.Formatter):
    """A record as one JSON object: `time` (UTC), `level`, `logger`, `message`, its members, and `error`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        import msgspec  # not for `--help`, which needs the names of the forms

        time = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        line: dict[str, Any] = {
            "time": time.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": one_line(record.getMessage()),
        }
        line |= {name: value for name, value in getattr(record, "members", {}).items() if name not in line}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return escape_unsafe(msgspec.json.encode(line, enc_hook=str)).decode()


def set_up(form: Form, stream: TextIO | None = None) -> None:
    """Write the log of `dienbien` from level INFO in a form, to standard error where no stream is given."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JSONLines() if form == "json" else logging.Formatter(_TEXT))
    logger = logging.getLogger("dienbien")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
