"""What a run counts while it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from acsdk._bulk.clock import Clock
from acsdk._bulk.job import Item
from acsdk._bulk.outcomes import BulkBatch, BulkDuplicate, BulkFailure
from acsdk._bulk.progress import BulkProgress
from acsdk._bulk.report import BulkReport

__all__ = ["MOST_KEPT", "Earlier", "Tally"]

T = TypeVar("T")

MOST_KEPT = 10_000
"""Of each list: the counts go on."""


def _keep(kept: list[T], entry: T) -> None:
    if len(kept) < MOST_KEPT:
        kept.append(entry)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier runs with the same journal took."""

    runs: int = 0
    seconds: float = 0.0
    requests: int = 0
    retries: int = 0
    batches: Sequence[BulkBatch] = ()
    batch_size: int | None = None
    """Records per call that a run whose calls grow has come to."""


_NOTHING_EARLIER = Earlier()


class Tally(Generic[Item]):
    """Counts of everything and lists of what matters, in bounded memory."""

    def __init__(self, operation: str, clock: Clock) -> None:
        self.operation = operation
        self._clock = clock
        self._began = clock.monotonic()
        self.read = self.accepted = self.failed = self.unknown = self.dropped = self.skipped = 0
        self.requests = self.retries = 0
        self._interval = 0.0
        self._failures: list[BulkFailure[Item]] = []
        self._unknowns: list[BulkFailure[Item]] = []
        self._duplicates: list[BulkDuplicate] = []
        self._batches: list[BulkBatch] = []

    @property
    def settled(self) -> int:
        """Records whose outcome is known, as far as it can be."""
        return self.accepted + self.failed + self.unknown + self.dropped + self.skipped

    @property
    def seconds(self) -> float:
        """How long the run has taken so far."""
        return self._clock.monotonic() - self._began

    def add_failure(self, failure: BulkFailure[Item]) -> None:
        """A record was refused, or the answer to it was lost."""
        if failure.outcome == "failed":
            self.failed += 1
            _keep(self._failures, failure)
        else:
            self.unknown += 1
            _keep(self._unknowns, failure)

    def add_duplicate(self, duplicate: BulkDuplicate) -> None:
        """A later record supersedes an earlier one."""
        self.dropped += not duplicate.was_sent
        _keep(self._duplicates, duplicate)

    def add_batch(self, batch: BulkBatch) -> None:
        """A call was accepted."""
        self.accepted += batch.records
        _keep(self._batches, batch)

    def plan(self, interval: float) -> None:
        """A dry run would make a request, and the next one so many seconds later at the earliest."""
        self.requests += 1
        self._interval += interval

    def figures(self, batch_size: int | None) -> Earlier:
        """What the run took so far, and the size that its calls have come to, for its journal."""
        return Earlier(seconds=self.seconds, requests=self.requests, retries=self.retries, batch_size=batch_size)

    def progress(self, report: BulkReport[Any] | None = None) -> BulkProgress:
        """How far the run has come."""
        return BulkProgress(
            operation=self.operation,
            read=self.read,
            accepted=self.accepted,
            failed=self.failed,
            unknown=self.unknown,
            dropped=self.dropped,
            skipped=self.skipped,
            requests=self.requests,
            retries=self.retries,
            seconds=self.seconds,
            report=report,
        )

    def report(self, *, earlier: Earlier = _NOTHING_EARLIER, planned_rate: float | None = None) -> BulkReport[Item]:
        """The counts as they stand. A rate makes it the report of a dry run."""
        return BulkReport(
            operation=self.operation,
            dry_run=planned_rate is not None,
            read=self.read,
            accepted=self.accepted,
            failed=self.failed,
            unknown=self.unknown,
            dropped=self.dropped,
            skipped=self.skipped,
            unsent=self.read - self.settled,
            failures=tuple(self._failures),
            unknowns=tuple(self._unknowns),
            duplicates=tuple(self._duplicates),
            batches=(*earlier.batches, *self._batches)[:MOST_KEPT],
            runs=1 + earlier.runs,
            seconds=earlier.seconds + self.seconds,
            requests=earlier.requests + self.requests,
            retries=earlier.retries + self.retries,
            estimated_seconds=None if planned_rate is None else max(self._interval, self.requests / planned_rate),
        )
