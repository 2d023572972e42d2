"""How much goes into one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from acsdk._bulk.job import BulkJob, Item
from acsdk._bulk.records import Record
from acsdk._bulk.signals import Signal
from acsdk._errors import InvalidInputError
from acsdk._options import is_count

__all__ = ["BatchLimits"]


class BatchLimits:
    """The most records and bytes of one call. A run lowers them when the server finds its calls too large."""

    def __init__(self, job: BulkJob[Any, Any], count: int) -> None:
        if not is_count(count, 1, job.most_records):
            most = "" if job.most_records is None else f" up to {job.most_records}"
            raise InvalidInputError(
                f"{job.operation} takes a number of records{most} in one call, not {count!r}: a whole one, from 1 on"
            )
        self.count: int = count
        self.size: int = job.max_batch_bytes - job.overhead_bytes
        """Bytes of records and commas."""
        self.most_bytes: int = self.size
        """The same at the start: what not even a record alone may exceed."""
        self.heard: Signal = Signal()
        """Wakes those who wait for the answer to a trial."""

    @property
    def grown(self) -> int | None:
        """How many records a call has come to, where they grow."""
        return None

    @property
    def next_count(self) -> int:
        """How many records the next call takes."""
        return self.count

    def may_grow(self, record: Record[Any]) -> bool:
        """Whether a record may be in a call that is larger than those at the start."""
        del record
        return False

    def fits(self, count: int, size: int, *, may_grow: bool) -> bool:
        """Whether so many records of so many bytes, commas included, may go in one call."""
        del may_grow
        return count <= self.count and size <= self.size

    def first_batch(self, records: Iterable[Record[Item]], most: int | None = None) -> list[Record[Item]]:
        """As many of the first records as go in one call, or as are wanted, and one at least."""
        batch: list[Record[Item]] = []
        size = 0
        may_grow = True
        for record in records:
            size += len(record.body) + bool(batch)
            may_grow = may_grow and self.may_grow(record)
            if batch and (len(batch) == most or not self.fits(len(batch) + 1, size, may_grow=may_grow)):
                break
            batch.append(record)
        return batch

    def lower_count(self, count: int) -> None:
        """At most so many records from now on."""
        self.count = max(1, min(self.count, count))

    def lower_size(self, size: int) -> None:
        """At most so many bytes from now on."""
        self.size = min(self.size, size)

    def is_trial(self, count: int) -> bool:
        """Whether a call of so many records is larger than any that was accepted, to see if the server takes it."""
        del count
        return False

    def has_grown(self, count: int) -> bool:
        """Whether a call of so many records is larger than those at the start."""
        del count
        return False

    def accepted(self, count: int, seconds: float) -> None:
        """The server took a call, so many seconds after it went out."""

    def refused(self, count: int) -> None:
        """The server found a call too large, or took too long for it."""

    def answered(self, batch: Sequence[Record[Any]]) -> None:
        """All of a batch has its outcome."""
