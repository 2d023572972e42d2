"""What becomes of refused records of an outbox's file: sent again, but never over a later version, or forgotten."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from anyio.lowlevel import checkpoint

from acsdk import Batcher, BulkError, ConfigurationError, InvalidInputError, OutboxFailure, TransportError, read_outbox
from acsdk._bulk import batching
from acsdk._bulk.clock import SYSTEM_CLOCK
from acsdk._bulk.outbox import Outbox
from acsdk._errors import ServerError, ValidationFailedError
from acsdk.outbox import discard_refused, retry_refused

from .stubs import StubAccount, Thing, make_job

pytestmark = pytest.mark.anyio

_LOOK_AGAIN = "acsdk._bulk.outbox.file._LOOK_AGAIN"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.db"


@pytest.fixture
def account() -> StubAccount:
    return StubAccount()


@asynccontextmanager
async def opened(account: StubAccount, path: Path, **options: Any) -> AsyncGenerator[Batcher[Thing, Any]]:
    async with batching(make_job(account), journal=path, max_delay=0, **options) as batcher:
        yield batcher


async def until(condition: Callable[[], object]) -> None:
    with anyio.fail_after(120):
        while not condition():
            await checkpoint()


def refuse_once(account: StubAccount) -> None:
    account.failures.append(ValidationFailedError("not yet", status_code=422))


async def refused(batcher: Batcher[Thing, Any], account: StubAccount, thing: Thing, path: Path) -> int:
    """Have a record refused; returns its number."""
    before = batcher.refused
    refuse_once(account)
    await batcher.enqueue(thing)
    await until(lambda: batcher.refused > before and not batcher.waiting)
    return (await read_outbox(path)).refused[-1].id


async def test_a_refused_record_is_sent_again(account: StubAccount, path: Path) -> None:
    began = datetime.now(UTC)
    async with opened(account, path) as batcher:
        number = await refused(batcher, account, Thing("a", 1), path)
    [failure] = (await read_outbox(path)).refused
    assert (failure.key, failure.reasons, failure.superseded_by) == ("1:a", ("not yet [status 422]",), None)
    assert failure.created_at is not None
    assert failure.refused_at is not None
    assert began <= failure.created_at <= failure.refused_at
    assert await retry_refused(path, number, number) == 1
    found = await read_outbox(path)
    assert (found.waiting, found.refused, found.oldest_at) == (1, (), failure.created_at)
    async with opened(account, path) as batcher:
        await until(lambda: not batcher.waiting)
    assert account.accepted == {"1:a": [1]}


async def test_on_refused_is_told_the_number(account: StubAccount, path: Path) -> None:
    told: list[OutboxFailure] = []
    async with opened(account, path, on_refused=told.append) as batcher:
        await refused(batcher, account, Thing("a", 1), path)
    [failure], [kept] = told, (await read_outbox(path)).refused
    assert failure == replace(kept, refused_at=failure.refused_at)
    assert failure.refused_at is not None


async def test_a_batcher_sees_what_others_put_back_and_discard(
    account: StubAccount, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_LOOK_AGAIN, 0.001)
    async with opened(account, path) as batcher:
        first = await refused(batcher, account, Thing("a", 1), path)
        second = await refused(batcher, account, Thing("b", 1), path)
        assert await retry_refused(path, first) == 1
        await until(lambda: account.accepted)
        await until(lambda: batcher.refused == 1)
        assert await discard_refused(path, second, 99) == 1
        await until(lambda: batcher.refused == 0)
    assert account.accepted == {"1:a": [1]}


async def test_a_later_version_that_waits_forbids_it(account: StubAccount, path: Path) -> None:
    async with opened(account, path) as batcher:
        number = await refused(batcher, account, Thing("a", 1), path)
        other = await refused(batcher, account, Thing("b", 1), path)
        account.failures.extend([ServerError("down", status_code=503)] * 1_000)
        await batcher.enqueue(Thing("a", 2))
        await until(lambda: batcher.stalled_since)
        with pytest.raises(InvalidInputError) as caught:
            await retry_refused(path, number, other, 77)
        account.failures.clear()
    assert str(caught.value) == (
        f"nothing was retried: a later version of record {number} waits already: discard it; "
        "there is no refused record 77"
    )
    assert account.accepted == {"1:a": [2]}


async def test_a_later_version_that_was_delivered_forbids_it(account: StubAccount, path: Path) -> None:
    async with opened(account, path) as batcher:
        number = await refused(batcher, account, Thing("a", 1), path)
        other = await refused(batcher, account, Thing("b", 1), path)
        await batcher.enqueue(Thing("a", 2), Thing("a", 3))
        await until(lambda: not batcher.waiting)
        newer = number + 2
        assert await retry_refused(path, other) == 1
        await until(lambda: account.accepted.get("1:b"))
    with pytest.raises(InvalidInputError, match=f"later version of record {number} was delivered since: discard it"):
        await retry_refused(path, number)
    assert [one.superseded_by for one in (await read_outbox(path)).refused] == [newer + 1]
    assert await discard_refused(path, number) == 1
    assert account.accepted == {"1:a": [2, 3], "1:b": [1]}


@pytest.mark.parametrize("is_answered", [True, False])
async def test_a_later_version_that_was_added_forbids_it(account: StubAccount, path: Path, is_answered: bool) -> None:
    async with opened(account, path) as batcher:
        number = await refused(batcher, account, Thing("a", 1), path)
    async with opened(account, path) as batcher:
        if is_answered:
            await batcher.add(Thing("a", 2))
        else:
            account.failures.append(TransportError("the answer was lost", sent=True))
            with pytest.raises(TransportError):
                await batcher.add(Thing("a", 2))
        await batcher.add(Thing("a", 3))
    with pytest.raises(InvalidInputError, match="was delivered since"):
        await retry_refused(path, number)
    assert [one.superseded_by for one in (await read_outbox(path)).refused] == [0]


async def test_a_record_that_was_put_back_goes_before_what_is_added(
    account: StubAccount, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_LOOK_AGAIN, 3_600.0)
    async with opened(account, path) as batcher:
        number = await refused(batcher, account, Thing("a", 1), path)
        assert await retry_refused(path, number) == 1
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(batcher.add, Thing("a", 2))
            tasks.start_soon(batcher.add, Thing("b", 1))
        await until(lambda: not batcher.waiting)
    assert account.accepted == {"1:a": [1, 2], "1:b": [1]}


async def test_refused_again_it_can_be_retried_again(account: StubAccount, path: Path) -> None:
    async with opened(account, path) as batcher:
        number = await refused(batcher, account, Thing("a", 1), path)
    assert await retry_refused(path, number) == 1
    refuse_once(account)
    async with opened(account, path) as batcher:
        await until(lambda: batcher.refused == 1)
    assert [one.id for one in (await read_outbox(path)).refused] == [number]
    assert await retry_refused(path, number) == 1
    assert (await read_outbox(path)).waiting == 1


async def test_a_file_of_an_earlier_release(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("""
        CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE waiting (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, body BLOB NOT NULL);
        CREATE TABLE refused (id INTEGER PRIMARY KEY, key TEXT NOT NULL, body BLOB NOT NULL, reasons TEXT NOT NULL);
        INSERT INTO refused VALUES (4, '1:a', '{}', '["no"]'), (5, '1:b', '{}', '["no"]');
        PRAGMA application_id = 1097027426; PRAGMA user_version = 1;
    """)
    assert [(one.id, one.created_at, one.refused_at) for one in (await read_outbox(path)).refused] == [
        (4, None, None),
        (5, None, None),
    ]
    connection.execute("INSERT INTO refused SELECT 6, '1:c', '{}', '[]'")  # its process goes on
    connection.commit()
    connection.close()
    assert await retry_refused(path, 4, 6) == 2
    found = await read_outbox(path)
    assert (found.waiting, [one.id for one in found.refused]) == (2, [5])
    assert found.oldest_at is not None


async def test_no_outbox(path: Path) -> None:
    with pytest.raises(ConfigurationError, match="there is no file"):
        await retry_refused(path, 1)
    assert [*path.parent.iterdir()] == []


async def test_a_file_that_cannot_be_looked_at(path: Path, account: StubAccount) -> None:
    outbox = await Outbox.open(path, make_job(account), SYSTEM_CLOCK.now)
    outbox.close()
    with pytest.raises(BulkError, match="cannot be read"):
        await outbox.wait()
