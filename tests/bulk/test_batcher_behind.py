"""Callers whose key has records in the outbox that are not even in line: they wait no longer, and overtake nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anyio
import pytest

import acsdk
from acsdk._bulk import Batcher, batching
from acsdk._bulk.outbox import Outbox
from acsdk._errors import ConnectError, DeadlineError, TransportError

from .stubs import StubAccount, Thing, make_job
from .test_batcher_bounds import until

pytestmark = pytest.mark.anyio


class Down(StubAccount):
    """Cannot be reached with records of one number."""

    def _refuse(self, records: Sequence[bytes], documents: Sequence[dict[str, Any]]) -> None:
        if any(document["number"] == "a" for document in documents):
            raise ConnectError("down")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("acsdk._bulk.feed._MOST_ACTIVE", 7)
    return tmp_path / "outbox.db"


async def stalled(batcher: Batcher[Thing, Any]) -> None:
    """More of one key than is held at once, and none of it gets through."""
    await batcher.enqueue(*(Thing("a", number) for number in range(50)))
    await until(lambda: batcher.stalled_since)


async def test_the_deadline_holds_there_too(path: Path) -> None:
    async with batching(make_job(Down()), journal=path, max_delay=0) as batcher:
        await stalled(batcher)
        with anyio.fail_after(120), pytest.raises(DeadlineError, match="an earlier record of this key still waits"):
            await batcher.add(Thing("a", 99), deadline=0.05)
    assert (await acsdk.read_outbox(path)).waiting == 50


@pytest.mark.parametrize("how", ["drain", "no drain", "cancelled"])
async def test_the_end_of_the_batcher_is_heard_there_too(path: Path, how: str) -> None:
    errors: list[TransportError] = []

    async def add(batcher: Batcher[Thing, Any]) -> None:
        with pytest.raises(TransportError, match=r"the batcher (closed|was cancelled)") as caught:
            await batcher.add(Thing("a", 99))
        errors.append(caught.value)

    with anyio.fail_after(120):
        async with anyio.create_task_group() as tasks:
            with anyio.CancelScope() as scope:
                drain = how != "no drain"
                async with batching(make_job(Down()), journal=path, max_delay=0, drain=drain) as batcher:
                    await stalled(batcher)
                    tasks.start_soon(add, batcher)
                    await anyio.wait_all_tasks_blocked()
                    if how == "cancelled":
                        scope.cancel()
    assert [error.sent for error in errors] == [False]
    assert (await acsdk.read_outbox(path)).waiting == 50


async def sees_nothing_new(_: Outbox) -> None:
    await anyio.sleep_forever()


async def test_the_first_record_of_a_file_is_not_overtaken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Outbox, "wait", sees_nothing_new)
    account = StubAccount()
    async with batching(make_job(account), journal=path, max_delay=0) as batcher:
        await anyio.wait_all_tasks_blocked()
        await batcher.enqueue(Thing("a", 1))
        await batcher.add(Thing("a", 2))
    assert account.accepted == {"1:a": [1, 2]}


async def test_what_is_looked_for_when_the_batcher_ends_is_not_overtaken(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits on the disk stays there when the batcher gives up, and goes first when the next one begins."""
    account = Down()
    async with batching(make_job(account), journal=path) as batcher:
        await batcher.enqueue(Thing("a"))
    load_key = Outbox.load_key
    has_ended = anyio.Event()

    async def takes_long(outbox: Outbox, *given: Any) -> Any:
        await has_ended.wait()
        return await load_key(outbox, *given)

    async def add(batcher: Batcher[Thing, Any]) -> None:
        with pytest.raises(TransportError, match="the batcher closed; an earlier record of this key still waits"):
            await batcher.add(Thing("b", 2))

    monkeypatch.setattr(Outbox, "wait", sees_nothing_new)
    monkeypatch.setattr(Outbox, "load_key", takes_long)
    async with (
        anyio.create_task_group() as tasks,
        batching(make_job(account), journal=path, max_delay=0) as batcher,
    ):
        await until(lambda: batcher.stalled_since)
        await batcher.enqueue(Thing("b", 1))
        tasks.start_soon(add, batcher)
        await anyio.wait_all_tasks_blocked()
        tried = len(account.calls)

        async def end() -> None:
            await until(lambda: len(account.calls) > tried)
            await anyio.wait_all_tasks_blocked()
            has_ended.set()

        tasks.start_soon(end)
    assert account.accepted == {}
    assert (await acsdk.read_outbox(path)).waiting == 2
