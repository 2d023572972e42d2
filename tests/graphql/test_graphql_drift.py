"""Accounts whose schema differs from what this release knows."""

from __future__ import annotations

import json
import warnings
from typing import Any

import anyio
import httpx
import pytest

import acsdk
from acsdk import AsyncClient, SchemaDriftWarning
from acsdk.models import BrowseProductFilter, OrderFilter, eq
from tests.graphql.shop import Shop, order, product
from tests.support import Recorder, answer, new_client

pytestmark = pytest.mark.anyio


async def test_nothing_is_asked_of_a_schema_that_fits() -> None:
    shop = Shop()
    await shop.client.orders.upsert(order())
    assert (await shop.client.orders.get(1, "1001")).store_order_id == "1001"
    assert shop.calls == ["upsertOrder", "getOrder"]


async def test_a_field_that_the_answer_lacks_is_left_out_and_that_is_remembered() -> None:
    shop = Shop(("  recordId: String\n", "  batchId: String\n"))
    with pytest.warns(SchemaDriftWarning, match="bulkUpsertOrdersAsync: this account's schema differs"):
        report = await shop.client.orders.bulk_upsert([order("1")])
    assert report.accepted == 1
    asked = len(shop.sandbox.calls)
    other = shop.client.with_options(max_retries=0)
    await other.orders.bulk_upsert([order("2")])
    assert len(shop.sandbox.calls) == asked + 1


async def test_fields_deep_in_the_answer_may_be_missing() -> None:
    shop = Shop(("type LineItem {\n", "type LineItem {\n  added: String\n"), ("  storeLineItemId: String\n", ""))
    with pytest.warns(SchemaDriftWarning), pytest.raises(acsdk.NotFoundError):
        await shop.client.orders.get(1, "none")
    assert shop.calls[0] == "getOrder"
    assert shop.calls[-1] == "getOrder"
    assert set(shop.calls[1:-1]) <= {"__schema", "__type"}
    with pytest.warns(SchemaDriftWarning, match="upsertOrder"):
        await shop.client.orders.upsert(order())
    assert (await shop.client.orders.get(1, "1001")).line_items is not None


async def test_an_input_field_that_the_schema_lacks_is_named() -> None:
    shop = Shop(("  shippingMethod: String\n", ""))
    with pytest.warns(SchemaDriftWarning):
        await shop.client.orders.upsert(order())
    with pytest.raises(
        acsdk.DocumentRefusedError, match=r"no field OrderInput\.shippingMethod; leave it unset"
    ) as caught:
        await shop.client.orders.upsert(order(shipping_method="by balloon"))
    error = caught.value
    assert (error.operation, error.attempts, error.sent) == ("orders.upsert", 1, False)
    assert (error.status_code, error.errors[0].classification) == (200, "ValidationError")
    assert error.request_id


async def test_an_input_field_deep_in_a_list_is_named_once() -> None:
    shop = Shop(("  sku: String\n", ""))
    lines = [{"name": name, "quantity": 1, "price_amount": 1, "sku": name} for name in ("a", "b")]
    with pytest.raises(acsdk.DocumentRefusedError, match=r"no field OrderInput\.lineItems\.sku; leave it unset"):
        await shop.client.orders.upsert(order(line_items=lines))


async def test_values_that_are_refused_cost_one_look_at_the_schema_and_no_more() -> None:
    shop = Shop(("  currency: String\n", "  currency: Int\n"))
    for expected in (True, False):
        shop.sandbox.calls.clear()
        with pytest.raises(acsdk.DocumentRefusedError) as caught:
            await shop.client.orders.upsert(order())
        assert ("__schema" in shop.calls) is expected
        assert caught.value.errors[0].classification == "ValidationError"


