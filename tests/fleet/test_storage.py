"""What a lane hands to its batcher, by the contract that every storage keeps."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import anyio
import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from acsdk.contrib.postgres._drivers import database_of
from acsdk.contrib.postgres._lanes import Lanes
from acsdk.contrib.postgres._lease import Lease, since_boot
from acsdk.contrib.postgres._schema import tables_in
from acsdk.contrib.postgres._storage import LaneStorage
from acsdk.contrib.postgres._storage import Place as LanePlace
from acsdk.contrib.postgres._writing import enqueue_statement
from acsdk.outbox import OutboxRow, OutboxStorage
from tests.bulk.outbox_contract import OutboxContract, Row

from .places import ACCOUNT, Place

_OPERATION = "orders.bulk_upsert"


class TestLaneStorage(OutboxContract):
    @pytest.fixture(autouse=True)
    def _place(self, place: Place) -> None:
        self._where = place

    @asynccontextmanager
    async def opened(self) -> AsyncGenerator[OutboxStorage]:
        lease = Lease(1, since_boot(), 3_600)
        tables = tables_in(self._where.schema)
        made: AsyncConnectionPool[Any] = AsyncConnectionPool(self._where.url, min_size=1, open=False)
        async with made as pool:
            storage = LaneStorage(LanePlace(database_of(pool), tables, ACCOUNT, lease), _OPERATION)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._look, storage, pool)
                yield storage
                tasks.cancel_scope.cancel()

    async def _look(self, storage: LaneStorage, pool: AsyncConnectionPool[Any]) -> None:
        """As the relay does, more often."""
        lanes = Lanes(database_of(pool), tables_in(self._where.schema), "test", 30.0, None)
        while True:
            await anyio.sleep(0.02)
            for one in await lanes.backlog():
                if (one.account, one.operation) == (ACCOUNT, _OPERATION):
                    storage.tell(one.last)

    async def store(self, storage: OutboxStorage, rows: Sequence[Row]) -> list[int]:
        tables = tables_in(self._where.schema)
        with psycopg.connect(self._where.url) as connection:
            if rows:
                made = [OutboxRow(ACCOUNT, _OPERATION, row.key, row.body) for row in rows]
                other = OutboxRow("another", _OPERATION, rows[0].key, b"{}")
                third = other._replace(account=ACCOUNT, operation="products.bulk_upsert")
                connection.execute(*enqueue_statement(tables, [*made, other, third]))
        query = "SELECT id FROM acsdk_outbox WHERE account = %s AND operation = %s ORDER BY id DESC LIMIT %s"
        return [one for (one,) in reversed(self._where.rows(query, [ACCOUNT, _OPERATION, len(rows)]))]

    async def store_late(self, storage: OutboxStorage, row: Row) -> Callable[[], Awaitable[int]]:
        connection = psycopg.connect(self._where.url)
        made = OutboxRow(ACCOUNT, _OPERATION, row.key, row.body)
        connection.execute(*enqueue_statement(tables_in(self._where.schema), [made]))

        async def show() -> int:
            query = f"SELECT max(id) FROM {self._where.schema}.acsdk_outbox WHERE key = %s"
            ((number,),) = connection.execute(query.encode(), [row.key]).fetchall()
            connection.commit()
            connection.close()
            return int(number)

        return show

    async def refused(self, storage: OutboxStorage) -> list[tuple[str, bytes, Sequence[str]]]:
        rows = self._where.rows("SELECT key, body, reasons FROM acsdk_refused")
        return [(key, body, json.loads(reasons)) for key, body, reasons in rows]
