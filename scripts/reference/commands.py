"""The command line, from click: every verb with its usage, text, arguments and options."""

import re
from collections.abc import Iterator

import click

from reference.marks import code, table


def page(command: click.Group, name: str = "dienbien") -> list[str]:
    """The page of a command and all its verbs."""
    lines = [
        "# Command line",
        "",
        f"What `{name} --help` says, verb by verb. Options of lists that may be repeated are alternatives.",
        "",
    ]
    for verb, found in _verbs(command, name):
        lines += _section(verb, found)
    return lines


def _verbs(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield name, command
        return
    for verb in sorted(command.commands):
        yield from _verbs(command.commands[verb], f"{name} {verb}")


def _section(name: str, command: click.Command) -> list[str]:
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## {name}", "", "```text", f"{name} {usage}", "```", "", *_paragraphs(command.help), ""]
    options = [_option(option, context) for option in command.params if isinstance(option, click.Option)]
    lines += table(["option", "is", "default"], [row for row in options if row])
    if command.epilog:
        lines += ["```text", command.epilog.replace("\b", "").strip(), "```", ""]
    return lines


def _paragraphs(words: str | None) -> list[str]:
    """Text as click writes it; angle brackets and asterisks are no markup."""
    plain = (words or "").replace("\b", "").strip()
    return [re.sub(r"([*<>_])", r"\\\1", line.strip()) for line in plain.splitlines()]


def _option(option: click.Option, context: click.Context) -> list[str]:
    record = option.get_help_record(context)
    if record is None:
        return []
    names, _ = record
    default = option.get_default(context)
    shown = (
        "" if default in (None, False, ()) or callable(default) or not option.show_default else code(default)
    )
    words = " ".join(_paragraphs(option.help))
    if option.envvar:
        words = f"{words} Else the variable {code(option.envvar)}."
    if isinstance(option.type, click.Choice):
        names = re.sub(r"\[.*\]$", "|".join(map(str, option.type.choices)), names)
    return [code(names), words, shown]