@pytest.mark.parametrize(
    "change",
    [
        ("upsertOrder(order: OrderInput): Order", "upsertOrder(order: OrderInput!): Order!"),
        ("bulkUpsertOrders(orders: [OrderInput]): [Order]", "bulkUpsertOrders(orders: [OrderInput!]!): [Order!]!"),
        (
            "getOrder(legacyConnectionId: Int, storeOrderId: String): Order",
            "getOrder(legacyConnectionId: Int!, storeOrderId: String!): Order",
        ),
        ("searchOrder(filter: OrderFilter): [Order]", "searchOrder(filter: OrderFilter!): [Order!]!"),
    ],
)
async def test_stricter_nullability_needs_no_adaptation(change: tuple[str, str]) -> None:
    shop = Shop(change)
    await shop.client.orders.upsert(order())
    assert (await shop.client.orders.bulk_upsert([order("2")], queued=False)).accepted == 1
    assert (await shop.client.orders.get(1, "2")).currency == "USD"
    assert len((await shop.client.orders.search()).items) == 2
    assert "__schema" not in shop.calls


@pytest.mark.parametrize(
    ("changes", "head"),
    [
        ([("OrderFilter", "OrderSearchRequest")], "($filter: OrderSearchRequest!) { searchOrder(filter: $filter)"),
        (
            [("searchOrder(filter: OrderFilter)", "searchOrder(request: OrderFilter!)")],
            "($filter: OrderFilter!) { searchOrder(request: $filter)",
        ),
        (
            [
                ("searchOrder(filter: OrderFilter)", "searchOrder(search: OrderQuery!)"),
                ("input OrderFilter", "input OrderQuery"),
            ],
            "($filter: OrderQuery!) { searchOrder(search: $filter)",
        ),
    ],
)
async def test_other_names_for_the_filter_and_its_type(changes: list[tuple[str, str]], head: str) -> None:
    shop = Shop(*changes)
    await shop.client.orders.upsert(order())
    # Resolvers of the sandbox know their arguments by the documented names.
    shop.sandbox.faults.add(
        operation="searchOrder", count=1, body={"errors": [{"message": "Validation error of type X"}]}
    )
    found = {"data": {"searchOrder": [{"storeOrderId": "1001"}]}}
    shop.sandbox.faults.add(operation="searchOrder", body=found)
    with pytest.warns(SchemaDriftWarning, match="searchOrder"):
        page = await shop.client.orders.search(OrderFilter(email=eq("ada@example.com")))
    assert [row.store_order_id for row in page.items] == ["1001"]
    document = str(shop.client._caller.memory["graphql document searchOrder"])  # pyright: ignore[reportPrivateUsage]
    assert document.startswith(f"query searchOrder{head}")


@pytest.mark.filterwarnings("ignore::acsdk.SchemaDriftWarning")
async def test_other_types_of_scalars_in_arguments() -> None:
    shop = Shop(
        ("productById(id: String)", "productById(id: ID!)"),
        ("deleteProduct(id: String): Boolean", "deleteProduct(id: ID): Boolean"),
    )
    with pytest.raises(acsdk.NotFoundError):
        await shop.client.products.get("none")
    with pytest.raises(acsdk.NotFoundError):
        await shop.client.products.delete("none")


@pytest.mark.parametrize(
    ("answered", "document"),
    [
        ("Product", "{ __typename }"),
        ("Deleted", "{ __typename }"),
        ("String", ""),
    ],
)
async def test_a_deletion_may_answer_anything(answered: str, document: str) -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        return answer(answer_to(json.loads(request.content)))

    def answer_to(body: dict[str, Any]) -> Any:
        if "__schema" in body["query"]:
            kind = "SCALAR" if answered == "String" else "UNION" if answered == "Deleted" else "OBJECT"
            argument = {"name": "id", "type": {"kind": "SCALAR", "name": "String", "ofType": None}}
            field = {
                "name": "deleteProduct",
                "type": {"kind": kind, "name": answered, "ofType": None},
                "args": [argument],
            }
            return {"data": {"__schema": {"queryType": {"fields": []}, "mutationType": {"fields": [field]}}}}
        if "__type(" in body["query"]:
            return {"data": {"type0": {"kind": "OBJECT", "name": answered, "fields": []}}}
        if document and "__typename" not in body["query"]:
            text = f"Validation error of type SubselectionRequired: Subselection required for type '{answered}'"
            return {"errors": [{"message": text}]}
        return {"data": {"deleteProduct": {"__typename": answered} if document else "gone"}}

    transport = Recorder(respond)
    client = new_client(transport)
    if document:
        with pytest.warns(SchemaDriftWarning):
            await client.products.delete("p")
        assert transport.bodies[-1]["query"].endswith(f"{{ deleteProduct(id: $id) {document} }}")
    else:
        await client.products.delete("p")


