"""What `dienbien alerts` does: rules of a file judged against a store, and what waits sent.

Comes in: the file, the store. Goes out: lines on standard output, failures on standard error.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec

from dienbien.alerts import Delivered, Judged, Rules, RulesError, after_batch, deliver, read
from dienbien.alerts.messages import decoded
from dienbien.alerts.sending import send
from dienbien.alerts.targets import TargetError
from dienbien.alerts.trying import sample, would_raise
from dienbien.cli.store import told_errors
from dienbien.safe import escape_unsafe, one_line
from dienbien.store import Store


def run_alerts(where: str, path: Path) -> bool:
    """Judge what is new and send what waits, once; returns whether all was sent."""
    with told_errors(), Store(where, must_exist=True) as store, _told_rules():
        rules = _rules(path)
        judged = after_batch(store, rules)
        done = deliver(store, rules)
        waiting = sum(store.count_waiting().values())
    click.echo(_summary(judged, done, waiting))
    for name, reason in done.failing.items():
        click.echo(f'dienbien: [[send]] "{name}": {one_line(reason)}; it is tried again later', err=True)
    if done.is_busy:
        click.echo("dienbien: another process sends the alerts of this store", err=True)
    return not (done.failing or done.given_up)


def _summary(judged: Judged, done: Delivered, waiting: int) -> str:
    raised = f"{judged.raised:,} alert{'s' * (judged.raised != 1)} raised"
    given_up = f", {done.given_up:,} given up" if done.given_up else ""
    return f"{raised}, {judged.updated:,} updated; {done.sent:,} sent, {waiting:,} waiting{given_up}"


def try_alerts(where: str, path: Path, limit: int, any_age: bool) -> None:
    """Print which events of the store each rule would speak of; nothing is sent or kept."""
    with told_errors(), Store(where, must_exist=True) as store, _told_rules():
        rules = _rules(path)
        if not rules:
            raise RulesError(f"{path}: has no [[alert]]; see docs/alerts.md for an example")
        for rule in rules.alerts:
            found = list(would_raise(store, rule, any_age=any_age))
            age = "" if any_age or rule.max_age == "any" else f" of the last {rule.max_age} days"
            events = f"{len(found):,} event{'s' * (len(found) != 1)}{age}"
            click.echo(f"{rule.name}: {events}, to {', '.join(rule.send)}")
            for text in found[:limit]:
                click.echo(f"    {text}")
            if len(found) > limit:
                click.echo(f"    … and {len(found) - limit:,} more")


def send_sample(where: str, path: Path, name: str) -> None:
    """Send one message that says it is a test."""
    with told_errors(), Store(where, must_exist=True) as store, _told_rules():
        rules = _rules(path)
        target = rules.targets.get(name)
        if target is None:
            known = ", ".join(rules.targets) or "none"
            raise RulesError(f'{path}: has no [[send]] with name = "{name}"; there are: {known}')
        try:
            send(target, sample(), store)
        except TargetError as error:
            raise click.ClickException(one_line(f'{path}: [[send]] "{name}": {error}')) from error
    click.echo(f"sent to {name}")


def list_alerts(where: str, limit: int, as_json: bool) -> None:
    """Print alerts with what became of their messages, and how the targets fare."""
    with told_errors(), Store(where, must_exist=True) as store:
        lines, targets, waiting = store.alert_lines(limit), store.target_states(), store.count_waiting()
    for line in lines:
        text = decoded(line.body).data.text
        if as_json:
            shown = msgspec.structs.asdict(line) | {"body": msgspec.Raw(line.body.encode())}
            click.echo(escape_unsafe(msgspec.json.encode(shown)))
            continue
        given_up = f", {line.given_up:,} given up" if line.given_up else ""
        click.echo(f"{line.raised[:16]}Z  {line.rule}  {one_line(text)}  {line.alert_id}")
        told = f"{line.messages:,} message{'s' * (line.messages != 1)}"
        click.echo(
            f"    {told}: {line.sent:,} sent, {line.waiting:,} waiting{given_up}; event {line.event_id}"
        )
    if as_json:
        return
    for name in sorted(waiting.keys() | {state.target for state in targets}):
        state = next((state for state in targets if state.target == name), None)
        well = f", last success {state.last_success[:16]}Z" if state and state.last_success else ""
        fails = f", fails: {one_line(state.last_error)}" if state and state.last_error else ""
        click.echo(f"to {name}: {waiting.get(name, 0):,} waiting{well}{fails}")
    if not lines:
        click.echo("dienbien: no alerts yet; see: dienbien alerts test", err=True)


def _rules(path: Path) -> Rules:
    """The rules of a TOML file. Raises `RulesError`."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: is no sound TOML ({error}); mend that line") from error
    except OSError as error:
        raise RulesError(f"{path}: can't be read ({error.strerror}); check the name") from error
    return read(tables, str(path))


@contextmanager
def _told_rules() -> Iterator[None]:
    """What is wrong with the rules ends the run with one line."""
    try:
        yield
    except RulesError as error:
        raise click.ClickException(one_line(str(error))) from error
