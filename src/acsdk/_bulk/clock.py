"""Time as a bulk run sees it, so that tests need not wait."""

from __future__ import annotations

import time
from collections.abc import Awaitable
from datetime import UTC, datetime
from typing import Protocol, runtime_checkable

import anyio

__all__ = ["SYSTEM_CLOCK", "Clock", "pause"]

_A_MOMENT = 1.0


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


@runtime_checkable
class _Idler(Protocol):
    """A clock that tests move, and whose waits would move it too."""

    def idle(self, seconds: float) -> Awaitable[None]:
        """Return when others have moved the clock so far."""
        ...


async def pause(clock: Clock, seconds: float) -> None:
    """A wait that nobody waits for: a clock that tests move is given a moment to be moved before this moves it."""
    until = clock.monotonic() + seconds
    if isinstance(clock, _Idler):
        with anyio.move_on_after(min(seconds, _A_MOMENT)):
            await clock.idle(seconds)
    if (left := until - clock.monotonic()) > 0:
        await clock.sleep(left)


class _SystemClock:
    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep(seconds)


SYSTEM_CLOCK: Clock = _SystemClock()
"""The machine's clock."""
