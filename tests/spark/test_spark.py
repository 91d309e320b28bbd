"""`dienbien spark` on this machine: what it gives is what the single machine gives."""

import gzip
import json
import os
import shutil
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest

from dienbien.coding import code_document
from dienbien.copies import group, signature
from dienbien.exports.columns import columns_of, event_row, report_row
from dienbien.exports.parquet import schema_of
from dienbien.linking import Event, Told, link
from dienbien.reading import ReadError, read
from dienbien.records import Document, encode_record
from dienbien.store.rows import document_row, storable, told_of
from reading.warc_files import Warc, html

from .pages import pages

pytest.importorskip("pyspark", reason="PySpark is not installed (pip install 'dienbien[spark]')")
if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
    pytest.skip("there is no Java", allow_module_level=True)

from dienbien.spark import coding
from dienbien.spark.errors import SparkError
from dienbien.spark.job import Job, Summary, run
from dienbien.spark.plan import planned
from dienbien.spark.session import open_session
from dienbien.spark.tasks import Batches, Source, Task, read_line_rows

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Row = dict[str, Any]
ENGLISH = (
    "The delegations met in the capital for two days and agreed that the border crossings should be "
    "opened again before the winter, their spokesmen said on Tuesday after the talks."
)


@pytest.fixture(scope="module")
def session() -> "Iterator[SparkSession]":
    opened = open_session("local[2]", {"spark.ui.enabled": "false", "spark.driver.memory": "1g"})
    yield opened
    opened.stop()


class Run:
    """What two runs gave: the second after files had come that are damaged."""

    def __init__(self, session: "SparkSession", folder: Path) -> None:
        self.inputs, self.output = folder / "in [1]", folder / "out"
        self.inputs.mkdir()
        self.told: list[str] = []
        write_sound(self.inputs)
        self.first = self._run(session)
        self.before = self._coded()
        write_damaged(self.inputs)
        self.second = self._run(session)

    def _run(self, session: "SparkSession") -> Summary:
        # A pattern in the name of a directory is escaped as Spark wants it.
        inputs = str(self.inputs).replace("[", "\\[").replace("]", "\\]")
        return run(session, Job(inputs=(inputs,), output=str(self.output)), self.told.append)

    def _coded(self) -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in self.output.glob("work/coded/*/*.parquet")}

    def table(self, name: str) -> list[Row]:
        files = sorted((self.output / name).rglob("*.parquet"))
        return [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]

    def is_kept(self) -> bool:
        return self.before.items() <= self._coded().items()


@pytest.fixture(scope="module")
def done(session: "SparkSession", tmp_path_factory: pytest.TempPathFactory) -> Run:
    return Run(session, tmp_path_factory.mktemp("cluster"))


def write_sound(folder: Path) -> None:
    """Lines (a byte order mark, bad ones, an id twice), a table, a WARC with an address twice, HTML."""
    made = list(pages())
    lines = [json.dumps(page, ensure_ascii=False).encode() for page in made[:30]]
    lines[4:4] = [b"", b'{"id": 7}', b"\xff\xfe"]
    lines += [lines[0], json.dumps({"id": "foreign", "text": ENGLISH}).encode()]
    (folder / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(lines))
    pq.write_table(pa.Table.from_pylist(made[30:]), folder / "b.parquet")
    warc = Warc()
    warc.info()
    for number, date in (
        (1, "2025-11-03T04:05:06Z"),
        (2, "2025-11-03T05:05:06Z"),
        (1, "2025-11-04T04:05:06Z"),
    ):
        warc.response(f"https://example.org/{number}", html(number), date=date)
    (folder / "c.warc.gz").write_bytes(warc.data)
    (folder / "d.html").write_bytes(html(9))


