"""Who is told of the events of a played month: now and then he has no time, and in the end he knows all.

Comes in: a folder for his secret. Goes out: the tables that belong into the file of sources, and what is
wrong with what he was told.
"""

import datetime
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random

from sqlalchemy import select

from alerts.conftest import SECRET, Sink
from dienbien.alerts import Rules, after_batch, deliver, read
from dienbien.store import Store
from dienbien.store.alertschema import alert_deliveries, alert_messages
from dienbien.watch import parse_sources

_BUSY = 0.15
_MOST = 20_000
_ROUNDS = 48


class Listener:
    """Answers with an error once in a while; a message counts as taken where the answer was a good one."""

    def __init__(self, folder: Path, random: Random) -> None:
        self._sink = Sink()
        self._secret = folder / "secret"
        self._secret.write_text(SECRET, encoding="ascii")
        self._answers = [random.choice((500, 503)) if random.random() < _BUSY else 204 for _ in range(_MOST)]
        self._sink.statuses = list(self._answers)

    @property
    def tables(self) -> str:
        """The rule that he is told by, and how."""
        return f"""
[[alert]]
name = "border"
type = "assault"
side = "PER"
max_age = "any"
update_pause = 240
send = ["listener"]
[[send]]
name = "listener"
webhook = "{self._sink.url}"
private = true
secret_file = "{self._secret}"
"""

    def catch_up(self, where: str, sources: str, now: float) -> None:
        """Send what still waited when the watch was stopped, hour by hour, as its next run would."""
        with Store(where) as store:
            for hour in range(_ROUNDS):
                moment = partial(datetime.datetime.fromtimestamp, now + 3600 * hour, datetime.UTC)
                deliver(store, _rules(sources), now=moment)
                if not store.count_waiting():
                    return

    def stop(self) -> None:
        """He is gone."""
        self._sink.stop()

    def taken(self) -> Counter[str]:
        """How often each message was taken, alone or in a bundle."""
        found: Counter[str] = Counter()
        for message, answer in zip(self._sink.messages, self._answers, strict=False):
            if answer == 204:
                inside = message["data"].get("messages", [message])
                found.update(one["id"] for one in inside)
        return found

    def wrong(self, store: Store, sources: str, kills: int) -> list[str]:
        """Messages that he lacks or has more often than a kill explains, and events that nobody told of."""
        taken = self.taken()
        query = select(alert_messages.c.message_id, alert_deliveries.c.state).join(
            alert_deliveries, alert_deliveries.c.number == alert_messages.c.number
        )
        with store.reading() as connection:
            written = [(row[0], row[1]) for row in connection.execute(query)]
        wrong = [f"a message is {state}: {name}" for name, state in written if state != "sent"]
        wrong += [f"a message never came: {name}" for name, _ in written if not taken[name]]
        wrong += [f"nobody wrote a message that came: {name}" for name in taken.keys() - dict(written).keys()]
        again = sum(1 for times in taken.values() if times > 1)
        if again > kills * 100:
            wrong.append(f"{again} messages came twice after {kills} kills")
        if raised := after_batch(store, _rules(sources)).raised:
            wrong.append(f"{raised} events were never told of")
        return wrong


def _rules(sources: str) -> Rules:
    return read(parse_sources(sources, "sources.toml", ports=None).alerts, "sources.toml")
