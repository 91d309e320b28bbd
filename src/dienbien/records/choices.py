"""What a field of a record may say, where the codebook lists it: modes by type, kinds and classes of losses.

Comes in: nothing. Goes out: the lists of docs/codebook.md, sections 3 and 9 (a test compares them), and which
statuses and precisions say the same to whoever counts or maps events.
"""

from dienbien.records.record import EventType, Precision, Status

MODES: dict[EventType, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone", "meet"),
    "SUPPORT": ("sign",),
    "CONCEDE": ("ceasefire",),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),
        *("misinformation", "cyber"),
    ),
    "ASSAULT": (
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms"),
        *("explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control"),
        *("unconventional", "clash", "occupy"),
    ),
    "STATE": ("concern", "position"),
}
"""The modes of each type (section 3); a record of any type may have none."""

ALL_MODES: tuple[str, ...] = tuple(sorted({mode for modes in MODES.values() for mode in modes}))
"""The modes of all types."""

LOSS_KINDS = (
    *("killed", "wounded", "casualties", "missing", "captured", "detained", "displaced", "destroyed"),
    *("damaged", "shot-down", "seized"),
)
"""What befell those who were lost (section 9)."""

LOSS_CLASSES = (
    *("soldier", "civilian", "child", "police", "rebel", "person", "tank", "armoured-vehicle", "vehicle"),
    *("uav", "aircraft", "helicopter", "missile", "artillery", "ship", "building", "territory", "other"),
)
"""Who or what was lost (section 9)."""

HAPPENED: frozenset[Status] = frozenset({"occurred", "ongoing"})
"""Statuses of what the page tells as a fact."""
TOLD_AS_DONE: frozenset[Status] = HAPPENED | {"alleged"}
"""Those of what somebody tells as done, alleged or not."""
EXACT: frozenset[Precision] = frozenset({"point", "town"})
"""Precisions of a place that is a point on a map."""
