"""A whole run: plan, code part by part, name, group copies, link, write tables; what is done stays done.

Comes in: a session and what to read, how and whereto. Goes out: Parquet tables below the output, and what was
done in numbers. A run that was cut off is completed by running it again.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from dienbien.exports.columns import columns_of
from dienbien.reading.found import Options
from dienbien.spark import naming
from dienbien.spark.coding import code_part
from dienbien.spark.components import Keep
from dienbien.spark.copying import copies, keys
from dienbien.spark.errors import SparkError
from dienbien.spark.linking import linked, told
from dienbien.spark.plan import Format, Planned, planned
from dienbien.spark.recoding import renamed
from dienbien.spark.session import Files, first_line
from dienbien.spark.tables import ddl_of, in_buckets
from dienbien.store.fingerprint import coder_fingerprint

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_AT_ONCE = 2
"""Parts that are coded at once, so that the end of one leaves no core idle."""
_PER_BUCKET = 20_000
"""Records or documents of a bucket, at most on average: what one task holds."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What to read and whereto; members as those of `dienbien.reading.read`."""

    inputs: tuple[str, ...]
    output: str
    form: Format = "auto"
    published: str | None = None
    languages: frozenset[str] | None = frozenset({"vi"})
    encoding: str | None = None
    mapping: dict[str, str] = {}

    @property
    def options(self) -> Options:
        """How readers are told."""
        return Options(self.published, self.languages, self.mapping, encoding=self.encoding)

    @property
    def settings(self) -> str:
        """What has to be the same in every run into one output."""
        languages = sorted(self.languages) if self.languages is not None else None
        told = (self.form, self.published, languages, self.encoding, self.mapping, coder_fingerprint())
        return msgspec.json.encode(told).decode()


class Summary(msgspec.Struct, kw_only=True):
    """What a run came to: of all runs into its output together, but for `parts` and `parts_before`."""

    parts: int
    parts_before: int
    files: int
    documents: int
    records: int
    bad: int
    other_languages: int
    no_article: int
    copies: int
    events: int


def run(session: "SparkSession", job: Job, tell: Callable[[str], None]) -> Summary:
    """Do what is not done yet; `tell` is given lines for whoever watches. Raises `SparkError`."""
    try:
        return _Run(session, job, tell).run()
    except SparkError:
        raise
    except Exception as error:
        raise SparkError(f"the run broke off ({first_line(error)}); run it again to go on") from error


class _Run:
    def __init__(self, session: "SparkSession", job: Job, tell: Callable[[str], None]) -> None:
        self._session, self._job, self._tell = session, job, tell
        self._files = Files(session)
        self._output = job.output.rstrip("/")

    def run(self) -> Summary:
        files = planned(
            self._session, self._job.inputs, self._job.form, self._at("work/plan"), self._job.settings
        )
        parts = [list(some) for _, some in groupby(files, key=attrgetter("part"))]
        missing = [some for some in parts if not self._files.is_whole(self._part(some[0].part))]
        if missing:
            for name in ("work/names", "work/keys", "work/told", "work/linked", *_TABLES):
                self._files.delete(self._at(name))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(self._code, missing))
        summary = self._derive(len(files), len(missing), len(parts) - len(missing))
        self._files.delete(self._at("work/rounds"))
        return summary

    def _at(self, name: str) -> str:
        return f"{self._output}/{name}"

    def _part(self, number: int) -> str:
        return self._at(f"work/coded/part={number:05}")

    def _code(self, files: Sequence[Planned]) -> None:
        part = files[0].part
        for line in code_part(self._session, files, self._job.options, self._part(part)):
            self._tell(line)
        self._tell(f"part {part + 1} is coded ({len(files):,} files)")

    def _derive(self, files: int, parts: int, parts_before: int) -> Summary:
        """The tables of everything that was coded."""
        coded = self._session.read.parquet(self._at("work/coded"))
        documents = self._named(coded.where("kind = 'document'"))
        self._records(documents)
        self._copies(documents)
        self._events(documents)
        self._bad(coded)
        kinds = {row["kind"]: row["count"] for row in coded.groupBy("kind").count().collect()}
        counts = {name: self._read(name).count() for name in _TABLES}
        return Summary(
            parts=parts,
            parts_before=parts_before,
            files=files,
            documents=documents.count(),
            records=counts["records"],
            bad=counts["bad"],
            other_languages=kinds.get("other language", 0),
            no_article=kinds.get("no article", 0),
            copies=counts["copies"],
            events=counts["events"],
        )

    def _named(self, coded: "DataFrame") -> "DataFrame":
        """Documents under the names that they go on under, without those that are left out."""
        shared = naming.shared_ids(coded)
        self._write(
            "work/names",
            lambda: in_buckets(shared, "id", self._buckets(shared)).applyInArrow(
                naming.names, ddl_of(naming.NAMES)
            ),
        )
        named = coded.join(
            self._read("work/names").selectExpr("position", "name", "true as is_shared"), "position", "left"
        )
        kept = named.where("is_shared is null or name is not null")
        columns = [name for name in coded.columns if name != "part"]
        return renamed(kept.selectExpr(*columns, "name"))

    def _records(self, documents: "DataFrame") -> None:
        rows = documents.selectExpr("id as page", "position", "posexplode(records) as (ordinal, record)")
        columns = ("page", "get_json_object(record, '$.id') as id", "record", "position", "ordinal")
        self._write("records", lambda: rows.selectExpr(*columns))

    def _copies(self, documents: "DataFrame") -> None:
        self._write("work/keys", lambda: keys(documents))
        found = self._read("work/keys")
        self._write("copies", lambda: copies(found, self._buckets(found), self._keep("copies")))

    def _events(self, documents: "DataFrame") -> None:
        self._write("work/told", lambda: told(documents))
        reports = self._read("work/told")
        self._write("work/linked", lambda: linked(reports, self._buckets(reports), self._keep("events")))
        events = self._read("work/linked")
        year = "coalesce(cast(year(first_day) as string), 'unknown') as year"
        names = [column.name for column in columns_of("events")]
        self._write("events", lambda: events.selectExpr(*names, year), by="year")
        of_reports = events.selectExpr(year, "inline(reports)")
        self._write("reports", lambda: of_reports, by="year")

    def _bad(self, coded: "DataFrame") -> None:
        unread = coded.where("kind = 'bad'").select("file", "place", "why")
        names = self._read("work/names").where("why is not null").select("position", "why")
        unnamed = coded.select("position", "file", "place").join(names, "position")
        self._write("bad", lambda: unread.union(unnamed.select("file", "place", "why")))

    def _buckets(self, rows: "DataFrame") -> int:
        return max(self._session.sparkContext.defaultParallelism, rows.count() // _PER_BUCKET + 1)

    def _read(self, name: str) -> "DataFrame":
        return self._session.read.parquet(self._at(name))

    def _keep(self, of: str) -> Keep:
        """What keeps the rounds of finding components, for as long as the run lasts."""

        def keep(rows: "DataFrame", name: str) -> "DataFrame":
            folder = self._at(f"work/rounds/{of}/{name}")
            rows.write.mode("overwrite").parquet(folder)
            return self._session.read.parquet(folder)

        return keep

    def _write(self, name: str, rows: Callable[[], "DataFrame"], by: str | None = None) -> None:
        """Write a table, unless it is there as a whole."""
        if not self._files.is_whole(self._at(name)):
            writer = rows().write.mode("overwrite")
            (writer.partitionBy(by) if by else writer).parquet(self._at(name))
            self._tell(f"{name} is written")


_TABLES = ("records", "copies", "events", "reports", "bad")
