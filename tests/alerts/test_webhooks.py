"""What a webhook gets: signed, at least once, in order, not too much at once."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from dienbien.alerts import Rules, after_batch, deliver
from dienbien.alerts.delivering import Delivered
from dienbien.store import Store

from .conftest import SECRET, VARIABLE, Sink
from .pages import CHARGE, clash, clock, keep, page, rules


@pytest.fixture
def file_store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "news.db"))


def told(store: Store, of: Rules, hours: float = 0) -> Delivered:
    after_batch(store, of, clock(hours))
    return deliver(store, of, now=clock(hours))


def flood(store: Store, number: int) -> None:
    """Fights of different places, of which none is another."""
    text = "Sáng 12/3, quân đội {a} pháo kích thị trấn biên giới của {b}, {n} dân thường thiệt mạng.\n"
    names = ("Peru", "Chile", "Brazil", "Bolivia", "Paraguay", "Uruguay", "Colombia", "Ecuador", "Venezuela")
    pairs = [(a, b) for a in names for b in names if a != b][:number]
    keep(store, *(page(f"{a}-{b}", text.format(a=a, b=b, n=i + 3)) for i, (a, b) in enumerate(pairs)))


def test_messages_are_signed_as_receivers_check_it(store: Store, sink: Sink) -> None:
    keep(store, clash(4))
    assert told(store, rules(sink.url)).sent == 1
    ((headers, body),) = sink.requests
    assert headers["content-type"] == "application/json"
    assert Webhook(SECRET).verify(body, headers) == sink.messages[0]
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(body.replace(b"4", b"5"), headers)
    assert headers["webhook-id"] == sink.messages[0]["id"]
    assert sink.messages[0]["data"]["event"]["event"] == "ASSAULT"
    assert told(store, rules(sink.url), 1).sent == 0


def test_a_target_that_fails_gets_the_same_message_later(file_store: Store, sink: Sink) -> None:
    keep(file_store, clash(4), page("to-cao", CHARGE))
    sink.statuses = [503, 500]
    first = told(file_store, rules(sink.url))
    assert (first.sent, first.failing) == (0, {"desk": "it answers 503"})
    assert told(file_store, rules(sink.url)).failing, "it pauses"
    assert len(sink.requests) == 1
    told(file_store, rules(sink.url), 1)
    assert told(file_store, rules(sink.url), 2).sent == 2
    ids = [message["id"] for message in sink.messages]
    assert ids[0] == ids[1] == ids[2] != ids[3]


def test_a_target_that_asks_to_wait_is_left_alone(file_store: Store, sink: Sink) -> None:
    keep(file_store, clash(4))
    sink.statuses = [(429, "Retry-After", "1800")]
    done = told(file_store, rules(sink.url))
    assert done.next_try == clock(0.5)()
    assert told(file_store, rules(sink.url), 0.49).sent == 0
    assert told(file_store, rules(sink.url), 0.51).sent == 1


def test_pauses_grow_and_the_failure_is_told_once(
    file_store: Store, sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    keep(file_store, clash(4))
    sink.statuses = [500] * 12
    now = clock()()
    pauses = []
    while sink.statuses:
        done = deliver_at(file_store, rules(sink.url), now)
        assert done.next_try is not None
        pauses.append((done.next_try - now).total_seconds())
        now = done.next_try
    assert pauses[0] <= 5
    assert all(
        later > earlier for earlier, later in zip(pauses[::2], pauses[2::2], strict=False) if later < 1800
    )
    assert max(pauses) <= 3600
    (failing,) = caplog.messages
    assert failing.startswith("alerts to desk: fails: it answers 500")
    deliver_at(file_store, rules(sink.url), now)
    assert caplog.messages == [failing, "alerts to desk: works again, after 12 failures"]


def deliver_at(store: Store, of: Rules, now: datetime.datetime) -> Delivered:
    after_batch(store, of, lambda: now)
    return deliver(store, of, now=lambda: now)


def test_a_message_that_is_refused_for_good_does_not_block_the_others(file_store: Store, sink: Sink) -> None:
    keep(file_store, clash(4), page("to-cao", CHARGE))
    sink.statuses = [422] * 5
    done = [told(file_store, rules(sink.url), hours) for hours in range(8)]
    assert sum(one.given_up for one in done) == 1
    assert sum(one.sent for one in done) == 1
    assert len({message["id"] for message in sink.messages}) == 2


def test_a_receiver_that_was_set_up_wrong_loses_nothing(file_store: Store, sink: Sink) -> None:
    keep(file_store, clash(4))
    sink.statuses = [401] * 20
    for hour in range(20):
        told(file_store, rules(sink.url), hour)
    assert told(file_store, rules(sink.url), 21).sent == 1


def test_what_waits_for_more_than_a_week_is_given_up(file_store: Store, sink: Sink) -> None:
    keep(file_store, clash(4))
    after_batch(file_store, rules(sink.url), clock())
    done = deliver(file_store, rules(sink.url), now=clock(24 * 8))
    assert (done.sent, done.given_up, sink.requests) == (0, 1, [])


def test_a_flood_comes_as_one_bundle(file_store: Store, sink: Sink) -> None:
    flood(file_store, 40)
    of = rules(sink.url, {"most": 5})
    done = told(file_store, of)
    count = done.sent
    assert count > 20
    assert [message["type"] for message in sink.messages] == ["alert.bundle"]
    assert len(sink.messages[0]["data"]["messages"]) == count
    assert sink.messages[0]["data"]["text"] == f"{count} alerts and 0 updates at once"


def test_many_within_ten_minutes_wait_and_come_together(file_store: Store, sink: Sink) -> None:
    of = rules(sink.url, {"most": 2})
    for name, n in (("Arica", 3), ("Puno", 5)):
        keep(
            file_store,
            page(name, f"Sáng 12/3, quân đội Peru pháo kích {name} của Chile, {n} dân thường thiệt mạng."),
        )
        told(file_store, of)
    flood(file_store, 6)
    assert told(file_store, of, 0.1).sent == 0
    assert told(file_store, of, 0.2).sent > 2
    assert [message["type"] for message in sink.messages] == ["alert.raised"] * 2 + ["alert.bundle"]


def test_a_bundle_that_fails_is_sent_again_as_it_was(file_store: Store, sink: Sink) -> None:
    flood(file_store, 40)
    of = rules(sink.url, {"most": 5})
    sink.statuses = [500]
    told(file_store, of)
    keep(file_store, clash(4))
    told(file_store, of, 1)
    first, again, *_ = sink.messages
    assert first == again


def test_one_target_does_not_wait_for_another(store: Store, open_sink: Callable[[], Sink]) -> None:
    dead, live = open_sink(), open_sink()
    dead.statuses = [500] * 9
    other = {"name": "other", "webhook": live.url, "secret_env": VARIABLE, "private": True}
    keep(store, clash(4))
    done = told(store, rules(dead.url, also=[other], send=["desk", "other"]))
    assert (done.sent, list(done.failing)) == (1, ["desk"])


def test_a_private_address_is_asked_only_if_the_file_says_so(file_store: Store, sink: Sink) -> None:
    keep(file_store, clash(4))
    done = told(file_store, rules(sink.url, {"private": False}))
    assert "private = true" in done.failing["desk"]
    assert sink.requests == []


def test_redirects_are_not_followed(file_store: Store, open_sink: Callable[[], Sink]) -> None:
    sink, other = open_sink(), open_sink()
    keep(file_store, clash(4))
    sink.statuses = [(307, "Location", other.url)]
    assert told(file_store, rules(sink.url)).failing == {"desk": "it answers 307"}
    assert other.requests == []


def test_a_secret_that_is_missing_or_weak_is_told(
    file_store: Store, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(file_store, clash(4))
    monkeypatch.setenv(VARIABLE, "geheim")
    assert "openssl rand" in told(file_store, rules(sink.url)).failing["desk"]
    monkeypatch.delenv(VARIABLE)
    assert VARIABLE in told(file_store, rules(sink.url), 1).failing["desk"]
    assert sink.requests == []


def test_only_one_process_sends(store: Store, where: str, sink: Sink) -> None:
    keep(store, clash(4))
    after_batch(store, rules(sink.url), clock())
    with Store(where) as other, other.sending_alone() as is_alone:
        assert is_alone
        assert deliver(store, rules(sink.url), now=clock()).is_busy
    assert deliver(store, rules(sink.url), now=clock()).sent == 1
