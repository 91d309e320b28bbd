"""Plays a month: a world of sources, a watch that is killed again and again, and what has to be true in
the end.

Comes in: a size and a folder. Goes out: a `Played month` of measures, and a list of what went wrong, which is
empty. The test plays a small one, `bench/month.py` a whole one.
"""

import multiprocessing
import os
import signal
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Row, select

from dienbien.store import Store
from dienbien.store.ids import item_id
from dienbien.store.watchschema import watch_alarms, watch_items

from .child import watch
from .clocks import START, FastClock
from .listener import Listener
from .played import Asked, Played, Reply
from .world import CRAWL_DELAY, DAY, RETRY_AFTER, Item, Size, World

PAUSE = 2.0
_SETTLED = 120.0
"""Seconds after which what was served is surely stored, unless the watch was killed before."""


@dataclass
class Month:
    """What was played, and how it went. `wrong` has a line for each thing that should not be."""

    items: int = 0
    edits: int = 0
    requests: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    kills: list[float] = field(default_factory=list)
    jumps: int = 0
    seconds: float = 0.0
    lags: list[float] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)
    alarms: int = 0
    told: int = 0
    told_again: int = 0
    wrong: list[str] = field(default_factory=list)


def play(size: Size, folder: Path, where: str | None = None, seed: int = 7) -> Month:
    """Play a month in a folder, on the store there or another one."""
    month = Month()
    clock = FastClock(folder / "clock")
    web = Played(_not_yet, clock.steady)
    world = World(size, web.port, seed)
    web.reply = world.reply
    listener = Listener(folder, Random(seed))
    sources = world.sources() + listener.tables
    store = where or str(folder / "news.db")
    begun = time.monotonic()
    player = _Player(size, clock, web, world, month, (store, sources, folder / "clock"), Random(seed))
    try:
        player.play()
        month.seconds = time.monotonic() - begun
        listener.catch_up(store, sources, clock.now())
    finally:
        player.end()
        web.stop()
        listener.stop()
    _judge(month, world, web, store)
    _hear(month, listener, sources, store)
    return month


def _not_yet(asked: Asked) -> Reply:
    return Reply(status=503)


class _Player:
    """Starts the watch, kills it, sets its clock, looks at its memory."""

    def __init__(
        self,
        size: Size,
        clock: FastClock,
        web: Played,
        world: World,
        month: Month,
        arguments: tuple[str, str, Path],
        random: Random,
    ) -> None:
        self._size = size
        self._clock = clock
        self._web = web
        self._world = world
        self._month = month
        self._arguments = arguments
        self._random = random
        self._context = multiprocessing.get_context("forkserver")
        self._process: BaseProcess | None = None
        self._context.set_forkserver_preload([watch.__module__])

    def play(self) -> None:
        """A life after the other, the last without an end of its own; then it is asked to stop."""
        killing = (self._size.days - self._size.calm) * DAY
        for number in range(self._size.kills):
            process = self._started()
            until = killing * (number + self._random.random()) / self._size.kills
            self._until(until, process)
            time.sleep(self._random.uniform(0.0, 0.3))
            self._kill(process)
            if self._random.random() < 0.3:
                self._month.jumps += 1
                self._clock.set_wall(self._random.uniform(-6, 6) * 3600)
        self._clock.set_wall(0.0)
        process = self._started()
        self._until(self._world.end, process)
        if process.pid is not None:
            os.kill(process.pid, signal.SIGTERM)
        process.join(60)
        if process.exitcode != 0:
            self._month.wrong.append(f"SIGTERM ended it with {process.exitcode}")

    def end(self) -> None:
        """Nothing of it goes on."""
        if self._process is not None and self._process.exitcode is None:
            self._process.kill()
            self._process.join()

    def _started(self) -> BaseProcess:
        self._process = process = self._context.Process(target=watch, args=self._arguments)
        process.start()
        return process

    def _until(self, moment: float, process: BaseProcess) -> None:
        """Wait until a moment of the world; the wall clock may be set meanwhile."""
        looked = self._clock.steady()
        while self._clock.steady() < moment:
            time.sleep(0.01)
            if process.exitcode is not None:
                raise RuntimeError(f"the watch ended by itself ({process.exitcode})")
            if self._clock.steady() > looked + DAY / 4:
                looked = self._clock.steady()
                self._month.memory.append((looked / DAY, _resident(process.pid)))
                if self._random.random() < 0.05:
                    self._month.jumps += 1
                    self._clock.set_wall(self._random.uniform(-6, 6) * 3600)

    def _kill(self, process: BaseProcess) -> None:
        if process.pid is not None:
            os.kill(process.pid, signal.SIGKILL)
        process.join()
        self._month.kills.append(self._clock.steady())
        # What was on its way reaches the server before the next one starts, as when a supervisor restarts.
        count = -1
        while count != len(self._web.asked):
            count = len(self._web.asked)
            time.sleep(0.1)


