"""One bulk run: reads, packs and sends until every record has an outcome."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterable
from pathlib import Path
from typing import Any, Generic

import anyio
from anyio.abc import TaskGroup
from anyio.lowlevel import checkpoint

from acsdk._bulk.clock import SYSTEM_CLOCK, Clock, pause
from acsdk._bulk.delivery import Delivery
from acsdk._bulk.gate import Gate, Place
from acsdk._bulk.growth import MOST_SECONDS, GrowingLimits
from acsdk._bulk.hooks import Hook, HookCaller, Hooks
from acsdk._bulk.job import BulkJob, Item, Row
from acsdk._bulk.journal import Journal
from acsdk._bulk.ledger import Ledger
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.memory import Known, Memory, NoMemory
from acsdk._bulk.outcomes import BulkFailure
from acsdk._bulk.progress import BulkProgress
from acsdk._bulk.reader import read_items
from acsdk._bulk.records import Record
from acsdk._bulk.report import BulkReport
from acsdk._bulk.signals import Signal, wait_at_most
from acsdk._bulk.source import Source
from acsdk._bulk.tally import Tally
from acsdk._bulk.window import Window
from acsdk._errors import AcsdkError, BulkError, InvalidInputError
from acsdk._options import is_count, problem_of

__all__ = ["run"]

# So many batches in a row without one accepted record: what is wrong is not about single records.
_MOST_FRUITLESS = 3


async def run(
    job: BulkJob[Item, Row],
    items: Iterable[Item] | AsyncIterable[Item],
    *,
    batch_size: int | None = None,
    journal: str | os.PathLike[str] | None = None,
    on_progress: Hook[BulkProgress] | None = None,
    on_result: Hook[Row] | None = None,
    on_failure: Hook[BulkFailure[Item]] | None = None,
    max_failures: int | None = None,
    dry_run: bool = False,
    grow: bool = False,
    clock: Clock = SYSTEM_CLOCK,
) -> BulkReport[Item]:
    """Send every item of a source and report on each.

    With a ``journal``, a run that was killed is finished by the same call with the same source in the same order:
    what was accepted is skipped, and the report's figures cover both runs. With ``grow``, calls of records that may
    grow become larger while the server takes them quickly, from ``batch_size`` on or from what the journal remembers.

    Raises `BulkError` with the report when the run ends early: on an error that is not about a record, on more than
    ``max_failures`` failures, and after three batches in a row without one accepted record. What the source or a
    hook raises surfaces as itself when everything read, or everything on its way, is answered.
    """
    hooks = Hooks[Item, Row](on_progress, on_result, on_failure)
    if max_failures is not None and not is_count(max_failures, 0):
        raise InvalidInputError(f"max_failures counts records, a whole number from 0 on, or None: not {max_failures!r}")
    if problem := problem_of("grow", grow):
        raise InvalidInputError(f"{problem}; batch_size= says where it starts")
    limits = BatchLimits(job, job.batch_size if batch_size is None else batch_size)
    source = Source(items)
    memory = await _memory(job, journal, dry_run=dry_run)
    if grow:
        limits = _growing(job, limits, memory.earlier.batch_size, dry_run=dry_run)
    try:
        one = Run(job, source, limits, memory, hooks, max_failures=max_failures, dry_run=dry_run, clock=clock)
        return await one.finish()
    finally:
        memory.close()
        await source.aclose()


async def _memory(job: BulkJob[Any, Any], path: str | os.PathLike[str] | None, *, dry_run: bool) -> Memory:
    """The journal; a dry run only reads one that is there."""
    if path is None or (dry_run and not Path(path).exists()):  # noqa: ASYNC240 - one look at the disk
        return NoMemory()
    return await Journal.open(path, job, dry_run=dry_run)


def _growing(job: BulkJob[Any, Any], limits: BatchLimits, remembered: int | None, *, dry_run: bool) -> BatchLimits:
    """Limits that rise. A dry run hears no answer, so it plans with the size that it would start with."""
    if dry_run:
        return BatchLimits(job, max(limits.count, remembered or limits.count))
    return GrowingLimits(job, limits.count, remembered)


class Run(Generic[Item, Row]):
    """A run under way: one task reads and packs, and each batch has a task of its own."""

    def __init__(
        self,
        job: BulkJob[Item, Row],
        source: Source[Item],
        limits: BatchLimits,
        memory: Memory,
        hooks: Hooks[Item, Row],
        *,
        max_failures: int | None,
        dry_run: bool,
        clock: Clock,
    ) -> None:
        self._job = job
        self._source = source
        self._limits = limits
        self._memory = memory
        self._hooks = HookCaller(hooks, self._stop_for_user)
        self._dry_run = dry_run
        self._tally = Tally[Item](job.operation, clock)
        self._window = Window[Item](limits)
        self._ledger = Ledger(
            job,
            tally=self._tally,
            window=self._window,
            limits=limits,
            memory=memory,
            hooks=self._hooks,
            max_failures=max_failures,
            stop=self._stop,
        )
        self._gate = Gate(job, clock)
        self._delivery = Delivery(job, limits, self._ledger, self._gate)
        self._reading = anyio.CancelScope()
        self._answered = Signal()
        self._fruitless = 0
        self._known: dict[str, Known] = {}
        self._error: Exception | None = None
        self._users_error: Exception | None = None

    async def finish(self) -> BulkReport[Item]:
        """Run to the end, whichever it is."""
        async with anyio.create_task_group() as workers:
            with self._reading:
                try:
                    await self._read_and_send(workers)
                except Exception as error:  # noqa: BLE001 - raised below, when what is on its way is answered
                    self._stop(error)
        await self._ledger.lost(self._window.left_under_way(), self._error)
        report = await self._close()
        self._raise(report)
        return report

    def _stop(self, error: Exception) -> None:
        """End the run: read and send nothing more, await what is on its way. The first reason counts."""
        if self._error is None:
            self._error = error
        self._reading.cancel()
        self._delivery.stop()

    def _stop_for_user(self, error: Exception) -> None:
        """The same where the user's own code raised."""
        self._users_error = error
        self._stop(error)

    def _raise(self, report: BulkReport[Item]) -> None:
        """What the user's code raised stays what it is, with a note; the run's own errors carry the report."""
        error = self._error or self._source.error
        if error is None:
            return
        if isinstance(error, AcsdkError) and error not in (self._users_error, self._source.error):
            raise BulkError(f"{report.operation} ended early: {error.message}", report) from error
        error.add_note(repr(report))
        raise error

    async def _read_and_send(self, workers: TaskGroup) -> None:
        while not self._source.ended:
            for record in await self._read():
                if self._is_needed(record):
                    self._ledger.take_in(record)
                while self._window.has_full_batch:
                    await self._dispatch(workers)
        while not self._window.is_empty:
            if self._window.has_batch:
                await self._dispatch(workers)
            else:
                await self._answered.next.wait()

    async def _read(self) -> list[Record[Item]]:
        try:
            items = await self._source.take(self._limits.next_count)
        finally:  # a stop may come while an async source keeps it waiting
            self._tally.read = self._source.count
        result = read_items(self._job, self._limits, items)
        if result.failures:
            await self._ledger.never_sent(result.failures)
        self._known = await self._memory.known(result.records)
        await checkpoint()
        return result.records

    def _is_needed(self, record: Record[Item]) -> bool:
        """Whether no earlier run brought it in. What that run knows ends with the first newer copy of a key."""
        known = self._known.get(record.key)
        if known is not None and record.key not in self._window and known(record):
            self._tally.skipped += 1
            return False
        self._known.pop(record.key, None)
        return True

    async def _dispatch(self, workers: TaskGroup) -> None:
        if self._dry_run:
            planned = self._window.take()
            self._tally.plan(self._job.interval(len(planned)))
            self._window.release(planned)
            return
        # The window goes on dropping superseded copies until there is a place for the batch.
        place = await self._gate.enter()
        batch = self._window.take()
        workers.start_soon(self._deliver, batch, place)
        if self._limits.is_trial(len(batch)):
            # What would go out meanwhile are small calls: its answer says how large the next may be.
            await wait_at_most(self._limits.heard.next, self._trial_pause)

    async def _trial_pause(self) -> None:
        await pause(self._gate.clock, MOST_SECONDS)

    async def _deliver(self, batch: list[Record[Item]], place: Place) -> None:
        try:
            any_accepted = await self._delivery.deliver(batch, place)
        finally:
            self._limits.answered(batch)
            self._gate.leave()
            self._answered.notify()
        self._fruitless = 0 if any_accepted else self._fruitless + 1
        more_to_do = not self._source.ended or not self._window.is_empty
        if self._fruitless >= _MOST_FRUITLESS and more_to_do:
            self._stop(BulkError(f"{_MOST_FRUITLESS} batches in a row without one accepted record"))

    async def _close(self) -> BulkReport[Item]:
        rate = self._job.requests_per_second if self._dry_run else None
        report = self._tally.report(earlier=self._memory.earlier, planned_rate=rate)
        try:
            await self._memory.finish(self._tally.figures(self._limits.grown))
        except Exception as error:  # noqa: BLE001 - raised with the report
            self._stop(error)
        await self._hooks.progress(lambda: self._tally.progress(report))
        return report
