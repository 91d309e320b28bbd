"""Numbers in Vietnamese text as the codebook's `min` and `max` (section 9): "hơn 10" is 11 and up.

Comes in: folded text (`Folded.lower`). Goes out: `Number`s in order, none overlapping. Percentages,
fractions, ordinals and digits inside names are left out; times are not known here (`times.find_times` goes
first). Whether "một" is one or an article is the reader's business.
"""

import re
from operator import itemgetter

from dienbien.language.text import ASCII_DIGITS, is_word_letter, places_of
from dienbien.language.vi.numbers_table import NumberWords, number_words
from dienbien.language.vi.numbers_words import DIGITS, SCALES, WORDS, read_number
from dienbien.language.vi.times_near import word_before

__all__ = ["Number", "find_numbers"]


class Number:
    """A count at `start:end` of the folded text, its modifier ("ít nhất") included; end exclusive.

    `min` or `max` None is open. `approx` where the words say "khoảng" or the like (codebook section 9).
    """

    __slots__ = ("approx", "end", "max", "min", "start")

    def __init__(
        self, start: int, end: int, least: int | None, most: int | None, approx: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.min = least
        self.max = most
        self.approx = approx

    def __str__(self) -> str:
        """`3`, `3 to 5`, `11 or more`, `up to 50`, each with `about` if it is one of those."""
        if self.min is None or self.max is None:
            told = f"{self.min:,} or more" if self.min is not None else f"up to {self.max or 0:,}"
        else:
            told = f"{self.min:,}" if self.min == self.max else f"{self.min:,} to {self.max:,}"
        return f"about {told}" if self.approx else told


_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_RUN = re.compile(rf"(?:{_WORD})(?: (?:{_WORD})){{0,12}}(?!\w)")
_SCALE_WORD = "|".join(SCALES)
_DIGITS = re.compile(
    r"(?P<dots>\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,3})?|\d{1,3}(?: 000){1,3})(?![\w/%]|[.,:]\d| %)"
    r"|(?P<commas>\d{1,3}(?:,\d{3}){2,4})(?![\w/%]|[.,:]\d| %)"
    r"|(?P<plain>\d{1,12})(?:[.,](?P<decimals>\d{1,3}))?(?![\w/%]|[.,:]\d| %)"
)
_OF_ALL = re.compile(r"(?P<part>\d{1,4})/(?P<all>\d{2,4})(?= )")
_SCALE = re.compile(rf" (trăm|chục|{_SCALE_WORD})(?: ({_SCALE_WORD}))?( rưỡi)?(?!\w)")
_VAGUE_SCALE = re.compile(rf" ({_SCALE_WORD})(?!\w)")
_LINK = re.compile(r" ?[-–—] ?| đến | tới | hoặc | hay ")
_LINK_LETTERS = "-–—đth"
_MOST_DIGITS = 12
_AFTER_SPACE = "0%"
"""What goes on with digits behind a space: "2 000", "5 %"."""
# "World Cup 2026": without a dot and without something counted, four such digits are a year.
_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM = re.compile(r"(?<!\w)từ \Z")
_ALL_SCALES = {**SCALES, "trăm": 100, "chục": 10}
_SCALE_LETTERS = frozenset(word[0] for word in _ALL_SCALES)


def find_numbers(lower: str) -> list[Number]:
    """The numbers of a folded text, left to right, none overlapping. Linear in the text."""
    words = number_words()
    found = words.phrases.hits(lower)
    found += [(at, 0, -1) for at in places_of(lower, ASCII_DIGITS) if not _goes_on(lower[at - 1 : at])]
    found.sort(key=itemgetter(0))
    numbers: list[Number] = []
    free = skip = 0
    for start, end, index in found:
        if start < skip:
            continue
        if index >= 0 and words.starts[index] == ():
            skip = end
            continue
        plain, skip = _number(lower, words, start, index, end)
        if plain is not None:
            number = _modified(lower, words, plain, free)
            if number is not None:
                numbers.append(number)
                free = skip = number.end
    return numbers


def _goes_on(before: str) -> bool:
    """Whether a digit behind this letter is part of a longer number, word, date or clock time."""
    return before != "" and (is_word_letter(before) or before in ".,/:+–-")


def _number(lower: str, words: NumberWords, start: int, index: int, end: int) -> tuple[Number | None, int]:
    """The number that begins here without its modifier, and where to go on."""
    vague = words.starts[index] if index >= 0 else None
    if vague:
        return _vague(lower, start, end, vague), end
    read = _digits(lower, start) if index < 0 else _words(lower, words, start)
    if read is None:
        read = _part_of_all(lower, words, start) if index < 0 else None
    if read is None:
        return None, max(start + 1, end)
    value, stop, scaled = read
    if value is None or words.share_after.match(lower, stop):
        return None, stop
    if index < 0 and _YEAR.fullmatch(lower, start, stop) and not words.counted_after.match(lower, stop):
        return None, stop
    second = _second(lower, words, stop)
    if second is not None:
        return _range(start, value, scaled, second)
    return Number(start, stop, value, value), stop


def _vague(lower: str, start: int, end: int, vague: tuple[int, int | None]) -> Number:
    low, high = vague
    scale = _VAGUE_SCALE.match(lower, end)
    if scale is None:
        return Number(start, end, low, high)
    factor = SCALES[scale[1]]
    return Number(start, scale.end(), low * factor, None if high is None else (high + 1) * factor - 1)


_Read = tuple[int | None, int, int]


def _digits(lower: str, start: int) -> _Read | None:
    """Value, end and scale of digits: "2.000", "1,3 triệu". The value is None for a bare decimal."""
    end = _plain_digits(lower, start)
    if end and not (lower[end : end + 1] == " " and lower[end + 1 : end + 2] in _SCALE_LETTERS):
        return int(lower[start:end]), end, 1
    match = _DIGITS.match(lower, start)
    if match is None:
        return None
    scale = _SCALE.match(lower, match.end())
    if scale is None:
        return _unscaled(match), match.end(), 1
    factor = _ALL_SCALES[scale[1]] * (SCALES[scale[2]] if scale[2] else 1)
    whole, decimals = _parts(match)
    value = whole * factor + (int(decimals) * factor // 10 ** len(decimals) if decimals else 0)
    if scale[3]:
        value += factor // 2
    return value, scale.end(), factor


def _part_of_all(lower: str, words: NumberWords, start: int) -> _Read | None:
    """`42/50 UAV`: of the things counted last the first number is told; "2/3 người dân" is a share."""
    match = _OF_ALL.match(lower, start)
    if (
        match is None
        or int(match["part"]) > int(match["all"])
        or not words.counted_after.match(lower, match.end())
    ):
        return None
    return int(match["part"]), match.end(), 1


def _plain_digits(lower: str, start: int) -> int:
    """Where digits end with nothing behind them that could belong to them; 0 where the pattern must tell."""
    end, length = start, len(lower)
    while end < length and lower[end] in ASCII_DIGITS:
        end += 1
    if end - start > _MOST_DIGITS or end == length:
        return 0
    behind, after = lower[end], lower[end + 1 : end + 2]
    if behind == " ":
        return 0 if after in _AFTER_SPACE else end
    if behind in ".,:":
        return 0 if after.isdigit() else end
    return 0 if behind in "/%" or is_word_letter(behind) else end


def _parts(match: re.Match[str]) -> tuple[int, str]:
    if match["dots"]:
        whole, _, decimals = match["dots"].partition(",")
        return int(whole.replace(".", "").replace(" ", "")), decimals
    if match["commas"]:
        return int(match["commas"].replace(",", "")), ""
    return int(match["plain"]), match["decimals"] or ""


def _unscaled(match: re.Match[str]) -> int | None:
    whole, decimals = _parts(match)
    if not decimals:
        return whole
    if match["plain"] and len(decimals) == 3 and 0 < whole < 1000:
        return whole * 1000 + int(decimals)
    return None


def _words(lower: str, words: NumberWords, start: int) -> _Read | None:
    """Value, end and scale of a number in words; "năm" alone is five only before something counted."""
    run = _RUN.match(lower, start)
    if run is None:
        return None
    parts = run[0].split(" ")
    read = read_number(parts)
    if read is None:
        return None
    value, used = read
    end = start + sum(map(len, parts[:used])) + used - 1
    if used == 1 and parts[0] == "năm" and not words.counted_after.match(lower, end):
        return None
    if used == 1 and parts[0] in {"chục", "trăm"} and not word_before(lower, start, words.modifiers):
        return None
    if used == 1 and len(parts) > 1 and DIGITS.get(parts[1]) == value + 1:
        return value, end, 1
    scale = next((_ALL_SCALES[word] for word in reversed(parts[:used]) if word in _ALL_SCALES), 1)
    return value, end, scale


def _second(lower: str, words: NumberWords, end: int) -> tuple[int, int, int, bool] | None:
    """The other end of a range: value, end, scale, and whether a dash links it."""
    behind, after = lower[end : end + 1], lower[end + 1 : end + 2]
    may_link = after in _LINK_LETTERS if behind == " " else behind in _LINK_LETTERS
    link = _LINK.match(lower, end) if may_link else None
    if link is None:
        return _next_digit(lower, end)
    read = _digits(lower, link.end()) if lower[link.end() : link.end() + 1].isdigit() else None
    if read is None and lower[link.end() : link.end() + 1].isalpha():
        read = _words(lower, words, link.end())
    if read is None or read[0] is None or words.share_after.match(lower, read[1]):
        return None
    return read[0], read[1], read[2], "t" not in link[0] and "h" not in link[0]


def _next_digit(lower: str, end: int) -> tuple[int, int, int, bool] | None:
    """A digit word right after one that is less by one: "hai ba người"."""
    before = lower[max(0, end - 8) : end].rpartition(" ")[2]
    if before not in DIGITS or lower[end : end + 1] != " ":
        return None
    run = _RUN.match(lower, end + 1)
    if run is None or run[0] not in DIGITS or run[0] == "năm" or DIGITS[before] != DIGITS[run[0]] - 1:
        return None
    return DIGITS[run[0]], run.end(), 1, False


def _range(start: int, low: int, scale: int, second: tuple[int, int, int, bool]) -> tuple[Number | None, int]:
    high, end, high_scale, dash = second
    if scale == 1 and high_scale > 1 and low < high // high_scale + 1:
        low *= high_scale
    if 0 < low < high:
        return Number(start, end, low, high), end
    return None, end if dash else start + 1


def _modified(lower: str, words: NumberWords, number: Number, free: int) -> Number | None:
    """The number with the words beside it; None where they make it a name or an ordinal."""
    start, end = number.start, number.end
    if start and not lower[start - 1].isspace():
        return _with_suffix(lower, words, number)
    named = word_before(lower, start, words.names)
    if named is not None and named[1] == "identifier":
        return None
    if named is not None and named[1] == "article" and not words.counted_after.match(lower, end):
        return None
    if number.min != number.max and (begin := _FROM.search(lower, max(free, start - 4), start)):
        start = begin.start()
        number = Number(start, end, number.min, number.max, number.approx)
    found = word_before(lower, start, words.modifiers)
    if found is None or found[0] < free:
        return _with_suffix(lower, words, number)
    at, kind = found
    if (number.min or 0) < words.least[lower[at : start - 1]]:
        return number
    return _apply(kind, at, end, number)


def _apply(kind: str, start: int, end: int, number: Number) -> Number:
    low, high = number.min, number.max
    vague = low != high
    if kind == "about":
        return Number(start, end, low, high, approx=True)
    if kind == "at_least":
        return Number(start, end, low, None)
    if kind == "more_than":
        return Number(start, end, low if vague or low is None else low + 1, None)
    if kind == "at_most":
        return Number(start, end, None, high)
    return Number(start, end, None, high if vague or high is None else high - 1)


def _with_suffix(lower: str, words: NumberWords, number: Number) -> Number:
    if after := words.upward_after.match(lower, number.end):
        return Number(number.start, after.end(), number.min, None)
    if after := words.downward_after.match(lower, number.end):
        return Number(number.start, after.end(), None, number.max)
    return number
