"""Which candidates become records: the rules of `codable` decide, the scorer corrects where it is sure.

Comes in: a document's sentences with their candidates. Changes: the reason and score of each. A candidate
that the rules let through falls if the scorer finds it unlikely; one that they stopped stands if it finds it
very likely. Merging comes after.
"""

from dienbien.coding.candidates import Candidate
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
        _decide(candidate, scorer)


def _decide(candidate: Candidate, scorer: Scorer) -> None:
    if candidate.reason:
        if candidate.score >= scorer.likely:
            candidate.rules.append(f"kept by the scorer at {candidate.score:.2f}: {candidate.reason}")
            candidate.reason = ""
    elif candidate.score < scorer.unlikely:
        candidate.reason = f"the scorer finds it unlikely ({candidate.score:.2f})"
