"""From phrases to records: clauses, actors, roles, sources, status, losses, place, date, merging.

Comes in: a `Document`. Goes out: its `Record`s, or a `Reading` or an `Explanation` that keeps what led to
them. It opens no files and keeps nothing from page to page but a registry of office holders, if given one.
"""

from dienbien.coding.coder import code_document, read_document
from dienbien.coding.explain import Explanation, explain_document
from dienbien.coding.offices import OfficeRegistry
from dienbien.coding.readings import Reading

__all__ = ["Explanation", "OfficeRegistry", "Reading", "code_document", "explain_document", "read_document"]
