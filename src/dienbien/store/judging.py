"""What analysts judged about records, written down for good; later runs keep to it.

Comes in: a connection within a writing transaction, ids, what an analyst says. Goes out: verdicts. The log
(`verdicts`) only grows; `record_verdicts` has those that stand by the record that each is about now, and is
made anew for a page whenever its records are. Raises `StoreError` for what can't be judged so.
"""

import datetime
import secrets
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from dienbien.records import Document, Record, decode_record, encode_record
from dienbien.review import Kind, Verdict, digest, faults, matches, standing
from dienbien.store import kept
from dienbien.store.errors import StoreError
from dienbien.store.rows import document_of
from dienbien.store.schema import documents, record_verdicts, records, verdicts


def judge(
    connection: Connection,
    record_id: str,
    kind: Kind,
    author: str,
    reason: str,
    *,
    record: Record | None = None,
    seen: str | None = None,
) -> Verdict:
    """Accept, correct or reject a record; `seen` is the digest of what the analyst had before them.

    Whoever says the same again adds nothing. A correction that changes nothing accepts.
    """
    known = kept.told_records(connection, [record_id]).get(record_id)
    if known is None:
        raise StoreError(f"the store has no record {record_id}; it was perhaps coded anew")
    coded = known.record
    if seen is not None and seen != digest(coded):
        raise StoreError(f"record {record_id} was coded anew meanwhile; look at it again")
    if record is not None:
        document = _document(connection, known.document_id)
        record = _checked(document, msgspec.structs.replace(record, doc=coded.doc, id=coded.id))
        kind, record = ("accept", None) if digest(record) == digest(coded) else (kind, record)
    before = _own(connection, record_id, author)
    if before is not None and before not in on_text(connection, known.document_id):
        before = None
    verdict = _made(
        connection, kind, author, reason, known.document_id, record_id, before, coded=coded, record=record
    )
    if before is not None and _same(before, verdict):
        return before
    return _noted(connection, verdict)


def add(
    connection: Connection,
    document_id: str,
    author: str,
    reason: str,
    record: Record,
    replaces: str | None = None,
) -> Verdict:
    """Add a record that the coder missed, or (`replaces`) change one that the author added before."""
    document = _document(connection, document_id)
    before = _standing_of(connection, replaces, author, ("add",)) if replaces else None
    name = before.record.id if before and before.record else f"added-{secrets.token_hex(6)}"
    record = _checked(document, msgspec.structs.replace(record, doc=document.id, id=name, confidence=1.0))
    verdict = _made(connection, "add", author, reason, document_id, None, before, record=record)
    return _noted(connection, verdict)


def finish(connection: Connection, document_id: str, author: str, reason: str) -> Verdict:
    """Say that nothing is missing in a document all of whose records the author judged."""
    _document(connection, document_id)
    own = [one for one in on_text(connection, document_id) if one.author == author]
    done = next((one for one in own if one.kind == "done"), None)
    if done is not None:
        return done
    left = unjudged(connection, document_id, author)
    if left:
        raise StoreError(f"{len(left)} records of document {document_id} are not judged yet")
    return _noted(connection, _made(connection, "done", author, reason, document_id, None, None))


def undo(connection: Connection, verdict_id: str, author: str, reason: str) -> Verdict:
    """Take back a verdict of one's own that stands; what it replaced stands again.

    A document that the author was done with is not any more.
    """
    before = _standing_of(connection, verdict_id, author)
    verdict = _undone(connection, before, reason)
    done = [one for one in on_text(connection, before.document_id) if one.kind == "done"]
    for one in done:
        if one.author == author and one.verdict_id != verdict_id:
            _undone(connection, one, reason)
    return verdict


def _undone(connection: Connection, before: Verdict, reason: str) -> Verdict:
    made = _made(connection, "undo", before.author, reason, before.document_id, before.record_id, before)
    return _noted(connection, made)


def rematch(connection: Connection, document_ids: Sequence[str]) -> None:
    """Have the verdicts on pages hold for the records that these documents of theirs have now."""
    for some in kept.cut(document_ids):
        judged = select(documents.c.document_id, documents.c.page_id).where(
            documents.c.document_id.in_(some), documents.c.page_id.in_(select(verdicts.c.page_id))
        )
        for document_id, page_id in connection.execute(judged).all():
            stands = standing(_log(connection, verdicts.c.page_id == page_id))
            _rematch(connection, document_id, stands)


def _rematch(connection: Connection, document_id: str, stands: Sequence[Verdict]) -> None:
    ids = select(records.c.record_id).where(records.c.document_id == document_id)
    names = list(connection.execute(ids.order_by(records.c.ordinal)).scalars())
    told = kept.told_records(connection, names)
    found = matches(stands, [(name, told[name].record) for name in names])
    rows = [
        {
            "record_id": found[one.verdict_id],
            "verdict_id": one.verdict_id,
            "author": one.author,
            "says": _says(one),
        }
        for one in stands
        if one.verdict_id in found
    ]
    connection.execute(delete(record_verdicts).where(record_verdicts.c.record_id.in_(ids)))
    if rows:
        connection.execute(insert(record_verdicts), rows)


