"""A PostgreSQL for all tests of the fleet, and in it a schema for each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import count
from typing import Any

import pytest

pytest.importorskip("psycopg_pool", reason="the extra postgres is not installed")

import psycopg
from psycopg_pool import AsyncConnectionPool

from acsdk.contrib.postgres import PostgresOutbox

from .cluster import Cluster, reason_without
from .places import Place

_numbers = count(1)


@pytest.fixture
def anyio_backend() -> str:
    """PostgreSQL's drivers run on asyncio alone."""
    return "asyncio"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    reason = reason_without("initdb", "pg_ctl")
    if reason:
        pytest.skip(reason)
    running = Cluster("fsync=off", "max_connections=200")
    yield running
    running.stop()


@pytest.fixture
def place(cluster: Cluster) -> Iterator[Place]:
    """A schema with the outbox's tables, and a table of orders."""
    name = f"shop_{next(_numbers)}"
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
        connection.execute(PostgresOutbox.ddl(name))
        connection.execute(f"CREATE TABLE {name}.orders (number text PRIMARY KEY, amount numeric)".encode())
    made = Place(cluster.url, name)
    yield made
    made.close()


@pytest.fixture
async def pool(place: Place) -> AsyncIterator[AsyncConnectionPool[Any]]:
    made: AsyncConnectionPool[Any] = AsyncConnectionPool(place.url, min_size=1, max_size=10, open=False)
    async with made as opened:
        yield opened


@pytest.fixture
def outbox(place: Place, pool: AsyncConnectionPool[Any]) -> PostgresOutbox:
    return PostgresOutbox(pool, schema=place.schema)
