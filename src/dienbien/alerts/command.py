"""A message to a program of this machine, without a shell and within bounded time.

Comes in: a target and a message. Goes out: nothing, or a `TargetError`. The program gets the JSON on standard
input, ids in variables, and none of our own environment but what every program needs: secrets stay here.
"""

import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from typing import IO

from dienbien.alerts.messages import AnyMessage, encoded
from dienbien.alerts.targets import Command, TargetError
from dienbien.safe import one_line

_KEPT = ("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SYSTEMROOT")
_SHOWN = 300


def run(target: Command, message: AnyMessage) -> None:
    """Run the program with a message. Raises `TargetError` where it can't be run, fails or takes too long."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as complaints:
        given.write(encoded(message) + b"\n")
        given.seek(0)
        try:
            process = subprocess.Popen(
                target.command,
                stdin=given,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                env=_environment(message),
                start_new_session=True,
            )
        except OSError as error:
            raise TargetError(f"{target.command[0]} can't be run ({error.strerror})") from error
        try:
            code = process.wait(target.timeout)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise TargetError(f"it took longer than {target.timeout:g} seconds and was ended") from error
        if code:
            raise TargetError(f"it ended with code {code}{_complaint(complaints)}")


def _environment(message: AnyMessage) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"DIENBIEN_MESSAGE_ID": message.id, "DIENBIEN_MESSAGE_TYPE": message.type}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the program with all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _complaint(complaints: IO[bytes]) -> str:
    """The end of what the program wrote to standard error."""
    length = complaints.seek(0, os.SEEK_END)
    complaints.seek(max(0, length - _SHOWN))
    words = one_line(complaints.read().decode("utf-8", "replace"))
    return f": {words}" if words else ""
