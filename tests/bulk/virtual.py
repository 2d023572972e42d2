"""A clock that jumps to the next sleeper as soon as nothing else moves."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TypeVar

import anyio
from anyio.lowlevel import checkpoint

T = TypeVar("T")

_STEPS_UNTIL_STILL = 40


class VirtualClock:
    def __init__(self) -> None:
        self.time = 0.0
        self._order = count()
        self._sleepers: list[tuple[float, int, anyio.Event]] = []

    def monotonic(self) -> float:
        return self.time

    def now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.time)

    async def sleep(self, seconds: float) -> None:
        woken = anyio.Event()
        heapq.heappush(self._sleepers, (self.time + max(0.0, seconds), next(self._order), woken))
        await woken.wait()

    async def run(self, main: Callable[[], Awaitable[T]]) -> T:
        """Run ``main`` while time flies."""
        result: list[T] = []
        error: list[BaseException] = []
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._fly)
            try:
                result.append(await main())
            except Exception as raised:  # noqa: BLE001 - handed on without a group around it
                error.append(raised)
            tasks.cancel_scope.cancel()
        if error:
            raise error[0]
        return result[0]

    async def _fly(self) -> None:
        while True:
            for _ in range(_STEPS_UNTIL_STILL):
                await checkpoint()
            if self._sleepers:
                self.time, _, woken = heapq.heappop(self._sleepers)
                woken.set()
