"""Wakes tasks that wait for something to change."""

from __future__ import annotations

import anyio

from acsdk._bulk.clock import Clock

__all__ = ["Signal"]


class Signal:
    """Counts changes, so that none is missed between a look and a wait."""

    def __init__(self) -> None:
        self.count = 0
        self._event = anyio.Event()

    def notify(self) -> None:
        """Something changed."""
        self.count += 1
        self._event.set()
        self._event = anyio.Event()

    async def wait(self, since: int) -> None:
        """Return when something has changed since the count was so high."""
        while self.count == since:
            await self._event.wait()

    async def wait_at_most(self, since: int, seconds: float, clock: Clock) -> None:
        """The same, but only so long."""
        async with anyio.create_task_group() as tasks:

            async def sleep() -> None:
                await clock.sleep(seconds)
                tasks.cancel_scope.cancel()

            tasks.start_soon(sleep)
            await self.wait(since)
            tasks.cancel_scope.cancel()
