"""One client over its life: event loops, threads, closing, and what is injected."""

from __future__ import annotations

import gc
import logging
import threading
from typing import Any

import anyio
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from tests.engine.loopback import serving
from tests.support import TOKEN, URL, Chunks, Recorder, answer, new_client


async def get(client: AsyncClient) -> Any:
    return await client.rest.request("GET", "/x")


# What an ended loop left behind cannot be closed any more, only dropped.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_one_client_from_loop_to_loop_and_from_asyncio_to_trio() -> None:
    with serving() as server:
        client = AsyncClient(server.url, TOKEN, rate_limit=None)
        for backend in ("asyncio", "asyncio", "trio", "trio", "asyncio"):
            assert anyio.run(get, client, backend=backend) == {"path": "/api/3/x"}
        assert server.connections == 5
        anyio.run(client.aclose)
        del client
        gc.collect()


@pytest.mark.parametrize("first", ["asyncio", "trio"])
@pytest.mark.parametrize("second", ["asyncio", "trio"])
def test_two_running_loops_at_once_are_refused(first: str, second: str) -> None:
    client = new_client(Recorder(answer({})))
    entered, leave = threading.Event(), threading.Event()

    async def occupy() -> None:
        await get(client)
        entered.set()
        await anyio.to_thread.run_sync(leave.wait)

    thread = threading.Thread(target=anyio.run, args=(occupy,), kwargs={"backend": first})
    thread.start()
    entered.wait()
    try:
        with pytest.raises(acsdk.ConfigurationError, match="another running event loop"):
            anyio.run(get, client, backend=second)
    finally:
        leave.set()
        thread.join()
    assert anyio.run(get, client, backend=second) == {}


def test_a_loop_that_ended_amid_a_wait_holds_up_nobody() -> None:
    client = new_client(Recorder(answer({})), rate_limit=1)

    async def wait_in_vain() -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(3):
                tasks.start_soon(get, client)
            await anyio.wait_all_tasks_blocked()
            tasks.cancel_scope.cancel()

    anyio.run(wait_in_vain)
    assert anyio.run(get, client, backend="trio") == {}


@pytest.mark.anyio
async def test_closing() -> None:
    transport = Recorder(answer({}))
    client = new_client(transport)
    async with client as entered:
        assert entered is client
        await get(client)
    await client.aclose()
    assert not transport.closed
    with pytest.raises(acsdk.ConfigurationError, match="this client is closed"):
        await get(client)


@pytest.mark.anyio
async def test_closing_before_use_and_from_another_loop() -> None:
    client = new_client(Recorder(answer({})))
    await client.aclose()
    other = new_client(Recorder(answer({})))

    async def use() -> None:
        await get(other)

    await anyio.to_thread.run_sync(anyio.run, use)
    await other.aclose()
    with pytest.raises(acsdk.ConfigurationError, match="closed"):
        await get(other)


@pytest.mark.anyio
async def test_a_call_under_way_does_not_open_a_closed_client_again() -> None:
    closing: list[AsyncClient] = []

    async def close(_request: httpx.Request) -> httpx.Response:
        await closing[0].aclose()
        return answer(status=429)

    client = new_client(Recorder(close))
    closing.append(client)
    with pytest.raises(acsdk.ConfigurationError, match="closed"):
        await get(client)


class Injected:
    """A client of the user's own, in the worst configuration."""

    def __init__(self, *replies: Any, **options: Any) -> None:
        self.transport = Recorder(*replies)
        self.http = httpx.AsyncClient(
            transport=self.transport,
            follow_redirects=True,
            auth=("ada", "secret"),
            headers={"Authorization": "Bearer other", "X-Default": "1"},
            params={"default": "1"},
            cookies={"theirs": "1"},
            timeout=1,
            **options,
        )
        self.client = AsyncClient(URL, TOKEN, http_client=self.http, rate_limit=None, max_retries=0)


@pytest.mark.anyio
async def test_an_injected_client_is_used_as_a_way_to_send_and_nothing_else() -> None:
    injected = Injected(answer({"ok": 1}))
    async with injected.client as client:
        assert await get(client) == {"ok": 1}
        await get(client)
    request = injected.transport.requests[1]
    assert str(request.url) == f"{URL}/api/3/x"
    assert not {"authorization", "x-default", "cookie"} & set(request.headers)
    assert request.headers.get_list("api-token") == [TOKEN]
    assert request.extensions["timeout"]["read"] == 30.0
    assert not injected.http.is_closed
    assert not injected.transport.closed
    assert dict(injected.http.cookies) == {"theirs": "1"}
    await injected.http.aclose()


@pytest.mark.anyio
async def test_an_injected_client_follows_no_redirect() -> None:
    injected = Injected(answer(status=302, headers={"location": "https://evil.test/"}))
    with pytest.raises(acsdk.RedirectError):
        await get(injected.client)
    assert len(injected.transport.requests) == 1


@pytest.mark.anyio
@pytest.mark.parametrize("reads", [True, False])
async def test_hooks_of_an_injected_client_may_read_and_raise(reads: bool) -> None:
    async def check(response: httpx.Response) -> None:
        if reads:
            await response.aread()
        response.raise_for_status()

    def missing(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(404, headers={"x-request-id": "req-1"}, stream=Chunks(b'{"message": "Not here"}'))

    injected = Injected(missing, answer({"ok": 1}), event_hooks={"response": [check]})
    with pytest.raises(acsdk.NotFoundError) as caught:
        await get(injected.client)
    assert caught.value.request_id == "req-1"
    assert ("Not here" in str(caught.value)) is reads
    assert await get(injected.client) == {"ok": 1}


@pytest.mark.anyio
async def test_the_log_of_httpx_stays_the_users_own(caplog: pytest.LogCaptureFixture) -> None:
    injected = Injected(answer({}))
    Injected(answer({}))
    with caplog.at_level(logging.INFO, logger="httpx"):
        await injected.client.rest.request("GET", "/contacts", params={"email": "ada@example.com"})
        assert caplog.records == []
        await injected.http.get("https://example.com/theirs")
    assert [record.name for record in caplog.records] == ["httpx"]


@pytest.mark.anyio
async def test_errors_of_the_users_own_code_come_through() -> None:
    class Broken(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        await get(new_client(Broken()))
