"""Calls that need nothing of each other, side by side: the rate limit paces them.

The invariant: all of them have ended when this returns, and of several failures the first in order is raised, alone.
What would break it: a failure that comes as a group, or a call that outlives it.
`test_of_two_parts_that_fail_the_first_is_raised` tries.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio

__all__ = ["together"]


async def together(*calls: Callable[[], Awaitable[None]]) -> None:
    """Make these calls side by side. When one fails, those behind it are not waited for."""
    failures: dict[int, Exception] = {}
    scopes = [anyio.CancelScope() for _ in calls]

    async def run(index: int, call: Callable[[], Awaitable[None]]) -> None:
        with scopes[index]:
            try:
                await call()
            except Exception as error:  # noqa: BLE001 - raised below, not as a group
                failures[index] = error
                for later in scopes[index + 1 :]:
                    later.cancel()

    async with anyio.create_task_group() as tasks:
        for index, call in enumerate(calls):
            tasks.start_soon(run, index, call)
    if failures:
        raise failures[min(failures)]
