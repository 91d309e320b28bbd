"""First words of sentences that only look like a name: a capital before small letters.

Comes in: the folded text and the place of a lone word. Goes out: whether it is a plain word of Vietnamese.
"""

import re

from dienbien.language.text import Folded

_SYLLABLE = re.compile(
    r"(?:ngh?|n?g|[gk]h?|gi|qu|[cpt]h|tr|nh|[bcdđhlmnprstvx])?"
    r"[aăâeêioôơuưyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ]{1,3}"
    r"(?:ch|nh|ng|[cmnpt])?"
)
"""One syllable as Vietnamese writes it, in small letters."""


def is_syllable(word: str) -> bool:
    """Whether a word in small letters is one syllable of Vietnamese."""
    return bool(_SYLLABLE.fullmatch(word))


def is_plain_word(folded: Folded, start: int, end: int) -> bool:
    """`Nỗi sợ bị bắt`, `Đứng đầu nhóm`: one syllable, and a word without a capital right behind it."""
    behind = folded.cased[end : end + 2]
    return bool(_SYLLABLE.fullmatch(folded.lower, start, end)) and behind[:1] == " " and behind[1:].islower()
