"""Promises that survive the process."""

# ruff: noqa: ASYNC240 - these tests look at files

from __future__ import annotations

import sqlite3
import stat
import sys
import threading
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import anyio
import pytest

from acsdk._bulk import Batcher, batching, read_outbox
from acsdk._bulk.clock import SYSTEM_CLOCK
from acsdk._bulk.database import Database
from acsdk._bulk.outbox import Outbox
from acsdk._bulk.outbox.tables import OUTBOX
from acsdk._bulk.storage import OutboxRefusal
from acsdk._errors import (
    AuthenticationError,
    BulkError,
    ConfigurationError,
    ConnectError,
    InvalidInputError,
    RequestError,
    TransportError,
)

from .memory_outbox import MemoryOutbox
from .stubs import StubAccount, Thing, make_job, things

pytestmark = pytest.mark.anyio


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.db"


class Clockwork:
    """Time that passes as soon as somebody waits for it to, threads or not."""

    def __init__(self) -> None:
        self.time = 0.0
        self.pauses: list[float] = []

    def monotonic(self) -> float:
        return self.time

    def now(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.time)

    async def sleep(self, seconds: float) -> None:
        await anyio.lowlevel.checkpoint()
        self.pauses.append(seconds)
        self.time += seconds


@asynccontextmanager
async def opened(
    account: StubAccount, path: Path, **options: Any
) -> AsyncGenerator[tuple[Batcher[Thing, Any], Clockwork]]:
    clock = Clockwork()
    async with batching(make_job(account), journal=path, clock=clock, **options) as batcher:
        yield batcher, clock


async def until_landed(account: StubAccount, count: int) -> None:
    while sum(map(len, account.accepted.values())) < count:
        await anyio.lowlevel.checkpoint()


async def test_what_is_enqueued_is_delivered(path: Path) -> None:
    account = StubAccount()
    async with opened(account, path) as (batcher, _):
        for thing in things(5):
            await batcher.enqueue(thing)
        await until_landed(account, 5)
    assert (await read_outbox(path)).waiting == 0


async def test_leaving_the_context_delivers_what_is_there(path: Path) -> None:
    account = StubAccount()
    async with opened(account, path, max_size=10) as (batcher, _):
        for thing in things(25):
            await batcher.enqueue(thing)
    assert len(account.landed) == 25
    outbox = await read_outbox(path)
    assert (outbox.waiting, outbox.operation, outbox.account) == (0, "things.bulk_upsert", "acme.api-us1.com")


async def test_more_than_fits_in_memory_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acsdk._bulk.feed._MOST_ACTIVE", 7)
    account = StubAccount()
    async with opened(account, path) as (batcher, _):
        for thing in things(50):
            await batcher.enqueue(thing)
    assert [len(values) for values in account.accepted.values()] == [1] * 50


async def test_a_promise_is_on_the_disk_when_it_is_made(path: Path) -> None:
    async with opened(StubAccount(), path, max_delay=3_600) as (batcher, _):
        await batcher.enqueue(Thing("a"))
        content = path.read_bytes() + Path(f"{path}-wal").read_bytes()
        assert b'"number": "a"' in content
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


async def test_a_restart_delivers_what_a_crash_left(path: Path) -> None:
    before = StubAccount(wait=anyio.sleep_forever)
    with anyio.CancelScope() as scope:
        async with opened(before, path) as (batcher, _):
            for number in range(3):
                await batcher.enqueue(Thing("a", number))
            await batcher.enqueue(Thing("b"))
            scope.cancel()
            await anyio.sleep_forever()
    assert before.accepted == {}
    assert (await read_outbox(path)).waiting == 4
    after = StubAccount()
    async with opened(after, path):
        await until_landed(after, 4)
    assert after.accepted == {"1:a": [0, 1, 2], "1:b": [0]}


async def test_an_outage_is_sat_out_with_growing_pauses(path: Path) -> None:
    outage: list[RequestError | None] = [
        ConnectError("down"),
        TransportError("lost", sent=True),
        AuthenticationError("the token was changed", status_code=401),
    ]
    account = StubAccount(failures=outage)
    async with opened(account, path, max_delay=0) as (batcher, clock):
        await batcher.enqueue(Thing("a", 1))
        await batcher.enqueue(Thing("a", 2))
        await until_landed(account, 2)
        pauses = [pause for pause in clock.pauses if pause >= 1]
    assert pauses[:3] == [1, 2, 4]
    assert account.accepted == {"1:a": [1, 2]}, "the later one did not overtake"


