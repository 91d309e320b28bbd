"""The lists of what a field may say are those of the codebook."""

import re
from pathlib import Path
from typing import get_args

from dienbien.records import EventType
from dienbien.records.choices import LOSS_CLASSES, LOSS_KINDS, MODES

_CODEBOOK = (Path(__file__).parents[2] / "docs/codebook.md").read_text(encoding="utf-8")


def test_every_type_has_the_modes_of_the_codebook() -> None:
    rows = re.findall(r"^\| ([A-Z]+) \| [^|]+ \| ([^|]+) \|", _CODEBOOK, re.MULTILINE)
    assert {event: tuple(re.findall(r"`([a-z-]+)`", modes)) for event, modes in rows} == MODES
    assert set(MODES) == set(get_args(EventType))


def test_losses_are_those_of_the_codebook() -> None:
    section = _CODEBOOK.partition("## 9. Losses")[2].partition("|")[0]
    kinds, classes = section.split("`what`:")
    assert tuple(re.findall(r"`([a-z-]+)`", kinds.partition("`kind`:")[2])) == LOSS_KINDS
    assert tuple(re.findall(r"`([a-z-]+)`", classes)) == LOSS_CLASSES
