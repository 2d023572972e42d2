"""Waiting for what the API does later: an order that is to be seen in v3, a restore that is to end."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import TypeVar

from acsdk._engine.clock import Clock
from acsdk._errors import DeadlineError
from acsdk._options import RequestOptions

__all__ = ["TimeLeft"]

T = TypeVar("T")

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 5.0
_LAST_LOOK = 0.5
"""Seconds that are kept for the last look."""


class TimeLeft:
    """How long a caller waits for something to appear, each look at it included."""

    def __init__(self, clock: Clock, seconds: float, own_deadline: float | None) -> None:
        self._clock = clock
        self._ends_at = clock.monotonic() + seconds
        self._own_deadline = math.inf if own_deadline is None else own_deadline

    @property
    def seconds(self) -> float:
        """Seconds until it is over."""
        return self._ends_at - self._clock.monotonic()

    def bound(self, options: RequestOptions) -> RequestOptions:
        """The options of a look that ends no later; one at which nothing is left has its own bounds."""
        left = self.seconds
        return {**options, "deadline": left} if 0 < left < self._own_deadline else options

    async def wait_for(self, look: Callable[[], Awaitable[T | None]]) -> T | None:
        """Look again and again, less and less often, until there is something to see or the time is up.

        A look that the end cuts short tells nothing; if none was answered before, its error is raised.
        """
        pause, was_answered = _FIRST_PAUSE, False
        while True:
            try:
                found = await look()
            except DeadlineError:
                if not was_answered or self.seconds > _LAST_LOOK:
                    raise
                return None
            if found is not None or self.seconds <= _LAST_LOOK:
                return found
            was_answered = True
            await self._clock.sleep(min(pause, self.seconds - _LAST_LOOK))
            pause = min(_LONGEST_PAUSE, pause * 2)
