"""Short words for the parts of a record, shared by the table, the CSV and the explanation.

Comes in: entities, places, losses. Goes out: plain text on one line, without control characters.
"""

from collections.abc import Sequence

from dienbien.records import Document, Entity, Loss, Record, Span
from dienbien.records.amount import amount
from dienbien.safe import one_line

_LONGEST_TITLE = 110


def entity_name(entity: Entity) -> str:
    """The full name where it is known, else the words of the text."""
    return one_line(entity.known_as)


def entity_code(entity: Entity) -> str:
    """`RUS GOV`; the sector alone where there is no country."""
    return one_line(f"{entity.country or ''} {entity.sector}")


def source_words(sources: Sequence[Entity]) -> str:
    """`Bộ Ngoại giao Nga → TASS`: the way of the word from the event to the page."""
    return " → ".join(entity_name(entity) for entity in sources)


def loss_words(loss: Loss) -> str:
    """`3 killed (soldier, AZE), says Bộ Quốc phòng Armenia`."""
    about = loss.what if loss.side is None else f"{loss.what}, {loss.side}"
    said = "" if loss.by is None else f", says {loss.by}"
    return one_line(f"{amount(loss.min, loss.max)} {loss.kind} ({about}){said}")


def act_words(record: Record) -> str:
    """`CONSULT phone`."""
    return record.event if record.mode is None else f"{record.event} {record.mode}"


def spaced(*parts: str | None) -> str:
    """Those parts of a line that there are, two spaces apart."""
    return "  ".join(one_line(part) for part in parts if part)


def excerpt(mention: Span, trigger: Span, most: int) -> tuple[str, str, str]:
    """The mention before, in and after the trigger, cut to about `most` characters around the trigger."""
    if not mention.start <= trigger.start < trigger.end <= mention.end:
        return one_line(mention.text[:most]), "", ""
    before = one_line(mention.text[: trigger.start - mention.start])
    after = one_line(mention.text[trigger.end - mention.start :])
    middle = one_line(trigger.text)
    room = max(20, most - len(middle))
    if len(before) + len(after) > room:
        left = max(room // 2, room - len(after))
        before = before if len(before) <= left else "…" + before[len(before) - left :].partition(" ")[2]
        right = max(10, room - len(before))
        after = after if len(after) <= right else after[:right].rpartition(" ")[0] + "…"
    return before + " " * bool(before), middle, " " * _needs_space(after) + after


def _needs_space(after: str) -> bool:
    return bool(after) and after[0] not in ".,;:!?)…”’"


def title_of(document: Document) -> str:
    """The page's title: from its zones, its metadata or its first line."""
    zone = next((zone for zone in document.zones if zone.kind == "title"), None)
    if zone is not None:
        words = document.text[zone.start : zone.end]
    else:
        words = document.title or document.text.lstrip()[:400].partition("\n")[0]
    line = one_line(words)
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1] + "…"
