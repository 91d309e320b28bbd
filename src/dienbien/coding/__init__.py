"""From phrases to records: clauses, actors, roles, sources, status, losses, place, date, merging."""

from dienbien.coding.coder import Reading, code_document, read_document
from dienbien.coding.explain import Explanation, explain_document

__all__ = ["Explanation", "Reading", "code_document", "explain_document", "read_document"]
