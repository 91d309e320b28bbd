"""The watch itself: it asks what is due, as often as hosts may be asked, and writes what comes of it.

Comes in: a store, a plan, coders. Goes out: what it counted, when it is stopped or, going once, when
nothing is left. One thread decides and writes; others ask. Whatever ends it, the store holds all that is
needed to go on.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from dienbien.fetching import Asking, FetchError
from dienbien.store import Store
from dienbien.store.alone import Turn
from dienbien.watch.books import Books, Counts
from dienbien.watch.clock import Clock
from dienbien.watch.crew import Crew
from dienbien.watch.items import host_of
from dienbien.watch.pace import Pace
from dienbien.watch.robots import Robots as Rules
from dienbien.watch.robots import robots_of
from dienbien.watch.saving import Saver
from dienbien.watch.schedule import Schedule, robots_task
from dienbien.watch.sources import Plan
from dienbien.watch.tasks import Check, Result, Robots, Task, Visit
from dienbien.watch.told import log

_MOST_TOGETHER = 32
_LONGEST_REST = 30.0
_JUMP = 5.0


def _nothing() -> None:
    """What is done after a batch where nobody asked for more."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a watch needs from outside: how it asks, its clock, and what else is to be done.

    `after_batch` is called whenever something was written, `meanwhile` at least every half a minute.
    """

    asking: Asking
    clock: Clock = field(default_factory=Clock)
    after_batch: Callable[[], None] = _nothing
    meanwhile: Callable[[], None] = _nothing


class Watch:
    """Runs a plan on a store; whoever makes it holds the turn."""

    def __init__(self, store: Store, plan: Plan, saver: Saver, turn: Turn, around: Around) -> None:
        """Take up where the last run ended."""
        self._store = store
        self._turn = turn
        self._around = around
        self._clock = around.clock
        self._books = Books(store, plan, saver, self._clock.now())
        self._pace = Pace(self._clock, plan.pause)
        self._rules = Rules()
        self._crew = Crew(plan.connections, around.asking, plan.languages, self._clock)
        self._schedule = Schedule(store, self._books, self._pace)
        self._stopped = threading.Event()
        self._offset = self._clock.now() - self._clock.steady()
        self._hold_hosts()

    @property
    def counts(self) -> Counts:
        """What was done so far."""
        return self._books.counts

    def stop(self) -> None:
        """End soon: what has come is stored, what is on its way is asked for again by the next run."""
        self._stopped.set()
        self._crew.results.put(None)

    def run(self, *, once: bool = False) -> Counts:
        """Watch until stopped; with `once` until each source that is due, and what it listed, is done.

        Raises `StoreError` where the store can't be written or the turn was lost.
        """
        while not self._stopped.is_set():
            self._mind_the_clock()
            self._begin(once)
            rest = self._schedule.rest(self._clock.now(), once=once)
            if once and rest is None and not self._crew.on_the_way:
                break
            is_full = self._crew.on_the_way >= self._crew.size
            self._take(self._come(_LONGEST_REST if rest is None or is_full else min(rest, _LONGEST_REST)))
            self._around.meanwhile()
        self._take(self._come(0.0))
        return self.counts

    def _mind_the_clock(self) -> None:
        """Where the wall clock jumped against the steady one, dues are seen to."""
        offset = self._clock.now() - self._clock.steady()
        if abs(offset - self._offset) > _JUMP:
            log.warning("the clock was set %+.0f seconds", offset - self._offset)
            self._books.set_back(self._clock.now())
            self._schedule.refresh()
            self._offset = offset

    def _begin(self, once: bool) -> None:
        """Send what may be sent."""
        while self._crew.on_the_way < self._crew.size and not self._stopped.is_set():
            task = self._schedule.next(self._clock.now(), once=once)
            if task is None:
                return
            self._send(task)

    def _send(self, task: Task) -> None:
        """Send a task, or first what it takes to know whether it may be sent."""
        now = self._clock.now()
        if not isinstance(task.aim, Robots):
            with self._store.reading() as connection:
                is_known = self._rules.load(connection, task.url, now)
            if is_known and not self._rules.allows(task.url):
                self._refuse(task, now)
                return
            self._pace.slow_down(task.host, self._rules.pause(task.url))
            if not is_known or self._pace.wait(task.host) > 0:
                self._schedule.go_on(task, first=True)
            if self._pace.wait(task.host) > 0:
                return
            if not is_known:
                self._schedule.block(task.host)
                task = robots_task(task.url, robots_of(task.url))
        self._pace.begin(task.host)
        self._crew.send(task)

    def _refuse(self, task: Task, now: float) -> None:
        """robots.txt forbids it."""
        if isinstance(task.aim, Visit):
            self._books.refused(task.aim, now)
            self._schedule.is_over(task.aim)
            self._schedule.look_again({task.aim.item.host})
            self._around.after_batch()
        else:
            error = FetchError("robots.txt forbids it", "ask its publisher, or leave it out", is_lasting=True)
            self._check_over(Result(task=task, error=error))

    def _come(self, seconds: float) -> list[Result]:
        """What comes within these seconds: the first result and those that are there with it."""
        is_idle = self._crew.on_the_way == 0
        first = self._clock.wait(self._crew.results, seconds, is_idle=is_idle)
        results = [first]
        while first is not None and len(results) < _MOST_TOGETHER:
            try:
                results.append(self._crew.results.get_nowait())
            except queue.Empty:
                break
        return [result for result in results if result is not None]

    def _take(self, results: list[Result]) -> None:
        """Write what came, and let what it leads to begin."""
        if not results:
            return
        self._turn.check()
        visits: list[Result] = []
        for result in results:
            self._crew.on_the_way -= 1
            self._pace.end(result.task.host)
            if result.place is not None:
                self._move(result)
            elif isinstance(result.task.aim, Visit):
                visits.append(result)
            elif isinstance(result.task.aim, Check):
                self._check_over(result)
            else:
                self._learn(result)
        if visits:
            self._visits_over(visits)
        self._hold_hosts()
        self._around.after_batch()

    def _move(self, result: Result) -> None:
        """A redirect: go on at its place, when its host may be asked."""
        task = result.task
        hops = (*task.hops, task.url)
        try:
            further = Task(aim=task.aim, url=result.place or "", hops=hops, headers=task.headers)
            self._schedule.go_on(further, first=isinstance(task.aim, Robots))
        except ValueError as error:
            reason = FetchError(f"redirects to what is no address ({error})", "", is_lasting=True)
            self._take_failed(Result(task=task, error=reason))

    def _learn(self, result: Result) -> None:
        """Take up a robots.txt: that which is not there forbids nothing, that of a failing server
        everything."""
        aim = result.task.aim
        assert isinstance(aim, Robots)
        now = self._clock.now()
        self._schedule.unblock(host_of(aim.of))
        self._books.answered(result, now)
        answer = result.answer
        if result.error is None or result.error.is_lasting:
            text = (
                answer.body.decode("utf-8", "replace") if answer is not None and answer.status == 200 else ""
            )
            with self._store.writing() as connection:
                self._rules.learn(connection, aim.of, text, now)
        elif not self._rules.stand_by(aim.of, now):
            reason = f"waits for its robots.txt, whose address {result.error.reason}"
            for task in self._schedule.waiting_for(host_of(aim.of)):
                error = FetchError(reason, result.error.remedy, status=result.error.status)
                self._take_failed(Result(task=task, error=error, wait=result.wait))

    def _take_failed(self, result: Result) -> None:
        if isinstance(result.task.aim, Visit):
            self._visits_over([result])
        elif isinstance(result.task.aim, Check):
            self._check_over(result)
        else:
            self._learn(result)

    def _check_over(self, result: Result) -> None:
        check = result.task.aim
        assert isinstance(check, Check)
        for child in self._books.checked(result, self._clock.now()):
            self._schedule.go_on(self._books.task_of(Check(source=check.source, url=child)))
        self._schedule.is_over(check)
        if result.listing is not None:
            self._schedule.look_again({one.host for one in result.listing.items if one.url})

    def _visits_over(self, results: list[Result]) -> None:
        outcomes = self._books.visited(results, self._clock.now())
        for result in results:
            self._schedule.is_over(result.task.aim)
        self._schedule.look_again({one.item.host for one in outcomes})

    def _hold_hosts(self) -> None:
        """Leave hosts alone that failed."""
        for host, seconds in self._books.hosts.held.items():
            self._pace.hold(host, seconds)
        self._books.hosts.held.clear()
