"""What is done, and what is not, when a lease ends, is lost, or the database is away."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, cast

import anyio
import pytest
from psycopg_pool import AsyncConnectionPool

from acsdk import ConfigurationError
from acsdk.contrib.postgres import PostgresOutbox
from acsdk.contrib.postgres._drivers import Rows, repeated
from acsdk.contrib.postgres._lane import Lane, LaneOptions
from acsdk.contrib.postgres._lanes import Backlog
from acsdk.contrib.postgres._lease import Lease, since_boot
from acsdk.contrib.postgres._relay import Relay
from acsdk.contrib.postgres._schema import tables_in
from acsdk.contrib.postgres._shares import plan
from acsdk.contrib.postgres._storage import LaneStorage
from acsdk.contrib.postgres._storage import Place as LanePlace
from acsdk.outbox import OutboxEntry

from .ledger import Accounts
from .places import ACCOUNT, Place
from .test_relay import relay_of, store, until

pytestmark = pytest.mark.anyio


class ConflictError(Exception):
    sqlstate = "40001"


class Away:
    """A database that fails so many times, and then knows nothing."""

    def __init__(self, failures: int, kind: type[Exception] = OSError) -> None:
        self.failures = failures
        self.kind = kind
        self.asked = 0

    async def rows(self, sql: str, values: Mapping[str, object], /) -> Sequence[Sequence[Any]]:
        self.asked += 1
        if self.asked <= self.failures:
            raise self.kind("away")
        return [("acsdk outbox 1",)] if "obj_description" in sql else []

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[Rows]:
        yield self.rows


def lane_on(database: Away, lease: Lease) -> LaneStorage:
    return LaneStorage(LanePlace(database, tables_in("public"), ACCOUNT, lease), "orders.bulk_upsert")


def away_relay() -> Relay:
    options = LaneOptions(Accounts().client, 1.0, 50)
    return Relay(Away(0), tables_in("public"), options, accounts=None, lease=3.0, interval=1.0)


class TestLease:
    async def test_it_ends_by_the_moment_at_which_it_was_asked_for(self) -> None:
        now = 100.0
        lease = Lease(1, 90.0, 30.0, lambda: now)
        assert lease.seconds_left == 20.0
        assert lease.lasts(19.9)
        assert not lease.lasts(20.0)
        lease.renewed(100.0)
        assert lease.seconds_left == 30.0
        lease.renewed(95.0)  # an answer that comes late takes nothing away
        assert lease.seconds_left == 30.0
        lease.lose()
        assert not lease.lasts(0)

    async def test_nothing_goes_out_that_would_outlast_it(self) -> None:
        lease = Lease(1, since_boot(), 30.0)
        place = LanePlace(Away(0), tables_in("public"), ACCOUNT, lease)
        lane = Lane(place, LaneOptions(Accounts().client, 15.0, 50), 0.0)
        assert lane.veto() is None
        place.lease = Lease(1, since_boot() - 15, 30.0)
        assert "ends too soon" in (lane.veto() or "")
        lane.stop()
        assert lane.veto() == "the relay stops"


async def test_a_statement_is_repeated_while_the_lease_lasts() -> None:
    database = Away(2)
    storage = lane_on(database, Lease(1, since_boot(), 60.0))
    await storage.remove([1])
    assert database.asked == 3


async def test_a_statement_ends_with_the_lease() -> None:
    with pytest.raises(OSError, match="away"):
        await lane_on(Away(1), Lease(1, since_boot() - 59.9, 60.0)).load(10, ())


async def test_a_load_that_is_full_asks_once() -> None:
    class Full(Away):
        async def rows(self, sql: str, values: Mapping[str, object], /) -> Sequence[Sequence[Any]]:
            self.asked += 1
            return [OutboxEntry(self.asked, "1:1", b"{}", cast("Any", None))]

    database = Full(0)
    storage = lane_on(database, Lease(1, since_boot(), 60.0))
    await storage.load(1, ())
    storage._looked_at = float("-inf")
    await storage.load(1, (1,))
    assert database.asked == 2


async def test_a_stopped_lane_hands_nothing_out() -> None:
    database = Away(0)
    storage = lane_on(database, Lease(1, since_boot(), 60.0))
    storage.stop()
    with anyio.fail_after(120):
        await storage.wait()  # so that whoever waits for news sees the end
    assert await storage.load(10, ()) == []
    assert database.asked == 0


async def test_what_another_transaction_undid_is_done_again() -> None:
    database = Away(2, ConflictError)
    await repeated(lambda: database.rows("", {}))
    assert database.asked == 3
    with pytest.raises(ConflictError):
        await repeated(lambda: Away(99, ConflictError).rows("", {}))


async def test_a_lane_that_another_relay_has_taken_is_dropped(
    outbox: PostgresOutbox,
    pool: AsyncConnectionPool[Any],
    place: Place,
    caplog: pytest.LogCaptureFixture,
) -> None:
    accounts = Accounts()
    await store(outbox, pool, 1)

    async def before(account: str) -> None:
        await anyio.sleep_forever()

    accounts.before = before
    async with relay_of(outbox, accounts, lease=3.0):
        await until(lambda: place.rows("SELECT account FROM acsdk_lane") != [])
        place.rows("UPDATE acsdk_lane SET holder = 'another', epoch = epoch + 1, lease_until = now() + interval '1 h'")
        with caplog.at_level(logging.WARNING, "acsdk"):
            await until(lambda: f"another relay has taken the lane of {ACCOUNT} over" in caplog.text)
    assert place.rows("SELECT holder FROM acsdk_lane") == [("another",)]
    assert len(accounts.ledger) == 0


async def test_a_relay_without_a_database_lets_go(caplog: pytest.LogCaptureFixture) -> None:
    options = LaneOptions(Accounts().client, 1.0, 50)
    database = Away(0)
    relay = Relay(database, tables_in("public"), options, accounts=None, lease=3.0, interval=0.01)
    lane = Lane(LanePlace(database, tables_in("public"), ACCOUNT, Lease(1, since_boot() - 4, 3.0)), options, 0.0)
    relay._lanes[ACCOUNT] = lane
    async with relay:
        database.failures = 10_000
        await until(lambda: lane.is_stopping)
        await relay._note_failure(lane, "no use")
    assert "the outbox's database does not answer: OSError: away" in caplog.text


async def test_a_lane_that_another_took_first() -> None:
    relay = away_relay()
    await relay._take(cast("Any", None), ACCOUNT, [])
    assert relay._lanes == {}


async def test_a_lane_that_is_stopping_keeps_its_account() -> None:
    relay = away_relay()
    lane = Lane(LanePlace(Away(0), tables_in("public"), ACCOUNT, Lease(1, since_boot(), 60.0)), relay._options, 0.0)
    lane.stop()
    relay._lanes[ACCOUNT] = lane
    taken: list[str] = []

    async def backlog() -> Sequence[Backlog]:
        return [Backlog(account, "orders.bulk_upsert", 1, None, None, 1) for account in (ACCOUNT, "globex")]

    async def take(account: str) -> None:
        taken.append(account)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(relay._rows, "backlog", backlog)
        patch.setattr(relay._rows, "take", take)
        await relay._look(cast("Any", None))
    assert taken == ["globex"]


async def test_trio_is_told_that_it_does_not_do() -> None:
    relay = away_relay()
    with pytest.raises(ConfigurationError, match="drivers need asyncio"):
        await anyio.to_thread.run_sync(lambda: anyio.run(relay._check, backend="trio"))


async def test_what_is_no_pool() -> None:
    with pytest.raises(ConfigurationError, match=r"PostgresOutbox takes .* not a builtins\.str"):
        PostgresOutbox(cast("Any", "postgresql://shop@database/shop"))


@pytest.mark.parametrize(("peers", "mine", "take", "give"), [(1, 0, 4, 0), (2, 0, 2, 0), (2, 2, 0, 0), (4, 3, 0, 1)])
async def test_shares(peers: int, mine: int, take: int, give: int) -> None:
    backlog = [Backlog(str(number), "orders.bulk_upsert", 1, None, None, peers) for number in range(4)]
    made = plan(backlog, [str(number) for number in range(mine)])
    assert (len(made.take), len(made.give)) == (take, give)