async def test_pauses_have_an_end(path: Path) -> None:
    account = StubAccount(failures=[ConnectError("down") for _ in range(9)])
    async with opened(account, path) as (batcher, clock):
        await batcher.enqueue(Thing("a"))
        await until_landed(account, 1)
        assert max(clock.pauses) == 60


async def test_what_the_api_refuses_is_put_aside(path: Path) -> None:
    account = StubAccount()
    async with opened(account, path) as (batcher, _):
        for thing in things(5, bad=[2]):
            await batcher.enqueue(thing)
    assert len(account.landed) == 4
    outbox = await read_outbox(path)
    assert outbox.waiting == 0
    (refused,) = outbox.refused
    assert (refused.key, refused.reasons) == ("1:2", ("2 is bad",))
    assert b'"number": "2"' in refused.body
    assert "number" not in repr(refused)
    async with opened(account, path):
        pass
    assert sum(map(len, account.accepted.values())) == 4


async def test_closing_in_an_outage_leaves_the_rest_for_the_next_start(path: Path) -> None:
    account = StubAccount(failures=[ConnectError("down")] * 1_000_000)
    async with opened(account, path, max_size=1) as (batcher, _):
        for thing in [Thing("a", 1), Thing("a", 2), Thing("b")]:
            await batcher.enqueue(thing)
    assert account.accepted == {}
    assert (await read_outbox(path)).waiting == 3
    account.failures.clear()
    async with opened(account, path):
        await until_landed(account, 3)
    assert account.accepted == {"1:a": [1, 2], "1:b": [0]}


async def test_a_caller_may_not_overtake_an_entry_that_stays(path: Path) -> None:
    account = StubAccount(failures=[ConnectError("down")] * 1_000_000)
    errors: list[TransportError] = []

    async def caller(batcher: Batcher[Thing, Any]) -> None:
        with pytest.raises(TransportError, match="an earlier record of this key") as caught:
            await batcher.add(Thing("a", 2))
        errors.append(caught.value)

    async with anyio.create_task_group() as tasks, opened(account, path) as (batcher, _):
        await batcher.enqueue(Thing("a", 1))
        while not account.calls:
            await anyio.lowlevel.checkpoint()
        tasks.start_soon(caller, batcher)
        for _ in range(10):
            await anyio.lowlevel.checkpoint()
    assert [error.sent for error in errors] == [False]


async def test_callers_and_promises_share_requests(path: Path) -> None:
    account = StubAccount(hands_rows_back=True)
    async with batching(make_job(account), journal=path, max_size=2, max_delay=60) as batcher:
        await batcher.enqueue(Thing("a"))
        result = await batcher.add(Thing("b"))
    assert result.row == {"key": "1:b", "id": "id-1:b"}
    assert sorted(account.calls[0]) == ["1:a", "1:b"]


