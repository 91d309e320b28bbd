"""Text cut where words of records begin and end, and made safe."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from dienbien.web.pages.marking import ROLES, Part, pieces
from dienbien.web.pages.markup import isolated, marked, visible


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, list[Part], int]:
    """A text that stands somewhere in its document, and parts of the document, some of them in the text."""
    text = draw(st.text("aé😀ư <&\u202e\n", max_size=40))
    start = draw(st.integers(0, 5))
    place = st.integers(0, len(text) + 10)
    parts = draw(st.lists(st.tuples(place, place, st.sampled_from(ROLES), st.integers(0, 3)), max_size=8))
    return text, [Part(min(a, b), max(a, b), role, "r", n) for a, b, role, n in parts], start


@given(cut_texts())
def test_pieces_are_the_text_and_know_their_parts(case: tuple[str, list[Part], int]) -> None:
    text, parts, start = case
    found = pieces(text, parts, start)
    assert "".join(piece.text for piece in found) == text
    position = start
    for piece in found:
        for place in range(position, position + len(piece.text)):
            assert set(piece.keys) == {part.key for part in parts if part.start <= place < part.end}
        position += len(piece.text)


@given(cut_texts())
def test_each_part_begins_once_where_it_begins(case: tuple[str, list[Part], int]) -> None:
    text, parts, start = case
    position, begun = start, []
    for piece in pieces(text, parts, start):
        begun += [(key, position) for key in piece.begins]
        position += len(piece.text)
    inside = {(p.key, p.start) for p in parts if start <= p.start < min(p.end, start + len(text))}
    assert len(begun) == len(set(begun))
    assert set(begun) == inside


def test_the_leading_role_gives_the_look_of_overlapping_words() -> None:
    parts = [Part(0, 8, "mention", "r"), Part(0, 5, "actor", "r"), Part(3, 8, "trigger", "r")]
    assert [(p.text, p.role) for p in pieces("abcdefgh", parts)] == [
        ("abc", "actor"),
        ("de", "trigger"),
        ("fgh", "trigger"),
    ]


@given(st.text())
def test_no_text_becomes_markup_or_keeps_what_has_no_shape(text: str) -> None:
    shown = str(visible(text))
    signs = re.compile(r'<span class="hidden-sign" title="U\+[0-9A-F]{4,6}">[0-9A-F]{4,6}</span>')
    rest = signs.sub("", shown)
    assert not set('<>"') & set(rest)
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\x00\x1b]", shown)
    assert "<" not in re.sub("</?bdi>", "", str(isolated(text)))


@given(cut_texts())
def test_marked_text_reads_as_the_text(case: tuple[str, list[Part], int]) -> None:
    text, parts, start = case
    shown = str(marked(pieces(text, parts, start), anchors=True))
    assert html.unescape(re.sub("<[^>]*>", "", shown)) == text.replace("\u202e", "202E")
