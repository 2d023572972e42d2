"""The SQLite file keeps the contract of every outbox storage."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest

from acsdk._bulk.clock import SYSTEM_CLOCK
from acsdk._bulk.outbox import Outbox, tables
from acsdk.outbox import OutboxEntry, OutboxStorage

from .outbox_contract import OutboxContract, Row
from .stubs import StubAccount, make_job


class TestTheFile(OutboxContract):
    @pytest.fixture(autouse=True)
    def _at(self, tmp_path: Path) -> None:
        self.path = tmp_path / "outbox.db"

    @asynccontextmanager
    async def opened(self) -> AsyncGenerator[OutboxStorage]:
        outbox = await Outbox.open(self.path, make_job(StubAccount()), SYSTEM_CLOCK.now)
        try:
            yield outbox
        finally:
            outbox.close()

    async def store(self, storage: OutboxStorage, rows: Sequence[Row]) -> list[int]:
        outbox = cast("Outbox", storage)
        before = outbox.last
        await outbox.append(rows)
        return list(range(before + 1, outbox.last + 1))

    async def store_late(self, storage: OutboxStorage, row: Row) -> Callable[[], Awaitable[int]]:
        # The file's own writer gives no number late; a repaired file may have such rows all the same.
        outbox = cast("Outbox", storage)
        outbox.last += 1
        entry = OutboxEntry(outbox.last, row.key, row.body, SYSTEM_CLOCK.now())

        def insert(connection: sqlite3.Connection) -> int:
            tables.append(connection, [entry])
            return entry.id

        async def show() -> int:
            return await outbox._database.run(insert)  # pyright: ignore[reportPrivateUsage]

        return show

    async def refused(self, storage: OutboxStorage) -> list[tuple[str, bytes, Sequence[str]]]:
        outbox = cast("Outbox", storage)
        found = await outbox._database.run(tables.read)  # pyright: ignore[reportPrivateUsage]
        return [(one.key, one.body, one.reasons) for one in found.refused]
