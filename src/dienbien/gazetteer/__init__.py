"""Where things are: countries, disputed and informal areas, towns, each with code and coordinates.

Comes in: a code or a name. Goes out: a small frozen value, or None. It does not read running text: which
words of a document are a place name is decided in `language` and `coding` (codebook section 6).
"""

from dienbien.gazetteer.areas import Area, areas
from dienbien.gazetteer.countries import Country, countries, country
from dienbien.gazetteer.keys import name_key
from dienbien.gazetteer.provinces import Province, existed, province
from dienbien.gazetteer.towns import Town, find_town

__all__ = [
    "Area",
    "Country",
    "Province",
    "Town",
    "areas",
    "countries",
    "country",
    "existed",
    "find_town",
    "name_key",
    "province",
]
