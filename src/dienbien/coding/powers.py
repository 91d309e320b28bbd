"""Who is a power, or an armed hand in a conflict: what other checks ask of an actor.

Comes in: an actor, with the candidate that it has a part in. Goes out: yes or no. It decides about no record.
"""

from dienbien.coding.actors import Actor
from dienbien.coding.candidates import Candidate

_POLITICAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "IGO"})


def political(actor: Actor) -> bool:
    """Whether an actor is a political one and it is clear which."""
    return actor.known and (actor.sector in _POLITICAL or (actor.sector == "NGO" and actor.country is None))


def flagless(actor: Actor) -> bool:
    """`xuồng nghi chở ma túy`: a vessel of smugglers is no state's, whatever coast it is off."""
    return actor.sector == "CRM" and actor.what == "ship" and not actor.known


def armed_hand(actor: Actor, candidate: Candidate) -> bool:
    """Rebels and soldiers of whom no country is told fight in a conflict abroad (codebook section 11.2)."""
    return actor.sector in {"REB", "MIL"} and candidate.abroad
