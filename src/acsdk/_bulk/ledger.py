"""Keeps account of a run: what became of each record, and whether the run may go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Literal

from acsdk._bulk.blame import reasons_of
from acsdk._bulk.delivery import Refusal, UnderWay
from acsdk._bulk.hooks import HookCaller
from acsdk._bulk.job import BulkJob, Item, Row, SentBatch
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.memory import Memory
from acsdk._bulk.outcomes import BulkBatch, BulkDuplicate, BulkFailure
from acsdk._bulk.records import Record
from acsdk._bulk.rows import Matched, match_rows
from acsdk._bulk.tally import Tally
from acsdk._bulk.window import Window
from acsdk._errors import BulkError, RequestError

__all__ = ["Ledger"]

_NO_ROW = ("the answer has no row for this record",)


class Ledger(Generic[Item, Row]):
    """Books every outcome once: in the journal, then in the counts, then with the user's hooks."""

    def __init__(
        self,
        job: BulkJob[Item, Row],
        *,
        tally: Tally[Item],
        window: Window[Item],
        limits: BatchLimits,
        memory: Memory,
        hooks: HookCaller[Item, Row],
        max_failures: int | None,
        stop: Callable[[Exception], None],
    ) -> None:
        self._job = job
        self._tally = tally
        self._window = window
        self._limits = limits
        self._memory = memory
        self._hooks = hooks
        self._max_failures = max_failures
        self._stop = stop

    def stop(self, error: Exception) -> None:
        """Something happened that concerns more than one batch."""
        self._stop(error)

    def still_wanted(self, records: Sequence[Record[Item]]) -> Sequence[Record[Item]]:
        """All of them: nobody leaves a run."""
        return records

    def attempted(self, records: Sequence[Record[Item]], request: UnderWay, *, again: bool) -> None:
        """A request goes out."""
        del records, request
        self._tally.requests += 1
        self._tally.retries += again

    def take_in(self, record: Record[Item]) -> None:
        """Put a record in line; it supersedes earlier copies of its key."""
        sent = self._window.under_way(record.key)
        dropped = self._window.add(record)
        if dropped is not None:
            self._memory.drop(dropped)
            self._tally.add_duplicate(BulkDuplicate(record.key, dropped.index, record.index, was_sent=False))
        elif sent is not None:
            self._tally.add_duplicate(BulkDuplicate(record.key, sent.index, record.index, was_sent=True))

    async def accepted(self, records: Sequence[Record[Item]], answer: SentBatch[Row]) -> None:
        """The API took these. They count once the journal holds them."""
        matched = match_rows(self._job, records, answer)
        batch = BulkBatch(answer.record_id, len(matched.confirmed))
        taken = [record for record, _ in matched.confirmed]
        figures = self._tally.figures(self._limits.grown)
        await self._memory.add_accepted(taken, self._ids(matched), batch, figures)
        self._tally.add_batch(batch)
        self._window.release(taken)
        self._job.tell(accepted=len(taken), unknown=len(matched.missing), record_id=answer.record_id)
        if matched.missing:
            await self._book([(record, _NO_ROW) for record in matched.missing], None, "unknown")
        await self._hooks.results(answer.rows or ())
        await self._hooks.progress(self._tally.progress)

    def _ids(self, matched: Matched[Item, Row]) -> dict[str, str]:
        row_id = self._job.row_id
        if row_id is None:
            return {}
        rows = ((record.key, row_id(row)) for record, row in matched.confirmed if row is not None)
        return {key: own_id for key, own_id in rows if own_id is not None}

    async def failed(self, refusals: Sequence[Refusal[Item]], error: Exception | None) -> None:
        """The API refused these, or they could not be sent."""
        self._job.tell(failed=len(refusals))
        await self._book(refusals, error, "failed")
        await self._hooks.progress(self._tally.progress)

    async def unknown(self, records: Sequence[Record[Item]], error: RequestError) -> None:
        """These were sent, and no answer tells what became of them."""
        self._job.tell(unknown=len(records))
        await self._book([(record, reasons_of(error)) for record in records], error, "unknown")
        await self._hooks.progress(self._tally.progress)

    async def lost(self, records: Sequence[Record[Item]], error: Exception | None) -> None:
        """These were sent, and a failure of ours or of a hook kept the answer from being booked."""
        if records:
            self._job.tell(unknown=len(records))
        await self._book(
            [(record, (f"sent, and then the run broke off: {error}",)) for record in records], error, "unknown"
        )

    def unsent(self, records: Sequence[Record[Item]], error: Exception | None) -> None:
        """These were not written, and the run ends."""
        del error
        self._window.release(records)

    async def never_sent(self, failures: Sequence[BulkFailure[Item]]) -> None:
        """These cannot be sent as they are."""
        await self._add(failures)
        await self._hooks.progress(self._tally.progress)

    async def _book(
        self, refusals: Iterable[Refusal[Item]], error: Exception | None, outcome: Literal["failed", "unknown"]
    ) -> None:
        refusals = list(refusals)
        self._window.release(record for record, _ in refusals)
        await self._add(
            [
                BulkFailure(record.index, record.key, tuple(reasons), record.item, error, outcome)
                for record, reasons in refusals
            ]
        )

    async def _add(self, failures: Sequence[BulkFailure[Item]]) -> None:
        for failure in failures:
            self._tally.add_failure(failure)
        if self._max_failures is not None and self._tally.failed > self._max_failures:
            self._stop(BulkError(f"more than max_failures={self._max_failures} records failed"))
        try:
            await self._memory.add_failures(failures)
        except Exception as error:  # noqa: BLE001 - they are in the report; what else was on its way goes on
            self._stop(error)
        await self._hooks.failures(failures)
