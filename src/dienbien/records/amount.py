"""A count of losses in figures, as short as they can be told."""


def amount(low: int | None, high: int | None) -> str:
    """`3`, `12+`, `20–99`, `up to 99` or `?`."""
    if low is None:
        return "?" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,}+"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
