"""Vietnamese number words to integers: "hai mươi ba", "một trăm linh năm", "ba triệu rưỡi".

Comes in: a list of words. Goes out: a value and how many words it took. Knows no modifiers
("hơn") and no text.
"""

from collections.abc import Sequence

DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_LAST = DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
# "hai mươi năm" is twenty years, "hai mươi một" twenty and an article: 25 and 21 end in lăm and mốt.
_NOT_AFTER_TEN = frozenset({"năm", "một"})
WORDS = frozenset({*_LAST, *SCALES, "mười", "mươi", "chục", "trăm", "linh", "lẻ", "rưỡi", "nửa", "không"})


def read_number(words: Sequence[str], at: int = 0) -> tuple[int, int] | None:
    """The longest number that begins at word `at`: its value and the index after its last word.

    None where no number begins. Reads at most four groups, so its work is bounded.
    """
    if at < len(words) and words[at] == "nửa" and at + 1 < len(words) and words[at + 1] in SCALES:
        return SCALES[words[at + 1]] // 2, at + 2
    total, limit, i = 0, 10**13, at
    while True:
        group = _below_thousand(words, i, inner=i > at)
        if group is None:
            return (total, i) if i > at else None
        value, end = group
        scale = SCALES.get(words[end], 0) if end < len(words) else 0
        if scale and scale < limit:
            end += 1
            if end < len(words) and words[end] == "rưỡi":
                return total + value * scale + scale // 2, end + 1
            if end < len(words) and words[end] in SCALES and SCALES[words[end]] > scale:
                scale *= SCALES[words[end]]
                end += 1
            total, limit, i = total + value * scale, scale, end
            continue
        if i > at and not _fits(words, i, value, limit):
            return total, i
        return total + value, end


def _fits(words: Sequence[str], at: int, value: int, limit: int) -> bool:
    """Whether a group without scale may end a number: "ba nghìn hai trăm", but not "ba nghìn hai" (nước)."""
    return value < limit and (value >= 100 or words[at] in {"linh", "lẻ", "không"})


def _below_thousand(words: Sequence[str], at: int, *, inner: bool) -> tuple[int, int] | None:
    tens = _below_hundred(words, at, inner=inner)
    if tens is None:
        return (100, at + 1) if not inner and _word(words, at) == "trăm" else None
    value, end = tens
    if not (value < 10 and end == at + 1 and _word(words, end) == "trăm"):
        return tens
    value, end = value * 100, end + 1
    if _word(words, end) == "rưỡi":
        return value + 50, end + 1
    if _word(words, end) in {"linh", "lẻ"} and _word(words, end + 1) in _LAST:
        return value + _LAST[words[end + 1]], end + 2
    rest = _below_hundred(words, end, inner=True)
    if rest is not None and rest[0] >= 10:
        return value + rest[0], rest[1]
    return value, end


def _below_hundred(words: Sequence[str], at: int, *, inner: bool) -> tuple[int, int] | None:
    word, after = _word(words, at), _word(words, at + 1)
    if word == "mười":
        if after in _LAST and after not in {"năm", "tư", "mốt"}:
            return 10 + _LAST[after], at + 2
        return 10, at + 1
    if word == "chục" and not inner:
        return 10, at + 1
    if inner and word in {"linh", "lẻ"} and after in _LAST:
        return _LAST[after], at + 2
    if word == "không" and not (inner and after == "trăm"):
        return None
    if word not in DIGITS and word != "không":
        return None
    digit = DIGITS.get(word, 0)
    if after == "mươi" and digit > 1:
        last = _word(words, at + 2)
        if last in _LAST and last not in _NOT_AFTER_TEN:
            return digit * 10 + _LAST[last], at + 3
        return digit * 10, at + 2
    if after == "chục" and digit:
        return digit * 10, at + 2
    return digit, at + 1


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
