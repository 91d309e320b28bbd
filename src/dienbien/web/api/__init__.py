"""The API under `/api/v1` (docs/api.md).

Comes in: settings. Goes out: a router with all its handlers.
"""

from litestar import Router

from dienbien.web.api.description import PATH
from dienbien.web.api.events import list_events, one_event
from dienbien.web.settings import Settings


def api_router(_settings: Settings) -> Router:
    """All handlers of the API."""
    return Router(PATH, route_handlers=[list_events, one_event], include_in_schema=True)
