"""What is kept of answers: it holds as long as the store stays as it is, and for who asks alike."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from dienbien.coding import code_document
from dienbien.reading import read_text
from dienbien.store import Store
from dienbien.web.accounts import add_account
from dienbien.web.memo import Memo
from dienbien.web.pulse import Pulse
from dienbien.web.shared import Shared

from .conftest import Client, Open

PASSWORD = "một hai ba bốn"


@pytest.fixture
def own_path(tmp_path: Path, store_path: str) -> str:
    """A store that may be changed."""
    path = tmp_path / "news.db"
    path.write_bytes(Path(store_path).read_bytes())
    return str(path)


def change(store: Store, name: str) -> None:
    page = read_text("Nga không kích Odessa của Ukraine.", id=name, published="2025-10-22")
    store.save(store.begin_run("t", "0", ["x"]), [(page, code_document(page))])


def signed_in(client: Client, where: str) -> dict[str, str]:
    """Sign in; gives the header with which our own pages ask."""
    client.get("/api/v1/session")
    token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
    client.post("/api/v1/session", json={"name": "An", "password": PASSWORD}, headers=token)
    return token


def test_what_comes_in_is_shown_when_the_store_is_looked_at_again(open_app: Open, own_path: str) -> None:
    slow, quick = open_app(own_path, lag_seconds=3600), open_app(own_path)
    before = {client: client.get("/").text for client in (slow, quick)}
    with Store(own_path) as store:
        change(store, "a")
    assert slow.get("/").text == before[slow]
    assert "Odessa" in quick.get("/").text


def test_what_is_changed_here_is_shown_at_once(open_app: Open, own_path: str, tmp_path: Path) -> None:
    add_account(tmp_path / "accounts", "An", PASSWORD)
    client = open_app(own_path, accounts=tmp_path / "accounts", lag_seconds=3600)
    events = [event["id"] for event in client.get("/api/v1/events").json()["items"]]
    token = signed_in(client, own_path)
    told = {"other_id": events[1], "reason": "one"}
    assert client.post(f"/api/v1/events/{events[0]}/merge", json=told, headers=token).status_code == 200
    left = [event["id"] for event in client.get("/api/v1/events").json()["items"]]
    assert set(events) - set(left) == {events[1]}


def test_pages_are_kept_apart_by_who_reads_them(open_app: Open, own_path: str, tmp_path: Path) -> None:
    add_account(tmp_path / "accounts", "An", PASSWORD)
    client = open_app(own_path, accounts=tmp_path / "accounts")
    event = client.get("/api/v1/events").json()["items"][0]["id"]
    page = f"/events/{event}"
    vietnamese = client.get(page, headers={"Accept-Language": "vi"})
    english = client.get(page, headers={"Accept-Language": "en"})
    assert 'lang="vi"' in vietnamese.text
    assert 'lang="en"' in english.text
    tag = vietnamese.headers["etag"]
    assert client.get(page, headers={"Accept-Language": "vi", "If-None-Match": tag}).status_code == 304
    assert client.get(page, headers={"Accept-Language": "en", "If-None-Match": tag}).status_code == 200
    signed_in(client, own_path)
    own = client.get(page, headers={"Accept-Language": "vi", "If-None-Match": tag})
    assert own.status_code == 200
    assert client.cookies["dienbien_csrf"] in own.text
    stranger = open_app(own_path, accounts=tmp_path / "accounts")
    signed_in(stranger, own_path)
    theirs = stranger.get(page, headers={"Accept-Language": "vi"}).text
    assert stranger.cookies["dienbien_csrf"] in theirs
    assert client.cookies["dienbien_csrf"] not in theirs


def test_what_an_address_chooses_is_not_kept_for_others(open_app: Open) -> None:
    client = open_app()
    for _ in range(2):
        chosen = client.get("/?lang=en")
        assert "lang=en" in chosen.headers["set-cookie"]
        assert "etag" not in chosen.headers


def test_a_part_is_made_once_for_each_state_of_the_store(own_path: str) -> None:
    with Store(own_path) as store:
        memo = Memo(Pulse(store, Shared.open(), 0))
        first = memo.get("n", store.count_events)
        assert memo.get("n", lambda: -1) == first
        change(store, "a")
        assert memo.get("n", store.count_events) == store.count_events() > first
        assert memo.get("n", lambda: -1) == store.count_events()


def test_nobody_waits_for_a_part_that_somebody_else_makes_anew(own_path: str) -> None:
    begun, may_end = Event(), Event()

    def slow() -> str:
        begun.set()
        may_end.wait(60)
        return "new"

    def made(word: str) -> Callable[[], str]:
        return lambda: word

    with Store(own_path) as store:
        memo = Memo(Pulse(store, Shared.open(), 0))
        assert memo.get("n", made("old")) == "old"
        change(store, "a")
        maker = Thread(target=memo.get, args=("n", slow))
        maker.start()
        assert begun.wait(60)
        assert memo.get("n", made("third")) == "old"
        may_end.set()
        maker.join()
        assert memo.get("n", made("third")) == "new"


def test_what_fails_is_tried_again(own_path: str) -> None:
    def failing() -> int:
        raise ValueError("no")

    with Store(own_path) as store:
        memo = Memo(Pulse(store, Shared.open(), 0))
        with pytest.raises(ValueError, match="no"):
            memo.get("n", failing)
        assert memo.get("n", lambda: 3) == 3
