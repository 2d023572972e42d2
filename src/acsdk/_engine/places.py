"""The bound on requests in flight.

It stands in front of the queue for the rate limit, so that a slow server fills neither the connections nor memory. The
invariant: who has entered leaves exactly once, however the call ends, and who was cancelled while waiting has taken
nothing. What would break it: an error between the two limiters that gives back neither, or both.
`test_waiting_for_a_place_can_be_cancelled` cancels in both. Entering and leaving cost the same however many wait.
"""

from __future__ import annotations

import anyio

__all__ = ["Places"]


class Places:
    """So many requests may be under way on one event loop, first come, first served.

    Background calls may hold half of the places, so that a checkout never waits behind an import.
    """

    def __init__(self, number: int) -> None:
        self._all = anyio.CapacityLimiter(number)
        self._background = anyio.CapacityLimiter(max(1, number // 2))

    async def enter(self, call: object, *, background: bool) -> None:
        """Wait for a place. A cancelled wait takes none."""
        if not background:
            await _acquire(self._all, call)
            return
        await _acquire(self._background, call)
        try:
            await _acquire(self._all, call)
        except BaseException:
            self._background.release_on_behalf_of(call)
            raise

    def leave(self, call: object, *, background: bool) -> None:
        """Give the place back."""
        self._all.release_on_behalf_of(call)
        if background:
            self._background.release_on_behalf_of(call)

    @property
    def taken(self) -> int:
        """How many are taken."""
        return self._all.borrowed_tokens


async def _acquire(places: anyio.CapacityLimiter, call: object) -> None:
    # A free place is taken without the shielded checkpoint that anyio makes after it; there is one before the call.
    try:
        places.acquire_on_behalf_of_nowait(call)
    except anyio.WouldBlock:
        await places.acquire_on_behalf_of(call)
