"""What a page says about itself in its head: headline, dates, address, outlet, author, language.

Comes in: an element tree and what its surroundings say. Goes out: values with where each came from. Order:
JSON-LD, meta elements (Open Graph and the like), `<time>`; what the page prints is added by who reads that.
"""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from dienbien.reading.found import Hints
from dienbien.reading.html.dates import iso_date
from dienbien.reading.html.jsonld import article_members

_LONGEST = 1000
_MOST_METAS = 1000
_PUBLISHED = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date",
    "date.issued", "dc.date.issued", "dcterms.created", "og:published_time", "dable:published_time", "date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "datemodified", "lastmod", "last-modified", "og:updated_time")
_OUTLET = ("og:site_name", "application-name", "copyright", "dc.publisher")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


class Metadata:
    """Values of a document's metadata; the first one given for a member stays.

    `values` holds members of `Document`, `origins` where each came from; `summary` is the description of the
    page, which many outlets show as its lede.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.values: dict[str, str] = {}
        self.origins: dict[str, str] = {}
        self.summary: str | None = None

    def add(self, member: str, value: str | None, origin: str) -> None:
        """Take the value, if there is one and none was taken before."""
        if value and value.strip() and member not in self.values:
            self.values[member] = value.strip()
            self.origins[member] = origin

    def is_outlet(self, name: str) -> bool:
        """Whether a name is the outlet's own: its title, a part of it, or its host."""
        outlet = _letters(self.values.get("outlet", ""))
        own = _letters(name)
        host = _letters(urlsplit(self.values.get("url", "")).netloc)
        return bool(own) and (own in outlet or own in host or (len(outlet) > 3 and outlet in own))

    @property
    def is_of_article(self) -> bool:
        """Whether the head of the page gives a date of publication, as that of a list of stories doesn't."""
        return self.origins.get("published", "").startswith(("json-ld", "meta "))

    def settle(self) -> None:
        """Forget an author who is only the outlet, and an update that is the publication itself."""
        if self.is_outlet(self.values.get("author", "")):
            self._forget("author")
        if self.values.get("updated") == self.values.get("published"):
            self._forget("updated")

    def _forget(self, member: str) -> None:
        self.values.pop(member, None)
        self.origins.pop(member, None)

    def get(self, member: str) -> str | None:
        """The value of a member, if one is known."""
        return self.values.get(member)


def find_metadata(tree: HtmlElement, hints: Hints) -> Metadata:
    """What the tree and the hints say, before anything is removed from the tree."""
    found = Metadata()
    metas = _metas(tree)
    base = _base(tree, metas, hints)
    _add_address(found, tree, metas, base)
    members = article_members(tree)
    found.summary = members.get("description") or _first(metas, ("og:description", "description"))
    found.add("title", members.get("headline"), "json-ld")
    found.add("published", iso_date(members.get("datePublished", "")), "json-ld")
    found.add("updated", iso_date(members.get("dateModified", "")), "json-ld")
    found.add("outlet", members.get("publisher"), "json-ld")
    found.add("author", _person(members.get("author")), "json-ld")
    found.add("language", _language(members.get("inLanguage")), "json-ld")
    found.add("url", _absolute(members.get("url"), base), "json-ld")
    _add_metas(found, metas)
    _add_times(found, tree)
    found.add("language", _language(tree.get("lang") or tree.get("xml:lang")), "html lang")
    for member in ("published", "outlet", "url"):
        found.add(member, getattr(hints, member), "given")
    found.settle()
    return found


def _add_address(found: Metadata, tree: HtmlElement, metas: dict[str, str], base: str | None) -> None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").strip().lower() == "canonical":
            found.add("url", _absolute(link.get("href"), base), "canonical link")
    found.add("url", _absolute(metas.get("og:url"), base), "meta og:url")


def _add_metas(found: Metadata, metas: dict[str, str]) -> None:
    for member, names in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for name in names:
            found.add(member, iso_date(metas.get(name, "")), f"meta {name}")
    for name in ("og:title", "headline", "title", "twitter:title"):
        found.add("title", metas.get(name), f"meta {name}")
    for name in _OUTLET:
        found.add("outlet", metas.get(name), f"meta {name}")
    for name in ("author", "article:author", "dc.creator"):
        found.add("author", _person(metas.get(name)), f"meta {name}")
    for name in ("og:locale", "content-language", "inlanguage"):
        found.add("language", _language(metas.get(name)), f"meta {name}")


def _add_times(found: Metadata, tree: HtmlElement) -> None:
    """Dates of `<time>` and of elements with an `itemprop`: the first below the headline, else the first."""
    above: list[tuple[str, str]] = []
    below = False
    for element in tree.iter("h1", "time", "span", "div", "p"):
        prop = (element.get("itemprop") or "").lower()
        if element.tag == "h1":
            below = True
        elif element.tag == "time" or prop.startswith("date"):
            written = element.get("datetime") or element.get("content") or element.text or ""
            date = iso_date(written)
            member = "updated" if prop == "datemodified" else "published"
            if below:
                found.add(member, date, "time element")
            elif date and len(above) < _MOST_METAS:
                above.append((member, date))
    for member, date in above:
        found.add(member, date, "time element")


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The contents of meta elements by name, property or itemprop, in lower case; the first of a name."""
    metas: dict[str, str] = {}
    for _, meta in zip(range(_MOST_METAS), tree.iter("meta"), strict=False):
        content = " ".join((meta.get("content") or "")[:_LONGEST].split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    return metas


def _first(metas: dict[str, str], names: Iterable[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _base(tree: HtmlElement, metas: dict[str, str], hints: Hints) -> str | None:
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    return _absolute(base, hints.url) or hints.url or _absolute(metas.get("og:url"), None)


def _absolute(address: str | None, base: str | None) -> str | None:
    """The address as an absolute one of the web, None where that can't be made."""
    if not address or len(address) > _LONGEST:
        return None
    try:
        whole = urljoin(base or "", address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.netloc else None


def _language(code: str | None) -> str | None:
    match = _LANGUAGE.match(code.strip()) if code else None
    return match[0].lower() if match else None


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name.lower())


def _person(name: str | None) -> str | None:
    """The name, unless it is an address: many pages give the outlet's profile for an author."""
    return None if not name or "://" in name or name.startswith("@") else name
