"""Every operation has a method, every method sends what the table says, and nothing is missing from the table."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from docs import generate_coverage

from acsdk import AcsdkError, AsyncClient
from tests.api_coverage.calls import arguments, methods
from tests.api_coverage.special import ANSWERS, CALLS, NO_CALLS
from tests.api_coverage.table import Row, read_rows
from tests.sandbox.driver import Driver
from tests.support import URL, new_client

ROWS = read_rows()
BY_CALL: dict[str, list[Row]] = {}
for _row in ROWS:
    BY_CALL.setdefault(_row.call, []).append(_row)

NAMES = sorted(methods(AsyncClient(URL, "token-f00dcafe")))
NO_METHOD = (
    "The table tests/api_coverage/operations.tsv has operations without a method. Declare their models in"
    " src/acsdk/models/ROOM/, their methods in src/acsdk/resources/ROOM/, a new namespace in src/acsdk/_namespaces.py:"
)
NO_ROW = (
    "These methods are not in the table tests/api_coverage/operations.tsv, which the page of coverage is made from."
    " Give each operation that they send its line, and run `nox -s refresh`:"
)
NOT_SERVED = (
    "The sandbox does not serve this operation of tests/api_coverage/operations.tsv: declare it in"
    " src/acsdk/sandbox/rest/ROOM/, and name it in src/acsdk/sandbox/rest/registry.py"
)


class Tape(httpx.MockTransport):
    """Notes which operation each request is of, and answers with what the next one needs."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        super().__init__(self.answer)

    def answer(self, request: httpx.Request) -> httpx.Response:
        url = str(request.url.copy_with(query=None))
        below = urlsplit(url).path.removeprefix("/api/3") if url.startswith(f"{URL}/api/3/") else url
        place = below.replace(URL, "https://{account}.api-us1.com")
        self.sent.append((request.method, place))
        return httpx.Response(200, json=ANSWERS.get(f"{request.method} {place}", {}))


async def send(name: str) -> list[tuple[str, str]]:
    """Call a method in every way that it has; gives what was sent.

    The answers are empty, so most calls end in an error about them: what counts here is what was sent before.
    """
    tape = Tape()
    async with new_client(tape, max_retries=0) as client:
        method: Callable[..., Any] = attrgetter(name)(client)
        for call in CALLS.get(name, [_with_least_arguments]):
            try:
                result = call(method)
                if inspect.isawaitable(result):
                    await result
            except AcsdkError as error:
                if not tape.sent:
                    pytest.fail(f"{name} refuses its arguments: {error}")
    return tape.sent


def _with_least_arguments(method: Callable[..., Any]) -> Any:
    positional, named = arguments(method)
    return method(*positional, **named)


def test_every_operation_of_the_table_has_a_method() -> None:
    missing = [f"{row.operation} as client.{row.call}" for row in ROWS if row.call not in NAMES]
    assert not missing, f"{NO_METHOD}\n" + "\n".join(missing)


def test_every_method_is_in_the_table() -> None:
    missing = [name for name in NAMES if name not in BY_CALL and name not in NO_CALLS]
    assert not missing, f"{NO_ROW}\n" + "\n".join(missing)


def test_the_table_is_sound() -> None:
    assert {row.scope for row in ROWS} <= {"documented", "observed"}
    twice = Counter((row.operation, row.call) for row in ROWS)
    assert [entry for entry, count in twice.items() if count > 1] == []
    sent = {row.operation: row for row in ROWS if row.alias_of is None}
    for row in ROWS:
        if row.alias_of is not None:
            assert row.alias_of in sent, f"{row.operation} is the alias of nothing"


@pytest.mark.anyio
@pytest.mark.filterwarnings("ignore:orders written to v3")
@pytest.mark.parametrize("anyio_backend", ["asyncio"])  # what is sent does not depend on the loop
@pytest.mark.parametrize("name", [name for name in NAMES if name in BY_CALL])
async def test_a_method_sends_what_the_table_says(name: str) -> None:
    sent = await send(name)
    own = [row for row in BY_CALL[name] if row.alias_of is None]
    assert [row.operation for row in own if not any(row.matches(*request) for request in sent)] == []
    known = [row for row in ROWS if row.alias_of is None]
    assert [request for request in sent if not any(row.matches(*request) for row in known)] == []
    assert own, f"{name} has aliases only"


@pytest.mark.parametrize("row", [row for row in ROWS if row.path.startswith("/") and row.alias_of is None], ids=str)
def test_the_sandbox_serves_every_operation(row: Row) -> None:
    path = re.sub(r"{\w*}", "1", row.path)
    answer = Driver().raw(row.method, f"/api/3{path}", b"" if row.method == "GET" else b"{}")
    assert answer.status != 405, NOT_SERVED
    assert b"The sandbox has no route" not in answer.body, NOT_SERVED


def test_the_page_is_current() -> None:
    assert generate_coverage.PAGE.read_text(encoding="utf-8") == generate_coverage.render(ROWS), (
        "docs/coverage.md is not what the table says: run `nox -s refresh`"
    )
