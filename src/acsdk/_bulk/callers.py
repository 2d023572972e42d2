"""Those who wait for an outcome: how many are let in, and how long each of them waits.

What must hold: a caller hears its outcome once, and what it hears of ``sent`` is true. A record whose caller has left
before the first slot of its batch is taken out of that batch, and one that has gone out is spoken of as its attempts
know it. Bounds are kept by the event loop's timers, as the engine keeps its own, and looked after on the clock
wherever that moves. ``test_batcher_bounds.py`` tries it.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypedDict

import anyio

from acsdk._bulk.delivery import UnderWay
from acsdk._bulk.job import Row
from acsdk._bulk.records import Record
from acsdk._bulk.tickets import BatchResult, Entry
from acsdk._errors import DeadlineError, QueueTimeoutError, TransportError

__all__ = ["Bounds", "Caller", "Room", "Ticket"]


class Bounds(TypedDict, total=False):
    """How long `Batcher.add` may wait. What is left out follows the batcher's setting, or else the client's."""

    deadline: float | None
    """Seconds from the first slot of the record's request on; from the call on while an earlier record of its key
    waits. ``None`` for no limit."""
    queue_timeout: float | None
    """Seconds from the call until that first slot; ``None`` for no limit."""


class Caller(Generic[Row]):
    """Somebody who waits for an outcome."""

    def __init__(self, arrived_at: float, bounds: Bounds) -> None:
        self.arrived_at = arrived_at
        self._came = anyio.current_time()
        self.is_behind: Callable[[], bool] = bool
        """Whether an earlier record of its key is not settled yet."""
        self._deadline = bounds.get("deadline")
        self._queue_timeout = bounds.get("queue_timeout")
        self._settled = anyio.Event()
        self._result: BatchResult[Row] | None = None
        self._error: Exception | None = None
        self._request: UnderWay | None = None
        self._begun_at = self._timer_began = 0.0
        self._timer = anyio.CancelScope()

    @property
    def is_settled(self) -> bool:
        """Whether the outcome is known, or nobody waits for it any more."""
        return self._settled.is_set()

    def accept(self, result: BatchResult[Row]) -> None:
        """The API took the record."""
        if not self.is_settled:
            self._result = result
            self._settled.set()

    def refuse(self, error: Exception) -> None:
        """The record was not accepted, or nobody knows. What was told first counts."""
        if not self.is_settled:
            self._error = error
            self._settled.set()

    def leave(self) -> None:
        """Nobody waits any more."""
        self._settled.set()

    def abandon(self, error: TransportError) -> None:
        """Nobody will tell the outcome."""
        error.sent = self._request is not None and self._request.maybe_applied
        self.refuse(error)

    def begin(self, request: UnderWay, now: float) -> None:
        """The record's request has a slot; the first one starts the deadline."""
        if self._request is None:
            self._begun_at, self._timer_began = now, anyio.current_time()
            if self._deadline is not None:
                self._timer.deadline = self._timer_began + self._deadline
        self._request = request

    async def wait(self) -> BatchResult[Row]:
        """The result, or the error; raises `DeadlineError` or `QueueTimeoutError` when the time is over."""
        await self.until_settled()
        if self._result is None:
            raise self._error or AssertionError("settled without an outcome")
        return self._result

    async def until_settled(self) -> None:
        """Return when the outcome is known or the time is over."""
        while not self.is_settled:
            with anyio.CancelScope() as self._timer:
                left = self._seconds_left(anyio.current_time(), self._came, self._timer_began)
                self._timer.deadline = math.inf if left is None else anyio.current_time() + left
                await self._settled.wait()
            if self._timer.cancelled_caught:  # for a bound that may have ended meanwhile
                self._look(anyio.current_time(), self._came, self._timer_began)

    def look_after(self, now: float) -> float | None:
        """On the clock: refuse the record when its time is over; returns the seconds that are left otherwise."""
        return self._look(now, self.arrived_at, self._begun_at)

    def _look(self, now: float, came: float, begun: float) -> float | None:
        left = None if self.is_settled else self._seconds_left(now, came, begun)
        if left is not None and left <= 0:
            self.refuse(self._too_late())
            return None
        return left

    def _seconds_left(self, now: float, came: float, begun: float) -> float | None:
        if self._request is not None:
            return None if self._deadline is None else begun + self._deadline - now
        return min((came + bound - now for bound in self._bounds_before_the_slot()), default=None)

    def _bounds_before_the_slot(self) -> list[float]:
        bounds = [self._queue_timeout, self._deadline if self.is_behind() else None]
        return [bound for bound in bounds if bound is not None]

    def _too_late(self) -> TransportError:
        if self._request is not None:
            return DeadlineError(f"no answer within deadline={self._deadline} s", sent=self._request.maybe_applied)
        bound = min(self._bounds_before_the_slot())
        if bound == self._queue_timeout:
            return QueueTimeoutError(f"no slot in the rate limit within queue_timeout={bound} s; nothing sent")
        return DeadlineError(f"an earlier record of this key still waits after deadline={bound} s; nothing sent")


Ticket = Caller[Row] | Entry
"""Whom a batcher owes an outcome: a caller, or an entry of the outbox."""


class Room(Generic[Row]):
    """Lets so many callers' records in; the others are held back, first come, first served."""

    def __init__(self, most: int, admit: Callable[[Record[Ticket[Row]]], None]) -> None:
        self._most = most
        self._admit = admit
        self._inside: dict[Record[Ticket[Row]], Caller[Row]] = {}
        # A plain dictionary finds its first entry more slowly the more were taken out before it.
        self._outside: OrderedDict[Record[Ticket[Row]], Caller[Row]] = OrderedDict()

    def enter(self, record: Record[Ticket[Row]], caller: Caller[Row]) -> None:
        """Let a record in as soon as there is room."""
        self._outside[record] = caller
        self._fill()

    def leave(self, record: Record[Ticket[Row]]) -> None:
        """A record is settled or withdrawn."""
        self._outside.pop(record, None)
        self._inside.pop(record, None)
        self._fill()

    def look_after(self, now: float) -> float | None:
        """Refuse whose time is over; returns the seconds until the next one's is."""
        waits = [caller.look_after(now) for callers in (self._inside, self._outside) for caller in callers.values()]
        return min((left for left in waits if left is not None), default=None)

    def _fill(self) -> None:
        while self._outside and len(self._inside) < self._most:
            record = next(iter(self._outside))
            self._inside[record] = self._outside.pop(record)
            self._admit(record)
