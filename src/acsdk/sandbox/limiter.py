"""The account's rate limit: requests a second over every key and both APIs (About the GraphQL API page)."""

from __future__ import annotations

import math
from collections import deque

from .clock import Clock

__all__ = ["RateLimit"]


class RateLimit:
    """A sliding log of accepted requests: at most `limit` in any second (rule `gateway.window`)."""

    def __init__(self, limit: int, clock: Clock) -> None:
        self.limit = limit
        self._clock = clock
        self._accepted: deque[float] = deque()

    def take(self) -> int:
        """Accept one request and return 0, or refuse it and return the whole seconds to wait."""
        now = self._clock.monotonic()
        while self._accepted and self._accepted[0] <= now - 1.0:
            self._accepted.popleft()
        if len(self._accepted) < self.limit:
            self._accepted.append(now)
            return 0
        return max(1, math.ceil(self._accepted[0] + 1.0 - now))

    @property
    def remaining(self) -> int:
        """Requests that the current second still takes."""
        return self.limit - len(self._accepted)

    def reset(self) -> None:
        """Forget every request."""
        self._accepted.clear()
