"""The front door of the web server: a store to look at, over HTTP (docs/api.md).

Comes in: the name of a store and settings. Goes out: one ASGI application with the API and the pages. Needs
the extra `web`.
"""

from dienbien.web.app import create_app
from dienbien.web.settings import Settings

__all__ = ["Settings", "create_app"]
