"""Wakes tasks that wait for something to change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio

__all__ = ["Signal", "wait_at_most"]


class Signal:
    """Tells of changes. Who takes ``next`` before a look misses none between that and a wait."""

    def __init__(self) -> None:
        self.next: anyio.Event = anyio.Event()
        """Is set by the next change."""

    def notify(self) -> None:
        """Something changed."""
        self.next.set()
        self.next = anyio.Event()


async def wait_at_most(change: anyio.Event, sleep: Callable[[], Awaitable[None]]) -> None:
    """Return after a change, but no later than that sleep does."""
    async with anyio.create_task_group() as tasks:

        async def wake() -> None:
            await sleep()
            tasks.cancel_scope.cancel()

        tasks.start_soon(wake)
        await change.wait()
        tasks.cancel_scope.cancel()
