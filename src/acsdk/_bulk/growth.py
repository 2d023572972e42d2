"""How the calls of a run grow while the server takes them.

What must hold: no record is held back, nor blamed, for the size of a call; so one call at a time is larger than any
that was accepted, a *trial*, and whatever it fails of, its halves are of sizes that were. Several trials at once would
each cost a request where the server takes no more: ``test_where_the_server_takes_no_more`` counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from acsdk._bulk.job import BulkJob, Item
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.records import Record

__all__ = ["GrowingLimits"]

# Limits of servers are round numbers. No step is more than twice the one before, so that the halves of a call which
# was one step too far are of a size that was accepted.
_STEPS = (1, 2, 4, 5, 10, 20)
# An answer that took longer says that there is little to gain, and twice the size may take twice the time.
_MOST_SECONDS = 5.0
# So many accepted calls after one that was too large, another is tried: one request in a hundred is what it may cost.
_CALLS_UNTIL_RETRIAL = 100


class GrowingLimits(BatchLimits):
    """Limits that rise. Records that may not grow stay in calls of the size that a run started with."""

    def __init__(self, job: BulkJob[Any, Any], count: int, remembered: int | None) -> None:
        super().__init__(job, count)
        self._may_grow = job.may_grow
        self._first_count = count
        self._steps = [count * step for step in _STEPS]
        self._remembered = remembered or 0
        self._is_quick = False
        self._too_many: int | None = None
        self._accepted_since = 0
        self._trial: Sequence[Record[Any]] | None = None

    @property
    def grown(self) -> int:
        """How many records a call has come to."""
        return self.count

    @property
    def next_count(self) -> int:
        """How many records the next call takes, where all of them may grow."""
        if self._trial is not None:
            return self.count
        if self._remembered > self.count:
            return self._remembered
        return self._next_step() if self._is_quick else self.count

    def _next_step(self) -> int:
        steps = (step for step in self._steps if step > self.count)
        step = next(steps, self.count)
        return step if self._too_many is None or step < self._too_many else self.count

    def may_grow(self, record: Record[Any]) -> bool:
        """Whether a record may be in a call that is larger than those at the start."""
        return self._may_grow(record.item)

    def fits(self, count: int, size: int, *, may_grow: bool = False) -> bool:
        """Whether so many records of so many bytes, commas included, may go in one call."""
        return count <= (self.next_count if may_grow else self._small) and size <= self.size

    @property
    def _small(self) -> int:
        return min(self.count, self._first_count)

    def first_batch(self, records: Iterable[Record[Item]], most: int | None = None) -> list[Record[Item]]:
        """As many of the first records as go in one call. One that may not grow ends a call that has."""
        batch: list[Record[Item]] = []
        size, may_grow = 0, True
        for record in records:
            size += len(record.body) + bool(batch)
            may_grow = may_grow and self._may_grow(record.item)
            if batch and (len(batch) == most or not self.fits(len(batch) + 1, size, may_grow=may_grow)):
                break
            batch.append(record)
        if self.is_trial(len(batch)):
            self._trial, self._remembered = batch, 0
        return batch

    def is_trial(self, count: int) -> bool:
        """Whether a call of so many records is larger than any that was accepted, and than those at the start."""
        return count > max(self.count, self._first_count)

    def has_grown(self, count: int) -> bool:
        """Whether a call of so many records is larger than those at the start."""
        return count > self._first_count

    def accepted(self, count: int, seconds: float) -> None:
        """The server took a call, so many seconds after it went out."""
        self._is_quick = seconds <= _MOST_SECONDS
        self._accepted_since += 1
        if self._accepted_since > _CALLS_UNTIL_RETRIAL:
            self._too_many = None
        if self.is_trial(count):
            self._trial = None
        self.count = max(self.count, count)

    def refused(self, count: int) -> None:
        """The server found a call too large, or took too long for it."""
        self._too_many = count
        self._accepted_since = 0
        if not self.is_trial(count):
            self.count = max(self._first_count, count // 2)

    def lower_count(self, count: int) -> None:
        """At most so many records from now on, until other calls were accepted."""
        self._too_many, self._accepted_since = self.count, 0
        super().lower_count(count)

    def answered(self, batch: Sequence[Record[Any]]) -> None:
        """All of a batch has its outcome."""
        if batch is self._trial:
            self._trial = None
