"""The sending half of a batcher: decides when a batch goes, and sees it through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from anyio.abc import TaskGroup

from acsdk._bulk.answers import Answers
from acsdk._bulk.clock import Clock
from acsdk._bulk.delivery import BeforeAttempt, Delivery
from acsdk._bulk.feed import Feed
from acsdk._bulk.gate import Gate, Place
from acsdk._bulk.job import BulkJob, Row
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.line import Line
from acsdk._bulk.records import Record
from acsdk._bulk.signals import Signal
from acsdk._bulk.storage import OutboxEntry, OutboxStorage
from acsdk._bulk.tickets import Entry, Ticket
from acsdk._errors import TransportError

__all__ = ["Pump"]

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0


class Pump(Generic[Row]):
    """Sends what waits in line: a full batch at once, a smaller one when its first record has waited long enough."""

    def __init__(
        self,
        job: BulkJob[Any, Row],
        limits: BatchLimits,
        outbox: OutboxStorage | None,
        *,
        max_delay: float,
        before_attempt: BeforeAttempt | None,
        clock: Clock,
    ) -> None:
        self._job = job
        self._limits = limits
        self._outbox = outbox
        self._max_delay = max_delay
        self._clock = clock
        self._line = Line[Ticket[Row]](limits)
        self._gate = Gate(job, clock)
        self._changed = Signal()
        self._before_attempt = before_attempt
        self._feed = None if outbox is None else Feed(outbox, self._take_in)
        self._is_fed = outbox is None
        self._gives_up = False
        self.is_closing = False

    def start(self, tasks: TaskGroup) -> None:
        """Work in the background until closed."""
        tasks.start_soon(self._send_all, tasks)
        if self._feed is not None:
            tasks.start_soon(self._run_feed, self._feed)

    def close(self) -> None:
        """Send what is there, without waiting for more, and end."""
        self.is_closing = True
        self._changed.notify()
        if self._feed is not None:
            self._feed.drain()

    def put(self, record: Record[Ticket[Row]]) -> None:
        """Put a record in line."""
        was_empty = self._line.first is None
        self._line.add(record)
        if was_empty or self._line.has_full_batch:
            self._changed.notify()

    def withdraw(self, record: Record[Ticket[Row]]) -> bool:
        """Take a record out of the line; returns whether that was in time."""
        return self._line.remove(record)

    def _take_in(self, entry: OutboxEntry) -> None:
        self.put(Record(entry.id, entry.key, entry.body, Entry(entry.id, self._clock.monotonic())))

    async def _run_feed(self, feed: Feed) -> None:
        await feed.run()
        self._is_fed = True
        self._changed.notify()

    async def _send_all(self, tasks: TaskGroup) -> None:
        while True:
            seen = self._changed.count
            wait = self._seconds_to_wait()
            if wait == 0:
                await self._send_next(tasks)
            elif wait is not None:
                await self._changed.wait_at_most(seen, wait, self._clock)
            elif self.is_closing and self._is_fed and self._line.is_empty:
                return
            else:
                await self._changed.wait(seen)

    async def _send_next(self, tasks: TaskGroup) -> None:
        place = await self._gate.enter()
        batch = self._line.take()
        if batch:
            tasks.start_soon(self._deliver, batch, place)
        else:  # everyone withdrew meanwhile
            place.leave_queue()
            self._gate.leave()

    def _seconds_to_wait(self) -> float | None:
        """Until the next batch may go; ``None`` where nothing can be sent."""
        first = self._line.first
        if first is None:
            return None
        if self.is_closing or self._line.has_full_batch:
            return 0
        return max(0.0, first.item.arrived_at + self._max_delay - self._clock.monotonic())

    async def _deliver(self, batch: Sequence[Record[Ticket[Row]]], place: Place) -> None:
        """See a batch through. What came from the outbox is repeated until the API decides on it."""
        pause = _FIRST_PAUSE
        while True:
            answers = Answers(self._job, self._outbox, self._line.release)
            delivery = Delivery(self._job, self._limits, answers, self._gate, self._before_attempt)
            try:
                await delivery.deliver(batch, place)
            finally:
                self._gate.leave()
            left = answers.settle_the_rest(batch)
            self._let_go(batch)
            if not left or self._gives_up or await self._is_closed_within(pause):
                break
            batch, pause = left, min(_LONGEST_PAUSE, pause * 2)
            place = await self._gate.enter()
        self._leave_for_the_next_start(left)

    def _let_go(self, batch: Sequence[Record[Ticket[Row]]]) -> None:
        if self._feed is not None:
            self._feed.let_go(
                record.item.id for record in batch if isinstance(record.item, Entry) and record.item.is_settled
            )
        self._changed.notify()  # later records of the settled keys may go

    async def _is_closed_within(self, seconds: float) -> bool:
        ends_at = self._clock.monotonic() + seconds
        while not self.is_closing and (left := ends_at - self._clock.monotonic()) > 0:
            await self._changed.wait_at_most(self._changed.count, left, self._clock)
        return self.is_closing

    def _leave_for_the_next_start(self, records: Sequence[Record[Ticket[Row]]]) -> None:
        """The batcher closes and these cannot be delivered now; later records of their keys must not overtake them."""
        for record in records:
            self._gives_up = True
            for later in self._line.drop(record.key):
                if not isinstance(later.item, Entry):
                    later.item.refuse(TransportError("the batcher closed; an earlier record of this key still waits"))
        if self._gives_up and self._feed is not None:
            self._feed.end()
        self._changed.notify()
