"""What the drivers have in common: psycopg 3, asyncpg, and SQLAlchemy over either of them.

Statements are written with ``%(name)s``, as psycopg takes them. A relay's own statements stand alone and are committed
at once. Poolers give each transaction another connection, so that nothing may be kept on one: no prepared statement,
and asyncpg, which prepares and executes in two steps, works in a transaction of its own.
"""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

import anyio

from acsdk import ConfigurationError

if TYPE_CHECKING:
    import asyncpg
    import psycopg
    from psycopg_pool import AsyncConnectionPool
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

__all__ = [
    "Database",
    "Pool",
    "Row",
    "Rows",
    "Transaction",
    "Values",
    "database_of",
    "repeated",
    "sqlstate_of",
    "writer_of",
]

T = TypeVar("T")

Pool: TypeAlias = "AsyncConnectionPool[Any] | asyncpg.Pool[Any] | AsyncEngine"
"""What a program has already to get connections from."""
Transaction: TypeAlias = "psycopg.AsyncConnection[Any] | asyncpg.Connection[Any] | AsyncSession | AsyncConnection"
"""A connection on which a transaction is under way."""
Row: TypeAlias = Sequence[Any]  # the columns are of the types that the statement says
Values: TypeAlias = Mapping[str, object]

_READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED"
_NAME = re.compile(r"%\((\w+)\)s")
_CONFLICTS = frozenset({"40001", "40P01"})  # a serializable default, or a deadlock: nothing was done
_TRIES = 5
_ALCHEMY_DRIVERS = ("psycopg", "psycopg_async", "asyncpg")


class Rows(Protocol):
    """Carries out a statement."""

    def __call__(self, sql: str, values: Values, /) -> Awaitable[Sequence[Row]]:
        """The rows that it returns."""
        ...


class Database(Protocol):
    """Where a relay's statements go."""

    async def rows(self, sql: str, values: Values, /) -> Sequence[Row]:
        """Carry out one statement and commit it."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Rows]:
        """Several statements that are committed together, each of which sees what was committed before it."""
        ...


@lru_cache(maxsize=128)
def _numbered(sql: str) -> tuple[str, tuple[str, ...]]:
    """A statement with ``$1`` for the first name and so on, and the names in that order."""
    names = tuple(dict.fromkeys(_NAME.findall(sql)))
    return _NAME.sub(lambda found: f"${names.index(found[1]) + 1}", sql), names


class _Psycopg:
    def __init__(self, pool: AsyncConnectionPool[Any]) -> None:
        self._pool = pool

    async def rows(self, sql: str, values: Values, /) -> Sequence[Row]:
        async with self._pool.connection() as connection:
            before = connection.autocommit
            await connection.set_autocommit(True)  # says it to the driver, not to the server
            try:
                return await _psycopg_rows(connection, sql, values)
            finally:
                # One that is closed, or was left in the middle of its statement, is thrown away by the pool.
                if connection.info.transaction_status.name == "IDLE":
                    await connection.set_autocommit(before)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Rows]:
        async with self._pool.connection() as connection, connection.transaction():
            await connection.execute(_READ_COMMITTED, prepare=False)
            yield lambda sql, values: _psycopg_rows(connection, sql, values)


async def _psycopg_rows(
    connection: psycopg.AsyncConnection[Any], sql: str, values: Values, *, prepare: bool | None = False
) -> Sequence[Row]:
    from psycopg.rows import tuple_row

    async with connection.cursor(row_factory=tuple_row) as cursor:
        await cursor.execute(sql.encode(), values, prepare=prepare)
        return await cursor.fetchall() if cursor.description else ()


class _Asyncpg:
    def __init__(self, pool: asyncpg.Pool[Any]) -> None:
        self._pool = pool

    async def rows(self, sql: str, values: Values, /) -> Sequence[Row]:
        async with self.transaction() as rows:
            return await rows(sql, values)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Rows]:
        async with self._pool.acquire() as connection, connection.transaction(isolation="read_committed"):
            yield lambda sql, values: _asyncpg_rows(connection, sql, values)


async def _asyncpg_rows(connection: Any, sql: str, values: Values) -> Sequence[Row]:  # noqa: ANN401 - a connection of a pool is a proxy
    numbered, names = _numbered(sql)
    rows: Sequence[Row] = await connection.fetch(numbered, *(values[name] for name in names))
    return rows


class _Alchemy:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine.execution_options(isolation_level="READ COMMITTED")

    async def rows(self, sql: str, values: Values, /) -> Sequence[Row]:
        async with self.transaction() as rows:
            return await rows(sql, values)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Rows]:
        async with self._engine.begin() as connection:
            yield lambda sql, values: _alchemy_rows(connection, sql, values)


async def _alchemy_rows(connection: AsyncConnection, sql: str, values: Values) -> Sequence[Row]:
    if connection.dialect.driver == "asyncpg":
        numbered, names = _numbered(sql)
        result = await connection.exec_driver_sql(numbered, tuple(values[name] for name in names))
    else:
        result = await connection.exec_driver_sql(sql, dict(values))
    return result.all() if result.returns_rows else ()


def _is(value: object, module: str, name: str) -> bool:
    """Whether it is of a library's class. What is not imported has made no objects."""
    kind = getattr(sys.modules.get(module), name, None)
    return kind is not None and isinstance(value, kind)


