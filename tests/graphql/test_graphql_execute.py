"""Documents of the user's own: text, gql requests, DSL, result types, transports."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import gql
import httpx
import pytest
from gql.dsl import DSLMutation, DSLQuery, DSLSchema, DSLVariableDefinitions, dsl_gql
from gql.transport.exceptions import TransportQueryError
from graphql import parse
from pydantic import BaseModel, Field

import acsdk
from acsdk.models import Order
from tests.graphql.shop import Shop, order
from tests.support import Recorder, VirtualClock, answer, new_client

pytestmark = pytest.mark.anyio

SEARCH = "query find($filter: OrderFilter!) { searchOrder(filter: $filter) { storeOrderId finalAmount email } }"


class Found(BaseModel):
    store_order_id: str = Field(validation_alias="storeOrderId")
    final_amount: Decimal = Field(validation_alias="finalAmount")


class FoundOrders(BaseModel):
    orders: list[Found] = Field(validation_alias="searchOrder")


async def shop_with_an_order() -> Shop:
    shop = Shop()
    await shop.client.orders.upsert(order(final_amount=Decimal("12.20")))
    return shop


@pytest.mark.parametrize("document", [SEARCH, gql.gql(SEARCH), parse(SEARCH)], ids=["text", "request", "parsed"])
async def test_documents_in_every_form(document: Any) -> None:
    shop = await shop_with_an_order()
    data = await shop.client.graphql.execute(document, {"filter": {}})
    assert data == {
        "searchOrder": [{"storeOrderId": "1001", "finalAmount": Decimal("12.20"), "email": "ada@example.com"}]
    }
    assert str(data["searchOrder"][0]["finalAmount"]) in ("12.20", "12.2")


async def test_a_request_brings_its_variables_and_its_operation() -> None:
    transport = Recorder(answer({"data": {"b": 1}}))
    request = gql.gql("query one { a } query two($x: Int, $y: Int) { b(x: $x, y: $y) }")
    request.variable_values = {"x": 1, "y": 2}
    request.operation_name = "two"
    client = new_client(transport)
    assert await client.graphql.execute(request, {"y": 3}) == {"b": 1}
    assert transport.bodies[0]["variables"] == {"x": 1, "y": 3}
    assert transport.bodies[0]["operationName"] == "two"
    await client.graphql.execute(request, operation_name="one")
    assert transport.bodies[1]["operationName"] == "one"
    await client.graphql.execute("{ a }")
    assert "operationName" not in transport.bodies[2]


async def test_dsl_documents_against_the_accounts_own_schema() -> None:
    shop = await shop_with_an_order()
    schema = DSLSchema(await shop.client.graphql.schema())
    variables = DSLVariableDefinitions()  # type: ignore[no-untyped-call]
    field = schema.Query.getOrder(legacyConnectionId=variables.connection, storeOrderId="1001")
    query = DSLQuery(field.select(schema.Order.email))
    query.variable_definitions = variables
    data = await shop.client.graphql.execute(dsl_gql(query), {"connection": 1})
    assert data == {"getOrder": {"email": "ada@example.com"}}


async def test_a_result_of_the_users_own_type() -> None:
    shop = await shop_with_an_order()
    found = await shop.client.graphql.execute(SEARCH, {"filter": {}}, result_type=FoundOrders)
    assert [(row.store_order_id, row.final_amount) for row in found.orders] == [("1001", Decimal("12.20"))]
    as_dict = await shop.client.graphql.execute(SEARCH, {"filter": {}}, result_type=dict[str, list[Order]])
    assert as_dict["searchOrder"][0].final_amount == Decimal("12.20")


async def test_an_answer_that_does_not_fit_the_type_shows_nothing_of_itself() -> None:
    shop = await shop_with_an_order()
    with pytest.raises(acsdk.DecodeError, match=r"does not fit FoundOrders: searchOrder\.0\.finalAmount") as caught:
        await shop.client.graphql.execute("{ searchOrder { storeOrderId email } }", result_type=FoundOrders)
    assert caught.value.operation == "graphql.execute"
    assert caught.value.__context__ is None


async def test_variables_may_be_decimals_and_models() -> None:
    transport = Recorder(answer({"data": {"x": 1}}))
    noon = datetime(2026, 3, 1, 12, 0, 0, 5, timezone(timedelta(hours=2)))
    variables = {"order": order(), "amounts": [Decimal("0.10"), 1], "nothing": None, "filter": {"after": noon}}
    await new_client(transport).graphql.execute("mutation m { x }", variables)
    body = transport.requests[0].content
    assert b'"finalAmount":29.85' in body
    assert b'"amounts":[0.10,1]' in body
    assert b'"nothing":null' in body
    assert b'"filter":{"after":"2026-03-01T10:00:00Z"}' in body
    assert transport.bodies[0]["variables"]["order"]["storeCreatedDate"] == "2026-01-02T03:04:05Z"


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (object(), "Object of type object is not JSON serializable"),
        (float("nan"), "Out of range float values are not JSON compliant"),
        (Decimal("NaN"), "JSON has no NaN"),
        ("\ud800", "surrogates not allowed"),
        (datetime(2026, 3, 1), "has no time zone: use datetime.now"),
        (date(2026, 3, 1), "a date alone is no instant"),
    ],
)
async def test_variables_that_cannot_be_sent(value: object, problem: str) -> None:
    transport = Recorder(answer({}))
    words = f"the variable 'since' cannot be sent as JSON: .*{problem}"
    with pytest.raises(acsdk.InvalidInputError, match=words) as caught:
        await new_client(transport).graphql.execute("{ a }", {"good": 1, "since": [value]})
    assert caught.value.__context__ is None
    assert transport.requests == []


async def test_a_document_that_is_none() -> None:
    with pytest.raises(acsdk.InvalidInputError, match="document must be text or a gql request, not int"):
        await new_client(Recorder(answer({}))).graphql.execute(7)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]


@pytest.mark.parametrize(
    ("text", "repeatable", "requests"),
    [
        ("{ a }", None, 2),
        ("mutation { a }", None, 1),
        ("mutation { a }", True, 2),
        ("{ a }", False, 1),
    ],
)
async def test_queries_are_repeated_and_mutations_only_when_asked(
    text: str, repeatable: bool | None, requests: int
) -> None:
    transport = Recorder(httpx.ReadError(""), answer({"data": {"a": 1}}))
    client = new_client(transport, clock=VirtualClock())
    try:
        await client.graphql.execute(text, repeatable=repeatable)
    except acsdk.TransportError:
        assert requests == 1
    assert len(transport.requests) == requests


async def test_partial_data_come_with_the_error() -> None:
    document = {"data": {"a": 1, "b": None}, "errors": [{"message": "b failed", "path": ["b"]}]}
    with pytest.raises(acsdk.GraphQLError) as caught:
        await new_client(Recorder(answer(document))).graphql.execute("{ a b }")
    assert caught.value.data == {"a": 1, "b": None}
    assert caught.value.errors[0].path == ("b",)


async def test_options_of_one_call() -> None:
    transport = Recorder(answer({"data": {"a": 1}}))
    client = new_client(transport)
    await client.graphql.execute("{ a }", extra_headers={"X-Thing": "1"}, extra_body={"extensions": {}})
    assert transport.requests[0].headers["x-thing"] == "1"
    assert transport.bodies[0] == {"query": "{ a }", "variables": {}, "extensions": {}}


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_gql_client_of_the_users_own(anyio_backend: str) -> None:
    shop = await shop_with_an_order()
    async with gql.Client(transport=shop.client.graphql.transport(), fetch_schema_from_transport=True) as session:
        assert session.client.schema is not None
        schema = DSLSchema(session.client.schema)
        query = dsl_gql(DSLQuery(schema.Query.searchOrder(filter={}).select(schema.Order.storeOrderId)))
        assert await session.execute(query) == {"searchOrder": [{"storeOrderId": "1001"}]}
        mutation = dsl_gql(DSLMutation(schema.Mutation.deleteProduct(id="none")))
        assert await session.execute(mutation) == {"deleteProduct": False}
    assert (await shop.client.orders.get(1, "1001")).email == "ada@example.com"


@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_errors_in_a_gql_session(anyio_backend: str) -> None:
    entry = {"message": "b failed", "path": ["b"], "extensions": {"code": 7}}
    transport = Recorder(
        answer({"data": {"a": 1}, "errors": [entry]}), answer({"errors": [entry]}), answer([]), answer(status=403)
    )
    async with gql.Client(transport=new_client(transport, max_retries=0).graphql.transport()) as session:
        with pytest.raises(TransportQueryError) as caught:
            await session.execute(gql.gql("{ a b }"))
        assert caught.value.data == {"a": 1}
        assert caught.value.errors is not None
        assert (caught.value.errors[0].extensions, caught.value.errors[0].path) == ({"code": 7}, ["b"])
        with pytest.raises(TransportQueryError) as bare:
            await session.execute(gql.gql("{ a b }"), options={"extra_headers": {"X-Thing": "1"}})
        assert bare.value.data is None
        assert transport.requests[1].headers["x-thing"] == "1"
        with pytest.raises(acsdk.DecodeError):
            await session.execute(gql.gql("{ a b }"))
        with pytest.raises(acsdk.PermissionDeniedError):
            await session.execute(gql.gql("{ a b }"))
        with pytest.raises(NotImplementedError, match="no subscriptions"):
            await anext(session.subscribe(gql.gql("subscription { a }")))


async def test_lists_of_answers_read_tolerantly_and_strictly() -> None:
    rows = [{"storeOrderId": "1", "finalAmount": "odd"}, None, "text", {"storeOrderId": "2"}]
    client = new_client(Recorder(answer({"data": {"searchOrder": rows}})))
    page = await client.orders.search()
    assert [row.store_order_id for row in page.items] == ["1", "2"]
    assert page.received == 4
    assert page.items[0].raw == {"finalAmount": "odd"}
    with pytest.raises(acsdk.DecodeError, match="does not fit Order: final_amount"):
        await client.with_options(strict=True).orders.search()
    empties: list[Any] = [None, []]
    for empty in empties:
        client = new_client(Recorder(answer({"data": {"searchOrder": empty}})))
        assert await client.orders.search().collect() == []
    client = new_client(Recorder(answer({"data": {"searchOrder": {"storeOrderId": "9"}}})))
    assert [row.store_order_id async for row in client.orders.search()] == ["9"]
    client = new_client(Recorder(answer({"data": {"searchOrder": ["x"]}})), strict=True)
    with pytest.raises(acsdk.DecodeError, match="does not fit Order: not an object"):
        await client.orders.search()


async def test_an_object_that_must_be_there() -> None:
    nothings: list[Any] = [None, []]
    for nothing in nothings:
        client = new_client(Recorder(answer({"data": {"upsertOrder": nothing}})))
        with pytest.raises(acsdk.DecodeError, match="the answer holds no Order") as caught:
            await client.orders.upsert(order())
        assert caught.value.sent
    client = new_client(Recorder(answer({"data": {"upsertOrder": [{"id": "x"}]}})))
    assert (await client.orders.upsert(order())).id == "x"