async def test_promises_made_at_once_share_commits(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits: list[int] = []
    run = Database.run

    async def counted(database: Database, work: Any) -> Any:
        commits.append(1)
        return await run(database, work)

    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    monkeypatch.setattr(Database, "run", counted)
    async with anyio.create_task_group() as tasks:
        for number in range(200):
            tasks.start_soon(outbox.append, [(str(number), b"{}")])
    assert len(commits) <= 3
    assert len(await outbox.load(1_000, ())) == 200
    outbox.close()


async def test_what_comes_while_others_are_written_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, may_end, run = anyio.Event(), anyio.Event(), Database.run

    async def held_up(database: Database, work: Any) -> Any:
        begun.set()
        await may_end.wait()
        return await run(database, work)

    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    monkeypatch.setattr(Database, "run", held_up)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(outbox.append, [("a", b"{}")])
        await begun.wait()
        tasks.start_soon(outbox.append, [("b", b"{}")])
        await anyio.wait_all_tasks_blocked()
        may_end.set()
    assert [row.key for row in await outbox.load(10, ())] == ["a", "b"]
    outbox.close()


async def test_a_cancelled_promise_takes_no_other_with_it(path: Path) -> None:
    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    scope = anyio.CancelScope()

    async def cancelled() -> None:
        with scope:
            await outbox.append([("cancelled", b"{}")])

    async with anyio.create_task_group() as tasks:
        await outbox._writing.acquire()  # pyright: ignore[reportPrivateUsage]
        tasks.start_soon(cancelled)
        tasks.start_soon(outbox.append, [("a", b"{}")])
        tasks.start_soon(outbox.append, [("b", b"{}")])
        await anyio.wait_all_tasks_blocked()
        scope.cancel()
        await anyio.wait_all_tasks_blocked()
        outbox._writing.release()  # pyright: ignore[reportPrivateUsage]
    assert sorted(row.key for row in await outbox.load(10, ())) == ["a", "b"]
    outbox.close()


async def test_a_full_disk_makes_no_promise(path: Path) -> None:
    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    connection = outbox._database._connection  # pyright: ignore[reportPrivateUsage]
    connection.execute("PRAGMA max_page_count = 6")
    with pytest.raises(BulkError, match="disk is full"):
        await outbox.append([("a", b"x" * 100_000)])
    await outbox.append([("b", b"{}")])
    assert [row.key for row in await outbox.load(10, ())] == ["b"]
    outbox.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows deletes no file that is open")
@pytest.mark.parametrize("gone", ["outbox.db", "outbox.db-lock"])
@pytest.mark.parametrize("replaced", [True, False])
async def test_a_file_that_was_deleted_makes_no_promise(path: Path, gone: str, replaced: bool) -> None:
    account = StubAccount()
    place = path.with_name(gone)
    async with opened(account, path) as (batcher, _):
        await batcher.enqueue(Thing("a"))
        place.rename(path.with_name("moved"))
        if replaced:
            place.touch()
        with pytest.raises(BulkError, match=f"{gone} was deleted or replaced while it was in use"):
            await batcher.enqueue(Thing("b"))
    assert account.accepted == {"1:a": [0]}, "what waited is delivered still"
    assert place.exists() is replaced, "what stands there is another's"


async def test_a_delivery_that_cannot_be_noted_is_repeated_and_callers_hear_of_theirs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove = Outbox.remove
    failures = [BulkError("the disk is full"), BulkError("the disk is full")]

    async def remove_later(outbox: Outbox, ids: Any) -> None:
        if failures:
            raise failures.pop()
        await remove(outbox, ids)

    monkeypatch.setattr(Outbox, "remove", remove_later)
    account = StubAccount()
    async with opened(account, path, max_size=2, max_delay=60) as (batcher, _):
        await batcher.enqueue(Thing("a"))
        assert (await batcher.add(Thing("b"))).record_id is not None
        await until_landed(account, 4)
    assert account.accepted == {"1:a": [0, 0, 0], "1:b": [0]}
    assert (await read_outbox(path)).waiting == 0


async def test_a_file_that_cannot_be_read_ends_the_batcher_with_one_error(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> Any:
        await anyio.lowlevel.checkpoint()
        raise BulkError("the disk is gone")

    monkeypatch.setattr(Outbox, "load", fail)
    with pytest.raises(BulkError, match="the disk is gone"):
        async with opened(StubAccount(), path):
            await anyio.sleep_forever()


@pytest.mark.parametrize("change", [{"operation": "other"}, {"account": "other"}])
async def test_another_s_outbox_is_refused(path: Path, change: dict[str, str]) -> None:
    async with opened(StubAccount(), path):
        pass
    with pytest.raises(ConfigurationError, match=f"belongs to {next(iter(change))}"):
        async with batching(make_job(StubAccount(), **change), journal=path):
            pass


async def test_a_second_writer_is_refused(path: Path) -> None:
    async with opened(StubAccount(), path):
        with pytest.raises(ConfigurationError, match="is in use by another run"):
            async with opened(StubAccount(), path):
                pass
    async with opened(StubAccount(), path):
        pass
    assert [file.name for file in path.parent.iterdir()] == [path.name], "one file is left"


async def test_a_writer_is_refused_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = list[float]()
    connect: Any = sqlite3.connect

    def noted(*given: Any, timeout: float, **options: Any) -> Any:
        waits.append(timeout)
        return connect(*given, timeout=timeout, **options)

    monkeypatch.setattr(sqlite3, "connect", noted)
    async with opened(StubAccount(), path):
        with pytest.raises(ConfigurationError, match="is in use by another run"):
            async with opened(StubAccount(), path):
                pass
    assert waits == [0, 0, 0], "the first one's lock and file, and the second one's lock"


async def test_whoever_shares_the_file_waits_five_seconds_for_the_other(path: Path) -> None:
    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    writer = outbox._database  # pyright: ignore[reportPrivateUsage]
    others = [await Database.open_to_read(path, OUTBOX), await Database.open_to_change(path, OUTBOX)]
    for one in (writer, *others):
        assert await one.run(lambda connection: connection.execute("PRAGMA busy_timeout").fetchone()) == (5_000,)
        one.close()


async def test_anybody_may_read_meanwhile(path: Path) -> None:
    async with batching(make_job(StubAccount()), journal=path, max_delay=3_600) as batcher:
        await batcher.enqueue(Thing("a"), Thing("b"))
        outbox = await read_outbox(path)
        assert (outbox.waiting, batcher.waiting) == (2, 2)
        assert outbox.oldest_at is not None
        await batcher.enqueue(Thing("c"))
        assert (await read_outbox(path)).waiting == 3
    assert (await read_outbox(path)).waiting == 0


async def test_it_shrinks_when_the_rest_is_refused_too(path: Path) -> None:
    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    await outbox.append([(str(number), b"x" * 2_000) for number in range(2_000)])
    await outbox.remove(range(1, 2_000))
    size = path.stat().st_size
    await outbox.refuse([OutboxRefusal(2_000, ("no",))])
    assert path.stat().st_size < size / 10
    outbox.close()


@pytest.mark.parametrize(
    ("free", "waits", "left"), [(256, False, 256), (257, False, 0), (257, True, 257)], ids=["little", "much", "waits"]
)
async def test_a_megabyte_of_room_is_kept_and_all_while_anything_waits(
    path: Path, free: int, waits: bool, left: int
) -> None:
    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    await outbox.append([("a", b"x" * (free * 4_092 + 1_000)), ("b", b"x")])  # so many pages, and a part of one
    await outbox.remove([1] if waits else [1, 2])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (left,)
    outbox.close()


async def test_an_outbox_is_not_written_anew_whenever_it_is_opened(path: Path) -> None:
    versions: list[tuple[int, int]] = []
    (await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)).close()
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(2):
            (schema,) = connection.execute("PRAGMA schema_version").fetchone()
            (data,) = connection.execute("PRAGMA data_version").fetchone()
            versions.append((schema, data))
            await read_outbox(path)
            (await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)).close()
    assert versions[0] == versions[1]


