"""Which documents a run has read: no two of one name go on, and what comes again by its nature is no error.

Comes in: documents as formats found them. Goes out: the document under a name of its own, or what to do
without it. Memory: two hashes a document.
"""

from msgspec import structs

from dienbien.reading.found import Found

_MOST_VERSIONS = 1000


class Seen:
    """The ids so far. Items stand in several feeds of an outlet, and addresses are captured several times."""

    def __init__(self) -> None:
        self._texts: dict[int, int] = {}

    def named(self, found: Found) -> Found:
        """The document, a later version under a name that says so: by its capture, or by a number."""
        if hash(found.id) not in self._texts or self.is_again(found):
            return found
        if found.captured is not None:
            return structs.replace(found, id=f"{found.id}@{found.captured}")
        if _is_item(found):
            for number in range(2, _MOST_VERSIONS):
                name = f"{found.id}#{number}"
                if self._texts.get(hash(name), hash(found.text)) == hash(found.text):
                    return structs.replace(found, id=name)
        return found

    def is_again(self, found: Found) -> bool:
        """Whether it is an item of a feed that was read before under its name with the same text."""
        return _is_item(found) and self._texts.get(hash(found.id)) == hash(found.text)

    def add(self, found: Found) -> bool:
        """Whether the name is new; it is not any more."""
        if hash(found.id) in self._texts:
            return False
        self._texts[hash(found.id)] = hash(found.text)
        return True


def _is_item(found: Found) -> bool:
    return "feed" in found.origins.values()
