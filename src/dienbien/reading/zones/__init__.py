"""What a plain-text page consists of: its title, lede, body, teasers and the rest (codebook section 10).

Comes in: the text of a page. Goes out: `Zone`s over it (`find`) and the date that it prints of itself
(`page_date`). It knows no markup, which is the work of `html`, and never changes the text.
"""

from dienbien.reading.zones.find import find_zones

__all__ = ["find_zones"]
