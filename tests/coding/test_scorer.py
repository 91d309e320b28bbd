"""The scorer: named features, weights from the table, and what they decide (docs/scorer.md)."""

from dienbien import code
from dienbien.coding.coder import conclude, understand
from dienbien.coding.scorer import Scorer
from dienbien.records import Document

PAGE = Document(id="a", text="Hôm 5/3, Peru cáo buộc Chile tấn công tàu tuần tra.", published="2025-03-06")


def kept(scorer: Scorer) -> list[str]:
    analysis, sentences = understand(PAGE)
    return [record.event for record in conclude(PAGE, analysis, sentences, scorer).records]


def test_a_feature_without_a_weight_counts_nothing() -> None:
    scorer = Scorer({"bias": 0.0, "event:ASSAULT": 2.0}, {"bias": 0.0})
    assert scorer.keep_probability(("unheard:of",)) == 0.5
    assert scorer.keep_probability(("event:ASSAULT", "unheard:of")) > 0.85


def test_what_the_scorer_finds_unlikely_is_no_record() -> None:
    assert "ACCUSE" in kept(Scorer({}, {}))
    assert "ACCUSE" not in kept(Scorer({"event:ACCUSE": -5.0}, {}))


def test_explain_says_that_the_scorer_stopped_an_act() -> None:
    analysis, sentences = understand(PAGE)
    conclude(PAGE, analysis, sentences, Scorer({"event:ACCUSE": -5.0}, {}))
    reasons = [c.reason for s in sentences for c in s.candidates if c.event == "ACCUSE"]
    assert reasons == ["the scorer finds it unlikely (0.01)"]


def test_confidence_is_a_share() -> None:
    assert all(0 <= record.confidence <= 1 for record in code(PAGE.text, published=PAGE.published))
