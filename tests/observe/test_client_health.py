"""How a client gets on: what a health check is told, and over HTTP."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import anyio
import httpx
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from fastapi import FastAPI

from acsdk import (
    APIError,
    AsyncClient,
    NotFoundError,
    Observer,
    OutboxHealth,
    OutboxStalled,
    RateLimitError,
    ServerError,
)
from acsdk.contrib.aiohttp import CLIENT, add_client_health
from acsdk.contrib.fastapi import client_health_router, get_client
from acsdk.models import OrderInput, TrackingCredentials
from acsdk.sandbox import Sandbox
from tests.support import Recorder, VirtualClock, answer, cancel_when_still, new_client

pytestmark = pytest.mark.anyio


async def test_a_new_client_is_well_and_knows_nothing(client: AsyncClient, sandbox: Sandbox) -> None:
    health = client.health()
    assert (health.is_healthy(), health.last_answer_at, health.waiting, health.in_flight) == (True, None, 0, 0)
    assert len(sandbox.calls) == 0


@pytest.mark.parametrize(("age", "is_healthy"), [(300.0, True), (300.5, False)])
async def test_an_outbox_flows_while_nothing_in_it_is_older_than_five_minutes(
    client: AsyncClient, age: float, is_healthy: bool
) -> None:
    outbox = OutboxHealth(operation="orders.bulk_upsert", waiting=1, oldest_age=age, refused=0, stalled_since=None)
    health = replace(client.health(), outboxes=[outbox])
    assert health.is_healthy() is is_healthy
    assert health.is_healthy(max_age=age)


async def test_failures_count_until_an_answer_comes() -> None:
    server = Recorder(*[answer({}, 502)] * 3, answer({"message": "None"}, 404), answer({"contacts": []}))
    clock = VirtualClock()
    async with new_client(server, max_retries=0, clock=clock) as client:
        for expected in (1, 2, 3):
            with pytest.raises(ServerError):
                await client.contacts.list()
            health = client.health()
            assert (health.failures, health.last_error, health.last_error_at) == (
                expected,
                "ServerError 502",
                clock.now(),
            )
            assert (health.is_healthy(), health.is_healthy(max_failures=2)) == (expected < 3, expected < 2)
        with pytest.raises(NotFoundError):  # an answer like others: the account is well
            await client.contacts.list()
        health = client.health()
        assert (health.failures, health.last_error, health.last_answer_at) == (0, None, clock.now())
        await client.contacts.list()
    assert client.health().is_closed
    assert not client.health().is_healthy()


async def test_a_refused_token_is_told_from_other_failures() -> None:
    server = Recorder(answer({}, 401), answer({}, 403), answer({}, 502), answer({}, 403), answer({"contacts": []}))
    seen: list[bool] = []
    async with new_client(server, max_retries=0) as client:
        for _ in range(5):
            with suppress(APIError):
                await client.contacts.list()
            seen.append(client.health().is_refused)
    assert seen == [True, True, False, True, False]
    assert client.health().to_dict()["is_refused"] is False


async def test_a_pause_is_shown_and_calls_that_wait_are_counted() -> None:
    server = Recorder(answer({}, 429, {"retry-after": "30"}), answer({"contacts": []}))
    clock = VirtualClock()
    async with new_client(server, max_retries=0, clock=clock, rate_limit=5) as client:
        with pytest.raises(RateLimitError):
            await client.contacts.list()
        health = client.health()
        assert (health.paused_for, health.is_healthy()) == (30.0, False)
        clock.advance(10)
        assert client.health().paused_for == 20.0
        await client.contacts.list()
        assert client.health().is_healthy()


async def test_a_call_under_way_holds_a_place() -> None:
    seen: list[tuple[int, int]] = []

    async def never(_request: httpx.Request) -> httpx.Response:
        seen.append((client.health().in_flight, client.health().waiting))
        await anyio.sleep_forever()
        raise AssertionError

    async with new_client(Recorder(never)) as client:
        await cancel_when_still(client.contacts.get, 1)
    assert seen == [(1, 0)]


async def test_what_goes_to_another_host_tells_nothing_of_the_account() -> None:
    credentials = TrackingCredentials(account_id="7", event_key="k")
    async with new_client(Recorder(answer({"success": 1}), answer({}, 500)), max_retries=0) as client:
        await client.tracking.track("visit", email="ada@example.com", credentials=credentials)
        with pytest.raises(ServerError):
            await client.tracking.track("visit", email="ada@example.com", credentials=credentials)
        assert (client.health().last_answer_at, client.health().failures) == (None, 0)


ORDER = OrderInput(
    legacy_connection_id=1,
    store_order_id="1001",
    email="ada@example.com",
    creation_source="HISTORICAL",
    store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
    final_amount=1,
    currency="EUR",
)


class Told(Observer):
    def __init__(self) -> None:
        self.stalled = anyio.Event()

    def outbox_stalled(self, event: OutboxStalled, /) -> None:
        self.stalled.set()


async def test_an_outbox_that_is_stalled_is_told(tmp_path: Path, sandbox: Sandbox) -> None:
    sandbox.faults.add("*/graphql", status=500)
    told = Told()
    async with (
        sandbox.client(rate_limit=None, max_retries=0, observer=told) as client,
        client.orders.batcher(journal=tmp_path / "outbox.db", max_delay=0, drain=False) as batcher,
    ):
        await batcher.enqueue(ORDER)
        await told.stalled.wait()
        health = client.health()
        (outbox,) = health.outboxes
        assert (outbox.operation, outbox.waiting, outbox.refused) == ("orders.bulk_upsert", 1, 0)
        assert outbox.stalled_since is not None
        assert not health.is_healthy(max_failures=99)
        assert "ada@example.com" not in json.dumps(health.to_dict())
    assert client.health().outboxes == []


async def by_fastapi(client: AsyncClient) -> httpx.Response:
    app = FastAPI()
    app.include_router(client_health_router(max_failures=1))
    app.dependency_overrides[get_client] = lambda: client
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service.test") as http:
        return await http.get("/health/activecampaign")


async def by_aiohttp(client: AsyncClient) -> httpx.Response:
    app = web.Application()
    app[CLIENT] = client
    add_client_health(app, max_failures=1)
    async with TestClient(TestServer(app)) as http:
        told = await http.get("/health/activecampaign")
        return httpx.Response(told.status, content=await told.read())


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
@pytest.mark.parametrize("ask", [by_fastapi, by_aiohttp])
async def test_both_frameworks_tell_it(ask: Callable[[AsyncClient], Awaitable[httpx.Response]]) -> None:
    async with new_client(Recorder(answer({}, 503)), max_retries=0) as client:
        told = await ask(client)
        assert (told.status_code, told.json()["status"], told.json()["failures"]) == (200, "ok", 0)
        with pytest.raises(ServerError):
            await client.contacts.list()
        told = await ask(client)
    assert (told.status_code, told.json()["status"], told.json()["last_error"]) == (503, "unwell", "ServerError 503")


def test_a_client_that_blocks_has_it_too(sandbox: Sandbox) -> None:
    with sandbox.blocking_client() as client:
        client.users.me()
        health = client.health()
    assert (health.is_healthy(), health.failures, health.last_error) == (True, 0, None)
