"""A thousand concurrent upserts of a service: through the batcher, and as single calls. Both keep the account's rate.

The single calls take 200 s at five a second, so that only a part of them is made and the rest is reckoned.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

import anyio
import httpx
from bulk_memory import ANSWER, orders

from acsdk import AsyncClient
from acsdk.models import OrderInput

COUNT = 1_000
SINGLE = 50
LATENCY = 0.3
ONE = {"data": {"upsertOrder": {"storeOrderId": "1"}}}


async def answer(request: httpx.Request) -> httpx.Response:
    await anyio.sleep(LATENCY)
    return httpx.Response(200, json=ANSWER if b"bulkUpsertOrdersAsync" in request.content else ONE)


async def timed(calls: Callable[[OrderInput], Awaitable[object]], count: int) -> tuple[float, float]:
    """Seconds until all are answered, and until half of them are."""
    moments: list[float] = []

    async def call(order: OrderInput) -> None:
        await calls(order)
        moments.append(time.perf_counter() - began)

    made = list(orders(count))
    began = time.perf_counter()
    async with anyio.create_task_group() as tasks:
        for order in made:
            tasks.start_soon(call, order)
    return moments[-1], moments[count // 2]


async def main() -> None:
    transport = httpx.MockTransport(answer)
    async with AsyncClient("acme", "token", transport=transport, deadline=None) as client:
        async with client.orders.batcher(queued=True) as batcher:
            last, half = await timed(batcher.add, COUNT)
        print(
            f"batcher      {COUNT:>5,} upserts in {last:5.1f} s   {COUNT / last:5.0f}/s   half of them in {half:.1f} s"
        )
    async with AsyncClient("globex", "token", transport=transport, deadline=None) as client:
        last, _ = await timed(client.orders.upsert, SINGLE)
        rate = SINGLE / last
        print(
            f"single calls {SINGLE:>5,} upserts in {last:5.1f} s   {rate:5.0f}/s   {COUNT:,} take {COUNT / rate:.0f} s"
        )


if __name__ == "__main__":
    anyio.run(main)
