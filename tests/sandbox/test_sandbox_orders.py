"""Orders over GraphQL: keys, patches, checks, the pipeline to v3."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from .driver import ORDER, Driver

BULK = "mutation($orders: [OrderInput!]!) { bulkUpsertOrders(orders: $orders) { storeOrderId finalAmount } }"
ASYNC = "mutation($orders: [OrderInput!]!) { bulkUpsertOrdersAsync(orders: $orders) { recordId } }"
GET = """query($id: String!) {
  getOrder(legacyConnectionId: 1, storeOrderId: $id) { storeOrderId storeStatus finalAmount } }"""


def _order(number: str, **changes: Any) -> dict[str, Any]:
    return {**ORDER, "storeOrderId": number, **changes}


def test_an_order_comes_back_with_the_digits_it_went_in_with(shop: Driver) -> None:
    lines = [{"name": "Tea", "quantity": 2, "priceAmount": "9.950"}]
    row = shop.upsert_order("finalAmount lineItems { priceAmount quantity }", finalAmount="100.01", lineItems=lines)
    assert row == {"finalAmount": Decimal("100.01"), "lineItems": [{"priceAmount": Decimal("9.950"), "quantity": 2}]}
    assert str(row["lineItems"][0]["priceAmount"]) == "9.950"


def test_the_natural_key_decides_and_unsent_fields_stay(shop: Driver) -> None:
    first = shop.upsert_order("id connectionId", storeStatus="paid", notes=["one"])
    second = shop.upsert_order("id storeStatus notes cartId", orderNumber="77")
    assert second == {"id": first["id"], "storeStatus": "paid", "notes": ["one"]}
    assert len(shop.sandbox.rows("orders")) == 1


def test_an_explicit_null_clears_and_null_fields_are_left_out(shop: Driver) -> None:
    shop.upsert_order(storeStatus="paid")
    assert shop.upsert_order("storeOrderId storeStatus", storeStatus=None) == {"storeOrderId": "A-1"}


def test_dates_come_back_as_utc_instants(shop: Driver) -> None:
    row = shop.upsert_order("storeCreatedDate", storeCreatedDate="2026-03-01T09:30:00.250+02:00")
    assert row == {"storeCreatedDate": "2026-03-01T07:30:00.250000Z"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": ""}, "email"),
        ({"currency": "E"}, "currency"),
        ({"finalAmount": None}, "finalAmount"),
        ({"storeCreatedDate": "yesterday"}, "storeCreatedDate"),
        ({"storeCreatedDate": "2026-13-45T99:00:00Z"}, "storeCreatedDate"),
        ({"storeModifiedDate": "2026-03-01"}, "storeModifiedDate"),
        ({"legacyConnectionId": 9}, "legacyConnectionId"),
    ],
)
def test_one_bad_order_keeps_the_whole_batch_out(shop: Driver, changes: dict[str, Any], field: str) -> None:
    answer = shop.graphql(BULK, orders=[_order("1"), _order("22-x", **changes)])
    error = answer["errors"][0]
    assert error["message"] == "Validation errors"
    assert set(error["extensions"]) == {f"{field}-storeOrderId-22-x", "classification"}
    assert error["extensions"][f"{field}-storeOrderId-22-x"]
    assert shop.sandbox.rows("orders") == []
    assert shop.sandbox.rows("contacts") == []


def test_an_order_without_its_number_is_named_null(shop: Driver) -> None:
    answer = shop.graphql(BULK, orders=[_order("1", storeOrderId=None)])
    assert "storeOrderId-storeOrderId-null" in answer["errors"][0]["extensions"]


def test_duplicates_in_one_call_count_once(shop: Driver) -> None:
    rows = shop.data(BULK, orders=[_order("1", finalAmount=1), _order("1", finalAmount=2), _order("2", finalAmount=3)])
    assert [(row["storeOrderId"], row["finalAmount"]) for row in rows["bulkUpsertOrders"]] == [("1", 1), ("2", 3)]


def test_queued_orders_appear_after_the_delay_and_in_v3_after_another(shop: Driver) -> None:
    record = shop.data(ASYNC, orders=[_order("1")])["bulkUpsertOrdersAsync"]["recordId"]
    instant, kind, account, guid = record.split("_")
    assert instant == "2026-01-01T00:00:00.000000000Z"
    assert (kind, account.isdigit(), len(guid)) == ("bulk", True, 36)
    assert shop.data(GET, id="1") == {}
    assert len(shop.ok("GET", "contacts")["contacts"]) == 1
    shop.clock.advance(3)
    assert shop.data(GET, id="1")["getOrder"] == {"storeOrderId": "1", "finalAmount": 20}
    assert shop.ok("GET", "ecomOrders")["ecomOrders"] == []
    shop.clock.advance(3)
    assert [row["externalid"] for row in shop.ok("GET", "ecomOrders")["ecomOrders"]] == ["1"]


def test_settle_runs_the_pipeline_whatever_the_clock_says(shop: Driver) -> None:
    shop.data(ASYNC, orders=[_order("1")])
    shop.sandbox.settle()
    assert shop.ok("GET", "ecomOrders")["meta"] == {"total": "1"}


def test_the_v3_copy_has_cents_states_products_and_discounts(shop: Driver) -> None:
    shop.upsert_order(
        finalAmount="45.005",
        shippingAmount="5.1",
        normalizedStatus="WAITING",
        creationSource="HISTORICAL",
        storeCustomerId="c-9",
        lineItems=[
            {
                "name": "Mug",
                "quantity": 3,
                "priceAmount": 15,
                "storeBaseProductId": "base",
                "isOnSale": True,
                "tags": ["a", "b"],
            },
            {"name": "Bag", "productStorePrimaryId": "primary", "averageRating": "4.5"},
        ],
        discounts=[{"name": "SPRING", "type": "SHIPPING", "discountAmount": "1.25"}],
    )
    shop.sandbox.settle()
    order = shop.ok("GET", "ecomOrders/1")["ecomOrder"]
    assert {name: order[name] for name in ("totalPrice", "shippingAmount", "discountAmount", "state", "source")} == {
        "totalPrice": "4501",
        "shippingAmount": "510",
        "discountAmount": "0",
        "state": "4",
        "source": "0",
    }
    assert order["externalCreatedDate"] == "2026-03-01T04:30:00-05:00"
    products = shop.ok("GET", "ecomOrders/1/orderProducts")["ecomOrderProducts"]
    assert [(row["externalid"], row["price"], row["quantity"]) for row in products] == [
        ("base", "1500", "3"),
        ("primary", "0", "1"),
    ]
    assert (products[0]["onSale"], products[0]["tags"], products[1]["averageRating"]) == ("1", "a,b", "4.5")
    discounts = shop.ok("GET", "ecomOrders/1/orderDiscounts")["ecomOrderDiscounts"]
    assert [(row["name"], row["type"], row["discountAmount"]) for row in discounts] == [("SPRING", "shipping", "125")]
    customer = shop.ok("GET", f"ecomCustomers/{order['customerid']}")["ecomCustomer"]
    assert (customer["externalid"], customer["totalRevenue"], customer["totalOrders"]) == ("c-9", "4501", "1")


def test_a_later_upsert_updates_the_copy_in_place(shop: Driver) -> None:
    shop.upsert_order(lineItems=[{"name": "one"}, {"name": "two"}], storeModifiedDate="2026-03-02T00:00:00Z")
    shop.sandbox.settle()
    shop.upsert_order(lineItems=[{"name": "three"}], finalAmount=7)
    shop.sandbox.settle()
    assert [row["totalPrice"] for row in shop.ok("GET", "ecomOrders")["ecomOrders"]] == [700]
    assert [row["name"] for row in shop.ok("GET", "ecomOrderProducts")["ecomOrderProducts"]] == ["three"]


def test_a_v3_cart_becomes_the_order_that_names_it(shop: Driver) -> None:
    customer = shop.ok(
        "POST", "ecomCustomers", {"ecomCustomer": {"connectionid": "1", "externalid": "c", "email": "ada@shop.test"}}
    )
    cart = {
        "externalcheckoutid": "cart-1",
        "abandoned_date": "2026-03-01T10:00:00Z",
        "source": 1,
        "email": "ada@shop.test",
        "totalPrice": 100,
        "currency": "EUR",
        "connectionid": 1,
        "customerid": customer["ecomCustomer"]["id"],
        "externalCreatedDate": "2026-03-01T09:00:00Z",
    }
    created = shop.ok("POST", "ecomOrders", {"ecomOrder": cart})["ecomOrder"]
    assert (created["state"], created["externalid"]) == (2, "")
    shop.upsert_order(cartId="cart-1", normalizedStatus="COMPLETED")
    shop.sandbox.settle()
    rows = shop.ok("GET", "ecomOrders")["ecomOrders"]
    assert [(row["id"], row["externalid"], row["externalcheckoutid"], row["state"]) for row in rows] == [
        (created["id"], "A-1", "cart-1", 3)
    ]


def test_a_write_to_v3_never_reaches_graphql(shop: Driver) -> None:
    shop.upsert_order()
    shop.sandbox.settle()
    shop.ok("PUT", "ecomOrders/1", {"ecomOrder": {"totalPrice": 1}})
    assert shop.data(GET, id="A-1")["getOrder"]["finalAmount"] == 20


def test_contact_values_fall_back_from_customer_data_to_shipping_to_billing(shop: Driver) -> None:
    shop.upsert_order(
        acceptsMarketing=True,
        customerData={"firstName": "Ada", "company": "Engines", "smsMarketingState": "PENDING"},
        shippingAddress={"firstName": "Ship", "lastName": "Lovelace"},
        billingAddress={"firstName": "Bill", "lastName": "Bill", "phone": "123"},
    )
    contact = shop.ok("GET", "contacts")["contacts"][0]
    assert [contact[name] for name in ("firstName", "lastName", "phone", "orgname")] == [
        "Ada",
        "Lovelace",
        "123",
        "Engines",
    ]
    rows = shop.ok("GET", "ecomCustomers")["ecomCustomers"]
    assert [(row["connectionid"], row["externalid"], row["connection"]) for row in rows] == [
        ("1", "ada@shop.test", "1"),
        ("0", "0", None),
    ]
    assert (rows[0]["acceptsMarketing"], rows[0]["smsMarketingState"]) == ("1", "PENDING")


def test_a_known_contact_is_updated_not_doubled(shop: Driver) -> None:
    shop.upsert_order(customerData={"firstName": "Ada"}, storeCustomerId="7")
    shop.upsert_order(email="ADA@shop.test", storeCustomerId="7", shippingAddress={"phone": "9"})
    contacts = shop.ok("GET", "contacts")["contacts"]
    assert [(row["firstName"], row["phone"]) for row in contacts] == [("Ada", "9")]
    assert len(shop.sandbox.rows("ecomCustomers")) == 2


def test_the_copy_of_a_deleted_connection_still_arrives(shop: Driver) -> None:
    shop.upsert_order()
    shop.ok("DELETE", "connections/1")
    shop.sandbox.settle()
    assert shop.ok("GET", "ecomOrders/1")["ecomOrder"]["connectionid"] == "1"


def test_a_customer_with_a_new_address_has_an_aggregate_row_for_it(shop: Driver) -> None:
    shop.upsert_order(storeCustomerId="7")
    shop.upsert_order(storeCustomerId="7", email="new@shop.test")
    rows = shop.ok("GET", "ecomCustomers")["ecomCustomers"]
    assert [(row["externalid"], row["email"]) for row in rows] == [
        ("7", "new@shop.test"),
        ("0", "ada@shop.test"),
        ("0", "new@shop.test"),
    ]
