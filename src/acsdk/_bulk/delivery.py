"""Brings one batch to its end: every record accepted, failed, or known to be unknown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

import anyio

from acsdk._bulk.blame import is_for_size, reasons_of, took_too_long, verdict_on
from acsdk._bulk.gate import Gate, Place
from acsdk._bulk.isolate import halves, part, pieces
from acsdk._bulk.job import BulkJob, Item, Row, Send, SentBatch
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.records import Record, body_size
from acsdk._errors import AcsdkError, DocumentTooLargeError, RequestError, TransportError

__all__ = ["BeforeAttempt", "Delivery", "Outcomes", "Refusal", "UnderWay"]

Item_contra = TypeVar("Item_contra", contravariant=True)
Row_contra = TypeVar("Row_contra", contravariant=True)

Refusal = tuple[Record[Item], Sequence[str]]
"""A record and why it was refused."""

_Part = tuple[Sequence[Record[Item]], RequestError | None]
"""Records to send, and the error after which an earlier call may have written them."""

BeforeAttempt = Callable[[], str | None]
"""Called right before each request goes out, when it has its slot: ``None`` lets it go, a reason keeps it back."""


class _VetoError(AcsdkError):
    """A request was kept back. No `RequestError`, for nothing was wrong with it and nothing is to be repeated."""


class _FewerError(AcsdkError):
    """Some of a request's records are not to be sent after all."""

    def __init__(self, records: Sequence[Record[Any]]) -> None:
        super().__init__("somebody left")
        self.records = records


class UnderWay(Protocol):
    """A request that goes out."""

    @property
    def maybe_applied(self) -> bool:
        """Whether the API may have applied it, or an earlier one with the same records."""
        ...


class Outcomes(Protocol[Item, Row_contra]):
    """Whom a delivery tells what became of the records. Each record gets one outcome."""

    def still_wanted(self, records: Sequence[Record[Item]]) -> Sequence[Record[Item]]:
        """Asked right before a request goes out first: which of its records are to be sent after all.

        The others are done with.
        """
        ...

    def attempted(self, records: Sequence[Record[Item]], request: UnderWay, *, again: bool) -> None:
        """A request goes out."""
        ...

    async def accepted(self, records: Sequence[Record[Item]], answer: SentBatch[Row_contra]) -> None:
        """The API took these."""
        ...

    async def failed(self, refusals: Sequence[Refusal[Item]], error: Exception) -> None:
        """The API refused these, or they could not be sent."""
        ...

    async def unknown(self, records: Sequence[Record[Item]], error: RequestError) -> None:
        """These were sent, and no answer tells what became of them."""
        ...

    def unsent(self, records: Sequence[Record[Item]], error: Exception | None) -> None:
        """These were not written, for a reason that is none of theirs: the error, or ``None`` after a stop."""
        ...

    def stop(self, error: Exception) -> None:
        """Something happened that concerns more than this batch."""
        ...


