"""Webhooks, errors and the client in an aiohttp application, over real HTTP on loopback."""

from __future__ import annotations

import asyncio  # noqa: TID251 - aiohttp runs on nothing else
import importlib
import sys
from collections.abc import AsyncIterator
from typing import Any, TypeAlias

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import BaseModel

from acsdk import NotFoundError
from acsdk.contrib import aiohttp as contrib
from acsdk.contrib.aiohttp import CLIENT, add_webhook, client_context, error_middleware
from acsdk.models import ContactInput
from acsdk.sandbox import Sandbox
from acsdk.webhooks import ContactTagAdded, Deduplicator, WebhookEvent, WebhookReceiver

from .deliveries import BODY, FORM, OLD, SECRET

Caller: TypeAlias = "TestClient[web.Request, web.Application]"


def caller(app: web.Application) -> Caller:
    return TestClient(TestServer(app))


def service(**options: Any) -> tuple[web.Application, list[WebhookEvent]]:
    app = web.Application()
    events: list[WebhookEvent] = []

    async def handle(event: WebhookEvent) -> None:
        events.append(event)

    add_webhook(app, WebhookReceiver(SECRET, retired=[OLD], max_bytes=1000, **options), handle)
    return app, events


@pytest.mark.asyncio
async def test_a_delivery_is_answered_and_handled() -> None:
    app, events = service()
    async with caller(app) as http:
        answer = await http.post(f"/activecampaign/{SECRET}", data=BODY, headers=FORM)
        assert (answer.status, await answer.read()) == (200, b"")
    [event] = events
    assert isinstance(event, ContactTagAdded)
    assert event.tag == "navy"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("secret", "body", "status", "reason"),
    [
        ("wrong", BODY, 404, "not found"),
        (OLD, BODY, 410, "gone"),
        (SECRET, b"x" * 1001, 413, "the body is larger than 1000 bytes"),
        (SECRET, b"hello", 400, "the body is not form-encoded: it has no key=value pair"),
    ],
)
async def test_what_is_not_taken_is_not_handled(secret: str, body: bytes, status: int, reason: str) -> None:
    app, events = service()
    async with caller(app) as http:
        answer = await http.post(f"/activecampaign/{secret}", data=body, headers=FORM)
        assert (answer.status, await answer.text()) == (status, reason)
    assert events == []


@pytest.mark.asyncio
async def test_a_chunked_body_is_bounded_too() -> None:
    app, events = service()

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    async with caller(app) as http:
        answer = await http.post(f"/activecampaign/{SECRET}", data=chunks(), headers=FORM)
        assert answer.status == 413
    assert events == []


@pytest.mark.asyncio
async def test_a_repeated_delivery_is_answered_only() -> None:
    app, events = service(deduplicator=Deduplicator())
    async with caller(app) as http:
        for _ in range(2):
            answer = await http.post(f"/activecampaign/{SECRET}", data=BODY, headers=FORM)
            assert answer.status == 200
    assert len(events) == 1


@pytest.mark.asyncio
async def test_the_answer_does_not_wait_for_the_handler_and_the_end_does() -> None:
    sandbox = Sandbox()
    app = web.Application()
    app.cleanup_ctx.append(client_context(sandbox.client))
    answered = asyncio.Event()
    handled: list[object] = []

    async def handle(event: WebhookEvent) -> None:
        await answered.wait()
        await asyncio.sleep(0)
        handled.append(await app[CLIENT].rest.request("GET", "/users/me"))

    add_webhook(app, WebhookReceiver(SECRET), handle, path="/{secret}")
    async with caller(app) as http:
        answer = await http.post(f"/{SECRET}", data=BODY, headers=FORM)
        assert answer.status == 200
        assert handled == []
        answered.set()
    assert len(handled) == 1


@pytest.mark.asyncio
async def test_a_handler_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    app = web.Application()

    async def fail(event: WebhookEvent) -> None:
        raise NotFoundError("no such contact")

    add_webhook(app, WebhookReceiver(SECRET), fail)
    async with caller(app) as http:
        answer = await http.post(f"/activecampaign/{SECRET}", data=BODY, headers=FORM)
        assert answer.status == 200
    assert "the handler of a webhook failed: ContactTagAdded" in caplog.text


def test_a_path_without_the_secret_is_refused() -> None:
    async def handle(event: WebhookEvent) -> None: ...

    with pytest.raises(ValueError, match="secret"):
        add_webhook(web.Application(), WebhookReceiver(SECRET), handle, path="/hooks")


@pytest.mark.asyncio
async def test_errors_become_answers() -> None:
    sandbox = Sandbox()
    app = web.Application(middlewares=[error_middleware])
    app.cleanup_ctx.append(client_context(lambda: sandbox.client(rate_limit=None)))

    async def order(request: web.Request) -> web.Response:
        found = await request.app[CLIENT].orders.get(1, request.match_info["id"])
        return web.json_response({"id": found.id})

    async def fine(request: web.Request) -> web.Response:
        return web.Response(text=request.app[CLIENT].api_url)

    app.router.add_get("/orders/{id}", order)
    app.router.add_get("/", fine)
    async with caller(app) as http:
        missing = await http.get("/orders/7")
        told = await missing.json()
        sandbox.faults.add(status=429, headers={"retry-after": "600"})
        spent = await http.get("/orders/7")
        account = await (await http.get("/")).text()
    assert missing.status == 404
    assert "'7'" in told["detail"]
    assert (spent.status, spent.headers["Retry-After"]) == (503, "600")
    assert account == sandbox.api_url


class Own(BaseModel):
    number: int


@pytest.mark.asyncio
async def test_a_mistake_has_one_shape_and_the_applications_own_is_its_own() -> None:
    app = web.Application(middlewares=[error_middleware])

    async def contact(request: web.Request) -> web.Response:
        ContactInput.model_validate(await request.json())
        return web.Response()

    async def own(request: web.Request) -> web.Response:
        Own.model_validate(await request.json())
        return web.Response()

    app.router.add_post("/contact", contact)
    app.router.add_post("/own", own)
    async with caller(app) as http:
        refused = await http.post("/contact", json={"emial": "x"})
        (line, *_) = (await refused.json())["detail"]
        broken = await http.post("/own", json={})
    assert (refused.status, broken.status) == (422, 500)
    assert (line["loc"], line.keys()) == (["emial"], {"type", "loc", "msg"})
    assert "did you mean 'email'?" in line["msg"]


def test_without_aiohttp_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    monkeypatch.delitem(sys.modules, contrib.__name__)
    with pytest.raises(ModuleNotFoundError, match=r"acsdk\[aiohttp\]"):
        importlib.import_module(contrib.__name__)