@pytest.mark.filterwarnings("ignore::acsdk.SchemaDriftWarning")
@pytest.mark.parametrize("answered", ["BulkAsync", "[BulkAsync]", "Boolean", "[Int]"])
async def test_a_bulk_mutation_may_answer_anything(answered: str) -> None:
    field = "bulkUpsertOrders(orders: [OrderInput]): "
    shop = Shop((f"{field}[Order]", f"{field}{answered}"))
    shop.sandbox.faults.add(operation="bulkUpsertOrders", body={"data": {"bulkUpsertOrders": None}})
    await shop.client.orders.bulk_upsert([order()], queued=False)


async def test_an_argument_that_the_schema_lacks_is_named_and_never_left_out() -> None:
    shop = Shop(
        (
            "getOrder(legacyConnectionId: Int, storeOrderId: String)",
            "getOrder(legacyConnectionId: Int, orderKey: String)",
        )
    )
    with pytest.raises(acsdk.DocumentRefusedError, match="no argument storeOrderId of getOrder"):
        await shop.client.orders.get(1, "1001")
    assert shop.calls.count("getOrder") == 1


async def test_a_root_field_that_the_schema_lacks_is_named() -> None:
    shop = Shop(("  createProduct(product: ProductInput): Product\n", ""))
    with pytest.raises(acsdk.DocumentRefusedError, match="has no mutation createProduct") as caught:
        await shop.client.products.create(product())
    assert caught.value.operation == "products.create"


@pytest.mark.filterwarnings("ignore::acsdk.SchemaDriftWarning")
async def test_many_calls_at_once_ask_for_the_schema_once() -> None:
    shop = Shop(("  recordId: String\n", "  batchId: String\n"))
    async with anyio.create_task_group() as tasks:
        for number in range(8):
            tasks.start_soon(shop.client.orders.bulk_upsert, [order(str(number))])
    assert shop.calls.count("__schema") == 1
    shop.sandbox.settle()
    assert len(shop.sandbox.rows("orders")) == 8
    refused = Shop(("  createProduct(product: ProductInput): Product\n", ""))
    problems: list[str] = []

    async def create(number: int) -> None:
        with pytest.raises(acsdk.DocumentRefusedError) as caught:
            await refused.client.products.create(product(str(number)))
        problems.append(caught.value.message)

    async with anyio.create_task_group() as tasks:
        for number in range(8):
            tasks.start_soon(create, number)
    assert problems == ["this account's schema has no mutation createProduct"] * 8
    assert refused.calls.count("__schema") == 1


async def test_a_schema_without_a_bottom_is_not_followed_for_ever() -> None:
    def respond(request: httpx.Request) -> httpx.Response:
        query: str = json.loads(request.content)["query"]
        if "__schema" in query:
            field = {
                "name": "getOrder",
                "type": _object("T0"),
                "args": [_scalar_field("legacyConnectionId"), _scalar_field("storeOrderId")],
            }
            return answer({"data": {"__schema": {"queryType": {"fields": [field]}, "mutationType": None}}})
        if "__type(" in query:
            number = int(query.partition('"T')[2].partition('"')[0])
            deeper = {"name": "id", "type": _object(f"T{number + 1}")}
            return answer({"data": {"type0": {"kind": "OBJECT", "name": f"T{number}", "fields": [deeper]}}})
        if "__typename" in query:
            return answer({"data": {"getOrder": {"id": "5d3f"}}})
        return answer({"errors": [{"message": "Validation error of type SubselectionRequired: id"}]})

    transport = Recorder(respond)
    with pytest.warns(SchemaDriftWarning):
        await new_client(transport).orders.get(1, "1")
    assert len(transport.requests) <= 11


