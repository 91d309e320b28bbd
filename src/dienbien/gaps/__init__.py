"""What a corpus says often and the tables don't hold: where to add words next.

Comes in: documents. Goes out: a `Report` of ranked lists with example sentences. It works on what reading a
document found anyway, holds a bounded number of counts, and changes nothing; docs/gaps.md says how to use it.
"""

from dienbien.gaps.report import Gap, Report, Survey
from dienbien.gaps.sightings import KINDS, GapKind, Sighting, sightings

__all__ = ["KINDS", "Gap", "GapKind", "Report", "Sighting", "Survey", "sightings"]
