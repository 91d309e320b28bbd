"""Whom a threat is against that names nobody."""

import pytest
from told_sides import told

THREATENED = [
    (
        "Nhiều người Peru tức giận với lời đe dọa tấn công của Tổng thống Chile.",
        "THREATEN CHL > PER",
    ),
    ("Peru lên án lời đe dọa tấn công của Chile.", "THREATEN CHL > PER"),
    (
        "Xe tăng Chile tấn công ngoại ô Tacna của Peru, còn Chile tuyên bố sẽ tấn công cả thành phố.",
        "THREATEN CHL > PER",
    ),
    ("Peru lên án lời đe dọa tấn công Bolivia của Chile.", "THREATEN CHL > BOL"),
]


@pytest.mark.parametrize(("sentence", "expected"), THREATENED, ids=[s for s, _ in THREATENED])
def test_who_is_fought_or_complains_is_threatened(sentence: str, expected: str) -> None:
    assert expected in told(sentence)


def test_whom_somebody_else_fights_is_not_threatened() -> None:
    found = told("Malta tấn công Libya, còn Chile dọa sẽ dùng vũ lực.")
    assert not {line for line in found if line.startswith("THREATEN CHL > LBY")}
