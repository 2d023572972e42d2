"""Two web processes and two relays under one script; see the package."""

import random
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import anyio
import httpx
from psycopg_pool import AsyncConnectionPool

from acsdk import AsyncClient
from acsdk.contrib.postgres import PostgresOutbox

from .processes import Processes, processes
from .shop import SCHEMA, TABLES


async def main(database: str, orders: int) -> bool:
    pool: AsyncConnectionPool[Any] = AsyncConnectionPool(database, open=False)
    async with pool:
        await make_tables(pool)
        with processes(database) as started:
            started.start_account()
            agrees = await play(started, pool, orders)
        async with pool.connection() as connection:
            await connection.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
    return agrees


async def make_tables(pool: AsyncConnectionPool[Any]) -> None:
    async with pool.connection() as connection:
        await connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        await connection.execute(f"CREATE SCHEMA {SCHEMA}")
        await connection.execute(PostgresOutbox.ddl(SCHEMA))
        await connection.execute(TABLES)


async def play(started: Processes, pool: AsyncConnectionPool[Any], orders: int) -> bool:
    outbox = PostgresOutbox(pool, schema=SCHEMA)
    async with AsyncClient(started.account, "sandbox-token") as client:
        await client.deepdata.connections.ensure("fleet", "shop.example.com", name="Shop")
        webs = [started.start_web() for _ in range(2)]
        for _ in range(2):
            started.start_relay()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(kill_the_holder, started, outbox)
            await buy(webs, orders)
        await until_delivered(outbox)
        return await compare(client, pool)


async def buy(webs: Sequence[str], orders: int) -> None:
    """Each order is placed, and then changed twice, wherever the customer happens to be."""
    chance = random.Random(1)
    async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
        for _ in range(3):
            for number in range(orders):
                cents = Decimal(chance.randrange(1, 10_000)) / 100
                body = {"number": str(number), "amount": str(cents)}
                answer = await http.post(f"{chance.choice(webs)}/checkout", json=body)
                answer.raise_for_status()


async def kill_the_holder(started: Processes, outbox: PostgresOutbox) -> None:
    """As soon as a relay delivers, kill it; the other one takes over when its lease has ended."""
    while True:
        for row in await outbox.status():
            if row.holder is not None and row.waiting:
                pid = int(row.holder.split(":")[-2])
                started.kill(pid)
                print(f"killed relay {pid} with {row.waiting} records waiting")
                started.start_relay()
                return
        await anyio.sleep(0.05)


async def until_delivered(outbox: PostgresOutbox) -> None:
    while any(row.waiting for row in await outbox.status()):  # noqa: ASYNC110 - others deliver
        await anyio.sleep(0.2)


async def compare(client: AsyncClient, pool: AsyncConnectionPool[Any]) -> bool:
    async with pool.connection() as connection:
        rows = await (await connection.execute(f"SELECT number, amount FROM {SCHEMA}.orders")).fetchall()
    saved = dict(rows)
    found = {order.store_order_id: order.final_amount async for order in client.orders.search()}
    print(f"the shop has        {len(saved):>5} orders  {sum(saved.values()):>12}")
    print(f"ActiveCampaign has  {len(found):>5} orders  {sum(filter(None, found.values())):>12}")
    return saved == found


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m examples.fleet")
    parser.add_argument("database", help="a PostgreSQL, such as postgresql://shop@127.0.0.1/shop")
    parser.add_argument("--orders", type=int, default=200)
    options = parser.parse_args()
    agrees = anyio.run(main, options.database, options.orders)
    print("they agree, order by order, to the cent" if agrees else "THEY DO NOT AGREE")
    sys.exit(0 if agrees else 1)
