"""The options that say which events a verb is about; the same for every verb on the events of a store.

Comes in: a verb. Goes out: the verb with the options, which gets them as one `wanted: linking.Wanted`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, get_args

import click

from dienbien.cli.inputs import published_date

_Verb = TypeVar("_Verb", bound=Callable[..., Any])


def checked_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The day of an option; a usage error where it is none."""
    try:
        return None if value is None else published_date(value)[:10]
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day; write it as 2025-10-22", ctx, param) from None


def _one_of(
    what: str, known: Callable[[], tuple[str, ...]], fold: Callable[[str], str]
) -> Callable[..., Any]:
    """A check that values are known ones; the usage error names them all."""

    def check(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
        names = tuple(map(fold, value))
        for name in names:
            if name not in known():
                raise click.BadParameter(f"{name} is no {what}; there are {', '.join(known())}", ctx, param)
        return names

    return check


def _types() -> tuple[str, ...]:
    from dienbien.records import EventType

    return get_args(EventType)


def _quads() -> tuple[str, ...]:
    from dienbien.records.quads import Quad

    return get_args(Quad)


def _statuses() -> tuple[str, ...]:
    from dienbien.records import Status

    return get_args(Status)


def _modes() -> tuple[str, ...]:
    from dienbien.records.choices import ALL_MODES

    return ALL_MODES


def _option(name: str, wanted: str, metavar: str, meaning: str, **more: Any) -> Callable[[_Verb], _Verb]:
    return click.option(name, f"wanted_{wanted}", metavar=metavar, help=meaning, **more)


def _several(name: str, wanted: str, metavar: str, meaning: str, **more: Any) -> Callable[[_Verb], _Verb]:
    return _option(name, wanted, metavar, meaning, multiple=True, **more)


def _least(name: str, wanted: str, meaning: str) -> Callable[[_Verb], _Verb]:
    return _option(name, wanted, "N", meaning, type=click.IntRange(1), default=1)


_OPTIONS = (
    _option("--since", "since", "DAY", "Of this day (2025-10-22) or later.", callback=checked_day),
    _option("--until", "until", "DAY", "Of this day or earlier.", callback=checked_day),
    _several(
        "--type",
        "types",
        "TYPE",
        "Of this type, as ASSAULT. Options that may be repeated are alternatives.",
        callback=_one_of("type of event", _types, str.upper),
    ),
    _several(
        "--mode",
        "modes",
        "MODE",
        "Of this mode, as drone.",
        callback=_one_of("mode", _modes, str.lower),
    ),
    _several(
        "--quad",
        "quads",
        "CLASS",
        "Of this quad class, as 'material conflict'.",
        callback=_one_of("quad class", _quads, lambda name: name.lower().replace("-", " ")),
    ),
    _several(
        "--status",
        "statuses",
        "STATUS",
        "Of this status, as alleged.",
        callback=_one_of("status", _statuses, str.lower),
    ),
    _several(
        "--actor", "actors", "WHO", "Done by WHO: a country's code (ISO 3166, as UKR) or part of a name."
    ),
    _several("--recipient", "recipients", "WHO", "Done to or against WHO."),
    _several("--side", "sides", "WHO", "With WHO in either role."),
    _option("--dyad", "dyad", "WHO WHO", "Between these two, whoever acts.", nargs=2),
    _several("--place", "places", "WHERE", "In a country (its code) or at a place (part of its name)."),
    _several("--source", "speakers", "WHO", "That WHO tells, by the words of the pages (part of a name)."),
    _option("--thread", "thread", "ID", "Of this thread."),
    _option(
        "--min-confidence",
        "min_confidence",
        "NUMBER",
        "As sure as this (0 to 1).",
        type=click.FloatRange(0, 1),
        default=0.0,
    ),
    _least("--min-articles", "min_articles", "Told by so many pages."),
    _least("--min-sources", "min_sources", "Told by so many independent sources."),
)


def filters(verb: _Verb) -> _Verb:
    """Give a verb the options; it gets them as `wanted`."""

    @wraps(verb)
    def with_wanted(*args: Any, **options: Any) -> Any:
        from dienbien.linking import Wanted

        names = [name for name in options if name.startswith("wanted_")]
        members = {name.removeprefix("wanted_"): options.pop(name) for name in names}
        return verb(*args, wanted=Wanted(**members), **options)

    decorated: Any = with_wanted
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    result: _Verb = decorated
    return result
