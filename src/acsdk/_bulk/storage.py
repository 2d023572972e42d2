"""What a batcher asks of the place where its outbox is kept: a file on one machine, or a database of many.

What must hold: an entry that is stored is handed out by some later ``load``, whatever its number and whoever stored
it, until it is removed or refused; and of one key, the entry with the lower number comes first. A cursor alone breaks
the first: numbers are given before transactions end, so a lower one may become visible later. Whoever loads names
what it holds, for a storage that hands out the same entry twice at once would have it sent twice.
`tests/bulk/outbox_contract.py` tries all of it on any storage.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol, runtime_checkable

__all__ = ["OutboxCount", "OutboxEntry", "OutboxRefusal", "OutboxStorage"]


class OutboxEntry(NamedTuple):
    """A record that is stored and not delivered."""

    id: int
    """Its number, above 0. Of two entries of one key, the one with the lower number is sent first."""
    key: str
    """Its natural key, such as ``1:1001``."""
    body: bytes
    """The record as JSON, as it is sent."""
    created_at: datetime
    """When it was stored, aware."""


class OutboxRefusal(NamedTuple):
    """An entry that the API does not want."""

    id: int
    """Its number."""
    reasons: Sequence[str]
    """The server's words."""


class OutboxCount(NamedTuple):
    """How much an outbox holds."""

    waiting: int
    """Entries to deliver."""
    refused: int
    """Entries that the API refused."""
    oldest_at: datetime | None
    """When the oldest of the waiting entries was stored; ``None`` where none waits."""


@runtime_checkable
class OutboxStorage(Protocol):
    """Where an outbox is kept. One batcher at a time works on it, and calls its methods one after the other or at once.

    Every method may be cancelled. What one raises ends the batcher or, where entries were sent, has them sent again.
    """

    async def load(self, count: int, held: Collection[int], /) -> Sequence[OutboxEntry]:
        """Hand out up to so many waiting entries whose numbers are not among those held, lowest number first.

        An entry that becomes visible after others with higher numbers must come as well, if not at once, then by a
        later call: a cursor alone will not do.
        """
        ...

    async def remove(self, ids: Sequence[int], /) -> None:
        """Forget these, which are delivered; returns when that is durable. Numbers that are not there are no error."""
        ...

    async def refuse(self, refusals: Sequence[OutboxRefusal], /) -> None:
        """Put these aside with the reasons, all or none; returns when that is durable. They are not loaded again."""
        ...

    async def count(self) -> OutboxCount:
        """Count what it holds."""
        ...

    async def wait(self) -> None:
        """Return when a ``load`` may find something that the last one did not.

        At once, where something was stored since that one began. A storage that is not told may return every now and
        then instead.
        """
        ...
