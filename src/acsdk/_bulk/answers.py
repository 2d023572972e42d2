"""Hands the outcomes of a batch to those who wait for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, cast

from acsdk._bulk.blame import reasons_of, verdict_on
from acsdk._bulk.delivery import Refusal
from acsdk._bulk.job import BulkJob, Row, SentBatch
from acsdk._bulk.records import Record
from acsdk._bulk.rows import match_rows
from acsdk._bulk.storage import OutboxRefusal, OutboxStorage
from acsdk._bulk.tickets import BatchResult, Entry, Ticket, own_error
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
        outbox: OutboxStorage | None,
        release: Callable[[Sequence[Record[Ticket[Row]]]], None],
    ) -> None:
        self._job = job
        self._outbox = outbox
        self._release = release
        self._error: Exception | None = None

    def attempted(self, *, again: bool) -> None:
        """Nobody counts."""

    def stop(self, error: Exception) -> None:
        """What is wrong with one batch may be right with the next: a batcher goes on."""
        self._error = error

    async def accepted(self, records: Sequence[Record[Ticket[Row]]], answer: SentBatch[Row]) -> None:
        """The API took these."""
        matched = match_rows(self._job, records, answer)
        self._job.tell(accepted=len(matched.confirmed), unknown=len(matched.missing), record_id=answer.record_id)
        for record in matched.missing:
            self._refuse(record, DecodeError("the answer has no row for this record"), None)
        for record, row in matched.confirmed:
            if not isinstance(record.item, Entry):
                record.item.accept(BatchResult(answer.record_id, cast("Row", row), len(records)))  # None: it is queued
                self._release([record])
        entries = _entries(record for record, _ in matched.confirmed)
        if entries and self._outbox is not None:
            await self._outbox.remove([entry.id for _, entry in entries])
        self._settle(entries)

    def _settle(self, entries: Sequence[tuple[Record[Ticket[Row]], Entry]]) -> None:
        for record, entry in entries:
            entry.is_settled = True
            self._release([record])

    async def failed(self, refusals: Sequence[Refusal[Ticket[Row]]], error: Exception) -> None:
        """The API refused these, or they could not be sent."""
        self._job.tell(failed=len(refusals))
        for record, reasons in refusals:
            self._refuse(record, error, reasons)
        if isinstance(error, RequestError) and verdict_on(error) in ("rejected", "too large"):
            await self._put_aside(refusals)

    async def _put_aside(self, refusals: Sequence[Refusal[Ticket[Row]]]) -> None:
        reasons = {record.key: reasons for record, reasons in refusals}
        entries = _entries(record for record, _ in refusals)
        if entries and self._outbox is not None:
            await self._outbox.refuse([OutboxRefusal(entry.id, reasons[record.key]) for record, entry in entries])
        self._settle(entries)

    async def unknown(self, records: Sequence[Record[Ticket[Row]]], error: RequestError) -> None:
        """The answer to these was lost."""
        self._job.tell(unknown=len(records))
        for record in records:
            self._refuse(record, error, None)

    def unsent(self, records: Sequence[Record[Ticket[Row]]], error: Exception | None) -> None:
        """These were not written, for a reason that is none of theirs."""
        for record in records:
            self._refuse(record, error or self._error, None)

    def settle_the_rest(self, records: Sequence[Record[Ticket[Row]]]) -> list[Record[Ticket[Row]]]:
        """After the delivery: whoever was passed over gets the error; returns the entries to send again."""
        for record in records:
            if not record.item.is_settled:
                self._refuse(record, self._error, None)
        return [record for record in records if not record.item.is_settled]

    def _refuse(self, record: Record[Ticket[Row]], error: Exception | None, reasons: Sequence[str] | None) -> None:
        if not isinstance(record.item, Entry) and error is not None:
            name = self._job.error_name(record.key)
            record.item.refuse(own_error(error, name, tuple(reasons or reasons_of(error))))
            self._release([record])


def _entries(records: Iterable[Record[Ticket[Row]]]) -> list[tuple[Record[Ticket[Row]], Entry]]:
    return [(record, record.item) for record in records if isinstance(record.item, Entry)]
