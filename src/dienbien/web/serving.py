"""Running the application on a socket that listens already, in one process or several.

Comes in: a store, settings, a socket. Goes out: nothing; it returns when the server is interrupted.
"""

import multiprocessing
import os
import socket
import sys
import threading
from contextlib import suppress
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from litestar import Litestar
from uvicorn.supervisors import Multiprocess

from dienbien.store import Store
from dienbien.web.app import create_app
from dienbien.web.settings import Settings
from dienbien.web.shared import Common

_SECONDS_TO_END = 10
_SECONDS_TO_BEGIN = 180
"""A process that does not say a word for so long is taken for dead: on a busy machine it begins slowly."""
_TURN_S = 0.001
"""How long a thread may go on while others wait: who only passes an answer on should not wait for long."""


def run(
    where: str,
    settings: Settings,
    listener: socket.socket,
    certificate: Path | None = None,
    key: Path | None = None,
    *,
    behind_proxy: bool = False,
    workers: int = 1,
) -> None:
    """Serve until interrupted. Addresses that a proxy on this machine tells are believed if there is one.

    Raises `StoreError` where the store can't be opened.
    """
    Store(where, must_exist=True).close()
    with TemporaryDirectory(prefix="dienbien-") as folder:
        common = Common(Path(folder) / "shared" if workers > 1 else None)
        config = uvicorn.Config(
            partial(_app, where, settings, common),
            factory=True,
            workers=workers,
            log_level="warning",
            server_header=False,
            proxy_headers=behind_proxy,
            ssl_certfile=certificate,
            ssl_keyfile=key,
            timeout_graceful_shutdown=_SECONDS_TO_END,
            timeout_keep_alive=15,
            timeout_worker_healthcheck=_SECONDS_TO_BEGIN,
        )
        print(f"dienbien: {_address(listener, is_tls=certificate is not None)} (Ctrl+C ends)", flush=True)
        with suppress(KeyboardInterrupt):
            if workers > 1:
                Multiprocess(config, [listener]).run()
            else:
                uvicorn.Server(config).run(sockets=[listener])


def _app(where: str, settings: Settings, common: Common) -> Litestar:
    """The application of one process; one of several ends with who started it."""
    sys.setswitchinterval(_TURN_S)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    return create_app(where, settings, common)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _address(listener: socket.socket, *, is_tls: bool) -> str:
    host, port = listener.getsockname()[:2]
    name = f"[{host}]" if listener.family is socket.AF_INET6 else host
    return f"{'https' if is_tls else 'http'}://{name}:{port}/"