def write_damaged(folder: Path) -> None:
    """A packed file that is cut off, and a table of which one group of rows is spoilt."""
    made = [page | {"id": f"again-{page['id']}"} for page in pages()]
    packed = gzip.compress("\n".join(json.dumps(page, ensure_ascii=False) for page in made).encode())
    (folder / "e.jsonl.gz").write_bytes(packed[: len(packed) * 2 // 3])
    table = pa.Table.from_pylist([page | {"id": f"row-{page['id']}"} for page in made])
    pq.write_table(table, folder / "f.parquet", row_group_size=20)
    data = bytearray((folder / "f.parquet").read_bytes())
    column = pq.ParquetFile(folder / "f.parquet").metadata.row_group(1).column(1)
    start = column.dictionary_page_offset or column.data_page_offset
    data[start : start + 40] = bytes(40)
    (folder / "f.parquet").write_bytes(data)


class Single:
    """What the single machine gives for the same files."""

    def __init__(self, folder: Path) -> None:
        items = list(read([folder]))
        self.documents = [storable(item) for item in items if isinstance(item, Document)]
        self.errors = [item for item in items if isinstance(item, ReadError)]
        self.records = {document.id: code_document(document) for document in self.documents}

    def told(self) -> Iterator[Told]:
        for document in self.documents:
            row = document_row(document) | {"signature": signature(document)}
            yield from told_of(row, document, self.records[document.id])

    def events(self) -> list[Event]:
        return link(self.told())


@pytest.fixture(scope="module")
def single(done: Run) -> Single:
    return Single(done.inputs)


def by_id(rows: Sequence[Row], *names: str) -> list[Row]:
    return sorted(rows, key=lambda row: [row[name] for name in names])


def test_the_records_are_those_of_one_machine_in_its_order(done: Run, single: Single) -> None:
    expected = [encode_record(one).decode() for some in single.records.values() for one in some]
    found = [row["record"] for row in by_id(done.table("records"), "position", "ordinal")]
    assert len(expected) > 50
    assert found == expected
    assert done.second.documents == len(single.documents)


def test_copies_are_grouped_as_on_one_machine(done: Run, single: Single) -> None:
    groups = group((document.id, signature(document)) for document in single.documents)
    expected = [
        {
            "group": some.members[0].id,
            "id": member.id,
            "relation": member.relation,
            "to": member.to,
            "similarity": member.similarity,
        }
        for some in groups
        for member in some.members
    ]
    assert len(expected) > 30
    assert by_id(done.table("copies"), "id") == by_id(expected, "id")


def test_events_and_their_reports_are_those_of_one_machine(done: Run, single: Single) -> None:
    events = single.events()
    assert any(event.outlets > 1 for event in events)
    assert by_id(done.table("events"), "id") == by_id([event_row(event) for event in events], "id")
    reports = [report_row(event, told) for event in events for told in event.reports]
    assert by_id(done.table("reports"), "report_id") == by_id(reports, "report_id")


@pytest.mark.parametrize("level", ["events", "reports"])
def test_tables_have_the_columns_of_the_exports(done: Run, level: Any) -> None:
    file = next((done.output / level).rglob("*.parquet"))
    assert pq.read_schema(file).remove_metadata() == schema_of(level)
    whole = pyarrow.dataset.dataset(done.output / level, partitioning="hive", exclude_invalid_files=True)
    assert {column.name for column in columns_of(level)} | {"year"} == set(whole.schema.names)


def test_bad_pages_stand_in_a_table_with_place_and_reason(done: Run, single: Single) -> None:
    expected = {(error.source, error.place, f"{error.reason}; {error.remedy}") for error in single.errors}
    assert {(row["file"], row["place"], row["why"]) for row in done.table("bad")} == expected
    assert {(Path(error.source).name, error.place) for error in single.errors} >= {
        ("a.jsonl", "line 6"),
        ("a.jsonl", "line 7"),
        ("f.parquet", "row group 2"),
    }
    assert done.second.other_languages == 1


def test_a_finished_part_is_not_coded_again(done: Run) -> None:
    assert (done.first.parts, done.first.parts_before) == (1, 0)
    assert (done.second.parts, done.second.parts_before) == (1, 1)
    assert done.is_kept()
    assert done.second.documents > done.first.documents


def test_a_run_with_other_options_does_not_mix_with_what_is_there(session: "SparkSession", done: Run) -> None:
    inputs = (str(done.inputs / "d.html"),)
    with pytest.raises(SparkError, match="name another --output"):
        run(session, Job(inputs=inputs, output=str(done.output), published="2020-01-01"), done.told.append)


def test_a_killed_worker_costs_nothing(
    session: "SparkSession", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps(page, ensure_ascii=False) for page in pages()]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    mark = str(tmp_path / "killed")

    def read_once_killed(batches: Batches, task: Task) -> Iterator[Source]:
        for number, source in enumerate(read_line_rows(batches, task)):
            if number == 20 and not os.path.exists(mark):
                with open(mark, "w", encoding="utf-8"):
                    os.kill(os.getpid(), signal.SIGKILL)
            yield source

    monkeypatch.setitem(coding._READERS, "lines", read_once_killed)
    job = Job(inputs=(str(tmp_path / "a.jsonl"),), output=str(tmp_path / "out"))
    files = planned(session, job.inputs, job.form, str(tmp_path / "plan"), job.settings)
    assert coding.code_part(session, files, job.options, str(tmp_path / "part")) == []
    assert os.path.exists(mark)
    assert session.read.parquet(str(tmp_path / "part")).count() == len(lines)


def test_what_cannot_be_read_is_one_line(session: "SparkSession", tmp_path: Path) -> None:
    with pytest.raises(SparkError, match=r"none: cannot be read \("):
        run(session, Job(inputs=(f"{tmp_path}/none",), output=str(tmp_path / "out")), print)
