"""The front door of the watch: it follows the news by itself (docs/watch.md).

Comes in: a file of sources and a store. Goes out: new pages and new versions of old ones in the store,
coded and linked; alarms for what somebody should look at. It reads pages by `reading`, asks by `fetching`,
keeps by `store`.
"""

from dienbien.watch.loop import Around, Watch
from dienbien.watch.sources import Plan, Source, SourcesError, parse_sources, read_sources, starter

__all__ = ["Around", "Plan", "Source", "SourcesError", "Watch", "parse_sources", "read_sources", "starter"]
