"""Brings the outbox into the line, a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, cast

import anyio

from acsdk._bulk.backlog import Backlog
from acsdk._bulk.callers import Caller
from acsdk._bulk.outbox import Outbox
from acsdk._bulk.signals import Signal, wait_at_most
from acsdk._bulk.storage import OutboxEntry
from acsdk._errors import TransportError

__all__ = ["BEHIND", "Feed"]

BEHIND = "the batcher closed; an earlier record of this key still waits"
"""Why a caller is refused whose key has records in the outbox that stay there."""

_MOST_ACTIVE = 1_000
_MOST_HELD = 10_000


class Feed:
    """Loads entries as there is room for them."""

    def __init__(self, backlog: Backlog, put: Callable[[OutboxEntry], None], deferred: Callable[[], int]) -> None:
        self._backlog = backlog
        self._put = put
        self._deferred = deferred
        self._loading = anyio.Lock()
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

    def look(self) -> None:
        """There may be room."""
        self._changed.notify()

    def _wake(self) -> None:
        self._changed.notify()
        self._idle.cancel()

    async def run(self) -> None:
        """Feed the line until drained or ended."""
        while not self._is_ended:
            change, room = self._changed.next, self._room()
            if 2 * room < _MOST_ACTIVE:  # a load for each entry that goes would cost more than the entry
                await change.wait()
            elif not await self._load(room):
                if self._is_draining:
                    break
                await self._wait_for_more()

    def _room(self) -> int:
        """What failed and waits for its next try takes no room from what has not, up to a point."""
        held = len(self._backlog.held)
        return min(_MOST_ACTIVE - held + self._deferred(), _MOST_HELD - held)

    async def _load(self, count: int) -> bool:
        """Take in the next entries; returns whether there may be more at once."""
        async with self._loading:
            self._backlog.gone.clear()
            found = await self._backlog.storage.load(count, tuple(self._backlog.held))
            self._receive(found)
            return len(found) >= count

    def _receive(self, found: Sequence[OutboxEntry]) -> None:
        for entry in () if self._is_ended else self._backlog.take(found):
            self._put(entry)
        self._changed.notify()

    async def _wait_for_more(self) -> None:
        with anyio.CancelScope() as self._idle:
            await self._backlog.storage.wait()

    async def bring(self, outbox: Outbox, key: str, caller: Caller[Any]) -> None:
        """Take in what was promised of one key until now, before its turn, so that a caller can go behind it.

        A caller who cannot, because nothing more is taken in, is refused.
        """
        until = outbox.last
        if outbox.handed_to >= until:
            return
        found = await self._fetch(outbox, key)
        while len(found) >= _MOST_ACTIVE and outbox.handed_to < until:  # too many to hold: they come in turn
            if self._is_ended or caller.is_settled:
                break
            await wait_at_most(self._changed.next, caller.until_settled)
        if found and self._is_ended:
            caller.refuse(TransportError(BEHIND))

    async def pass_by(self, places: Mapping[str, int]) -> Collection[str]:
        """See `Outbox.pass_by`: no other storage has records that are not its own beside it."""
        storage = self._backlog.storage
        return await storage.pass_by(places) if places and isinstance(storage, Outbox) else ()

    async def fetch(self, keys: Collection[str]) -> None:
        """Take in what waits of these keys."""
        for key in keys:
            await self._fetch(cast("Outbox", self._backlog.storage), key)

    async def _fetch(self, outbox: Outbox, key: str) -> Sequence[OutboxEntry]:
        async with self._loading:
            self._backlog.gone.clear()
            found = await outbox.load_key(key, _MOST_ACTIVE, tuple(self._backlog.held))
            self._receive(found)
        return found
