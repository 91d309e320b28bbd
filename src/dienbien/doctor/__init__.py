"""The front door of the doctor: what is right and wrong with an installation, a store or a configuration.

Comes in: nothing, the name of a store, files of configuration. Goes out: findings, each with what to do. It
changes nothing: no store is made or migrated, no file written but one tried in the cache's folder.
"""

from dienbien.doctor.configuration import check_alerts, check_environment, check_sources, check_tables
from dienbien.doctor.finding import Finding, State
from dienbien.doctor.installation import check_installation
from dienbien.doctor.stores import check_store

__all__ = [
    "Finding",
    "State",
    "check_alerts",
    "check_environment",
    "check_installation",
    "check_sources",
    "check_store",
    "check_tables",
]
