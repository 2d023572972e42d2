"""Turns the single upserts of a busy service into bulk calls."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Generic, Unpack, cast

import anyio

from acsdk._bulk.backlog import Backlog
from acsdk._bulk.callers import Bounds, Caller, Ticket
from acsdk._bulk.clock import SYSTEM_CLOCK, Clock
from acsdk._bulk.delivery import BeforeAttempt
from acsdk._bulk.hooks import Hook
from acsdk._bulk.job import BulkJob, Item, Row
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.outbox import Outbox
from acsdk._bulk.outbox.refused import OutboxFailure
from acsdk._bulk.pump import Pump
from acsdk._bulk.reader import encode_item
from acsdk._bulk.records import Record
from acsdk._bulk.storage import OutboxStorage
from acsdk._bulk.tickets import BatchResult
from acsdk._errors import BulkError, ConfigurationError, InvalidInputError, TransportError
from acsdk._keywords import show_keywords
from acsdk._options import is_count, is_number, problem_of

__all__ = ["Batcher", "batching"]


@asynccontextmanager
async def batching(
    job: BulkJob[Item, Row],
    *,
    max_delay: float = 0.5,
    max_size: int = 30,
    max_waiting: int = 1_000,
    journal: str | os.PathLike[str] | OutboxStorage | None = None,
    drain: bool = True,
    before_attempt: BeforeAttempt | None = None,
    on_refused: Hook[OutboxFailure] | None = None,
    bounds: Bounds | None = None,
    opened: dict[Batcher[Any, Any], str] | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> AsyncGenerator[Batcher[Item, Row]]:
    """A batcher for as long as the context lasts; leaving it sends what waits.

    ``max_delay`` is how many seconds a record waits for company, ``max_size`` how many records go in one request,
    ``max_waiting`` how many may wait before `Batcher.add` holds its callers back. ``journal`` is the file of an outbox
    for `Batcher.enqueue`; its records are stored with their bodies, readable for the file's owner alone. Or it is a
    storage that others fill, and the batcher only delivers. Without ``drain``, leaving the context only awaits what is
    on its way. ``before_attempt`` may keep each request back right before it goes out, ``on_refused`` gets each record
    of the outbox that the API refuses, and ``bounds`` are those of each `Batcher.add` that sets none itself. ``opened``
    has it, with its operation, for as long as it is open.
    """
    if not (is_number(max_delay) and max_delay >= 0 and is_count(max_waiting, 1)):
        raise InvalidInputError("max_delay counts seconds from 0, max_waiting records from 1")
    limits = BatchLimits(job, max_size)
    backlog = await _opened(job, journal, clock, on_refused)
    pump = Pump(
        job,
        limits,
        backlog,
        max_delay=max_delay,
        max_waiting=max_waiting,
        before_attempt=before_attempt,
        clock=clock,
    )
    batcher = Batcher(job, limits, backlog, pump, bounds=bounds or {}, clock=clock)
    opened = {} if opened is None else opened
    opened[batcher] = job.operation
    try:
        async with batcher.running(drain=drain):
            yield batcher
    finally:
        del opened[batcher]
        if backlog is not None and isinstance(backlog.storage, Outbox):
            backlog.storage.close()


async def _opened(
    job: BulkJob[Any, Any],
    journal: str | os.PathLike[str] | OutboxStorage | None,
    clock: Clock,
    on_refused: Hook[OutboxFailure] | None,
) -> Backlog | None:
    if journal is None:
        return None
    storage = journal if isinstance(journal, OutboxStorage) else await Outbox.open(journal, job, clock.now)
    try:
        backlog = Backlog(job, storage, await storage.count(), clock, on_refused)
    except BaseException:
        if isinstance(storage, Outbox):
            storage.close()
        raise
    if isinstance(storage, Outbox):
        storage.on_stored = backlog.stored
        storage.on_counted = backlog.counted
    return backlog


@show_keywords
class Batcher(Generic[Item, Row]):
    """Collects records for a moment and sends them together.

    Nothing is dropped, and records of one key are sent in the order they came, whether by `add` or by `enqueue`, each
    after the answer to the one before. One bad record fails its own caller; what is wrong with a whole request, its
    callers.
    """

    def __init__(
        self,
        job: BulkJob[Item, Row],
        limits: BatchLimits,
        backlog: Backlog | None,
        pump: Pump[Row],
        *,
        bounds: Bounds,
        clock: Clock,
    ) -> None:
        self._job = job
        self._limits = limits
        self._backlog = backlog
        self._pump = pump
        self._bounds = bounds
        self._clock = clock
        self._callers: set[Caller[Row]] = set()

    @property
    def waiting(self) -> int:
        """How many records of the outbox are to be delivered, as far as this batcher knows."""
        return self._backlog.waiting if self._backlog is not None else 0

    @property
    def oldest_age(self) -> float:
        """Seconds since the oldest of them was stored; 0 where none waits."""
        return self._backlog.oldest_age if self._backlog is not None else 0.0

    @property
    def refused(self) -> int:
        """How many records of the outbox the API has refused, those of earlier batchers included."""
        return self._backlog.refused if self._backlog is not None else 0

    @property
    def stalled_since(self) -> datetime | None:
        """When the first of those failed that failed and are tried again; ``None`` if all is well."""
        return self._backlog.alarm.since if self._backlog is not None else None

    @property
    def last_error(self) -> str | None:
        """Why the last of those failed, without addresses; ``None`` if all is well."""
        return self._backlog.alarm.last_error if self._backlog is not None else None

    @asynccontextmanager
    async def running(self, *, drain: bool) -> AsyncGenerator[None]:
        """Work in the background for as long as the context lasts."""
        failure: BaseException | None = None
        try:
            async with anyio.create_task_group() as tasks:
                self._pump.start(tasks)
                try:
                    yield
                except Exception as error:  # noqa: BLE001 - raised below, without a group around it
                    failure = error
                self._pump.close(drain=drain)
        except BaseExceptionGroup as group:
            failure = _first(group)
        finally:
            self._abandon()
        if failure is not None:
            raise failure

    async def add(self, item: Item, **bounds: Unpack[Bounds]) -> BatchResult[Row]:
        """Send an item together with those of other callers; returns its own result, or raises its own error.

        Waits its turn where many wait already, and goes behind what came before of its key, in the outbox too.
        ``deadline`` counts from the first slot of its request in the rate limit, as for any call, but from this call
        on while an earlier record of its key waits; ``queue_timeout`` bounds the wait for that slot. A cancelled call
        is withdrawn if it has not been sent, and harms no other.

        Raises what the single call raises, `DeadlineError` and `QueueTimeoutError` whose ``sent`` says whether the
        record may have been written, and `ConfigurationError` after the batcher's context has ended.
        """
        outbox = self._own_outbox()
        key, body = encode_item(self._job, self._limits, item)
        caller = Caller[Row](self._clock.monotonic(), {**self._bounds, **_checked(bounds)})
        self._check_open()
        place = 0 if outbox is None else 2 * outbox.last + 1
        return await self._result_of(caller, Record(place, key, body, caller), outbox)

    async def _result_of(
        self, caller: Caller[Row], record: Record[Ticket[Row]], outbox: Outbox | None
    ) -> BatchResult[Row]:
        self._callers.add(caller)
        self._pump.put(record, caller)
        try:
            await self._bring_what_came_before(caller, record, outbox)
            self._pump.let_in(record, caller)
            return await caller.wait()
        finally:
            self._callers.discard(caller)
            caller.leave()
            self._pump.withdraw(record)

    async def _bring_what_came_before(
        self, caller: Caller[Row], record: Record[Ticket[Row]], outbox: Outbox | None
    ) -> None:
        try:
            await self._pump.bring(outbox, record.key, caller)
        except BulkError:
            if not caller.is_settled:  # a batcher that is cancelled closes its file, and its callers hear of that
                raise

    async def enqueue(self, *items: Item) -> None:
        """Promise items: returns when all of them are on the disk, or none, before they are sent.

        Each is sent with the others, and again until the API decides on it; what a crash or an outage leaves is
        delivered by the next batcher on the same journal. It may arrive twice, never less than once. What the API
        refuses is put aside: see `read_outbox` and ``on_refused``. Needs a ``journal``.
        """
        outbox = self._own_outbox()
        if outbox is None:
            raise ConfigurationError("enqueue keeps its promise with a file: give the batcher a journal=")
        rows = [encode_item(self._job, self._limits, item) for item in items]
        self._check_open()
        if rows:
            await outbox.append(rows)

    def _own_outbox(self) -> Outbox | None:
        storage = None if self._backlog is None else self._backlog.storage
        if storage is None or isinstance(storage, Outbox):
            return storage
        # What others store at the same time cannot be put in order with what comes here.
        raise ConfigurationError("this batcher only delivers what its storage holds; store records there")

    def _check_open(self) -> None:
        if self._pump.is_closing:
            raise ConfigurationError("this batcher is closed; use it inside its `async with`")

    def _abandon(self) -> None:
        """After a cancellation nobody will answer those who still wait."""
        self._pump.is_closing = True
        for caller in self._callers:
            caller.abandon(TransportError("the batcher was cancelled before an answer came"))


def _checked(bounds: Bounds) -> Bounds:
    for name, value in bounds.items():
        problem = problem_of(name, value) if name in Bounds.__annotations__ else f"unknown option {name!r}"
        if problem:
            raise InvalidInputError(f"{problem}; add takes {', '.join(Bounds.__annotations__)}")
    return bounds


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = cast("BaseExceptionGroup[BaseException]", error).exceptions[0]
    return error