def _object(name: str) -> dict[str, Any]:
    return {"kind": "OBJECT", "name": name, "ofType": None}


def _scalar_field(name: str) -> dict[str, Any]:
    return {"name": name, "type": {"kind": "SCALAR", "name": "String", "ofType": None}}


async def test_an_account_that_hides_its_schema_gives_the_refusal_itself() -> None:
    refusal = {"errors": [{"message": "Validation error of type FieldUndefined: Field 'x' is undefined"}]}
    hidden = {"errors": [{"message": "Introspection is disabled"}]}
    client = new_client(Recorder(answer(refusal), answer(hidden)))
    with pytest.raises(acsdk.DocumentRefusedError, match="Field 'x' is undefined") as caught:
        await client.orders.get(1, "1")
    assert isinstance(caught.value.__cause__, acsdk.GraphQLError)
    client = new_client(Recorder(answer(refusal), answer(status=500)), max_retries=0)
    with pytest.raises(acsdk.DocumentRefusedError, match="Field 'x' is undefined"):
        await client.orders.get(1, "1")


async def test_a_document_that_the_fitted_one_does_not_better_is_refused() -> None:
    shop = Shop()
    text = "Validation error of type Odd: something else"
    shop.sandbox.faults.add(operation="getOrder", body={"errors": [{"message": text}]})
    for _ in range(2):
        with pytest.raises(acsdk.DocumentRefusedError, match="something else"):
            await shop.client.orders.get(1, "1")


class Moved(httpx.AsyncBaseTransport):
    """The first request goes to one shop, all others to another."""

    def __init__(self, first: Shop, second: Shop) -> None:
        self.transports = [first.sandbox.transport(), second.sandbox.transport()]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        transport = self.transports.pop(0) if len(self.transports) > 1 else self.transports[0]
        return await transport.handle_async_request(request)


async def test_a_schema_that_changes_again_is_learned_again() -> None:
    shop = Shop()
    await shop.client.orders.upsert(order())
    newer = Shop(("  customerLocale: String\n", ""))
    shop.client = AsyncClient(newer.sandbox.api_url, newer.sandbox.token, transport=Moved(shop, newer), rate_limit=None)
    await shop.client.orders.upsert(order())
    with pytest.warns(SchemaDriftWarning):
        await shop.client.orders.upsert(order())


@pytest.mark.filterwarnings("ignore::acsdk.SchemaDriftWarning")
async def test_warnings_as_errors_do_not_lose_what_was_learned() -> None:
    shop = Shop(("  recordId: String\n", "  batchId: String\n"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises((SchemaDriftWarning, acsdk.BulkError)):
            await shop.client.orders.bulk_upsert([order()])
    await shop.client.orders.bulk_upsert([order()])


async def test_deprecated_fields_are_still_asked_for() -> None:
    shop = Shop(
        ("  customerLocale: String\n", '  customerLocale: String @deprecated(reason: "old")\n  added: String\n'),
        ("  orderUrl: String\n", ""),
    )
    with pytest.warns(SchemaDriftWarning):
        await shop.client.orders.upsert(order())
    known = shop.client._caller.memory["graphql document upsertOrder"]  # pyright: ignore[reportPrivateUsage]
    assert "customerLocale" in str(known)
    assert "orderUrl" not in str(known)


async def test_filters_inside_a_session_are_optional() -> None:
    shop = Shop()
    with pytest.raises(acsdk.NotFoundError, match="no browse session has the object 'x'"):
        await shop.client.browse_sessions.get_by_custom_object("x", BrowseProductFilter(upc=eq("1")))
