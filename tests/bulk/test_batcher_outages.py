"""An outbox that cannot deliver: how often it tries, whom it blames, and what is seen of it."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import anyio
import pytest
from anyio.lowlevel import checkpoint

import acsdk
from acsdk import AsyncClient, Observer, OutboxFailure, OutboxStalled
from acsdk._bulk import BatchResult, batching
from acsdk._errors import AcsdkError, AuthenticationError, ConnectError, ServerError
from acsdk.models import OrderInput
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import VirtualClock

from .memory_outbox import MemoryOutbox
from .stubs import StubAccount, Thing, encode, make_job, things

pytestmark = pytest.mark.anyio


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.db"


@pytest.fixture
def sandbox() -> Sandbox:
    sandbox = Sandbox(rate_limit=None)
    sandbox.add("connections", service="shop", externalid="shop", name="Shop")
    return sandbox


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[AsyncClient]:
    async with sandbox.client(rate_limit=None) as client:
        yield client


def order(number: int, **changes: Any) -> OrderInput:
    fields: dict[str, Any] = {
        "legacy_connection_id": 1,
        "store_order_id": str(number),
        "email": "ada@example.com",
        "creation_source": "HISTORICAL",
        "store_created_date": datetime(2026, 1, 1, tzinfo=UTC),
        "final_amount": "1.00",
        "currency": "USD",
    }
    return OrderInput.model_validate({**fields, **changes})


async def until(condition: Callable[[], object]) -> None:
    with anyio.fail_after(120):
        while not condition():
            await checkpoint()


async def steady(count: Callable[[], int]) -> int:
    """What is counted, when that has come to rest: nothing tells that nothing more will come."""
    last = -1
    with anyio.fail_after(120):
        while last != count():
            last = count()
            await anyio.sleep(0.2)
    return last


def put(outbox: MemoryOutbox, *things: Thing) -> None:
    for thing in things:
        outbox.store(thing.key, encode(thing))


def stored(*things: Thing) -> MemoryOutbox:
    outbox = MemoryOutbox()
    put(outbox, *things)
    return outbox


class Stopped(VirtualClock):
    """Time that never passes: a probe, which comes after a second, never does."""

    async def sleep(self, seconds: float) -> None:
        await anyio.sleep_forever()


class Watched(VirtualClock):
    """Counts how often somebody looks at it: whoever spins does so all the time."""

    looks = 0

    def monotonic(self) -> float:
        self.looks += 1
        return super().monotonic()


class TestPace:
    async def test_one_request_after_the_other_down_to_one_a_minute(self) -> None:
        clock, moments = VirtualClock(), list[float]()

        async def send(_: Any, on_attempt: Any) -> Any:
            on_attempt()
            moments.append(clock.elapsed)
            await checkpoint()
            raise ServerError("busy", status_code=503)

        outbox = stored(*things(400))
        with anyio.CancelScope() as scope:
            async with batching(make_job(None, send=send), journal=outbox, max_delay=0, max_size=10, clock=clock):
                await until(lambda: clock.elapsed > 3_600)
                scope.cancel()
        at_once = moments.count(0)
        assert at_once <= 8, "what had not gone waits for the probe"
        gaps = [later - earlier for earlier, later in zip(moments[at_once - 1 :], moments[at_once:], strict=False)]
        assert gaps[:7] == [1, 2, 4, 8, 16, 32, 60]
        assert set(gaps[7:]) == {60}

    async def test_what_was_under_way_at_the_first_failure_counts_with_it(self) -> None:
        clock, moments, both = VirtualClock(), list[float](), anyio.Event()

        async def send(_: Any, on_attempt: Any) -> Any:
            on_attempt()
            moments.append(clock.elapsed)
            if len(moments) == 2:
                both.set()
            await both.wait()
            raise ServerError("busy", status_code=503)

        with anyio.CancelScope() as scope:
            outbox = stored(*things(20))
            async with batching(make_job(None, send=send), journal=outbox, max_delay=0, max_size=10, clock=clock):
                await until(lambda: len(moments) == 4)
                scope.cancel()
        assert moments == [0, 0, 1, 3], "the pauses are those after one failure and after two"

    async def test_while_a_probe_is_on_its_way_nothing_else_happens(self) -> None:
        clock, moments, looks = Watched(), list[float](), list[int]()

        async def send(_: Any, on_attempt: Any) -> Any:
            on_attempt()
            moments.append(clock.elapsed)
            looks.append(clock.looks)
            if clock.elapsed > 0:
                await clock.sleep(300)
            raise ServerError("busy", status_code=503)

        with anyio.CancelScope() as scope:
            outbox = stored(*things(400))
            async with batching(make_job(None, send=send), journal=outbox, max_delay=0, max_size=10, clock=clock):
                await until(lambda: moments and moments[-1] > 900)
                scope.cancel()
        assert list(dict.fromkeys(moments)) == [0, 1, 303, 607, 915]
        assert max(later - earlier for earlier, later in pairwise(looks[-4:])) < 35

    async def test_a_probe_goes_by_the_way_of_probes(self) -> None:
        clock, account, alone = VirtualClock(), StubAccount(failures=[ConnectError("down")]), StubAccount()
        outbox = stored(*things(3))
        job = make_job(account, probe=alone.send)
        async with batching(job, journal=outbox, max_delay=0, max_size=3, clock=clock):
            await until(lambda: not outbox.waiting)
        assert (account.calls, [len(call) for call in alone.calls]) == ([["1:0", "1:1", "1:2"]], [3])

    async def test_whoever_leaves_while_nothing_gets_through_tries_no_more_than_is_under_way(self) -> None:
        clock, account = VirtualClock(), StubAccount(failures=[ConnectError("down")] * 1_000)
        outbox = stored(*things(200))
        async with batching(make_job(account), journal=outbox, max_delay=0, max_size=10, clock=clock) as batcher:
            await until(lambda: batcher.stalled_since)
        assert len(account.calls) <= 10
        assert len(outbox.waiting) == 200

    async def test_a_probe_is_made_once(self, path: Path) -> None:
        clock = SandboxClock()
        sandbox = Sandbox(clock=clock, rate_limit=None)
        sandbox.add("connections", service="shop", externalid="shop", name="Shop")
        sandbox.faults.add(status=503)
        async with (
            sandbox.client(rate_limit=None, clock=clock) as client,
            client.orders.batcher(journal=path, max_delay=0, max_retries=1) as batcher,
        ):
            await batcher.enqueue(order(1))
            await until(lambda: len(sandbox.calls) >= 5)
            moments = [call.at for call in sandbox.calls if call.at is not None][:5]
            sandbox.faults.clear()
        gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
        assert gaps[0] <= 0.5, "a repetition, as for any call"
        assert all(gap >= least for gap, least in zip(gaps[1:], (1, 2, 4), strict=True)), "a probe is not repeated"

    async def test_on_a_sandbox_s_clock_too(self, path: Path) -> None:
        clock = SandboxClock()
        sandbox = Sandbox(clock=clock, rate_limit=None)
        sandbox.add("connections", service="shop", externalid="shop", name="Shop")
        sandbox.faults.add(status=503)
        async with (
            sandbox.client(rate_limit=None, max_retries=0) as client,
            client.orders.batcher(journal=path, max_delay=0) as batcher,
        ):
            await batcher.enqueue(*map(order, range(100)))
            await until(lambda: batcher.stalled_since)
            calls = await steady(lambda: len(sandbox.calls))
            assert calls <= 4, "the clock stands still, and so does the outbox"
            began = clock.monotonic()
            clock.advance(2)
            await until(lambda: len(sandbox.calls) > calls)
            await until(lambda: clock.monotonic() > began + 2)  # nobody moves it: then the outbox does, for once
            sandbox.faults.clear()
        assert len(sandbox.calls) <= calls + 8

    async def test_whatever_gets_through_ends_it(self, path: Path) -> None:
        account, clock = StubAccount(failures=[ConnectError("down")]), VirtualClock()
        outbox = stored(Thing("a"))
        async with batching(make_job(account), journal=outbox, max_delay=0, clock=clock) as batcher:
            await until(lambda: batcher.stalled_since)
            await until(lambda: not outbox.waiting)
            assert batcher.stalled_since is None
            assert clock.elapsed == 1

    async def test_a_caller_of_another_key_is_not_held_up_and_shows_that_the_api_is_back(self, path: Path) -> None:
        account = StubAccount(failures=[ConnectError("down")])
        async with batching(make_job(account), journal=path, max_delay=0, clock=Stopped()) as batcher:
            await batcher.enqueue(Thing("a"), *things(50))
            await until(lambda: batcher.stalled_since)
            assert isinstance(await batcher.add(Thing("b")), BatchResult)
            await until(lambda: batcher.waiting <= 30)


class TestBlame:
    @pytest.mark.parametrize("others", [0, 1, 49])
    async def test_an_unknown_connection_is_its_record_s_alone(
        self, client: AsyncClient, path: Path, others: int
    ) -> None:
        async with client.orders.batcher(journal=path, max_delay=0.05, max_size=50) as batcher:
            await batcher.enqueue(order(0, legacy_connection_id=99), *map(order, range(1, 1 + others)))
            await until(lambda: not batcher.waiting)
            assert (batcher.refused, batcher.stalled_since) == (1, None)
        (refused,) = (await acsdk.read_outbox(path)).refused
        assert refused.key == "99:0"
        assert "no connection with the id 99" in refused.reasons[0]

    async def test_and_its_caller_s(self, client: AsyncClient) -> None:
        outcomes: dict[int, object] = {}

        async def add(number: int) -> None:
            try:
                outcomes[number] = (await batcher.add(order(number, legacy_connection_id=99 if number == 3 else 1))).row
            except acsdk.RecordsRejectedError as error:
                outcomes[number] = error.message

        async with client.orders.batcher(max_delay=0.05) as batcher, anyio.create_task_group() as tasks:
            for number in range(20):
                tasks.start_soon(add, number)
        assert outcomes.pop(3) == "There is no connection with the id 99 (legacyConnectionId)"
        assert not [one for one in outcomes.values() if isinstance(one, str)]

    async def test_a_wrong_token_stalls_all_and_is_seen(
        self, sandbox: Sandbox, client: AsyncClient, path: Path
    ) -> None:
        sandbox.faults.add(status=401)
        async with client.orders.batcher(journal=path, max_delay=0) as batcher:
            await batcher.enqueue(order(1), order(2))
            await until(lambda: batcher.stalled_since)
            assert (batcher.waiting, batcher.refused) == (2, 0)
            assert "401" in (batcher.last_error or "")
            with pytest.raises(AuthenticationError):
                await batcher.add(order(3))
            sandbox.faults.clear()
        assert (await acsdk.read_outbox(path)).waiting == 0, "leaving the context had a last look"

    @pytest.mark.parametrize("beside", [0, 300])
    async def test_a_record_that_makes_the_server_fail_is_met_alone_at_last(self, beside: int) -> None:
        clock, account = VirtualClock(), StubAccount()

        async def send(records: Any, on_attempt: Any) -> Any:
            if any(b'"poison"' in record for record in records):
                on_attempt()
                await checkpoint()
                raise ServerError("oops", status_code=500)
            return await account.send(records, on_attempt)

        outbox = stored(*things(15), Thing("poison"), *things(15, start=15), *things(beside, start=1_000))
        with anyio.CancelScope() as scope:
            async with batching(make_job(None, send=send), journal=outbox, max_delay=0, clock=clock) as batcher:
                await until(lambda: len(outbox.waiting) == 1)
                assert [entry.key for entry in outbox.waiting.values()] == ["1:poison"]
                assert batcher.stalled_since is not None
                scope.cancel()
        assert len(account.landed) == 30 + beside

    async def test_what_fails_while_others_get_through_goes_again_in_halves(self) -> None:
        clock, account, outbox = VirtualClock(), StubAccount(), MemoryOutbox()
        failed, batchers = list[int](), list[Any]()

        async def send(records: Any, on_attempt: Any) -> Any:
            """Fails for the poison while another call is on its way, which is answered a moment later."""
            if any(b'"poison"' in record for record in records):
                on_attempt()
                failed.append(len(records))
                others = len(account.calls)
                put(outbox, Thing("other", len(failed)))
                await until(lambda: len(account.calls) > others)
                raise ServerError(f"failure {len(failed)}", status_code=500)
            return await account.send(records, on_attempt)

        account.wait = lambda: until(lambda: f"failure {len(failed)}" in (batchers[0].last_error or ""))
        put(outbox, Thing("poison"), *things(3))
        with anyio.CancelScope() as scope:
            job = make_job(None, send=send)
            async with batching(job, journal=outbox, max_delay=0, max_size=4, clock=clock) as batcher:
                batchers.append(batcher)
                await until(lambda: len(account.landed) == 4)
                scope.cancel()
        assert failed[:4] == [4, 4, 2, 1]


class Seen(Observer):
    def __init__(self) -> None:
        self.events: list[OutboxStalled] = []

    def outbox_stalled(self, event: OutboxStalled, /) -> None:
        self.events.append(event)


class TestSight:
    async def test_a_warning_at_once_and_then_less_and_less_often(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, "acsdk")
        clock, seen = VirtualClock(), Seen()
        account = StubAccount(failures=[ServerError("no room for ada@example.com", status_code=503)] * 1_000_000)
        outbox = stored(Thing("a", 1), Thing("a", 2), Thing("b"))
        job = make_job(account, observer=seen)
        async with batching(job, journal=outbox, max_delay=0, clock=clock) as batcher:
            await until(lambda: clock.elapsed > 2_000)
            assert batcher.last_error == "no room for <email> [status 503]"
            account.failures.clear()
            await until(lambda: not outbox.waiting)
            assert batcher.last_error is None
        warnings = [record for record in caplog.records if record.levelno == logging.WARNING]
        assert 6 <= len(warnings) <= 9
        assert len(seen.events) == len(warnings)
        gaps = [later.seconds - earlier.seconds for earlier, later in zip(seen.events, seen.events[1:], strict=False)]
        assert gaps == sorted(gaps)
        first, last = seen.events[0], seen.events[-1]
        assert (first.operation, first.keys, first.waiting, first.seconds) == ("things.bulk_upsert", 2, 3, 0)
        assert last.seconds > 1_000
        text = warnings[0].getMessage()
        assert "no room for <email>" in text
        assert "keys that failed: 2; waiting: 3" in text
        assert "1:a" not in caplog.text
        assert caplog.records[-1].getMessage() == "things.bulk_upsert: what could not be delivered is settled"

    async def test_the_gaps_between_warnings_double_up_to_an_hour(self) -> None:
        clock, seen = VirtualClock(), Seen()
        account = StubAccount(failures=[ServerError("busy", status_code=503)] * 1_000_000)
        outbox = stored(Thing("a"))
        async with batching(make_job(account, observer=seen), journal=outbox, max_delay=0, clock=clock) as batcher:
            await until(lambda: clock.elapsed > 20_000)
            account.failures.clear()
            await until(lambda: batcher.stalled_since is None)
        # Each at the first probe, of which there is one a minute, after 10 s, 20 s, 40 s and so on.
        doubled = [0, 15, 63, 123, 243, 423, 783, 1_443, 2_763, 5_343]
        assert [event.seconds for event in seen.events] == [*doubled, 8_943, 12_543, 16_143, 19_743]

    async def test_where_nothing_failed_nothing_is_settled(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, "acsdk")
        outbox = stored(Thing("a"))
        async with batching(make_job(StubAccount()), journal=outbox, max_delay=0):
            await until(lambda: not outbox.waiting)
        assert "settled" not in caplog.text

    async def test_what_is_called_back_did_not_fail(self, caplog: pytest.LogCaptureFixture) -> None:
        asked = anyio.Event()

        async def send(*_: Any) -> Any:
            asked.set()
            await anyio.sleep_forever()

        seen, outbox = Seen(), stored(Thing("a"))
        job = make_job(None, send=send, observer=seen)
        async with batching(job, journal=outbox, max_delay=0, drain=False) as batcher:
            await asked.wait()
        assert (len(outbox.waiting), seen.events, batcher.stalled_since, batcher.last_error) == (1, [], None, None)
        assert not caplog.records

    async def test_what_fails_while_the_batcher_closes_is_told(self) -> None:
        closing = anyio.Event()
        account = StubAccount(failures=[ServerError("down", status_code=503)], wait=closing.wait)
        seen, outbox = Seen(), stored(Thing("a"))
        async with batching(make_job(account, observer=seen), journal=outbox, max_delay=0, drain=False) as batcher:
            await until(lambda: account.calls)
            closing.set()
        assert (len(outbox.waiting), [event.keys for event in seen.events]) == (1, [1])
        assert batcher.last_error == "down [status 503]"

    async def test_a_bug_is_told_by_its_class_alone(self, caplog: pytest.LogCaptureFixture) -> None:
        async def send(*_: Any) -> Any:
            await checkpoint()
            raise LookupError("ada@example.com")

        with anyio.CancelScope() as scope:
            async with batching(make_job(None, send=send), journal=stored(Thing("a")), max_delay=0) as batcher:
                await until(lambda: batcher.stalled_since)
                scope.cancel()
        assert "LookupError" in caplog.text
        assert "ada@" not in caplog.text

    async def test_what_waits_is_counted(self, sandbox: Sandbox, client: AsyncClient, path: Path) -> None:
        sandbox.faults.add(status=503)
        async with client.orders.batcher(journal=path, max_delay=0, max_retries=0) as batcher:
            assert (batcher.waiting, batcher.oldest_age, batcher.refused) == (0, 0, 0)
            await batcher.enqueue(order(1), order(2))
            await batcher.enqueue()
            assert batcher.waiting == 2
            await until(lambda: batcher.stalled_since)
            await until(lambda: batcher.oldest_age > 0)
            assert isinstance(batcher.stalled_since, datetime)
            outbox = await acsdk.read_outbox(path)
            assert outbox.waiting == 2
            assert outbox.oldest_at is not None
        async with client.orders.batcher(journal=path, max_delay=0, max_retries=0) as batcher:
            assert batcher.waiting == 2
            assert batcher.oldest_age > 0
            sandbox.faults.clear()
            await until(lambda: not batcher.waiting)
            assert batcher.oldest_age == 0

    async def test_without_an_outbox_there_is_nothing_to_see(self) -> None:
        async with batching(make_job(StubAccount())) as batcher:
            assert (batcher.waiting, batcher.oldest_age, batcher.refused) == (0, 0, 0)
            assert batcher.stalled_since is None
            assert batcher.last_error is None

    @pytest.mark.parametrize("is_async", [True, False])
    async def test_what_is_refused_is_told(self, path: Path, is_async: bool) -> None:
        told: list[OutboxFailure] = []

        async def tell(failure: OutboxFailure) -> None:
            await checkpoint()
            told.append(failure)

        hook: Any = tell if is_async else told.append
        async with batching(make_job(StubAccount()), journal=path, max_delay=0, on_refused=hook) as batcher:
            await batcher.enqueue(Thing("a"), Thing("b", bad=True))
        assert [(one.key, one.reasons) for one in told] == [("1:b", ("b is bad",))]

    async def test_what_that_raises_harms_nobody(self, path: Path, caplog: pytest.LogCaptureFixture) -> None:
        def fail(_: OutboxFailure) -> None:
            raise LookupError

        account = StubAccount()
        async with batching(make_job(account), journal=path, max_delay=0, on_refused=fail) as batcher:
            await batcher.enqueue(Thing("b", bad=True), Thing("a"))
        assert account.landed == {"1:a"}
        assert "on_refused failed" in caplog.text
        assert (await acsdk.read_outbox(path)).waiting == 0

    async def test_what_others_store_is_seen_when_it_is_loaded(self) -> None:
        account = StubAccount(failures=[ConnectError("down")] * 1_000_000)
        outbox = stored(Thing("a"))
        with anyio.CancelScope() as scope:
            async with batching(make_job(account), journal=outbox, max_delay=0) as batcher:
                assert batcher.waiting == 1
                outbox.store("1:b", encode(Thing("b")))
                await until(lambda: batcher.waiting == 2)
                assert batcher.oldest_age < timedelta(minutes=1).total_seconds()
                scope.cancel()


class TestOrder:
    async def test_an_add_goes_behind_what_waits_on_the_disk(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("acsdk._bulk.feed._MOST_ACTIVE", 10)
        account = StubAccount(failures=[ConnectError("down")] * 3)
        async with batching(make_job(account), journal=path, max_delay=0, max_size=5) as batcher:
            await batcher.enqueue(*things(50))
            await until(lambda: batcher.stalled_since)
            await batcher.add(Thing("49", 2))
        assert account.accepted["1:49"] == [0, 2]

    async def test_even_where_too_much_of_its_key_waits_to_be_held(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("acsdk._bulk.feed._MOST_ACTIVE", 4)
        account = StubAccount()
        async with batching(make_job(account), journal=path, max_delay=0, max_size=5) as batcher:
            await batcher.enqueue(*things(8), *(Thing("a", number) for number in range(30)))
            await batcher.add(Thing("a", 30))
        assert account.accepted["1:a"] == list(range(31))

    async def test_a_caller_that_is_held_back_keeps_its_place(self, path: Path) -> None:
        """max_waiting holds it back, and what is enqueued meanwhile still goes behind it."""
        go_on = anyio.Event()
        account = StubAccount(wait=go_on.wait)
        async with (
            batching(make_job(account), journal=path, max_delay=0, max_waiting=1) as batcher,
            anyio.create_task_group() as tasks,
        ):
            tasks.start_soon(batcher.add, Thing("other"))
            await until(lambda: account.calls)
            tasks.start_soon(batcher.add, Thing("a", 1))
            await checkpoint()
            await checkpoint()
            await batcher.enqueue(Thing("a", 2))
            for _ in range(50):
                await checkpoint()
            go_on.set()
        assert account.accepted["1:a"] == [1, 2]

    async def test_a_file_that_fails_an_add_fails_it_with_its_own_error(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def fail(*_: Any) -> Any:
            await checkpoint()
            raise acsdk.BulkError("the disk is gone")

        account = StubAccount(failures=[ConnectError("down")])
        monkeypatch.setattr("acsdk._bulk.feed._MOST_ACTIVE", 1)
        async with batching(make_job(account), journal=path, max_delay=0) as batcher:
            await batcher.enqueue(*things(5))
            await until(lambda: batcher.stalled_since)
            with monkeypatch.context() as patch:
                patch.setattr("acsdk._bulk.outbox.Outbox.load_key", fail)
                with pytest.raises(AcsdkError, match="the disk is gone"):
                    await batcher.add(Thing("4", 2))
        assert account.accepted["1:4"] == [0]
