"""When a request counts against the rate limit: when it is written, as far as whoever sends it tells."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import anyio
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from tests.engine.loopback import Server, closed_port, serving, silent_listener
from tests.support import TOKEN, URL, Recorder, answer, cancel_when_still

pytestmark = pytest.mark.anyio


class Limiter:
    """Notes what it is asked and told, among what else happens."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def book(self) -> Limiter:
        self.events.append("book")
        return self

    def sent(self) -> None:
        self.events.append("sent")

    def pause(self, seconds: float) -> None: ...
    def refused(self) -> None: ...
    def accepted(self) -> None: ...

    def client(self, url: str = URL, **options: Any) -> AsyncClient:
        return AsyncClient(url, TOKEN, limiter=self, max_retries=0, **options)

    def take(self) -> list[str]:
        """What happened since."""
        events, self.events = self.events, []
        return events


@pytest.fixture
def server() -> Generator[Server]:
    with serving() as server:
        yield server


async def get(client: AsyncClient) -> None:
    await client.rest.request("GET", "/x")


@pytest.mark.parametrize("way", ["transport", "http_client"])
async def test_httpx_tells_when_it_writes(server: Server, way: str) -> None:
    limiter = Limiter()
    inner = httpx.AsyncHTTPTransport()

    class Telling(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            trace = request.extensions["trace"]

            async def listen(event: str, info: Any) -> None:
                limiter.events.append(event)
                await trace(event, info)

            request.extensions = {**request.extensions, "trace": listen}
            return await inner.handle_async_request(request)

        async def aclose(self) -> None:
            await inner.aclose()

    transport = Telling()
    options: dict[str, Any] = {"transport": transport}
    if way == "http_client":
        options = {"http_client": httpx.AsyncClient(transport=transport)}
    client = limiter.client(server.url, **options)
    for _ in range(2):
        await get(client)
        events = limiter.take()
        assert events.count("sent") == 1
        assert events[events.index("sent") - 1] == "http11.send_request_headers.started"
    await transport.aclose()


class Untold:
    """A transport that does not tell: a mock, or another HTTP library's."""

    def __init__(self) -> None:
        self.limiter = Limiter()
        self.gate = anyio.Event()
        self.client = self.limiter.client(transport=Recorder(self.reply))

    async def reply(self, _request: httpx.Request) -> httpx.Response:
        self.limiter.events.append("asked")
        await self.gate.wait()
        return answer({})


async def test_a_request_that_may_have_to_connect_counts_when_its_answer_is_here() -> None:
    untold = Untold()
    untold.gate.set()
    await get(untold.client)
    assert untold.limiter.take() == ["book", "asked", "sent"]
    await get(untold.client)
    assert untold.limiter.take() == ["book", "sent", "asked"]


async def test_each_that_brings_more_in_flight_may_have_to_connect() -> None:
    untold = Untold()
    async with anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(get, untold.client)
        await anyio.wait_all_tasks_blocked()
        assert sorted(untold.limiter.take()) == ["asked"] * 3 + ["book"] * 3
        untold.gate.set()
    assert untold.limiter.take() == ["sent"] * 3
    async with anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(get, untold.client)
        await anyio.wait_all_tasks_blocked()
    assert untold.limiter.take()[:2] == ["book", "sent"]


async def test_one_that_was_not_sent_does_not_count_and_one_that_may_have_been_does() -> None:
    for failure, counts in ((httpx.ConnectError(""), 0), (httpx.ReadError(""), 1), (LookupError("mine"), 1)):
        limiter = Limiter()
        with pytest.raises((acsdk.TransportError, LookupError)):
            await get(limiter.client(transport=Recorder(failure)))
        assert limiter.events.count("sent") == counts
    untold = Untold()
    await cancel_when_still(get, untold.client)
    assert untold.limiter.take() == ["book", "asked", "sent"]


async def test_our_own_connections_count_no_request_that_never_left() -> None:
    limiter = Limiter()
    async with limiter.client(f"http://127.0.0.1:{closed_port()}") as client:
        with pytest.raises(acsdk.ConnectError):
            await get(client)
    assert limiter.take() == ["book"]
    with silent_listener() as port:
        async with limiter.client(f"http://127.0.0.1:{port}") as client:
            await cancel_when_still(get, client)
    assert limiter.take() == ["book", "sent"]
