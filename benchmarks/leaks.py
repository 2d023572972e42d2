"""Memory over 100,000 calls: after a warm-up nothing may grow with their number.

    python benchmarks/leaks.py [calls]

Counts the objects that the garbage collector knows and the bytes that Python has allocated, before and after. Exits
with 1 if one call in ten leaves an object behind, or a call leaves ten bytes.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import anyio
import httpx
from rows import Row, table

import acsdk
from acsdk import AsyncClient
from acsdk.models import CreationSource, OrderInput

CALLS = 100_000
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


@dataclass(frozen=True)
class Left:
    """What each call of a kind left behind."""

    by: str
    objects: float
    allocated: float


class Observer(acsdk.Observer):
    """Asks for events and keeps none."""


async def measure(title: str, calls: int, call: Callable[[], Awaitable[object]]) -> Left:
    for _ in range(WARM_UP):
        await call()
    gc.collect()
    objects, allocated = len(gc.get_objects()), tracemalloc.get_traced_memory()[0]
    for _ in range(calls):
        await call()
    gc.collect()
    return Left(
        title,
        (len(gc.get_objects()) - objects) / calls,
        (tracemalloc.get_traced_memory()[0] - allocated) / calls,
    )


async def kinds_of_calls(calls: int) -> list[Left]:
    """So many calls of six kinds, of which the two slow ones are made a fifth as often as the others."""
    often = calls * 5 // 22
    seldom = often // 5
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

        return [
            await measure("rest.request", often, lambda: client.rest.request("GET", "/contacts")),
            await measure("contacts.list", seldom, client.contacts.list),
            await measure("orders.upsert", often, lambda: client.orders.upsert(ORDER)),
            await measure("a call that fails", often, fail),
            await measure("a call that is cancelled", often, cancel),
            await measure("a client for each call", seldom, other_client),
        ]


def rows(calls: int = CALLS) -> Iterator[Row]:
    tracemalloc.start()
    try:
        left = anyio.run(kinds_of_calls, calls)
    finally:
        tracemalloc.stop()
    title = f"Left behind by {calls:,} calls, the worst of six kinds"
    worst = max(left, key=lambda kind: kind.objects)
    yield Row(what=title, figure=worst.objects, unit="objects a call", detail=worst.by, at_most=MOST_OBJECTS)
    worst = max(left, key=lambda kind: kind.allocated)
    yield Row(what=title, figure=worst.allocated, unit="bytes a call", detail=worst.by, at_most=MOST_BYTES)


if __name__ == "__main__":
    found = list(rows(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS))
    print(table(found))
    raise SystemExit(0 if all(row.met for row in found) else 1)
