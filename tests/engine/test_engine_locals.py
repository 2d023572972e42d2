"""However a call ends, nobody finds the token in the locals of its traceback."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk.models import ContactInput, CreationSource, LineItem, OrderFilter, OrderInput, TrackingCredentials, contains
from tests.engine.frames import shows
from tests.engine.loopback import Server, serving, silent_listener
from tests.support import Chunks, Recorder, VirtualClock, answer

pytestmark = [pytest.mark.anyio, pytest.mark.filterwarnings("ignore::ResourceWarning")]

TOKEN = "abc123" * 12
EVENT_KEY = "event-5ecret-key"
Use = Callable[[AsyncClient], Awaitable[object]]


def order() -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id="1001",
        email="ada@example.com",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
        final_amount=Decimal("9.95"),
        currency="USD",
        line_items=[LineItem(name="Tea", quantity=1, price_amount="9.95")],
    )


async def add_to_a_batcher(client: AsyncClient) -> None:
    async with client.orders.batcher(max_delay=0.01) as batcher:
        await batcher.add(order())


async def track(client: AsyncClient) -> None:
    keys = TrackingCredentials(account_id="1", event_key=EVENT_KEY, origin=client.api_url)
    await client.tracking.track("bought", email="ada@example.com", credentials=keys)


USES: dict[str, Use] = {
    "REST": lambda client: client.users.me(),
    "REST, with a body": lambda client: client.contacts.create(ContactInput(email="ada@example.com")),
    "REST, with headers": lambda client: client.users.me(extra_headers={"X-Trace": "1", "Accept": "*/*"}),
    "GraphQL": lambda client: client.orders.get(1, "1001"),
    "GraphQL, a document": lambda client: client.graphql.execute("query { orders { id } }"),
    "a pager": lambda client: client.contacts.list().collect(),
    "a search": lambda client: client.orders.search(OrderFilter(email=contains("ada"))).collect(),
    "bulk": lambda client: client.orders.bulk_upsert([order()]),
    "a batcher": add_to_a_batcher,
    "tracking": track,
    "a template": lambda client: client.templates.share(1, api_token=TOKEN),
}


async def hang(_request: httpx.Request) -> httpx.Response:
    await anyio.sleep_forever()
    raise AssertionError("it woke up")


def cut(_request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, stream=Chunks(b"{", failure=httpx.ReadError("cut")))


@pytest.fixture
def server() -> Generator[Server]:
    with serving() as server:
        yield server


@asynccontextmanager
async def connected(way: str, url: str, transport: httpx.AsyncBaseTransport) -> AsyncGenerator[AsyncClient]:
    ways: dict[str, dict[str, Any]] = {
        "its own transport": {},
        "an injected transport": {"transport": transport},
        "an injected client": {"http_client": httpx.AsyncClient(transport=transport)},
    }
    options = ways[way]
    async with AsyncClient(url, TOKEN, rate_limit=None, clock=VirtualClock(), max_retries=1, **options) as client:
        yield client


WAYS = ["its own transport", "an injected transport", "an injected client"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("use", USES)
async def test_when_the_caller_gives_up(use: str, way: str) -> None:
    with silent_listener() as port:
        async with connected(way, f"http://127.0.0.1:{port}", Recorder(hang)) as client:
            caught = await cancelled(USES[use], client, steps=60)
    assert shows(caught, TOKEN) == []
    assert shows(caught, EVENT_KEY) == []


async def cancelled(use: Use, client: AsyncClient, *, steps: int) -> BaseException:
    """What a call raises whose caller cancels it after so many steps of the loop."""
    errors: list[BaseException] = []

    async def call() -> None:
        try:
            await use(client)
        except BaseException as error:
            errors.append(error)
            raise

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(call)
        for _ in range(steps):
            await anyio.lowlevel.checkpoint()
        tasks.cancel_scope.cancel()
    assert errors, "the call did not end by being cancelled"
    return errors[0]


@pytest.mark.parametrize("use", ["REST, with a body", "GraphQL"])
async def test_at_every_step_of_the_way(use: str) -> None:
    with silent_listener() as port:
        async with AsyncClient(f"http://127.0.0.1:{port}", TOKEN, rate_limit=None) as client:
            for steps in range(1, 40):
                caught = await cancelled(USES[use], client, steps=steps)
                assert shows(caught, TOKEN) == [], steps


REPLIES: dict[str, Any] = {
    "unauthorised": answer({"message": f"no user has {TOKEN}"}, 401),
    "throttled": answer(status=429),
    "server error": answer(status=500, content=TOKEN.encode()),
    "html": answer(content=b"<p>no</p>"),
    "errors": answer({"errors": [{"message": "bad"}]}),
    "of another shape": answer([1]),
    "connect error": httpx.ConnectError("no route"),
    "read error": httpx.ReadError("reset"),
    "timeout": httpx.ReadTimeout(""),
    "their own error": LookupError("mine"),
    "cut": cut,
}


@pytest.mark.parametrize("way", WAYS[1:])
@pytest.mark.parametrize("reply", REPLIES)
async def test_when_it_fails(reply: str, way: str) -> None:
    errors: list[Exception] = []
    for use in USES.values():
        async with connected(way, "https://acme.api-us1.com", Recorder(REPLIES[reply])) as client:
            try:
                await use(client)
            except (acsdk.AcsdkError, LookupError) as error:
                errors.append(error)
    assert len(errors) >= len(USES) - 2
    assert [found for error in errors for found in shows(error, TOKEN)] == []
    assert TOKEN not in "".join(f"{error} {vars(error)}" for error in errors)


@pytest.mark.parametrize("options", [{"timeout": 0.02}, {"deadline": 0.02}, {"max_retries": -1}, {"extra_body": {}}])
async def test_when_its_own_bounds_end_it(options: Any) -> None:
    with silent_listener() as port:
        async with AsyncClient(f"http://127.0.0.1:{port}", TOKEN, max_retries=0) as client:
            with pytest.raises(acsdk.AcsdkError) as caught:
                await client.with_options(timeout=0.02).users.me(**options)
    assert shows(caught.value, TOKEN) == []


async def test_when_an_extra_header_is_refused() -> None:
    async with AsyncClient("acme", TOKEN) as client:
        with pytest.raises(acsdk.InvalidInputError) as caught:
            await client.users.me(extra_headers={"Api-Token": "other"})
    assert shows(caught.value, TOKEN) == []


async def test_what_the_caller_was_handling_keeps_its_frames() -> None:
    clock = VirtualClock()
    client = AsyncClient("acme", TOKEN, transport=Recorder(hang), clock=clock)
    nothing: dict[str, str] = {}
    caught: list[BaseException] = []
    try:
        nothing["theirs"]
    except KeyError as error:
        caught += [error, await cancelled(USES["REST"], client, steps=20)]
    assert caught[0].__traceback__ is not None
    assert shows(caught[1], TOKEN) == []


@pytest.mark.parametrize("arguments", [("acme",), ("https://acme.api-us1.com?x=1", TOKEN), ("acme", f"{TOKEN}\tx")])
def test_when_a_setting_is_refused(arguments: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTIVECAMPAIGN_API_TOKEN", f"{TOKEN} x")
    with pytest.raises(acsdk.ConfigurationError) as caught:
        AsyncClient(*arguments)
    assert shows(caught.value, TOKEN) == []


async def test_the_token_is_sent_for_all_that(server: Server) -> None:
    async with AsyncClient(server.url, TOKEN) as client:
        await client.rest.request("GET", "/users/me", extra_headers={"X-Trace": "1"})
    assert (server.seen[0]["api-token"], server.seen[0]["x-trace"]) == (TOKEN, "1")


@pytest.mark.parametrize("name", ["Retry-After", "X-Request-Id"])
async def test_words_of_a_server_neither_echo_the_token_nor_write_lines(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "acsdk")
    body = {"message": f"GET /x?email=ada%40example.com&k=1 as {TOKEN}\n\x1b[31mOK"}
    reply = answer(body, 400, {name: f"{TOKEN}\x1b"})
    client = AsyncClient("acme", TOKEN, transport=Recorder(reply), max_retries=0)
    with pytest.raises(acsdk.ValidationFailedError) as caught:
        await client.users.me()
    assert "GET /x?email=<email>&k=1 as <token>\\n\\x1b[31mOK" in str(caught.value)
    assert str(caught.value).isprintable()
    assert str(caught.value.items[0]).isprintable()
    assert TOKEN not in repr(vars(caught.value))
    assert TOKEN not in caplog.text
    assert TOKEN not in repr([vars(record) for record in caplog.records if record.name == "acsdk"])


async def test_an_excerpt_that_ends_within_the_token_shows_no_part_of_it() -> None:
    reply = httpx.Response(400, content=b"x" * 500 + TOKEN.encode())
    client = AsyncClient("acme", TOKEN, transport=Recorder(reply), max_retries=0)
    with pytest.raises(acsdk.ValidationFailedError) as caught:
        await client.users.me()
    assert caught.value.excerpt == b"x" * 500 + b"<token>"
    assert TOKEN[:4] not in repr(caught.value.items)


@pytest.mark.parametrize("begins", [b"<p>", b'{"broken": "', b"{", b""])
async def test_what_could_not_be_read_shows_no_part_of_the_token(begins: bytes) -> None:
    content = begins.ljust(500, b"x") + TOKEN.encode()
    client = AsyncClient("acme", TOKEN, transport=Recorder(httpx.Response(200, content=content)), max_retries=0)
    with pytest.raises(acsdk.DecodeError) as caught:
        await client.users.me()
    assert caught.value.excerpt == begins.ljust(500, b"x") + b"<token>"
    assert TOKEN[:4] not in repr(vars(caught.value))


@pytest.mark.parametrize(("token", "shown"), [("f00dcaf", "f00dcaf"), ("f00dcafe", "<token>")])
async def test_a_token_too_short_to_be_one_may_be_a_word(token: str, shown: str) -> None:
    reply = answer({"message": f"sent by {token}"}, 400)
    client = AsyncClient("acme", token, transport=Recorder(reply), max_retries=0)
    with pytest.raises(acsdk.ValidationFailedError, match=f"sent by {shown}"):
        await client.users.me()
