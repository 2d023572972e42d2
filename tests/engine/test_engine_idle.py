"""Clients that rest among many others give their connections back, and open others when they are used again."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Generator

import anyio
import httpx
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk._http import idle
from acsdk._http.connections import Connections
from tests.engine.loopback import Server, serving
from tests.support import TOKEN

pytestmark = pytest.mark.anyio


@pytest.fixture
def server() -> Generator[Server]:
    with serving() as server:
        yield server


def clients_of(server: Server, number: int) -> list[AsyncClient]:
    return [AsyncClient(f"{server.url}/account-{one}", TOKEN, rate_limit=None) for one in range(number)]


async def call(client: AsyncClient) -> None:
    await client.rest.request("GET", "/x")


async def close(clients: list[AsyncClient]) -> None:
    for client in clients:
        await client.aclose()


async def test_those_that_have_rested_longest_give_back_first(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "MOST_SOCKETS", 2)
    clients = clients_of(server, 4)
    for client in clients:
        await call(client)
    assert server.connections == 4
    await call(clients[3])
    await call(clients[2])
    assert server.connections == 4
    await call(clients[0])
    await call(clients[0])
    assert server.connections == 5
    await close(clients)


async def test_a_client_that_had_many_connections_counts_for_many(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "MOST_SOCKETS", 4)
    busy, *others = clients_of(server, 3)
    async with anyio.create_task_group() as tasks:
        for _ in range(4):
            tasks.start_soon(call, busy)
    opened = server.connections
    await call(others[0])
    await call(others[1])
    await call(others[0])
    assert server.connections == opened + 2
    await call(busy)
    assert server.connections == opened + 3
    await close([busy, *others])


async def test_what_has_rested_for_long_is_closed_by_the_calls_of_others(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "KEPT_SECONDS", 0.0)
    clients = clients_of(server, 2)
    for client in (*clients, clients[0]):
        await call(client)
    assert server.connections == 3
    await close(clients)


class Door:
    """Holds up the first transport that closes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = anyio.Event(), anyio.Event()
        close = httpx.AsyncHTTPTransport.aclose

        async def aclose(transport: httpx.AsyncHTTPTransport) -> None:
            if not self.reached.is_set():
                self.reached.set()
                await self.open.wait()
            await close(transport)

        monkeypatch.setattr(httpx.AsyncHTTPTransport, "aclose", aclose)


async def test_a_client_that_wakes_while_it_is_put_away(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "MOST_SOCKETS", 0)
    door = Door(monkeypatch)
    first, second = clients_of(server, 2)
    await call(first)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(call, second)
        await door.reached.wait()
        await call(first)
        door.open.set()
    assert server.connections == 3
    await close([first, second])


@pytest.mark.filterwarnings("ignore::ResourceWarning")
async def test_a_client_that_is_dropped_is_not_kept_alive(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "MOST_SOCKETS", 1)
    alive = weakref.WeakSet[Connections]()
    begin = Connections.begin

    def remember(connections: Connections) -> None:
        alive.add(connections)
        begin(connections)

    monkeypatch.setattr(Connections, "begin", remember)
    dropped, other = clients_of(server, 2)
    await call(dropped)
    assert len(alive) == 1
    del dropped
    gc.collect()
    assert len(alive) == 0
    for _ in range(2):
        await call(other)
    assert server.connections == 2
    await other.aclose()


async def test_a_connection_that_cannot_be_closed_fails_no_call(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "MOST_SOCKETS", 0)
    close_connections = httpx.AsyncHTTPTransport.aclose

    async def aclose(transport: httpx.AsyncHTTPTransport) -> None:
        await close_connections(transport)
        raise OSError("it is stuck")

    monkeypatch.setattr(httpx.AsyncHTTPTransport, "aclose", aclose)
    clients = clients_of(server, 2)
    for client in clients:
        await call(client)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "aclose", close_connections)
    await close(clients)


async def test_a_client_that_is_closed_amid_a_call_opens_no_other_connection(server: Server) -> None:
    (client,) = clients_of(server, 1)
    server.delay = 0.2
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(refused, client)
        while not server.seen:  # noqa: ASYNC110 - the server is in another thread
            await anyio.sleep(0.005)
        await client.aclose()
    assert server.connections == 1


async def test_a_client_that_opened_nothing_has_nothing_to_close(server: Server) -> None:
    (client,) = clients_of(server, 1)
    with anyio.move_on_after(0):
        await call(client)
    await client.aclose()
    assert server.connections == 0


async def refused(client: AsyncClient) -> None:
    with pytest.raises(acsdk.ConfigurationError, match="was closed before a call was repeated"):
        await call(client)
