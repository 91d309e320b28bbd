"""What `dienbien watch` runs: the watch itself, alerts, metrics and the log.

Comes in: a plan, a store, what the command line wishes. Goes out: whether something failed; a summary on
standard output.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from dienbien.alerts import Rules, RulesError, read
from dienbien.cli.run import coder_of
from dienbien.cli.store import told_errors
from dienbien.coders import Coders
from dienbien.fetching import Asking
from dienbien.fetching.fetch import CONTACT_VARIABLE
from dienbien.logs import Form, set_up
from dienbien.safe import one_line
from dienbien.store import Store
from dienbien.watch import Around, Plan
from dienbien.watch.alerting import Alerting
from dienbien.watch.books import Counts
from dienbien.watch.pulse import Pulse
from dienbien.watch.running import run
from dienbien.watch.sources import is_contact

_LOG = logging.getLogger(__name__)
_NO_CONTACT = (
    'says nobody whom the sites can write to; set contact = "you@example.org" under [watch], or '
    "DIENBIEN_CONTACT, to an e-mail address or page"
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says besides plan and store."""

    tables: Path | None
    workers: int
    once: bool
    metrics: tuple[str, int] | None
    log_form: Form


def watch_plan(plan: Plan, where: str, wishes: Wishes) -> bool:
    """Watch until stopped; gives whether, going once, something failed."""
    contact = plan.contact or os.environ.get(CONTACT_VARIABLE, "")
    if not is_contact(contact):
        raise click.UsageError(f"{plan.name}: {_NO_CONTACT}")
    rules = _rules(plan)
    set_up(wishes.log_form)
    coder_of(wishes.tables)
    pulse = Pulse()
    with (
        told_errors(),
        Coders(partial(coder_of, wishes.tables), wishes.workers) as coders,
        Store(where) as store,
        _metrics(wishes.metrics, where, plan, pulse),
        Alerting(store, where, rules) as alerting,
    ):

        def meanwhile() -> None:
            pulse.beat()
            alerting.look()

        around = Around(Asking(contact=contact), after_batch=alerting.look, meanwhile=meanwhile)
        counts = run(store, plan, coders, around, tables=wishes.tables, once=wishes.once)
        if wishes.once:
            alerting.finish()
    click.echo(_summary(counts))
    return wishes.once and bool(counts.failed_checks or counts.failed_visits or counts.failed)


def _rules(plan: Plan) -> Rules:
    try:
        rules = read(plan.alerts, plan.name)
        rules.check_secrets()
    except RulesError as error:
        raise click.UsageError(one_line(str(error))) from error
    return rules


@contextmanager
def _metrics(address: tuple[str, int] | None, where: str, plan: Plan, pulse: Pulse) -> Iterator[None]:
    if address is None:
        yield
        return
    try:
        from dienbien.watch.metrics import serving
    except ModuleNotFoundError as error:
        told = f"--metrics needs {error.name}, which is not installed: pip install 'dienbien[metrics]'"
        raise click.ClickException(told) from error
    with ExitStack() as stack:
        try:
            port = stack.enter_context(serving(*address, where, plan, pulse))
        except OSError as error:
            told = f"--metrics {address[0]}:{address[1]}: {error.strerror}; choose another address"
            raise click.ClickException(told) from error
        _LOG.info("metrics at http://%s:%d/metrics", address[0], port)
        yield


def _summary(counts: Counts) -> str:
    return (
        f"{counts.checks:,} checks of sources ({counts.failed_checks:,} failed), "
        f"{counts.listed:,} new items; {counts.visits:,} visits of pages ({counts.failed_visits:,} failed)\n"
        f"{counts.documents:,} documents stored ({counts.new:,} new), {counts.records:,} records; "
        f"{counts.failed:,} could not be coded"
    )
