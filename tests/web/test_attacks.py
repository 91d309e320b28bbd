"""Requests that mean harm: none of them gets further than a clear refusal."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dienbien.store import Store
from dienbien.web.accounts import add_account, remove_account
from dienbien.web.api.exporting import MOST_AT_A_TIME, TURNS
from dienbien.web.login import own_path

from .conftest import Client, Open

PASSWORD = "một hai ba bốn"
PAGE = {"Accept": "text/html"}


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/..%2f..%2f..%2fetc/passwd",
        "/static/%2e%2e/templates/base.html",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/base.css%00.html",
        "/documents/..%2f..%2fetc%2fpasswd",
        "/api/v1/exports/..%2f..%2fevents",
        "/events/%0d%0aSet-Cookie:%20a=b",
        "/%5c%5cevil.example/%2f..",
        "//evil.example/%2f..",
    ],
)
def test_paths_that_lead_elsewhere_lead_nowhere(client: Client, path: str) -> None:
    answer = client.get(path, headers=PAGE, follow_redirects=False)
    assert answer.status_code in (400, 404)
    assert "root:" not in answer.text
    assert "set-cookie" not in answer.headers or "a=b" not in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        "///evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/\r\nLocation: https://evil.example",
        "/\u2215evil.example",
        "",
        ".",
        "@evil.example",
    ],
)
def test_signing_in_leads_to_no_other_site(address: str) -> None:
    assert own_path(address) == "/"


@pytest.mark.parametrize(
    "query",
    [
        "side=" + "%F0%9F%98%80" * 2_000,
        "&".join(f"side={number}" for number in range(3_000)),
        "&".join(["dyad=a"] * 5),
        "since=0000-00-00&until=9999-99-99",
        "since=9999-12-31&until=0001-01-01",
        "min_articles=" + "9" * 400,
        "min_confidence=nan&min_sources=1e99",
        "order=new&after=WyJldmVudHMtZGF5Iixbe31dXQ&before=%F0",
        "place=%25%25%5F%5C%27%22--;DROP TABLE events",
        "thread=%27%20OR%201=1--&who=%27",
        "q=" + "%22" * 500 + "AND OR NOT NEAR(" + "*" * 50,
        "%ff%fe=%ff&lang=%ff&theme=dark%0d%0aX:1",
        "=&&&;;==&" + "a" * 20_000,
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/map.json", "/actors", "/search", "/actors?who=PER", "/api/v1/events"]
)
def test_garbage_in_a_query_breaks_nothing(client: Client, path: str, query: str) -> None:
    accept = {} if path.startswith("/api/") else PAGE
    answer = client.get(f"{path}{'&' if '?' in path else '?'}{query}", headers=accept)
    assert answer.status_code in ((200, 400, 414, 422) if path.startswith("/api/") else (200,))
    assert "x" not in answer.headers
    assert len(answer.content) < 1_000_000


def test_exports_take_turns_and_give_them_back(client: Client) -> None:
    for _ in range(MOST_AT_A_TIME):
        assert TURNS.acquire(blocking=False)
    refused = client.get("/api/v1/exports/csv")
    for _ in range(MOST_AT_A_TIME):
        TURNS.release()
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    for number in range(2 * MOST_AT_A_TIME):
        assert client.get("/api/v1/exports/csv", params={"limit": number + 1}).status_code == 200


def test_a_form_from_elsewhere_changes_nothing(open_app: Open, tmp_path: Path) -> None:
    add_account(tmp_path / "accounts", "An", PASSWORD)
    client = open_app(accounts=tmp_path / "accounts")
    first, second = [event["id"] for event in client.get("/api/v1/events").json()["items"]][:2]
    client.get("/login")
    form = {"name": "An", "password": PASSWORD, "_csrf_token": client.cookies["dienbien_csrf"]}
    client.post("/login", data=form, follow_redirects=False)
    told = {"other": second, "reason": "one"}
    for token in ({}, {"_csrf_token": "x"}, {"_csrf_token": "a" * 64 + "b" * 64}):
        answer = client.post(f"/events/{first}/merge", data=told | token, follow_redirects=False)
        assert answer.status_code == 403
    assert client.get(f"/api/v1/events/{second}").json()["event"]["id"] == second


def test_many_merge_and_split_the_same_events_at_a_time(
    open_app: Open, tmp_path: Path, store_path: str
) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(Path(store_path).read_bytes())
    add_account(tmp_path / "accounts", "An", PASSWORD)
    client = open_app(path, accounts=tmp_path / "accounts")
    client.get("/api/v1/session")
    token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
    client.post("/api/v1/session", json={"name": "An", "password": PASSWORD}, headers=token)
    with Store(str(path)) as store:
        before = {told.record_id for event in store.events(reports=True) for told in event.reports}
        ids = [event.id for event in store.events()]

    def mend(number: int) -> int:
        one, other = ids[number % len(ids)], ids[(number * 3 + 1) % len(ids)]
        if number % 4 == 3:
            reports = client.get(f"/api/v1/events/{one}").json().get("reports", [])
            told = {"record_ids": [report["record_id"] for report in reports[:1]] or ["0"], "reason": "x"}
            return client.post(f"/api/v1/events/{one}/split", json=told, headers=token).status_code
        told = {"other_id": other, "reason": "x"}
        return client.post(f"/api/v1/events/{one}/merge", json=told, headers=token).status_code

    with ThreadPoolExecutor(6) as several:
        assert set(several.map(mend, range(24))) <= {200, 409}
    with Store(str(path)) as store:
        after = [told.record_id for event in store.events(reports=True) for told in event.reports]
    assert sorted(after) == sorted(before)


def test_a_session_of_somebody_removed_ends(open_app: Open, tmp_path: Path) -> None:
    add_account(tmp_path / "accounts", "An", PASSWORD)
    add_account(tmp_path / "accounts", "Bình", PASSWORD)
    client = open_app(accounts=tmp_path / "accounts", is_open=False)
    client.get("/api/v1/session")
    token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
    client.post("/api/v1/session", json={"name": "An", "password": PASSWORD}, headers=token)
    assert client.get("/api/v1/events").status_code == 200
    remove_account(tmp_path / "accounts", "An")
    assert client.get("/api/v1/events").status_code == 401
