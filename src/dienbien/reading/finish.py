"""From what a format found to a document: letters made true, zones and date looked for, language noted.

Comes in: `Found`. Goes out: a `Document`, or a `Skipped` for one in a language that was not asked for. It
opens nothing.
"""

from msgspec import structs

from dienbien.reading.encodings.mend import mend
from dienbien.reading.errors import Skipped
from dienbien.reading.found import Found, Options
from dienbien.reading.languages import Identified, identify
from dienbien.reading.zones.find import find_zones
from dienbien.reading.zones.page_date import find_page_date
from dienbien.records import Document


def kept(source: str, place: str | None, found: Found, options: Options) -> Document | Skipped:
    """The document, unless it is surely in a language that was not asked for."""
    found = zoned(mended(found))
    told = identify(found.text, found.zones)
    if told is not None and options.languages is not None and told.language not in options.languages:
        return Skipped(source, place, found.id, told.language)
    return finished(found, options.published, told)


def mended(found: Found) -> Found:
    """What a line or a column gave, in true letters; bytes were seen to when they were decoded.

    A text with zones is left as it is: their offsets refer to it.
    """
    better = mend(found.text) if found.encoding is None and not found.zones else None
    if better is None:
        return found
    title = better.again(found.title) if found.title else found.title
    return structs.replace(found, text=better.text, title=title, encoding=f"utf-8, {better.what}")


def zoned(found: Found) -> Found:
    """With the zones that the text tells, where the format itself told none."""
    return found if found.zones else structs.replace(found, zones=find_zones(found.text, found.title))


def finished(found: Found, published: str | None, told: Identified | None) -> Document:
    """The document. `published` is for one without a date; `told` goes before a declared language."""
    dated = None if found.published else find_page_date(found.text)
    origins = found.origins if told is None else {**found.origins, "language": told.how}
    if not (found.published or dated or published) and found.captured:
        published, origins = found.captured[:10], {**origins, "published": "warc-date"}
    return Document(
        id=found.id,
        text=found.text,
        published=found.published or (None if dated else published),
        updated=found.updated,
        dated=dated,
        outlet=found.outlet,
        url=found.url,
        title=found.title,
        author=found.author,
        agency=found.agency,
        language=found.language if told is None else told.language,
        encoding=found.encoding,
        hash=found.hash,
        raw=found.raw,
        origins=origins,
        zones=found.zones,
    )
