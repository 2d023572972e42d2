"""How much of the rate limit listing a collection uses, and the time it takes beside one page after the other.

In virtual time: a server that answers after 300 ms, five requests a second, pages of 100.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

import anyio
import httpx
import trio
import trio.testing
from rows import Row, table
from virtual_time import TrioClock

from acsdk import AsyncClient

ROWS = 5_000
LATENCY = 0.3


@dataclass(frozen=True)
class Walk:
    """What a walk through the collection took."""

    requests: int
    seconds: float


class Server(httpx.AsyncBaseTransport):
    def __init__(self) -> None:
        self.requests = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests += 1
        await trio.sleep(LATENCY)
        query = request.url.params
        start = int(query.get("id_greater", 0)) or int(query.get("offset", 0))
        stop = min(int(query.get("id_less", ROWS + 1)) - 1, start + int(query.get("limit", 20)), ROWS)
        rows = [{"id": str(number + 1), "title": f"row {number}"} for number in range(start, stop)]
        name = request.url.path.rpartition("/")[2]
        return httpx.Response(200, content=json.dumps({name: rows, "meta": {"total": str(ROWS)}}).encode())


async def one_by_one() -> Walk:
    """What anybody writes with raw httpx: the next page until there is none."""
    server = Server()
    began = trio.current_time()
    async with httpx.AsyncClient(transport=server) as http:
        rows: list[object] = []
        while len(rows) < ROWS:
            query = {"limit": 100, "offset": len(rows)}
            answer = await http.get("https://acme.api-us1.com/api/3/deals", params=query)
            rows += json.loads(answer.content)["deals"]
    return Walk(server.requests, trio.current_time() - began)


async def offsets(client: AsyncClient) -> int:
    return len([deal async for deal in client.deals.list()])


async def by_id(client: AsyncClient) -> int:
    return len([contact async for contact in client.contacts.list()])


async def in_windows(client: AsyncClient, windows: int = 10) -> int:
    """What a walk in parallel windows of ids reaches, where ids are dense."""
    counts: list[int] = []

    async def window(start: int, stop: int) -> None:
        rows = client.contacts.list(extra_query={"id_less": stop + 1}, id_greater=start)
        counts.append(len([contact async for contact in rows]))

    step = ROWS // windows
    async with anyio.create_task_group() as tasks:
        for start in range(0, ROWS, step):
            tasks.start_soon(window, start, start + step)
    return sum(counts)


async def walked(walk: Callable[[AsyncClient], Awaitable[int]]) -> Walk:
    server = Server()
    began = trio.current_time()
    async with AsyncClient("acme", "token", transport=server, clock=TrioClock()) as client:
        assert await walk(client) == ROWS
    return Walk(server.requests, trio.current_time() - began)


def simulated(run: Callable[..., Awaitable[Walk]], *arguments: object) -> Walk:
    return trio.run(run, *arguments, clock=trio.testing.MockClock(autojump_threshold=0))


WAYS = {"by offset, pages ahead": (offsets, 0.95), "by id": (by_id, None), "by id, 10 windows": (in_windows, None)}


def rows() -> Iterator[Row]:
    plain = simulated(one_by_one)
    for name, (walk, aim) in WAYS.items():
        ours = simulated(walked, walk)
        title = f"List {ROWS:,} rows {name}"
        yield Row(
            what=f"{title}: rate reached",
            figure=ours.requests / (ours.seconds * 5),
            unit="%",
            beside="the rate",
            detail=f"{ours.requests} requests in {ours.seconds:.1f} s",
            at_least=aim,
        )
        yield Row(
            what=f"{title}: time",
            figure=ours.seconds / plain.seconds,
            beside="raw httpx, page after page",
            detail=f"{ours.seconds:.1f} and {plain.seconds:.1f} s",
        )


if __name__ == "__main__":
    print(table(rows()))
