"""Wakes tasks that wait for something to change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio

__all__ = ["Signal"]


class Signal:
    """Counts changes, so that none is missed between a look and a wait."""

    def __init__(self) -> None:
        self.count: int = 0
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

    async def wait_at_most(self, since: int, sleep: Callable[[], Awaitable[None]]) -> None:
        """The same, but no longer than that sleep."""
        async with anyio.create_task_group() as tasks:

            async def wake() -> None:
                await sleep()
                tasks.cancel_scope.cancel()

            tasks.start_soon(wake)
            await self.wait(since)
            tasks.cancel_scope.cancel()
