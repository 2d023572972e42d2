"""The records of a batcher that wait to be sent, by natural key."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Generic

from acsdk._bulk.job import Item
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.records import Record

__all__ = ["Line"]


class Line(Generic[Item]):
    """First come, first served, and one record of a key at a time.

    Unlike in a run's window nothing is dropped: each record is somebody's call, and a real-time order means an
    automation.
    """

    def __init__(self, limits: BatchLimits) -> None:
        self._limits = limits
        self._ready: dict[str, Record[Item]] = {}
        self._ready_bytes = 0
        self._behind: dict[str, deque[Record[Item]]] = {}
        """By each key that is ready or under way: the later records of that key."""

    def add(self, record: Record[Item]) -> None:
        """Put a record at the end."""
        behind = self._behind.get(record.key)
        if behind is None:
            self._behind[record.key] = deque()
            self._set_ready(record)
        else:
            behind.append(record)

    def _set_ready(self, record: Record[Item]) -> None:
        self._ready[record.key] = record
        self._ready_bytes += len(record.body)

    @property
    def first(self) -> Record[Item] | None:
        """The record that can be sent next."""
        return next(iter(self._ready.values()), None)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits or is under way."""
        return not self._behind

    @property
    def has_full_batch(self) -> bool:
        """Whether waiting longer makes the next batch no larger."""
        ready = len(self._ready)
        return ready > 0 and not self._limits.fits(ready + 1, self._ready_bytes + ready)

    def take(self) -> list[Record[Item]]:
        """Hand out the next batch."""
        batch = self._limits.first_batch(self._ready.values())
        for record in batch:
            self._unset_ready(record)
        return batch

    def _unset_ready(self, record: Record[Item]) -> None:
        del self._ready[record.key]
        self._ready_bytes -= len(record.body)

    def release(self, records: Sequence[Record[Item]]) -> None:
        """Their outcome is known: the next of their keys may go."""
        for record in records:
            self._advance(record.key)

    def _advance(self, key: str) -> None:
        behind = self._behind[key]
        if behind:
            self._set_ready(behind.popleft())
        else:
            del self._behind[key]

    def remove(self, record: Record[Item]) -> bool:
        """Take out a record that nobody waits for any more; returns whether it was not under way yet."""
        behind = self._behind.get(record.key, deque())
        if self._ready.get(record.key) is record:
            self._unset_ready(record)
            self._advance(record.key)
        elif record in behind:
            behind.remove(record)
        else:
            return False
        return True

    def drop(self, key: str) -> Sequence[Record[Item]]:
        """Forget a key that is under way; returns the later records of it."""
        return self._behind.pop(key)