def _kind_of(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}"


def database_of(pool: Pool) -> Database:
    """The database behind a pool; raises `ConfigurationError` for what is none."""
    value: Any = pool  # told apart here, once
    if _is(value, "psycopg_pool", "AsyncConnectionPool"):
        return _Repeating(_Psycopg(value))
    if _is(value, "asyncpg", "Pool"):
        return _Repeating(_Asyncpg(value))
    if _is(value, "sqlalchemy.ext.asyncio", "AsyncEngine") and value.dialect.driver in _ALCHEMY_DRIVERS:
        return _Repeating(_Alchemy(value))
    raise ConfigurationError(
        "PostgresOutbox takes a psycopg_pool.AsyncConnectionPool, an asyncpg.Pool or an AsyncEngine of SQLAlchemy over "
        f"psycopg or asyncpg, not a {_kind_of(pool)}"
    )


async def writer_of(transaction: Transaction) -> Rows:
    """A way to carry out statements in a user's transaction; raises `ConfigurationError` where none is under way."""
    value: Any = transaction  # told apart here, once
    if _is(value, "sqlalchemy.ext.asyncio", "AsyncSession"):
        value = await value.connection()
    if _is(value, "sqlalchemy.ext.asyncio", "AsyncConnection"):
        raw = await value.get_raw_connection()
        return _within(not raw.dbapi_connection.autocommit, partial(_alchemy_rows, value))
    if _is(value, "psycopg", "AsyncConnection"):
        is_open = not value.autocommit or value.info.transaction_status.name == "INTRANS"
        return _within(is_open, partial(_psycopg_rows, value, prepare=None))  # as the user's own statements
    if _is(value, "asyncpg", "Connection"):
        return _within(value.is_in_transaction(), partial(_asyncpg_rows, value))
    raise ConfigurationError(
        "enqueue takes an AsyncConnection of psycopg 3, a Connection of asyncpg, or an AsyncSession or AsyncConnection "
        f"of SQLAlchemy, not a {_kind_of(transaction)}; statement() is for all else"
    )


def _within(is_open: bool, rows: Rows) -> Rows:
    if not is_open:
        raise ConfigurationError(
            "enqueue needs a transaction: only what is committed together with the order itself is neither lost nor "
            "sent for an order that never was; begin one on this connection"
        )
    return rows


def sqlstate_of(error: BaseException) -> str | None:
    """PostgreSQL's code of an error, whoever raised it."""
    origin = getattr(error, "orig", None) or error  # SQLAlchemy wraps
    code = getattr(origin, "sqlstate", None)
    return code if isinstance(code, str) else None


class _Repeating:
    """A database whose statements are repeated where another transaction was in the way."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.transaction = database.transaction

    async def rows(self, sql: str, values: Values, /) -> Sequence[Row]:
        return await repeated(lambda: self._database.rows(sql, values))


async def repeated(work: Callable[[], Awaitable[T]]) -> T:
    """Do it again where PostgreSQL undid it for another transaction's sake."""
    for _ in range(_TRIES):
        try:
            return await work()
        except Exception as error:
            if sqlstate_of(error) not in _CONFLICTS:
                raise
        await anyio.sleep(0.02)
    return await work()
