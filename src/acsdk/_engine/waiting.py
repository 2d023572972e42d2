"""The calls of one event loop that wait, and what ends their waiting early: a pause too long for them, or closing.

Whoever waits for a place, for a slot or to repeat stands in the list, with the scope of its wait. The invariant: a
waiting call is told of a pause that outlasts its time as soon as the loop learns of it, be it by an answer of its own,
by the limiter, or by being there when the call comes. Time in the line behind other calls does not count here; only
the seconds of pauses do, those of one call added up, so that pause upon pause has an end too. What would break it: a
wait outside `enter`. `tests/engine/test_engine_pauses.py` lets calls wait at every one of those places.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import anyio

from acsdk._engine.clock import Clock
from acsdk._engine.limiter import Asked, Pause

__all__ = ["Wait", "Waiting"]

# A pause that ends so much later than the one under way is told anew.
_PROLONGED = 5.0


@dataclass(slots=True, eq=False)
class Wait:
    """One call's wait."""

    scope: anyio.CancelScope
    bound: float | None
    """How many seconds of pauses the call has time for."""
    paused_before: float
    """How long the loop had been paused when the wait began."""
    ended_by: Literal["pause", "closing"] | None = None
    retry_after: float | None = None
    """For how long the pause goes on that was too long."""


class Waiting:
    """Knows who waits on this loop, and how long it has been paused."""

    def __init__(self, clock: Clock, tell: Callable[[float], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._waits: set[Wait] = set()
        self._since = self._until = float("-inf")
        self._earlier = 0.0
        """The seconds of pauses before the one under way."""

    @contextmanager
    def enter(self, *, bound: float | None, limit: float | None = None) -> Generator[Wait]:
        """Wait inside, for ``limit`` seconds at most and through no more than ``bound`` seconds of pauses."""
        with anyio.CancelScope() as scope:
            if limit is not None:
                scope.deadline = anyio.current_time() + limit
            wait = Wait(scope, bound, self._paused())
            self._waits.add(wait)
            try:
                self._judge(wait)
                yield wait
            finally:
                self._waits.discard(wait)

    def met(self, pause: Pause) -> None:
        """The limiter speaks of a pause."""
        self._prolong(pause, told=isinstance(pause, Asked))

    def paused(self, seconds: float) -> bool:
        """An answer asks for a pause; returns whether that is news."""
        return self._prolong(seconds, told=True)

    def _prolong(self, seconds: float, *, told: bool) -> bool:
        now = self._clock.monotonic()
        is_news = now >= self._until or now + seconds > self._until + _PROLONGED
        if now >= self._until:
            self._earlier, self._since = self._paused(), now
        self._until = max(self._until, now + seconds)
        if is_news and not told:
            self._tell(seconds)
        for wait in list(self._waits):
            self._judge(wait)
        return is_news

    def _judge(self, wait: Wait) -> None:
        """End a wait that the pause would keep for longer than it has time."""
        left = self._until - self._clock.monotonic()
        if wait.bound is not None and left > 0 and self._paused() - wait.paused_before + left >= wait.bound:
            wait.ended_by, wait.retry_after = "pause", left
            wait.scope.cancel()

    def _paused(self) -> float:
        """For how many seconds this loop has been paused so far."""
        if self._until == float("-inf"):
            return 0.0
        return self._earlier + min(self._clock.monotonic(), self._until) - self._since

    def __len__(self) -> int:
        return len(self._waits)

    @property
    def pause_left(self) -> float:
        """For how many seconds the pause goes on, where there is one."""
        return max(0.0, self._until - self._clock.monotonic())

    def close(self) -> None:
        """End every wait: the client closes."""
        for wait in self._waits:
            wait.ended_by = "closing"
            wait.scope.cancel()
