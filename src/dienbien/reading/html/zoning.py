"""The pieces of an article as one text with zones.

Comes in: pieces in order, some with a kind that the markup told. Goes out: the text, one paragraph a piece
with an empty line between, and zones with offsets into it. What the markup doesn't tell, the zones of plain
text do, but no sentence of the article is given away as a neighbour's by its place alone.
"""

from collections.abc import Sequence

from dienbien.reading.html.story import Piece
from dienbien.reading.zones.find import find_zones
from dienbien.records import Zone

_GAP = "\n\n"


def with_zones(pieces: Sequence[Piece], title: str | None) -> tuple[str, tuple[Zone, ...]]:
    """The text of the pieces and its zones."""
    starts: list[int] = []
    position = 0
    for piece in pieces:
        starts.append(position)
        position += len(piece.text) + len(_GAP)
    zones = [
        Zone(piece.kind, start, start + len(piece.text))
        for piece, start in zip(pieces, starts, strict=True)
        if piece.kind is not None
    ]
    zones += _untold(pieces, starts, title)
    return _GAP.join(piece.text for piece in pieces), tuple(sorted(zones, key=lambda zone: zone.start))


def _untold(pieces: Sequence[Piece], starts: Sequence[int], title: str | None) -> list[Zone]:
    """Zones of the pieces without a kind, found in the story alone: its title, its lede and these."""
    story = [i for i, piece in enumerate(pieces) if piece.kind in (None, "title", "lede")]
    found = find_zones(_GAP.join(pieces[i].text for i in story), title, whole=True)
    zones: list[Zone] = []
    position = 0
    following = iter(found)
    zone = next(following, None)
    for index in story:
        end = position + len(pieces[index].text)
        shift = starts[index] - position
        while zone is not None and zone.start < end:
            if pieces[index].kind is None:
                zones.append(Zone(zone.kind, zone.start + shift, zone.end + shift))
            zone = next(following, None)
        position = end + len(_GAP)
    return zones
