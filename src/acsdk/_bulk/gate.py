"""How many batches may be on their way at once."""

from __future__ import annotations

from typing import Any

import anyio

from acsdk._bulk.clock import Clock
from acsdk._bulk.job import BulkJob
from acsdk._errors import QueueTimeoutError

__all__ = ["Gate", "Place"]

# Two batches waiting for a rate slot keep the limiter busy; more would only hold memory and react late.
_QUEUED = 2
# At five requests a second this covers answers that take six seconds. The engine lets as many background calls out.
_UNDER_WAY = 32


class Place:
    """A batch's place in the queue for the rate limit, given up when its request goes out."""

    __slots__ = ("_queue", "_queued")

    def __init__(self, queue: anyio.Semaphore) -> None:
        self._queue = queue
        self._queued = True

    def leave_queue(self) -> None:
        """The request goes out, or never will."""
        if self._queued:
            self._queued = False
            self._queue.release()


class Gate:
    """Lets few batches queue for a rate slot, however many wait for the server's answer."""

    def __init__(self, job: BulkJob[Any, Any], clock: Clock) -> None:
        self._job = job
        self.clock: Clock = clock
        """The run's."""
        self._next_at = clock.monotonic()
        self._queue = anyio.Semaphore(_QUEUED)
        self._under_way = anyio.Semaphore(_UNDER_WAY)

    async def enter(self) -> Place:
        """Wait until another batch may be taken on; ``leave`` is due when all of it is answered."""
        await self._under_way.acquire()
        try:
            return await self.queue()
        except BaseException:
            self._under_way.release()
            raise

    async def queue(self) -> Place:
        """Wait for another place in the queue, for a part of a batch already taken on."""
        await self._queue.acquire()
        return Place(self._queue)

    async def wait_for_quota(self, records: int) -> None:
        """Keep the operation's own quota, where it has one that is tighter than the account's rate.

        Raises `QueueTimeoutError` at once where that takes longer than the client's calls may wait for a slot.
        """
        interval = self._job.interval(records)
        if interval > 0:
            now = self.clock.monotonic()
            turn = max(now, self._next_at)
            bound = self._job.queue_timeout
            if bound is not None and turn - now > bound:
                raise QueueTimeoutError(
                    f"no slot in the operation's own quota within queue_timeout={bound} s; nothing sent"
                )
            self._next_at = turn + interval
            await self.clock.sleep(turn - now)

    def leave(self) -> None:
        """All of a batch is answered."""
        self._under_way.release()
