"""The process that is killed: a whole run of the watch, as the command makes it.

It is imported by the server that forks such processes, so that each starts with everything loaded.
"""

from functools import partial
from pathlib import Path

from dienbien.alerts import read
from dienbien.cli.run import coder_of
from dienbien.coders import Coders
from dienbien.fetching import Asking, Limits
from dienbien.store import Store
from dienbien.watch import Around, parse_sources
from dienbien.watch.alerting import Alerting
from dienbien.watch.running import run

from .clocks import FastClock
from .played import is_outlet

coder_of(None)


def watch(where: str, sources: str, clock: Path) -> None:
    """Watch until stopped or killed."""
    plan = parse_sources(sources, "sources.toml", ports=None)
    asking = Asking(is_outlet, None, Limits(seconds=3.0, silence=1.0), "desk@bensong.example")
    ticking = FastClock(clock)
    rules = read(plan.alerts, plan.name)
    with (
        Coders(partial(coder_of, None), 1) as coders,
        Store(where) as store,
        Alerting(store, where, rules, ticking) as alerting,
    ):
        run(store, plan, coders, Around(asking, ticking, alerting.look, alerting.look))