class Delivery(Generic[Item, Row]):
    """Sends batches, and the parts of those that were rejected, until each record has an outcome."""

    def __init__(
        self,
        job: BulkJob[Item, Row],
        limits: BatchLimits,
        outcomes: Outcomes[Item, Row],
        gate: Gate,
        before_attempt: BeforeAttempt | None = None,
    ) -> None:
        self._job = job
        self._limits = limits
        self.outcomes = outcomes
        self.gate = gate
        self.before_attempt = before_attempt
        self._stopped = False
        self.waiting: set[anyio.CancelScope] = set()

    def stop(self) -> None:
        """Send nothing more. What waits for a rate slot is called back, what is on its way is awaited."""
        self._stopped = True
        for scope in list(self.waiting):
            scope.cancel()

    async def deliver(self, batch: Sequence[Record[Item]], place: Place) -> bool:
        """Bring the batch to its end; returns whether any record was accepted.

        Raises no ``Exception``: one that is nobody's answer (a hook's, the journal's, a bug's) stops the run.
        """
        parts: list[_Part[Item]] = [(batch, None)]
        first: Place | None = place
        any_accepted = False
        while parts:
            records, doubt = parts.pop()
            try:
                more = await self._send(records, first, doubt)
            except Exception as error:  # noqa: BLE001 - raised by the run when everything on its way is answered
                self.outcomes.stop(error)
                more = ()
            first = None
            any_accepted = any_accepted or more is None
            parts.extend(reversed(more or ()))
        return any_accepted

    async def _send(
        self, records: Sequence[Record[Item]], place: Place | None, doubt: RequestError | None
    ) -> Sequence[_Part[Item]] | None:
        """One call; returns the parts to send next, or ``None`` where it was accepted."""
        request = _Request(self, records, place, is_in_doubt=doubt is not None)
        try:
            answer = None if self._stopped else await self._call(records, request)
        except RequestError as error:
            return await self._judge(records, error, doubt)
        except _VetoError as veto:
            kept = TransportError(veto.message, sent=request.maybe_applied)
            await self._not_sent(records, kept, kept if kept.sent else None)
            return ()
        except _FewerError as fewer:
            return [(fewer.records, doubt)] if fewer.records else ()
        except Exception as error:
            if not request.attempts:
                await self._not_sent(records, error, doubt)
            raise
        finally:
            request.close()
        if answer is None:
            await self._not_sent(records, None, doubt)
            return ()
        self._limits.accepted(len(records), self.gate.clock.monotonic() - request.began)
        await self.outcomes.accepted(records, answer)
        return None

    async def _call(self, records: Sequence[Record[Item]], request: _Request) -> SentBatch[Row] | None:
        """The answer, or ``None`` where the run was stopped before the request went out."""
        with request.scope:
            if request.place is None:
                request.place = await self.gate.queue()
            await self.gate.wait_for_quota(len(records))
            return await self._send_for(records)([record.body for record in records], request)
        return None

    def _send_for(self, records: Sequence[Record[Item]]) -> Send[Row]:
        """A call that may be too large is not repeated as it is."""
        is_trial = self._limits.is_trial(len(records))
        return self._job.probe if is_trial and self._job.probe is not None else self._job.send

    async def _not_sent(
        self, records: Sequence[Record[Item]], error: Exception | None, doubt: RequestError | None
    ) -> None:
        """Tell that a call never went out, while an earlier one may have written its records all the same."""
        if doubt is None:
            self.outcomes.unsent(records, error)
        else:
            await self.outcomes.unknown(records, doubt)

    async def _judge(
        self, records: Sequence[Record[Item]], error: RequestError, doubt: RequestError | None
    ) -> Sequence[_Part[Item]]:
        doubt = error if error.sent else doubt
        if self._is_for_growth(records, error):
            return [(piece, doubt) for piece in pieces(records, self._limits.count)]
        fatal = self._job.fatal(error)
        if fatal:
            self.outcomes.stop(error)
            if not error.sent:
                await self._not_sent(records, error, doubt)
                return ()
        verdict = "unknown" if fatal else verdict_on(error)
        if verdict == "rejected":
            parted = part(self._job, error, records)
            if parted.bad:
                await self.outcomes.failed(parted.bad, error)
            return [(again, doubt) for again in parted.again]
        if verdict == "too large" and len(records) > 1:
            return [(half, doubt) for half in self._smaller(records, error)]
        if doubt is not None:
            await self.outcomes.unknown(records, doubt)
        else:
            await self.outcomes.failed([(record, reasons_of(error)) for record in records], error)
        return ()

    def _is_for_growth(self, records: Sequence[Record[Item]], error: RequestError) -> bool:
        """Whether it was the size of a call that has grown, which is nobody's fault; the next are smaller then."""
        count = len(records)
        if self._limits.is_trial(count):
            names = [self._job.error_name(record.key) for record in records]
            if self._job.blame(error, names):
                return False
            if is_for_size(error):
                self._limits.refused(count)
            return True
        too_slow = self._limits.has_grown(count) and took_too_long(error)
        if too_slow:
            self._limits.refused(count)
        return too_slow

    def _smaller(self, records: Sequence[Record[Item]], error: RequestError) -> Sequence[Sequence[Record[Item]]]:
        """Blame nobody: send halves, and pack less from now on."""
        if isinstance(error, DocumentTooLargeError):
            self._limits.lower_count(len(records) // 2)
        else:
            self._limits.lower_size(body_size(records) // 2)
        return halves(records)


class _Request:
    """The state of one call: where it waits, how often it went out, and what is known of that."""

    def __init__(
        self, delivery: Delivery[Any, Any], records: Sequence[Record[Any]], place: Place | None, *, is_in_doubt: bool
    ) -> None:
        self._delivery = delivery
        self._records = records
        self.scope = anyio.CancelScope()
        self.place = place
        self.attempts = 0
        self.began = 0.0
        """When it went out last."""
        self.maybe_applied: bool = is_in_doubt
        """Whether the API may have applied it, this time or an earlier one."""
        self._was_in_doubt = is_in_doubt
        delivery.waiting.add(self.scope)

    def __call__(self) -> None:
        delivery = self._delivery
        reason = delivery.before_attempt() if delivery.before_attempt is not None else None
        if reason is not None:
            raise _VetoError(reason)
        if not self.attempts:
            wanted = delivery.outcomes.still_wanted(self._records)
            if len(wanted) < len(self._records):
                raise _FewerError(wanted)
        # From here on the request may be applied, so a stop waits for its answer.
        self._was_in_doubt, self.maybe_applied = self.maybe_applied, True
        delivery.outcomes.attempted(self._records, self, again=self.attempts > 0)
        self.attempts += 1
        self.began = delivery.gate.clock.monotonic()
        self.close()

    def refused(self) -> None:
        """The attempt is known not to have been applied."""
        self.maybe_applied = self._was_in_doubt

    def close(self) -> None:
        self._delivery.waiting.discard(self.scope)
        if self.place is not None:
            self.place.leave_queue()
