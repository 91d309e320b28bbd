"""The confidence of a record: a share, learned weights over named features (docs/confidence.md)."""

import pytest

from dienbien import code
from dienbien.coding.coder import read_document
from dienbien.coding.confidence import probability
from dienbien.coding.features import features
from dienbien.records import Document

PAGE = Document(id="a", text="Hôm 5/3, Peru cáo buộc Chile tấn công tàu tuần tra.", published="2025-03-06")


def test_a_feature_without_a_weight_counts_nothing() -> None:
    weights = {"bias": 0.0, "event:ASSAULT": 2.0}
    assert probability(weights, ["unheard:of"]) == 0.5
    assert probability(weights, ["event:ASSAULT", "unheard:of"]) == pytest.approx(0.881, abs=0.001)


def test_confidence_is_a_share_between_nothing_and_certainty() -> None:
    records = code(PAGE.text, published=PAGE.published)
    assert records
    assert all(0 < record.confidence < 1 for record in records)


def test_features_say_who_acts_and_never_quote_the_page() -> None:
    reading = read_document(PAGE)
    names = {name for event in reading.events for name in features(event, reading.sentences)}
    assert {"event:ACCUSE", "event:ASSAULT"} <= names
    assert not any(word in name for name in names for word in ("Peru", "Chile", "cáo buộc"))
