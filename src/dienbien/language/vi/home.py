"""Which country is the home of the press that is read: where no country is said, it is often meant.

Comes in: nothing. Goes out: its code (ISO 3166-1 alpha-3), as tables and records write it.
"""

HOME = "VNM"
