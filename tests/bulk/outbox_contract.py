"""What every storage of an outbox must do: derive from `OutboxContract` and say how one is opened and filled."""

from __future__ import annotations

import random
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, TypeVar

import anyio
import pytest

from acsdk.outbox import OutboxEntry, OutboxRefusal, OutboxStorage

__all__ = ["OutboxContract", "Row"]

T = TypeVar("T")

_LONGEST_WAIT = 60.0


class Row(NamedTuple):
    """What is stored."""

    key: str
    body: bytes = b"{}"


@pytest.mark.anyio
class OutboxContract(ABC):
    """The contract. ``opened`` and ``refused`` look at one and the same place for as long as a test lasts."""

    @abstractmethod
    def opened(self) -> AbstractAsyncContextManager[OutboxStorage]:
        """Open the storage; what it holds outlives the context."""

    @abstractmethod
    async def store(self, storage: OutboxStorage, rows: Sequence[Row]) -> list[int]:
        """Store these one after the other, as users do; returns their numbers."""

    @abstractmethod
    async def store_late(self, storage: OutboxStorage, row: Row) -> Callable[[], Awaitable[int]]:
        """Take a number now; the record becomes visible, with that number, when the result is called."""

    @abstractmethod
    async def refused(self, storage: OutboxStorage) -> list[tuple[str, bytes, Sequence[str]]]:
        """The key, the body and the reasons of what was put aside, in any order."""

    @asynccontextmanager
    async def holding(self, *keys: str) -> AsyncGenerator[tuple[OutboxStorage, list[int]]]:
        """A storage that holds records of these keys, with their numbers."""
        async with self.opened() as storage:
            yield storage, await self.store(storage, [Row(key) for key in keys])

    async def test_it_is_a_storage(self) -> None:
        async with self.opened() as storage:
            assert isinstance(storage, OutboxStorage)
            assert await storage.load(10, ()) == []

    async def test_the_oldest_come_first(self) -> None:
        async with self.holding("a", "b", "a", "c", "a") as (storage, ids):
            assert ids == sorted(set(ids))
            assert min(ids) > 0
            entries = await storage.load(10, ())
            assert [(entry.id, entry.key) for entry in entries] == list(zip(ids, "abaca", strict=True))

    async def test_no_more_than_asked_for(self) -> None:
        async with self.holding("a", "b", "c") as (storage, ids):
            assert [entry.id for entry in await storage.load(2, ())] == ids[:2]

    async def test_what_is_held_is_not_handed_out(self) -> None:
        async with self.holding(*"abcd") as (storage, ids):
            assert [entry.id for entry in await storage.load(2, ())] == ids[:2]
            held = {ids[0], ids[2]}
            assert [one.id for one in await loaded(storage, held, until=2)] == [ids[1], ids[3]]
            assert list(await storage.load(10, ids)) == []

    async def test_what_is_held_no_longer_comes_again(self) -> None:
        async with self.holding(*"abc") as (storage, ids):
            await storage.load(10, ())
            assert list(await storage.load(10, ids)) == []
            assert [one.id for one in await loaded(storage, (), until=3)] == ids

    async def test_a_hand_full_is_no_hindrance(self) -> None:
        async with self.holding(*map(str, range(3_000))) as (storage, ids):
            held = ids[:2_990]
            assert [one.id for one in await loaded(storage, held, until=10)] == ids[2_990:]

    async def test_what_becomes_visible_late_comes_too(self) -> None:
        async with self.opened() as storage:
            show = await self.store_late(storage, Row("late"))
            (later,) = await self.store(storage, [Row("later")])
            assert [one.id for one in await loaded(storage, (), until=1)] == [later]
            number = await show()
            assert number < later
            assert [one.id for one in await loaded(storage, {later}, until=1)] == [number]

    async def test_what_becomes_visible_when_later_ones_are_gone_comes_too(self) -> None:
        async with self.opened() as storage:
            show = await self.store_late(storage, Row("late"))
            (later,) = await self.store(storage, [Row("later")])
            await loaded(storage, (), until=1)
            await storage.remove([later])
            number = await show()
            assert [one.id for one in await loaded(storage, (), until=1)] == [number]

    async def test_the_body_comes_as_it_was_stored(self) -> None:
        bodies = [bytes(range(256)), b"", b'{"amount": 1e2, "amount": 100.00}', b"\x00" * 7, b"x" * 1_000_000]
        async with self.opened() as storage:
            await self.store(storage, [Row("key", body) for body in bodies])
            assert [one.body for one in await storage.load(10, ())] == bodies

    async def test_any_text_is_a_key(self) -> None:
        keys = ["1:1001", "1:O'Brien", '1:"', "1:ÄŸ漢🛒", "1:%_\\", "1: ", "1:" + "x" * 1_000, "1:a\nb"]
        async with self.holding(*keys) as (storage, _):
            assert [one.key for one in await storage.load(10, ())] == keys

    async def test_an_entry_knows_when_it_was_stored(self) -> None:
        async with self.holding("a") as (storage, _):
            (entry,) = await storage.load(1, ())
            assert abs(datetime.now(UTC) - entry.created_at) < timedelta(minutes=5)

    async def test_what_is_removed_is_gone(self) -> None:
        async with self.holding(*"abc") as (storage, ids):
            await storage.remove(ids[:2])
            assert [one.key for one in await loaded(storage, (), until=1)] == ["c"]
        async with self.opened() as storage:
            assert [one.key for one in await storage.load(10, ())] == ["c"]

    async def test_what_is_refused_is_kept_aside_with_the_reasons(self) -> None:
        async with self.opened() as storage:
            ids = await self.store(storage, [Row("a", b"1"), Row("b", b"2"), Row("c", b"3")])
            await storage.refuse([OutboxRefusal(ids[0], ("email is required", "ÄŸ漢")), OutboxRefusal(ids[2], ())])
            assert [one.key for one in await loaded(storage, (), until=1)] == ["b"]
        async with self.opened() as storage:
            found = [(key, body, list(reasons)) for key, body, reasons in await self.refused(storage)]
            assert sorted(found) == [("a", b"1", ["email is required", "ÄŸ漢"]), ("c", b"3", [])]

    async def test_what_is_gone_may_go_again(self) -> None:
        async with self.holding("a", "b") as (storage, ids):
            for _ in range(2):
                await storage.remove(ids[:1])
                await storage.refuse([OutboxRefusal(ids[1], ("no",))])
            await storage.refuse([OutboxRefusal(ids[0], ("no",))])
            await storage.remove([])
            await storage.refuse([])
            assert [key for key, _, _ in await self.refused(storage)] == ["b"]
            assert (await storage.count())[:2] == (0, 1)

    async def test_it_counts(self) -> None:
        async with self.opened() as storage:
            assert await storage.count() == (0, 0, None)
            ids = await self.store(storage, [Row(key) for key in "abcd"])
            (first, *_) = await storage.load(4, ())
            assert await storage.count() == (4, 0, first.created_at)
            await storage.remove(ids[:1])
            await storage.refuse([OutboxRefusal(ids[1], ("no",))])
            waiting, refused, oldest_at = await storage.count()
            assert (waiting, refused) == (2, 1)
            assert oldest_at is not None
            assert oldest_at >= first.created_at

    async def test_a_wait_ends_when_something_is_stored(self) -> None:
        async with self.opened() as storage:
            assert await storage.load(10, ()) == []
            found: list[OutboxEntry] = []

            async def take() -> None:
                found.extend(await loaded(storage, (), until=1))

            async with anyio.create_task_group() as tasks:
                tasks.start_soon(take)
                await anyio.wait_all_tasks_blocked()
                await self.store(storage, [Row("a")])
            assert [one.key for one in found] == ["a"]

    async def test_a_wait_after_something_was_stored_ends_at_once(self) -> None:
        async with self.opened() as storage:
            await storage.load(10, ())
            await self.store(storage, [Row("a")])
            with anyio.fail_after(_LONGEST_WAIT):
                await storage.wait()

    async def test_a_wait_can_be_cancelled(self) -> None:
        async with self.opened() as storage:
            await storage.load(10, ())
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(storage.wait)
                await anyio.wait_all_tasks_blocked()
                tasks.cancel_scope.cancel()
            await self.store(storage, [Row("a")])
            assert [one.key for one in await loaded(storage, (), until=1)] == ["a"]

    @pytest.mark.parametrize("seed", range(3))
    async def test_nothing_is_lost_and_nothing_comes_twice(self, seed: int) -> None:
        """Any order of stores, loads, removals, refusals and restarts, beside a plain list."""
        chance = random.Random(seed)
        waiting: dict[int, str] = {}
        held: dict[int, str] = {}
        refused = 0
        for _ in range(4):
            async with self.opened() as storage:
                held.clear()
                for _ in range(25):
                    keys = [chance.choice("abcde") for _ in range(chance.randrange(5))]
                    waiting.update(zip(await self.store(storage, [Row(key) for key in keys]), keys, strict=True))
                    fresh = {one.id: one.key for one in await storage.load(chance.randrange(1, 8), tuple(held))}
                    assert held.keys().isdisjoint(fresh)
                    assert fresh.items() <= waiting.items()
                    held.update(fresh)
                    settled = chance.sample(sorted(held), k=chance.randrange(len(held) + 1))
                    half = len(settled) // 2
                    await storage.remove(settled[:half])
                    await storage.refuse([OutboxRefusal(one, ("no",)) for one in settled[half:]])
                    refused += len(settled) - half
                    for one in settled:
                        del waiting[one], held[one]
                assert (await storage.count())[:2] == (len(waiting), refused)
                rest = await loaded(storage, tuple(held), until=len(waiting) - len(held))
                assert {one.id for one in rest} == waiting.keys() - held.keys()

    async def test_settling_and_loading_at_once(self) -> None:
        async with self.holding(*map(str, range(200))) as (storage, ids):
            async with anyio.create_task_group() as tasks:
                for start in range(0, 200, 10):
                    tasks.start_soon(storage.remove, ids[start : start + 9])
                    tasks.start_soon(storage.refuse, [OutboxRefusal(ids[start + 9], ("no",))])
                    tasks.start_soon(storage.load, 10, ids[start:])
            assert await storage.load(10, ()) == []
            assert (await storage.count())[:2] == (0, 20)


async def loaded(storage: OutboxStorage, held: Sequence[int] | set[int], *, until: int) -> list[OutboxEntry]:
    """Load until so many have come, waiting as a batcher does."""
    found: list[OutboxEntry] = []
    with anyio.fail_after(_LONGEST_WAIT):
        while len(found) < until:
            found.extend(await storage.load(10_000, (*held, *(one.id for one in found))))
            if len(found) < until:
                await storage.wait()
    return found
