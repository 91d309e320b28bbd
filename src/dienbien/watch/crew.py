"""The threads that ask: one request each at a time, and what it gave is read there, too.

Comes in: tasks. Goes out: results, one for each task, in the order in which they are done. They touch no
store and end with the process: what was on its way then is in the queue still.
"""

import queue
import threading
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from hashlib import blake2b

from dienbien.fetching import Answer, Asking, FetchError, fetched, redirect, request
from dienbien.fetching.fetch import in_circle, too_many
from dienbien.watch.clock import Clock
from dienbien.watch.listing import listing_of
from dienbien.watch.page import page_of
from dienbien.watch.tasks import Check, Result, Robots, Task, Visit

_LONGEST_WAIT = 86_400.0
_reading = threading.Lock()
"""Pages are read one at a time: what extracts and tells languages was not made for several threads."""


class Crew:
    """A number of threads; `results` is where they put what they come back with."""

    def __init__(self, size: int, asking: Asking, languages: frozenset[str] | None, clock: Clock) -> None:
        """Start them."""
        self.results: queue.SimpleQueue[Result | None] = queue.SimpleQueue()
        self.size = size
        self.on_the_way = 0
        self._tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
        self._asking = asking
        self._languages = languages
        self._clock = clock
        for number in range(size):
            threading.Thread(target=self._work, daemon=True, name=f"asking-{number}").start()

    def send(self, task: Task) -> None:
        """Have a task done."""
        self.on_the_way += 1
        self._tasks.put(task)

    def _work(self) -> None:
        while True:
            task = self._tasks.get()
            try:
                result = self._done(task)
            except FetchError as error:
                result = Result(task=task, error=error)
            except Exception as error:
                reason = f"could not be read ({type(error).__name__} {error})"
                result = Result(task=task, error=FetchError(reason, "please report it", is_lasting=True))
            self.results.put(result)

    def _done(self, task: Task) -> Result:
        answer = request(task.url, self._asking, task.headers)
        place = redirect(task.url, answer)
        if place is not None:
            _check_hop(task, place, self._asking.limits.redirects)
            return Result(task=task, place=place)
        if answer.status == 304 and task.headers:
            return Result(task=task, answer=answer, is_same=True)
        if isinstance(task.aim, Robots) and not _is_overload(answer):
            return Result(task=task, answer=answer)
        try:
            return self._read(task, answer)
        except FetchError as error:
            return Result(task=task, answer=answer, error=error, wait=self._wait(answer))

    def _read(self, task: Task, answer: Answer) -> Result:
        got = fetched(task.url, answer)
        digest = blake2b(got.body, digest_size=12).hexdigest()
        if digest == task.seen:
            return Result(task=task, answer=answer, is_same=True)
        with _reading:
            if isinstance(task.aim, Check):
                listing = listing_of(task.aim.source, task.aim.url, got, self._clock.now())
                return Result(task=task, answer=answer, listing=listing, digest=digest)
            if isinstance(task.aim, Visit):
                outlet = task.aim.source.outlet if task.aim.source else None
                page = page_of(task.aim.item, got, self._languages, outlet)
                return Result(task=task, answer=answer, page=page)
        return Result(task=task, answer=answer)

    def _wait(self, answer: Answer) -> float:
        return retry_after(answer.headers, self._clock.now())


def retry_after(headers: Mapping[str, str], now: float) -> float:
    """The seconds that a server asks to be left alone for (RFC 9110, 10.2.3), 0 where it doesn't; up to a
    day."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return min(float(told[:9]), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(told)
    except (ValueError, TypeError):
        return 0.0
    seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now
    return min(max(0.0, seconds), _LONGEST_WAIT)


def max_age(headers: Mapping[str, str]) -> float:
    """The seconds for which an answer stays good by its own word (RFC 9111), 0 where it says nothing."""
    directives = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if any(part in ("no-cache", "no-store") for part in directives):
        return 0.0
    for part in directives:
        name, _, value = part.partition("=")
        if name == "max-age" and value.isascii() and value.isdigit():
            age = headers.get("age", "")
            return max(0.0, float(value[:9]) - (float(age[:9]) if age.isascii() and age.isdigit() else 0.0))
    try:
        expires = parsedate_to_datetime(headers.get("expires", ""))
        return max(0.0, (expires - parsedate_to_datetime(headers.get("date", ""))).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def _is_overload(answer: Answer) -> bool:
    return answer.status >= 500 or answer.status == 429


def _check_hop(task: Task, place: str, most: int) -> None:
    """Raises `FetchError` for a redirect that leads nowhere new, or one too many."""
    hops = (*task.hops, task.url)
    if place in hops:
        raise in_circle(place)
    if len(hops) > most:
        raise too_many(most)
