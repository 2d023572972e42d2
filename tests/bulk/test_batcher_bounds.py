"""How long a caller of a batcher waits, and what it hears of its record when that is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from anyio.lowlevel import checkpoint

import acsdk
from acsdk._bulk import Attempts, Batcher, BatchResult, batching
from acsdk._errors import ConnectError, DeadlineError, InvalidInputError, QueueTimeoutError, ServerError, TransportError
from acsdk.models import Order, OrderInput
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import VirtualClock

from .stubs import StubAccount, Thing, make_job, things

pytestmark = pytest.mark.anyio

_DOWN = [ServerError("busy", status_code=503)] * 1_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.db"


async def until(condition: Callable[[], object]) -> None:
    with anyio.fail_after(120):
        while not condition():
            await checkpoint()


class Held(VirtualClock):
    """Time that does not pass before it may: what waits for the disk does so in real time."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go = anyio.Event()

    async def sleep(self, seconds: float) -> None:
        await self.may_go.wait()
        await super().sleep(seconds)


class TestBehindItsOwnKey:
    async def test_the_deadline_counts_from_the_call(self, path: Path) -> None:
        account = StubAccount(failures=[*_DOWN])
        async with batching(make_job(account), journal=path, max_delay=0) as batcher:
            await batcher.enqueue(Thing("a", 1))
            await until(lambda: batcher.stalled_since)
            with pytest.raises(
                DeadlineError, match=r"an earlier record of this key still waits after deadline=0\.05 s"
            ) as caught:
                await batcher.add(Thing("a", 2), deadline=0.05)
            assert caught.value.sent is False
            account.failures.clear()
        assert account.accepted == {"1:a": [1]}, "who was refused is not sent after all"

    async def test_on_a_clock_that_tests_move_too(self, path: Path) -> None:
        account, clock = StubAccount(failures=[*_DOWN]), VirtualClock()
        async with batching(make_job(account), journal=path, max_delay=0, clock=clock) as batcher:
            await batcher.enqueue(Thing("a", 1))
            await until(lambda: batcher.stalled_since)
            with pytest.raises(DeadlineError) as caught:
                await batcher.add(Thing("a", 2), deadline=1_000)
            assert caught.value.sent is False
            assert clock.elapsed >= 1_000
            account.failures.clear()

    async def test_each_hears_at_its_own_time_on_that_clock(self, path: Path) -> None:
        account, clock = StubAccount(failures=[*_DOWN]), Held()
        waited: dict[str, float] = {}

        async def add(batcher: Batcher[Thing, Any], number: str, deadline: float) -> None:
            came = clock.elapsed
            with pytest.raises(DeadlineError):
                await batcher.add(Thing(number, 2), deadline=deadline)
            waited[number] = clock.elapsed - came

        async with batching(make_job(account), journal=path, max_delay=0, clock=clock) as batcher:
            await batcher.enqueue(Thing("a", 1), Thing("b", 1), Thing("c", 1))
            await until(lambda: batcher.stalled_since)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(add, batcher, "a", 1_000)
                tasks.start_soon(add, batcher, "b", 400)
                tasks.start_soon(add, batcher, "c", 401)
                room = batcher._pump._room  # pyright: ignore[reportPrivateUsage]
                await until(lambda: len(room._inside) == 3)  # pyright: ignore[reportPrivateUsage]
                clock.may_go.set()
            account.failures.clear()
        assert waited == {"a": 1_000, "b": 400, "c": 401}

    async def test_the_shorter_bound_is_named(self, path: Path) -> None:
        account = StubAccount(failures=[*_DOWN])
        async with batching(make_job(account), journal=path, max_delay=0) as batcher:
            await batcher.enqueue(Thing("a", 1))
            await until(lambda: batcher.stalled_since)
            with pytest.raises(QueueTimeoutError, match=r"queue_timeout=0\.05"):
                await batcher.add(Thing("a", 2), deadline=9, queue_timeout=0.05)
            account.failures.clear()

    async def test_a_caller_that_has_come_to_the_front_waits_on(self, path: Path) -> None:
        """Its deadline counts from its request's slot then, as for any call."""
        answers = anyio.Event()
        account = StubAccount(wait=answers.wait)
        async with (
            batching(make_job(account), journal=path, max_delay=0.3) as batcher,
            anyio.create_task_group() as tasks,
        ):
            await batcher.enqueue(Thing("a", 1))
            await until(lambda: account.calls)
            tasks.start_soon(lambda: batcher.add(Thing("a", 2), deadline=0.1))
            await checkpoint()
            account.wait = checkpoint
            answers.set()
        assert account.accepted == {"1:a": [1, 2]}