async def test_an_outbox_that_cannot_be_counted_is_let_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(_: object) -> Any:
        await anyio.lowlevel.checkpoint()
        raise BulkError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "count", fail)
        with pytest.raises(BulkError, match="the disk is gone"):
            async with opened(StubAccount(), path):
                pass
    async with opened(StubAccount(), path):
        pass
    storage = MemoryOutbox()
    monkeypatch.setattr(storage, "count", lambda: fail(None))
    with pytest.raises(BulkError, match="the disk is gone"):
        async with batching(make_job(StubAccount()), journal=storage):
            pass


async def test_a_caller_hears_of_the_batcher_s_end_while_it_looks_for_its_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, ended = anyio.Event(), anyio.Event()

    async def fail(*_: object) -> Any:
        looks.set()
        await ended.wait()
        raise BulkError("the file is closed")

    async def add(batcher: Batcher[Thing, Any]) -> None:
        with pytest.raises(TransportError, match="was cancelled before an answer came") as caught:
            await batcher.add(Thing("a", 2))
        assert caught.value.sent is False

    monkeypatch.setattr(Outbox, "load_key", fail)
    monkeypatch.setattr("acsdk._bulk.feed._MOST_ACTIVE", 1)
    account = StubAccount(failures=[ConnectError("down")] * 1_000_000)
    async with anyio.create_task_group() as tasks:
        with anyio.CancelScope() as scope:
            async with batching(make_job(account), journal=path) as batcher:
                await batcher.enqueue(Thing("b"), Thing("a", 1))
                while batcher.stalled_since is None:  # one is in hand, and the other waits on the disk
                    await anyio.lowlevel.checkpoint()
                tasks.start_soon(add, batcher)
                await looks.wait()
                scope.cancel()
        ended.set()


