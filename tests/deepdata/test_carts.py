"""Carts from abandonment to order."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import anyio
import pytest

from acsdk import AsyncClient, ConflictError, InvalidInputError, NotFoundError
from acsdk.models import (
    Cart,
    CartInput,
    CartUpdate,
    CreationSource,
    DeepDataOrderState,
    LineItem,
    OrderInput,
    OrderProductInput,
)
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


def cart(**changes: Any) -> CartInput:
    given: dict[str, Any] = {
        "connection_id": 1,
        "customer_id": 1,
        "external_checkout_id": "c-1",
        "email": "ada@example.com",
        "currency": "USD",
        "total_price": "19.90",
        "external_created_date": NOW,
        "products": [OrderProductInput(external_id="p", name="Tea", price="9.95", quantity=2)],
    }
    return CartInput(**{**given, **changes})


def order(**changes: Any) -> OrderInput:
    given: dict[str, Any] = {
        "legacy_connection_id": 1,
        "store_order_id": "1001",
        "email": "ada@example.com",
        "creation_source": CreationSource.REAL_TIME,
        "store_created_date": NOW,
        "final_amount": Decimal("19.90"),
        "currency": "USD",
        "line_items": [LineItem(name="Tea", quantity=2, price_amount="9.95")],
    }
    return OrderInput(**{**given, **changes})


async def shop(client: AsyncClient) -> None:
    connection = await client.deepdata.connections.ensure("mine", "shop-1")
    customer = await client.deepdata.customers.ensure(connection.id, "7", "ada@example.com")
    assert (connection.id, customer.id) == (1, 1)


async def test_a_cart_is_upserted_by_the_shops_id(client: AsyncClient, sandbox: Sandbox) -> None:
    await shop(client)
    carts = client.deepdata.carts
    first = await carts.upsert(cart())
    assert (first.was_created, first.state, first.is_converted) == (True, DeepDataOrderState.ABANDONED, False)
    second = await carts.upsert(cart(total_price="29.85", shipping_amount="1"))
    assert (second.was_created, second.id, second.total_price) == (False, first.id, Decimal("29.85"))
    found = await carts.find(1, "c-1")
    assert found is not None
    assert (found.id, found.shipping_amount) == (first.id, Decimal("1.00"))
    assert await carts.find(1, "c-2") is None
    assert (await carts.list()).items[0].id == first.id


async def test_many_may_upsert_the_same_cart_at_once(client: AsyncClient) -> None:
    await shop(client)
    async with anyio.create_task_group() as group:
        for _ in range(8):
            group.start_soon(client.deepdata.carts.upsert, cart())
    assert len(await client.deepdata.carts.list().collect()) == 1


async def test_who_loses_the_race_updates_the_winners_cart() -> None:
    row = {"id": "4", "connectionid": "1", "externalcheckoutid": "c-1"}
    server = Recorder(
        answer({"ecomOrders": []}), answer({}, 422), answer({"ecomOrders": [row]}), answer({"ecomOrder": row})
    )
    async with new_client(server) as client:
        found = await client.deepdata.carts.upsert(cart())
    assert (found.id, found.was_created) == (4, False)
    assert [request.method for request in server.requests] == ["GET", "POST", "GET", "PUT"]
    changed = server.requests[3].content
    assert b"connectionid" not in changed
    assert b"source" not in changed
    assert b'"totalPrice":1990' in changed


@pytest.mark.parametrize(
    ("changes", "date"),
    [
        ({}, "2026-01-01T12:00:00Z"),
        ({"external_updated_date": NOW + timedelta(hours=1)}, "2026-01-01T13:00:00Z"),
        ({"abandoned_date": NOW + timedelta(hours=2)}, "2026-01-01T14:00:00Z"),
    ],
)
async def test_a_new_cart_has_the_abandoned_date_that_the_api_demands(changes: dict[str, Any], date: str) -> None:
    server = Recorder(answer({"ecomOrder": {"id": "1"}}, 201))
    async with new_client(server) as client:
        await client.deepdata.carts.create(cart(**changes))
    assert server.bodies[0]["ecomOrder"]["abandonedDate"] == date
    assert server.bodies[0]["ecomOrder"]["source"] == 1


async def test_a_cart_is_abandoned_whatever_it_is_named_by(client: AsyncClient) -> None:
    await shop(client)
    carts = client.deepdata.carts
    before = datetime.now(UTC) - timedelta(seconds=2)
    made = await carts.abandon(cart())
    assert made.was_created
    assert made.abandoned_date is not None
    assert made.abandoned_date > before
    later = datetime(2026, 2, 1, tzinfo=UTC)
    assert (await carts.abandon(made, abandoned_date=later)).abandoned_date == later
    assert (await carts.abandon(made.id, abandoned_date=NOW)).abandoned_date == NOW


async def test_a_cart_becomes_an_order_through_graphql(client: AsyncClient, sandbox: Sandbox) -> None:
    await shop(client)
    carts = client.deepdata.carts
    made = await carts.upsert(cart())
    for _ in range(2):  # it may be repeated
        written = await carts.convert(made, order())
        assert (written.store_order_id, written.cart_id) == ("1001", "c-1")
        sandbox.settle()
    converted = await carts.get(made.id)
    assert (converted.state, converted.external_id, converted.is_converted) == (
        DeepDataOrderState.RECOVERED,
        "1001",
        True,
    )
    assert len(await client.deepdata.orders.list().collect()) == 1
    assert (await client.orders.get(1, "1001")).final_amount == Decimal("19.90")
    assert (await carts.convert(converted, order(final_amount=20))).final_amount == 20
    with pytest.raises(ConflictError, match="has become order '1001'"):
        await carts.upsert(cart())


@pytest.mark.parametrize(
    ("of", "changes", "words"),
    [
        ({}, {"cart_id": "c-2"}, "names cart 'c-2', not 'c-1'"),
        ({}, {"legacy_connection_id": 2}, "order is of connection 2, the cart of 1"),
        ({"externalid": "999"}, {}, "has become order '999' already"),
        ({"externalcheckoutid": None}, {}, "no external_checkout_id"),
    ],
)
async def test_what_does_not_belong_together_is_refused(
    client: AsyncClient, sandbox: Sandbox, of: dict[str, Any], changes: dict[str, Any], words: str
) -> None:
    row = Cart.from_wire({"id": "1", "connectionid": "1", "externalcheckoutid": "c-1", **of})
    with pytest.raises(InvalidInputError, match=words):
        await client.deepdata.carts.convert(row, order(**changes))
    assert not sandbox.calls


async def test_a_cart_may_become_an_order_in_v3_alone(client: AsyncClient) -> None:
    await shop(client)
    carts = client.deepdata.carts
    made = await carts.create(cart())
    converted = await carts.convert_in_v3(made.id, "1001", CartUpdate(total_price="21"))
    assert (converted.external_id, converted.total_price, converted.is_converted) == ("1001", Decimal("21.00"), True)
    assert (await carts.get(made.id)).state == DeepDataOrderState.RECOVERED
    again = await carts.convert_in_v3(made.id, "1001")
    assert again.external_id == "1001"


async def test_orders_that_never_were_carts_are_no_carts(client: AsyncClient, sandbox: Sandbox) -> None:
    await shop(client)
    await client.orders.upsert(order(store_order_id="7"))
    await client.deepdata.carts.create(cart())
    sandbox.settle()
    assert [row.external_checkout_id async for row in client.deepdata.carts.list()] == ["c-1"]
    assert len((await client.deepdata.carts.list(limit=1)).items) == 1
    assert await client.deepdata.carts.list(state=DeepDataOrderState.RECOVERED).collect() == []


async def test_a_cart_is_deleted(client: AsyncClient) -> None:
    await shop(client)
    made = await client.deepdata.carts.create(cart())
    await client.deepdata.carts.delete(made.id)
    with pytest.raises(NotFoundError):
        await client.deepdata.carts.get(made.id)


async def test_only_carts_are_taken(client: AsyncClient) -> None:
    with pytest.raises(InvalidInputError, match="expected CartInput, not OrderInput"):
        await client.deepdata.carts.upsert(order())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
