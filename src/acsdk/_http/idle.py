"""The clients of one event loop that rest with open connections.

A process may have a client for each of a thousand accounts; one that was used once would keep its socket until its
next call. The invariant: the sockets of all that rest are at most `MOST_SOCKETS`, the one that rested last aside, and
those that have rested for longer than servers keep a connection are closed by the calls of others. Nothing runs in the
background. What would break it: closing connections that are in use; who wakes is taken out before anything waits, and
`test_a_client_that_wakes_while_it_is_put_away` tries. Nobody is kept alive here: a client that is dropped without
being closed, or whose loop has ended, goes with its sockets, as if this were not there.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from contextlib import suppress
from typing import Protocol
from weakref import ReferenceType, ref

from anyio.lowlevel import RunVar

__all__ = ["KEPT_SECONDS", "MOST_SOCKETS", "Idle", "Resting"]

MOST_SOCKETS = 128
KEPT_SECONDS = 30.0
_AT_ONCE = 2  # by one call: more than it can add


class Resting(Protocol):
    """Connections that nobody uses for the moment."""

    @property
    def sockets(self) -> int:
        """How many there may be."""
        ...

    async def close(self) -> None:
        """Close them. The next call opens others."""
        ...


class Idle:
    """Who rests, longest first."""

    def __init__(self) -> None:
        self._resting: OrderedDict[ReferenceType[Resting], tuple[float, int]] = OrderedDict()
        self._sockets = 0
        self.most = MOST_SOCKETS

    @classmethod
    def of_this_loop(cls) -> Idle:
        """The one of the running event loop."""
        found = _idle.get(None)
        if found is None:
            _idle.set(found := cls())
        return found

    def wake(self, one: Resting) -> None:
        """It is used or closed."""
        self._take_out(ref(one))

    async def rest(self, one: Resting) -> None:
        """It is not used any more; closes one or two that have rested for long."""
        mine = ref(one)
        self._resting[mine] = time.monotonic(), one.sockets
        self._sockets += one.sockets
        for _ in range(_AT_ONCE):
            longest, (since, _sockets) = next(iter(self._resting.items()), (mine, (0.0, 0)))
            if longest is mine or (self._sockets <= self.most and time.monotonic() - since < KEPT_SECONDS):
                break
            self._take_out(longest)
            await _close(longest())

    def _take_out(self, one: ReferenceType[Resting]) -> None:
        _, sockets = self._resting.pop(one, (0.0, 0))
        self._sockets -= sockets


async def _close(one: Resting | None) -> None:
    if one is not None:
        with suppress(Exception):  # a connection of somebody else's that cannot be closed is lost anyway
            await one.close()


_idle: RunVar[Idle | None] = RunVar("acsdk_idle")
