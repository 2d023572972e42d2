"""Relays that share the accounts of one outbox. What was accepted is judged at the sandboxes."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any

import anyio
import pytest
from psycopg_pool import AsyncConnectionPool

from acsdk import AsyncClient, ConfigurationError
from acsdk.contrib.postgres import PostgresOutbox, Relay
from acsdk.outbox import OutboxRow

from .cluster import Cluster
from .ledger import Accounts
from .places import ACCOUNT, Place, order

pytestmark = pytest.mark.anyio

EIGHT = [f"shop{number}.api-us1.com" for number in range(8)]


@pytest.fixture
def accounts() -> Accounts:
    return Accounts()


async def until(condition: Callable[[], bool]) -> None:
    with anyio.fail_after(120):
        while not condition():  # noqa: ASYNC110 - what it looks at is in a database
            await anyio.sleep(0.01)


def relay_of(outbox: PostgresOutbox, accounts: Accounts, *, lease: float = 60.0) -> Relay:
    """One that looks often. Its lease is longer than a busy machine keeps anybody from renewing it."""
    return outbox.relay(accounts.client, interval=0.05, lease=lease)


async def store(outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], *amounts: int, account: str = ACCOUNT) -> None:
    """Versions of order 1, each in a transaction of its own."""
    for amount in amounts:
        async with pool.connection() as connection:
            await outbox.enqueue(connection, account, order(1, f"{amount}.00"))


def is_empty(place: Place) -> bool:
    return place.rows("SELECT id FROM acsdk_outbox") == []


def holders(place: Place) -> Counter[str]:
    """How many lanes each relay holds."""
    return Counter(name for (name,) in place.rows("SELECT holder FROM acsdk_lane WHERE lease_until > now()"))


async def test_versions_arrive_in_the_order_of_their_transactions(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    await store(outbox, pool, *range(1, 8))
    async with relay_of(outbox, accounts):
        await until(lambda: is_empty(place))
        await store(outbox, pool, 8, 9)
        await until(lambda: is_empty(place))
    assert accounts.ledger.versions(ACCOUNT) == {"1": list(range(1, 10))}


async def test_a_relay_that_stops_hands_over_at_once(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    await store(outbox, pool, 1)
    async with relay_of(outbox, accounts):
        await until(lambda: is_empty(place))
        assert holders(place).total() == 1
    assert holders(place).total() == 0
    assert place.rows("SELECT relay FROM acsdk_relay") == []
    await store(outbox, pool, 2)
    with anyio.fail_after(120):  # and not after the hour that the lease of the first had
        async with relay_of(outbox, accounts, lease=3_600):
            await until(lambda: is_empty(place))
    assert accounts.ledger.versions(ACCOUNT) == {"1": [1, 2]}


async def test_a_stop_waits_for_what_is_under_way_and_sends_nothing_more(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    under_way, go = anyio.Event(), anyio.Event()

    async def before(account: str) -> None:
        under_way.set()
        await go.wait()

    accounts.before = before
    await store(outbox, pool, 1, 2, 3)
    relay = relay_of(outbox, accounts)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(relay.run)
        await under_way.wait()
        relay.stop()
        await anyio.wait_all_tasks_blocked()
        go.set()
    assert accounts.ledger.versions(ACCOUNT) == {"1": [1]}
    assert len(place.rows("SELECT id FROM acsdk_outbox")) == 2
    assert holders(place).total() == 0


async def test_nobody_takes_the_lane_of_a_relay_that_was_cancelled_in_mid_request(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    under_way = anyio.Event()

    async def before(account: str) -> None:
        under_way.set()
        await anyio.sleep_forever()

    accounts.before = before
    await store(outbox, pool, 1)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(relay_of(outbox, accounts).run)
        await under_way.wait()
        tasks.cancel_scope.cancel()
    assert holders(place).total() == 1, "the request may still arrive, so the lease has to run out"


async def test_accounts_are_shared_by_all_relays(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    go = anyio.Event()

    async def before(account: str) -> None:
        await go.wait()

    accounts.before = before
    for account in EIGHT:
        await store(outbox, pool, 1, 2, account=account)
    async with relay_of(outbox, accounts):
        await until(lambda: holders(place).total() == 8)
        async with relay_of(outbox, accounts), relay_of(outbox, accounts), relay_of(outbox, accounts):
            go.set()  # what is under way ends, and the first relay gives back what is too much
            await until(lambda: is_empty(place))
    assert accounts.ledger.overtaken() == []
    assert len(accounts.ledger) >= 16


async def test_a_relay_gives_lanes_back_to_one_that_comes_later(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    async def keep_busy() -> None:
        """However slow the machine is, no lane is given back because it has nothing to do."""
        for version in count(1):
            for account in EIGHT:
                await store(outbox, pool, version, account=account)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(keep_busy)
        async with relay_of(outbox, accounts):
            await until(lambda: holders(place).total() == 8)
            async with relay_of(outbox, accounts):
                await until(lambda: sorted(holders(place).values()) == [4, 4])
                tasks.cancel_scope.cancel()
    assert accounts.ledger.overtaken() == []


async def test_an_idle_lane_is_given_back(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    await store(outbox, pool, 1)
    async with relay_of(outbox, accounts, lease=3.0):
        await until(lambda: is_empty(place))
        await until(lambda: holders(place).total() == 0)
        await store(outbox, pool, 2)
        await until(lambda: is_empty(place))
    assert accounts.made == [ACCOUNT, ACCOUNT]


async def test_a_late_commit_with_a_lower_number_arrives(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    async with relay_of(outbox, accounts):
        async with pool.connection() as late:
            await outbox.enqueue(late, ACCOUNT, order("late"))
            await store(outbox, pool, 1, 2)
            await until(lambda: len(accounts.ledger) == 2)
        await until(lambda: is_empty(place))
    assert accounts.ledger.versions(ACCOUNT) == {"1": [1, 2], "late": [1]}


async def test_only_the_accounts_that_a_relay_is_for(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    await store(outbox, pool, 1, account="acme")
    await store(outbox, pool, 1, account="globex")
    async with outbox.relay(accounts.client, accounts=["globex"], interval=0.05):
        await until(lambda: len(place.rows("SELECT id FROM acsdk_outbox")) == 1)
        async with outbox.relay(accounts.client, accounts=["https://acme.api-us1.com"], interval=0.05):
            await until(lambda: is_empty(place))
    assert accounts.made == ["globex.api-us1.com", "acme.api-us1.com"]


async def test_one_account_with_a_wrong_token_beside_seven(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    for account in EIGHT:
        await store(outbox, pool, 1, 2, account=account)
    accounts.tokens[EIGHT[3]] = "revoked"
    stalled = "SELECT account FROM acsdk_lane WHERE stalled_since IS NOT NULL"
    async with relay_of(outbox, accounts), relay_of(outbox, accounts):
        await until(lambda: len(place.rows("SELECT id FROM acsdk_outbox")) == 2)
        await until(lambda: place.rows(stalled) == [(EIGHT[3],)])
        (seen,) = [one for one in await outbox.status() if one.account == EIGHT[3]]
        del accounts.tokens[EIGHT[3]]
    assert "permission" in (seen.last_error or "")
    assert not seen.is_healthy(3_600)
    assert {account for account, _, _ in accounts.ledger} == {*EIGHT} - {EIGHT[3]}
    async with relay_of(outbox, accounts):
        await until(lambda: is_empty(place))
        await until(lambda: place.rows(stalled) == [])
    assert accounts.ledger.overtaken() == []


async def test_one_unknown_connection_among_49_good(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    async with pool.connection() as connection:
        items = [order(number, legacy_connection_id=99 if number == 7 else 1) for number in range(50)]
        await outbox.enqueue(connection, ACCOUNT, *items)
    async with relay_of(outbox, accounts):
        await until(lambda: is_empty(place))
    assert len(accounts.ledger.versions(ACCOUNT)) == 49
    (record,) = [record async for record in outbox.refused()]
    assert record.key == "99:7"
    assert "There is no connection with the id 99" in record.reasons[0]


@pytest.mark.parametrize(
    "fault", ["there is no such account", "a client for another account", "an operation of a later release"]
)
async def test_an_account_that_cannot_be_served_is_seen(
    outbox: PostgresOutbox,
    pool: AsyncConnectionPool[Any],
    accounts: Accounts,
    place: Place,
    fault: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def client(account: str) -> AsyncClient:
        if account == ACCOUNT and fault == "there is no such account":
            raise LookupError("no token for acme")
        return accounts.client("globex.api-us1.com" if fault == "a client for another account" else account)

    row = OutboxRow(ACCOUNT, "planets.bulk_upsert", "1", b"{}")
    async with pool.connection() as connection:
        await connection.execute(*outbox.statement(row, schema=place.schema))
    await store(outbox, pool, 1)
    await store(outbox, pool, 1, account="globex")
    with caplog.at_level(logging.WARNING, "acsdk"):
        async with outbox.relay(client, interval=0.05, lease=60.0):
            await until(lambda: place.rows("SELECT last_error FROM acsdk_lane WHERE last_error IS NOT NULL") != [])
            await until(lambda: len(accounts.ledger.versions("globex.api-us1.com")) == 1)
    (seen,) = [one for one in await outbox.status() if one.account == ACCOUNT]
    words = {
        "there is no such account": "LookupError: no token for acme",
        "a client for another account": f"the client for account {ACCOUNT} is one for globex.api-us1.com",
        "an operation of a later release": "does not know the operation 'planets.bulk_upsert'",
    }[fault]
    assert words in (seen.last_error or "")
    assert seen.stalled_since is not None
    assert not seen.is_healthy(3_600)
    assert words in caplog.text


async def test_a_database_that_goes_away_comes_back(
    outbox: PostgresOutbox,
    pool: AsyncConnectionPool[Any],
    accounts: Accounts,
    place: Place,
    cluster: Cluster,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await store(outbox, pool, 1)
    async with relay_of(outbox, accounts):
        await until(lambda: is_empty(place))
        await anyio.to_thread.run_sync(cluster.restart)
        place.reconnect()
        await until(lambda: "database does not answer" in caplog.text)
        await store_again(outbox, pool)
        await until(lambda: is_empty(place))
    assert accounts.ledger.versions(ACCOUNT) == {"1": [1, 2]}


async def store_again(outbox: PostgresOutbox, pool: AsyncConnectionPool[Any]) -> None:
    await pool.check()
    await store(outbox, pool, 2)


async def _deliver_and_fail(relay: Relay, place: Place) -> None:
    async with relay:
        await until(lambda: is_empty(place))
        _ = 1 / 0


async def test_an_error_beside_a_relay_is_raised_as_it_is(
    outbox: PostgresOutbox, pool: AsyncConnectionPool[Any], accounts: Accounts, place: Place
) -> None:
    await store(outbox, pool, 1)
    with pytest.raises(ZeroDivisionError):
        await _deliver_and_fail(relay_of(outbox, accounts), place)
    assert place.rows("SELECT relay FROM acsdk_relay") == []


async def test_what_makes_no_sense_is_refused(outbox: PostgresOutbox, accounts: Accounts) -> None:
    with pytest.raises(ConfigurationError, match=r"lease=2\.0 s and timeout=0\.1 s do not fit"):
        outbox.relay(accounts.client, lease=2.0, timeout=0.1)
    with pytest.raises(ConfigurationError, match="do not fit"):
        outbox.relay(accounts.client, timeout=25.0)
    with pytest.raises(ConfigurationError, match="max_size counts records"):
        outbox.relay(accounts.client, max_size=True)
    with pytest.raises(ConfigurationError, match="accounts='acme' is one text: give a list"):
        outbox.relay(accounts.client, accounts="acme")
    with pytest.raises(ConfigurationError, match="at most a third of the lease"):
        outbox.relay(accounts.client, interval=11.0)
