"""From phrases to records: clauses, actors, roles, sources, status, losses, place, date, merging."""

from dienbien.coding.coder import code_document, read_document
from dienbien.coding.explain import Explanation, explain_document
from dienbien.coding.offices import OfficeRegistry
from dienbien.coding.readings import Reading

__all__ = ["Explanation", "OfficeRegistry", "Reading", "code_document", "explain_document", "read_document"]
