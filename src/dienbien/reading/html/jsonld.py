"""What the JSON-LD of a page says of its article (schema.org), sound or broken.

Comes in: an element tree. Goes out: the members of the article as plain strings. Values are not judged here:
`metadata` decides which of them hold.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

_MOST_SCRIPTS = 40
_MOST_LENGTH = 1024 * 1024
_MOST_NODES = 2000
_LONGEST_VALUE = 2000
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_TRAILING = re.compile(r",\s*([}\]])")
_NAMES = ("headline", "datePublished", "dateModified", "description", "inLanguage")
_SALVAGED = re.compile(rf'"({"|".join(_NAMES)})"\s{{0,9}}:\s{{0,9}}"((?:[^"\\\n]|\\.){{1,600}})"')
Node = dict[str, Any]


def article_members(tree: HtmlElement) -> dict[str, str]:
    """`headline`, `description`, `datePublished`, `dateModified`, `inLanguage`, `author`, `publisher`, `url`.

    The first NewsArticle or the like is read, in `@graph` and arrays, too; where the JSON can't be mended,
    its plain members are taken from its text. Members that the page doesn't give are absent.
    """
    nodes: list[Node] = []
    broken: list[str] = []
    scripts = tree.iter("script")
    found = (script.text for script in scripts if "ld+json" in (script.get("type") or "").lower())
    for _, text in zip(range(_MOST_SCRIPTS), found, strict=False):
        if not text or len(text) > _MOST_LENGTH:
            continue
        value = _decoded(text)
        if value is None:
            broken.append(text)
        else:
            nodes += _nodes(value)
    article = next((node for node in nodes if _is_article(node)), None)
    if article is not None:
        return _members(article, {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)})
    return next((members for text in broken if (members := _salvaged(text))), {})


def _decoded(text: str) -> Any:
    """The value of JSON, mended where it is wrapped in comments, or has line breaks or commas too many."""
    text = text.strip().removeprefix("<!--").removesuffix("-->")
    text = text.strip().removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>")
    text = text.strip().removesuffix("]]>").rstrip("; \n\t\r")
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[Node]:
    """All objects of a value that may be an article or be pointed to, breadth first, at most 2,000."""
    waiting = [value]
    for position in range(_MOST_NODES):
        if position >= len(waiting):
            return
        found = waiting[position]
        if isinstance(found, list):
            waiting += found[:_MOST_NODES]
        elif isinstance(found, dict):
            yield found
            waiting += [found[key] for key in ("@graph", "mainEntity", "hasPart") if key in found]


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    typed = any(isinstance(name, str) and _ARTICLE.search(name) for name in names)
    return typed and ("headline" in node or "datePublished" in node)


def _members(article: Node, by_id: dict[str, Node]) -> dict[str, str]:
    members = {name: _text(article.get(name)) for name in _NAMES}
    members["author"] = _named(article.get("author"), by_id)
    members["publisher"] = _named(article.get("publisher"), by_id)
    members["url"] = _address(article.get("mainEntityOfPage")) or _address(article.get("url"))
    return {name: value for name, value in members.items() if value}


def _text(value: Any) -> str:
    """One line of plain text. Scripts are not decoded by the parser, so that `&quot;` is left to do here."""
    return " ".join(unescape(value[:_LONGEST_VALUE]).split()) if isinstance(value, str) else ""


def _address(value: Any) -> str:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)


def _named(value: Any, by_id: dict[str, Node]) -> str:
    """The names of persons or organisations: given as text, as objects, by reference, or in a list."""
    values = value if isinstance(value, list) else [value]
    names: list[str] = []
    for one in values[:20]:
        if isinstance(one, dict):
            reference = one.get("@id")
            whole = by_id.get(reference, one) if isinstance(reference, str) else one
            name = _text(one.get("name")) or _text(whole.get("name"))
        else:
            name = _text(one)
        if name and name not in names:
            names.append(name)
    return ", ".join(names)


def _salvaged(text: str) -> dict[str, str]:
    """The plain members that stand in the text of JSON that can't be read."""
    members: dict[str, str] = {}
    for name, value in _SALVAGED.findall(text):
        try:
            members.setdefault(name, _text(json.loads(f'"{value}"', strict=False)))
        except ValueError:
            continue
    return members
