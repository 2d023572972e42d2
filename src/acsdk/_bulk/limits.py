"""How much goes into one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from acsdk._bulk.job import BulkJob, Item
from acsdk._bulk.records import Record
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

    def fits(self, count: int, size: int) -> bool:
        """Whether so many records of so many bytes, commas included, may go in one call."""
        return count <= self.count and size <= self.size

    def first_batch(self, records: Iterable[Record[Item]], most: int | None = None) -> list[Record[Item]]:
        """As many of the first records as go in one call, or as are wanted, and one at least."""
        batch: list[Record[Item]] = []
        size = 0
        for record in records:
            size += len(record.body) + bool(batch)
            if batch and (len(batch) == most or not self.fits(len(batch) + 1, size)):
                break
            batch.append(record)
        return batch

    def lower_count(self, count: int) -> None:
        """At most so many records from now on."""
        self.count = max(1, min(self.count, count))

    def lower_size(self, size: int) -> None:
        """At most so many bytes from now on."""
        self.size = min(self.size, size)
