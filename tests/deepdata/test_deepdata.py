"""Connections, customers and orders of v3."""

import warnings
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import anyio
import httpx
import pytest

from acsdk import (
    AsyncClient,
    DeepDataOrderWarning,
    InvalidInputError,
    NotFoundError,
    PermissionDeniedError,
    TransportError,
    ValidationFailedError,
)
from acsdk.models import (
    ConnectionInput,
    ConnectionOptionInput,
    ConnectionStatus,
    ConnectionUpdate,
    CustomerInput,
    CustomerUpdate,
    DeepDataDiscountInput,
    DeepDataOrderInput,
    DeepDataOrderState,
    DeepDataOrderUpdate,
    OrderProductInput,
    OrderSource,
)
from acsdk.sandbox import Sandbox
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def order(**changes: Any) -> DeepDataOrderInput:
    given: dict[str, Any] = {
        "connection_id": 1,
        "customer_id": 1,
        "external_id": "1001",
        "source": OrderSource.HISTORICAL,
        "email": "ada@example.com",
        "currency": "USD",
        "total_price": "100.01",
        "external_created_date": NOW,
    }
    return DeepDataOrderInput(**{**given, **changes})


async def shop(client: AsyncClient) -> int:
    return (await client.deepdata.connections.ensure("mine", "shop-1")).id


async def test_a_connection_lives(client: AsyncClient) -> None:
    content = ConnectionInput(
        service="mine", external_id="shop-1", name="Shop", logo_url="https://x.test/l.png", link_url="https://x.test"
    )
    made = await client.deepdata.connections.create(content)
    assert (made.service, made.external_id, made.is_internal, made.list_id) == ("mine", "shop-1", False, None)
    with pytest.raises(ValidationFailedError):
        await client.deepdata.connections.create(content)
    changed = await client.deepdata.connections.update(made.id, ConnectionUpdate(name="Store", status=0))
    assert changed.name == "Store"
    found = await client.deepdata.connections.get(made.id)
    assert (found.status, found.connection_type) == (ConnectionStatus.ERROR, "ecommerce")
    assert [row.id async for row in client.deepdata.connections.list(service="mine")] == [made.id]
    await client.deepdata.connections.delete(made.id)
    with pytest.raises(NotFoundError):
        await client.deepdata.connections.get(made.id)


async def test_a_connection_is_ensured_with_one_request_when_it_is_there(client: AsyncClient, sandbox: Sandbox) -> None:
    made = await client.deepdata.connections.ensure("mine", "shop-1", name="Shop", link_url="https://x.test")
    assert (made.was_created, made.name, made.link_url) == (True, "Shop", "https://x.test")
    before = len(sandbox.calls)
    same = await client.deepdata.connections.ensure("mine", "shop-1")
    assert (same.was_created, same.id, same.name, len(sandbox.calls)) == (False, made.id, "Shop", before + 1)
    other = await client.deepdata.connections.ensure("mine", "shop-2")
    assert (other.was_created, other.name) == (True, "shop-2")


async def test_many_may_ensure_the_same_at_once(client: AsyncClient) -> None:
    found: set[int] = set()

    async def ensure() -> None:
        found.add((await client.deepdata.connections.ensure("mine", "shop-1")).id)

    async with anyio.create_task_group() as group:
        for _ in range(10):
            group.start_soon(ensure)
    assert len(found) == 1
    assert (await client.deepdata.connections.list()).total == 1


@pytest.mark.parametrize(
    "refusal", [answer({}, 422), answer({"errors": [{"code": "duplicate"}]}, 422), answer({}, 400)]
)
async def test_who_loses_a_race_gets_what_the_winner_made(refusal: Any) -> None:
    row = {"id": "7", "service": "mine", "externalid": "shop-1"}
    server = Recorder(answer({"connections": []}), refusal, answer({"connections": [row]}))
    async with new_client(server) as client:
        found = await client.deepdata.connections.ensure("mine", "shop-1")
    assert (found.id, found.was_created) == (7, False)
    assert [request.method for request in server.requests] == ["GET", "POST", "GET"]
    assert server.requests[1].content == (
        b'{"connection":{"service":"mine","externalid":"shop-1","name":"shop-1","logoUrl":"","linkUrl":""}}'
    )


