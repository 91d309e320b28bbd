"""Spans of time as people write them in a file: "90s", "15m", "3h", "2d".

Comes in: text. Goes out: seconds, or text again.
"""

import re

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SPAN = re.compile(r"(\d{1,6})\s?([smhd])")


def seconds_of(text: str) -> float:
    """The seconds of a span. Raises `ValueError` for what is none."""
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return float(int(match[1]) * _UNITS[match[2]])


def span_of(seconds: float) -> str:
    """A span in its largest two units: "2d 3h", "15m", "0s"."""
    rest = max(0, round(seconds))
    parts = []
    for unit, size in (("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts[:2]) or "0s"
