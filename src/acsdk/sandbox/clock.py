"""The sandbox's time: real by default, moved by hand in tests."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import anyio
import anyio.lowlevel

__all__ = ["Clock", "SandboxClock"]


class Clock:
    """Real time. Dates, the pipeline, the rate limit and delays of faults all read it."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)


class SandboxClock(Clock):
    """A clock that stands still until it is moved.

    `sleep` moves it by the time to wait and returns at once, so delayed answers cost a test nothing.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._now = start or datetime(2026, 1, 1, tzinfo=UTC)
        self._elapsed = 0.0

    def now(self) -> datetime:
        """The instant the clock was last moved to."""
        return self._now

    def monotonic(self) -> float:
        """Seconds the clock was moved so far."""
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Move the clock forward.

        Raises `ValueError` when `seconds` is negative.
        """
        if seconds < 0:
            msg = "the clock only moves forward"
            raise ValueError(msg)
        self._now += timedelta(seconds=seconds)
        self._elapsed += seconds

    async def sleep(self, seconds: float) -> None:
        """Move the clock instead of waiting."""
        await anyio.lowlevel.checkpoint()
        self.advance(seconds)