async def test_a_refusal_that_is_not_about_the_key_is_raised() -> None:
    server = Recorder(
        answer({"connections": []}), answer({"errors": [{"title": "no"}]}, 422), answer({"connections": []})
    )
    async with new_client(server) as client:
        with pytest.raises(ValidationFailedError, match="no"):
            await client.deepdata.connections.ensure("mine", "shop-1")


async def test_a_filter_that_the_server_ignores_finds_no_wrong_record() -> None:
    rows = [{"id": "1", "service": "other", "externalid": "shop-1"}, {"id": "2", "service": "mine", "externalid": "x"}]
    made = answer({"connection": {"id": "3"}}, 201)
    async with new_client(Recorder(answer({"connections": rows, "meta": {"total": "2"}}), made)) as client:
        found = await client.deepdata.connections.ensure("mine", "shop-1")
    assert (found.id, found.was_created) == (3, True)


async def test_a_create_whose_answer_got_lost_is_looked_for() -> None:
    row = {"id": "7", "service": "mine", "externalid": "shop-1"}
    nothing, lost = answer({"connections": []}), httpx.ReadError("gone")
    async with new_client(Recorder(nothing, lost, answer({"connections": [row]}))) as client:
        assert (await client.deepdata.connections.ensure("mine", "shop-1")).id == 7
    async with new_client(Recorder(nothing, lost, nothing)) as client:
        with pytest.raises(TransportError, match="connection broke"):
            await client.deepdata.connections.ensure("mine", "shop-1")


async def test_an_error_that_leaves_no_doubt_is_raised_at_once() -> None:
    server = Recorder(answer({"connections": []}), answer({"message": "Forbidden"}, 403))
    async with new_client(server) as client:
        with pytest.raises(PermissionDeniedError):
            await client.deepdata.connections.ensure("mine", "shop-1")
    assert len(server.requests) == 2


@pytest.mark.parametrize("key", [("", "x"), ("x", " ")])
async def test_an_empty_key_is_refused(client: AsyncClient, sandbox: Sandbox, key: tuple[str, str]) -> None:
    with pytest.raises(InvalidInputError, match="is empty: records are found by it"):
        await client.deepdata.connections.ensure(*key)
    assert not sandbox.calls


async def test_settings_of_a_connection_are_written_once(client: AsyncClient) -> None:
    connection = await shop(client)
    option = ConnectionOptionInput(connection_id=connection, option="abandoned_cart.abandon_after_hours", value="1")
    made = await client.deepdata.connections.options.upsert(option)
    same = await client.deepdata.connections.options.upsert(option.replace(value="2"))
    assert (made.was_created, same.was_created, same.id, same.value) == (True, False, made.id, "2")
    rows = await client.deepdata.connections.options.list(connection_id=connection).collect()
    assert [(row.option, row.value) for row in rows] == [("abandoned_cart.abandon_after_hours", "2")]


async def test_a_customer_lives(client: AsyncClient) -> None:
    connection = await shop(client)
    made = await client.deepdata.customers.ensure(connection, "7", "ada@example.com", accepts_marketing=True)
    assert (made.was_created, made.connection_id, made.external_id) == (True, connection, "7")
    same = await client.deepdata.customers.ensure(connection, "7", "other@example.com")
    assert (same.was_created, same.id, same.email, same.accepts_marketing) == (False, made.id, "ada@example.com", True)
    changed = await client.deepdata.customers.upsert(
        CustomerInput(connection_id=connection, external_id="7", email="augusta@example.com")
    )
    assert (changed.was_created, changed.email) == (False, "augusta@example.com")
    new = await client.deepdata.customers.upsert(
        CustomerInput(connection_id=connection, external_id="8", email="bob@example.com", accepts_marketing=False)
    )
    assert new.was_created
    await client.deepdata.customers.update(new.id, CustomerUpdate(accepts_marketing=True))
    assert (await client.deepdata.customers.get(new.id)).accepts_marketing is True
    await client.deepdata.customers.delete(new.id)
    with pytest.raises(NotFoundError):
        await client.deepdata.customers.get(new.id)


