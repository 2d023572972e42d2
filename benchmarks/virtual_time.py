"""The client's clock on trio's, which jumps over waits in a simulation."""

from __future__ import annotations

from datetime import UTC, datetime

import trio

__all__ = ["TrioClock"]


class TrioClock:
    def monotonic(self) -> float:
        return trio.current_time()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await trio.sleep(seconds)
