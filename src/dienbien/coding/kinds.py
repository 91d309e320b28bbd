"""Sets of types, sectors, kinds and the like that several rules ask for, each told once.

Comes in: nothing. Goes out: sets of values of the codebook and of the tables. It decides nothing; what only
one rule asks for stands beside that rule.
"""

SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATE", "SUPPORT"})
"""Types of what is done by saying it."""
SPOKEN_OR_CONCEDED = SPOKEN | {"CONCEDE"}
"""What may be told of by a verb of saying, too."""
CONFRONTING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN"})
"""What is said against somebody, or wants something of them (the quad class of verbal conflict)."""
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""What is said of a deed of others."""
PLEDGED = frozenset({"CONSULT", "COOPERATE", "AID"})
"""Acts that are announced where their day is still to come (`upcoming.foretell`)."""
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""What sides do with one another: all of them act."""
MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION", "RETREAT", "AID", "COOPERATE"})
"""What is done with hands, not with words."""
BY_FORCE = frozenset({"ASSAULT", "COERCE"})
"""What is done to somebody by force."""
PUNISHING = BY_FORCE | {"SANCTION"}
"""What somebody suffers."""
OF_FORCES = BY_FORCE | {"MOBILIZE"}
"""What soldiers and police are there for."""
DEEDS = OF_FORCES | {"SANCTION", "RETREAT"}
"""What is done against somebody, or with forces."""

TALKS = frozenset({"meet", "phone"})
"""Modes of talks of which one account says that they met and another that they spoke."""
HELD_OR_TRIED = frozenset({"arrest", "convict"})
"""Modes of what the law does to somebody."""

UNREAL = frozenset({"hypothetical", "future", "negated", "negated-future", "wish", "must"})
"""Auxiliaries (cues.tsv) of what has not happened, or is not said to have."""
REASONS = frozenset({"by", "for"})
"""Prepositions (cues.tsv) before the reason of an act."""
OPENING = frozenset({"title", "lede"})
"""Zones that tell the news itself."""

STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
"""Sectors of a state."""
LAW = frozenset({"GOV", "COP", "JUD"})
"""Sectors that hold and try people."""
OFFICERS = frozenset({"COP", "JUD"})
"""Officers of the law."""
FORCES = frozenset({"MIL", "COP"})
"""Soldiers and police."""
ARMED = frozenset({"MIL", "REB"})
"""Who fights."""
IN_POWER = frozenset({"GOV", "MIL", "COP", "REB"})
"""Who rules, or has arms."""
PRIVATE = frozenset({"CVL", "UNK", "BUS", "CRM"})
"""Who has no part in politics."""
LOCALS = frozenset({"CVL", "REB"})
"""Of whom no country is said where they are at home in the one that is told of."""

SOMEBODY = frozenset({"person", "office"})
"""Kinds of mentions: one human being, by name or by office."""
NAMED = frozenset({"person", "name"})
"""Kinds of mentions with a name, known or unknown."""
SOMEBODY_OR_NAME = SOMEBODY | NAMED
"""Kinds of mentions of one human being."""
UNNAMED = frozenset({"crowd", "office"})
"""Kinds of unnamed people: "hai ngư dân", "các quan chức"."""
NOT_IN_ARMS = frozenset({"person", "civilian", "child"})
"""Classes of people among losses who neither fight nor police."""
RANKS = frozenset(
    {"head", "minister", "deputy", "spokesperson", "diplomat", "commander", "judge", "legislator"}
)
"""Kinds of offices that one person holds."""
