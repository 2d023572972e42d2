"""What is asked of an outbox from outside, over each kind of pool."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import anyio
import pytest

from acsdk import ConfigurationError, InvalidInputError
from acsdk.contrib.postgres import PostgresOutbox
from acsdk.contrib.postgres._drivers import database_of
from acsdk.contrib.postgres._lease import Lease, since_boot
from acsdk.contrib.postgres._schema import tables_in
from acsdk.contrib.postgres._storage import LaneStorage
from acsdk.contrib.postgres._storage import Place as LanePlace
from acsdk.outbox import OutboxRefusal

from .drivers import Driver, driver, pool
from .ledger import Accounts
from .places import ACCOUNT, Place, order
from .test_relay import until

__all__ = ["driver", "pool"]

pytestmark = pytest.mark.anyio


@pytest.fixture
def lane(pool: Any, place: Place) -> LaneStorage:
    where = LanePlace(database_of(pool), tables_in(place.schema), ACCOUNT, Lease(1, since_boot(), 3_600))
    return LaneStorage(where, "orders.bulk_upsert")


@pytest.fixture
async def ids(outbox: PostgresOutbox, driver: Driver, pool: Any, place: Place) -> list[int]:
    """The numbers of two versions of order 1, and of an order of another account."""
    async with driver.transaction(pool) as transaction:
        await outbox.enqueue(transaction, ACCOUNT, order(1, "1.00"), order(1, "2.00"))
        await outbox.enqueue(transaction, "globex", order(2, "7.00"))
    return [one for (one,) in place.rows("SELECT id FROM acsdk_outbox ORDER BY id")]


async def numbers(outbox: PostgresOutbox, account: str | None = None) -> list[int]:
    return [record.id async for record in outbox.refused(account)]


async def test_who_no_longer_waits_for_an_answer_is_in_nobodys_way(
    outbox: PostgresOutbox, ids: list[int], place: Place
) -> None:
    place.rows("BEGIN")
    place.rows("LOCK TABLE acsdk_outbox IN ACCESS EXCLUSIVE MODE")
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(outbox.status)
        await until(lambda: bool(place.rows("SELECT 1 FROM pg_locks WHERE NOT granted")))
        tasks.cancel_scope.cancel()
    place.rows("COMMIT")
    assert len(await outbox.status()) == len(ids) - 1


async def test_status(outbox: PostgresOutbox, ids: list[int], lane: LaneStorage, place: Place) -> None:
    await lane.refuse([OutboxRefusal(ids[0], ("no",))])
    place.rows("UPDATE acsdk_outbox SET created_at = now() - interval '90 s' WHERE account = %s", [ACCOUNT])
    ours, other = await outbox.status()
    assert (ours.account, ours.waiting, ours.refused, ours.holder) == (ACCOUNT, 1, 1, None)
    assert ours.oldest_age == pytest.approx(90, abs=60)
    assert ours.is_healthy(3_600)
    assert not ours.is_healthy(60)
    assert (other.account, other.waiting, other.refused) == ("globex.api-us1.com", 1, 0)
    await lane.remove(ids)
    place.rows("DELETE FROM acsdk_outbox")
    (ours,) = await outbox.status()
    assert (ours.waiting, ours.oldest_age, ours.refused) == (0, None, 1)


async def test_what_was_refused_is_kept_whole(outbox: PostgresOutbox, ids: list[int], lane: LaneStorage) -> None:
    await lane.refuse([OutboxRefusal(ids[0], ("email is required (email)", "ä"))])
    (record,) = [record async for record in outbox.refused("acme")]
    assert (record.id, record.account, record.operation, record.key) == (ids[0], ACCOUNT, "orders.bulk_upsert", "1:1")
    assert b'"finalAmount":1.00' in record.body
    assert "finalAmount" not in repr(record)
    assert record.reasons == ("email is required (email)", "ä")
    assert isinstance(record.refused_at, datetime)
    assert record.refused_at >= record.created_at
    assert await numbers(outbox, "globex") == []


async def test_many_refused_records_come_page_by_page(
    outbox: PostgresOutbox, driver: Driver, pool: Any, lane: LaneStorage, place: Place
) -> None:
    async with driver.transaction(pool) as transaction:
        await outbox.enqueue(transaction, ACCOUNT, *map(order, range(1_001)))
    found = [one for (one,) in place.rows("SELECT id FROM acsdk_outbox ORDER BY id")]
    await lane.refuse([OutboxRefusal(one, ()) for one in found])
    assert await numbers(outbox) == found


async def test_a_retry_puts_the_record_back_with_its_number(
    outbox: PostgresOutbox, ids: list[int], lane: LaneStorage
) -> None:
    await lane.load(10, ())
    await lane.refuse([OutboxRefusal(ids[1], ("no",))])
    await lane.remove(ids[:1])
    assert await outbox.retry(ids[1], ids[1]) == 1
    assert [entry.id for entry in await lane.load(10, ())] == [ids[1]]
    assert await numbers(outbox) == []


async def test_a_retry_never_overtakes_what_waits(outbox: PostgresOutbox, ids: list[int], lane: LaneStorage) -> None:
    await lane.refuse([OutboxRefusal(ids[0], ("no",))])
    with pytest.raises(InvalidInputError, match=f"a later version of record {ids[0]} waits already: discard it"):
        await outbox.retry(ids[0])
    assert await numbers(outbox) == [ids[0]]


async def test_a_retry_never_overtakes_what_was_delivered(
    outbox: PostgresOutbox, ids: list[int], lane: LaneStorage
) -> None:
    await lane.refuse([OutboxRefusal(ids[0], ("no",))])
    await lane.remove([ids[1]])
    with pytest.raises(InvalidInputError, match=f"a later version of record {ids[0]} was delivered since"):
        await outbox.retry(ids[0])
    (record,) = [record async for record in outbox.refused()]
    assert record.superseded_by == ids[1]
    assert await outbox.discard(ids[0], 999) == 1
    assert await numbers(outbox) == []


async def test_a_retry_takes_all_or_none(outbox: PostgresOutbox, ids: list[int], lane: LaneStorage) -> None:
    await lane.refuse([OutboxRefusal(ids[1], ("no",))])
    with pytest.raises(InvalidInputError, match="nothing was retried: there is no refused record 999"):
        await outbox.retry(999, ids[1])
    assert await numbers(outbox) == [ids[1]]


async def test_a_retry_waits_for_a_transaction_that_writes_the_key(
    outbox: PostgresOutbox, ids: list[int], driver: Driver, pool: Any, lane: LaneStorage, place: Place
) -> None:
    await lane.refuse([OutboxRefusal(one, ("no",)) for one in ids[:2]])
    async with anyio.create_task_group() as tasks, driver.transaction(pool) as transaction:
        await outbox.enqueue(transaction, ACCOUNT, order(1, "3.00"))
        tasks.start_soon(_refused_retry, outbox, ids[1])
        await until(lambda: place.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") != [])


async def _refused_retry(outbox: PostgresOutbox, number: int) -> None:
    with pytest.raises(InvalidInputError, match="waits already"):
        await outbox.retry(number)


async def test_a_relay_delivers(outbox: PostgresOutbox, ids: list[int], place: Place) -> None:
    accounts = Accounts()
    async with outbox.relay(accounts.client, lease=6.0, interval=0.05):
        await until(lambda: place.rows("SELECT id FROM acsdk_outbox") == [])
    assert accounts.ledger.versions(ACCOUNT) == {"1": [1, 2]}
    assert accounts.ledger.versions("globex.api-us1.com") == {"2": [7]}


async def test_tables_that_are_missing_or_of_another_version(outbox: PostgresOutbox, pool: Any, place: Place) -> None:
    await outbox.check()
    place.rows("COMMENT ON TABLE acsdk_outbox IS 'acsdk outbox 0'")
    with pytest.raises(ConfigurationError, match="are of version 'acsdk outbox 0'"):
        await outbox.check()
    place.rows("DROP TABLE acsdk_outbox")
    with pytest.raises(ConfigurationError, match="are missing; put this into a migration:\nCREATE TABLE"):
        await outbox.relay(Accounts().client).run()
    with pytest.raises(ConfigurationError, match="name a schema in letters"):
        PostgresOutbox(pool, schema='shop"; --')
