"""An outbox as the command line sees it: the tables of a database, or a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from typing import Protocol

import anyio

from acsdk import AsyncClient
from acsdk.outbox import OutboxStatus

__all__ = ["Desk", "MakeClient"]

MakeClient = Callable[[str], AsyncClient]
"""From an account to a client for it."""


class Desk(Protocol):
    """What can be asked of an outbox."""

    async def status(self) -> Sequence[OutboxStatus]:
        """How each account stands."""
        ...

    def refused_lines(self, account: str | None, *, as_json: bool) -> AsyncIterator[str]:
        """What was refused, a line each."""
        ...

    async def retry(self, *ids: int) -> int:
        """Put records back; returns how many."""
        ...

    async def discard(self, *ids: int) -> int:
        """Forget records; returns how many."""
        ...

    async def run(
        self, client: MakeClient, accounts: Collection[str] | None, stopped: anyio.Event, lease: float
    ) -> None:
        """Deliver until stopped."""
        ...