class TestBeforeItsSlot:
    async def test_the_queue_timeout_bounds_the_wait_in_line(self) -> None:
        account = StubAccount()
        async with batching(make_job(account), max_delay=3_600) as batcher:
            with pytest.raises(QueueTimeoutError, match=r"queue_timeout=0\.05 s; nothing sent") as caught:
                await batcher.add(Thing("a"), queue_timeout=0.05)
            assert caught.value.sent is False
        assert account.calls == []

    async def test_and_for_a_place_in_line(self) -> None:
        account = StubAccount(wait=anyio.sleep_forever)
        with anyio.CancelScope() as scope:
            async with (
                batching(make_job(account), max_waiting=1, max_delay=0) as batcher,
                anyio.create_task_group() as tasks,
            ):
                tasks.start_soon(batcher.add, Thing("a"))
                await until(lambda: account.calls)
                with pytest.raises(QueueTimeoutError):
                    await batcher.add(Thing("b"), queue_timeout=0.05)
                tasks.cancel_scope.cancel()
                scope.cancel()

    async def test_the_deadline_does_not_count_there(self) -> None:
        """However long the line is: what waits behind others is bound by queue_timeout alone."""
        clock = VirtualClock()
        account = StubAccount(wait=lambda: clock.sleep(40))
        outcomes: list[BatchResult[Any]] = []

        async def add(batcher: Batcher[Thing, Any], thing: Thing) -> None:
            outcomes.append(await batcher.add(thing))

        async with (
            batching(make_job(account), max_size=1, bounds={"deadline": 60}, clock=clock) as batcher,
            anyio.create_task_group() as tasks,
        ):
            for thing in things(80):
                tasks.start_soon(add, batcher, thing)
        assert len(outcomes) == 80
        assert clock.elapsed > 60

    async def test_who_leaves_before_the_slot_is_taken_out_of_the_request(self) -> None:
        slot, sent = anyio.Event(), list[list[bytes]]()
        account = StubAccount()

        async def send(records: Sequence[bytes], on_attempt: Attempts, /) -> Any:
            await slot.wait()
            answer = await account.send(records, on_attempt)
            sent.append(list(records))
            return answer

        async with batching(make_job(account, send=send), max_delay=0) as batcher, anyio.create_task_group() as tasks:
            tasks.start_soon(batcher.add, Thing("b"))
            with pytest.raises(QueueTimeoutError) as caught:
                await batcher.add(Thing("a"), queue_timeout=0.05)
            assert caught.value.sent is False
            slot.set()
        assert account.landed == {"1:b"}

    async def test_a_request_that_all_have_left_is_not_sent(self) -> None:
        slot, account = anyio.Event(), StubAccount()

        async def send(records: Sequence[bytes], on_attempt: Attempts, /) -> Any:
            await slot.wait()
            return await account.send(records, on_attempt)

        async with batching(make_job(account, send=send), max_delay=0) as batcher:
            with pytest.raises(QueueTimeoutError):
                await batcher.add(Thing("a"), queue_timeout=0.05)
            slot.set()
            await batcher.add(Thing("a", 2))
        assert account.accepted == {"1:a": [2]}


