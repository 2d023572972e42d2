"""Real sockets: connections, timeouts, cancelled fan-outs, proxies."""

from __future__ import annotations

from collections.abc import Generator

import anyio
import pytest

import acsdk
from acsdk import AsyncClient
from tests.engine.loopback import Server, closed_port, serving, silent_listener
from tests.support import TOKEN

pytestmark = [
    pytest.mark.anyio,
    # httpcore leaves a socket to the garbage collector when a handshake is cancelled on trio.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def server() -> Generator[Server]:
    with serving() as server:
        yield server


async def test_connections_are_kept_and_cookies_are_not(server: Server) -> None:
    async with AsyncClient(server.url, TOKEN) as client:
        for _ in range(3):
            assert await client.rest.request("GET", "/contacts") == {"path": "/api/3/contacts"}
    assert server.connections == 1
    assert [headers["api-token"] for headers in server.seen] == [TOKEN] * 3
    assert not any("cookie" in headers for headers in server.seen)


@pytest.mark.parametrize("rounds", [30, pytest.param(100, marks=pytest.mark.soak)])
async def test_cancelled_fan_outs_leave_the_pool_usable(server: Server, rounds: int) -> None:
    # Cancelled while they wait for a place, for a connection or for the answer: none of that may stay taken.
    server.delay = 0.002
    async with AsyncClient(server.url, TOKEN, rate_limit=None, max_in_flight=8) as client:
        for moment in range(rounds):
            with anyio.move_on_after(0.0005 + 0.02 * moment / rounds):
                async with anyio.create_task_group() as tasks:
                    for _ in range(100):
                        tasks.start_soon(client.rest.request, "GET", "/x")
        done: list[object] = []

        async def succeed() -> None:
            done.append(await client.rest.request("GET", "/x", max_retries=0, timeout=10))

        async with anyio.create_task_group() as tasks:
            for _ in range(20):
                tasks.start_soon(succeed)
        assert len(done) == 20


async def test_no_more_connections_than_requests_in_flight(server: Server) -> None:
    server.delay = 0.02
    async with AsyncClient(server.url, TOKEN, rate_limit=None, max_in_flight=4) as client:
        for _ in range(3):
            async with anyio.create_task_group() as tasks:
                for _ in range(12):
                    tasks.start_soon(client.rest.request, "GET", "/x")
    assert server.connections == 4


async def test_nobody_listens() -> None:
    async with AsyncClient(f"http://127.0.0.1:{closed_port()}", TOKEN, max_retries=0) as client:
        with pytest.raises(acsdk.ConnectError, match=r"no connection to 127\.0\.0\.1: ConnectError") as caught:
            await client.rest.request("POST", "/x")
    assert not caught.value.sent


async def test_a_connection_that_is_dropped_after_the_request(server: Server) -> None:
    server.drops = 2
    async with AsyncClient(server.url, TOKEN) as client:
        with pytest.raises(acsdk.TransportError, match="Server disconnected without sending a response") as caught:
            await client.rest.request("GET", "/x", max_retries=0)
        assert caught.value.sent
        assert await client.rest.request("GET", "/x", max_retries=1) == {"path": "/api/3/x"}


@pytest.mark.parametrize(
    ("limits", "kind", "says"),
    [
        ({"timeout": 0.5}, acsdk.TimeoutError, r"no whole answer within timeout=0\.5 s"),
        ({"deadline": 0.5}, acsdk.DeadlineError, r"no whole answer within deadline=0\.5 s"),
        ({"timeout": None, "deadline": 0.5}, acsdk.DeadlineError, r"deadline=0\.5 s"),
        ({"timeout": 0.5, "deadline": None}, acsdk.TimeoutError, r"timeout=0\.5 s"),
    ],
)
async def test_an_answer_that_comes_too_late(
    server: Server, limits: dict[str, float | None], kind: type[acsdk.TransportError], says: str
) -> None:
    # Seconds really pass here: how long a socket keeps one waiting is what this is about. The connection stands before
    # they are counted, so that a busy machine has half a second for no more than writing the request.
    async with AsyncClient(server.url, TOKEN, max_retries=0, **limits) as client:  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        await client.rest.request("GET", "/x", timeout=30, deadline=30)
        server.delay = 3
        with pytest.raises(kind, match=says) as caught:
            await client.rest.request("GET", "/x")
    assert type(caught.value) is kind
    assert caught.value.sent


async def test_a_connection_that_takes_too_long_has_sent_nothing() -> None:
    with silent_listener() as port:
        async with AsyncClient(f"https://127.0.0.1:{port}", TOKEN, max_retries=0, timeout=0.1) as client:
            with pytest.raises(acsdk.TimeoutError, match=r"no connection within timeout=0\.1 s") as caught:
                await client.rest.request("POST", "/x")
    assert not caught.value.sent


async def test_a_proxy_that_says_no_has_sent_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", server.url)
    monkeypatch.setenv("NO_PROXY", "")
    async with AsyncClient("acme", TOKEN, max_retries=0) as client:
        with pytest.raises(acsdk.ConnectError, match="ProxyError: 502") as caught:
            await client.rest.request("POST", "/x")
    assert not caught.value.sent


async def test_a_proxy_that_says_nothing_has_sent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "")
    with silent_listener() as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        async with AsyncClient("acme", TOKEN, max_retries=0, timeout=0.1) as client:
            with pytest.raises(acsdk.TimeoutError) as caught:
                await client.rest.request("POST", "/x")
    assert not caught.value.sent


async def test_the_rate_limit_counts_from_when_a_request_is_written(server: Server) -> None:
    async with AsyncClient(server.url, TOKEN, rate_limit=50) as client, anyio.create_task_group() as tasks:
        for _ in range(60):
            tasks.start_soon(client.rest.request, "GET", "/x")
    assert len(server.seen) == 60
