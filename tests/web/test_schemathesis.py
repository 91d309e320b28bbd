"""Whatever the description of the API allows, and some that it doesn't: never an error of the server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import schemathesis
from httpx import ASGITransport, AsyncClient
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from dienbien.web import Settings, create_app
from dienbien.web.accounts import add_account

_EXAMPLES = 15


def ask(operation: Any, mode: GenerationMode, headers: dict[str, str] | None = None) -> None:
    """Ask one operation for whatever fits or doesn't fit its description."""

    @settings(max_examples=_EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case[Any]) -> None:
        answer = case.call(headers=headers)
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
        assert headers is None or answer.status_code not in (401, 403), case.as_curl_command()
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == ["application/problem+json"], case.as_curl_command()

    with suppress(Unsatisfiable):  # what takes no parameters can't be asked wrongly
        check()


def test_no_request_is_a_fault_of_ours(store_path: str) -> None:
    app = create_app(store_path, Settings(hosts=(), codes_a_minute=10**6, sign_ins_a_minute=10**6))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 15
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            ask(operation, mode)


def test_no_request_of_an_analyst_is_a_fault_of_ours(store_path: str, tmp_path: Path) -> None:
    own = tmp_path / "news.db"
    own.write_bytes(Path(store_path).read_bytes())
    add_account(tmp_path / "accounts", "An", "một hai ba bốn")
    app = create_app(str(own), Settings(hosts=(), accounts=tmp_path / "accounts"))
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    with ThreadPoolExecutor(1) as apart:  # a browser of another test may have left a loop in this thread
        headers = apart.submit(asyncio.run, signed_in(app)).result()
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    reviewing = [one for one in operations if "verdicts" in one.path or "review" in one.path]
    assert len(reviewing) >= 6
    for operation in reviewing:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            ask(operation, mode, headers)


async def signed_in(app: Any) -> dict[str, str]:
    """The headers of a session of An's, with which the queue may be asked for."""
    async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as client:
        await client.get("/api/v1/session")
        token = {"x-csrftoken": client.cookies["dienbien_csrf"]}
        told = {"name": "An", "password": "một hai ba bốn"}
        await client.post("/api/v1/session", json=told, headers=token)
        assert (await client.get("/api/v1/review")).status_code == 200
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    return {"Cookie": cookies, **token}