class TestAfterItsSlot:
    @pytest.mark.parametrize("was_refused", [False, True])
    async def test_the_deadline_counts_from_the_slot_and_sent_is_true_to_the_facts(self, was_refused: bool) -> None:
        async def send(_: Sequence[bytes], on_attempt: Attempts, /) -> Any:
            on_attempt()
            if was_refused:
                on_attempt.refused()
            await anyio.sleep_forever()

        with anyio.CancelScope() as scope:
            async with batching(make_job(None, send=send), max_delay=0) as batcher:
                with pytest.raises(DeadlineError, match=r"no answer within deadline=0\.05 s") as caught:
                    await batcher.add(Thing("a"), deadline=0.05)
                assert caught.value.sent is not was_refused
                scope.cancel()

    async def test_an_answer_that_comes_after_it_changes_nothing(self) -> None:
        answers = anyio.Event()
        account = StubAccount(wait=answers.wait)
        async with batching(make_job(account), max_delay=0) as batcher:
            with pytest.raises(DeadlineError):
                await batcher.add(Thing("a"), deadline=0.05)
            answers.set()
        assert account.accepted == {"1:a": [0]}

    async def test_what_becomes_of_the_request_then_is_told_to_the_others(self) -> None:
        fails = anyio.Event()

        async def send(_: Sequence[bytes], on_attempt: Attempts, /) -> Any:
            on_attempt()
            await fails.wait()
            raise ServerError("busy", status_code=503)

        async def other(batcher: Batcher[Thing, Any]) -> None:
            with pytest.raises(ServerError):
                await batcher.add(Thing("b"))

        one_request = batching(make_job(None, send=send), max_size=2, max_delay=3_600)
        async with one_request as batcher, anyio.create_task_group() as tasks:
            tasks.start_soon(other, batcher)
            with pytest.raises(DeadlineError):
                await batcher.add(Thing("a"), deadline=0.05)
            fails.set()

    async def test_what_was_lost_once_stays_in_doubt(self) -> None:
        async def send(_: Sequence[bytes], on_attempt: Attempts, /) -> Any:
            on_attempt()
            on_attempt()
            on_attempt.refused()
            await anyio.sleep_forever()

        with anyio.CancelScope() as scope:
            async with batching(make_job(None, send=send), max_delay=0) as batcher:
                with pytest.raises(DeadlineError) as caught:
                    await batcher.add(Thing("a"), deadline=0.05)
                assert caught.value.sent is True
                scope.cancel()


@pytest.mark.parametrize("was_refused", [False, True])
async def test_a_batcher_that_is_cancelled_tells_whether_the_request_may_have_been_applied(was_refused: bool) -> None:
    asked = anyio.Event()

    async def send(_: Sequence[bytes], on_attempt: Attempts, /) -> Any:
        on_attempt()
        if was_refused:
            on_attempt.refused()
        asked.set()
        await anyio.sleep_forever()

    async def add(batcher: Batcher[Thing, Any]) -> None:
        with pytest.raises(TransportError, match="was cancelled before an answer came") as caught:
            await batcher.add(Thing("a"))
        assert caught.value.sent is not was_refused

    async with anyio.create_task_group() as tasks:
        with anyio.CancelScope() as scope:
            async with batching(make_job(None, send=send), max_delay=0) as batcher:
                tasks.start_soon(add, batcher)
                await asked.wait()
                scope.cancel()


def order(number: int = 1) -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=str(number),
        email="ada@example.com",
        creation_source="HISTORICAL",
        store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
        final_amount="9.95",
        currency="USD",
    )


async def test_through_the_client_a_refusal_is_told_from_a_loss() -> None:
    """While a 429 is waited out, nothing has been written."""
    sandbox = Sandbox(rate_limit=None)
    sandbox.add("connections", service="shop", externalid="shop", name="Shop")
    faults: list[tuple[dict[str, Any], bool]] = [
        ({"status": 429, "headers": {"Retry-After": "30"}}, False),
        ({"status": 503}, True),
    ]
    for fault, sent in faults:
        async with sandbox.client(rate_limit=None, max_retries=30, deadline=None) as client:
            sandbox.faults.clear()
            sandbox.faults.add(operation="bulkUpsertOrders", **fault)
            with anyio.CancelScope() as scope:
                async with client.orders.batcher(max_delay=0) as batcher:
                    with pytest.raises(DeadlineError) as caught:
                        await batcher.add(order(), deadline=0.2)
                    assert caught.value.sent is sent
                    scope.cancel()


