"""Time as a bulk run sees it, so that tests need not wait."""

from __future__ import annotations

import time
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Protocol

import anyio

__all__ = ["SYSTEM_CLOCK", "Clock"]


class Clock(Protocol):
    """What a bulk run needs of time. The engine's clocks fit."""

    def monotonic(self) -> float:
        """Seconds since an arbitrary moment."""
        ...

    def now(self) -> datetime:
        """The date and time in UTC."""
        ...

    def sleep(self, seconds: float) -> Awaitable[None]:
        """Return after so many seconds."""
        ...


class _SystemClock:
    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)


SYSTEM_CLOCK: Clock = _SystemClock()
"""The machine's clock."""
