"""What a fleet's outbox costs: deliveries beside a file's, queries a record, and the shop's own transactions.

PostgreSQL is started on loopback, as for the tests; without it there are no rows. Nothing waits for an answer: the
account is a stub that says yes, so that what is measured is the outbox.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import httpx
import psycopg
from rows import Row, table

from acsdk import AsyncClient
from acsdk.models import OrderInput

sys.path.append(str(Path(__file__).parents[1]))
from tests.fleet.cluster import Cluster, reason_without
from tests.fleet.places import order

COUNT, ROUNDS, SECONDS = 20_000, 5, 3.0
ACCOUNT = "acme.api-us1.com"


def client(account: str = ACCOUNT, rate_limit: float | None = None) -> AsyncClient:
    """A client on an account that writes every order at once."""

    def answer(request: httpx.Request) -> httpx.Response:
        sent = json.loads(request.content)["variables"]["orders"]
        rows = [{"legacyConnectionId": 1, "storeOrderId": one["storeOrderId"]} for one in sent]
        return httpx.Response(200, json={"data": {"bulkUpsertOrders": rows}})

    return AsyncClient(f"https://{account}", "token", transport=httpx.MockTransport(answer), rate_limit=rate_limit)


async def file_rate(orders: list[OrderInput]) -> float:
    """Records a second from a file that is full."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "outbox.db"
        async with client() as made:
            async with made.orders.batcher(journal=path, max_delay=3_600, max_size=50, drain=False) as batcher:
                # Full batches go at once; what is counted is what was left.
                await batcher.enqueue(*orders)
            began = time.perf_counter()
            async with made.orders.batcher(journal=path, max_size=50) as batcher:
                first = batcher.waiting
                await _until(lambda: batcher.waiting == 0)
    return first / (time.perf_counter() - began)


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - it is the batcher's count
        await anyio.sleep(0.005)


@asynccontextmanager
async def database(url: str) -> AsyncIterator[Database]:
    from psycopg_pool import AsyncConnectionPool

    counted = {"cursor_factory": Counted}
    async with AsyncConnectionPool(url, min_size=8, max_size=12, open=False, kwargs=counted) as pool:
        yield Database(pool)


class Counted(psycopg.AsyncCursor):
    """Counts statements, all but the benchmark's own."""

    total = 0

    async def execute(self, query, *arguments, **options):
        Counted.total += b"acsdk_" in query if isinstance(query, bytes) else 0
        return await super().execute(query, *arguments, **options)


class Database:
    """The shop's database with an outbox in it."""

    def __init__(self, pool) -> None:
        from acsdk.contrib.postgres import PostgresOutbox

        self.pool = pool
        self.outbox = PostgresOutbox(pool)

    async def one(self, query: str):
        async with self.pool.connection() as connection:
            return (await (await connection.execute(query)).fetchone())[0]

    async def prepare(self) -> None:
        async with self.pool.connection() as connection:
            await connection.execute(self.outbox.ddl())
            await connection.execute(
                "CREATE TABLE orders AS SELECT n AS number, 0 AS amount FROM generate_series(1, 400) n"
            )

    async def delivery(self, orders: list[OrderInput]) -> tuple[float, float]:
        """Records a second through one relay, and the statements a record."""
        for start in range(0, len(orders), 1_000):
            async with self.pool.connection() as connection:
                await self.outbox.enqueue(connection, ACCOUNT, *orders[start : start + 1_000])
        before, began = Counted.total, time.perf_counter()
        async with self.outbox.relay(client):
            while await self.one("SELECT EXISTS (SELECT 1 FROM acsdk_outbox)"):  # noqa: ASYNC110 - others deliver
                await anyio.sleep(0.05)
            return len(orders) / (time.perf_counter() - began), (Counted.total - before) / len(orders)

    async def idle(self, seconds: float) -> float:
        """Statements a second of a relay with nothing to do, its first second aside."""
        async with self.outbox.relay(client):
            await anyio.sleep(1)
            before = Counted.total
            await anyio.sleep(seconds * 4)
            return (Counted.total - before) / (seconds * 4)

    async def shop(self, seconds: float, *, enqueue: bool, writes: int) -> float:
        """The shop's transactions a second, on eight connections: so many updates of its own, one order in each."""
        done = 0
        items = [order(number) for number in range(401)]

        async def sell(worker: int) -> None:
            nonlocal done
            number = worker
            while time.perf_counter() < ends_at:
                number = (number + 8) % 400 + 1
                async with self.pool.connection() as connection:
                    for _ in range(writes):
                        await connection.execute("UPDATE orders SET amount = amount + 1 WHERE number = %s", [number])
                    if enqueue:
                        await self.outbox.enqueue(connection, ACCOUNT, items[number])
                done += 1

        ends_at = time.perf_counter() + seconds
        async with anyio.create_task_group() as tasks:
            for worker in range(8):
                tasks.start_soon(sell, worker)
        await self.one("WITH gone AS (DELETE FROM acsdk_outbox RETURNING id) SELECT count(*) FROM gone")
        return done / seconds


def middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


async def measure(url: str, count: int, rounds: int, seconds: float) -> list[Row]:
    orders = [order(number % (count // 4), f"{number // (count // 4) + 1}.00") for number in range(count)]
    files, relays, queries = ([] for _ in range(3))
    shops: dict[int, list[tuple[float, float]]] = {1: [], 4: []}
    async with database(url) as shop:
        await shop.prepare()
        idle = await shop.idle(seconds)
        for _ in range(rounds):
            files.append(await file_rate(orders))
            rate, asked = await shop.delivery(orders)
            relays.append(rate)
            queries.append(asked)
            for writes, pairs in shops.items():
                without = await shop.shop(seconds, enqueue=False, writes=writes)
                pairs.append((await shop.shop(seconds, enqueue=True, writes=writes), without))
    ratio = [relay / file for relay, file in zip(relays, files, strict=True)]
    return [
        Row(
            what="Fleet: one relay's records, beside a batcher's file",
            figure=middle(ratio),
            spread=(min(ratio), max(ratio)),
            detail=f"{middle(relays):,.0f}/s, {middle(files):,.0f}/s",
            at_least=0.7,
        ),
        Row(what="Fleet: statements a record", figure=middle(queries), unit="", at_most=0.05),
        Row(what="Fleet: statements a second of an idle relay", figure=idle, unit="/s", at_most=2),
        _beside_without("Fleet: the shop's transactions of one update with enqueue", shops[1], at_least=0.75),
        _beside_without("Fleet: the shop's transactions of four updates with enqueue", shops[4]),
    ]


def _beside_without(what: str, pairs: list[tuple[float, float]], at_least: float | None = None) -> Row:
    shares = [one / other for one, other in pairs]
    with_, without = (middle([pair[side] for pair in pairs]) for side in (0, 1))
    return Row(
        what=what,
        figure=middle(shares),
        spread=(min(shares), max(shares)),
        beside="without",
        detail=f"{with_:,.0f}/s, {without:,.0f}/s",
        at_least=at_least,
    )


def rows(count: int = COUNT, rounds: int = ROUNDS, seconds: float = SECONDS) -> Iterator[Row]:
    if reason_without("initdb", "pg_ctl"):
        return
    cluster = Cluster()
    try:
        yield from anyio.run(measure, cluster.url, count, rounds, seconds)
    finally:
        cluster.stop()


if __name__ == "__main__":
    print(table(rows()))