async def test_closing_waits_for_whoever_works(path: Path) -> None:
    outbox = await Outbox.open(path, make_job(StubAccount()), SYSTEM_CLOCK.now)
    database = outbox._database  # pyright: ignore[reportPrivateUsage]
    working, go_on, closed = threading.Event(), threading.Event(), threading.Event()

    def work(connection: sqlite3.Connection) -> bool:
        working.set()
        go_on.wait(10)
        connection.execute("SELECT count(*) FROM waiting").fetchone()
        return closed.is_set()

    def close() -> None:
        working.wait(10)
        threading.Timer(0, go_on.set).start()
        database.close()
        closed.set()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(anyio.to_thread.run_sync, close)
        assert not await database.run(work)
    with pytest.raises(BulkError, match="closed"):
        await outbox.load(1, ())


async def test_who_holds_a_lock_that_was_given_up_tries_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the lock is deleted between another one's opening and locking it."""
    exists, deletions = Path.exists, [1]

    def exists_no_more(place: Path) -> bool:
        if place.name.endswith("-lock") and deletions:
            deletions.pop()
            place.unlink()
        return exists(place)

    monkeypatch.setattr(Path, "exists", exists_no_more)
    async with opened(StubAccount(), path):
        assert not deletions
        with pytest.raises(ConfigurationError, match="is in use by another run"):
            async with opened(StubAccount(), path):
                pass


async def test_the_file_of_an_earlier_release_is_taken_over(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("""
        CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE waiting (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, body BLOB NOT NULL);
        CREATE TABLE refused (id INTEGER PRIMARY KEY, key TEXT NOT NULL, body BLOB NOT NULL, reasons TEXT NOT NULL);
        INSERT INTO facts VALUES ('operation', 'things.bulk_upsert'), ('account', 'acme.api-us1.com');
        INSERT INTO waiting (key, body)
        VALUES ('1:a', CAST('{"number": "a", "value": 7, "shop": 1, "bad": false}' AS BLOB));
        PRAGMA application_id = 1097027426; PRAGMA user_version = 1;
    """)
    connection.close()
    assert (await read_outbox(path)).waiting == 1
    account = StubAccount()
    async with opened(account, path) as (batcher, _):
        assert batcher.waiting == 1
        await batcher.enqueue(Thing("a", 8))
    assert account.accepted == {"1:a": [7, 8]}


async def test_the_file_of_a_later_release_is_refused(path: Path) -> None:
    async with opened(StubAccount(), path):
        pass
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(ConfigurationError, match="of a newer release of acsdk"):
        await read_outbox(path)


@pytest.mark.parametrize("made", ["CREATE TABLE visits (page)", "PRAGMA application_id = 1196444487"])
async def test_the_file_of_another_program_is_left_as_it_is(path: Path, made: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(made)
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match="is not the outbox of a batcher; name a new file"):
        async with opened(StubAccount(), path):
            pass
    assert path.read_bytes() == before


async def test_the_file_shrinks_when_it_is_empty(path: Path) -> None:
    account = StubAccount()
    async with opened(account, path, max_size=1_000, max_delay=0) as (batcher, _):
        await batcher.enqueue(*(Thing(str(number), size=2_000) for number in range(3_000)))
        while batcher.waiting:
            await anyio.lowlevel.checkpoint()
        sizes = [file.stat().st_size for file in path.parent.iterdir() if not file.name.endswith("-shm")]
        assert sum(sizes) < 100_000
        await batcher.enqueue(Thing("a"))
    assert len(account.landed) == 3_001


async def test_what_cannot_be_encoded_is_not_promised(path: Path) -> None:
    async with opened(StubAccount(), path) as (batcher, _):
        with pytest.raises(InvalidInputError):
            await batcher.enqueue(Thing("a", unencodable=True))
    assert (await read_outbox(path)).waiting == 0
    with pytest.raises(ConfigurationError, match="closed"):
        await batcher.enqueue(Thing("a"))
