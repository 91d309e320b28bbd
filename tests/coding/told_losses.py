"""The losses of a page in a line each: type, what befell them, class and number."""

from dienbien import code

DAY = "2025-05-20"


def losses(page: str) -> list[str]:
    return [
        f"{record.event}: {loss.kind} {loss.what} {loss.min}-{loss.max}"
        for record in code(page, published=DAY)
        for loss in record.losses
    ]