def _resident(pid: int | None) -> int:
    """The memory of a process, in KiB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def _judge(month: Month, world: World, web: Played, where: str) -> None:
    month.requests = len(web.asked)
    month.faults = dict(world.faults)
    month.wrong += [f"a forbidden address was asked: {asked}" for asked in web.forbidden]
    month.wrong += [f"robots.txt forbade it: {a.path}" for a in web.asked if a.path.startswith("/cam/")]
    month.wrong += _too_fast(world, web.asked)
    month.wrong += _too_soon(month, world, web.asked)
    with Store(where) as store:
        held = store.count()["pages"]
        if held != len(world.items):
            month.wrong.append(f"{held} pages for {len(world.items)} items")
        for item in world.items:
            month.wrong += _misses(month, world, item, store)
        with store.reading() as connection:
            _measure(
                month,
                world,
                dict(connection.execute(select(watch_items.c.item_id, watch_items.c.stored)).all()),
            )
            month.wrong += _alarms_wrong(month, connection.execute(select(watch_alarms)).all())


def _hear(month: Month, listener: Listener, sources: str, where: str) -> None:
    taken = listener.taken()
    month.told = len(taken)
    month.told_again = sum(taken.values()) - len(taken)
    with Store(where) as store:
        month.wrong += listener.wrong(store, sources, len(month.kills))


def _too_fast(world: World, asked: list[Asked]) -> list[str]:
    last: dict[str, float] = {}
    wrong = []
    for one in asked:
        least = CRAWL_DELAY if world.is_slow(one.host) and one.path != "/robots.txt" else PAUSE
        gap = one.moment - last.get(one.host, -DAY)
        if gap < least:
            wrong.append(f"{one.host} was asked after {gap:.3f} s ({one.path})")
        last[one.host] = one.moment
    return wrong


def _too_soon(month: Month, world: World, asked: list[Asked]) -> list[str]:
    """A host that asked to be left alone was, unless the watch was killed before it could know."""
    moments = defaultdict(list)
    for one in asked:
        moments[one.host].append(one.moment)
    wrong = []
    for host, moment in world.overloads:
        later = next((one for one in moments[host] if one > moment), moment + DAY)
        if later - moment < RETRY_AFTER and not any(moment < kill < later for kill in month.kills):
            wrong.append(f"{host} was asked {later - moment:.1f} s after it said to wait {RETRY_AFTER}")
    return wrong


def _misses(month: Month, world: World, item: Item, store: Store) -> list[str]:
    """What is wrong with the versions of an item in the store."""
    texts = [document.text for document in store.versions(world.url(item.feed, item.path))]
    month.items += 1
    month.edits += item.edited is not None
    if not texts:
        return [f"{item.name} is not there"]
    if item.is_forbidden:
        return []
    marks = [next((v for v in (0, 1) if item.mark(v) in text), None) for text in texts]
    versions = [mark for mark in marks if mark is not None]
    wrong = []
    if versions != sorted(set(versions)):
        wrong.append(f"{item.name} has versions {marks}")
    if versions[-1:] != [item.version(world.end)]:
        wrong.append(f"{item.name} ends with {marks}, edited at {item.edited}")
    seen = world.served.get((item.name, 0), [])
    if 0 not in versions and any(_was_settled(month, moment) for moment in seen):
        wrong.append(f"{item.name} lost the version before its edit")
    if marks.count(None) > 2 or (None in marks and item.feed != 1):
        wrong.append(f"{item.name} has versions {marks} without its page")
    return wrong


def _was_settled(month: Month, moment: float) -> bool:
    return not any(0 <= kill - moment <= _SETTLED for kill in month.kills)


def _measure(month: Month, world: World, stored: dict[str, float | None]) -> None:
    from dienbien.copies.addresses import address_key

    for item in world.items:
        moment = stored.get(item_id(address_key(world.url(item.feed, item.path))[0]))
        if moment is not None:
            month.lags.append(moment - START - item.published)


def _alarms_wrong(month: Month, rows: Sequence[Row[Any]]) -> list[str]:
    """An alarm is told once: none of a subject begins before the one before it is over, and none stays."""
    month.alarms = len(rows)
    wrong = [f"an alarm is not over: {row}" for row in rows if row.ended is None]
    last: dict[tuple[str, str], float] = {}
    for row in rows:
        if row.ended is not None and row.raised < last.get((row.kind, row.subject), row.raised):
            wrong.append(f"an alarm came twice: {row}")
        last[row.kind, row.subject] = row.ended or row.raised
    return wrong
