"""The ways in which programs hold a connection to PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, NamedTuple

import pytest

from .places import Place

__all__ = ["DRIVERS", "Driver", "driver", "pool"]


class Driver(NamedTuple):
    """How a program of one kind opens a pool, and what its transactions are."""

    pool: Callable[[str], AbstractAsyncContextManager[Any]]
    transaction: Callable[[Any], AbstractAsyncContextManager[Any]]
    autocommit: Callable[[Any], AbstractAsyncContextManager[Any]]
    """A connection on which no transaction is under way."""
    execute: Callable[[Any, str], Awaitable[object]]


@asynccontextmanager
async def _psycopg_pool(url: str) -> AsyncGenerator[Any]:
    from psycopg_pool import AsyncConnectionPool

    async with AsyncConnectionPool(url, min_size=1, max_size=20, open=False) as pool:
        yield pool


@asynccontextmanager
async def _psycopg_transaction(pool: Any) -> AsyncGenerator[Any]:
    async with pool.connection() as connection:
        yield connection


@asynccontextmanager
async def _psycopg_autocommit(pool: Any) -> AsyncGenerator[Any]:
    async with pool.connection() as connection:
        await connection.set_autocommit(True)
        yield connection
        await connection.set_autocommit(False)


@asynccontextmanager
async def _asyncpg_pool(url: str) -> AsyncGenerator[Any]:
    import asyncpg

    # As it has to be behind a pooler.
    async with asyncpg.create_pool(url, min_size=1, max_size=20, statement_cache_size=0) as pool:
        yield pool


@asynccontextmanager
async def _asyncpg_transaction(pool: Any) -> AsyncGenerator[Any]:
    async with pool.acquire() as connection, connection.transaction():
        yield connection


@asynccontextmanager
async def _engine(url: str, driver: str, **options: Any) -> AsyncGenerator[Any]:
    from sqlalchemy.ext.asyncio import create_async_engine

    engine = create_async_engine(url.replace("postgresql:", f"postgresql+{driver}:"), pool_size=20, **options)
    yield engine
    await engine.dispose()


@asynccontextmanager
async def _session(engine: Any) -> AsyncGenerator[Any]:
    from sqlalchemy.ext.asyncio import AsyncSession

    async with AsyncSession(engine) as session, session.begin():
        yield session


@asynccontextmanager
async def _session_autocommit(engine: Any) -> AsyncGenerator[Any]:
    from sqlalchemy.ext.asyncio import AsyncSession

    async with AsyncSession(engine.execution_options(isolation_level="AUTOCOMMIT")) as session:
        yield session


async def _execute(connection: Any, sql: str) -> object:
    return await connection.execute(sql)


async def _execute_text(connection: Any, sql: str) -> object:
    from sqlalchemy import text

    return await connection.execute(text(sql))


def _acquire(pool: Any) -> AbstractAsyncContextManager[Any]:
    context: AbstractAsyncContextManager[Any] = pool.acquire()
    return context


def _begin(engine: Any) -> AbstractAsyncContextManager[Any]:
    context: AbstractAsyncContextManager[Any] = engine.begin()
    return context


def _autocommit(engine: Any) -> AbstractAsyncContextManager[Any]:
    context: AbstractAsyncContextManager[Any] = engine.execution_options(isolation_level="AUTOCOMMIT").connect()
    return context


def _psycopg_engine(url: str) -> AbstractAsyncContextManager[Any]:
    return _engine(url, "psycopg")


def _asyncpg_engine(url: str) -> AbstractAsyncContextManager[Any]:
    return _engine(url, "asyncpg")


DRIVERS = {
    "psycopg": Driver(_psycopg_pool, _psycopg_transaction, _psycopg_autocommit, _execute),
    "asyncpg": Driver(_asyncpg_pool, _asyncpg_transaction, _acquire, _execute),
    "sqlalchemy session, psycopg": Driver(_psycopg_engine, _session, _session_autocommit, _execute_text),
    "sqlalchemy session, asyncpg": Driver(_asyncpg_engine, _session, _session_autocommit, _execute_text),
    "sqlalchemy connection": Driver(_psycopg_engine, _begin, _autocommit, _execute_text),
}


@pytest.fixture(params=DRIVERS)
def driver(request: pytest.FixtureRequest) -> Driver:
    """Each way in turn, where its library is installed."""
    for library in ("asyncpg", "sqlalchemy"):
        if library in request.param:
            pytest.importorskip(library)
    return DRIVERS[request.param]


@pytest.fixture
async def pool(driver: Driver, place: Place) -> AsyncGenerator[Any]:
    """A pool of that kind. A module that imports it has it instead of psycopg's, and its outbox too."""
    async with driver.pool(place.url) as opened:
        yield opened
