"""A Spark session as a run needs it, and what is asked of its file systems.

Comes in: a master and settings of the user. Goes out: a session. Under `spark-submit` it is the one that was
submitted, with our settings where the user gave none.
"""

import os
import re
import shutil
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from dienbien.spark.errors import SparkError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LOCAL = re.compile(r"local(?:\[(\d+|\*)\])?")
_ATTEMPTS = 4
_OF_GATEWAY = "An error occurred while calling"
"""How the first line of an error in Java begins, which says nothing."""
_SHUFFLES = "spark.sql.shuffle.partitions"
_LOGGING = Path(__file__).with_name("log4j2.properties")
_SETTINGS = {
    "spark.app.name": "dienbien",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOGGING}",
}
"""Failures are told in one line each; `--conf spark.log.level=WARN` has Spark's own words, too."""
_OF_SQL = {
    "spark.sql.caseSensitive": "true",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
    "spark.sql.execution.arrow.maxBytesPerBatch": str(16 * 1024 * 1024),
    "spark.sql.parquet.compression.codec": "zstd",
}
"""Small batches keep the memory of a worker small, whatever pages come."""


def open_session(master: str | None, settings: Mapping[str, str]) -> "SparkSession":
    """The session of a run; without a master that of `spark-submit`, else all cores of this machine.

    Raises `SparkError` where PySpark or Java is missing, or no session can be had.
    """
    try:
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise SparkError(f"needs {error.name}: pip install 'dienbien[spark]'") from error
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise SparkError("needs Java 17 or newer: install one, or set JAVA_HOME")
    where = master or ("" if "PYSPARK_GATEWAY_PORT" in os.environ else "local[*]")
    if where.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
    builder = SparkSession.builder
    if where:
        builder = builder.master(_LOCAL.sub(_with_attempts, where) if _LOCAL.fullmatch(where) else where)
    for name, value in (_SETTINGS | _OF_SQL | dict(settings)).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:
        raise SparkError(f"no session could be had ({first_line(error)}); check the master") from error
    if str(session.sparkContext.master).startswith("local") and _SHUFFLES not in settings:
        session.conf.set(_SHUFFLES, str(2 * session.sparkContext.defaultParallelism))
    return session


def _with_attempts(match: "re.Match[str]") -> str:
    """A local master that tries a task again, as those of clusters do."""
    return f"local[{match[1] or 1},{_ATTEMPTS}]"


def first_line(error: Exception) -> str:
    """What matters of what an error says: its first line, of one in a task's Python the last of its trace."""
    words, _, trace = str(error).strip().partition("Traceback (most recent call last):")
    plain = [line for line in words.splitlines() if not line.startswith(_OF_GATEWAY)]
    lines = trace.partition("\n\n")[0].splitlines()[-1:] or plain[:1] or [type(error).__name__]
    return lines[0].strip(": ")[:300]


class Files:
    """What a run asks of the file system of its output, whichever that is."""

    def __init__(self, session: "SparkSession") -> None:
        """Of a session that runs in this process or was submitted."""
        context = session.sparkContext
        jvm = context._jvm
        if jvm is None:
            raise SparkError("needs a classic session: Spark Connect has no access to file systems")
        self._path = jvm.org.apache.hadoop.fs.Path
        self._configuration = context._jsc.hadoopConfiguration()

    def exists(self, name: str) -> bool:
        """Whether there is a file or directory of this name."""
        path = self._path(name)
        return bool(path.getFileSystem(self._configuration).exists(path))

    def delete(self, name: str) -> None:
        """Remove a directory with all in it, if it is there."""
        path = self._path(name)
        path.getFileSystem(self._configuration).delete(path, True)

    def is_whole(self, table: str) -> bool:
        """Whether a table was written to its end."""
        return self.exists(f"{table}/_SUCCESS")
