"""The records of a batcher that wait to be sent, by natural key.

What must hold: of one key one record is under way at most, and the next is the one with the lowest place. A place is
given when a record comes, before the first wait, so that a caller who is held back, or whose key has older records on
the disk, still goes before whoever came later. A record that is put back after a failure goes to the head of its key.
``test_versions_keep_their_order_through_kills`` and the model in ``test_outbox_model.py`` try it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic

from acsdk._bulk.job import Item
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.records import Record

__all__ = ["Line", "Shelf"]


class Shelf(Generic[Item]):
    """Records that may go, one of a key, in the order in which that came to be."""

    def __init__(self, limits: BatchLimits) -> None:
        self._limits = limits
        self._records: dict[str, Record[Item]] = {}
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._records)

    def get(self, key: str) -> Record[Item] | None:
        """The record of a key, if it has one here."""
        return self._records.get(key)

    def add(self, record: Record[Item]) -> None:
        """Put a record at the end."""
        self._records[record.key] = record
        self._bytes += len(record.body)

    def discard(self, key: str) -> None:
        """Take the record of a key out, if it has one here."""
        record = self._records.pop(key, None)
        if record is not None:
            self._bytes -= len(record.body)

    @property
    def first(self) -> Record[Item] | None:
        """The record that has been here longest."""
        return next(iter(self._records.values()), None)

    @property
    def has_full_batch(self) -> bool:
        """Whether waiting longer makes the next batch no larger."""
        ready = len(self._records)
        return not self._limits.fits(ready + 1, self._bytes + ready, may_grow=False)

    def next_batch(self, most: int) -> list[Record[Item]]:
        """What goes in one call, so many at the most."""
        return self._limits.first_batch(self._records.values(), most)

    def take_all(self) -> list[Record[Item]]:
        """Empty it."""
        records = list(self._records.values())
        self._records.clear()
        self._bytes = 0
        return records


class Line(Generic[Item]):
    """First come, first served, and one record of a key at a time.

    Unlike in a run's window nothing is dropped: each record is somebody's call, and a real-time order means an
    automation. While the line is suspended, those of the outbox wait on a shelf of their own.
    """

    def __init__(self, limits: BatchLimits, waits_when_suspended: Callable[[Item], bool]) -> None:
        self.ready = Shelf[Item](limits)
        """What may go."""
        self.suspended = Shelf[Item](limits)
        """What may go again when the line is no longer suspended."""
        self._waits_when_suspended = waits_when_suspended
        self._is_suspended = False
        self._waiting: dict[str, deque[Record[Item]]] = {}
        self._under_way: dict[str, Record[Item]] = {}
        self._reserved: set[Record[Item]] = set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits or is under way."""
        return not self._waiting and not self._under_way

    def is_behind(self, record: Record[Item]) -> bool:
        """Whether an earlier record of its key is not settled yet."""
        waiting = self._waiting.get(record.key)
        if waiting is None or self._under_way.get(record.key) is record:
            return False
        return record.key in self._under_way or waiting[0] is not record

    def add(self, record: Record[Item]) -> None:
        """Put a record in its place."""
        waiting = self._waiting.setdefault(record.key, deque())
        place = len(waiting)
        while place and waiting[place - 1].index > record.index:
            place -= 1
        waiting.insert(place, record)
        self._advance(record.key)

    def reserve(self, record: Record[Item]) -> None:
        """Put a record in its place, and let it go when it is admitted."""
        self._reserved.add(record)
        self.add(record)

    def admit(self, record: Record[Item]) -> None:
        """Let a record go when its turn is there."""
        self._reserved.discard(record)
        self._advance(record.key)

    def take(self, shelf: Shelf[Item], most: int) -> list[Record[Item]]:
        """Hand out the next batch of a shelf."""
        batch = shelf.next_batch(most)
        for record in batch:
            self._waiting[record.key].popleft()
            self._under_way[record.key] = record
            self._advance(record.key)
        return batch

    def release(self, records: Sequence[Record[Item]]) -> None:
        """Their outcome is known: the next of their keys may go."""
        for record in records:
            del self._under_way[record.key]
            self._advance(record.key)

    def put_back(self, records: Sequence[Record[Item]]) -> None:
        """They were under way in vain, and may go again."""
        for record in records:
            del self._under_way[record.key]
            self._waiting.setdefault(record.key, deque()).appendleft(record)
            self._advance(record.key)

    def remove(self, record: Record[Item]) -> None:
        """Take out a record that nobody waits for any more, where it is not under way yet."""
        waiting = self._waiting.get(record.key)
        if waiting is not None and record in waiting:
            waiting.remove(record)
            self._reserved.discard(record)
            self._advance(record.key)

    def drop(self, key: str) -> Sequence[Record[Item]]:
        """Forget a key; returns the records of it that waited."""
        self._under_way.pop(key, None)
        waiting = self._waiting.pop(key, ())
        self._reserved.difference_update(waiting)
        self._advance(key)
        return waiting

    def drop_from(self, is_first: Callable[[Item], bool]) -> list[Record[Item]]:
        """Forget, of each key, what waits from the first such record on; returns that."""
        dropped: list[Record[Item]] = []
        for key, waiting in list(self._waiting.items()):
            place = next((place for place, record in enumerate(waiting) if is_first(record.item)), len(waiting))
            while len(waiting) > place:
                dropped.append(waiting.pop())
            self._advance(key)
        self._reserved.difference_update(dropped)
        return dropped

    def suspend(self) -> None:
        """Let nothing of the outbox go."""
        self._is_suspended = True
        self._sort_again(self.ready)

    def resume(self) -> None:
        """Let everything go."""
        self._is_suspended = False
        self._sort_again(self.suspended)

    def _sort_again(self, shelf: Shelf[Item]) -> None:
        for record in shelf.take_all():
            self._shelf_of(record).add(record)

    def _shelf_of(self, record: Record[Item]) -> Shelf[Item]:
        return self.suspended if self._is_suspended and self._waits_when_suspended(record.item) else self.ready

    def _advance(self, key: str) -> None:
        """Keep the first of a key on its shelf, where nothing before it is under way."""
        head = self._head(key)
        shown = self.ready.get(key) or self.suspended.get(key)
        if shown is head:
            return
        self.ready.discard(key)
        self.suspended.discard(key)
        if head is not None:
            self._shelf_of(head).add(head)

    def _head(self, key: str) -> Record[Item] | None:
        waiting = self._waiting.get(key)
        if not waiting:
            self._waiting.pop(key, None)
            return None
        return None if key in self._under_way or waiting[0] in self._reserved else waiting[0]
