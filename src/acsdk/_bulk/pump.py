"""The sending half of a batcher: decides when a batch goes, and sees it through.

What must hold: one task alone takes from the line, so that what it sees there is still so when it sends; a record is
under way from being taken until it is settled, given back or dropped, and a batch's task does one of these for each,
whatever happens to it. ``test_outbox_model.py`` tries it with failures, cancellations and restarts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic, cast

import anyio
from anyio.abc import TaskGroup

from acsdk._bulk.answers import Answers
from acsdk._bulk.backlog import Backlog
from acsdk._bulk.callers import Caller, Room, Ticket
from acsdk._bulk.clock import Clock, pause
from acsdk._bulk.delivery import BeforeAttempt, Delivery
from acsdk._bulk.feed import BEHIND, Feed
from acsdk._bulk.gate import Gate, Place
from acsdk._bulk.job import BulkJob, Row
from acsdk._bulk.limits import BatchLimits
from acsdk._bulk.line import Line, Shelf
from acsdk._bulk.outbox import Outbox
from acsdk._bulk.records import Record
from acsdk._bulk.signals import Signal, wait_at_most
from acsdk._bulk.stall import Stall
from acsdk._bulk.storage import OutboxEntry
from acsdk._bulk.tickets import Entry
from acsdk._errors import TransportError

__all__ = ["Pump"]

_CLOSED = "the batcher closed before this was sent"


class _Delivery(Delivery[Ticket[Row], Row]):
    """A delivery, and whom it answers."""

    answers: Answers[Row]
    is_probe: bool


class Pump(Generic[Row]):
    """Sends what waits in line: a full batch at once, a smaller one when its first record has waited long enough."""

    def __init__(
        self,
        job: BulkJob[Any, Row],
        limits: BatchLimits,
        backlog: Backlog | None,
        *,
        max_delay: float,
        max_waiting: int,
        before_attempt: BeforeAttempt | None,
        clock: Clock,
    ) -> None:
        self._job = job
        self._limits = limits
        self._backlog = backlog
        self._max_delay = max_delay
        self._before_attempt = before_attempt
        self._clock = clock
        self._line = Line[Ticket[Row]](limits, lambda ticket: isinstance(ticket, Entry))
        self._room = Room[Row](max_waiting, self._admit)
        self._gate = Gate(job, clock)
        self._stall = Stall(clock)
        self._changed = Signal()
        self._feed = None if backlog is None else Feed(backlog, self._take_in, lambda: len(self._stall))
        self._is_fed = backlog is None
        self._under_way: set[_Delivery[Row]] = set()
        self.is_closing: bool = False

    def start(self, tasks: TaskGroup) -> None:
        """Work in the background until closed."""
        tasks.start_soon(self._send_all, tasks)
        if self._feed is not None:
            tasks.start_soon(self._run_feed, self._feed)

    def close(self, *, drain: bool) -> None:
        """Send what is there, without waiting for more, and end; or end when what is on its way is answered."""
        self.is_closing = True
        if drain:
            self._stall.hurry()
        else:
            self._call_back()
            self._give_up(self._line.drop_from(lambda _: True), _CLOSED)
        if self._feed is not None:
            self._feed.drain()
        self._changed.notify()

    def _call_back(self) -> None:
        for delivery in self._under_way:
            delivery.answers.call_back(TransportError(_CLOSED))
            delivery.stop()

    def put(self, record: Record[Ticket[Row]], caller: Caller[Row]) -> None:
        """Give a caller's record its place among those of its key; it goes when it is let in."""
        caller.is_behind = lambda: self._line.is_behind(record)
        self._line.reserve(record)

    async def bring(self, outbox: Outbox | None, key: str, caller: Caller[Row]) -> None:
        """Take in what was promised of a key until now, so that a caller's record goes behind it."""
        if outbox is not None:
            await cast("Feed", self._feed).bring(outbox, key, caller)

    def let_in(self, record: Record[Ticket[Row]], caller: Caller[Row]) -> None:
        """Let a caller's record go when there is room and its turn is there."""
        self._room.enter(record, caller)

    def _admit(self, record: Record[Ticket[Row]]) -> None:
        self._noticing(lambda: self._line.admit(record))

    def _take_in(self, entry: OutboxEntry) -> None:
        ticket = Entry(entry.id, self._clock.monotonic(), self._stall.successes)
        self._noticing(lambda: self._line.add(Record(2 * entry.id, entry.key, entry.body, ticket)))

    def _noticing(self, change: Callable[[], None]) -> None:
        """Change the line, and wake the sender where that makes a difference to it."""
        was_idle = self._line.ready.first is None
        change()
        if was_idle or self._line.ready.has_full_batch:
            self._changed.notify()

    def withdraw(self, record: Record[Ticket[Row]]) -> None:
        """Take a caller's record out of the line, where it is still there."""
        self._line.remove(record)
        self._room.leave(record)
        self._changed.notify()

    async def _run_feed(self, feed: Feed) -> None:
        await feed.run()
        self._is_fed = True
        self._changed.notify()

    async def _send_all(self, tasks: TaskGroup) -> None:
        while not (self.is_closing and self._is_fed and self._line.is_empty):
            change = self._changed.next
            self._line.put_back(self._stall.due())
            if self._stall.may_probe and len(self._line.suspended):
                await self._send(tasks, self._line.suspended, self._stall.most(self._limits.count), is_probe=True)
            elif self._seconds_to_company() == 0:
                await self._send(tasks, self._line.ready, self._most_at_once())
            else:
                await self._wait(change)

    def _most_at_once(self) -> int:
        """Fewer where the first record failed while others got through: one of them alone may be to blame."""
        first = self._line.ready.first
        doubt = first.item.doubt if first is not None and isinstance(first.item, Entry) else 0
        return max(1, self._limits.count >> doubt)

    def _seconds_to_company(self) -> float | None:
        """Until the next batch may go; ``None`` where nothing can be sent."""
        first = self._line.ready.first
        if first is None:
            return None
        if self.is_closing or self._line.ready.has_full_batch:
            return 0
        return max(0.0, first.item.arrived_at + self._max_delay - self._clock.monotonic())

    async def _wait(self, change: anyio.Event) -> None:
        company = self._seconds_to_company()
        trial = self._stall.seconds_left(anything_waits=len(self._line.suspended) > 0)
        if trial is None or (company is not None and company <= trial):
            if company is None:
                await change.wait()
            else:
                await wait_at_most(change, partial(self._clock.sleep, company))
            return
        bound = self._room.look_after(self._clock.monotonic())
        seconds = trial if bound is None else min(trial, bound)
        await wait_at_most(change, partial(pause, self._clock, seconds))

    async def _send(self, tasks: TaskGroup, shelf: Shelf[Ticket[Row]], most: int, *, is_probe: bool = False) -> None:
        place = await self._gate.enter()
        batch = await self._without_older_ones(self._line.take(shelf, most))
        if batch:
            self._stall.is_probing = self._stall.is_probing or is_probe
            delivery = self._new_delivery(batch, is_probe=is_probe)
            tasks.start_soon(self._see_through, delivery, batch, place)
        else:  # everyone withdrew meanwhile
            place.leave_queue()
            self._gate.leave()

    async def _without_older_ones(self, batch: Sequence[Record[Ticket[Row]]]) -> Sequence[Record[Ticket[Row]]]:
        """A batch without what has to wait, because somebody has put refused records of its keys back."""
        if self._feed is None:
            return batch
        behind = await self._feed.pass_by({one.key: one.index // 2 for one in batch if not _is_entry(one)})
        if behind:
            self._line.put_back([record for record in batch if record.key in behind])
            await self._feed.fetch(behind)
        return [record for record in batch if record.key not in behind]

    def _new_delivery(self, batch: Sequence[Record[Ticket[Row]]], *, is_probe: bool) -> _Delivery[Row]:
        answers = Answers(self._job, self._backlog, batch, self._release, self._clock)
        job = replace(self._job, send=self._job.probe or self._job.send) if is_probe else self._job
        delivery = _Delivery(job, self._limits, answers, self._gate, self._before_attempt)
        delivery.answers, delivery.is_probe = answers, is_probe
        self._under_way.add(delivery)
        return delivery

    async def _see_through(self, delivery: _Delivery[Row], batch: Sequence[Record[Ticket[Row]]], place: Place) -> None:
        """Bring a batch to its end. What came from the outbox is repeated until the API decides on it."""
        try:
            await delivery.deliver(batch, place)
        finally:
            self._under_way.discard(delivery)
            self._gate.leave()
        if delivery.is_probe:
            self._stall.is_probing = False
        self._conclude(delivery.answers.settle_the_rest(), delivery.answers, was_probe=delivery.is_probe)
        if self._feed is not None:
            self._feed.look()
        self._changed.notify()

    def _release(self, records: Sequence[Record[Ticket[Row]]]) -> None:
        self._line.release(records)
        for record in records:
            self._room.leave(record)
        self._changed.notify()  # later records of their keys may go

    def _conclude(self, left: Sequence[Record[Ticket[Row]]], answers: Answers[Row], *, was_probe: bool) -> None:
        """What the end of a delivery says of the outbox, and what is to become of the entries that it left."""
        failed = () if answers.is_untried else left
        if answers.is_decided:
            self._stall.succeeded()
            self._line.resume()
        elif failed:
            self._stall.failed(was_probe=was_probe)
            self._line.suspend()
        if failed:
            cast("Backlog", self._backlog).failed(failed, answers.error)
        if left:
            self._put_off(left, for_good=self.is_closing)

    def _put_off(self, records: Sequence[Record[Ticket[Row]]], *, for_good: bool) -> None:
        if not for_good:
            self._stall.defer(records)
            return
        # Later records of their keys must not overtake them, and what else waits would fail as these did.
        self._give_up([later for record in records for later in self._line.drop(record.key)])
        if self._stall.is_stalled:
            self._give_up(self._line.drop_from(lambda ticket: isinstance(ticket, Entry)))

    def _give_up(self, dropped: Sequence[Record[Ticket[Row]]], why: str = BEHIND) -> None:
        """The batcher closes: entries stay for the next start, and callers hear of it."""
        later = [record for one in self._stall.give_up() for record in self._line.drop(one.key)]
        for record in (*dropped, *later):
            if not isinstance(record.item, Entry):
                record.item.refuse(TransportError(why))
        if self._feed is not None:
            self._feed.end()


def _is_entry(record: Record[Ticket[Any]]) -> bool:
    return isinstance(record.item, Entry)
