"""A batcher on a storage that others fill, and a hook that keeps requests back."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any, cast

import anyio
import pytest
from anyio.lowlevel import checkpoint

import acsdk
from acsdk._bulk import batching
from acsdk._errors import ServerError
from acsdk.models import OrderInput
from acsdk.outbox import OutboxEntry, OutboxStorage
from acsdk.sandbox import Sandbox, SandboxClock
from tests.support import VirtualClock

from .memory_outbox import MemoryOutbox
from .outbox_contract import OutboxContract, Row
from .stubs import StubAccount, Thing, encode, make_job
from .test_batcher_outages import Stopped

pytestmark = pytest.mark.anyio


class TestInMemory(OutboxContract):
    @pytest.fixture(autouse=True)
    def _empty(self) -> None:
        self.storage: MemoryOutbox | None = None

    @asynccontextmanager
    async def opened(self) -> AsyncGenerator[OutboxStorage]:
        self.storage = self.storage or MemoryOutbox()
        yield self.storage

    async def store(self, storage: OutboxStorage, rows: Sequence[Row]) -> list[int]:
        return [cast("MemoryOutbox", storage).store(*row) for row in rows]

    async def store_late(self, storage: OutboxStorage, row: Row) -> Callable[[], Awaitable[int]]:
        outbox = cast("MemoryOutbox", storage)
        number = outbox.number()

        async def show() -> int:
            await checkpoint()
            return outbox.store(*row, number)

        return show

    async def refused(self, storage: OutboxStorage) -> list[tuple[str, bytes, Sequence[str]]]:
        return [(entry.key, entry.body, reasons) for entry, reasons in cast("MemoryOutbox", storage).refused]


def put(storage: MemoryOutbox, *things: Thing) -> None:
    for thing in things:
        storage.store(thing.key, encode(thing))


async def until(condition: Callable[[], object]) -> None:
    with anyio.fail_after(120):
        while not condition():
            await checkpoint()


async def test_what_others_store_is_delivered_in_order() -> None:
    storage, account = MemoryOutbox(), StubAccount()
    put(storage, Thing("a", 1), Thing("b", 1), Thing("a", 2))
    async with batching(make_job(account), journal=storage, max_delay=0, clock=VirtualClock()):
        await until(lambda: not storage.waiting)
        put(storage, Thing("a", 3), Thing("c", bad=True))
        await until(lambda: not storage.waiting)
    assert account.accepted == {"1:a": [1, 2, 3], "1:b": [1]}
    assert [(entry.key, reasons) for entry, reasons in storage.refused] == [("1:c", ("c is bad",))]


async def test_it_takes_nothing_itself() -> None:
    async with batching(make_job(StubAccount()), journal=MemoryOutbox()) as batcher:
        for call in (batcher.add, batcher.enqueue):
            with pytest.raises(acsdk.ConfigurationError, match="only delivers what its storage holds"):
                await call(Thing("a"))


async def test_a_number_that_becomes_visible_late_is_delivered() -> None:
    storage, account = MemoryOutbox(), StubAccount()
    late = storage.number()
    put(storage, Thing("b"))
    async with batching(make_job(account), journal=storage, max_delay=0, clock=VirtualClock()):
        await until(lambda: not storage.waiting)
        storage.store("1:a", encode(Thing("a")), late)
        await until(lambda: not storage.waiting)
    assert account.calls == [["1:b"], ["1:a"]]


async def test_a_load_that_comes_late_brings_nothing_back() -> None:
    storage, account = MemoryOutbox(), StubAccount()
    put(storage, Thing("a", 1), Thing("a", 2))
    is_read, go_on = anyio.Event(), anyio.Event()

    async def dawdle() -> None:
        if storage.loads == 2:
            is_read.set()
            await go_on.wait()

    storage.while_loading = dawdle
    account.wait = is_read.wait
    async with batching(make_job(account), journal=storage, max_delay=0, clock=VirtualClock()):
        await until(lambda: account.calls)
        put(storage, Thing("b"))
        await until(lambda: [one.key for one in storage.waiting.values()] == ["1:b"])
        go_on.set()
        await until(lambda: not storage.waiting)
    assert account.accepted == {"1:a": [1, 2], "1:b": [0]}


async def test_what_waits_is_counted_down() -> None:
    storage, account, go_on = MemoryOutbox(), StubAccount(), anyio.Event()

    async def held_up() -> None:
        if len(account.calls) == 2:
            await go_on.wait()

    account.wait = held_up
    async with batching(make_job(account), journal=storage, max_delay=0, clock=VirtualClock()) as batcher:
        assert (batcher.waiting, batcher.oldest_age) == (0, 0.0)
        put(storage, Thing("a", 1), Thing("a", 2), Thing("a", 3))
        await until(lambda: len(account.calls) == 2)
        waiting = batcher.waiting
        go_on.set()
        assert waiting == 2
        await until(lambda: not storage.waiting)
        await until(lambda: not batcher.waiting)
        assert batcher.oldest_age == 0.0


class Forgetful(MemoryOutbox):
    """Hands out what is held, too."""

    async def load(self, count: int, held: Collection[int], /) -> Sequence[OutboxEntry]:
        return await super().load(count, ())


async def test_a_storage_that_hands_out_what_is_held_has_it_sent_once() -> None:
    storage, account, may_answer = Forgetful(), StubAccount(), anyio.Event()
    put(storage, Thing("a"))
    account.wait = may_answer.wait
    async with batching(make_job(account), journal=storage, max_delay=0, clock=VirtualClock()):
        await until(lambda: account.calls)
        put(storage, Thing("b"))
        await until(lambda: len(account.calls) == 2)
        may_answer.set()
        await until(lambda: not storage.waiting)
    assert account.accepted == {"1:a": [0], "1:b": [0]}


@pytest.mark.parametrize(("gone", "asked"), [(500, [(1_000, 0), (500, 500)]), (499, [(1_000, 0)])])
async def test_more_is_loaded_when_half_of_it_has_gone(gone: int, asked: list[tuple[int, int]]) -> None:
    storage, account = MemoryOutbox(), StubAccount()

    async def wait() -> None:
        await (checkpoint() if len(account.calls) == 1 else anyio.sleep_forever())

    account.wait = wait
    put(storage, *(Thing(str(number)) for number in range(2_000)))
    with anyio.CancelScope() as scope:
        async with batching(make_job(account), journal=storage, max_delay=3_600, max_size=gone, clock=Stopped()):
            await anyio.wait_all_tasks_blocked()
            scope.cancel()
    assert storage.asked == asked


async def test_what_waits_for_its_next_try_takes_no_room_up_to_ten_thousand() -> None:
    """Of each thousand one is refused, and what is left of them fails: something is decided, so nothing is stalled."""
    storage, account = MemoryOutbox(), StubAccount(failures=[None, ServerError("busy", status_code=503)] * 10)
    put(storage, *(Thing(str(number), bad=number % 1_000 == 0) for number in range(9_000)))
    with anyio.CancelScope() as scope:
        async with batching(make_job(account), journal=storage, max_delay=0, max_size=1_000, clock=Stopped()):
            await anyio.wait_all_tasks_blocked()
            put(storage, *(Thing(str(number), bad=number == 9_000) for number in range(9_000, 9_300)))
            await anyio.wait_all_tasks_blocked()
            put(storage, Thing("one more"))
            await anyio.wait_all_tasks_blocked()
            scope.cancel()
    assert storage.asked[:9] == [(1_000, 999 * batch) for batch in range(9)]
    assert storage.asked[-1] == (710, 9_290)


class TestTheVeto:
    async def test_what_is_kept_back_stays_until_it_may_go(self) -> None:
        storage, account, clock = MemoryOutbox(), StubAccount(), VirtualClock()
        put(storage, Thing("a", 1), Thing("a", 2))

        def veto() -> str | None:
            return "the lease ends" if clock.elapsed < 5 else None

        async with batching(make_job(account), journal=storage, before_attempt=veto, max_delay=0, clock=clock):
            await until(lambda: not storage.waiting)
            assert clock.elapsed >= 5
        assert account.accepted == {"1:a": [1, 2]}

    async def test_a_caller_hears_of_it(self) -> None:
        account = StubAccount()
        async with batching(make_job(account), before_attempt=lambda: "not now", clock=VirtualClock()) as batcher:
            with pytest.raises(acsdk.TransportError, match="not now") as caught:
                await batcher.add(Thing("a"))
        assert caught.value.sent is False
        assert account.calls == []

    async def test_the_parts_of_a_rejected_batch_are_asked_for_too(self) -> None:
        account, answers = StubAccount(), iter([None, "not now"])
        storage = MemoryOutbox()
        put(storage, Thing("a", bad=True), Thing("b"))
        job = make_job(account)
        with anyio.CancelScope() as scope:
            async with batching(job, journal=storage, before_attempt=lambda: next(answers, "no"), max_delay=0):
                await until(lambda: storage.refused)
                scope.cancel()
        assert account.landed == set()
        assert [one.key for one in storage.waiting.values()] == ["1:b"]

    async def test_no_attempt_goes_out_unasked(self) -> None:
        """Through the client: each repetition asks, and a veto ends the call."""
        sandbox = Sandbox(clock=SandboxClock(), rate_limit=None)
        answers: list[str | None] = [None, None, "the lease ends"]
        asked: list[int] = []

        def veto() -> str | None:
            asked.append(len(sandbox.calls))
            return answers[len(asked) - 1]

        async with sandbox.client(rate_limit=None) as client:
            sandbox.faults.add(status=503)
            async with client.orders.batcher(before_attempt=veto, max_delay=0) as batcher:
                with pytest.raises(acsdk.TransportError, match="the lease ends") as caught:
                    await batcher.add(order())
        assert asked == [0, 1, 2]
        assert len(sandbox.calls) == 2
        assert caught.value.sent is True, "the first two may have been applied"


def order(**changes: Any) -> OrderInput:
    fields: dict[str, Any] = {
        "legacy_connection_id": 1,
        "store_order_id": "1",
        "email": "ada@example.com",
        "creation_source": "REAL_TIME",
        "store_created_date": datetime(2026, 1, 1, tzinfo=UTC),
        "final_amount": "9.95",
        "currency": "USD",
    }
    return OrderInput.model_validate({**fields, **changes})
