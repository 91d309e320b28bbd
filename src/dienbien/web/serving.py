"""Running the application on a socket that listens already.

Comes in: a store, settings, a socket. Goes out: nothing; it returns when the server is interrupted.
"""

import socket
from contextlib import suppress
from pathlib import Path

import uvicorn

from dienbien.web.app import create_app
from dienbien.web.settings import Settings

_SECONDS_TO_END = 10


def run(
    where: str,
    settings: Settings,
    listener: socket.socket,
    certificate: Path | None = None,
    key: Path | None = None,
    *,
    behind_proxy: bool = False,
) -> None:
    """Serve until interrupted. Addresses that a proxy on this machine tells are believed if there is one.

    Raises `StoreError` where the store can't be opened.
    """
    config = uvicorn.Config(
        create_app(where, settings),
        log_level="warning",
        server_header=False,
        proxy_headers=behind_proxy,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        timeout_graceful_shutdown=_SECONDS_TO_END,
        timeout_keep_alive=15,
    )
    print(f"dienbien: {_address(listener, is_tls=certificate is not None)} (Ctrl+C ends)", flush=True)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _address(listener: socket.socket, *, is_tls: bool) -> str:
    host, port = listener.getsockname()[:2]
    name = f"[{host}]" if listener.family is socket.AF_INET6 else host
    return f"{'https' if is_tls else 'http'}://{name}:{port}/"
