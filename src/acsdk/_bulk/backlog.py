"""An outbox as a batcher delivers from it: what is settled is noted first, then counted, then told.

What must hold: an entry is in hand once at most, and never again after it was settled. A storage may read while
another of its transactions deletes, so that a load hands out what was settled after it began; sent again, an old
version would overtake a newer one. So one load runs at a time, and what is settled meanwhile is kept in mind until
its end. ``test_a_load_that_comes_late_brings_nothing_back`` tries it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from inspect import isawaitable
from typing import Any

from acsdk._bulk.alarm import Alarm
from acsdk._bulk.clock import Clock
from acsdk._bulk.hooks import Hook
from acsdk._bulk.job import BulkJob
from acsdk._bulk.outbox.refused import OutboxFailure
from acsdk._bulk.records import Record
from acsdk._bulk.storage import OutboxCount, OutboxEntry, OutboxRefusal, OutboxStorage
from acsdk._bulk.tickets import Entry
from acsdk._handed_in import run_handed_in

__all__ = ["Backlog"]

_logger = logging.getLogger("acsdk")


class Backlog:
    """What waits in a storage, as far as this batcher knows."""

    def __init__(
        self,
        job: BulkJob[Any, Any],
        storage: OutboxStorage,
        counted: OutboxCount,
        clock: Clock,
        on_refused: Hook[OutboxFailure] | None,
    ) -> None:
        self.storage = storage
        self.alarm: Alarm = Alarm(job, clock)
        """What it cannot deliver."""
        self._clock = clock
        self._on_refused = on_refused
        self.waiting: int = counted.waiting
        """How many entries are to be delivered."""
        self.refused: int = counted.refused
        """How many the API refused."""
        self.held: dict[int, OutboxEntry] = {}
        """What is in hand, by number."""
        self.gone: set[int] = set()
        """What was settled since this was last emptied."""
        self._oldest_at: datetime | None = counted.oldest_at  # until something is in hand

    @property
    def oldest_age(self) -> float:
        """Seconds since the oldest entry was stored; 0 where none waits."""
        oldest = min((entry.created_at for entry in self.held.values()), default=self._oldest_at)
        return 0.0 if oldest is None else max(0.0, (self._clock.now() - oldest).total_seconds())

    def stored(self, entries: int) -> None:
        """So many were added."""
        self.waiting += entries

    def counted(self, found: OutboxCount) -> None:
        """Others have put refused records back, or discarded them."""
        self.refused = found.refused

    def take(self, entries: Sequence[OutboxEntry]) -> Sequence[OutboxEntry]:
        """These were loaded; returns those that are neither in hand nor settled."""
        fresh = [one for one in entries if one.id not in self.held and one.id not in self.gone]
        self.held.update((one.id, one) for one in fresh)
        self.waiting = max(self.waiting, len(self.held))  # others may store entries too
        self._oldest_at = None
        return fresh

    async def deliver(self, entries: Sequence[Entry]) -> None:
        """These are in the account."""
        await self.storage.remove([entry.id for entry in entries])
        self._settled(entries)

    async def put_aside(self, refusals: Sequence[tuple[Record[Any], Entry, Sequence[str]]]) -> list[OutboxFailure]:
        """The API refused these."""
        now = self._clock.now()
        failures = [
            OutboxFailure(record.key, record.body, tuple(reasons), entry.id, self.held[entry.id].created_at, now)
            for record, entry, reasons in refusals
        ]
        await self.storage.refuse([OutboxRefusal(one.id, one.reasons) for one in failures])
        self.refused += len(refusals)
        self._settled([entry for _, entry, _ in refusals])
        return failures

    def _settled(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self.held.pop(entry.id, None)
            self.gone.add(entry.id)
        self.waiting = max(0, self.waiting - len(entries))
        self.alarm.settled(entry.id for entry in entries)

    async def tell_refused(self, failures: Sequence[OutboxFailure]) -> None:
        """Hand what was put aside to whoever wants to know; what they raise harms no record."""
        hook = self._on_refused
        if hook is None:
            return
        for failure in failures:
            try:
                result = await run_handed_in(partial(hook, failure))
                if isawaitable(result):
                    await result
            except Exception:
                _logger.exception("on_refused failed")

    def failed(self, records: Sequence[Record[Any]], error: Exception) -> None:
        """These could not be delivered, and stay."""
        entries = [(record.item.id, record.key) for record in records]
        self.alarm.failed(entries, error, waiting=self.waiting, oldest_age=self.oldest_age)
