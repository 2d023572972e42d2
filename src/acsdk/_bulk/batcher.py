"""Turns the single upserts of a busy service into bulk calls."""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Generic, cast

import anyio

from acsdk._bulk.clock import SYSTEM_CLOCK, Clock
from acsdk._bulk.delivery import BeforeAttempt
from acsdk._bulk.job import BulkJob, Item, Row
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.outbox import Outbox
from acsdk._bulk.pump import Pump
from acsdk._bulk.reader import encode_item
from acsdk._bulk.records import Record
from acsdk._bulk.storage import OutboxStorage
from acsdk._bulk.tickets import BatchResult, Caller, Ticket
from acsdk._errors import ConfigurationError, InvalidInputError, TransportError

__all__ = ["Batcher", "batching"]


@asynccontextmanager
async def batching(
    job: BulkJob[Item, Row],
    *,
    max_delay: float = 0.5,
    max_size: int = 30,
    max_waiting: int = 1_000,
    journal: str | os.PathLike[str] | OutboxStorage | None = None,
    before_attempt: BeforeAttempt | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> AsyncGenerator[Batcher[Item, Row]]:
    """A batcher for as long as the context lasts; leaving it sends what waits.

    ``max_delay`` is how many seconds a record waits for company, ``max_size`` how many records go in one request,
    ``max_waiting`` how many may wait before `Batcher.add` holds its callers back. ``journal`` is the file of an outbox
    for `Batcher.enqueue`; its records are stored with their bodies, readable for the file's owner alone. Or it is a
    storage that others fill, and the batcher only delivers. ``before_attempt`` may veto each request right before it
    goes out.
    """
    if max_delay < 0 or max_waiting < 1:
        raise InvalidInputError("max_delay counts seconds from 0, max_waiting records from 1")
    limits = BatchLimits(job, max_size)
    storage = await _opened(journal, job, clock)
    pump = Pump(job, limits, storage, max_delay=max_delay, before_attempt=before_attempt, clock=clock)
    batcher = Batcher(job, limits, storage, pump, max_waiting=max_waiting, clock=clock)
    try:
        async with batcher.running():
            yield batcher
    finally:
        if isinstance(storage, Outbox):
            storage.close()


async def _opened(
    journal: str | os.PathLike[str] | OutboxStorage | None, job: BulkJob[Any, Any], clock: Clock
) -> OutboxStorage | None:
    if journal is None or isinstance(journal, OutboxStorage):
        return journal
    return await Outbox.open(journal, job, clock.now)


class Batcher(Generic[Item, Row]):
    """Collects records for a moment and sends them together.

    Nothing is dropped: two records of one key are sent in the order they came, the second after the answer to the
    first. One bad record fails its own caller; what is wrong with a whole request, its callers.
    """

    def __init__(
        self,
        job: BulkJob[Item, Row],
        limits: BatchLimits,
        outbox: OutboxStorage | None,
        pump: Pump[Row],
        *,
        max_waiting: int,
        clock: Clock,
    ) -> None:
        self._job = job
        self._limits = limits
        self._outbox = outbox
        self._clock = clock
        self._room = anyio.Semaphore(max_waiting)
        self._pump = pump
        self._callers: dict[Caller[Row], Record[Ticket[Row]]] = {}

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """Work in the background for as long as the context lasts."""
        failure: BaseException | None = None
        try:
            async with anyio.create_task_group() as tasks:
                self._pump.start(tasks)
                try:
                    yield
                except Exception as error:  # noqa: BLE001 - raised below, without a group around it
                    failure = error
                self._pump.close()
        except BaseExceptionGroup as group:
            failure = _first(group)
        finally:
            self._abandon()
        if failure is not None:
            raise failure

    async def add(self, item: Item) -> BatchResult[Row]:
        """Send an item together with those of other callers; returns its own result, or raises its own error.

        Waits its turn where many wait already. A cancelled call is withdrawn if it has not been sent, and harms no
        other. Raises what the single call raises, and `ConfigurationError` after the batcher's context has ended.
        """
        self._check_fills()
        key, body = encode_item(self._job, self._limits, item)
        await self._room.acquire()
        try:
            self._check_open()
            caller = Caller[Row](self._clock.monotonic())
            return await self._result_of(caller, Record(0, key, body, caller))
        finally:
            self._room.release()

    async def _result_of(self, caller: Caller[Row], record: Record[Ticket[Row]]) -> BatchResult[Row]:
        self._callers[caller] = record
        self._pump.put(record)
        try:
            return await caller.wait()
        finally:
            del self._callers[caller]
            self._pump.withdraw(record)

    async def enqueue(self, *items: Item) -> None:
        """Promise items: returns when all of them are on the disk, or none, before they are sent.

        Each is sent with the others, and again until the API decides on it; what a crash or an outage leaves is
        delivered by the next batcher on the same journal. It may arrive twice, never less than once. What the API
        refuses is put aside: see `read_outbox`. Needs a ``journal``.
        """
        self._check_fills()
        if not isinstance(self._outbox, Outbox):
            raise ConfigurationError("enqueue keeps its promise with a file: give the batcher a journal=")
        rows = [encode_item(self._job, self._limits, item) for item in items]
        self._check_open()
        await self._outbox.append(rows)

    def _check_fills(self) -> None:
        if self._outbox is not None and not isinstance(self._outbox, Outbox):
            # What others store at the same time cannot be put in order with what comes here.
            raise ConfigurationError("this batcher only delivers what its storage holds; store records there")

    def _check_open(self) -> None:
        if self._pump.is_closing:
            raise ConfigurationError("this batcher is closed; use it inside its `async with`")

    def _abandon(self) -> None:
        """After a cancellation nobody will answer those who still wait."""
        self._pump.close()
        for caller, record in list(self._callers.items()):
            unsent = self._pump.withdraw(record)
            caller.refuse(TransportError("the batcher was cancelled before an answer came", sent=not unsent))


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = cast("BaseExceptionGroup[BaseException]", error).exceptions[0]
    return error