async def test_rows_that_sum_up_are_left_out_unless_wanted(client: AsyncClient) -> None:
    connection = await shop(client)
    for number in range(3):
        await client.deepdata.customers.ensure(connection, str(number), f"c{number}@example.com")
    people = await client.deepdata.customers.list().collect()
    assert len(people) == 3
    assert not any(person.is_aggregate for person in people)
    everything = await client.deepdata.customers.list(include_aggregates=True).collect()
    assert [row.is_aggregate for row in everything].count(True) == 3
    assert len(await client.deepdata.customers.list(limit=2).collect()) == 2
    page = await client.deepdata.customers.list(limit=2)
    assert (len(page.items), page.total) == (2, None)
    assert (await client.deepdata.customers.list(connection_id=connection)).total == 3


async def test_a_customers_figures_are_units() -> None:
    row = {"id": "1", "connectionid": "2", "totalRevenue": "3280", "avgRevenuePerOrder": "1", "totalOrders": "2"}
    async with new_client(Recorder(answer({"ecomCustomer": row}))) as client:
        found = await client.deepdata.customers.get(1)
    assert (found.total_revenue, found.average_revenue_per_order, found.total_orders) == (
        Decimal("32.80"),
        Decimal("0.01"),
        2,
    )


async def test_an_order_in_v3_is_written_with_a_warning(client: AsyncClient) -> None:
    connection = await shop(client)
    customer = await client.deepdata.customers.ensure(connection, "7", "ada@example.com")
    content = order(
        connection_id=connection,
        customer_id=customer.id,
        products=[OrderProductInput(external_id="p", name="Tea", price="9.95", quantity=2)],
        discounts=[DeepDataDiscountInput(name="1OFF", type="order", discount_amount="1.00")],
        tax_amount="5",
    )
    with pytest.warns(DeepDataOrderWarning, match="client.orders") as caught:
        made = await client.deepdata.orders.create(content)
    assert caught[0].filename == __file__
    assert (made.was_created, made.total_price, made.state) == (True, Decimal("100.01"), DeepDataOrderState.COMPLETED)
    assert [(line.name, line.price, line.quantity) for line in made.products] == [("Tea", Decimal("9.95"), 2)]
    assert [(cut.name, cut.discount_amount) for cut in made.discounts] == [("1OFF", Decimal("1.00"))]
    with pytest.warns(DeepDataOrderWarning):
        await client.deepdata.orders.update(made.id, DeepDataOrderUpdate(total_price="99"))
    found = await client.deepdata.orders.get(made.id)
    assert (found.total_price, found.tax_amount, found.source) == (
        Decimal("99.00"),
        Decimal("5.00"),
        OrderSource.HISTORICAL,
    )
    lines = await client.deepdata.orders.products(made.id).collect()
    assert [(line.sku, line.price, line.order_id) for line in lines] == [(None, Decimal("9.95"), made.id)]
    assert (await client.deepdata.order_products.get(lines[0].id)).name == "Tea"
    assert len(await client.deepdata.order_products.list().collect()) == 1
    await client.deepdata.orders.delete(made.id)
    with pytest.raises(NotFoundError):
        await client.deepdata.orders.delete(made.id)


async def test_the_warning_can_be_silenced() -> None:
    server = Recorder(answer({"ecomOrder": {"id": "1"}}, 201))
    async with new_client(server) as client:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeepDataOrderWarning)
            await client.deepdata.orders.create(order())
    assert server.bodies[0]["ecomOrder"]["totalPrice"] == 10001


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ({"state": DeepDataOrderState.PENDING}, {"filters[state]": "0"}),
        ({"state": 2, "connection_id": 1}, {"filters[state]": "2", "filters[connectionid]": "1"}),
        (
            {"order_by": ["-external_created_date", "state"]},
            {"orders[external_created_date]": "DESC", "orders[state]": "ASC"},
        ),
        ({"order_by": "external_checkout_id"}, {"orders[externalcheckoutid]": "ASC"}),
    ],
)
async def test_orders_are_filtered(query: dict[str, Any], sent: dict[str, str]) -> None:
    server = Recorder(answer({"ecomOrders": []}))
    async with new_client(server) as client:
        await client.deepdata.orders.list(**query)
    assert sent.items() <= dict(server.requests[0].url.params).items()


async def test_what_happened_to_orders_is_listed() -> None:
    server = Recorder(answer({"ecomOrderActivities": [{"id": "1", "orderid": "5", "odd": 1}]}))
    async with new_client(server) as client:
        rows = await client.deepdata.orders.activities().collect()
    assert [(row.order_id, row.model_extra) for row in rows] == [(5, {"odd": 1})]
