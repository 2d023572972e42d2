"""Records that survive the process: written before they are promised, deleted when they are delivered."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import Any

import anyio

from acsdk._bulk import outbox_tables as tables
from acsdk._bulk.database import Database
from acsdk._bulk.job import BulkJob
from acsdk._bulk.outbox_tables import BulkOutbox, Waiting

__all__ = ["Outbox", "read_outbox"]


class _Promise:
    """A record on its way to the disk."""

    def __init__(self, key: str, body: bytes) -> None:
        self.row = (key, body)
        self.is_written = False


class Outbox:
    """A SQLite file with the bodies of the records that are not delivered yet, in the order they came."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writing = anyio.Lock()
        self._promises: list[_Promise] = []
        self._last = 0
        """The last record that was handed out."""

    @classmethod
    async def open(cls, path: str | os.PathLike[str], job: BulkJob[Any, Any]) -> Outbox:
        """Open or create an outbox; raises `ConfigurationError` for one of another operation or account."""
        database = await Database.open(path, tables.OUTBOX)
        try:
            await database.run(partial(tables.begin, job=job))
        except BaseException:
            database.close()
            raise
        return cls(database)

    async def append(self, key: str, body: bytes) -> None:
        """Add a record; returns when it is on the disk. What is added at the same time shares one commit."""
        promise = _Promise(key, body)
        self._promises.append(promise)
        try:
            async with self._writing:
                if not promise.is_written:
                    await self._write(list(self._promises))
        finally:
            if promise in self._promises:  # cancelled, or the disk is full
                self._promises.remove(promise)

    async def _write(self, promises: Sequence[_Promise]) -> None:
        await self._database.run(partial(tables.append, rows=[promise.row for promise in promises]))
        for promise in promises:
            promise.is_written = True
        self._promises = [promise for promise in self._promises if not promise.is_written]

    async def load(self, count: int) -> list[Waiting]:
        """The next records that were not handed out yet."""
        rows = await self._database.run(partial(tables.load, after=self._last, count=count))
        self._last = rows[-1].id if rows else self._last
        return rows

    async def remove(self, ids: Sequence[int]) -> None:
        """These are delivered."""
        await self._database.run(partial(tables.remove, ids=ids))

    async def refuse(self, refusals: Sequence[tuple[int, Sequence[str]]]) -> None:
        """These are refused for good; they are kept with the reasons, and not sent again."""
        await self._database.run(partial(tables.refuse, refusals=refusals))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


async def read_outbox(path: str | os.PathLike[str]) -> BulkOutbox:
    """How much waits in an outbox, and what the API refused.

    Raises `ConfigurationError` where there is no outbox, or while a batcher uses it.
    """
    database = await Database.open(path, tables.OUTBOX, create=False)
    try:
        return await database.run(tables.read)
    finally:
        database.close()
