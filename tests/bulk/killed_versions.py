"""A service in a process of its own, to be killed: ``python killed_versions.py URL OUTBOX FIRST COUNT BACKEND``.

It brings ``COUNT`` versions of a few orders, ``FIRST`` the lowest of them, by turns with ``enqueue`` and ``add``, and
tells on stdout what was promised or answered. At the end it delivers what waits.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import UTC, datetime

import anyio

from acsdk import AsyncClient, Batcher
from acsdk.models import Order, OrderInput

_ORDERS = 12


def version_of(number: int, chance: random.Random) -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=str(chance.randrange(_ORDERS)),
        email="ada@example.com",
        creation_source="HISTORICAL",
        store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
        final_amount=number,
        currency="USD",
    )


def tell(order: OrderInput) -> None:
    os.write(1, f"{order.store_order_id} {order.final_amount}\n".encode())


async def main(url: str, outbox: str, first: int, count: int) -> None:
    chance = random.Random(first)

    async def add(batcher: Batcher[OrderInput, Order], order: OrderInput, begun: anyio.Event) -> None:
        begun.set()
        await batcher.add(order)
        tell(order)

    async with (
        AsyncClient(url, "sandbox-token", rate_limit=None) as client,
        anyio.create_task_group() as tasks,
        client.orders.batcher(journal=outbox, max_delay=0.002, max_size=7) as batcher,
    ):
        for number in range(first, first + count):
            order = version_of(number, chance)
            if number % 2:
                await batcher.enqueue(order)
                tell(order)
            else:
                begun = anyio.Event()
                tasks.start_soon(add, batcher, order, begun)
                await begun.wait()


if __name__ == "__main__":
    url, outbox, first, count, backend = sys.argv[1:]
    anyio.run(main, url, outbox, int(first), int(count), backend=backend)
