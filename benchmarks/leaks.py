"""Memory over 100,000 calls: after a warm-up nothing may grow with their number.

    python benchmarks/leaks.py [calls of each kind]

Counts the objects that the garbage collector knows and the bytes that Python has allocated, before and after. Exits
with 1 if one call in ten leaves an object behind, or a call leaves ten bytes.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

import anyio
import httpx

import acsdk
from acsdk import AsyncClient
from acsdk.models import CreationSource, OrderInput

WARM_UP = 500
MOST_OBJECTS = 0.1
MOST_BYTES = 10.0

ORDER = OrderInput(
    legacy_connection_id=1,
    store_order_id="1001",
    email="ada@example.com",
    creation_source=CreationSource.REAL_TIME,
    store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
    final_amount=1,
    currency="USD",
)


def answer(request: httpx.Request) -> httpx.Response:
    if request.url.path.endswith("/graphql"):
        document: object = {"data": {"upsertOrder": {"storeOrderId": "1001", "unknownField": 1}}}
    elif request.url.path.endswith("/404"):
        return httpx.Response(404, json={"message": "No Result found"})
    else:
        document = {"contacts": [{"id": str(number)} for number in range(20)], "meta": {"total": "20"}}
    return httpx.Response(200, content=json.dumps(document), headers={"content-type": "application/json"})


class Observer(acsdk.Observer):
    """Asks for events and keeps none."""


async def measure(title: str, calls: int, call: Callable[[], Awaitable[object]]) -> bool:
    for _ in range(WARM_UP):
        await call()
    gc.collect()
    objects, allocated = len(gc.get_objects()), tracemalloc.get_traced_memory()[0]
    for _ in range(calls):
        await call()
    gc.collect()
    more_objects = (len(gc.get_objects()) - objects) / calls
    more_bytes = (tracemalloc.get_traced_memory()[0] - allocated) / calls
    fine = more_objects < MOST_OBJECTS and more_bytes < MOST_BYTES
    print(
        f"{title:<28} {calls:>8,} calls   {more_objects:8.4f} objects and {more_bytes:8.3f} bytes a call   "
        f"{'ok' if fine else 'GROWS'}"
    )
    return fine


async def main(calls: int) -> int:
    tracemalloc.start()
    transport = httpx.MockTransport(answer)
    async with AsyncClient("acme", "token", transport=transport, rate_limit=None, observer=Observer()) as client:

        async def fail() -> None:
            with suppress(acsdk.NotFoundError):
                await client.contacts.get(404)

        async def cancel() -> None:
            with anyio.move_on_after(0):
                await client.contacts.list()

        async def other_client() -> None:
            async with AsyncClient("acme", "token", transport=transport, rate_limit=1e6) as other:
                await other.with_options(timeout=1).rest.request("GET", "/contacts")

        fine = [
            await measure("rest.request", calls, lambda: client.rest.request("GET", "/contacts")),
            await measure("contacts.list", calls // 5, client.contacts.list),
            await measure("orders.upsert", calls, lambda: client.orders.upsert(ORDER)),
            await measure("a call that fails", calls, fail),
            await measure("a call that is cancelled", calls, cancel),
            await measure("a client for each call", calls // 5, other_client),
        ]
    return 0 if all(fine) else 1


if __name__ == "__main__":
    raise SystemExit(anyio.run(main, int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
