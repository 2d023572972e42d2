"""The tables of a database, by a URL."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Any

import anyio

from acsdk import ConfigurationError
from acsdk.contrib._outbox.desk import MakeClient
from acsdk.contrib._outbox.shown import refused_as_json, refused_as_text
from acsdk.contrib.postgres import PostgresOutbox, Relay

__all__ = ["SECONDS_TO_CONNECT", "DatabaseDesk", "open_database"]

SECONDS_TO_CONNECT = 10.0


class DatabaseDesk(PostgresOutbox):
    """A fleet's outbox."""

    async def refused_lines(self, account: str | None, *, as_json: bool) -> AsyncIterator[str]:
        """A line for each record that was refused."""
        show = refused_as_json if as_json else refused_as_text
        async for record in self.refused(account):
            yield show(record.account, record.operation, record)

    async def run(
        self, client: MakeClient, accounts: Collection[str] | None, stopped: anyio.Event, lease: float
    ) -> None:
        """Deliver until stopped, beside all other relays."""
        relay = self.relay(client, accounts=accounts, lease=lease)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_stop, relay, stopped)
            await relay.run()
            tasks.cancel_scope.cancel()


async def _stop(relay: Relay, stopped: anyio.Event) -> None:
    await stopped.wait()
    relay.stop()


@asynccontextmanager
async def open_database(url: str, schema: str) -> AsyncGenerator[DatabaseDesk]:
    """Connect; raises `ConfigurationError` where that cannot be, and where the tables are missing."""
    try:
        from psycopg_pool import AsyncConnectionPool, PoolTimeout
    except ModuleNotFoundError as error:
        raise ConfigurationError("a database needs psycopg: python -m pip install 'acsdk[postgres]'") from error
    pool: AsyncConnectionPool[Any] = AsyncConnectionPool(url, min_size=1, max_size=4, open=False)
    async with pool:
        try:
            await pool.wait(SECONDS_TO_CONNECT)
        except PoolTimeout:
            told = f"the database does not answer within {SECONDS_TO_CONNECT:g} s; look at its URL"
            raise ConfigurationError(told) from None
        desk = DatabaseDesk(pool, schema=schema)
        await desk.check()
        yield desk
