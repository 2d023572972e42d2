"""An outbox's health over HTTP, as both frameworks tell it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from fastapi import FastAPI

from acsdk.contrib.aiohttp import add_outbox_health
from acsdk.contrib.fastapi import outbox_health_router
from acsdk.outbox import OutboxStatus

pytestmark = pytest.mark.anyio

Ask = Callable[[], Awaitable[Sequence[OutboxStatus]]]
WELL = OutboxStatus("acme.api-us1.com", 3, 12.5, 2, "web-1", None, None)
OLD = OutboxStatus("acme.api-us1.com", 3, 301.0, 0)
STALLED = OutboxStatus("acme.api-us1.com", 3, 12.5, 0, "web-1", datetime(2026, 1, 1, tzinfo=UTC), "ada@example.com")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def by_fastapi(ask: Ask) -> tuple[int, Any]:
    app = FastAPI()
    app.include_router(outbox_health_router(ask))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service.test") as http:
        answer = await http.get("/health/outbox")
    return answer.status_code, answer.json()


async def by_aiohttp(ask: Ask) -> tuple[int, Any]:
    app = web.Application()
    add_outbox_health(app, ask)
    async with TestClient(TestServer(app)) as http:
        answer = await http.get("/health/outbox")
        return answer.status, await answer.json()


@pytest.fixture(params=[by_fastapi, by_aiohttp], ids=["fastapi", "aiohttp"])
def told(request: pytest.FixtureRequest) -> Callable[[Ask], Awaitable[tuple[int, Any]]]:
    chosen: Callable[[Ask], Awaitable[tuple[int, Any]]] = request.param
    return chosen


def answering(*rows: OutboxStatus) -> Ask:
    async def ask() -> Sequence[OutboxStatus]:
        return rows

    return ask


async def test_all_is_well(told: Callable[[Ask], Awaitable[tuple[int, Any]]]) -> None:
    account = {"account": "acme.api-us1.com", "waiting": 3, "oldest_age": 12.5, "refused": 2, "stalled_since": None}
    assert await told(answering(WELL)) == (200, {"status": "ok", "accounts": [account]})
    assert await told(answering()) == (200, {"status": "ok", "accounts": []})


@pytest.mark.parametrize("row", [OLD, STALLED], ids=["old", "stalled"])
async def test_what_does_not_flow(told: Callable[[Ask], Awaitable[tuple[int, Any]]], row: OutboxStatus) -> None:
    status, body = await told(answering(row, WELL))
    assert (status, body["status"], len(body["accounts"])) == (503, "stalled", 2)
    assert "ada@example.com" not in str(body)


async def test_nobody_can_tell(
    told: Callable[[Ask], Awaitable[tuple[int, Any]]], caplog: pytest.LogCaptureFixture
) -> None:
    async def ask() -> Sequence[OutboxStatus]:
        raise OSError("password in a URL")

    assert await told(ask) == (503, {"status": "unknown", "accounts": []})
    assert "OSError" in caplog.text
    assert "password" not in caplog.text
