"""One shop's view: the connection is filled in, and never another's."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from acsdk import AsyncClient, InvalidInputError
from acsdk.models import CreationSource, CustomerInput, OrderFilter, OrderInput, ProductFilter, eq
from acsdk.sandbox import Sandbox

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def order(number: int, **changes: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "store_order_id": str(number),
        "email": "ada@example.com",
        "creation_source": CreationSource.HISTORICAL,
        "store_created_date": NOW,
        "final_amount": "19.90",
        "currency": "USD",
    }
    return {**row, **changes}


async def connections(client: AsyncClient) -> None:
    for number in (1, 2):
        assert (await client.deepdata.connections.ensure("mine", f"shop-{number}")).id == number


async def test_orders_of_one_shop(client: AsyncClient) -> None:
    await connections(client)
    shop, other = client.shop(2), client.shop(1)
    written = await shop.orders.upsert(order(7))
    assert written.legacy_connection_id == 2
    await other.orders.upsert(OrderInput(**order(8), legacy_connection_id=1))
    assert (await shop.orders.get("7")).final_amount == Decimal("19.90")
    assert [row.store_order_id async for row in shop.orders.search()] == ["7"]
    assert [row.store_order_id async for row in other.orders.search(OrderFilter(email=eq("ada@example.com")))] == ["8"]
    report = await shop.orders.bulk_upsert([order(1), order(2)], queued=False)
    assert report.accepted == 2

    async def later() -> AsyncIterator[dict[str, Any]]:
        yield order(3)

    await shop.orders.bulk_upsert(later(), queued=False)
    assert {row.store_order_id async for row in shop.orders.search()} == {"7", "1", "2", "3"}


async def test_products_of_one_shop(client: AsyncClient) -> None:
    await connections(client)
    shop = client.shop(1)
    made = await shop.products.create({"store_primary_id": "p1"})
    assert made.legacy_connection_id == 1
    await shop.products.bulk_upsert([{"store_primary_id": "p2"}])
    found = [row.store_primary_id async for row in shop.products.search(ProductFilter(), limit=10)]
    assert sorted(str(one) for one in found) == ["p1", "p2"]
    assert await client.shop(2).products.search().collect() == []


async def test_customers_and_carts_of_one_shop(client: AsyncClient, sandbox: Sandbox) -> None:
    await connections(client)
    shop = client.shop(2)
    ada = await shop.customers.ensure("7", "ada@example.com", accepts_marketing=True)
    assert (ada.connection_id, ada.accepts_marketing) == (2, True)
    same = await shop.customers.upsert({"external_id": "7", "email": "augusta@example.com"})
    assert (same.id, same.email) == (ada.id, "augusta@example.com")
    assert [row.id async for row in shop.customers.list()] == [ada.id]
    row = {
        "customer_id": ada.id,
        "external_checkout_id": "c-1",
        "email": "augusta@example.com",
        "currency": "USD",
        "total_price": "19.90",
        "external_created_date": NOW,
    }
    made = await shop.carts.upsert(row)
    assert made.connection_id == 2
    left = await shop.carts.abandon({**row, "abandoned_date": NOW})
    assert (left.id, left.abandoned_date) == (made.id, NOW)
    found = await shop.carts.find("c-1")
    assert found is not None
    assert [cart.id async for cart in shop.carts.list()] == [found.id]
    await shop.carts.convert(found, order(9))
    sandbox.settle()
    assert (await client.deepdata.carts.get(found.id)).external_id == "9"
    assert [cart.id async for cart in client.shop(1).carts.list()] == []


async def test_another_shops_record_is_refused(client: AsyncClient, sandbox: Sandbox) -> None:
    shop = client.shop(1)
    with pytest.raises(InvalidInputError, match="legacy_connection_id is 2, but this is the shop of 1"):
        await shop.orders.upsert(OrderInput(**order(1), legacy_connection_id=2))
    with pytest.raises(InvalidInputError, match="connection_id is 2"):
        await shop.customers.upsert(CustomerInput(connection_id=2, external_id="1", email="a@example.com"))
    with pytest.raises(InvalidInputError, match="legacy_connection_id is 2"):
        await shop.orders.upsert({**order(1), "legacy_connection_id": 2})
    with pytest.raises(InvalidInputError, match="expected OrderInput or a mapping of its fields, not str"):
        await shop.orders.upsert("1001")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(ValidationError, match="did you mean 'email'"):
        await shop.orders.upsert({**order(1), "emial": "x"})
    assert not sandbox.calls


@pytest.mark.parametrize("number", [0, -1, True])
async def test_a_shop_needs_a_connection(client: AsyncClient, number: int) -> None:
    with pytest.raises(InvalidInputError, match="is no connection's id"):
        client.shop(number)


async def test_a_shop_says_which_it_is(client: AsyncClient) -> None:
    assert client.shop(3).connection_id == 3
    assert repr(client.shop(3)) == "<Shop of connection 3>"
