"""Whether the server works, for whoever watches over it: open to all, and silent about what the store holds.

Comes in: a request. Goes out: 200 where the store can be read, else 503.
"""

from typing import Any

from litestar import Response, get

from dienbien.store import StoreError
from dienbien.web.door import FOR_ALL
from dienbien.web.given import OpenStore


@get("/healthz", opt=FOR_ALL, sync_to_thread=True)
def healthz(store: OpenStore) -> Response[Any]:
    """Read one number from the store."""
    try:
        store.changes()
    except StoreError:
        return Response({"status": "the store can't be read"}, status_code=503)
    return Response({"status": "ok"})
