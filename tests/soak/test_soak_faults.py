"""Every fault under five calls, on both loops: what comes of it, and by how many requests, is written down.

    python -m tests.soak.test_soak_faults

writes ``faults.tsv``, with which the table as it is is compared. Read what changes in it: a create that is sent twice
after its answer was lost may have been applied twice.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import anyio
import pytest

import acsdk
from acsdk import AsyncClient
from acsdk.models import ConnectionInput, ContactInput, CreationSource, LineItem, OrderInput
from acsdk.sandbox import Sandbox, SandboxClock
from tests.engine.frames import shows
from tests.soak.fault_rows import FAULTS

pytestmark = [pytest.mark.soak, pytest.mark.filterwarnings("ignore::ResourceWarning")]

TABLE = Path(__file__).with_name("faults.tsv")
TOKEN = "f00dcafe" * 9
MOST_SECONDS = 250.0
"""A deadline, an attempt that is under way when it ends, and a pause."""
MOST_BYTES = 2 * 1024 * 1024
"""Beyond what was there before; 0.6 MiB when this was written."""


def order() -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id="1001",
        email="ada@example.com",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2025, 12, 1, tzinfo=UTC),
        final_amount=Decimal("9.95"),
        currency="USD",
        line_items=[LineItem(name="Tea", quantity=1, price_amount="9.95")],
    )


async def bulk(client: AsyncClient) -> str:
    report = await client.orders.bulk_upsert([order()])
    return f"accepted {report.accepted}, failed {report.failed}, unknown {report.unknown}"


CALLS: dict[str, Callable[[AsyncClient], Awaitable[object]]] = {
    "get": lambda client: client.contacts.get(1),
    "create": lambda client: client.contacts.create(ContactInput(email="new@example.com")),
    "upsert": lambda client: client.orders.upsert(order()),
    "walk": lambda client: client.contacts.list().collect(),
    "bulk": bulk,
}


async def outcome(fault: str, call: str) -> str:
    """What comes of a call whose first request meets a fault."""
    clock = SandboxClock()
    sandbox = Sandbox(clock=clock, rate_limit=None, token=TOKEN)
    client = sandbox.client(clock=clock, rate_limit=5)
    await client.contacts.create(ContactInput(email="ada@example.com"))
    connection = ConnectionInput(
        service="s", external_id="1", name="n", logo_url="https://e.x/l", link_url="https://e.x"
    )
    await client.deepdata.connections.create(connection)
    before, began = len(sandbox.calls), clock.monotonic()
    sandbox.faults.add(count=1, **FAULTS[fault])
    told = await told_by(CALLS[call], client)
    assert clock.monotonic() - began <= MOST_SECONDS
    await client.aclose()
    return f"{told} / {len(sandbox.calls) - before}"


async def told_by(call: Callable[[AsyncClient], Awaitable[object]], client: AsyncClient) -> str:
    try:
        result = await call(client)
    except acsdk.BulkError as error:
        return f"{told_of(error)}, unknown {error.report.unknown}, unsent {error.report.unsent}"
    except acsdk.RequestError as error:
        return f"{told_of(error)}{', sent' if error.sent else ''}"
    return result if isinstance(result, str) else "ok"


def told_of(error: acsdk.AcsdkError) -> str:
    assert shows(error, TOKEN) == []
    assert TOKEN not in str(error)
    return type(error).__name__


def kept() -> dict[str, dict[str, str]]:
    """The table as it was written down."""
    head, *lines = [line.split("\t") for line in TABLE.read_text().splitlines()]
    return {fault: dict(zip(head[1:], cells, strict=True)) for fault, *cells in lines}


@pytest.mark.anyio
@pytest.mark.parametrize("fault", FAULTS)
async def test_what_comes_of_a_fault(fault: str) -> None:
    assert {call: await outcome(fault, call) for call in CALLS} == kept()[fault]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_takes_much_memory(fault: str) -> None:
    """Most of what a call takes is its client; the worst row, a document of brackets, is 100 KB on the wire."""
    for call in CALLS:
        anyio.run(outcome, fault, call)  # what is imported and remembered once
    tracemalloc.start()
    try:
        for call in CALLS:
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            anyio.run(outcome, fault, call)
            assert tracemalloc.get_traced_memory()[1] - before < MOST_BYTES
    finally:
        tracemalloc.stop()


def test_the_table_is_whole() -> None:
    assert list(kept()) == list(FAULTS)
    assert len(FAULTS) == 57


def test_nothing_that_may_be_applied_twice_is_sent_twice() -> None:
    for row in kept().values():
        told, _, requests = row["create"].rpartition(" / ")
        assert told == "ok" or requests == "1"


async def written() -> str:
    rows = [["fault", *CALLS], *[[fault, *[await outcome(fault, call) for call in CALLS]] for fault in FAULTS]]
    return "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    TABLE.write_text(anyio.run(written))
