"""The outbox of a fleet, as programs use it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from typing import LiteralString

from acsdk import ConfigurationError
from acsdk.contrib.postgres import _desk as desk
from acsdk.contrib.postgres._drivers import Pool, Transaction, database_of, writer_of
from acsdk.contrib.postgres._lane import MARGIN, LaneOptions, MakeClient
from acsdk.contrib.postgres._relay import Relay
from acsdk.contrib.postgres._schema import check_tables, ddl, tables_in
from acsdk.contrib.postgres._writing import enqueue_statement
from acsdk.outbox import OutboxItem, OutboxRow, OutboxStatus, RefusedRecord, account_name, outbox_row

__all__ = ["PostgresOutbox"]


class PostgresOutbox:
    """An outbox in PostgreSQL, version 12 or later, that any machine fills and any machine delivers.

    A record is written in the transaction that saves the shop's own order: both are there, or neither is. Relays
    deliver what was committed, versions of one key in the order of their transactions, at the rate of each account.

    Args:
        pool: An ``AsyncConnectionPool`` of psycopg, a ``Pool`` of asyncpg, or an ``AsyncEngine`` of SQLAlchemy over
            either. It is never closed here. Behind pgbouncer in transaction mode, asyncpg needs
            ``statement_cache_size=0``.
        schema: The schema that the tables are in.

    """

    def __init__(self, pool: Pool, *, schema: str = "public") -> None:
        self._database = database_of(pool)
        self._tables = tables_in(schema)

    @staticmethod
    def ddl(schema: str = "public") -> LiteralString:
        """The statements that make the tables, for a migration. Nothing makes them by itself."""
        return ddl(tables_in(schema))

    async def check(self) -> None:
        """Raise `ConfigurationError` with the statements to run where the tables are missing or of another version."""
        await check_tables(self._database, self._tables)

    async def enqueue(self, transaction: Transaction, account: str, *items: OutboxItem) -> None:
        """Promise records in a transaction of yours: they are delivered if it is committed, and only then.

        ``transaction`` is an ``AsyncConnection`` of psycopg 3, a ``Connection`` of asyncpg, or an ``AsyncSession`` or
        ``AsyncConnection`` of SQLAlchemy; ``account`` is the account's URL, host or name. One statement, however many
        items. It locks the keys until the transaction ends, so that another transaction that writes the same key
        waits, and versions cannot change places. Give all items of a transaction at once: then no two transactions
        wait for each other. Raises `ConfigurationError` outside a transaction, `InvalidInputError` for an item that
        cannot be sent.
        """
        rows = await writer_of(transaction)
        if items:
            await rows(*enqueue_statement(self._tables, [outbox_row(account, item) for item in items]))

    @staticmethod
    def statement(*rows: OutboxRow, schema: str = "public") -> tuple[LiteralString, Mapping[str, object]]:
        """What `enqueue` does, as a statement with ``%(name)s`` and its values, for a cursor of psycopg or Django.

        Execute it in the transaction that saves the order. The rows are made by `acsdk.outbox.outbox_row`.
        """
        return enqueue_statement(tables_in(schema), rows)

    def relay(
        self,
        client: MakeClient,
        *,
        accounts: Collection[str] | None = None,
        lease: float = 30.0,
        timeout: float | None = None,
        max_size: int = 50,
        interval: float = 1.0,
    ) -> Relay:
        """Make a relay, which delivers what the outbox holds.

        Args:
            client: From an account's host to a new client for it, which the relay closes.
            accounts: The accounts to serve; by default all that have something in the outbox.
            lease: Seconds after which another relay takes over from one that has died. A relay that is stopped gives
                its accounts back at once.
            timeout: Seconds that a request may take; by default half the lease. A request is only sent when it ends
                before the lease does.
            max_size: Records a request.
            interval: Seconds between two looks at the outbox. A relay with nothing to do asks one query each time.

        """
        if type(max_size) is not int or max_size < 1:
            raise ConfigurationError(f"max_size counts records, a whole number from 1 on: not {max_size!r}")
        longest = lease * 2 / 3 - MARGIN  # a lease is renewed when a third of it is over
        timeout = min(lease / 2, longest) if timeout is None else timeout
        if not (lease >= 3 and 0 < timeout <= longest):
            raise ConfigurationError(
                f"lease={lease} s and timeout={timeout} s do not fit: a lease lasts 3 s at least, and a request ends "
                f"{MARGIN:g} s before two thirds of it"
            )
        if not 0 < interval <= lease / 3:
            raise ConfigurationError(f"interval={interval} s must be above 0 and at most a third of the lease")
        if isinstance(accounts, str):  # a collection of its letters
            raise ConfigurationError(f"accounts={accounts!r} is one text: give a list of accounts")
        names = None if accounts is None else [account_name(account) for account in accounts]
        options = LaneOptions(client, timeout, max_size)
        return Relay(self._database, self._tables, options, accounts=names, lease=lease, interval=interval)

    async def status(self) -> Sequence[OutboxStatus]:
        """How each account stands: what waits, since when, what was refused, who delivers it, and what is in the way.

        Counts all rows: ask it once in a while, not for each request.
        """
        return await desk.status(self._database, self._tables)

    def refused(self, account: str | None = None) -> AsyncIterator[RefusedRecord]:
        """What the API refused, of one account or of all, the first enqueued first."""
        return desk.refused(self._database, self._tables, None if account is None else account_name(account))

    async def retry(self, *ids: int) -> int:
        """Put refused records back with their old numbers, all or none; returns how many.

        Raises `InvalidInputError` where there is no such record, and where a later version of its key waits or was
        delivered since: sent again, the old one would win.
        """
        return await desk.retry(self._database, self._tables, ids)

    async def discard(self, *ids: int) -> int:
        """Forget refused records for good; returns how many there were."""
        return await desk.discard(self._database, self._tables, ids)
