"""The web process: a checkout that saves an order and promises it to ActiveCampaign in one transaction."""

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from fastapi import FastAPI
from psycopg_pool import AsyncConnectionPool
from pydantic import BaseModel

from acsdk.contrib.fastapi import outbox_health_router
from acsdk.contrib.postgres import PostgresOutbox
from acsdk.models import CreationSource, OrderInput

SCHEMA = "acsdk_example"
TABLES = f"CREATE TABLE {SCHEMA}.orders (number text PRIMARY KEY, amount numeric NOT NULL)"
SAVE = f"""
INSERT INTO {SCHEMA}.orders VALUES (%s, %s) ON CONFLICT (number) DO UPDATE SET amount = orders.amount + excluded.amount
RETURNING amount
"""

pool: AsyncConnectionPool[Any] = AsyncConnectionPool(os.environ.get("ACSDK_OUTBOX_URL", ""), open=False)
outbox = PostgresOutbox(pool, schema=SCHEMA)


class Purchase(BaseModel):
    """What a customer adds to an order."""

    number: str
    amount: Decimal


@asynccontextmanager
async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
    async with pool:
        yield


app = FastAPI(lifespan=lifespan)
app.include_router(outbox_health_router(outbox.status))


@app.post("/checkout")
async def checkout(purchase: Purchase) -> Decimal:
    async with pool.connection() as connection:
        cursor = await connection.execute(SAVE, [purchase.number, purchase.amount])
        (total,) = await cursor.fetchone() or (purchase.amount,)
        await outbox.enqueue(connection, os.environ["ACTIVECAMPAIGN_API_URL"], made(purchase.number, total))
    return total


def made(number: str, total: Decimal) -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=number,
        email=f"customer{number}@example.com",
        creation_source=CreationSource.REAL_TIME,
        store_created_date=datetime.now(UTC),
        final_amount=total,
        currency="USD",
    )
