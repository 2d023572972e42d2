"""Hands the outcomes of a batch to those who wait for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, cast

from acsdk._bulk.backlog import Backlog
from acsdk._bulk.blame import reasons_of, verdict_on
from acsdk._bulk.callers import Ticket
from acsdk._bulk.clock import Clock
from acsdk._bulk.delivery import Refusal, UnderWay
from acsdk._bulk.job import BulkJob, Row, SentBatch
from acsdk._bulk.records import Record
from acsdk._bulk.rows import match_rows
from acsdk._bulk.tickets import BatchResult, Entry, own_error
from acsdk._errors import DecodeError, RequestError

__all__ = ["Answers"]


class Answers(Generic[Row]):
    """The outcomes of one batch of a batcher.

    A caller gets its own result or its own error. An entry of the outbox is deleted when it is delivered, put aside
    when the API refuses it, and left unsettled, to be sent again, on anything else.
    """

    def __init__(
        self,
        job: BulkJob[Any, Row],
        backlog: Backlog | None,
        batch: Sequence[Record[Ticket[Row]]],
        release: Callable[[Sequence[Record[Ticket[Row]]]], None],
        clock: Clock,
    ) -> None:
        self._job = job
        self._backlog = backlog
        self._open = dict.fromkeys(batch)
        self._release_from_line = release
        self._clock = clock
        self.error: Exception = AssertionError("passed over without an error")
        """What went wrong last."""
        self.is_decided = False
        """Whether the API took or refused any of the records."""
        self._called_back: Exception | None = None

    def still_wanted(self, records: Sequence[Record[Ticket[Row]]]) -> Sequence[Record[Ticket[Row]]]:
        """Those that somebody waits for."""
        left = [record for record in records if not isinstance(record.item, Entry) and record.item.is_settled]
        self._release(left)
        return [record for record in records if record in self._open]

    def attempted(self, records: Sequence[Record[Ticket[Row]]], request: UnderWay, *, again: bool) -> None:
        """Their deadlines begin."""
        del again
        now = self._clock.monotonic()
        for record in records:
            if not isinstance(record.item, Entry):
                record.item.begin(request, now)

    def stop(self, error: Exception) -> None:
        """What is wrong with one batch may be right with the next: a batcher goes on."""
        self.error = error

    def call_back(self, error: Exception) -> None:
        """The batcher closes: what has not gone out stays."""
        self.error = self._called_back = error

    @property
    def is_untried(self) -> bool:
        """Whether what is left was called back, and nothing went wrong with it."""
        return self.error is self._called_back

    async def accepted(self, records: Sequence[Record[Ticket[Row]]], answer: SentBatch[Row]) -> None:
        """The API took these."""
        matched = match_rows(self._job, records, answer)
        self._job.tell(accepted=len(matched.confirmed), unknown=len(matched.missing), record_id=answer.record_id)
        if matched.missing:
            self._refuse(matched.missing, DecodeError("the answer has no row for this record"))
        for record, row in matched.confirmed:
            if not isinstance(record.item, Entry):
                record.item.accept(BatchResult(answer.record_id, cast("Row", row), len(records)))  # None: it is queued
                self._release([record])
        entries = _entries(record for record, _ in matched.confirmed)
        if entries:
            await cast("Backlog", self._backlog).deliver([entry for _, entry in entries])
        self._settle(entries)
        self.is_decided = self.is_decided or bool(matched.confirmed)

    def _settle(self, entries: Sequence[tuple[Record[Ticket[Row]], Entry]]) -> None:
        self._release([record for record, _ in entries])

    async def failed(self, refusals: Sequence[Refusal[Ticket[Row]]], error: Exception) -> None:
        """The API refused these, or they could not be sent."""
        self._job.tell(failed=len(refusals))
        for record, reasons in refusals:
            self._refuse([record], error, reasons)
        if isinstance(error, RequestError) and verdict_on(error) in ("rejected", "too large"):
            await self._put_aside(refusals)
            self.is_decided = True

    async def _put_aside(self, refusals: Sequence[Refusal[Ticket[Row]]]) -> None:
        reasons = dict(refusals)
        entries = _entries(record for record, _ in refusals)
        refused = [(record, entry, reasons[record]) for record, entry in entries]
        if refused:
            backlog = cast("Backlog", self._backlog)
            failures = await backlog.put_aside(refused)
            self._settle(entries)
            await backlog.tell_refused(failures)

    async def unknown(self, records: Sequence[Record[Ticket[Row]]], error: RequestError) -> None:
        """The answer to these was lost."""
        self._job.tell(unknown=len(records))
        self._refuse(records, error)

    def unsent(self, records: Sequence[Record[Ticket[Row]]], error: Exception | None) -> None:
        """These were not written, for a reason that is none of theirs."""
        self._refuse(records, error)

    def settle_the_rest(self) -> list[Record[Ticket[Row]]]:
        """After the delivery: whoever was passed over gets the error; returns the entries to send again."""
        self._refuse(list(self._open), self.error)
        return list(self._open)

    def _refuse(
        self, records: Sequence[Record[Ticket[Row]]], error: Exception | None, reasons: Sequence[str] | None = None
    ) -> None:
        self.error = error = error or self.error
        for record in records:
            if not isinstance(record.item, Entry) and record in self._open:
                name = self._job.error_name(record.key)
                record.item.refuse(own_error(error, name, tuple(reasons or reasons_of(error))))
                self._release([record])

    def _release(self, records: Sequence[Record[Ticket[Row]]]) -> None:
        for record in records:
            del self._open[record]
        self._release_from_line(records)


def _entries(records: Iterable[Record[Ticket[Row]]]) -> list[tuple[Record[Ticket[Row]], Entry]]:
    return [(record, record.item) for record in records if isinstance(record.item, Entry)]
