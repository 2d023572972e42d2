"""The sandbox's time: real by default, moved by hand in tests."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import anyio
import anyio.lowlevel

__all__ = ["CENTURY", "Clock", "SandboxClock"]

CENTURY = 100 * 366 * 86_400
"""Seconds, the most that one step or one wait takes."""
_LAST = datetime(9000, 1, 1, tzinfo=UTC)
_LOOK_EVERY = 0.02


class Clock:
    """Real time, ahead by what it was advanced. Dates, the pipeline, the rate limit and faults all read it."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._ahead)

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        """Move the clock forward.

        Raises `ValueError` when `seconds` is negative or more than a century, and where it would leave the year 8999.
        """
        if not 0 <= seconds <= CENTURY:
            msg = "the clock only moves forward, at most a century at a time"
            raise ValueError(msg)
        if self.now() + timedelta(seconds=seconds) >= _LAST:
            msg = f"the clock cannot go beyond {_LAST:%Y-%m-%d}"
            raise ValueError(msg)
        self._ahead += seconds

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)


class SandboxClock(Clock):
    """A clock that stands still until it is moved.

    `sleep` moves it by the time to wait and returns at once, so delayed answers cost a test nothing.
    """

    def __init__(self, start: datetime | None = None) -> None:
        super().__init__()
        self._start = start or datetime(2026, 1, 1, tzinfo=UTC)
        if self._start.utcoffset() is None or self._start >= _LAST:
            msg = f"start is {start}, and has to be an instant with an offset before {_LAST:%Y-%m-%d}"
            raise ValueError(msg)

    def now(self) -> datetime:
        """The instant the clock was last moved to."""
        return self._start + timedelta(seconds=self._ahead)

    def monotonic(self) -> float:
        """Seconds the clock was moved so far."""
        return self._ahead

    async def idle(self, seconds: float) -> None:
        """Wait until others have moved the clock so far: for what runs in the background, and must not move it."""
        until = self.monotonic() + seconds
        while self.monotonic() < until:  # noqa: ASYNC110 - other threads and loops move it too
            await anyio.sleep(_LOOK_EVERY)

    async def sleep(self, seconds: float) -> None:
        """Move the clock instead of waiting."""
        await anyio.lowlevel.checkpoint()
        self.advance(seconds)
