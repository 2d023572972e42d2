"""Records that are promised in the transaction that saves the shop's own order."""

from __future__ import annotations

import random
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import anyio
import psycopg
import pytest

from acsdk import ConfigurationError, InvalidInputError
from acsdk.contrib.postgres import PostgresOutbox
from acsdk.models import ProductInput
from acsdk.outbox import outbox_row

from .drivers import Driver, driver, pool
from .places import ACCOUNT, Place, order

__all__ = ["driver", "pool"]

pytestmark = pytest.mark.anyio


def stored(place: Place) -> list[tuple[str, str, str, str]]:
    return place.rows(
        "SELECT account, operation, key, convert_from(body, 'UTF8')::json->>'finalAmount' FROM acsdk_outbox ORDER BY id"
    )


async def test_what_is_committed_is_there_and_what_is_not_is_not(
    outbox: PostgresOutbox, driver: Driver, pool: Any, place: Place
) -> None:
    async with driver.transaction(pool) as transaction:
        await driver.execute(transaction, f"INSERT INTO {place.schema}.orders VALUES ('1', 1)")
        await outbox.enqueue(transaction, ACCOUNT, order(1))
    with suppress(ZeroDivisionError):
        async with driver.transaction(pool) as transaction:
            await outbox.enqueue(transaction, ACCOUNT, order(2))
            await driver.execute(transaction, f"INSERT INTO {place.schema}.orders VALUES ('2', 1)")
            _ = 1 / 0
    assert stored(place) == [(ACCOUNT, "orders.bulk_upsert", "1:1", "1.00")]
    assert place.rows("SELECT number FROM orders") == [("1",)]


async def test_a_connection_outside_a_transaction_is_refused(
    outbox: PostgresOutbox, driver: Driver, pool: Any, place: Place
) -> None:
    async with driver.autocommit(pool) as connection:
        with pytest.raises(ConfigurationError, match="enqueue needs a transaction"):
            await outbox.enqueue(connection, ACCOUNT, order(1))
    assert stored(place) == []


async def test_many_items_are_one_statement_in_the_order_given(
    outbox: PostgresOutbox, driver: Driver, pool: Any, place: Place
) -> None:
    items = [order(number, f"{version}.00") for version in (1, 2) for number in ("9", "1", "5")]
    async with driver.transaction(pool) as transaction:
        await outbox.enqueue(transaction, "acme", *items)
        await outbox.enqueue(transaction, "acme")
    assert [row[2:] for row in stored(place)] == [
        ("1:9", "1.00"), ("1:1", "1.00"), ("1:5", "1.00"), ("1:9", "2.00"), ("1:1", "2.00"), ("1:5", "2.00")
    ]  # fmt: skip


async def test_two_transactions_with_the_same_keys_crosswise(
    outbox: PostgresOutbox, driver: Driver, pool: Any, place: Place
) -> None:
    async def write(*numbers: int) -> None:
        for _ in range(10):
            async with driver.transaction(pool) as transaction:
                await outbox.enqueue(transaction, ACCOUNT, *map(order, numbers))

    async with anyio.create_task_group() as tasks:
        for _ in range(2):
            tasks.start_soon(write, 1, 2, 3)
            tasks.start_soon(write, 3, 2, 1)
    assert len(stored(place)) == 120


async def test_ids_follow_commits_though_the_outbox_is_written_first(
    outbox: PostgresOutbox, driver: Driver, pool: Any, place: Place
) -> None:
    """Each transaction writes its record, does something else, and takes the order's next number at its end."""
    chance = random.Random(1)
    place.rows("INSERT INTO orders SELECT number, 0 FROM generate_series(1, 3) AS number")

    async def produce(writer: int) -> None:
        for turn in range(15):
            number, mark = chance.randrange(1, 4), writer * 100 + turn
            async with driver.transaction(pool) as transaction:
                await outbox.enqueue(transaction, ACCOUNT, order(number, f"{mark}.00"))
                await driver.execute(transaction, f"SELECT pg_sleep({chance.random() / 100})")
                await driver.execute(
                    transaction,
                    f"WITH now AS (UPDATE {place.schema}.orders SET amount = amount + 1 WHERE number = '{number}' "
                    f"RETURNING amount) INSERT INTO {place.schema}.orders SELECT 'turn {mark}', amount FROM now",
                )

    async with anyio.create_task_group() as tasks:
        for writer in range(1, 5):
            tasks.start_soon(produce, writer)
    turns = {name: int(turn) for name, turn in place.rows("SELECT number, amount FROM orders")}
    found: dict[str, list[int]] = {}
    for _, _, key, amount in stored(place):
        found.setdefault(key, []).append(turns[f"turn {amount.partition('.')[0]}"])
    assert sum(map(len, found.values())) == 60
    assert all(turns == sorted(turns) for turns in found.values())


class TestStatement:
    async def test_a_synchronous_cursor(self, place: Place) -> None:
        rows = [outbox_row(ACCOUNT, order(1)), outbox_row(ACCOUNT, _product())]
        with psycopg.connect(place.url) as connection, connection.cursor() as cursor:
            cursor.execute(*PostgresOutbox.statement(*rows, schema=place.schema))
        assert [row[1:3] for row in stored(place)] == [
            ("orders.bulk_upsert", "1:1"),
            ("products.bulk_upsert", "1:p-1"),
        ]

    async def test_no_rows(self) -> None:
        with pytest.raises(InvalidInputError, match="give at least one"):
            PostgresOutbox.statement()


_ONE_TWO_THREE = [(ACCOUNT, "orders.bulk_upsert", f"1:{number}", "1.00") for number in (1, 2, 3)]


@pytest.mark.parametrize("binding", ["client-side", "server-side"])
async def test_a_cursor_of_django(place: Place, binding: str) -> None:
    command = [sys.executable, "-m", "tests.fleet.django_process", place.url, place.schema, binding]
    await anyio.run_process(command, cwd=Path(__file__).parents[2], stderr=None)
    assert stored(place) == _ONE_TWO_THREE
    assert place.rows("SELECT number FROM orders ORDER BY number") == [("1",), ("2",), ("3",)]


@pytest.mark.parametrize("kind", [psycopg.Cursor, psycopg.ClientCursor], ids=["server-side", "client-side"])
async def test_a_synchronous_cursor(place: Place, kind: type[psycopg.Cursor[Any]]) -> None:
    def check_out(*numbers: int, fails: bool = False) -> None:
        rows = [outbox_row(ACCOUNT, order(number)) for number in numbers]
        with psycopg.connect(place.url) as connection, kind(connection) as cursor:
            cursor.execute(*PostgresOutbox.statement(*rows, schema=place.schema))
            if fails:
                connection.rollback()

    def all_of_them() -> None:
        check_out(1)
        check_out(2, 3)
        check_out(4, fails=True)

    await anyio.to_thread.run_sync(all_of_them)
    assert stored(place) == _ONE_TWO_THREE


async def test_what_is_no_connection(outbox: PostgresOutbox, place: Place) -> None:
    told = r"not a psycopg\.Connection; statement\(\) is for all else"
    with psycopg.connect(place.url) as connection, pytest.raises(ConfigurationError, match=told):
        await outbox.enqueue(connection, ACCOUNT, order(1))  # type: ignore[arg-type]


def _product() -> ProductInput:
    return ProductInput.model_validate({"legacy_connection_id": 1, "store_primary_id": "p-1", "variant_sku": "TEA"})
