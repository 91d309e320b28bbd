"""What robots.txt allows (RFC 9309), for each origin, kept for a day in the store.

Comes in: addresses, and the answers to requests for robots.txt. Goes out: whether an address may be asked
for, and how long to pause. Protego reads the file.
"""

from collections import OrderedDict
from urllib.parse import urlsplit

from protego import Protego
from sqlalchemy import Connection, select

from dienbien.store.watchschema import watch_robots
from dienbien.watch.items import put

NAME = "dienbien"
"""What the lines of a robots.txt call us."""
_FRESH = 86_400.0
_STALE = 30 * 86_400.0
_LONGEST = 500 * 1024
_MOST_KEPT = 200
_MOST_LETTERS = 8 * 1024 * 1024


class Robots:
    """The rules of the origins that were asked last."""

    def __init__(self) -> None:
        """No rules yet."""
        self._rules: OrderedDict[str, tuple[float, Protego]] = OrderedDict()
        self._sizes: dict[str, int] = {}
        self._letters = 0

    @property
    def known(self) -> int:
        """Of how many origins the rules are in memory."""
        return len(self._rules)

    def load(self, connection: Connection, url: str, now: float) -> bool:
        """Whether the rules for an address are here, or fresh in the store."""
        origin = origin_of(url)
        if origin not in self._rules:
            row = connection.execute(select(watch_robots).where(watch_robots.c.origin == origin)).first()
            if row is not None:
                self._keep(origin, row.asked, row.text)
        asked = self._rules[origin][0] if origin in self._rules else None
        return asked is not None and abs(now - asked) < _FRESH

    def learn(self, connection: Connection, url: str, text: str, now: float) -> None:
        """Keep what the robots.txt of an address's origin says; "" where there is none."""
        origin = origin_of(url)
        self._keep(origin, now, text[:_LONGEST])
        put(connection, watch_robots, {"origin": origin, "text": text[:_LONGEST], "asked": now})

    def stand_by(self, url: str, now: float) -> bool:
        """Whether old rules may serve for another day, where the server fails to give new ones."""
        asked, rules = self._rules.get(origin_of(url), (None, None))
        if asked is None or rules is None or abs(now - asked) > _STALE:
            return False
        self._rules[origin_of(url)] = (now, rules)
        return True

    def allows(self, url: str) -> bool:
        """Whether an address may be asked for; the rules are here."""
        _, rules = self._rules[origin_of(url)]
        return bool(rules.can_fetch(url, NAME))

    def pause(self, url: str) -> float:
        """Seconds between requests that the rules ask for, old ones included, 0 where none do."""
        _, rules = self._rules.get(origin_of(url), (0.0, None))
        if rules is None:
            return 0.0
        delay = float(rules.crawl_delay(NAME) or 0.0)
        rate = rules.request_rate(NAME)
        return max(delay, rate.seconds / rate.requests if rate and rate.requests else 0.0)

    def _keep(self, origin: str, asked: float, text: str) -> None:
        self._letters += len(text) - self._sizes.pop(origin, 0)
        self._sizes[origin] = len(text)
        self._rules[origin] = (asked, Protego.parse(text))
        self._rules.move_to_end(origin)
        while len(self._rules) > 1 and (len(self._rules) > _MOST_KEPT or self._letters > _MOST_LETTERS):
            oldest, _ = self._rules.popitem(last=False)
            self._letters -= self._sizes.pop(oldest)


def origin_of(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def robots_of(url: str) -> str:
    """Where the rules for an address are."""
    return f"{origin_of(url)}/robots.txt"
