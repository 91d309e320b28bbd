"""What all processes of one server share: open sessions, and how often somebody has asked.

Comes in: the name of a file, or none for a server of one process. Goes out: sessions by digest, counts by
minute, a number that grows whenever something is changed through the server. It lives as long as the
server: whoever starts it anew starts empty.
"""

import secrets
import sqlite3
import threading
import time
from functools import partial
from pathlib import Path

import msgspec

_PATIENCE_S = 10.0
_MINUTE_S = 60.0
_TABLES = (
    "CREATE TABLE IF NOT EXISTS sessions (digest TEXT PRIMARY KEY, name TEXT NOT NULL, ends REAL NOT NULL)",
    "CREATE TABLE IF NOT EXISTS asked (who TEXT PRIMARY KEY, ends REAL NOT NULL, times INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS stirred (one INTEGER PRIMARY KEY, times INTEGER NOT NULL)",
)
_COUNT = (
    "INSERT INTO asked VALUES (?, ?, 1) ON CONFLICT (who) DO UPDATE SET times = times + 1 "
    "RETURNING times, ends"
)


class Common(msgspec.Struct, frozen=True):
    """What the processes of a server are started with: the file they share, and what signs CSRF tokens."""

    path: Path | None = None
    secret: str = msgspec.field(default_factory=partial(secrets.token_hex, 32))


class Shared(msgspec.Struct, frozen=True):
    """Sessions and counts of one server; may be asked from several threads and processes."""

    _db: sqlite3.Connection
    _lock: threading.Lock

    @classmethod
    def open(cls, path: Path | None = None) -> "Shared":
        """Open the file that several processes share, or what one process keeps to itself."""
        db = sqlite3.connect(
            path or ":memory:", timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
        )
        db.execute("PRAGMA journal_mode = WAL").fetchall()
        db.execute("PRAGMA synchronous = OFF")
        for table in _TABLES:
            db.execute(table)
        # No two servers begin with the same number: what a browser kept of one is not taken for the other's.
        db.execute("INSERT OR IGNORE INTO stirred VALUES (1, ?)", (secrets.randbits(48),))
        return cls(db, threading.Lock())

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def times(self, who: str) -> tuple[int, float]:
        """Count that somebody asks; gives how often within a minute, and in how many seconds that is over."""
        now = time.time()
        with self._lock:
            self._db.execute("DELETE FROM asked WHERE ends <= ?", (now,))
            times, ends = self._db.execute(_COUNT, (who, now + _MINUTE_S)).fetchone()
        return int(times), float(ends) - now

    def stirred(self) -> int:
        """The number that grows whenever something is changed through the server."""
        with self._lock:
            (times,) = self._db.execute("SELECT times FROM stirred").fetchone()
        return int(times)

    def stir(self) -> None:
        """Let the number grow."""
        with self._lock:
            self._db.execute("UPDATE stirred SET times = times + 1")

    def begin(self, digest: str, name: str, seconds: float) -> None:
        """Note a session of somebody; those that are over are forgotten."""
        now = time.time()
        with self._lock:
            self._db.execute("DELETE FROM sessions WHERE ends < ?", (now,))
            self._db.execute("INSERT INTO sessions VALUES (?, ?, ?)", (digest, name, now + seconds))

    def name(self, digest: str) -> str | None:
        """Whose session it is, as long as it lasts."""
        with self._lock:
            row = self._db.execute(
                "SELECT name FROM sessions WHERE digest = ? AND ends >= ?", (digest, time.time())
            ).fetchone()
        return None if row is None else str(row[0])

    def end(self, digest: str) -> None:
        """Forget a session."""
        with self._lock:
            self._db.execute("DELETE FROM sessions WHERE digest = ?", (digest,))
