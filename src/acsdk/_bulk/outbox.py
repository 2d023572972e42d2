"""Records that survive the process: written before they are promised, deleted when they are delivered.

What must hold: numbers follow the order in which records came, whoever's commit takes them to the disk, for the
numbers are the order of delivery. So a number is given before the first wait, and one task at a time writes all that
has gathered. ``test_promises_made_at_once_share_commits`` and the model in ``test_outbox_model.py`` try it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import anyio

from acsdk._bulk import outbox_tables as tables
from acsdk._bulk.database import Database
from acsdk._bulk.facts import identified
from acsdk._bulk.job import BulkJob
from acsdk._bulk.outbox_tables import BulkOutbox
from acsdk._bulk.signals import Signal
from acsdk._bulk.storage import OutboxCount, OutboxEntry, OutboxRefusal

__all__ = ["Outbox", "read_outbox"]


class _Promise:
    """Records on their way to the disk, all or none."""

    def __init__(self, entries: Sequence[OutboxEntry]) -> None:
        self.entries = entries
        self.is_written = False


class Outbox:
    """A SQLite file with the bodies of the records that are not delivered yet, in the order they came."""

    def __init__(self, database: Database, last: int, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._writing = anyio.Lock()
        self._promises: list[_Promise] = []
        self._written = Signal()
        self._seen = 0
        """How many writes there had been when the last load began."""
        self.last: int = last
        """The last number that was given."""
        self.handed_to: int = 0
        """Up to this number, every record was handed out."""
        self.on_stored: Callable[[int], None] = _nobody
        """Told how many records a commit has brought to the disk."""

    @classmethod
    async def open(cls, path: str | os.PathLike[str], job: BulkJob[Any, Any], now: Callable[[], datetime]) -> Outbox:
        """Open or create an outbox; raises `ConfigurationError` for one of another operation or account."""
        job = await identified(job)
        database = await Database.open(path, tables.OUTBOX)
        try:
            last = await database.run(partial(tables.begin, job=job, now=now()))
        except BaseException:
            database.close()
            raise
        return cls(database, last, now)

    async def append(self, rows: Sequence[tuple[str, bytes]]) -> None:
        """Add records; returns when all are on the disk. What is added at the same time shares one commit."""
        now = self._now()
        promise = _Promise([OutboxEntry(self.last + place, *row, now) for place, row in enumerate(rows, 1)])
        self.last += len(rows)
        self._promises.append(promise)
        try:
            async with self._writing:
                if not promise.is_written:
                    await self._write(list(self._promises))
        finally:
            if promise in self._promises:  # cancelled, or the disk is full
                self._promises.remove(promise)

    async def _write(self, promises: Sequence[_Promise]) -> None:
        await self._database.run(
            partial(tables.append, entries=[one for promise in promises for one in promise.entries])
        )
        for promise in promises:
            promise.is_written = True
        self._promises = [promise for promise in self._promises if not promise.is_written]
        self._written.notify()
        self.on_stored(sum(len(promise.entries) for promise in promises))

    async def load(self, count: int, held: Collection[int], /) -> list[OutboxEntry]:
        """The oldest records that are not held."""
        self._seen = self._written.count
        durable = self._promises[0].entries[0].id - 1 if self._promises else self.last
        found = await self._database.run(partial(tables.load, limit=count, held=held))
        self.handed_to = max(self.handed_to, durable if len(found) < count else min(durable, found[-1].id))
        return found

    async def load_key(self, key: str, count: int, held: Collection[int]) -> list[OutboxEntry]:
        """The oldest records of a key that are not held, all that were promised before this call included."""
        async with self._writing:  # whoever came before has written
            return await self._database.run(partial(tables.load, limit=count, held=held, key=key))

    async def wait(self) -> None:
        """Return when something was added since the last load began."""
        await self._written.wait(self._seen)

    async def remove(self, ids: Sequence[int], /) -> None:
        """These are delivered."""
        if await self._database.run(partial(tables.remove, ids=ids)):
            await self._database.shrink()

    async def refuse(self, refusals: Sequence[OutboxRefusal], /) -> None:
        """These are refused for good; they are kept with the reasons, and not sent again."""
        if await self._database.run(partial(tables.refuse, refusals=refusals)):
            await self._database.shrink()

    async def count(self) -> OutboxCount:
        """How much it holds."""
        return await self._database.run(tables.count)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _nobody(stored: int) -> None:
    del stored


async def read_outbox(path: str | os.PathLike[str]) -> BulkOutbox:
    """How much waits in an outbox and since when, and what the API refused; also while a batcher delivers from it.

    Raises `ConfigurationError` where there is no outbox.
    """
    database = await Database.open_to_read(path, tables.OUTBOX)
    try:
        return await database.run(tables.read)
    finally:
        database.close()
