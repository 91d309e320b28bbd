"""Who is let in, and what every answer carries."""

from pathlib import Path

import pytest

from dienbien.store import Store
from dienbien.web.accounts import AccountError, add_account, read_accounts, remove_account, sign_in

from .conftest import Client, Open

PASSWORD = "một hai ba bốn"


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accounts") / "accounts"
    add_account(path, "An", PASSWORD)
    return path


def token_of(client: Client) -> dict[str, str]:
    """The header with which our own pages ask."""
    client.get("/api/v1/session")
    return {"x-csrftoken": client.cookies["dienbien_csrf"]}


def test_every_answer_keeps_the_browser_in_bounds(client: Client) -> None:
    for path in ("/api/v1/events", "/login", "/nothing", "/static/robots.txt", "/api/v1/events?type=NONE"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_another_host_is_refused(client: Client) -> None:
    for host in ("evil.example", "localhost.local.evil.example", "localhost.local@evil.example", ""):
        answer = client.get("/api/v1/events", headers={"Host": host})
        assert answer.status_code == 421, host
        assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/api/v1/events", headers={"Host": "LOCALHOST.local:8000"}).status_code == 200


def test_a_closed_server_wants_a_token_or_an_account(open_app: Open, accounts: Path) -> None:
    client = open_app(is_open=False, token="t" * 30, accounts=accounts)
    assert client.get("/api/v1/events").status_code == 401
    assert client.get("/api/v1/openapi.json").status_code == 401
    for given, status in (("t" * 30, 200), ("t" * 29, 401), ("", 401), ("đ" * 15, 401)):
        headers = {b"Authorization": f"Bearer {given}".encode()}
        assert client.get("/api/v1/events", headers=headers).status_code == status, given
    page = client.get("/events", headers={"Accept": "text/html"}, follow_redirects=False)
    assert page.status_code == 404 or page.headers["location"].startswith("/login?next=")


def test_whether_it_works_is_told_to_all_and_nothing_else(open_app: Open, accounts: Path) -> None:
    closed = open_app(is_open=False, accounts=accounts)
    answer = closed.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert closed.get("/api/v1/events").status_code == 401
    assert closed.get("/healthz", headers={"Host": "evil.example"}).status_code == 421


def test_a_store_that_can_not_be_read_is_told(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Store(str(path)).close()
    client = open_app(path)
    path.write_bytes(b"no store any more" * 999)
    assert client.get("/healthz").status_code == 503


def test_a_wrong_token_is_told_even_where_none_is_needed(client: Client) -> None:
    answer = client.get("/api/v1/events", headers={"Authorization": "Bearer x"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_signing_in_and_out(open_app: Open, accounts: Path) -> None:
    client = open_app(is_open=False, accounts=accounts)
    token = token_of(client)
    for name, password in (("An", PASSWORD + "x"), ("An", ""), ("Bình", PASSWORD), ("\0", PASSWORD)):
        wrong = client.post("/api/v1/session", json={"name": name, "password": password}, headers=token)
        assert wrong.status_code == 403
    answer = client.post("/api/v1/session", json={"name": "An", "password": PASSWORD}, headers=token)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert client.get("/api/v1/session").json() == {"account": {"name": "An"}}
    assert client.get("/api/v1/events").status_code == 200
    key = client.cookies["dienbien_session"]
    assert client.delete("/api/v1/session", headers=token).status_code == 200
    client.cookies["dienbien_session"] = key
    assert client.get("/api/v1/events").status_code == 401


def test_cookies_are_for_https_only_beyond_this_machine(open_app: Open, accounts: Path) -> None:
    client = open_app(is_secure=True, accounts=accounts)
    assert "secure" in client.get("/api/v1/events").headers["set-cookie"].lower()


def test_the_form_signs_in_and_leads_back(open_app: Open, accounts: Path) -> None:
    client = open_app(accounts=accounts)
    client.get("/login")
    form = {"name": "An", "password": PASSWORD, "_csrf_token": client.cookies["dienbien_csrf"]}
    for path, leads in (
        ("/events?side=PER", "/events?side=PER"),
        ("//evil.example", "/"),
        ("https://x", "/"),
    ):
        answer = client.post("/login", data=form | {"next": path}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, leads)
    assert client.post("/login", data=form | {"password": "x"}).status_code == 403


def test_a_server_without_accounts_says_how_to_make_one(
    open_app: Open, accounts: Path, tmp_path: Path
) -> None:
    told = "dienbien accounts add"
    for nobody in (None, tmp_path / "none"):
        assert told in open_app(accounts=nobody).get("/login").text
    assert told not in open_app(accounts=accounts).get("/login").text


def test_a_token_of_an_earlier_run_or_another_port_is_replaced(open_app: Open, accounts: Path) -> None:
    earlier = open_app(accounts=accounts)
    earlier.get("/login")
    client = open_app(accounts=accounts)
    client.cookies.set("dienbien_csrf", earlier.cookies["dienbien_csrf"], domain="localhost.local", path="/")
    client.cookies.set("theme", "dark", domain="localhost.local", path="/")
    form = {"name": "An", "password": PASSWORD}
    old = form | {"_csrf_token": earlier.cookies["dienbien_csrf"]}
    refused = client.post("/login", data=old, headers={"Accept": "text/html", "Accept-Language": "vi"})
    assert refused.status_code == 403
    assert "tải lại trang" in refused.text
    again = client.get("/login")
    assert 'data-theme="dark"' in again.text
    told = form | {"_csrf_token": client.cookies["dienbien_csrf"]}
    assert client.post("/login", data=told, follow_redirects=False).status_code == 303


def test_nothing_changes_without_the_token_of_our_pages(open_app: Open, accounts: Path) -> None:
    client = open_app(accounts=accounts)
    token = token_of(client)
    ours = {"name": "An", "password": PASSWORD}
    for headers in ({}, {"x-csrftoken": "a" * 128}):
        assert client.post("/api/v1/session", json=ours, headers=headers).status_code == 403
        assert client.post("/login", data=ours, headers=headers).status_code == 403
    client.post("/api/v1/session", json=ours, headers=token)
    first, second = [event["id"] for event in client.get("/api/v1/events").json()["items"]][:2]
    told = {"other_id": second, "reason": "one"}
    assert client.post(f"/api/v1/events/{first}/merge", json=told).status_code == 403
    assert client.get(f"/api/v1/events/{second}").json()["event"]["id"] == second


def test_guessing_passwords_is_slowed_down(open_app: Open, accounts: Path) -> None:
    client = open_app(accounts=accounts, sign_ins_a_minute=3)
    token = token_of(client)
    wrong = {"name": "An", "password": "nope"}
    answers = [client.post("/api/v1/session", json=wrong, headers=token) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 429]
    assert answers[-1].headers["content-type"] == "application/problem+json"


def test_accounts_are_kept_hashed_and_private(tmp_path: Path) -> None:
    path = tmp_path / "news.db.accounts"
    add_account(path, " An ", PASSWORD)
    add_account(path, "Bình", PASSWORD)
    assert PASSWORD not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    assert sign_in(path, "An", PASSWORD) is not None
    assert sign_in(path, "An", PASSWORD[:-1]) is None
    remove_account(path, "An")
    assert list(read_accounts(path)) == ["Bình"]
    assert sign_in(path, "An", PASSWORD) is None
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(("name", "password"), [("", PASSWORD), ("a\nb", PASSWORD), ("An", "short")])
def test_names_and_passwords_that_will_not_do(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(AccountError):
        add_account(tmp_path / "accounts", name, password)
    assert not list(tmp_path.iterdir())


def test_a_file_of_something_else_is_no_file_of_accounts(tmp_path: Path) -> None:
    path = tmp_path / "accounts"
    path.write_bytes(b"\xff not JSON")
    with pytest.raises(AccountError, match="is no file of accounts"):
        read_accounts(path)
