"""How full a call is: to the byte, its commas counted, and what a dropped or withdrawn record took is free again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

import anyio
import pytest
from anyio import wait_all_tasks_blocked
from anyio.lowlevel import checkpoint

from acsdk._bulk import Batcher, batching, run
from acsdk._errors import PayloadTooLargeError
from tests.support import VirtualClock

from .stubs import StubAccount, Thing, encode, make_job

pytestmark = pytest.mark.anyio

_SIZE = len(encode(Thing("a")))


def room_for(count: int) -> int:
    """The bytes of a call of so many of these records: with two brackets, and commas between them."""
    return 2 + count * _SIZE + count - 1


def calls(*batches: str) -> list[list[str]]:
    return [[f"1:{name}" for name in batch] for batch in batches]


async def watched(account: StubAccount, sent: list[int], *parts: str) -> AsyncIterator[Thing]:
    """A source that looks after each part how many calls were made without waiting for more of it."""
    for part in parts:
        for name in part:
            yield Thing(name)
        await wait_all_tasks_blocked()
        sent.append(len(account.calls))


@pytest.mark.parametrize(("bytes_short", "batches"), [(0, ["abc", "def", "g"]), (1, ["ab", "cd", "ef", "g"])])
async def test_a_call_of_a_run_is_full_to_the_byte(bytes_short: int, batches: Sequence[str]) -> None:
    account = StubAccount()
    job = make_job(account, max_batch_bytes=room_for(3) - bytes_short)
    report = await run(job, [Thing(name) for name in "abcdefg"])
    assert account.calls == calls(*batches)
    assert report.accepted == 7


async def test_a_run_reads_no_more_than_makes_a_call_full() -> None:
    account, sent = StubAccount(), list[int]()
    job = make_job(account, max_batch_bytes=room_for(2), batch_size=4)
    await run(job, watched(account, sent, "abcd", "efgh", "i"))
    assert sent[:2] == [2, 4]
    assert account.calls == calls("ab", "cd", "ef", "gh", "i")


async def test_what_a_dropped_copy_took_is_free_again() -> None:
    account, sent = StubAccount(), list[int]()
    job = make_job(account, max_batch_bytes=room_for(2), batch_size=6)
    report = await run(job, watched(account, sent, "aaaabc", "cdefgh", "i"))
    assert account.calls == calls("ab", "cd", "ef", "gh", "i")
    assert sent[:2] == [1, 4], "and no more than that is free"
    assert report.dropped == 4


async def test_a_call_with_room_for_a_comma_is_not_full() -> None:
    account = StubAccount()
    job = make_job(account, max_batch_bytes=room_for(2) + 1)
    report = await run(job, [Thing(name) for name in "aba"])
    assert account.calls == calls("ba")
    assert report.dropped == 1


async def test_what_did_not_fit_counts_in_the_next_call() -> None:
    account = StubAccount()
    seen: list[list[list[str]]] = []
    large = Thing("b", size=room_for(2) - 1 - len(encode(Thing("b", size=1))))

    async def source() -> AsyncIterator[Thing]:
        for thing in (Thing("a"), large, Thing("c"), Thing("d")):
            yield thing
        await wait_all_tasks_blocked()
        seen.append(account.calls.copy())

    assert len(encode(large)) + 2 == room_for(2)
    await run(make_job(account, max_batch_bytes=room_for(2), batch_size=4), source())
    assert seen == [calls("a", "b", "cd")]


def of_bytes(name: str, count: int) -> Thing:
    """A record that is so long when it is encoded."""
    return Thing(name, size=1 + count - len(encode(Thing(name, size=1))))


@pytest.mark.parametrize(("more", "last"), [(0, ["ef"]), (1, ["e", "f"])])
async def test_half_of_a_call_that_was_too_large_is_the_most_from_then_on(more: int, last: Sequence[str]) -> None:
    account = StubAccount(failures=[PayloadTooLargeError("too large", status_code=413)])
    half = (401 + len(",,,")) // 2

    async def source() -> AsyncIterator[Thing]:
        for name, count in zip("abcd", (100, 100, 100, 101), strict=True):
            yield of_bytes(name, count)
        await wait_all_tasks_blocked()
        yield of_bytes("e", 100)
        yield of_bytes("f", half - len(",") - 100 + more)

    await run(make_job(account, batch_size=4), source())
    assert account.calls == calls("abcd", "ab", "cd", *last)


async def add_at_once(batcher: Batcher[Thing, Any], names: str) -> None:
    async with anyio.create_task_group() as tasks:
        for name in names:
            tasks.start_soon(batcher.add, Thing(name))
            await checkpoint()


@pytest.mark.parametrize(("bytes_short", "batches", "seconds"), [(0, ["abc", "def"], 0), (1, ["ab", "cd", "ef"], 60)])
async def test_a_call_of_a_batcher_is_full_to_the_byte_and_then_goes_at_once(
    bytes_short: int, batches: Sequence[str], seconds: float
) -> None:
    account, clock = StubAccount(), VirtualClock()
    job = make_job(account, max_batch_bytes=room_for(3) - bytes_short)
    async with batching(job, max_delay=60, clock=clock) as batcher:
        await add_at_once(batcher, "abcdef")
        assert clock.elapsed == seconds
    assert account.calls == calls(*batches)


async def test_what_was_sent_or_withdrawn_takes_no_room_in_the_next_call() -> None:
    account, clock = StubAccount(), VirtualClock()
    job = make_job(account, max_batch_bytes=room_for(2))
    async with batching(job, max_delay=60, clock=clock) as batcher:
        await add_at_once(batcher, "ab")
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(batcher.add, Thing("c"))
            await checkpoint()
            tasks.cancel_scope.cancel()
        await batcher.add(Thing("d"))
    assert account.calls == calls("ab", "d")
    assert clock.elapsed == 60, "the last one waited for company"
