"""How the calls of a run grow while the server takes them.

What must hold: no record is blamed for the size of a call, and none held back for longer than ``MOST_SECONDS``. So one
call at a time is larger than any that was accepted, a *trial*, and whatever it fails of, its parts are of sizes that
were. Several trials at once would each cost a request where the server takes no more:
``test_where_the_server_takes_no_more`` counts them. The calls after a trial wait for its answer, for they would be
small ones: ``test_a_trial_is_waited_for`` and ``test_a_slow_trial_holds_nobody_up`` try both sides of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from acsdk._bulk.job import BulkJob, Item
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.records import Record

__all__ = ["MOST_SECONDS", "GrowingLimits"]

# Limits of servers are round numbers. No step is more than twice the one before, so that a size which was one step too
# far is at most twice one that was accepted.
_STEPS = (1, 2, 4, 5, 10, 20)
# A run starts with a trial of 250 where 50 are usual: what imports of contacts and pages of the API take. A guess.
_LIKELY = 5
# There it stays for so many accepted calls before it tries more: one request in twenty is what that may cost.
_CALLS_AT_THE_LIKELY = 20
# An answer that took longer says that there is little to gain, and twice the size may take twice the time.
MOST_SECONDS = 5.0
# So many accepted calls after one that was too large, another is tried: one request in a hundred is what it may cost.
_CALLS_UNTIL_RETRIAL = 100


class GrowingLimits(BatchLimits):
    """Limits that rise. Records that may not grow stay in calls of the size that a run started with."""

    def __init__(self, job: BulkJob[Any, Any], count: int, remembered: int | None) -> None:
        super().__init__(job, count)
        self._may_grow = job.may_grow
        self._first_count = count
        self._steps = [count * step for step in _STEPS]
        self._likely = count * _LIKELY
        self._first_trial = remembered or self._likely
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
        if self._first_trial > self.count:
            return self._first_trial
        return self._next_step() if self._is_quick else self.count

    def _next_step(self) -> int:
        if self.count == self._likely and self._accepted_since < _CALLS_AT_THE_LIKELY:
            return self.count
        steps = (step for step in self._steps if step > self.count)
        step = next(steps, self.count)
        return step if self._too_many is None or step < self._too_many else self.count

    def may_grow(self, record: Record[Any]) -> bool:
        """Whether a record may be in a call that is larger than those at the start."""
        return self._may_grow(record.item)

    def fits(self, count: int, size: int, *, may_grow: bool) -> bool:
        """Whether so many records of so many bytes, commas included, may go in one call."""
        return count <= (self.next_count if may_grow else self._small) and size <= self.size

    @property
    def _small(self) -> int:
        return min(self.count, self._first_count)

    def first_batch(self, records: Iterable[Record[Item]], most: int | None = None) -> list[Record[Item]]:
        """As many of the first records as go in one call. One that may not grow ends a call that has."""
        batch = super().first_batch(records, most)
        if self.is_trial(len(batch)):
            self._trial, self._first_trial = batch, 0
        return batch

    def is_trial(self, count: int) -> bool:
        """Whether a call of so many records is larger than any that was accepted, and than those at the start."""
        return count > max(self.count, self._first_count)

    def has_grown(self, count: int) -> bool:
        """Whether a call of so many records is larger than those at the start."""
        return count > self._first_count

    def accepted(self, count: int, seconds: float) -> None:
        """The server took a call, so many seconds after it went out."""
        self._is_quick = seconds <= MOST_SECONDS
        self._accepted_since += 1
        if self._accepted_since >= _CALLS_UNTIL_RETRIAL:
            self._too_many = None
        if self.is_trial(count):
            self._end_trial()
            if not self._is_quick:
                self._too_much(count)
                return
        self.count = max(self.count, count)

    def refused(self, count: int) -> None:
        """The server found a call too large, or took too long for it."""
        self._too_much(count)
        if self.is_trial(count):
            self._end_trial()
        else:
            self.count = max(self._first_count, count // 2)

    def _too_much(self, count: int) -> None:
        self._too_many, self._accepted_since = count, 0

    def _end_trial(self) -> None:
        self._trial = None
        self.heard.notify()

    def lower_count(self, count: int) -> None:
        """At most so many records from now on, until other calls were accepted."""
        self._too_much(self.count)
        super().lower_count(count)

    def answered(self, batch: Sequence[Record[Any]]) -> None:
        """All of a batch has its outcome."""
        if batch is self._trial:
            self._end_trial()
