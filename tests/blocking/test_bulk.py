"""Bulk calls and batchers: what the caller hands in runs in the caller's thread, or where it says."""

from __future__ import annotations

import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import anyio.lowlevel
import pytest
from anyio import NoEventLoopError

import acsdk
from acsdk import BulkProgress
from acsdk.blocking import Client
from acsdk.blocking._opened import Opened
from acsdk.blocking._session import Session
from acsdk.models import OrderInput
from acsdk.outbox import OutboxEntry
from acsdk.sandbox import Sandbox
from tests.blocking.orders import order
from tests.bulk.memory_outbox import MemoryOutbox


class Places:
    """Where code ran: by what it was, the threads; and whether an event loop ran there."""

    def __init__(self) -> None:
        self.threads: dict[str, set[threading.Thread]] = {}
        self.loops = 0

    def note(self, what: str) -> None:
        self.threads.setdefault(what, set()).add(threading.current_thread())
        try:
            anyio.lowlevel.current_token()
        except NoEventLoopError:
            return
        self.loops += 1

    def hook(self, what: str) -> Callable[[object], None]:
        return lambda _: self.note(what)


def noted(places: Places, orders: Iterator[OrderInput]) -> Iterator[OrderInput]:
    for one in orders:
        places.note("source")
        yield one


def test_the_source_and_the_hooks_run_in_the_callers_thread(client: Client, shop: int) -> None:
    places = Places()
    bad = order(shop, 500).replace(email="nobody")
    report = client.orders.bulk_upsert(
        noted(places, iter([*(order(shop, number) for number in range(120)), bad])),
        queued=False,
        on_progress=places.hook("progress"),
        on_result=places.hook("result"),
        on_failure=places.hook("failure"),
    )
    assert (report.accepted, report.failed) == (120, 1)
    assert places.threads == {
        name: {threading.current_thread()} for name in ("source", "progress", "result", "failure")
    }
    assert places.loops == 0


def test_a_source_may_call_the_same_client(client: Client, shop: int) -> None:
    client.orders.bulk_upsert([order(shop, number) for number in range(3)], queued=False)
    again = (one.to_input(final_amount="5.00") for one in client.orders.search())
    assert client.orders.bulk_upsert(again, queued=False, on_progress=lambda _: client.users.me()).accepted == 3
    assert {str(one.final_amount) for one in client.orders.search()} == {"5.00"}


def test_what_a_source_or_a_hook_raises_comes_out_as_it_is(client: Client, shop: int) -> None:
    def broken() -> Iterator[OrderInput]:
        yield order(shop, 1)
        raise LookupError("the database is gone")

    with pytest.raises(LookupError, match="the database is gone") as caught:
        client.orders.bulk_upsert(broken())
    assert "1 accepted" in caught.value.__notes__[0]

    def refuse(_: BulkProgress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client.orders.bulk_upsert([order(shop, 2)], on_progress=refuse)


def test_async_sources_and_hooks_run_on_the_loop(client: Client, shop: int) -> None:
    places = Places()

    async def orders() -> AsyncIterator[OrderInput]:
        places.note("source")
        yield order(shop, 1)

    async def progress(_: BulkProgress) -> None:
        places.note("progress")

    assert client.orders.bulk_upsert(orders(), on_progress=progress).accepted == 1
    assert {thread.name for found in places.threads.values() for thread in found} == {"acsdk.blocking"}

    async def calls_the_client() -> AsyncIterator[OrderInput]:
        yield client.orders.get(shop, "1").to_input()

    with pytest.raises(acsdk.ConfigurationError, match="would wait for itself"):
        client.orders.bulk_upsert(calls_the_client())


def test_a_journal_goes_on_where_a_run_was_stopped(client: Client, shop: int, tmp_path: Path) -> None:
    orders = [order(shop, number) for number in range(4)]
    client.orders.bulk_upsert(orders[:2], journal=tmp_path / "journal.db")
    report = client.orders.bulk_upsert(orders, journal=tmp_path / "journal.db")
    assert (report.accepted, report.skipped) == (2, 2)


def test_threads_share_a_batcher(client: Client, shop: int) -> None:
    rows: list[str | None] = []
    with client.orders.batcher(max_delay=0.05) as batcher:

        def add(number: int) -> None:
            rows.append(batcher.add(order(shop, number)).row.store_order_id)

        threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert batcher.waiting == 0
    assert sorted(map(str, rows)) == [str(number) for number in range(8)]
    with pytest.raises(acsdk.ConfigurationError, match="closed"):
        batcher.add(order(shop, 9))


def test_a_batcher_delivers_what_was_promised_and_tells_of_refusals_in_a_worker_thread(
    client: Client, shop: int, tmp_path: Path
) -> None:
    places = Places()
    hook = places.hook("refused")
    with client.orders.batcher(journal=tmp_path / "outbox.db", on_refused=hook) as batcher:
        batcher.enqueue(order(shop, 1), order(shop, 2).replace(email="nobody"))
    assert client.orders.get(shop, "1").store_order_id == "1"
    (thread,) = places.threads["refused"]
    assert thread is not threading.current_thread()
    assert thread.name != "acsdk.blocking"
    assert places.loops == 0


def test_an_error_in_the_block_is_the_blocks(client: Client, shop: int) -> None:
    def add_and_fail() -> None:
        with client.orders.batcher() as batcher:
            batcher.add(order(shop, 1))
            raise LookupError

    with pytest.raises(LookupError) as caught:
        add_and_fail()
    assert caught.traceback[-1].name == "add_and_fail"


def test_leaving_by_ctrl_c_sends_nothing_more(client: Client, shop: int, sandbox: Sandbox) -> None:
    asked = len(sandbox.calls)
    with pytest.raises(KeyboardInterrupt), client.orders.batcher(max_delay=3600):
        raise KeyboardInterrupt
    assert len(sandbox.calls) == asked
    assert client.users.me().id == 1


def test_a_context_that_cannot_be_entered_says_why(client: Client, tmp_path: Path) -> None:
    (tmp_path / "file.db").write_text("no database")
    with pytest.raises(acsdk.ConfigurationError), client.orders.batcher(journal=tmp_path / "file.db"):
        raise AssertionError("entered")
    with pytest.raises(acsdk.InvalidInputError, match="max_delay"), client.orders.batcher(max_delay=-1):
        raise AssertionError("entered")


@asynccontextmanager
async def forgiving() -> AsyncGenerator[str]:
    with suppress(LookupError):
        yield "inside"


def test_a_context_may_forgive_an_error(sandbox: Sandbox) -> None:
    with Opened(Session(sandbox.client()), forgiving(), lambda _, value: value) as value:
        assert value == "inside"
        raise LookupError


class LostOutbox(MemoryOutbox):
    """A storage that cannot be read."""

    async def load(self, count: int, held: Collection[int], /) -> list[OutboxEntry]:
        raise LookupError("the table is gone")


def test_what_goes_wrong_meanwhile_is_raised_on_leaving(client: Client) -> None:
    context = client.orders.batcher(journal=LostOutbox())
    context.__enter__()
    with pytest.raises(LookupError, match="the table is gone"):
        context.__exit__(None, None, None)
