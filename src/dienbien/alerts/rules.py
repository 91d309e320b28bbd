"""What somebody wants to be told of, and how: the tables `[[alert]]` and `[[send]]` of a TOML file.

Comes in: the tables as the TOML has them. Goes out: `Rules`, or a `RulesError` that names file, table and key
and says what to do. docs/alerts.md says what each key means.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from dienbien.alerts.targets import Command, Feed, Mail, Target, TargetError, Webhook
from dienbien.linking import Wanted
from dienbien.records import EventType, Status
from dienbien.records.quads import Quad

Count = Annotated[int, msgspec.Meta(ge=1)]
Days = Annotated[int, msgspec.Meta(ge=0, le=100_000)]
Name = Annotated[str, msgspec.Meta(pattern=r"^[\w.-]{1,64}$")]
_KINDS: dict[str, type[Target]] = {"webhook": Webhook, "command": Command, "email": Mail, "feed": Feed}
_LISTS = ("type", "mode", "quad", "status", "actor", "recipient", "side", "place", "source", "send")
Kind = TypeVar("Kind", bound=msgspec.Struct)
_AT = re.compile(r" - at `\$(.*)`$")


class RulesError(ValueError):
    """Rules that can't be used; the message names file, table and key and says what to do."""


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which events to tell of, and to whom. Empty fields ask for nothing; values of a list are alternatives.

    The filter means what it means for `dienbien events`. `min_deaths` counts the best figure (as in exports),
    `first_in_days` asks that nothing else of the kind was known in so many days before; `max_age` is days
    since the event and since the newest page that tells it. `update_pause` is in minutes, `follow_days` is
    how long an alert is followed.
    """

    name: Name
    send: Annotated[tuple[Name, ...], msgspec.Meta(min_length=1)]
    type: tuple[EventType, ...] = ()
    mode: tuple[str, ...] = ()
    quad: tuple[Quad, ...] = ()
    status: tuple[Status, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    min_confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    min_articles: Count = 1
    min_sources: Count = 1
    min_deaths: Days = 0
    first_in_days: Days = 0
    max_age: Days | Literal["any"] = 3
    updates: bool = True
    update_pause: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 30
    follow_days: Days = 30

    @property
    def wanted(self) -> Wanted:
        """The filter of the rule, without what events alone don't tell."""
        return Wanted(
            types=self.type,
            modes=self.mode,
            quads=self.quad,
            statuses=self.status,
            actors=self.actor,
            recipients=self.recipient,
            sides=self.side,
            dyad=self.dyad,
            places=self.place,
            speakers=self.source,
            min_confidence=self.min_confidence,
            min_articles=self.min_articles,
            min_sources=self.min_sources,
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules and the targets that they name; `where` is the file."""

    where: str
    alerts: tuple[Rule, ...]
    targets: Mapping[str, Target]

    def __bool__(self) -> bool:
        """Whether there is any rule."""
        return bool(self.alerts)

    def check_secrets(self) -> None:
        """See that the secrets of all targets are there. Raises `RulesError`."""
        for target in self.targets.values():
            try:
                target.secret()
            except TargetError as error:
                raise RulesError(f'{self.where}: [[send]] "{target.name}": {error}') from error


def read(tables: Mapping[str, Any], where: str) -> Rules:
    """The rules of a file's tables; other tables are not looked at. Raises `RulesError`."""
    targets = {
        target.name: target
        for at, table in _tables(tables, "send", where)
        for target in [_target(table, at, where)]
    }
    found = [_rule(table, at, where) for at, table in _tables(tables, "alert", where)]
    for rule in found:
        for name in rule.send:
            if name not in targets:
                known = ", ".join(targets) or "none"
                told = f'[[send]] with name = "{name}" is missing; add it, or name one of: {known}'
                raise RulesError(f'{where}: [[alert]] "{rule.name}", key send: {told}')
    return Rules(where, tuple(found), targets)


def _tables(tables: Mapping[str, Any], kind: str, where: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """The tables of a kind, each with what to call it. Raises `RulesError`, also where two have one name."""
    found = tables.get(kind, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise RulesError(f"{where}: {kind} is no list of tables; write [[{kind}]], with two brackets")
    seen: set[str] = set()
    for number, table in enumerate(found, 1):
        name = table.get("name")
        at = f'[[{kind}]] "{name}"' if isinstance(name, str) and name else f"[[{kind}]] number {number}"
        if isinstance(name, str) and name in seen:
            raise RulesError(f"{where}: {at}, key name: there are two of this name; rename one")
        seen.add(str(name))
        yield at, table


def _rule(table: dict[str, Any], at: str, where: str) -> Rule:
    plain = {
        key: [value] if key in _LISTS and isinstance(value, str) else value for key, value in table.items()
    }
    for key, change in (("type", str.upper), ("quad", _quad), ("status", str.lower)):
        if isinstance(plain.get(key), list):
            plain[key] = [change(value) if isinstance(value, str) else value for value in plain[key]]
    return _converted(plain, Rule, at, where)


def _quad(name: str) -> str:
    return name.lower().replace("-", " ")


def _target(table: dict[str, Any], at: str, where: str) -> Target:
    kinds = [kind for kind in _KINDS if kind in table]
    if len(kinds) != 1:
        which = " and ".join(kinds) or "none"
        raise RulesError(f"{where}: {at} needs one of the keys {', '.join(_KINDS)}, and has {which}")
    one = table.get("email")
    plain = table | {"email": [one]} if isinstance(one, str) else table
    target = _converted(plain, _KINDS[kinds[0]], at, where)
    if problem := target.problem():
        raise RulesError(f"{where}: {at}, key {problem}")
    return target


def _converted(table: dict[str, Any], kind: type[Kind], at: str, where: str) -> Kind:
    known = tuple(field.encode_name for field in msgspec.structs.fields(kind))
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise RulesError(f"{where}: {at}, key {key}: no such key; {hint}")
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise RulesError(f"{where}: {at}{_told(str(error))}") from error


def _told(message: str) -> str:
    """What msgspec complains of, with the key first."""
    found = _AT.search(message)
    what = _AT.sub("", message).replace("Object missing required field", "lacks the key")
    key = found.group(1).lstrip(".").split("[")[0] if found else ""
    return f", key {key}: {what}; see docs/alerts.md" if key else f": {what}; see docs/alerts.md"
