"""How much of the rate limit listing a collection uses, and how a walk by id keeps to its own bound.

In virtual time: a server that answers after 300 ms, five requests a second, pages of 100.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import anyio
import httpx
import trio
import trio.testing

from acsdk import AsyncClient

ROWS = 5_000
LATENCY = 0.3


class TrioClock:
    def monotonic(self) -> float:
        return trio.current_time()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await trio.sleep(seconds)


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


async def measure(walk: object) -> tuple[int, int, float]:
    server = Server()
    async with AsyncClient("acme", "token", transport=server, clock=TrioClock()) as client:
        began = trio.current_time()
        count = await walk(client)  # type: ignore[operator]
        return count, server.requests, trio.current_time() - began


def main() -> None:
    for title, walk in (("offsets, ahead", offsets), ("by id", by_id), ("by id, 10 windows", in_windows)):
        count, requests, seconds = trio.run(measure, walk, clock=trio.testing.MockClock(autojump_threshold=0))
        used = requests / (seconds * 5)
        alone = requests * LATENCY / seconds
        print(
            f"{title:<18} {count:,} rows, {requests} requests, {seconds:5.1f} s   rate used {used:6.1%}   "
            f"of one page a round trip {alone:6.1%}"
        )


if __name__ == "__main__":
    main()
