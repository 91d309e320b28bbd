"""What to read and how, as the user says it: the options that all verbs share which read documents.

Comes in: arguments. Goes out: `Inputs`, which a verb hands on and a run opens. It reads nothing itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from dienbien.reading import ReadError, Skipped
    from dienbien.reading.documents import Page
    from dienbien.reading.found import Options
    from dienbien.reading.watch import Watch
    from dienbien.records import Document

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Inputs:
    """Names of inputs, and how to read them; members mean what they mean in `dienbien.reading.read`."""

    names: tuple[str, ...]
    published: str | None = None
    languages: frozenset[str] | None = frozenset({"vi"})
    encoding: str | None = None
    keep_raw: bool = False
    mapping: dict[str, str] = field(default_factory=dict)
    watch: "Watch | None" = None

    def read(self) -> "Iterator[Document | ReadError | Skipped]":
        """The documents of the inputs."""
        from dienbien.reading import read

        return read(
            self.names,
            published=self.published,
            languages=self.languages,
            encoding=self.encoding,
            keep_raw=self.keep_raw,
            mapping=self.mapping,
            watch=self.watch,
        )

    def find(self) -> "Iterator[Page | ReadError]":
        """The same as they are found, to be read to the end with `options`, by any process."""
        from dienbien.reading.documents import find

        return find(self.names, self.options(self.watch))

    def options(self, watch: "Watch | None" = None) -> "Options":
        """How to read them."""
        from dienbien.reading.found import Options
        from dienbien.reading.watch import Watch

        return Options(
            published=self.published,
            languages=self.languages,
            encoding=self.encoding,
            keep_raw=self.keep_raw,
            mapping=self.mapping,
            watch=watch or Watch(),
        )

    def measure(self) -> None:
        """Tell the watch how much there is to read."""
        from dienbien.reading.sources import find_sources

        if self.watch is not None:
            self.watch.expect(source for source in find_sources(self.names) if isinstance(source, str))


def published_date(value: str) -> str:
    """The value, checked to be an ISO 8601 date or date and time. Raises `ValueError` if it is not."""
    text = value.strip()
    if len(text) > 10:
        datetime.fromisoformat(text)
    date.fromisoformat(text[:10])
    if text[4:5] != "-" or text[7:8] != "-":
        raise ValueError(value)
    return text


def reads_inputs(
    argument: str = "INPUT...", names: Callable[[Any], Any] | None = None
) -> Callable[[Command], Command]:
    """A decorator that gives a command the argument and the options of reading, as one value `inputs`.

    `argument` is what the help calls the inputs: several if it ends with `...`, else one. `names` is an
    option that takes them instead.
    """
    several = argument.endswith("...")
    options = (
        names or click.argument("names", metavar=argument, nargs=-1 if several else 1, required=True),
        _PUBLISHED,
        _LANGUAGE,
        _ENCODING,
        _MAP,
    )

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_inputs(
            *args: Any,
            names: tuple[str, ...] | str,
            published: str | None,
            languages: frozenset[str] | None,
            encoding: str | None,
            mapping: dict[str, str],
            **kwargs: Any,
        ) -> Any:
            from dienbien.reading.watch import Watch

            given = (names,) if isinstance(names, str) else names
            inputs = Inputs(given, published, languages, encoding, mapping=mapping, watch=Watch())
            return command(*args, inputs=inputs, **kwargs)

        decorated: Any = with_inputs
        for option in reversed(options):
            decorated = option(decorated)
        return cast(Command, decorated)

    return decorate


def _checked_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value of --published; a usage error where it is no ISO 8601 date."""
    try:
        return None if value is None else published_date(value)
    except ValueError:
        problem = f"{value!r} is not a date; write it as 2025-10-22 or 2025-10-22T08:30"
        raise click.BadParameter(problem, ctx, param) from None


def _checked_languages(ctx: click.Context, param: click.Parameter, value: str) -> frozenset[str] | None:
    """The value of --language; a usage error where it is no list of codes."""
    codes = [code.strip().lower() for code in value.split(",")]
    if codes == ["any"]:
        return None
    if not all(len(code) in (2, 3) and code.isascii() and code.isalpha() for code in codes):
        problem = f"{value!r} is not a list of ISO 639 codes; write it as vi or vi,en, or any for all"
        raise click.BadParameter(problem, ctx, param)
    return frozenset(codes)


def _checked_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The value of --encoding; a usage error where no such encoding is known."""
    from dienbien.reading.encodings.charsets import find_charset

    if value is None:
        return None
    charset = find_charset(value)
    if charset is None:
        problem = f"no encoding {value!r} is known; try utf-8, windows-1258, tcvn3, vni or viscii"
        raise click.BadParameter(problem, ctx, param)
    return charset.name


def _checked_mapping(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """The values of --map; a usage error where they are no pairs, or of something that no document has."""
    if not value:
        return {}
    from dienbien.reading.tabular.rows import FIELDS

    mapping: dict[str, str] = {}
    for pair in (pair.strip() for given in value for pair in given.split(",")):
        field_name, equals, path = pair.partition("=")
        if not equals or not path or field_name not in FIELDS:
            problem = (
                f"{pair!r} is not one of {', '.join(FIELDS)}, with = and a column: text=body,published=date"
            )
            raise click.BadParameter(problem, ctx, param)
        if field_name in mapping:
            problem = f"{field_name!r} is mapped twice, to {mapping[field_name]} and to {path}; give it once"
            raise click.BadParameter(problem, ctx, param)
        mapping[field_name] = path
    return mapping


_PUBLISHED = click.option(
    "--published",
    callback=_checked_date,
    metavar="DATE",
    help="When pages that don't say so were published (2025-10-22); it fixes years, “hôm qua” and the like.",
)
_LANGUAGE = click.option(
    "--language",
    "languages",
    callback=_checked_languages,
    default="vi",
    show_default=True,
    metavar="CODES",
    help="Keep pages in these languages (vi,en), or in any; others are skipped and counted.",
)
_ENCODING = click.option(
    "--encoding",
    callback=_checked_encoding,
    metavar="NAME",
    help="What text files and pages are written in, whatever they say themselves "
    "(tcvn3, vni, viscii, windows-1258, …). Without it that is found out; see docs/encodings.md.",
)
_MAP = click.option(
    "--map",
    "mapping",
    multiple=True,
    callback=_checked_mapping,
    metavar="PAIRS",
    help="Where documents stand in columns of Parquet and Arrow, or in JSONL: text=body,published=meta.date; "
    "html=COLUMN for whole pages. See docs/archives.md.",
)
