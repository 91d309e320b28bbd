"""Vietnam's clock: UTC+7 the year round. Pages count "hôm qua" from its days."""

import datetime

VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def day_in_vietnam(moment: str) -> str:
    """The day (`2025-10-22`) on which an ISO 8601 date or date and time falls on Vietnam's clock.

    Without an offset it is the day that is written. What is no moment gives its first ten characters.
    """
    try:
        when = datetime.datetime.fromisoformat(moment)
        return (when.astimezone(VIETNAM) if when.tzinfo else when).date().isoformat()
    except (ValueError, OverflowError):
        return moment[:10]
