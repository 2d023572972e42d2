"""Records that survive the process: written before they are promised, deleted when they are delivered.

What must hold: numbers follow the order in which records came, whoever's commit takes them to the disk, for the
numbers are the order of delivery. So a number is given before the first wait, and one task at a time writes all that
has gathered. ``test_promises_made_at_once_share_commits`` and the model in ``test_outbox_model.py`` try it. Others may
put refused records back meanwhile, with their old numbers; `refused` says what that takes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import anyio

from acsdk._bulk.database import Database
from acsdk._bulk.facts import identified
from acsdk._bulk.job import BulkJob
from acsdk._bulk.outbox import refused, tables
from acsdk._bulk.outbox.tables import BulkOutbox
from acsdk._bulk.signals import Signal
from acsdk._bulk.storage import OutboxCount, OutboxEntry, OutboxRefusal

__all__ = ["Outbox", "discard_refused", "read_outbox", "retry_refused"]

_LOOK_AGAIN = 1.0
"""Seconds between two looks whether others have changed the file."""


class _Promise:
    """Records on their way to the disk, all or none."""

    def __init__(self, entries: Sequence[OutboxEntry]) -> None:
        self.entries = entries
        self.is_written = False


class Outbox:
    """A SQLite file with the bodies of the records that are not delivered yet, in the order they came."""

    def __init__(self, database: Database, last: int, open_keys: set[str], now: Callable[[], datetime]) -> None:
        self._database = database
        self._open_keys = open_keys
        """The keys of which refused records may be put back."""
        self._version: int | None = None
        self._now = now
        self._writing = anyio.Lock()
        self._promises: list[_Promise] = []
        self._written = Signal()
        self._next_write = self._written.next
        """The first that came after the last load began."""
        self.last: int = last
        """The last number that was given."""
        self.handed_to: int = 0
        """Up to this number, every record was handed out."""
        self.on_stored: Callable[[int], None] = _nobody
        """Told how many records a commit has brought to the disk."""
        self.on_counted: Callable[[OutboxCount], None] = _nobody
        """Told how much there is after others have changed the file."""

    @classmethod
    async def open(cls, path: str | os.PathLike[str], job: BulkJob[Any, Any], now: Callable[[], datetime]) -> Outbox:
        """Open or create an outbox; raises `ConfigurationError` for one of another operation or account."""
        job = await identified(job)
        database = await Database.open(path, tables.OUTBOX)
        try:
            last = await database.run(partial(tables.begin, job=job, now=now()))
            open_keys = await database.run(refused.open_keys)
        except BaseException:
            database.close()
            raise
        return cls(database, last, open_keys, now)

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
        await self._database.keep(
            partial(tables.append, entries=[one for promise in promises for one in promise.entries])
        )
        for promise in promises:
            promise.is_written = True
        self._promises = [promise for promise in self._promises if not promise.is_written]
        self._written.notify()
        self.on_stored(sum(len(promise.entries) for promise in promises))

    async def load(self, count: int, held: Collection[int], /) -> list[OutboxEntry]:
        """The oldest records that are not held."""
        self._next_write = self._written.next
        durable = self._promises[0].entries[0].id - 1 if self._promises else self.last
        found = await self._database.run(partial(tables.load, limit=count, held=held))
        self.handed_to = max(self.handed_to, durable if len(found) < count else min(durable, found[-1].id))
        return found

    async def load_key(self, key: str, count: int, held: Collection[int]) -> list[OutboxEntry]:
        """The oldest records of a key that are not held, all that were promised before this call included."""
        async with self._writing:  # whoever came before has written
            return await self._database.run(partial(tables.load, limit=count, held=held, key=key))

    async def pass_by(self, places: Mapping[str, int]) -> Collection[str]:
        """Records of these keys, which came after these numbers and wait in no file, are to be sent.

        Returns the keys of which something earlier waits, put back by others; it has to go first.
        """
        asked = {key: last for key, last in places.items() if key in self._open_keys}
        if not asked:
            return ()
        behind = await self._database.run(partial(refused.pass_by, places=asked))
        self._open_keys.difference_update(asked.keys() - behind)
        return behind

    async def wait(self) -> None:
        """Return when something was added since the last load began, here or by others."""
        while not await self._was_changed_by_others():
            with anyio.move_on_after(_LOOK_AGAIN):
                await self._next_write.wait()
                return
        self.on_counted(await self.count())

    async def _was_changed_by_others(self) -> bool:
        before, self._version = self._version, await self._database.version()
        return before not in (None, self._version)

    async def remove(self, ids: Sequence[int], /) -> None:
        """These are delivered."""
        if await self._database.run(partial(tables.remove, ids=ids)):
            await self._database.shrink()

    async def refuse(self, refusals: Sequence[OutboxRefusal], /) -> None:
        """These are refused for good; they are kept with the reasons, and not sent again."""
        keys, is_mostly_room = await self._database.run(partial(tables.refuse, refusals=refusals, now=self._now()))
        self._open_keys.update(keys)
        if is_mostly_room:
            await self._database.shrink()

    async def count(self) -> OutboxCount:
        """How much it holds."""
        return await self._database.run(tables.count)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _nobody(found: object) -> None:
    del found


async def read_outbox(path: str | os.PathLike[str]) -> BulkOutbox:
    """How much waits in an outbox and since when, and what the API refused; also while a batcher delivers from it.

    Raises `ConfigurationError` where there is no outbox.
    """
    database = await Database.open_to_read(path, tables.OUTBOX)
    try:
        return await database.run(tables.read)
    finally:
        database.close()


async def retry_refused(path: str | os.PathLike[str], *ids: int) -> int:
    """Put refused records of an outbox's file back with their old numbers, all or none; returns how many.

    `read_outbox` shows the numbers. A batcher that delivers from the file meanwhile sees them within a second. Raises
    `InvalidInputError` where there is no such record, and where a later version of its key waits or was sent since by
    a batcher of this file: sent again, the old one would win. Raises `ConfigurationError` where there is no outbox.
    """
    return await _changed(path, partial(refused.retry, ids=sorted(set(ids)), now=datetime.now(UTC)))


async def discard_refused(path: str | os.PathLike[str], *ids: int) -> int:
    """Forget refused records of an outbox's file for good; returns how many there were.

    Also while a batcher delivers from it. Raises `ConfigurationError` where there is no outbox.
    """
    return await _changed(path, partial(refused.discard, ids=sorted(set(ids))))


async def _changed(path: str | os.PathLike[str], change: Callable[[sqlite3.Connection], int]) -> int:
    database = await Database.open_to_change(path, tables.OUTBOX)
    try:
        return await database.run(change)
    finally:
        database.close()
