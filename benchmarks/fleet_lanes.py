"""What a lane of a fleet's outbox costs the database, and how near relays come to the rate of their accounts.

PostgreSQL is started on loopback, as for the tests; without it there are no rows. The server's CPU is that of the one
backend that carries the statements out. SKIP LOCKED is the usual queue: the oldest record of each key is claimed by an
update, fifty at a time, and deleted when it is sent.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import anyio
from fleet import client, database, order
from rows import Row, table

from acsdk.outbox import account_name

sys.path.append(str(Path(__file__).parents[1]))
from tests.fleet.cluster import Cluster, reason_without

ACCOUNTS = tuple(f"shop{number}.api-us1.com" for number in range(8))
OPERATION = "orders.bulk_upsert"
RATE = 250  # records a second, of five requests of fifty

_QUEUE = """\
CREATE TABLE queue (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text, body bytea, until timestamptz);
CREATE INDEX ON queue (key, id)"""
_CLAIM = """\
WITH next AS (
  SELECT id FROM queue q WHERE (until IS NULL OR until < now())
    AND NOT EXISTS (SELECT FROM queue e WHERE e.key = q.key AND e.id < q.id)
  ORDER BY id LIMIT 50 FOR UPDATE SKIP LOCKED
) UPDATE queue SET until = now() + interval '30 s' FROM next WHERE queue.id = next.id RETURNING queue.id, key, body"""


def cpu_of(pid: int) -> float:
    """The seconds of CPU of a process, which may be anybody's."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Lane:
    """One account's rows, on one connection."""

    def __init__(self, pool) -> None:
        from acsdk.contrib.postgres._drivers import database_of
        from acsdk.contrib.postgres._lease import Lease, since_boot
        from acsdk.contrib.postgres._schema import tables_in
        from acsdk.contrib.postgres._storage import LaneStorage, Place

        self.pool = pool
        place = Place(database_of(pool), tables_in("public"), ACCOUNTS[0], Lease(1, since_boot(), 3_600))
        self.storage = LaneStorage(place, OPERATION)

    async def run(self, statement: str) -> list[tuple]:
        async with self.pool.connection() as connection:
            cursor = await connection.execute(statement)
            return await cursor.fetchall() if cursor.description else []

    async def fill(self, count: int) -> None:
        await self.run(
            "INSERT INTO acsdk_outbox (account, operation, key, body) "
            f"SELECT '{ACCOUNTS[0]}', '{OPERATION}', '1:' || n % {count // 4}, convert_to(repeat('x', 200), 'UTF8') "
            f"FROM generate_series(1, {count}) n"
        )

    async def drain(self) -> None:
        """Hand everything out and delete it, as a batcher does."""
        while entries := await self.storage.load(1_000, ()):
            for start in range(0, len(entries), 50):
                await self.storage.remove([one.id for one in entries[start : start + 50]])

    async def claim(self) -> None:
        while claimed := await self.run(_CLAIM):
            await self.run(f"DELETE FROM queue WHERE id IN ({', '.join(str(one[0]) for one in claimed)})")

    async def seconds_of_cpu(self) -> float:
        [(pid,)] = await self.run("SELECT pg_backend_pid()")
        return cpu_of(pid)

    async def beside_skip_locked(self, count: int) -> tuple[float, float]:
        """Milliseconds of the server's CPU a thousand records: a lane's, and those of claims."""
        await self.fill(count)
        await self.run(
            f"INSERT INTO queue (key, body) SELECT key, body FROM acsdk_outbox WHERE account = '{ACCOUNTS[0]}'"
        )
        began = await self.seconds_of_cpu()
        await self.drain()
        between = await self.seconds_of_cpu()
        await self.claim()
        ended = await self.seconds_of_cpu()
        return (between - began) / count * 1e6, (ended - between) / count * 1e6

    async def load_beside_dead_rows(self, count: int) -> float:
        """Milliseconds of a load of fifty while a snapshot keeps vacuum from so many rows that were delivered."""
        async with self.pool.connection() as dump:
            await dump.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            await dump.execute("SELECT 1")
            await self.fill(count)
            await self.drain()
            await self.fill(800)
            times = []
            for _ in range(16):
                began = time.perf_counter()
                entries = await self.storage.load(50, ())
                times.append(time.perf_counter() - began)
                await self.storage.remove([one.id for one in entries])
        return median(times) * 1_000


async def pace(shop, accounts: int, relays: int, seconds: float) -> float:
    """The share of the accounts' rates that relays reach, their start and their end included."""
    count = int(RATE * seconds)
    for account in ACCOUNTS[:accounts]:
        for start in range(0, count, 1_000):
            items = [order(number) for number in range(start, min(count, start + 1_000))]
            async with shop.pool.connection() as connection:
                await shop.outbox.enqueue(connection, account_name(account), *items)
    began = time.perf_counter()
    async with anyio.create_task_group() as tasks:
        running = [shop.outbox.relay(lambda account: client(account, rate_limit=5)) for _ in range(relays)]
        for relay in running:
            tasks.start_soon(relay.run)
        while await shop.one("SELECT EXISTS (SELECT 1 FROM acsdk_outbox)"):  # noqa: ASYNC110 - others deliver
            await anyio.sleep(0.05)
        took = time.perf_counter() - began
        for relay in running:
            relay.stop()
    return count / RATE / took


async def measure(url: str, count: int, dead: int, rounds: int, seconds: float) -> list[Row]:
    from psycopg_pool import AsyncConnectionPool

    async with database(url) as shop:
        await shop.prepare()
        one = [await pace(shop, 1, 1, seconds) for _ in range(rounds)]
        eight = [await pace(shop, 8, 4, seconds) for _ in range(rounds)]
    async with AsyncConnectionPool(url, min_size=1, max_size=1, open=False) as pool:
        lane = Lane(pool)
        await lane.run(_QUEUE)
        costs = [await lane.beside_skip_locked(count) for _ in range(rounds)]
    async with AsyncConnectionPool(url, min_size=2, max_size=2, open=False) as pool:
        load = await Lane(pool).load_beside_dead_rows(dead)
    ratio = [lane_cost / claim_cost for lane_cost, claim_cost in costs]
    ours, theirs = (median(cost[side] for cost in costs) for side in (0, 1))
    return [
        _share("Fleet: one account, of its rate", one),
        _share("Fleet: eight accounts and four relays, of their rates", eight),
        Row(
            what="Fleet: CPU of PostgreSQL",
            figure=median(ratio),
            spread=(min(ratio), max(ratio)),
            beside="SKIP LOCKED",
            detail=f"{ours:.0f} and {theirs:.0f} ms a thousand",
            at_most=0.4,
        ),
        Row(
            what=f"Fleet: a load of 50 beside {dead:,} dead rows", figure=load, unit="ms", at_most=5,
        ),
    ]  # fmt: skip


def _share(what: str, shares: list[float]) -> Row:
    return Row(what=what, figure=median(shares), unit="%", spread=(min(shares), max(shares)), at_least=0.9)


def rows(count: int = 20_000, dead: int = 200_000, rounds: int = 3, seconds: float = 20.0) -> Iterator[Row]:
    if reason_without("initdb", "pg_ctl"):
        return
    cluster = Cluster()
    try:
        yield from anyio.run(measure, cluster.url, count, dead, rounds, seconds)
    finally:
        cluster.stop()


if __name__ == "__main__":
    print(table(rows()))
