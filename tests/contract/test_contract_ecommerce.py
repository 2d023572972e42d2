"""What the sandbox says of the Ecommerce GraphQL API and its way into v3."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk import GraphQLError

from .account import Account

pytestmark = pytest.mark.anyio

UPSERT = "mutation ($orders: [OrderInput!]!) { bulkUpsertOrders(orders: $orders) { storeOrderId finalAmount } }"
GET = """query ($connection: Int!, $order: String!) {
  getOrder(legacyConnectionId: $connection, storeOrderId: $order) { storeOrderId finalAmount currency }
}"""

STAYS = "the order's record stays in the Ecommerce API, which has no call to delete it"


def order(account: Account, connection: int, number: str = "1001", **changes: Any) -> dict[str, Any]:
    return {
        "legacyConnectionId": connection,
        "storeOrderId": number,
        "email": account.email(),
        "creationSource": "HISTORICAL",
        "storeCreatedDate": "2026-01-02T03:04:05Z",
        "finalAmount": 19.95,
        "currency": "USD",
        **changes,
    }


async def shop(account: Account) -> int:
    row = await account.make(
        "connections",
        "connection",
        service=account.name("shop"),
        externalid=account.name("shop"),
        name=account.name("shop"),
        logoUrl="",
        linkUrl="https://example.com",
    )
    # What an order makes on its way.
    account.remove_later("contacts", email=account.email())
    account.remove_later("ecomCustomers", **{"filters[email]": account.email()})
    account.remove_later("ecomOrders", **{"filters[connectionid]": row["id"]})
    return int(row["id"])


@pytest.mark.touches("nothing")
async def test_the_schema_can_be_introspected(account: Account) -> None:
    data = await account.client.graphql.execute("{ __schema { mutationType { fields { name } } } }")
    names = {field["name"] for field in data["__schema"]["mutationType"]["fields"]}
    assert {"bulkUpsertOrders", "bulkUpsertProducts"} <= names


@pytest.mark.touches(f"one connection, one contact, one order with its customer; {STAYS}")
async def test_an_order_comes_back_and_arrives_in_v3(account: Account) -> None:
    connection = await shop(account)
    answer = await account.client.graphql.execute(UPSERT, {"orders": [order(account, connection)]})
    assert [row["storeOrderId"] for row in answer["bulkUpsertOrders"]] == ["1001"]

    async def in_v3() -> list[Any]:
        query = {"filters[connectionid]": connection, "filters[externalid]": "1001"}
        return list((await account.ask("GET", "/ecomOrders", **query))["ecomOrders"])

    found = await account.eventually(in_v3)
    assert str(found[0]["totalPrice"]) == "1995"
    data = await account.client.graphql.execute(GET, {"connection": connection, "order": "1001"})
    assert str(data["getOrder"]["finalAmount"]) == "19.95"
    contacts = await account.ask("GET", "/contacts", email=account.email())
    assert [row["email"] for row in contacts["contacts"]] == [account.email()]


@pytest.mark.touches("one connection")
async def test_one_bad_order_refuses_the_batch(account: Account) -> None:
    connection = await shop(account)
    bad = order(account, connection, "1002", storeCreatedDate="yesterday")
    with pytest.raises(GraphQLError) as refused:
        await account.client.graphql.execute(UPSERT, {"orders": [order(account, connection), bad]})
    assert refused.value.errors
    data = await account.client.graphql.execute(GET, {"connection": connection, "order": "1001"})
    assert not data.get("getOrder")
