"""One call in a table: what it sends, and what it makes of the answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import httpx

from acsdk import AsyncClient
from acsdk._pager import Pager
from tests.support import Recorder, answer, new_client

__all__ = ["Case", "check", "sent"]


@dataclass
class Case:
    """A call, the request that it must make, and what it must give."""

    call: Callable[[AsyncClient], Any]
    request: str
    """Method, path below ``/api/3`` as it stands in the URL, and the query, decoded."""
    answer: Any = None
    result: Callable[[Any], object] = lambda result: result
    """What of the result is compared."""
    expected: Any = None
    body: Any = None
    status: int = 200
    text: str | None = None
    """An answer that is not JSON."""

    @property
    def id(self) -> str:
        return self.request.partition("?")[0]


def sent(request: httpx.Request) -> str:
    """A request as the tables write it."""
    path = request.url.raw_path.decode().partition("?")[0].removeprefix("/api/3")
    query = "&".join(f"{name}={value}" for name, value in parse_qsl(request.url.query.decode(), keep_blank_values=True))
    return f"{request.method} {path}" + (f"?{query}" if query else "")


async def _collected(outcome: Any) -> Any:
    return await (outcome.collect() if isinstance(outcome, Pager) else outcome)  # pyright: ignore[reportUnknownVariableType]


async def check(case: Case) -> None:
    """Make the call of a case, and compare."""
    reply = answer(case.answer, case.status) if case.text is None else answer(content=case.text.encode())
    recorder = Recorder(reply)
    async with new_client(recorder) as client:
        outcome = case.call(client)
        result = await _collected(outcome)
    request = recorder.requests[0]
    assert sent(request) == case.request
    assert (json.loads(request.content) if request.content else None) == case.body
    assert case.result(result) == case.expected