async def burst(calls: int, **options: Any) -> float:
    """So many calls at once against a sandbox; returns how long the last one took on its clock."""
    clock = SandboxClock()
    sandbox = Sandbox(clock=clock)
    sandbox.add("connections", service="shop", externalid="shop", name="Shop")
    answers: list[str | None] = []

    async def add(batcher: Batcher[OrderInput, Order], number: int) -> None:
        answers.append((await batcher.add(order(number))).row.store_order_id)

    async with (
        sandbox.client(clock=clock, **options) as client,
        client.orders.batcher() as batcher,
        anyio.create_task_group() as tasks,
    ):
        for number in range(calls):
            tasks.start_soon(add, batcher, number)
    assert len(answers) == calls
    assert set(answers) == {str(number) for number in range(calls)}
    return clock.monotonic()


async def test_a_burst_that_takes_longer_than_a_deadline_succeeds() -> None:
    assert await burst(600, deadline=2.0, timeout=2.0) > 2.0


@pytest.mark.soak
async def test_forty_thousand_calls_in_a_burst_succeed_with_the_defaults() -> None:
    assert await burst(40_000) > 120.0


@pytest.mark.parametrize("bounds", [{"deadline": 0}, {"queue_timeout": -1}, {"timeout": 5}])
async def test_senseless_bounds_are_named(bounds: dict[str, Any]) -> None:
    async with batching(make_job(StubAccount())) as batcher:
        with pytest.raises(InvalidInputError, match=next(iter(bounds))):
            await batcher.add(Thing("a"), **bounds)


class TestDrain:
    async def test_without_it_leaving_the_context_awaits_what_is_on_its_way_alone(self, path: Path) -> None:
        answers = anyio.Event()
        account = StubAccount(wait=answers.wait)
        errors: list[TransportError] = []

        async def add(batcher: Batcher[Thing, Any], thing: Thing) -> None:
            with pytest.raises(TransportError, match="the batcher closed before this was sent") as caught:
                await batcher.add(thing)
            errors.append(caught.value)

        async with (
            anyio.create_task_group() as tasks,
            batching(make_job(account), journal=path, max_size=1, max_delay=0, drain=False) as batcher,
        ):
            await batcher.enqueue(Thing("a", 1), Thing("a", 2))
            await until(lambda: account.calls)
            tasks.start_soon(add, batcher, Thing("a", 3))
            for _ in range(100):
                await checkpoint()
            answers.set()
        assert account.accepted == {"1:a": [1]}
        assert [error.sent for error in errors] == [False]
        async with batching(make_job(account), journal=path, max_delay=0) as batcher:
            assert batcher.waiting == 1
        assert account.accepted == {"1:a": [1, 2]}

    async def test_callers_hear_of_it_without_an_outbox_too(self) -> None:
        async def add(batcher: Batcher[Thing, Any]) -> None:
            with pytest.raises(TransportError, match="the batcher closed before this was sent"):
                await batcher.add(Thing("a"))

        async with (
            anyio.create_task_group() as tasks,
            batching(make_job(StubAccount()), max_delay=3_600, drain=False) as batcher,
        ):
            tasks.start_soon(add, batcher)
            await anyio.wait_all_tasks_blocked()

    async def test_what_waits_for_its_slot_is_called_back(self, path: Path) -> None:
        async def send(*_: Any) -> Any:
            await anyio.sleep_forever()

        async def add(batcher: Batcher[Thing, Any]) -> None:
            with pytest.raises(TransportError, match="closed before this was sent"):
                await batcher.add(Thing("b"))

        async with (
            anyio.create_task_group() as tasks,
            batching(make_job(None, send=send), journal=path, max_delay=0, drain=False) as batcher,
        ):
            await batcher.enqueue(Thing("a"))
            tasks.start_soon(add, batcher)
            for _ in range(100):
                await checkpoint()
        assert (await acsdk.read_outbox(path)).waiting == 1

    async def test_a_last_look_finds_an_api_that_is_back(self, path: Path) -> None:
        account = StubAccount(failures=[ConnectError("down")])
        async with batching(make_job(account), journal=path, max_delay=0) as batcher:
            await batcher.enqueue(Thing("a", 1), Thing("a", 2))
            await until(lambda: batcher.stalled_since)
        assert account.accepted == {"1:a": [1, 2]}
