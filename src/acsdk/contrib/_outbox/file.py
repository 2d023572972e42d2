"""The file of a batcher's outbox."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Collection, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import anyio

from acsdk import AsyncClient, Batcher, ConfigurationError, read_outbox
from acsdk.contrib._outbox.desk import MakeClient
from acsdk.contrib._outbox.shown import refused_as_json, refused_as_text
from acsdk.outbox import OutboxStatus, account_name, discard_refused, retry_refused

__all__ = ["FileDesk", "open_file"]


class FileDesk:
    """An outbox in a file, which one process at a time delivers from."""

    def __init__(self, path: str) -> None:
        self._path = path

    async def status(self) -> Sequence[OutboxStatus]:
        """How it stands. A file is of one account."""
        found = await read_outbox(self._path)
        age = None if found.oldest_at is None else (datetime.now(UTC) - found.oldest_at).total_seconds()
        return [OutboxStatus(found.account, found.waiting, age, len(found.refused))]

    async def refused_lines(self, account: str | None, *, as_json: bool) -> AsyncIterator[str]:
        """A line for each record that was refused."""
        found = await read_outbox(self._path)
        show = refused_as_json if as_json else refused_as_text
        if account is None or found.account in (account, account_name(account)):  # a sandbox has no more than a name
            for one in found.refused:
                yield show(found.account, found.operation, one)

    async def retry(self, *ids: int) -> int:
        """Put records back; whoever delivers from the file sees them within a second."""
        return await retry_refused(self._path, *ids)

    async def discard(self, *ids: int) -> int:
        """Forget records."""
        return await discard_refused(self._path, *ids)

    async def run(
        self, client: MakeClient, accounts: Collection[str] | None, stopped: anyio.Event, lease: float
    ) -> None:
        """Deliver until stopped. Raises `ConfigurationError` while another process uses the file."""
        del accounts, lease  # there is one, and the lock is the operating system's
        found = await read_outbox(self._path)
        async with client(found.account) as made, _batcher(made, found.operation, self._path):
            await stopped.wait()


def _batcher(client: AsyncClient, operation: str, path: str) -> AbstractAsyncContextManager[Batcher[Any, Any]]:
    if operation == "orders.bulk_upsert":
        return client.orders.batcher(journal=path)
    if operation == "products.bulk_upsert":
        return client.products.batcher(journal=path)
    if operation == "recurring_payments.bulk_upsert":
        return client.recurring_payments.batcher(journal=path)
    raise ConfigurationError(f"this release does not know the operation {operation!r}")


@asynccontextmanager
async def open_file(path: str) -> AsyncGenerator[FileDesk]:
    """Look that the file is there."""
    await read_outbox(path)
    yield FileDesk(path)
