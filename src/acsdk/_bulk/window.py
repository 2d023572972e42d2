"""The records that were read and not yet answered, by natural key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from acsdk._bulk.job import Item
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.records import Record

__all__ = ["Window"]


class Window(Generic[Item]):
    """Packs batches in the order of the source. A key is in one batch under way at most, and once in a batch.

    A record whose key is under way is held back until that batch is answered. Of several copies that wait, the
    last stays.
    """

    def __init__(self, limits: BatchLimits) -> None:
        self._limits = limits
        self._free: dict[str, Record[Item]] = {}
        self._free_bytes = 0
        self._free_small = 0  # those that may not be in a call which has grown
        self._held: dict[str, Record[Item]] = {}
        self._under_way: dict[str, Record[Item]] = {}

    def add(self, record: Record[Item]) -> Record[Item] | None:
        """Take a record in; returns the earlier copy that it drops, if one was waiting."""
        if record.key in self._under_way:
            dropped = self._held.get(record.key)
            self._held[record.key] = record
            return dropped
        dropped = self._free.pop(record.key, None)
        if dropped is not None:
            self._take_off(dropped)
        self._set_free(record)
        return dropped

    def under_way(self, key: str) -> Record[Item] | None:
        """The record of this key that was handed out and is not answered yet."""
        return self._under_way.get(key)

    def __contains__(self, key: str) -> bool:
        return key in self._free or key in self._under_way

    @property
    def has_full_batch(self) -> bool:
        """Whether more records would not fit into the next batch."""
        waiting = len(self._free)
        may_grow = not self._free_small
        return not self._limits.fits(waiting + 1, self._free_bytes + waiting, may_grow=may_grow)

    @property
    def has_batch(self) -> bool:
        """Whether there is anything to send now."""
        return bool(self._free)

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits, not even for an answer to an earlier copy."""
        return not self._free and not self._held

    def take(self) -> list[Record[Item]]:
        """Hand out the next batch, oldest first."""
        batch = self._limits.first_batch(self._free.values())
        for record in batch:
            del self._free[record.key]
            self._take_off(record)
            self._under_way[record.key] = record
        return batch

    def release(self, records: Iterable[Record[Item]]) -> None:
        """Their outcome is known: later copies may go."""
        for record in records:
            del self._under_way[record.key]
            later = self._held.pop(record.key, None)
            if later is not None:
                self._set_free(later)

    def left_under_way(self) -> list[Record[Item]]:
        """What was handed out and never answered, when a run is over."""
        return list(self._under_way.values())

    def _set_free(self, record: Record[Item]) -> None:
        self._free[record.key] = record
        self._free_bytes += len(record.body)
        self._free_small += not self._limits.may_grow(record)

    def _take_off(self, record: Record[Item]) -> None:
        self._free_bytes -= len(record.body)
        self._free_small -= not self._limits.may_grow(record)
