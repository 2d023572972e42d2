"""A history of orders through everything that a network and a busy account can do to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from acsdk import BulkError, BulkReport
from acsdk.models import CreationSource, LineItem, OrderInput
from acsdk.sandbox import Sandbox
from tests.support import VirtualClock

pytestmark = pytest.mark.anyio

_BAD = range(7, 5_000, 313)


def orders(count: int) -> Iterator[OrderInput]:
    for number in range(count):
        order = OrderInput(
            legacy_connection_id=1,
            store_order_id=str(number),
            email=f"customer{number % 900}@example.com",
            creation_source=CreationSource.HISTORICAL,
            store_created_date=datetime(2026, 1, 1, tzinfo=UTC),
            final_amount="100.01",
            currency="USD",
            line_items=[LineItem(name="Tea", quantity=2, price_amount="9.95")],
        )
        # What our models would refuse themselves, to see the server refuse it.
        yield order.model_copy(update={"currency": "?"}) if number in _BAD else order


def storm(sandbox: Sandbox) -> None:
    """Every fault that an answer can have, seldom enough that most batches get through in the end."""
    faults: Sequence[dict[str, Any]] = (
        {"status": 429, "headers": {"Retry-After": "2"}},
        {"status": 503, "html": True},
        {"status": 500},
        {"drop": "connect"},
        {"drop": "before"},
        {"drop": "after"},
        {"truncate": True},
        {"delay": 31.0},
        {"slow": 45.0},
    )
    for number, fault in enumerate(faults):
        sandbox.faults.add(operation="bulkUpsert*", probability=0.06, seed=number, **fault)


def stored(sandbox: Sandbox) -> set[str]:
    sandbox.settle()
    return {row["storeOrderId"] for row in sandbox.rows("orders")}


async def attempt(
    sandbox: Sandbox, clock: VirtualClock, count: int, journal: Path
) -> tuple[BulkReport[OrderInput], bool]:
    """One run; returns its report, and whether it reached its end."""
    async with sandbox.client(clock=clock, max_retries=2) as client:
        try:
            return await client.orders.bulk_upsert(orders(count), journal=journal), True
        except BulkError as error:
            return cast("BulkReport[OrderInput]", error.report), False


@pytest.mark.parametrize("count", [1_000, pytest.param(5_000, marks=pytest.mark.soak)])
async def test_nothing_is_lost_and_nothing_unreported(tmp_path: Path, count: int) -> None:
    bad = frozenset(number for number in _BAD if number < count)
    clock = VirtualClock()
    sandbox = Sandbox(clock=cast("Any", clock))
    async with sandbox.client(clock=clock) as client:
        shop = {
            "service": "shop",
            "externalid": "1",
            "name": "Shop",
            "logoUrl": "https://x/l.png",
            "linkUrl": "https://x",
        }
        await client.rest.request("POST", "/connections", json={"connection": shop})
    storm(sandbox)
    journal = tmp_path / "import.db"

    report, _ = await attempt(sandbox, clock, count, journal)
    assert report.retries > count / 250, "the storm was one"
    parts = (report.accepted, report.failed, report.unknown, report.unsent)
    assert report.read == sum(parts)
    lost = {failure.key for failure in report.unknowns}
    unknown_but_there = {number for number in stored(sandbox) if f"1:{number}" in lost}
    assert len(stored(sandbox)) == report.accepted + len(unknown_but_there)

    sandbox.faults.clear()
    report, is_finished = await attempt(sandbox, clock, count, journal)
    assert is_finished
    assert stored(sandbox) == {str(number) for number in range(count) if number not in bad}
    assert {failure.index for failure in report.failures} == bad
    assert all("currency" in failure.reasons[0] for failure in report.failures)
    assert (report.read, report.unknown, report.unsent) == (count, 0, 0)
    assert report.accepted + report.skipped == count - len(bad)
