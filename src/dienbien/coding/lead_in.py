"""What stands right before an act and takes it back, ends it or makes another thing of it.

Comes in: a candidate with its sentence, the folded text and a kind of words. Goes out: whether one of them
stands there. What follows of it, `scope` and `meant` decide.
"""

from dienbien.coding.candidates import Candidate
from dienbien.coding.readings import ReadSentence
from dienbien.language.text import Folded
from dienbien.language.vi.tables_vi import ends, ends_apart, markers_apart

_REACH = 40
"""How many letters before an act are looked at."""


def right_behind(candidate: Candidate, sentence: ReadSentence, folded: Folded, kind: str) -> bool:
    """`chấm dứt (các cuộc) giao tranh`: right behind such words, but for those that make a noun of it.

    Not `không ngừng tấn công`, which goes on.
    """
    start, _ = candidate.trigger
    begin = max(sentence.start, start - _REACH)
    begin = max(begin, folded.lower.rfind(",", begin, start) + 1)  # `đổi mục tiêu, tập kích`
    before = folded.plain[begin:start].rstrip()
    if ends_apart(before, "ceaseless"):
        return False
    if ends_apart(before, kind):
        return True
    while ends(before, "counted") and before.endswith(markers_apart("counted")):
        cut = next(word for word in markers_apart("counted") if before.endswith(word))
        before = before[: -len(cut)].rstrip()
    return ends_apart(before, kind)
