"""Brings the outbox into the line, a part at a time.

What must hold: an entry is in hand once at most, and never again after it was settled. A storage may read while
another of its transactions deletes, so that a load hands out what was settled after it began; sent again, an old
version would overtake a newer one. So one load runs at a time, and what is settled meanwhile is kept in mind until
its end. ``test_a_load_that_comes_late_brings_nothing_back`` tries it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import anyio

from acsdk._bulk.signals import Signal
from acsdk._bulk.storage import OutboxEntry, OutboxStorage

__all__ = ["Feed"]

_MOST_HELD = 1_000


class Feed:
    """Loads entries as there is room for them, and knows which are in hand."""

    def __init__(self, storage: OutboxStorage, put: Callable[[OutboxEntry], None]) -> None:
        self._storage = storage
        self._put = put
        self._loading = anyio.Lock()
        self._held: dict[int, OutboxEntry] = {}
        self._settled: set[int] = set()
        """What was settled since the load under way began."""
        self._changed = Signal()
        self._idle = anyio.CancelScope()
        self._is_draining = False
        self._is_ended = False

    def drain(self) -> None:
        """Take in what is there, and end."""
        self._is_draining = True
        self._wake()

    def end(self) -> None:
        """Take in nothing more."""
        self._is_ended = True
        self._wake()

    def _wake(self) -> None:
        self._changed.notify()
        self._idle.cancel()

    def let_go(self, ids: Iterable[int]) -> None:
        """These are settled."""
        for one in ids:
            self._held.pop(one, None)
            self._settled.add(one)
        self._changed.notify()

    async def run(self) -> None:
        """Feed the line until drained or ended."""
        while not self._is_ended:
            seen, room = self._changed.count, _MOST_HELD - len(self._held)
            if 2 * room < _MOST_HELD:  # a load for each entry that goes would cost more than the entry
                await self._changed.wait(seen)
            elif not await self._load(room):
                if self._is_draining:
                    break
                await self._wait_for_more()

    async def _load(self, count: int) -> bool:
        """Take in the next entries; returns whether there may be more at once."""
        async with self._loading:
            self._settled.clear()
            found = await self._storage.load(count, tuple(self._held))
            for entry in found:
                if entry.id not in self._held and entry.id not in self._settled:
                    self._held[entry.id] = entry
                    self._put(entry)
            return len(found) >= count

    async def _wait_for_more(self) -> None:
        with anyio.CancelScope() as self._idle:
            await self._storage.wait()
