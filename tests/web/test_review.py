"""Reviewing over the API: only with an account; the queue, verdicts, gold."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from dienbien.evaluation import evaluate, judged, read_judged
from dienbien.records import Record
from dienbien.store import Store
from dienbien.web.accounts import add_account

from .conftest import Client, Open

PASSWORD = "một hai ba bốn"


@pytest.fixture
def own_path(tmp_path: Path, store_path: str) -> Path:
    """A store of one's own, which two analysts may judge."""
    path = tmp_path / "news.db"
    path.write_bytes(Path(store_path).read_bytes())
    for name in ("An", "Bình"):
        add_account(tmp_path / "accounts", name, PASSWORD)
    return path


class Analyst:
    """Somebody who is signed in."""

    def __init__(self, client: Client, name: str) -> None:
        client.get("/api/v1/session")
        self.client = client
        self.token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
        told = {"name": name, "password": PASSWORD}
        assert client.post("/api/v1/session", json=told, headers=self.token).status_code == 200

    def get(self, path: str, **parameters: Any) -> Any:
        answer = self.client.get(f"/api/v1/{path}", params=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, status: int = 200, **body: Any) -> Any:
        answer = self.client.post(f"/api/v1/{path}", json=body, headers=self.token)
        assert answer.status_code == status, answer.text
        return answer.json()


@pytest.fixture
def an(open_app: Open, own_path: Path) -> Analyst:
    return Analyst(open_app(own_path, accounts=own_path.parent / "accounts"), "An")


def test_only_who_is_signed_in_may_see_the_queue_or_judge(client: Client) -> None:
    client.get("/api/v1/session")
    token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
    for path in ("review", "verdicts", "review/gold.jsonl", "documents/a/verdicts"):
        assert client.get(f"/api/v1/{path}").status_code == 403, path
    for path in ("records/a/verdicts", "documents/a/records", "documents/a/done", "verdicts/a/undo"):
        body = {"kind": "accept"}
        assert client.post(f"/api/v1/{path}", json=body, headers=token).status_code == 403, path


def test_a_verdict_needs_the_token_of_our_pages(an: Analyst) -> None:
    name = an.get("review")["items"][0]["record_id"]
    foreign = an.client.post(f"/api/v1/records/{name}/verdicts", json={"kind": "accept"})
    assert foreign.status_code == 403
    assert an.get("verdicts")["items"] == []


def test_the_queue_has_the_filters_of_the_desk_and_goes_on(an: Analyst) -> None:
    whole = an.get("review", order="unsure")["items"]
    assert [one["record"]["confidence"] for one in whole] == sorted(
        one["record"]["confidence"] for one in whole
    )
    first = an.get("review", order="unsure", limit=3)
    rest = an.get("review", order="unsure", after=first["next"])
    assert [*first["items"], *rest["items"]] == whole
    only = an.get("review", type="REQUEST", side="BRA")["items"]
    assert [one["record"]["event"] for one in only] == ["REQUEST"]
    wrong = an.client.get("/api/v1/review", params={"order": "useful", "after": first["next"]})
    assert wrong.status_code == 422


def test_verdicts_are_said_shown_and_taken_back(an: Analyst) -> None:
    one, other = an.get("review", limit=2)["items"]
    said = an.post(
        f"records/{one['record_id']}/verdicts", kind="reject", reason=" tin đồn ", seen=one["digest"]
    )
    assert (said["author"], said["kind"], said["reason"]) == ("An", "reject", "tin đồn")
    assert said["coded"] == one["record"]
    assert an.get("review", judged="mine")["items"][0]["verdicts"] == [said]
    assert an.get(f"documents/{one['document_id']}/verdicts") == [said]
    an.post(f"records/{other['record_id']}/verdicts", status=409, kind="accept", seen=one["digest"])
    an.post(f"records/{other['record_id']}/verdicts", status=400, kind="correct")
    an.post(f"records/{'f' * 24}/verdicts", status=409, kind="accept")
    wrong = {**_fields(other), "mode": "sunny"}
    told = an.post(f"records/{other['record_id']}/verdicts", status=409, kind="correct", record=wrong)
    assert "mode" in told["detail"]
    undone = an.post(f"verdicts/{said['verdict_id']}/undo", reason="nhầm")
    assert undone["replaces"] == said["verdict_id"]
    assert [one["kind"] for one in an.get("verdicts", author="An")["items"]] == ["reject", "undo"]
    assert an.get("verdicts", author="Bình")["items"] == []


def _fields(queued: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value for name, value in queued["record"].items() if name not in ("doc", "id", "confidence")
    }


def test_two_analysts_judge_the_same_record(open_app: Open, own_path: Path, an: Analyst) -> None:
    binh = Analyst(open_app(own_path, accounts=own_path.parent / "accounts"), "Bình")
    one = an.get("review", limit=1)["items"][0]
    an.post(f"records/{one['record_id']}/verdicts", kind="accept")
    assert one["record_id"] not in [item["record_id"] for item in binh.get("review")["items"]]
    second = binh.get("review", judged="others")["items"]
    assert [item["record_id"] for item in second] == [one["record_id"]]
    binh.post(f"records/{one['record_id']}/verdicts", kind="reject")
    (disputed,) = an.get("review", judged="disputed")["items"]
    assert [(v["author"], v["kind"]) for v in disputed["verdicts"]] == [("An", "accept"), ("Bình", "reject")]


def test_a_page_that_is_done_is_gold_that_evaluate_reads(an: Analyst, tmp_path: Path) -> None:
    first = an.get("review", type="ASSAULT", place="Tacna", limit=1)["items"][0]
    document = first["document_id"]
    an.post(f"documents/{document}/done", status=409)
    text = an.get(f"documents/{document}")["document"]["text"]
    page = an.get(f"documents/{document}")
    for number, one in enumerate(page["records"]):
        kind = "accept" if number else "reject"
        an.post(f"records/{one['record_id']}/verdicts", kind=kind)
    start = text.index("tình hình")
    words = {"start": start, "end": start + 9, "text": "tình hình"}
    missed = {"event": "STATE", "mode": "concern", "trigger": words, "mentions": [words]}
    added = an.post(f"documents/{document}/records", record=missed)
    an.post(f"documents/{document}/records", record={**missed, "date": "2024"}, replaces=added["verdict_id"])
    an.post(f"documents/{document}/done")
    paths = []
    for name in ("docs.jsonl", "gold.jsonl"):
        answer = an.client.get(f"/api/v1/review/{name}", params={"author": "An"})
        assert "attachment" in answer.headers["content-disposition"]
        paths.append(tmp_path / name)
        paths[-1].write_bytes(answer.content)
    (line,) = paths[0].read_bytes().splitlines()
    assert msgspec.json.decode(line)["text"] == text
    gold = read_judged(paths[1])
    assert sorted(one.date or "" for one in gold if one.event == "STATE") == ["2024"]
    with Store(str(tmp_path / "news.db")) as store:
        coded: list[Record] = store.records(document)
    scores = evaluate({page["document"]["id"]: text}, gold, judged(coded)).measures["event"]
    assert (scores.gold, scores.coded, scores.right) == (2, 2, 1)
    assert an.client.get("/api/v1/review/gold.jsonl", params={"author": "Bình"}).content == b""
    assert an.client.get("/api/v1/review/other.txt").status_code == 404
