"""A month of news that is made up: what outlets publish and edit, and how their servers fail.

Comes in: a size, a seed and the time. Goes out: what a server answers to a request then, and what a store
has to hold in the end. The same seed makes the same world in every process.
"""

import gzip
from dataclasses import dataclass
from email.utils import formatdate
from functools import cached_property
from random import Random

from .clocks import START
from .played import Asked, Reply, html

DAY = 86_400.0
LISTED = 40
CRAWL_DELAY = 5.0
RETRY_AFTER = 120
_COUNTRIES = ("Peru", "Chile", "Bolivia", "Ecuador", "Colombia", "Uruguay", "Paraguay", "Argentina")
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_KINDS = ("feed",) * 12 + ("sitemap", "section", "items")


@dataclass(frozen=True)
class Size:
    """How large a world is; `tail` are the days at its end without new items and faults."""

    feeds: int = 30
    days: float = 30.0
    tail: float = 5.0
    per_day: float = 4.0
    kills: int = 50
    calm: float = 8.0
    """Days at the end of the month in which nothing is killed: the memory of one process is looked at."""

    @property
    def hosts(self) -> int:
        return max(1, self.feeds * 4 // 5)


@dataclass(frozen=True)
class Item:
    """One item: published at a moment of the world, edited at another, if ever."""

    feed: int
    number: int
    published: float
    edited: float | None
    is_listed_anew: bool
    is_forbidden: bool

    @property
    def name(self) -> str:
        return f"{self.feed}-{self.number}"

    @property
    def path(self) -> str:
        return f"/{'cam' if self.is_forbidden else 'tin'}/{self.name}.html"

    def version(self, now: float) -> int:
        return int(self.edited is not None and now >= self.edited)

    def mark(self, version: int) -> str:
        """Words that only this version of this item has."""
        return f"bản tin số {self.name} lần {version}"


class World:
    """`reply` answers a request at the moment that it names, in seconds since the world began."""

    def __init__(self, size: Size, port: int, seed: int = 7) -> None:
        self.size = size
        self.port = port
        self.seed = seed
        self.served: dict[tuple[str, int], list[float]] = {}
        self.overloads: list[tuple[str, float]] = []
        self.faults: dict[str, int] = {}
        self._times: dict[str, int] = {}
        self._by_path = {item.path: item for item in self.items}

    @cached_property
    def items(self) -> list[Item]:
        found = []
        for feed in range(self.size.feeds):
            random = Random(f"{self.seed} {feed}")
            gap = DAY / self.size.per_day
            for number in range(int(self.size.days * self.size.per_day)):
                found.append(self._item(feed, number, (number + random.random()) * gap, random))
        return found

    @property
    def end(self) -> float:
        return (self.size.days + self.size.tail) * DAY

    def kind(self, feed: int) -> str:
        return _KINDS[feed % len(_KINDS)]

    def host(self, feed: int) -> int:
        return 1 + feed % self.size.hosts

    def url(self, feed: int, path: str) -> str:
        return f"http://127.0.1.{self.host(feed)}:{self.port}{path}"

    def sources(self) -> str:
        """The file of sources."""
        lines = ["[watch]", 'pause = "2s"', 'every = "2h"', 'contact = "desk@bensong.example"']
        for feed in range(self.size.feeds):
            kind = self.kind(feed)
            lines += ["[[source]]", f'name = "Nguồn {feed}"', f'url = "{self.url(feed, f"/nguon/{feed}")}"']
            if kind in ("sitemap", "section"):
                lines.append(f'kind = "{kind}"')
            if kind == "section":
                lines.append('links = ["*/tin/*.html", "*/cam/*.html"]')
            if kind == "items":
                lines.append("pages = false")
        return "\n".join(lines)

    def is_dead(self, feed: int, now: float) -> bool:
        """One feed in seven is gone for a day, once in a while."""
        return feed % 7 == 3 and 0.2 < (now / DAY + feed) % 9 < 1.1 and now < self.size.days * DAY

    def is_blank(self, item: Item, now: float) -> bool:
        """The pages of one outlet have a layout for two days that shows no article."""
        days = self.size.days
        return item.feed == 1 and 0.4 * days * DAY < now < 0.4 * days * DAY + min(2.0, days / 5) * DAY

    def reply(self, asked: Asked) -> Reply:
        """What the server says."""
        path = asked.path.partition("?")[0]
        if path == "/robots.txt":
            delay = f"Crawl-delay: {CRAWL_DELAY:g}\n" if self.is_slow(asked.host) else ""
            return Reply(
                f"User-agent: *\nDisallow: /cam/\n{delay}".encode(), headers={"Content-Type": "text/plain"}
            )
        if "loop=" in asked.path:
            step = int(asked.path.rpartition("=")[2]) % 3 + 1
            return Reply(status=302, headers={"Location": f"{path}?loop={step}"})
        times = self._times[path] = self._times.get(path, 0) + 1
        sound = self._sound(path, asked)
        if asked.moment > self.size.days * DAY or sound.status not in (200, 304):
            return self._noted(path, asked, sound)
        return self._faulty(path, asked, sound, Random(f"{self.seed} {path} {times}"))

    def is_slow(self, host: str) -> bool:
        """Whether a host's robots.txt asks for a longer pause."""
        return int(host.rpartition(".")[2]) % 6 == 2

    def _item(self, feed: int, number: int, published: float, random: Random) -> Item:
        is_edited = random.random() < 0.2
        return Item(
            feed,
            number,
            published,
            published + random.uniform(0.05, 2.4) * DAY if is_edited else None,
            random.random() < 0.5 or self.kind(feed) == "items",
            number % 29 == 11 and self.kind(feed) == "feed",
        )

    def _sound(self, path: str, asked: Asked) -> Reply:
        item = self._by_path.get(path)
        if item is not None:
            if item.published > asked.moment:
                return Reply(status=404)
            return self._unless_same(self._page(item, asked.moment), asked)
        if path.startswith("/nguon/") and path[7:].isdigit() and int(path[7:]) < self.size.feeds:
            return self._unless_same(self._source(int(path[7:]), asked.moment), asked)
        if path.startswith("/ban-do/") and path[8:].isdigit():
            return self._unless_same(self._sitemap(int(path[8:]), asked.moment), asked)
        return Reply(status=404)

    def _unless_same(self, reply: Reply, asked: Asked) -> Reply:
        """The reply with a validator, or that nothing has changed."""
        tag = f'"{hash(reply.body) & 0xFFFFFFFF:x}"'
        if reply.status == 200 and asked.headers.get("if-none-match") == tag:
            return Reply(status=304, headers={"ETag": tag})
        return Reply(reply.body, reply.status, {**reply.headers, "ETag": tag})

    def _faulty(self, path: str, asked: Asked, sound: Reply, random: Random) -> Reply:
        kinds = ("error", "busy", "cut", "gzip", "silent", "loop", "private", "charset")
        weights = (0.03, 0.01, 0.02, 0.02, 0.002, 0.005, 0.01, 0.03)
        drawn = random.choices((*kinds, "none"), (*weights, 1 - sum(weights)))[0]
        if drawn != "none":
            self.faults[drawn] = self.faults.get(drawn, 0) + 1
        packed = gzip.compress(sound.body)
        inside = random.choice(
            (f"http://127.0.0.1:{self.port}/x", "http://10.0.0.1/", "http://169.254.169.254/",
            "http://[::1]/",
             f"http://127.0.2.1:{self.port}/x", f"http://localhost:{self.port}/x")
        )  # fmt: skip
        if drawn == "busy":
            self.overloads.append((asked.host, asked.moment))
        faults = {
            "error": Reply(status=500),
            "busy": Reply(status=429, headers={"Retry-After": str(RETRY_AFTER)}),
            "cut": Reply(sound.body, headers=sound.headers, manner="cut"),
            "gzip": Reply(packed[: len(packed) // 2], headers={**sound.headers, "Content-Encoding": "gzip"}),
            "silent": Reply(manner="silent"),
            "loop": Reply(status=302, headers={"Location": f"{path}?loop=1"}),
            "private": Reply(status=301, headers={"Location": inside}),
        }
        if drawn == "charset" and sound.status == 200 and path in self._by_path:
            wrong = {**sound.headers, "Content-Type": "text/html; charset=iso-8859-1"}
            return self._noted(path, asked, Reply(sound.body, headers=wrong))
        if drawn in faults and not (sound.status == 304 and drawn in ("cut", "gzip")):
            return faults[drawn]
        return self._noted(path, asked, sound)

    def _noted(self, path: str, asked: Asked, reply: Reply) -> Reply:
        """The reply, with a note which version of which item it gave away whole."""
        item = self._by_path.get(path)
        if item is not None and reply.status == 200 and not self.is_blank(item, asked.moment):
            version = item.version(asked.moment)
            self.served.setdefault((item.name, version), []).append(asked.moment)
        return reply

    def _page(self, item: Item, now: float) -> Reply:
        random = Random(f"{self.seed} {item.name}")
        one, other = random.sample(_COUNTRIES, 2)
        version = item.version(now)
        title = f"{one} và {other} điện đàm về vụ việc thứ {item.name}"
        if self.is_blank(item, now):
            return html(title)
        toll = random.randint(2, 90) + version
        return html(
            title,
            f"Sáng nay, Ngoại trưởng {one} điện đàm với người đồng cấp {other} về tình hình biên giới.",
            f"Theo {item.mark(version)}, Bộ Quốc phòng {other} cho biết {toll} binh sĩ nước này thiệt mạng "
            f"trong vụ đụng độ với quân đội {one} ở vùng núi phía bắc, nơi hai bên giao tranh từ tuần qua.",
            f"Tổng thống {one} kêu gọi {other} ngừng bắn và trở lại bàn đàm phán trong tháng này.",
        )

    def _listed(self, feed: int, now: float) -> list[Item]:
        """The latest items of a feed, those of another feed of its host among them."""
        per_feed = int(self.size.days * self.size.per_day)
        own = self.items[feed * per_feed : (feed + 1) * per_feed]
        known = [item for item in own if item.published <= now][-LISTED:]
        sister = feed + self.size.hosts
        if sister < self.size.feeds and {self.kind(feed), self.kind(sister)} == {"feed"}:
            theirs = self.items[sister * per_feed : (sister + 1) * per_feed]
            known += [item for item in theirs if item.published <= now][-LISTED:][::5]
        return known[::-1]

    def _source(self, feed: int, now: float) -> Reply:
        if self.is_dead(feed, now):
            return Reply(status=404)
        listed = self._listed(feed, now)
        if self.kind(feed) == "sitemap":
            index = f"<sitemap><loc>{self.url(feed, f'/ban-do/{feed}')}</loc></sitemap>"
            return _xml(f'<sitemapindex xmlns="{_SITEMAPS}">{index}</sitemapindex>')
        if self.kind(feed) == "section":
            links = "".join(f'<li><a href="{item.path}">Tin {item.name}</a></li>' for item in listed)
            body = f'<html><body><a href="/khac/">Khác</a><ul>{links}</ul></body></html>'
            return Reply(body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
        items = [self._entry(item, feed, now) for item in listed]
        # Sloppy feeds name an item twice.
        entries = "".join(items + items[:1])
        return _xml(f'<rss version="2.0"><channel><title>Nguồn {feed}</title>{entries}</channel></rss>')

    def _entry(self, item: Item, feed: int, now: float) -> str:
        is_anew = item.is_listed_anew and item.version(now)
        url = self.url(item.feed, item.path) + ("?utm_source=rss" if feed != item.feed else "")
        # And call several items by one guid.
        guid = f"nguon-{item.feed}-{item.number // 2}"
        mark = item.mark(item.version(now)) if self.kind(item.feed) == "items" else f"tin {item.name}"
        return (
            f"<item><title>Vụ việc thứ {item.name}</title><link>{url}</link><guid>{guid}</guid>"
            f"<description>Tóm tắt {mark}{' (cập nhật)' if is_anew else ''}: hai bên điện đàm.</description>"
            f"<pubDate>{formatdate(START + item.published)}</pubDate></item>"
        )

    def _sitemap(self, feed: int, now: float) -> Reply:
        pages = "".join(
            f"<url><loc>{self.url(feed, item.path)}</loc>"
            f"<lastmod>{formatdate(START + item.published)}</lastmod></url>"
            for item in self._listed(feed, now)
        )
        return _xml(f'<urlset xmlns="{_SITEMAPS}">{pages}</urlset>')


def _xml(body: str) -> Reply:
    return Reply(body.encode(), headers={"Content-Type": "application/xml; charset=utf-8"})
