"""What the Ecommerce namespaces put on the wire, to the byte, and what they make of the answers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import httpx
import pytest
import respx

import acsdk
from acsdk import AsyncClient
from acsdk._graphql.documents import RootField, document
from acsdk.models import (
    BrowseProductFilter,
    BrowseSessionInput,
    BrowseSessionSearchRequest,
    CreationSource,
    LineItem,
    Order,
    OrderFilter,
    OrderInput,
    Pagination,
    ProductFilter,
    ProductInput,
    RecurringPaymentFilter,
    RecurringPaymentInput,
    TrackingEvent,
    contains,
    desc,
    eq,
    gte,
)
from acsdk.sandbox import Sandbox
from tests.support import TOKEN, URL

pytestmark = pytest.mark.anyio

GRAPHQL = f"{URL}/api/3/ecom/graphql"


class Wire:
    """The mocked endpoint, and a client that has nothing injected."""

    def __init__(self, router: respx.MockRouter, data: Any) -> None:
        headers = {"x-request-id": "req-1", "set-cookie": "PHPSESSID=abc; path=/"}
        self.route = router.post(GRAPHQL).mock(return_value=httpx.Response(200, json={"data": data}, headers=headers))
        self.client = AsyncClient(URL, TOKEN, rate_limit=None)

    @property
    def request(self) -> httpx.Request:
        request: httpx.Request = self.route.calls.last.request
        return request

    @property
    def body(self) -> dict[str, Any]:
        return json.loads(self.request.content)  # type: ignore[no-any-return]


@pytest.fixture
def router() -> Any:
    with respx.mock(assert_all_called=False) as router:
        yield router


ORDER = OrderInput(
    legacy_connection_id=1,
    store_order_id="1001",
    email="ada@example.com",
    creation_source=CreationSource.REAL_TIME,
    store_created_date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    final_amount=Decimal("100.010"),
    currency="USD",
    line_items=[LineItem(name='Tea "green"', quantity=2, price_amount="9.950")],
    notes=None,
)


async def test_upserting_an_order(router: respx.MockRouter) -> None:
    wire = Wire(router, {"upsertOrder": {"id": "5d3f", "storeOrderId": "1001", "finalAmount": 100.01}})
    await wire.client.orders.upsert(ORDER)
    order = await wire.client.orders.upsert(ORDER)  # the cookie of the first answer is not sent along
    assert (order.id, order.store_order_id, order.final_amount) == ("5d3f", "1001", Decimal("100.01"))
    request = wire.request
    assert (request.method, str(request.url)) == ("POST", GRAPHQL)
    headers = request.headers
    assert headers.get_list("api-token") == [TOKEN]
    assert headers["user-agent"].startswith("acsdk/")
    assert (headers["content-type"], headers["accept"]) == ("application/json", "application/json")
    assert "cookie" not in headers
    assert set(wire.body) == {"query", "variables", "operationName"}
    assert wire.body["operationName"] == "upsertOrder"
    field = RootField("mutation", "upsertOrder", (("order", "OrderInput!"),), Order)
    assert wire.body["query"] == document(field)
    assert b'"finalAmount":100.010' in request.content
    assert b'"priceAmount":9.950' in request.content
    assert wire.body["variables"]["order"] == {
        "legacyConnectionId": 1,
        "storeOrderId": "1001",
        "orderNumber": "1001",
        "email": "ada@example.com",
        "creationSource": "REAL_TIME",
        "storeCreatedDate": "2026-01-02T03:04:05Z",
        "finalAmount": 100.01,
        "currency": "USD",
        "lineItems": [{"name": 'Tea "green"', "quantity": 2, "priceAmount": 9.95}],
    }


async def test_getting_an_order(router: respx.MockRouter) -> None:
    wire = Wire(router, {"getOrder": {"id": "5d3f"}})
    assert (await wire.client.orders.get(1, "10-01")).id == "5d3f"
    assert wire.body["variables"] == {"legacyConnectionId": 1, "storeOrderId": "10-01"}
    assert wire.body["query"].startswith(
        "query getOrder($legacyConnectionId: Int!, $storeOrderId: String!) { getOrder("
    )


@pytest.mark.parametrize("data", [{}, {"getOrder": None}])
async def test_an_order_that_is_not_there(router: respx.MockRouter, data: dict[str, Any]) -> None:
    wire = Wire(router, data)
    with pytest.raises(acsdk.NotFoundError) as caught:
        await wire.client.orders.get(1, "1001")
    error = caught.value
    assert str(error) == "orders.get: connection 1 has no order '1001' [status 200, request req-1]"
    assert (error.operation, error.attempts, error.sent) == ("orders.get", 1, False)


async def test_searching_orders(router: respx.MockRouter) -> None:
    wire = Wire(router, {"searchOrder": [{"storeOrderId": "1"}, {"storeOrderId": "2"}]})
    wanted = OrderFilter(email=contains("gmail"), order_number=desc(), is_test_order=eq(value=False))
    rows = [order async for order in wire.client.orders.search(wanted, limit=30)]
    assert [row.store_order_id for row in rows] == ["1", "2"], "the same page came again, and that was all"
    assert wire.body["variables"]["filter"] == {
        "email": {"filterOperator": "CONTAINS", "value": "gmail"},
        "orderNumber": {"sort": "DESC"},
        "isTestOrder": {"filterOperator": "EQ", "value": False},
        "pagination": {"offset": 2, "limit": 30},
    }
    assert wanted.pagination is None
    page = await wire.client.orders.search()
    assert wire.body["variables"]["filter"] == {"pagination": {"offset": 0, "limit": 100}}
    assert page.total is None
    assert page.info is not None
    assert page.info.request_id == "req-1"


async def test_a_pagination_in_the_filter_sets_where_to_start_and_the_size(router: respx.MockRouter) -> None:
    wire = Wire(router, {})
    asked: list[dict[str, int]] = []

    def rows(request: httpx.Request) -> httpx.Response:
        page: dict[str, int] = json.loads(request.content)["variables"]["filter"]["pagination"]
        asked.append(page)
        found = [{"storeOrderId": str(number)} for number in range(100)][page["offset"] :][: page["limit"]]
        return httpx.Response(200, json={"data": {"searchOrder": found}})

    wire.route.side_effect = rows
    search = wire.client.orders.search(OrderFilter(pagination=Pagination(offset=5, limit=2)), limit=5)
    assert [row.store_order_id async for row in search] == ["5", "6", "7", "8", "9"]
    assert asked == [{"offset": offset, "limit": 2} for offset in (5, 7, 9)]


async def test_searching_products_and_payments(router: respx.MockRouter) -> None:
    wire = Wire(router, {"searchProduct": [{"id": "p"}], "searchRecurringPayment": [{"id": "r"}]})
    wanted = ProductFilter(legacy_connection_id=eq(1), tags=[contains("a"), contains("b")])
    assert [row.id async for row in wire.client.products.search(wanted, limit=1)] == ["p"]
    assert wire.body["variables"]["filter"]["tags"] == [
        {"filterOperator": "CONTAINS", "value": "a"},
        {"filterOperator": "CONTAINS", "value": "b"},
    ]
    payments = await wire.client.recurring_payments.search(RecurringPaymentFilter(payment_amount=gte(Decimal("9.90"))))
    assert payments.items[0].id == "r"
    assert b'"paymentAmount":{"filterOperator":"GTE","value":9.90}' in wire.request.content
    assert wire.body["operationName"] == "searchRecurringPayment"
    await wire.client.recurring_payments.search()


async def test_creating_updating_and_clearing_products(router: respx.MockRouter) -> None:
    wire = Wire(router, {"createProduct": {"id": "new"}, "updateProduct": {"id": "old"}})
    product = ProductInput(legacy_connection_id=1, store_primary_id="7", variant_price_amount="9.90", upc=None)
    assert (await wire.client.products.create(product)).id == "new"
    assert wire.body["variables"] == {
        "product": {"legacyConnectionId": 1, "storePrimaryId": "7", "variantPriceAmount": 9.9, "upc": None}
    }
    assert b'"variantPriceAmount":9.90' in wire.request.content
    assert (await wire.client.products.update("g-1", product)).id == "old"
    assert wire.body["variables"]["id"] == "g-1"
    assert wire.body["variables"]["product"]["upc"] is None


async def test_getting_and_deleting_products(router: respx.MockRouter) -> None:
    wire = Wire(router, {"productById": {"id": "g-1"}, "deleteProduct": True})
    assert (await wire.client.products.get("g-1")).id == "g-1"
    assert wire.body["variables"] == {"id": "g-1"}
    assert await wire.client.products.delete("g-1") is None  # type: ignore[func-returns-value]
    assert wire.body["query"] == "mutation deleteProduct($id: String!) { deleteProduct(id: $id) }"
    nothing = Wire(router, {"productById": None, "deleteProduct": False})
    for call in (nothing.client.products.get("g-2"), nothing.client.products.delete("g-2")):
        with pytest.raises(acsdk.NotFoundError, match="no product 'g-2'") as caught:
            await call
        assert caught.value.request_id == "req-1"


async def test_a_product_that_a_lost_attempt_deleted_is_deleted(router: respx.MockRouter) -> None:
    wire = Wire(router, None)
    gone = httpx.Response(200, json={"data": {"deleteProduct": False}})
    wire.route.side_effect = [httpx.ReadError, gone, httpx.Response(429, headers={"retry-after": "0.01"}), gone]
    await wire.client.products.delete("g-1")
    with pytest.raises(acsdk.NotFoundError):
        await wire.client.products.delete("g-1")


@pytest.mark.parametrize("queued", [True, False])
async def test_batchers_take_single_records(router: respx.MockRouter, queued: bool) -> None:
    wire = Wire(router, {"bulkUpsertOrdersAsync": {"recordId": "r"}, "bulkUpsertProducts": [{"storePrimaryId": "7"}]})
    if queued:
        async with wire.client.orders.batcher(queued=True, max_delay=0.01) as orders:
            await orders.add(ORDER)
        assert wire.body["operationName"] == "bulkUpsertOrdersAsync"
        return
    async with wire.client.products.batcher(max_delay=0.01) as products:
        await products.add(ProductInput(legacy_connection_id=1, store_primary_id="7"))
    assert wire.body["variables"] == {"products": [{"legacyConnectionId": 1, "storePrimaryId": "7"}]}
    report = await wire.client.products.bulk_upsert([ProductInput(legacy_connection_id=1, store_primary_id="7")])
    assert report.accepted == 1


@pytest.mark.parametrize("run_wide", [None, True])
async def test_recurring_payments_in_bulk(router: respx.MockRouter, run_wide: bool | None) -> None:
    wire = Wire(router, {"bulkUpsertRecurringPayments": {"recordId": "r"}})
    payment = RecurringPaymentInput(
        legacy_connection_id=1, store_recurring_payment_id="s-1", email="a@b.c", suppress_automations=False
    )
    report = await wire.client.recurring_payments.bulk_upsert([payment], suppress_automations=run_wide)
    assert report.accepted == 1
    assert wire.body["variables"]["recurringPayments"][0]["suppressAutomations"] is bool(run_wide)


async def test_browse_sessions(router: respx.MockRouter) -> None:
    data = {
        "getBrowseSessionByCustomObjectIdentifier": {"email": "ada@example.com"},
        "searchBrowseSession": [{"email": "ada@example.com"}, None],
        "saveBrowseSession": {"email": "ada@example.com"},
        "browseSessionCartAdd": True,
        "testTrackingEvent": {},
    }
    wire = Wire(router, data)
    sessions = wire.client.browse_sessions
    session = await sessions.get_by_custom_object("c-1", BrowseProductFilter(upc=eq("1")))
    assert session.email == "ada@example.com"
    assert wire.body["variables"] == {
        "customObjectIdentifier": "c-1",
        "filter": {"upc": {"filterOperator": "EQ", "value": "1"}},
    }
    assert len(await sessions.search(BrowseSessionSearchRequest(email="ada@example.com"))) == 1
    assert wire.body["variables"] == {"filter": {"email": "ada@example.com"}}
    assert len(await sessions.search()) == 1
    saved = await sessions.save(BrowseSessionInput(legacy_connection_id=1, email="ada@example.com"))
    assert saved.email == "ada@example.com"
    assert await sessions.cart_add(1, "ada@example.com") is True
    assert wire.body["variables"] == {"legacyConnectionId": 1, "email": "ada@example.com"}
    event = TrackingEvent(email="ada@example.com", url="https://shop.test/p/1")
    await sessions.test_tracking_event(event)
    assert wire.body["variables"]["event"]["email"] == "ada@example.com"
    assert await Wire(router, {"searchBrowseSession": None}).client.browse_sessions.search() == []
    assert await Wire(router, {"browseSessionCartAdd": None}).client.browse_sessions.cart_add(1, "x@y.z") is False


async def test_telling_the_service_of_a_connection(router: respx.MockRouter) -> None:
    wire = Wire(router, {"syncLegacyConnection": {"id": "c-1"}})
    assert (await wire.client.graphql.sync_legacy_connection("woocommerce", "https://shop.test")).id == "c-1"
    assert wire.body["variables"] == {
        "integrationName": "woocommerce",
        "connectionUniqueIdentifier": "https://shop.test",
    }


@pytest.mark.parametrize(
    ("value", "remedy"),
    [
        ({"store_order_id": "1"}, r"build it with OrderInput\(\.\.\.\)"),
        (None, r"build it with OrderInput\(\.\.\.\)"),
        ("1001", r"build it with OrderInput\(\.\.\.\)"),
        (Order(id="1"), r"call \.to_input\(\)"),
    ],
)
async def test_what_is_no_input_is_refused_with_the_remedy(value: Any, remedy: str) -> None:
    client = AsyncClient(URL, TOKEN)
    with pytest.raises(acsdk.InvalidInputError, match=rf"order: expected OrderInput, not \w+; {remedy}"):
        await client.orders.upsert(value)
    with pytest.raises(acsdk.InvalidInputError, match="expected ProductInput"):
        await client.products.create(value)
    with pytest.raises(acsdk.InvalidInputError, match="expected ProductInput"):
        await client.products.update("g", value)
    if value is not None:
        for search in (client.orders.search, client.products.search, client.recurring_payments.search):
            with pytest.raises(acsdk.InvalidInputError, match="filter: expected"):
                search(value)


REPEATED = {
    "orders.upsert": True,
    "orders.get": True,
    "products.create": False,
    "products.update": True,
    "products.delete": True,
    "browse_sessions.save": False,
    "browse_sessions.cart_add": True,
    "browse_sessions.test_tracking_event": False,
    "graphql.sync_legacy_connection": True,
}


@pytest.mark.parametrize("name", REPEATED)
async def test_what_is_repeated_when_an_answer_is_lost(router: respx.MockRouter, name: str) -> None:
    wire = Wire(router, None)
    wire.route.side_effect = httpx.ReadError
    client = wire.client.with_options(max_retries=1)
    product = ProductInput(legacy_connection_id=1, store_primary_id="7")
    session = BrowseSessionInput(legacy_connection_id=1, email="a@b.c")
    event = TrackingEvent(email="a@b.c", url="https://shop.test")
    calls = {
        "orders.upsert": client.orders.upsert,
        "orders.get": client.orders.get,
        "products.create": client.products.create,
        "products.update": client.products.update,
        "products.delete": client.products.delete,
        "browse_sessions.save": client.browse_sessions.save,
        "browse_sessions.cart_add": client.browse_sessions.cart_add,
        "browse_sessions.test_tracking_event": client.browse_sessions.test_tracking_event,
        "graphql.sync_legacy_connection": client.graphql.sync_legacy_connection,
    }
    arguments: dict[str, tuple[Any, ...]] = {
        "orders.upsert": (ORDER,),
        "orders.get": (1, "1"),
        "products.create": (product,),
        "products.update": ("g", product),
        "products.delete": ("g",),
        "browse_sessions.save": (session,),
        "browse_sessions.cart_add": (1, "a@b.c"),
        "browse_sessions.test_tracking_event": (event,),
        "graphql.sync_legacy_connection": ("a", "b"),
    }
    call: Any = calls[name]
    with pytest.raises(acsdk.TransportError) as caught:
        await call(*arguments[name])
    assert caught.value.operation == name
    assert caught.value.sent
    assert wire.route.call_count == 1 + REPEATED[name]


@pytest.mark.anyio
async def test_a_key_is_text_or_a_whole_number(client: acsdk.AsyncClient, sandbox: Sandbox) -> None:
    for odd in (1.5, True, None, ["1"]):
        key: Any = odd
        with pytest.raises(acsdk.InvalidInputError, match=f"must be text or a whole number, not {type(odd).__name__}"):
            await client.orders.get(1, key)
    assert len(sandbox.calls) == 0
