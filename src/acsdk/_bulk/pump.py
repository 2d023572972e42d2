"""The sending half of a batcher: decides when a batch goes, and sees it through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from anyio.abc import TaskGroup

from acsdk._bulk.answers import Answers
from acsdk._bulk.clock import Clock
from acsdk._bulk.delivery import Delivery
from acsdk._bulk.gate import Gate, Place
from acsdk._bulk.job import BulkJob, Row
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.line import Line
from acsdk._bulk.outbox import Outbox
from acsdk._bulk.records import Record
from acsdk._bulk.signals import Signal
from acsdk._bulk.tickets import Entry, Ticket
from acsdk._errors import TransportError

__all__ = ["Pump"]

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0
_MOST_LOADED = 1_000


class Pump(Generic[Row]):
    """Sends what waits in line: a full batch at once, a smaller one when its first record has waited long enough."""

    def __init__(
        self, job: BulkJob[Any, Row], limits: BatchLimits, outbox: Outbox | None, *, max_delay: float, clock: Clock
    ) -> None:
        self._job = job
        self._limits = limits
        self._outbox = outbox
        self._max_delay = max_delay
        self._clock = clock
        self._line = Line[Ticket[Row]](limits)
        self._gate = Gate(job, clock)
        self._changed = Signal()
        self._stored = Signal()
        self._loaded = 0
        self._is_fed = outbox is None
        self._gives_up = False
        self.is_closing = False

    def start(self, tasks: TaskGroup) -> None:
        """Work in the background until closed."""
        tasks.start_soon(self._send_all, tasks)
        if self._outbox is not None:
            tasks.start_soon(self._feed, self._outbox)

    def close(self) -> None:
        """Send what is there, without waiting for more, and end."""
        self.is_closing = True
        self._changed.notify()
        self._stored.notify()

    def put(self, record: Record[Ticket[Row]]) -> None:
        """Put a record in line."""
        was_empty = self._line.first is None
        self._line.add(record)
        if was_empty or self._line.has_full_batch:
            self._changed.notify()

    def withdraw(self, record: Record[Ticket[Row]]) -> bool:
        """Take a record out of the line; returns whether that was in time."""
        return self._line.remove(record)

    def has_stored(self) -> None:
        """There is more in the outbox."""
        self._stored.notify()

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
            try:
                await Delivery(self._job, self._limits, answers, self._gate).deliver(batch, place)
            finally:
                self._gate.leave()
            left = answers.settle_the_rest(batch)
            self._unload(len([record for record in batch if isinstance(record.item, Entry)]) - len(left))
            if not left or self._gives_up or await self._is_closed_within(pause):
                break
            batch, pause = left, min(_LONGEST_PAUSE, pause * 2)
            place = await self._gate.enter()
        self._leave_for_the_next_start(left)

    def _unload(self, count: int) -> None:
        self._loaded -= count
        self._stored.notify()
        self._changed.notify()  # later records of the settled keys may go

    async def _is_closed_within(self, seconds: float) -> bool:
        ends_at = self._clock.monotonic() + seconds
        while not self.is_closing and (left := ends_at - self._clock.monotonic()) > 0:
            await self._stored.wait_at_most(self._stored.count, left, self._clock)
        return self.is_closing

    def _leave_for_the_next_start(self, records: Sequence[Record[Ticket[Row]]]) -> None:
        """The batcher closes and these cannot be delivered now; later records of their keys must not overtake them."""
        for record in records:
            self._gives_up = True
            self._loaded -= 1
            for later in self._line.drop(record.key):
                if isinstance(later.item, Entry):
                    self._loaded -= 1
                else:
                    later.item.refuse(TransportError("the batcher closed; an earlier record of this key still waits"))
        self._changed.notify()

    async def _feed(self, outbox: Outbox) -> None:
        """Bring the outbox into the line, a part at a time."""
        while not (self.is_closing and self._gives_up):
            seen = self._stored.count
            room = _MOST_LOADED - self._loaded
            rows = await outbox.load(room) if room else []
            for row in rows:
                self._loaded += 1
                self.put(Record(row.id, row.key, row.body, Entry(row.id, self._clock.monotonic())))
            if not rows:
                if self.is_closing and room:
                    break
                await self._stored.wait(seen)
        self._is_fed = True
        self._changed.notify()