def unjudged(connection: Connection, document_id: str, author: str) -> list[str]:
    """The records of a document that an author has not judged in this text, in its order."""
    here = [one.verdict_id for one in on_text(connection, document_id) if one.author == author]
    judged = select(record_verdicts.c.record_id).where(record_verdicts.c.verdict_id.in_(here))
    query = (
        select(records.c.record_id)
        .where(records.c.document_id == document_id, records.c.record_id.not_in(judged))
        .order_by(records.c.ordinal)
    )
    return list(connection.execute(query).scalars())


def on_page(connection: Connection, document_id: str) -> list[Verdict]:
    """The verdicts that stand on any version of a document's page."""
    page = select(documents.c.page_id).where(documents.c.document_id == document_id).scalar_subquery()
    return standing(_log(connection, verdicts.c.page_id == page))


def on_text(connection: Connection, document_id: str) -> list[Verdict]:
    """The verdicts that stand on versions of a document's page with the same text."""
    one, other = documents.alias(), documents.alias()
    same = (
        select(other.c.document_id)
        .join(one, (one.c.page_id == other.c.page_id) & (one.c.text == other.c.text))
        .where(one.c.document_id == document_id)
    )
    here = set(connection.execute(same).scalars())
    return [one for one in on_page(connection, document_id) if one.document_id in here]


def verdict_of(row: dict[str, Any]) -> Verdict:
    """The verdict of a row."""
    members = {name: row[name] for name in Verdict.__struct_fields__}
    for name in ("coded", "record"):
        members[name] = decode_record(row[name]) if row[name] is not None else None
    return Verdict(**members)


def _log(connection: Connection, *which: Any) -> list[Verdict]:
    query = select(verdicts).where(*which).order_by(verdicts.c.number)
    return [verdict_of(kept.plain(row)) for row in connection.execute(query).mappings()]


def _own(connection: Connection, record_id: str, author: str) -> Verdict | None:
    """The author's verdict that stands for a record."""
    query = select(record_verdicts.c.verdict_id).where(
        record_verdicts.c.record_id == record_id, record_verdicts.c.author == author
    )
    found = _log(connection, verdicts.c.verdict_id.in_(query))
    return found[-1] if found else None


def _standing_of(
    connection: Connection, verdict_id: str, author: str, kinds: tuple[Kind, ...] = ()
) -> Verdict:
    one = next(iter(_log(connection, verdicts.c.verdict_id == verdict_id)), None)
    if one is None or one.author != author or (kinds and one.kind not in kinds):
        raise StoreError(f"{author} gave no such verdict {verdict_id}")
    if one not in on_page(connection, one.document_id):
        raise StoreError(f"verdict {verdict_id} stands no more; it was replaced or taken back")
    return one


def _document(connection: Connection, document_id: str) -> Document:
    query = kept.document_query().where(documents.c.document_id == document_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise StoreError(f"the store has no document {document_id}")
    return document_of(kept.plain(row))


def _checked(document: Document, record: Record) -> Record:
    wrong = faults(record, document)
    if wrong:
        told = ", ".join(f"{fault.field}: {fault.what}" for fault in wrong)
        raise StoreError(f"this is no record by the codebook ({told})")
    return record


def _made(
    connection: Connection,
    kind: Kind,
    author: str,
    reason: str,
    document_id: str,
    record_id: str | None,
    before: Verdict | None,
    *,
    coded: Record | None = None,
    record: Record | None = None,
) -> Verdict:
    page = select(documents.c.page_id).where(documents.c.document_id == document_id)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    return Verdict(
        verdict_id=secrets.token_hex(12),
        made=now,
        author=author,
        kind=kind,
        reason=reason,
        page_id=connection.execute(page).scalar_one(),
        document_id=document_id,
        record_id=record_id,
        replaces=before.verdict_id if before else None,
        coded=coded,
        record=record,
    )


def _same(one: Verdict, other: Verdict) -> bool:
    same = ("kind", "reason", "document_id", "coded", "record")
    return all(getattr(one, name) == getattr(other, name) for name in same)


def _noted(connection: Connection, verdict: Verdict) -> Verdict:
    """Write a verdict down, and have it hold for all versions of its page."""
    row = msgspec.structs.asdict(verdict)
    for name in ("coded", "record"):
        row[name] = encode_record(row[name]).decode() if row[name] is not None else None
    connection.execute(insert(verdicts), row)
    versions = select(documents.c.document_id).where(documents.c.page_id == verdict.page_id)
    rematch(connection, list(connection.execute(versions).scalars()))
    return verdict


def _says(verdict: Verdict) -> str:
    """What a verdict comes to: verdicts of two analysts that agree have the same."""
    return f"is {digest(verdict.result)}" if verdict.result is not None else verdict.kind
