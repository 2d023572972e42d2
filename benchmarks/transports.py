"""A call over the SDK's own connections, over a transport of httpx2, and over aiohttp by httpx-aiohttp: CPU.

The server is a process of its own. What is not installed has no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AsyncExitStack
from importlib.util import find_spec
from typing import Any

import anyio
from peers import server
from rows import Row, cpu_of_calls, ratio, table

from acsdk import AsyncClient

ROUNDS, CALLS = 15, 50


def transports() -> dict[str, Any]:
    """Those that are installed, by the name of what sends."""
    found: dict[str, Any] = {}
    if find_spec("httpx2"):
        import httpx2

        found["httpx2"] = httpx2.AsyncHTTPTransport()
    if find_spec("httpx_aiohttp"):
        from httpx_aiohttp import AiohttpTransport

        found["aiohttp, by httpx-aiohttp"] = AiohttpTransport()
    return found


async def compared(url: str, rounds: int, calls: int) -> list[Row]:
    async with AsyncExitStack() as stack:
        injected = transports()
        ways = {"own": {}, **{name: {"transport": transport} for name, transport in injected.items()}}
        clients = {name: AsyncClient(url, "token", rate_limit=None, **options) for name, options in ways.items()}
        for one in (*clients.values(), *injected.values()):
            stack.push_async_callback(one.aclose)
        taken: dict[str, list[float]] = {name: [] for name in clients}
        for number in range(rounds + 1):
            for name, client in clients.items():
                seconds = await cpu_of_calls(lambda client=client: client.contacts.get(1), calls)
                if number:  # the first round loads modules and opens connections
                    taken[name].append(seconds)
    pairs = {name: list(zip(taken[name], taken["own"], strict=True)) for name in injected}
    return [
        ratio(f"Get a contact over a socket, by {name}: CPU", "its own transport", pair) for name, pair in pairs.items()
    ]


def rows(rounds: int = ROUNDS, calls: int = CALLS) -> Iterator[Row]:
    with server() as url:
        yield from anyio.run(compared, url, rounds, calls)


if __name__ == "__main__":
    print(table(rows()))
