"""A record with an ``extra`` that the account does not know fails alone, wherever it stands in its batch."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from acsdk import AsyncClient, BulkError, DocumentRefusedError
from acsdk.models import ConnectionInput, CreationSource, OrderInput
from acsdk.sandbox import Sandbox
from tests.graphql.shop import Shop

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    sandbox = Sandbox(rate_limit=None)
    async with sandbox.client() as client:
        await client.deepdata.connections.create(
            ConnectionInput(
                service="shop",
                external_id="1",
                name="Shop",
                logo_url="https://a.example/l",
                link_url="https://a.example",
            )
        )
        yield client


def order(number: int, **more: Any) -> OrderInput:
    return OrderInput(
        legacy_connection_id=1,
        store_order_id=str(number),
        email="ada@example.com",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2026, 1, 2, tzinfo=UTC),
        final_amount="1.00",
        **more,
    )


def orders(*unheard: int) -> list[OrderInput]:
    return [order(number, **({"extra": {"unheard": 1}} if number in unheard else {})) for number in range(1, 8)]


@pytest.mark.parametrize("batch_size", [1, 3, 50])
async def test_an_unknown_extra_fails_its_record_alone(client: AsyncClient, batch_size: int) -> None:
    report = await client.orders.bulk_upsert(orders(3, 4), batch_size=batch_size)
    assert (report.accepted, report.failed) == (5, 2)
    assert [(failure.key, failure.reasons) for failure in report.failures] == [
        (f"1:{number}", ("this account's schema has no field OrderInput.unheard; leave it out of extra",))
        for number in (3, 4)
    ]


async def test_an_unknown_extra_of_a_line_fails_its_order_alone(client: AsyncClient) -> None:
    line: Any = {"name": "Tea", "quantity": 1, "price_amount": 1, "extra": {"grown": "here"}}
    report = await client.orders.bulk_upsert([order(1), order(2, line_items=[line]), order(3)])
    assert (report.accepted, report.failed) == (2, 1)
    ((reason,),) = [failure.reasons for failure in report.failures]
    assert "OrderInput.lineItems.grown" in reason


async def test_a_batcher_tells_the_record_and_goes_on(client: AsyncClient, tmp_path: Path) -> None:
    async with client.orders.batcher(journal=tmp_path / "outbox", max_delay=0) as batcher:
        await batcher.enqueue(order(1, extra={"unheard": 1}))
        await batcher.enqueue(order(2))
    async with client.orders.batcher(max_delay=0) as batcher:
        with pytest.raises(DocumentRefusedError) as caught:
            await batcher.add(order(3, extra={"unheard": 1}))
        await batcher.add(order(4))
    assert caught.value.unknown_fields == {0: ("OrderInput.unheard",)}
    assert {order.store_order_id for order in await client.orders.search().collect()} == {"2", "4"}


async def test_a_field_that_every_record_may_have_ends_the_run() -> None:
    shop = Shop(("  shippingMethod: String\n", ""))
    with pytest.raises(BulkError, match=r"no field OrderInput\.shippingMethod") as caught:
        await shop.client.orders.bulk_upsert([order(1, shipping_method="by balloon", extra={"unheard": 1}), order(2)])
    assert caught.value.report.unsent == 2
