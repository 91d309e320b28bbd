"""The API: lists by filter, page by page and in all forms; errors; coding; mending by hand."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dienbien.store import Store
from dienbien.web.accounts import add_account

from .conftest import Client, Open
from .pages import CALL, HOSTILE

LISTS = ("events", "records", "documents", "claims", "actors", "places", "threads", "agreements")


def items(client: Client, path: str, **parameters: Any) -> list[Any]:
    answer = client.get(f"/api/v1/{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    found: list[Any] = answer.json()["items"]
    return found


def the(client: Client, **parameters: Any) -> dict[str, Any]:
    """The one event of a filter."""
    (event,) = items(client, "events", **parameters)
    found: dict[str, Any] = event
    return found


@pytest.mark.parametrize(
    ("parameters", "types"),
    [
        ({"type": ["ASSAULT", "REQUEST"]}, ["ASSAULT", "ASSAULT", "REQUEST"]),
        ({"type": "ASSAULT", "place": "Arica"}, ["ASSAULT"]),
        ({"quad": "verbal cooperation", "since": "2024-03-12", "until": "2024-03-12"}, ["CONSULT"]),
        ({"side": "BRA"}, ["REQUEST"]),
        ({"dyad": ["CHL", "BRA"]}, ["REQUEST"]),
        ({"min_articles": 2}, ["CONSULT"]),
        ({"source": "quốc phòng"}, ["ASSAULT"]),
        ({"thread": "none"}, []),
        ({"type": "REQUEST", "mode": "", "side": ""}, ["REQUEST"]),
    ],
)
def test_filters_are_those_of_the_command_line(
    client: Client, parameters: dict[str, Any], types: list[str]
) -> None:
    assert [event["event"] for event in items(client, "events", **parameters)] == types


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("since", "yesterday"),
        ("type", "WAR"),
        ("quad", "peace"),
        ("dyad", "ARM"),
        ("min_confidence", "2"),
        ("min_articles", "1e30"),
        ("limit", "0"),
        ("order", "size"),
        ("format", "xml"),
        ("after", "!"),
        ("after", "WyJldmVudHMtbmV3IixbMV1d"),
    ],
)
def test_errors_name_the_parameter(client: Client, name: str, value: str) -> None:
    answer = client.get("/api/v1/events", params={name: value})
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (422, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert [error["parameter"] for error in problem["errors"]] == [name]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/events/none", 404),
        ("GET", "/api/v1/documents/none", 404),
        ("GET", "/api/v1/agreements/none/ledger", 404),
        ("GET", "/api/v1/exports/xlsx", 404),
        ("PUT", "/api/v1/events", 405),
        ("GET", "/api/v1/search", 422),
        ("GET", "/api/v1/events?side=%00", 400),
        ("GET", "/api/v1/actors?format=geojson", 406),
    ],
)
def test_errors_are_problem_details(client: Client, method: str, path: str, status: int) -> None:
    answer = client.request(method, path)
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_fault_of_ours_tells_nothing_of_our_insides(
    open_app: Open, tmp_path: Path, store_path: str
) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(Path(store_path).read_bytes())
    client = open_app(path)
    path.write_bytes(b"gone" * 5000)
    answer = client.get("/api/v1/events")
    assert answer.status_code in (500, 503)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "news.db" not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", LISTS)
def test_lists_page_by_page_are_the_whole_list(client: Client, path: str) -> None:
    whole = items(client, path, limit=1000)
    found, after = [], ""
    while True:
        page = client.get(f"/api/v1/{path}", params={"limit": 1, "after": after}).json()
        found += page["items"]
        after = page["next"]
        if after is None:
            break
    assert found == whole
    assert whole


@pytest.mark.parametrize("order", ["articles", "day", "new"])
def test_the_link_header_leads_to_the_next_page(client: Client, order: str) -> None:
    first = client.get("/api/v1/events", params={"limit": 2, "order": order, "side": ["PER", "Chile"]})
    second = client.get(first.links["next"]["url"]).json()["items"]
    assert first.json()["items"] + second == items(
        client, "events", limit=4, order=order, side=["PER", "Chile"]
    )


@pytest.mark.parametrize("path", LISTS)
def test_forms_by_accept_header_or_parameter(client: Client, path: str) -> None:
    whole = items(client, path)
    lines = client.get(f"/api/v1/{path}", headers={"Accept": "application/x-ndjson"})
    assert [json.loads(line) for line in lines.text.splitlines()] == whole
    table = client.get(f"/api/v1/{path}", headers={"Accept": "text/csv"})
    assert table.text == client.get(f"/api/v1/{path}", params={"format": "csv"}).text
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(table.text)))) >= len(whole)


@pytest.mark.parametrize("path", LISTS)
def test_a_table_of_nothing_has_the_header_of_a_full_one(client: Client, path: str) -> None:
    if path.startswith(("documents", "search")):
        pytest.skip("takes no filter of events")
    full, empty = (
        client.get(f"/api/v1/{path}", params={"format": "csv"} | more).text.lstrip("\ufeff")
        for more in ({}, {"until": "1999-01-01"})
    )
    assert empty == full.splitlines(keepends=True)[0]
    assert len(next(csv.reader(io.StringIO(empty)))) > 3


def test_a_mode_that_there_is_not_is_told(client: Client) -> None:
    wrong = client.get("/api/v1/events", params={"mode": "foo"})
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["parameter"] == "mode"
    assert "aerial" in wrong.json()["errors"][0]["detail"]
    assert len(items(client, "events", mode="Aerial")) == 1


def test_maps_have_points_for_towns_only(client: Client) -> None:
    for path in ("events", "places"):
        answer = client.get(f"/api/v1/{path}", headers={"Accept": "application/geo+json"})
        features = answer.json()["features"]
        with_point = [one["properties"]["precision"] for one in features if one["geometry"]]
        assert with_point
        assert set(with_point) <= {"point", "town"}
    assert client.get("/api/v1/events", headers={"Accept": "image/png"}).status_code == 406


def test_what_did_not_change_is_not_sent_again(open_app: Open, tmp_path: Path, store_path: str) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(Path(store_path).read_bytes())
    client = open_app(path)
    for name in (*LISTS, "exports/csv"):
        tag = client.get(f"/api/v1/{name}").headers["etag"]
        assert tag.startswith('W/"')
        again = client.get(f"/api/v1/{name}", headers={"If-None-Match": f'"x", {tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(f"/api/v1/{name}?limit=1", headers={"If-None-Match": tag}).status_code == 200
    tag = client.get("/api/v1/events").headers["etag"]
    with Store(str(path)) as store:
        first_id, second_id = [event.id for event in store.events()][:2]
        store.merge(first_id, second_id, author="An", reason="one")
    assert client.get("/api/v1/events", headers={"If-None-Match": tag}).status_code == 200


def test_an_event_with_its_reports_and_why(client: Client) -> None:
    call = client.get(f"/api/v1/events/{the(client, type='CONSULT', min_articles=2)['id']}").json()
    assert sorted(report["outlet"] for report in call["reports"]) == ["Hai", "Một"]
    assert sorted(bool(report["why"]) for report in call["reports"]) == [False, True]
    trigger = call["reports"][0]["record"]["trigger"]
    document = client.get(f"/api/v1/documents/{call['reports'][0]['document_id']}").json()
    assert document["document"]["text"][trigger["start"] : trigger["end"]] == trigger["text"]
    assert document["document"]["zones"]
    assert call["event"]["id"] in [record["event_id"] for record in document["records"]]


def test_claims_of_an_event(client: Client) -> None:
    clash = the(client, type="ASSAULT", mode="clash")
    told = client.get(f"/api/v1/events/{clash['id']}/claims").json()
    figures = [claim for claim in told["claims"] if claim["sort"] == "figure"]
    assert [(claim["speaker"], claim["least"]) for claim in figures] == [("Bộ Quốc phòng Chile", 4)]
    assert told["rivals"][0]["kind"] == "killed"


def test_agreements_and_what_followed(client: Client) -> None:
    (truce,) = items(client, "agreements", kind="ceasefire", side="PER")
    assert {party["country"] for party in truce["parties"]} == {"PER", "CHL"}
    entries = items(client, f"agreements/{truce['id']}/ledger")
    assert "agreed" in [entry["kind"] for entry in entries]
    assert client.get(f"/api/v1/agreements/{truce['id']}").json() == truce
    assert items(client, "agreements", kind="peace") == items(client, "agreements", side="BRA") == []


def test_search_with_and_without_marks(client: Client) -> None:
    found = {hit["name"] for hit in items(client, "search", q="dien dam bien gioi")}
    assert found == {"https://mot.example/goi"}
    assert items(client, "search", q='"') == []


@pytest.mark.parametrize(
    "name", ["csv", "jsonl", "parquet", "geojson", "plover", "gdelt", "ucdp", "markdown", "html"]
)
def test_exports_are_those_of_the_command_line(client: Client, name: str) -> None:
    answer = client.get(f"/api/v1/exports/{name}", params={"type": "ASSAULT"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    needle = b"PAR1" if name == "parquet" else b"190" if name == "gdelt" else b"Arica"
    assert needle in answer.content


def test_hostile_words_are_inert(client: Client) -> None:
    answer = client.get("/api/v1/search", params={"q": "HYPERLINK"})
    (hit,) = answer.json()["items"]
    assert answer.headers["content-type"] == "application/json"
    assert hit["name"].startswith("javascript:")
    document = client.get(f"/api/v1/documents/{hit['document_id']}")
    assert document.json()["document"]["text"] == HOSTILE
    for mark in ("\u202e", "\u200b"):
        assert mark not in document.text
    table = client.get("/api/v1/documents", params={"format": "csv"}).text
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert '\'=cmd|"/c calc"!A1' in cells


def test_a_text_is_coded_and_not_kept(client: Client) -> None:
    before = len(items(client, "documents"))
    answer = client.post("/api/v1/code", json={"text": CALL, "published": "2024-03-13", "title": "Điện đàm"})
    (coded,) = answer.json()["documents"]
    assert {record["event"] for record in coded["records"]} == {"CONSULT", "ASSAULT"}
    assert coded["records"][0]["date"] == "2024-03-12"
    assert len(items(client, "documents")) == before


@pytest.mark.parametrize(
    ("body", "status", "parameter"),
    [
        ({}, 422, "text"),
        ({"text": "a", "url": "https://a.example"}, 422, "text"),
        ({"text": "a" * 100_001}, 413, None),
        ({"text": "a", "published": "hôm qua"}, 422, "published"),
        ({"url": "/etc/passwd"}, 422, "url"),
        ({"url": "file:///etc/passwd"}, 422, "url"),
        ({"url": "http://127.0.0.1:80/"}, 422, "url"),
        ({"url": "http://[::1]/"}, 422, "url"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, 422, "url"),
        ({"url": "https://user@localhost/"}, 422, "url"),
        ({"url": "http://localhost:8000/api/v1/events"}, 422, "url"),
    ],
)
def test_what_cannot_be_coded(
    open_app: Open, body: dict[str, str], status: int, parameter: str | None
) -> None:
    client = open_app(fetches_for="all")
    answer = client.post("/api/v1/code", json=body)
    assert answer.status_code == status
    assert [error["parameter"] for error in answer.json().get("errors", [])] == [parameter] * bool(parameter)


def test_what_a_name_stands_for_inside_is_not_told(open_app: Open) -> None:
    client = open_app(fetches_for="all")
    answer = client.post("/api/v1/code", json={"url": "http://localhost/"})
    assert "127.0.0.1" not in answer.text
    assert "::1" not in answer.text


def test_only_our_own_pages_and_programs_may_ask_for_coding(client: Client) -> None:
    text = json.dumps({"text": CALL})
    as_form = client.post("/api/v1/code", content=text, headers={"Content-Type": "text/plain"})
    assert as_form.status_code == 415
    elsewhere = client.post("/api/v1/code", json={"text": CALL}, headers={"Sec-Fetch-Site": "cross-site"})
    assert elsewhere.status_code == 403


def test_coding_is_limited(open_app: Open) -> None:
    client = open_app(codes_a_minute=2, body_bytes=5_000)
    answers = [client.post("/api/v1/code", json={"text": "Peru"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    other = open_app(body_bytes=5_000)
    too_long = other.post("/api/v1/code", json={"text": "a" * 6_000})
    assert (too_long.status_code, too_long.headers["content-type"]) == (413, "application/problem+json")


def test_an_address_is_fetched_for_those_who_are_known_only(open_app: Open, tmp_path: Path) -> None:
    add_account(tmp_path / "accounts", "An", "một hai ba bốn")
    inside = {"url": "http://169.254.169.254/"}
    client = open_app(accounts=tmp_path / "accounts", token="t" * 20)
    assert client.post("/api/v1/code", json=inside).status_code == 403
    token = {"Authorization": f"Bearer {'t' * 20}"}
    assert client.post("/api/v1/code", json=inside, headers=token).status_code == 422
    client.get("/api/v1/session")
    csrf = {"x-csrftoken": client.cookies["dienbien_csrf"]}
    client.post("/api/v1/session", json={"name": "An", "password": "một hai ba bốn"}, headers=csrf)
    assert client.post("/api/v1/code", json=inside).status_code == 422
    nobody = open_app(token="t" * 20, fetches_for="none")
    assert nobody.post("/api/v1/code", json=inside, headers=token).status_code == 403


def test_fetching_is_limited_more_than_coding(open_app: Open) -> None:
    client = open_app(fetches_for="all", fetches_a_minute=2)
    inside = {"url": "http://169.254.169.254/"}
    answers = [client.post("/api/v1/code", json=inside) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert 0 <= int(answers[-1].headers["retry-after"]) <= 60
    assert client.post("/api/v1/code", json={"text": "Peru"}).status_code == 200


def test_an_analyst_merges_and_splits(open_app: Open, tmp_path: Path, store_path: str) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(Path(store_path).read_bytes())
    add_account(tmp_path / "accounts", "An", "một hai ba bốn")
    client = open_app(path, accounts=tmp_path / "accounts")
    one, other = [event["id"] for event in items(client, "events", type="ASSAULT")]
    token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
    told = {"other_id": other, "reason": "cùng một trận"}
    assert client.post(f"/api/v1/events/{one}/merge", json=told, headers=token).status_code == 403
    client.post("/api/v1/session", json={"name": "An", "password": "một hai ba bốn"}, headers=token)

    merged = client.post(f"/api/v1/events/{one}/merge", json=told, headers=token)
    assert merged.json() == {"event_id": one}
    joint = client.get(f"/api/v1/events/{other}").json()
    assert joint["event"]["id"] == one
    assert [(d["author"], d["reason"]) for d in joint["decisions"]] == [("An", "cùng một trận")]

    taken = {"record_ids": [joint["reports"][1]["record_id"]], "reason": "hai trận"}
    split = client.post(f"/api/v1/events/{one}/split", json=taken, headers=token)
    assert split.status_code == 200
    assert len(client.get(f"/api/v1/events/{split.json()['event_id']}").json()["reports"]) == 1

    for wrong, status in (
        ({"other_id": "abc", "reason": "x"}, 409),
        ({"other_id": one, "reason": "x"}, 409),
        ({"other_id": other, "reason": " "}, 422),
        ({"other_id": other}, 422),
    ):
        answer = client.post(f"/api/v1/events/{one}/merge", json=wrong, headers=token)
        assert answer.status_code == status, wrong
        assert "news.db" not in answer.text
