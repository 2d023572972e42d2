"""How long a lane may be taken for one's own.

The lease is a row that the database's clock judges; no machine's wall clock is asked. Here it is known by a clock that
runs through a suspension of the machine, read *before* the database is asked: whatever happened on the way, the lease
ends here no later than there. What would break it: a clock that stands still while the machine sleeps, or a moment
taken after the answer. ``tests/fleet/test_lease.py`` tries both, and the runs with a stopped owner the whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["Lease", "since_boot"]


def since_boot() -> float:
    """Seconds on a clock that does not stand still while the machine is suspended, where the system has one."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class Lease:
    """The right to send for an account, until a moment."""

    def __init__(self, epoch: int, asked_at: float, seconds: float, clock: Callable[[], float] = since_boot) -> None:
        self.epoch = epoch
        """Which taking of the lane this is: another one's is higher."""
        self._seconds = seconds
        self._clock = clock
        self._ends_at = asked_at + seconds

    def renewed(self, asked_at: float) -> None:
        """The database has granted it anew to somebody who began to ask at that moment."""
        self._ends_at = max(self._ends_at, asked_at + self._seconds)

    def lose(self) -> None:
        """Another one has it, or it was given back."""
        self._ends_at = float("-inf")

    @property
    def seconds_left(self) -> float:
        """How long it lasts; below 0 when it is over."""
        return self._ends_at - self._clock()

    def lasts(self, seconds: float) -> bool:
        """Whether something that takes so long would end before it does."""
        return self.seconds_left > seconds
