"""Words of one kind asked for by their letters: the same answer as that of the words themselves."""

import pytest

from dienbien.language.vi.rows_vi import rows_of
from dienbien.language.vi.tables_vi import (
    Openings,
    begins,
    ends,
    ends_apart,
    has_marker,
    markers,
    markers_apart,
    may_have,
)

KINDS = sorted({row["kind"] for row in rows_of("markers.tsv")})


@pytest.mark.parametrize("kind", KINDS)
def test_letters_decide_as_the_words_do(kind: str) -> None:
    words = markers(kind)
    for text in (f"xin {word} nhé" for word in words):
        for at in range(len(text) + 1):
            assert begins(text, kind, at) == text.startswith(words, at)
            assert ends(text[:at], kind) == text[:at].endswith(words)
            assert ends_apart(text[:at], kind) == f" {text[:at]}".endswith(markers_apart(kind))
        assert has_marker(text, kind)
        assert may_have(text, kind)
    assert not begins("", kind, 0)
    assert not ends("", kind)
    assert not may_have("zzz", kind)


def test_a_word_of_one_letter_opens_too() -> None:
    opening = Openings(["ở", "tại "])
    assert opening.at("nó ở đó", 3)
    assert opening.at("nó ở", 3)
    assert not opening.at("nó tại", 3)
