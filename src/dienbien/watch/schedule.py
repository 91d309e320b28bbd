"""What is to be done next: requests that go on from others, sources that are due, pages that are due.

Comes in: the clocks, what waits in the store. Goes out: the next task whose host may be asked. It sends
nothing and writes nothing. Memory: a host, a source and a few items of each host that is being worked on.
"""

from collections import deque
from collections.abc import Sequence

from dienbien.store import Store
from dienbien.watch.books import Books
from dienbien.watch.items import Item, conditional, due_items, host_of, next_due, waiting_hosts
from dienbien.watch.pace import Pace
from dienbien.watch.tasks import Aim, Check, Robots, Task, Visit

_AT_ONCE = 20
"""Items of a host that are looked up together."""
_POSTPONED = 60.0
"""A run that goes once over everything waits for no host that has to be left alone for longer."""


class Schedule:
    """Sources, items and requests that go on, by host."""

    def __init__(self, store: Store, books: Books, pace: Pace) -> None:
        """Look up which hosts have items waiting."""
        self._store = store
        self._books = books
        self._pace = pace
        self._more: dict[str, deque[Task]] = {}
        self._items: dict[str, deque[Item]] = {}
        self._taken: set[str] = set()
        self._checking: set[str] = set()
        self._checked: set[str] = set()
        self._blocked: set[str] = set()
        self.refresh()

    def refresh(self) -> None:
        """Look up anew which hosts have items waiting, and since when."""
        with self._store.reading() as connection:
            self._hosts = waiting_hosts(connection)
        self._items.clear()

    def go_on(self, task: Task, *, first: bool = False) -> None:
        """Have a task done as soon as its host may be asked; `first` of those of its host.

        One that waits already, as the parts of an index whose host fails, waits once.
        """
        waiting = self._more.setdefault(task.host, deque())
        if first:
            waiting.appendleft(task)
        elif task not in waiting:
            waiting.append(task)

    def next(self, now: float, *, once: bool) -> Task | None:
        """The next task; with `once`, no source a second time."""
        return self._next_more() or self._next_source(now, once) or self._next_item(now)

    def waiting_for(self, host: str) -> list[Task]:
        """Take all requests that were to go on at a host."""
        return list(self._more.pop(host, ()))

    def block(self, host: str) -> None:
        """Send nothing to a host, until it is known what its robots.txt allows."""
        self._blocked.add(host)

    def unblock(self, host: str) -> None:
        """It is known what a host allows."""
        self._blocked.discard(host)

    def is_over(self, aim: Aim) -> None:
        """An aim was reached or given up."""
        if isinstance(aim, Check) and aim.is_whole:
            self._checking.discard(aim.source.name)
            self._checked.add(aim.source.name)
        elif isinstance(aim, Visit):
            self._taken.discard(aim.item.item_id)

    def look_again(self, hosts: set[str]) -> None:
        """The items of these hosts have changed: look up when the first of each is due."""
        with self._store.reading() as connection:
            for host in hosts:
                due = 0.0 if self._items.get(host) else next_due(connection, host, self._taken)
                if due is None:
                    self._hosts.pop(host, None)
                else:
                    self._hosts[host] = due

    def rest(self, now: float, *, once: bool) -> float | None:
        """Seconds until something may begin, None where nothing is left to be done.

        What is on its way does not count: it ends with a result.
        """
        waits = [
            self._pace.wait(host) for host, tasks in self._more.items() if tasks and self._may(host, tasks)
        ]
        for state in self._books.sources.states.values():
            name, host = state.source.name, host_of(state.source.url)
            is_left = once and (name in self._checked or state.due > now)
            if name not in self._checking and not is_left and self._may(host):
                waits.append(max(self._pace.wait(host), state.due - now))
        for host, due in self._hosts.items():
            if not (once and due > now) and self._may(host):
                waits.append(max(self._pace.wait(host), due - now))
        if once:
            waits = [wait for wait in waits if wait <= _POSTPONED]
        return max(0.0, min(waits)) if waits else None

    def _next_more(self) -> Task | None:
        for host, tasks in list(self._more.items()):
            if not tasks:
                del self._more[host]
            elif self._may(host, tasks) and self._pace.wait(host) == 0.0:
                return tasks.popleft()
        return None

    def _next_source(self, now: float, once: bool) -> Task | None:
        due = [
            state
            for state in self._books.sources.states.values()
            if state.due <= now
            and state.source.name not in self._checking
            and not (once and state.source.name in self._checked)
            and self._is_free(host_of(state.source.url))
        ]
        if not due:
            return None
        source = min(due, key=lambda state: state.due).source
        self._checking.add(source.name)
        return self._books.task_of(Check(source=source, url=source.url))

    def _next_item(self, now: float) -> Task | None:
        for host, due in self._hosts.items():
            if due <= now and self._is_free(host):
                item = self._item_of(host, now)
                if item is not None:
                    return self._visit(item)
        return None

    def _item_of(self, host: str, now: float) -> Item | None:
        """A due item of a host, None where all are taken; then it is looked up when the next is due."""
        waiting = self._items.setdefault(host, deque())
        if not waiting:
            with self._store.reading() as connection:
                found = due_items(connection, host, now, _AT_ONCE + len(self._taken))
                waiting.extend(item for item in found if item.item_id not in self._taken)
                if not waiting:
                    self._hosts[host] = next_due(connection, host, self._taken) or float("inf")
        return waiting.popleft() if waiting else None

    def _visit(self, item: Item) -> Task:
        self._taken.add(item.item_id)
        visit = Visit(item=item, source=self._books.source_of(item.source))
        return Task(aim=visit, url=item.url, headers=conditional(item.etag, item.modified))

    def _is_free(self, host: str) -> bool:
        return self._may(host) and self._pace.wait(host) == 0.0

    def _may(self, host: str, tasks: Sequence[Task] = ()) -> bool:
        """Whether a host may be asked as soon as its pause is over, at least for its robots.txt."""
        is_blocked = host in self._blocked and not (tasks and isinstance(tasks[0].aim, Robots))
        return not is_blocked and not self._pace.is_busy(host)


def robots_task(url: str, robots_url: str) -> Task:
    """Ask for the robots.txt of an address's origin."""
    return Task(aim=Robots(of=url), url=robots_url)
