"""The product catalog and recurring payments over GraphQL."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver

BULK = """mutation($p: [ProductInput!]!) {
  bulkUpsertProducts(products: $p) { id storePrimaryId baseProductName variantSku } }"""
CREATE = "mutation($p: ProductInput) { createProduct(product: $p) { id } }"
UPDATE = "mutation($id: String, $p: ProductInput) { updateProduct(id: $id, product: $p) { id variantSku brand } }"
BY_ID = "query($id: String) { productById(id: $id) { storePrimaryId attributes averageRatings } }"
PAYMENTS = "mutation($r: [RecurringPaymentInput]) { bulkUpsertRecurringPayments(recurringPayments: $r) { recordId } }"
FOUND = "{ searchRecurringPayment { id storeRecurringPaymentId paymentAmount startDate notes lineItemNames } }"


def _product(key: str = "p1", **changes: Any) -> dict[str, Any]:
    return {"legacyConnectionId": 1, "storePrimaryId": key, "baseProductName": "Tea", **changes}


def test_absent_is_untouched_and_null_is_cleared(shop: Driver) -> None:
    first = shop.data(BULK, p=[_product(variantSku="T-1")])["bulkUpsertProducts"][0]
    second = shop.data(BULK, p=[{"legacyConnectionId": 1, "storePrimaryId": "p1", "baseProductName": None}])
    assert second["bulkUpsertProducts"] == [{"id": first["id"], "storePrimaryId": "p1", "variantSku": "T-1"}]


def test_the_first_of_two_in_one_call_survives(shop: Driver) -> None:
    rows = shop.data(BULK, p=[_product(variantSku="first"), _product(variantSku="second")])["bulkUpsertProducts"]
    assert [row["variantSku"] for row in rows] == ["first"]


def test_create_refuses_a_known_key(shop: Driver) -> None:
    guid = shop.data(CREATE, p=_product())["createProduct"]["id"]
    assert len(guid) == 36
    error = shop.graphql(CREATE, p=_product())["errors"][0]
    assert error["message"] == "Validation errors"
    assert "storePrimaryId-storePrimaryId-p1" in error["extensions"]


@pytest.mark.parametrize("changes", [{"storePrimaryId": None}, {"legacyConnectionId": None}, {"legacyConnectionId": 5}])
def test_required_fields(shop: Driver, changes: dict[str, Any]) -> None:
    assert shop.graphql(BULK, p=[_product(**changes)])["errors"][0]["message"] == "Validation errors"
    assert shop.sandbox.rows("products") == []


def test_update_by_id(shop: Driver) -> None:
    guid = shop.data(CREATE, p=_product(variantSku="T-1"))["createProduct"]["id"]
    shop.data(CREATE, p=_product("p2"))
    row = shop.data(UPDATE, id=guid, p={"brand": "Acme", "id": "ignored"})["updateProduct"]
    assert row == {"id": guid, "variantSku": "T-1", "brand": "Acme"}
    assert "errors" in shop.graphql(UPDATE, id=guid, p={"storePrimaryId": "p2"})
    assert "There is no product" in shop.graphql(UPDATE, id="nope", p={})["errors"][0]["message"]


def test_delete(shop: Driver) -> None:
    guid = shop.data(CREATE, p=_product())["createProduct"]["id"]
    assert shop.data("mutation($id: String) { deleteProduct(id: $id) }", id=guid) == {"deleteProduct": True}
    assert shop.data("mutation($id: String) { deleteProduct(id: $id) }", id=guid) == {"deleteProduct": False}
    assert shop.data(BY_ID, id=guid) == {}
    assert shop.data("{ productById { id } }") == {}


def test_attributes_keep_their_shape_and_their_nulls(shop: Driver) -> None:
    literal = '{color: "blue" sizes: [1 2.50 null] nested: {on: true}}'
    product = f'{{legacyConnectionId: 1 storePrimaryId: "p" attributes: {literal} averageRatings: "4"}}'
    query = f"mutation {{ createProduct(product: {product}) {{ id }} }}"
    guid = shop.data(query)["createProduct"]["id"]
    row = shop.data(BY_ID, id=guid)["productById"]
    assert row["attributes"] == {"color": "blue", "sizes": [1, 2.5, None], "nested": {"on": True}}
    assert row["averageRatings"] == 4
    shop.data(UPDATE, id=guid, p={"attributes": {"a": None}})
    assert shop.data(BY_ID, id=guid)["productById"]["attributes"] == {"a": None}


def test_attributes_may_be_a_plain_value_and_enums_are_not_json(shop: Driver) -> None:
    guid = shop.data(CREATE, p=_product(attributes="plain"))["createProduct"]["id"]
    assert shop.data(BY_ID, id=guid)["productById"]["attributes"] == "plain"
    bad = 'mutation { createProduct(product: {legacyConnectionId: 1 storePrimaryId: "q" attributes: RED}) { id } }'
    assert shop.graphql(bad)["errors"][0]["extensions"]["classification"] == "ValidationError"


def test_single_values_become_lists(shop: Driver) -> None:
    shop.data(BULK, p=_product(tags="a,b", baseProductImages={"url": "https://shop.test/a.jpg"}))
    row = shop.data("{ searchProduct { tags baseProductImages { url } } }")["searchProduct"][0]
    assert row == {"tags": ["a,b"], "baseProductImages": [{"url": "https://shop.test/a.jpg"}]}


def _payment(**changes: Any) -> dict[str, Any]:
    return {
        "legacyConnectionId": 1,
        "storeRecurringPaymentId": "s-1",
        "email": "ada@shop.test",
        "paymentAmount": "20.00",
        "startDate": "2026-02-25T04:05:44.000Z",
        "suppressAutomations": True,
        "lineItemNames": ["Mug of the month"],
        "customerData": {"firstName": "Ada", "acceptsMarketing": True},
        **changes,
    }


def test_recurring_payments_are_written_after_the_delay(shop: Driver) -> None:
    assert shop.data(PAYMENTS, r=[_payment(), _payment(paymentAmount=9)])["bulkUpsertRecurringPayments"]["recordId"]
    assert shop.data(FOUND) == {"searchRecurringPayment": []}
    customer = shop.ok("GET", "ecomCustomers/1")["ecomCustomer"]
    assert (customer["acceptsMarketing"], customer["email"]) == ("1", "ada@shop.test")
    shop.clock.advance(3)
    row = shop.data(FOUND)["searchRecurringPayment"][0]
    guid = row.pop("id")
    assert row == {
        "storeRecurringPaymentId": "s-1",
        "paymentAmount": 20,
        "startDate": "2026-02-25T04:05:44Z",
        "lineItemNames": ["Mug of the month"],
    }
    shop.data(PAYMENTS, r=[_payment(notes="one note")])
    shop.sandbox.settle()
    again = shop.data(FOUND)["searchRecurringPayment"]
    assert [(item["id"], item["notes"]) for item in again] == [(guid, ["one note"])]
    assert "customerData" not in shop.sandbox.rows("recurringPayments")[0]


def test_a_bad_recurring_payment_is_named_by_its_id(shop: Driver) -> None:
    error = shop.graphql(PAYMENTS, r=[_payment(), _payment(storeRecurringPaymentId="x", currency="12")])["errors"][0]
    assert "currency-storeRecurringPaymentId-x" in error["extensions"]
    shop.sandbox.settle()
    assert shop.sandbox.rows("recurringPayments") == []
    assert shop.data(PAYMENTS)["bulkUpsertRecurringPayments"]["recordId"]
