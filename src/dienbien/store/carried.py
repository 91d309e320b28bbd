"""Decisions about records of a page, carried over to the same records of its new version.

Comes in: a connection within a writing transaction, documents that are new versions, with their records
written. Goes out: nothing; `decision_records` has the new records beside the old ones.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from dienbien.store.kept import cut
from dienbien.store.schema import decision_records, documents, records, spans


def carry_over(connection: Connection, document_ids: Sequence[str]) -> None:
    """Have decisions hold for new versions of pages, too.

    A record is the same if it has the type and the trigger's words of an earlier one; of several, the one in
    the same sentence, then the one that stands nearest.
    """
    for some in cut(document_ids):
        decided = list(connection.execute(_decided(some)).mappings())
        fresh = list(connection.execute(_fresh([row["document_id"] for row in decided])).mappings())
        same = _pairs(decided, fresh)
        rows = {
            (row["decision_id"], same[row["record_id"]]): row["part"]
            for row in decided
            if row["record_id"] in same
        }
        if rows:
            connection.execute(
                insert(decision_records),
                [{"decision_id": d, "record_id": r, "part": part} for (d, r), part in rows.items()],
            )


def _pairs(decided: Sequence[Any], fresh: Sequence[Any]) -> dict[str, str]:
    """The new record of each old one that has one; the latest version is asked first."""
    ranked = sorted(
        (
            (-old["version"], old["words"] != new["words"], abs(old["ordinal"] - new["ordinal"]), n, m)
            for n, old in enumerate(decided)
            for m, new in enumerate(fresh)
            if all(old[name] == new[name] for name in ("document_id", "event", "trigger"))
        ),
    )
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for *_, n, m in ranked:
        old, new = decided[n]["record_id"], fresh[m]["record_id"]
        if taken.setdefault(new, old) == old:
            found.setdefault(old, new)
    return found


def _decided(document_ids: Sequence[str]) -> Select[Any]:
    """Records of earlier versions of these documents that somebody decided about."""
    new, old = documents.alias(), documents.alias()
    return (
        _known_again()
        .add_columns(
            new.c.document_id, old.c.version, decision_records.c.decision_id, decision_records.c.part
        )
        .join(decision_records, decision_records.c.record_id == records.c.record_id)
        .join(old, old.c.document_id == records.c.document_id)
        .join(new, (new.c.page_id == old.c.page_id) & (new.c.document_id != old.c.document_id))
        .where(new.c.document_id.in_(document_ids))
    )


def _fresh(document_ids: Sequence[str]) -> Select[Any]:
    return (
        _known_again()
        .add_columns(records.c.document_id)
        .where(records.c.document_id.in_(sorted(set(document_ids))))
    )


def _known_again() -> Select[Any]:
    trigger, mention = spans.alias(), spans.alias()
    return (
        select(
            records.c.record_id,
            records.c.event,
            records.c.ordinal,
            trigger.c.text.label("trigger"),
            mention.c.text.label("words"),
        )
        .join(trigger, (trigger.c.record_id == records.c.record_id) & (trigger.c.role == "trigger"))
        .outerjoin(
            mention,
            (mention.c.record_id == records.c.record_id)
            & (mention.c.role == "mention")
            & (mention.c.ordinal == 0),
        )
    )
