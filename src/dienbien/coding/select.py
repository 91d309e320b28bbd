"""Which candidates become records: what the rules let through, less what the scorer finds unlikely.

Comes in: a document's sentences with their candidates. Changes: the reason and score of each. Merging comes
after.
"""

from dienbien.coding.features import features, page_features
from dienbien.coding.readings import ReadSentence
from dienbien.coding.scorer import Scorer


def select(sentences: list[ReadSentence], scorer: Scorer) -> None:
    """Set names, score and reason of each candidate of a document."""
    page = page_features(sentences)
    seen = [
        (candidate, features(candidate, sentence, page))
        for sentence in sentences
        for candidate in sentence.candidates
    ]
    for candidate, names in seen:
        candidate.names = names
        candidate.score = scorer.keep_probability(names)
        if not candidate.reason and candidate.score < scorer.unlikely:
            candidate.reason = f"the scorer finds it unlikely ({candidate.score:.2f})"
