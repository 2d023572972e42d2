"""How many requests a history import takes with ``grow=True``, beside as many orders without it. Counted, not timed.

The account is the sandbox, in process and in its own time; it answers 413 to requests of more records than it takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import anyio
from bulk_memory import orders
from rows import Row, table

from acsdk.sandbox import Sandbox, SandboxClock

TAKES_MORE = (2_000, 20_000)
TAKES_NO_MORE = (200, 2_000)


async def requests(count: int, *, most: int, grow: bool) -> int:
    """Requests of an import into an account that takes so many records in one."""
    sandbox = Sandbox(clock=SandboxClock())
    async with sandbox.client() as client:
        await client.deepdata.connections.ensure("acme-shop", "shop.example.com", name="Acme")
        sandbox.faults.add(operation="bulkUpsert*", more_than=most, status=413)
        report = await client.orders.bulk_upsert(orders(count), grow=grow)
    if report.accepted != count:
        raise SystemExit(f"{report.accepted} of {count} orders were accepted")
    return report.requests


async def both(count: int, most: int) -> tuple[int, int]:
    return await requests(count, most=most, grow=False), await requests(count, most=most, grow=True)


def rows(takes_more: Sequence[int] = TAKES_MORE, takes_no_more: Sequence[int] = TAKES_NO_MORE) -> Iterator[Row]:
    for count in takes_more:
        plain, grown = anyio.run(both, count, 250)
        yield Row(
            what=f"Import {count:,} orders with grow=True, 250 a request at the most: requests saved",
            figure=plain / grown,
            beside="50 a request",
            detail=f"{grown:,} and {plain:,} requests",
            at_least=5.0 if count == takes_more[0] else None,
        )
    for count in takes_no_more:
        plain, grown = anyio.run(both, count, 50)
        yield Row(
            what=f"Import {count:,} orders with grow=True, 50 a request at the most: requests",
            figure=grown / plain,
            beside="50 a request",
            detail=f"{grown:,} and {plain:,} requests",
            at_most=max(1.05, (plain + 2) / plain),  # two more where that is more than a twentieth
        )


if __name__ == "__main__":
    print(table(rows()))
