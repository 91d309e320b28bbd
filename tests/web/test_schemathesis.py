"""Whatever the description of the API allows, and some that it doesn't: never an error of the server."""

from contextlib import suppress
from typing import Any

import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from dienbien.web import Settings, create_app

_EXAMPLES = 15


def ask(operation: Any, mode: GenerationMode) -> None:
    """Ask one operation for whatever fits or doesn't fit its description."""

    @settings(max_examples=_EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def check(case: schemathesis.Case[Any]) -> None:
        answer = case.call()
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
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
