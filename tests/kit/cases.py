"""One call of a method: what it sends, what it is answered, and what comes out."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import httpx

from acsdk import AsyncClient
from acsdk._json.shapes import is_sequence
from tests.support import Recorder, answer, new_client

__all__ = ["Case", "Row", "check", "ids", "perform"]

Row = dict[str, Any]
"""A record as the API writes it."""


@dataclass(frozen=True)
class Case:
    """A row of a table of calls."""

    name: str
    """The method: ``deals.stages.update``."""
    call: Callable[[Any], Any]
    """Calls it on its namespace."""
    sent: str
    """Method, path and query, decoded."""
    body: object = None
    """The JSON that is sent."""
    answer: object = field(default_factory=dict[str, object])
    """The JSON that comes back."""
    gives: Mapping[str, object] | bool | None = None
    """Attributes of the result; of its first item, where it is a list or a page."""
    status: int = 200


def ids(case: Case) -> str:
    return case.name


async def perform(case: Case, transport: httpx.AsyncBaseTransport) -> Any:
    """What the call gives; of a collection, its first item."""
    async with new_client(transport, strict=True) as client:
        result: Any = case.call(_namespace(client, case.name))
        if inspect.isawaitable(result):
            result = await result
    rows: object = getattr(result, "items", result)
    return rows[0] if is_sequence(rows) else result


async def check(case: Case) -> None:
    """What is sent and what comes out are as the row says."""
    recorder = Recorder(answer(case.answer, case.status))
    result = await perform(case, recorder)
    (request,) = recorder.requests
    target = request.url.raw_path.decode().removeprefix("/api/3")
    assert f"{request.method} {unquote(_without_paging(target))}" == case.sent
    assert (json.loads(request.content) if request.content else None) == case.body
    if isinstance(case.gives, Mapping):
        assert {name: getattr(result, name) for name in case.gives} == case.gives
    else:
        assert result is case.gives


def _without_paging(target: str) -> str:
    path, _, query = target.partition("?")
    kept = [part for part in query.split("&") if part and part.partition("=")[0] not in ("limit", "offset")]
    return f"{path}?{'&'.join(kept)}" if kept else path


def _namespace(client: AsyncClient, name: str) -> Any:
    space: Any = client
    for part in name.split(".")[:-1]:
        space = getattr(space, part)
    return space
