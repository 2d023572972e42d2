"""Webhooks, errors and the client in a FastAPI application."""

from __future__ import annotations

import importlib
import sys
from collections.abc import AsyncIterator
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, FastAPI
from pydantic import BaseModel, ValidationError

from acsdk import AsyncClient, NotFoundError
from acsdk.contrib import fastapi as contrib
from acsdk.contrib.fastapi import (
    Client,
    add_error_handlers,
    client_lifespan,
    get_client,
    webhook_event,
    webhook_router,
)
from acsdk.models import ContactInput
from acsdk.sandbox import Sandbox
from acsdk.webhooks import ContactTagAdded, Deduplicator, WebhookEvent, WebhookReceiver

from .deliveries import BODY, FORM, OLD, SECRET

pytestmark = pytest.mark.anyio

# httpx leaves the generator of a body that is not read to its end to the garbage collector, which trio warns of.
on_asyncio = pytest.mark.parametrize("anyio_backend", ["asyncio"])


def caller(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service.test")


def service(**options: Any) -> tuple[FastAPI, list[WebhookEvent]]:
    app = FastAPI()
    events: list[WebhookEvent] = []

    async def handle(event: WebhookEvent) -> None:
        events.append(event)

    receiver = WebhookReceiver(SECRET, retired=[OLD], max_bytes=1000, **options)
    app.include_router(webhook_router(receiver, handle), prefix="/hooks")
    return app, events


async def test_a_delivery_is_answered_and_handled() -> None:
    app, events = service()
    async with caller(app) as http:
        answer = await http.post(f"/hooks/activecampaign/{SECRET}", content=BODY, headers=FORM)
    assert (answer.status_code, answer.content) == (200, b"")
    [event] = events
    assert isinstance(event, ContactTagAdded)
    assert event.tag == "navy"


@pytest.mark.parametrize(
    ("secret", "body", "status"),
    [("wrong", BODY, 404), (OLD, BODY, 410), (SECRET, b"x" * 1001, 413), (SECRET, b"hello", 400)],
)
@on_asyncio
async def test_what_is_not_taken_is_not_handled(secret: str, body: bytes, status: int) -> None:
    app, events = service()
    async with caller(app) as http:
        answer = await http.post(f"/hooks/activecampaign/{secret}", content=body, headers=FORM)
    assert answer.status_code == status
    assert events == []


@on_asyncio
async def test_a_body_is_not_read_beyond_its_limit() -> None:
    app, _ = service()
    sent: list[int] = []

    async def endless() -> AsyncIterator[bytes]:
        for number in range(1000):
            sent.append(number)
            yield b"x" * 400

    # httpx's ASGI transport asks for more of the body only when the application does.
    async with caller(app) as http:
        answer = await http.post(f"/hooks/activecampaign/{SECRET}", content=endless(), headers=FORM)
    assert answer.status_code == 413
    assert len(sent) < 10


async def test_a_repeated_delivery_is_answered_only() -> None:
    app, events = service(deduplicator=Deduplicator())
    async with caller(app) as http:
        answers = [await http.post(f"/hooks/activecampaign/{SECRET}", content=BODY, headers=FORM) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(events) == 1


async def test_the_answer_does_not_wait_for_the_handler(caplog: pytest.LogCaptureFixture) -> None:
    app = FastAPI()

    async def fail(event: WebhookEvent) -> None:
        raise NotFoundError("no such contact")

    app.include_router(webhook_router(WebhookReceiver(SECRET), fail, path="/{secret}"))
    add_error_handlers(app)
    async with caller(app) as http:
        answer = await http.post(f"/{SECRET}", content=BODY, headers=FORM)
    assert answer.status_code == 200
    assert "the handler of a webhook failed: ContactTagAdded" in caplog.text


async def test_the_route_is_not_in_the_schema() -> None:
    app, _ = service()
    assert app.openapi()["paths"] == {}


def test_a_path_without_the_secret_is_refused() -> None:
    async def handle(event: WebhookEvent) -> None: ...

    with pytest.raises(ValueError, match="secret"):
        webhook_router(WebhookReceiver(SECRET), handle, path="/hooks")


async def test_a_route_of_ones_own() -> None:
    app = FastAPI()
    receive = webhook_event(WebhookReceiver(SECRET, deduplicator=Deduplicator()))
    names: list[str | None] = []

    async def hook(event: Annotated[WebhookEvent | None, Depends(receive)]) -> None:
        names.append(None if event is None else type(event).__name__)

    hook.__annotations__["event"] = Annotated[WebhookEvent | None, Depends(receive)]  # `receive` is local to the test
    app.post("/mine/{secret}")(hook)
    async with caller(app) as http:
        statuses = [(await http.post(f"/mine/{SECRET}", content=BODY, headers=FORM)).status_code for _ in range(2)]
        wrong = await http.post("/mine/wrong", content=BODY, headers=FORM)
    assert statuses == [200, 200]
    assert (wrong.status_code, wrong.json()) == (404, {"detail": "not found"})
    assert names == ["ContactTagAdded", None]


async def test_one_client_for_the_life_of_the_application() -> None:
    sandbox = Sandbox()
    app = FastAPI(lifespan=client_lifespan(sandbox.client))
    seen: list[AsyncClient] = []

    @app.get("/who")
    async def who(client: Client) -> dict[str, str]:
        seen.append(client)
        return {"account": client.api_url}

    async with app.router.lifespan_context(app), caller(app) as http:
        first, second = await http.get("/who"), await http.get("/who")
    assert first.json() == second.json() == {"account": sandbox.api_url}
    assert seen[0] is seen[1]
    assert seen[0] is app.state.acsdk_client


async def test_without_the_lifespan_the_remedy_is_told() -> None:
    app = FastAPI()

    @app.get("/who")
    async def who(client: Client) -> str:
        return client.api_url

    async with caller(app) as http:
        with pytest.raises(RuntimeError, match="client_lifespan"):
            await http.get("/who")
        app.dependency_overrides[get_client] = lambda: Sandbox().client()
        assert (await http.get("/who")).status_code == 200


async def test_errors_become_answers() -> None:
    sandbox = Sandbox()
    app = FastAPI(lifespan=client_lifespan(lambda: sandbox.client(rate_limit=None)))
    add_error_handlers(app)

    @app.get("/orders/{store_order_id}")
    async def order(client: Client, store_order_id: str) -> str | None:
        return (await client.orders.get(1, store_order_id)).id

    async with app.router.lifespan_context(app), caller(app) as http:
        missing = await http.get("/orders/7")
        sandbox.faults.add(status=429, headers={"retry-after": "600"})
        spent = await http.get("/orders/7")
    assert missing.status_code == 404
    assert "'7'" in missing.json()["detail"]
    assert (spent.status_code, spent.headers["retry-after"]) == (503, "600")


class Own(BaseModel):
    number: int


async def test_a_mistake_has_one_shape_wherever_it_is_noticed() -> None:
    sandbox = Sandbox()
    app = FastAPI(lifespan=client_lifespan(lambda: sandbox.client(rate_limit=None)))
    add_error_handlers(app)

    @app.post("/body")
    async def body(contact: ContactInput) -> None: ...

    @app.post("/handler")
    async def handler(contact: dict[str, str]) -> None:
        ContactInput.model_validate(contact)

    @app.post("/api")
    async def api(contact: dict[str, str], client: Client) -> None:
        await client.contacts.create(ContactInput(email=contact["email"]))

    @app.post("/call")
    async def call(contact: dict[str, str], client: Client) -> None:
        await client.contacts.list(limit=-1)

    @app.post("/own")
    async def own(contact: dict[str, str]) -> None:
        Own.model_validate(contact)

    async with app.router.lifespan_context(app), caller(app) as http:
        answers = [await http.post(path, json={"emial": "x"}) for path in ("/body", "/handler")]
        answers += [await http.post(path, json={"email": "no address"}) for path in ("/api", "/call")]
        with pytest.raises(ValidationError):
            await http.post("/own", json={})
    assert [answer.status_code for answer in answers] == [422] * 4
    lines = [answer.json()["detail"][0] for answer in answers]
    assert all(line.keys() >= {"type", "loc", "msg"} for line in lines)
    assert [line["loc"][-1:] for line in lines] == [["emial"], ["emial"], ["email"], []]


async def test_other_errors_stay_what_they_are() -> None:
    app = FastAPI()
    add_error_handlers(app)

    @app.get("/")
    async def fail() -> None:
        raise KeyError("mine")

    async with caller(app) as http:
        with pytest.raises(KeyError, match="mine"):
            await http.get("/")


def test_without_fastapi_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastapi", None)
    monkeypatch.delitem(sys.modules, contrib.__name__)
    with pytest.raises(ModuleNotFoundError, match=r"acsdk\[fastapi\]"):
        importlib.import_module(contrib.__name__)
