"""An outbox in memory that may behave as badly as a database of many machines does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import UTC, datetime

import anyio
from anyio.lowlevel import checkpoint

from acsdk.outbox import OutboxCount, OutboxEntry, OutboxRefusal

__all__ = ["MemoryOutbox"]


class MemoryOutbox:
    """Keeps entries in a dictionary. Numbers may be taken long before an entry is stored."""

    def __init__(self) -> None:
        self.waiting: dict[int, OutboxEntry] = {}
        self.refused: list[tuple[OutboxEntry, Sequence[str]]] = []
        self.loads = 0
        self.asked: list[tuple[int, int]] = []
        """By load: for how many, and how many were held."""
        self.while_loading: Callable[[], Awaitable[object]] = checkpoint
        """Awaited between reading and answering."""
        self._last = 0
        self._news = anyio.Event()

    def number(self) -> int:
        """A number for an entry that is stored later."""
        self._last += 1
        return self._last

    def store(self, key: str, body: bytes, number: int | None = None) -> int:
        """Store an entry; returns its number."""
        entry = OutboxEntry(number or self.number(), key, body, datetime.now(UTC))
        self.waiting[entry.id] = entry
        self._news.set()
        return entry.id

    async def load(self, count: int, held: Collection[int], /) -> Sequence[OutboxEntry]:
        """The oldest that are not held, as they were when the reading began."""
        self.loads += 1
        self.asked.append((count, len(held)))
        self._news = anyio.Event()
        fresh = self.waiting.keys() - set(held)
        found = [self.waiting[number] for number in sorted(fresh)][:count]
        await self.while_loading()
        return found

    async def remove(self, ids: Sequence[int], /) -> None:
        """Delivered."""
        await checkpoint()
        for one in ids:
            self.waiting.pop(one, None)

    async def refuse(self, refusals: Sequence[OutboxRefusal], /) -> None:
        """Put aside."""
        await checkpoint()
        found = [(self.waiting.pop(number), reasons) for number, reasons in refusals if number in self.waiting]
        self.refused.extend(found)

    async def count(self) -> OutboxCount:
        """How much is there."""
        await checkpoint()
        oldest = min(self.waiting.values(), default=None)
        return OutboxCount(len(self.waiting), len(self.refused), oldest and oldest.created_at)

    async def wait(self) -> None:
        """Until something is stored."""
        await self._news.wait()
