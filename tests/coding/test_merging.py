"""Which mentions become one event does not depend on how merging saves comparisons."""

import random

import pytest

from dienbien.coding.alike import Look, alike
from dienbien.coding.candidates import Candidate
from dienbien.coding.coder import read_document
from dienbien.coding.merge import HORIZON, merge
from dienbien.reading import read_text

SIDES = ("Chile", "Peru", "Kenya", "Mali", "Sudan", "Chad")
ACTS = (
    "không kích {}",
    "lên án {}",
    "điện đàm với {}",
    "gặp tổng thống {}",
    "trừng phạt {}",
    "lên án cuộc tấn công vào {}",
    "tấn công {} hôm 18/5",
    "tấn công thủ đô {} hôm 19/5",
    "ký thỏa thuận với {}",
)


def plainly(candidates: list[Candidate]) -> list[list[Candidate]]:
    """Each mention to the first event whose first three mentions it may be one with, one by one."""
    events: list[list[Candidate]] = []
    for candidate in candidates:
        look = Look(candidate)
        for event in events[max(0, len(events) - HORIZON) :]:
            if all(
                candidate.event == other.event
                and alike(look, Look(other), abs(candidate.sentence - other.sentence))
                for other in event[:3]
            ):
                event.append(candidate)
                break
        else:
            events.append([candidate])
    return events


def page(seed: int) -> str:
    """A title and sentences of two sides and an act, of few or many kinds."""
    chance = random.Random(seed)
    kinds = [
        f"{one} {chance.choice(ACTS).format(other)}. "
        for one, other in (chance.sample(SIDES, 2) for _ in range(chance.choice((3, 30, 300))))
    ]
    paragraphs = ["".join(chance.choices(kinds, k=40)) for _ in range(chance.choice((1, 4, 12)))]
    return "\n\n".join([kinds[0], *paragraphs])


@pytest.mark.parametrize("seed", range(8))
def test_mentions_are_merged_as_if_each_was_compared_with_all(seed: int) -> None:
    reading = read_document(read_text(page(seed), id="page", published="2024-05-20"))
    candidates = [c for sentence in reading.sentences for c in sentence.candidates if not c.reason]
    assert len(candidates) > 30
    merged = [sorted(event, key=candidates.index) for event in merge(candidates)]
    assert merged == plainly(candidates)
