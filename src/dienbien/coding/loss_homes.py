"""Which act caused a loss: counts of a sentence go to the nearest fight (codebook section 9).

Comes in: a sentence with candidates. Changes: the losses of its candidates, or of the last fight before it.
"""

from dienbien.coding.candidates import Candidate, LossClaim
from dienbien.coding.losses import read_losses
from dienbien.coding.readings import ReadSentence


class LossHomes:
    """Remembers the last fight of a document, so that counts told one sentence later find it."""

    def __init__(self) -> None:
        self._last_fight: Candidate | None = None

    def add(self, sentence: ReadSentence) -> None:
        """Give each loss that the sentence counts to the act that caused it."""
        fights = [c for c in sentence.candidates if c.event in {"ASSAULT", "COERCE"} and not c.reason]
        for claim in read_losses(sentence.units):
            home = _nearest(fights, claim) or self._last_fight
            if home is not None and (home.zone == "teaser") == (sentence.zone == "teaser"):
                home.losses.append(_sided(claim, home))
        if fights:
            self._last_fight = fights[-1]


def _nearest(fights: list[Candidate], claim: LossClaim) -> Candidate | None:
    return min(fights, key=lambda c: abs(c.trigger[0] - claim.start), default=None)


def _sided(claim: LossClaim, home: Candidate) -> LossClaim:
    if claim.side or not home.recipient:
        return claim
    country = home.recipient[0].country
    return LossClaim(claim.kind, claim.what, claim.min, claim.max, country, claim.by, claim.start, claim.end)
