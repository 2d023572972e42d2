"""Connections, customers, orders and carts over v3."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver

SHOP = {"service": "shop", "externalid": "shop.test", "name": "Shop"}
ORDER = {
    "externalid": "o-1",
    "source": "1",
    "email": "ada@x.test",
    "totalPrice": 9111,
    "currency": "USD",
    "connectionid": "1",
    "customerid": 1,
    "externalCreatedDate": "2026-03-01T17:41:39-04:00",
    "orderProducts": [
        {"externalid": "p1", "name": "Stick", "price": 4900, "quantity": 1, "category": "Toys"},
        {"externalid": "p2", "name": "Board", "price": "3000", "quantity": "2", "category": "Toys"},
    ],
    "orderDiscounts": [{"name": "1OFF", "type": "order", "discountAmount": 100}],
}
CART = {key: value for key, value in ORDER.items() if key != "externalid"} | {
    "externalcheckoutid": "c-1",
    "abandonedDate": "2026-03-01T18:00:00-04:00",
}


@pytest.fixture
def store(shop: Driver) -> Driver:
    shop.ok("POST", "ecomCustomers", {"ecomCustomer": {"connectionid": "1", "externalid": "c", "email": "ada@x.test"}})
    return shop


def place(driver: Driver, sent: dict[str, Any] | None = None, **changes: Any) -> tuple[int, Any]:
    return driver.rest("POST", "ecomOrders", {"ecomOrder": {**(sent or ORDER), **changes}})


def test_a_connection_comes_back_as_written_and_reads_as_text(empty: Driver) -> None:
    status, answer = empty.rest("POST", "connections", {"connection": {**SHOP, "listid": 4, "isInternal": 7}})
    assert status == 201
    assert (answer["connection"]["listId"], answer["connection"]["isInternal"]) == (4, 0)
    assert "status" not in answer["connection"]
    shown = empty.ok("GET", "connections/1")["connection"]
    assert (shown["listId"], shown["isInternal"], shown["status"], shown["lastSync"]) == ("4", "0", "1", None)
    assert shown["links"]["customers"].endswith("/api/3/connections/1/customers")


def test_connections_without_their_keys(empty: Driver) -> None:
    assert empty.rest("POST", "connections", {"connection": {}}) == (
        400,
        {
            "errors": [
                {
                    "title": "The connection service was not provided.",
                    "source": {"pointer": "/data/attributes/service"},
                },
                {
                    "title": "The connection externalid was not provided.",
                    "source": {"pointer": "/data/attributes/externalid"},
                },
            ]
        },
    )


def test_service_and_external_id_are_one_connection(shop: Driver) -> None:
    assert shop.rest("POST", "connections", {"connection": SHOP})[0] == 422
    shop.ok("POST", "connections", {"connection": {**SHOP, "externalid": "two"}})
    assert shop.rest("PUT", "connections/2", {"connection": {"externalid": "shop.test"}})[0] == 422
    updated = shop.ok("PUT", "connections/2", {"connection": {"status": 0, "name": "New"}})["connection"]
    assert (updated["status"], updated["name"], updated["service"]) == (0, "New", "shop")
    assert shop.ok("GET", "connections/2")["connection"]["status"] == "0"
    query = "filters[service]=shop&filters[externalid]=two"
    assert [row["id"] for row in shop.ok("GET", "connections", query=query)["connections"]] == ["2"]
    assert shop.ok("GET", "connections", query="orders[externalid]=DESC")["connections"][0]["id"] == "2"


def test_delete_a_connection(shop: Driver) -> None:
    assert shop.rest("DELETE", "connections/1") == (200, {})
    assert shop.rest("GET", "connections/1") == (404, {"message": "No Result found for Connection with id 1"})


def test_connection_options_are_one_row_an_option(shop: Driver) -> None:
    sent = {"connectionid": "1", "option": "abandoned_cart.abandon_after_hours", "value": 1}
    assert shop.rest("POST", "connectionOptions", {"connectionOption": sent})[0] == 201
    status, answer = shop.rest("POST", "connectionOptions", {"connectionOption": {**sent, "value": "6"}})
    assert (status, answer["connectionOption"]["value"]) == (200, "6")
    assert [row["value"] for row in shop.ok("GET", "connections/1/options")["connectionOptions"]] == ["6"]


def test_a_customer_brings_its_contact_and_the_aggregate_row(store: Driver) -> None:
    assert store.ok("GET", "contacts")["contacts"][0]["email"] == "ada@x.test"
    rows = store.ok("GET", "ecomCustomers")["ecomCustomers"]
    assert [(row["id"], row["connectionid"], row["externalid"], row["connection"]) for row in rows] == [
        ("1", "1", "c", "1"),
        ("2", "0", "0", None),
    ]
    assert (rows[0]["totalRevenue"], rows[0]["acceptsMarketing"]) == ("0", "0")
    assert store.ok("GET", "connections/1/customers")["meta"] == {"total": "1"}
    assert store.ok("GET", "ecomCustomers", query="filters[email]=ada@x.test&filters[connectionid]=1")["meta"] == {
        "total": "1"
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "duplicate"),
        ({"email": None}, "field_missing"),
        ({"connectionid": 9, "externalid": "n"}, "related_missing"),
    ],
)
def test_customers_that_are_refused(store: Driver, changes: dict[str, Any], code: str) -> None:
    sent = {"connectionid": "1", "externalid": "c", "email": "ada@x.test", **changes}
    status, answer = store.rest("POST", "ecomCustomers", {"ecomCustomer": sent})
    assert (status, answer["errors"][0]["code"]) == (422, code)


def test_customers_are_updated(store: Driver) -> None:
    updated = store.ok("PUT", "ecomCustomers/1", {"ecomCustomer": {"externalid": "98765", "acceptsMarketing": "1"}})
    assert (updated["ecomCustomer"]["externalid"], updated["ecomCustomer"]["email"]) == ("98765", "ada@x.test")
    assert updated["ecomCustomer"]["totalOrders"] == "0"
    assert store.rest("PUT", "ecomCustomers/1", {"ecomCustomer": {"externalid": ""}})[0] == 422
    assert store.rest("GET", "ecomCustomers/9") == (404, {"message": "No Result found for EcomCustomer with id 9"})


def test_an_order_create(store: Driver) -> None:
    status, answer = place(store)
    assert status == 201
    order = answer["ecomOrder"]
    assert [order[name] for name in ("id", "totalPrice", "state", "connectionid", "customerid", "totalProducts")] == [
        "1",
        9111,
        1,
        "1",
        1,
        2,
    ]
    assert (order["orderProducts"], order["orderDiscounts"]) == (["1", "2"], ["1"])
    assert answer["ecomOrderProducts"] == ORDER["orderProducts"]
    assert answer["ecomOrderDiscounts"][0]["discountAmount"] == "100"
    assert answer["connections"][0]["id"] == "1"
    shown = store.ok("GET", "ecomOrders/1")["ecomOrder"]
    assert (shown["totalPrice"], shown["externalCreatedDate"]) == ("9111", "2026-03-01T16:41:39-05:00")
    assert "orderProducts" not in shown
    assert store.ok("GET", "ecomOrders")["ecomOrders"][0]["totalPrice"] == 9111
    product = store.ok("GET", "ecomOrderProducts/2")["ecomOrderProduct"]
    assert (product["price"], product["quantity"], product["ecomOrder"]) == ("3000", "2", "1")
    assert "meta" not in store.ok("GET", "ecomOrderProducts")
    assert store.rest("GET", "ecomOrderProducts/5") == (
        404,
        {"message": "No Result found for EcomOrderProduct with id 5"},
    )


def test_totals_of_customers_count_orders_not_carts(store: Driver) -> None:
    place(store)
    place(store, CART)
    rows = store.ok("GET", "ecomCustomers")["ecomCustomers"]
    for row in rows:
        assert [row[name] for name in ("totalRevenue", "totalOrders", "totalProducts", "avgProductCategory")] == [
            "9111",
            "1",
            "2",
            "Toys",
        ]
    assert store.ok("GET", "ecomCustomers/1/orders")["meta"] == {"total": "2"}


@pytest.mark.parametrize(
    ("sent", "changes", "code"),
    [
        (ORDER, {}, "duplicate"),
        (CART, {"externalcheckoutid": "taken"}, "duplicate"),
        (ORDER, {"externalid": "n", "email": ""}, "field_missing"),
        (ORDER, {"externalid": ""}, "field_missing"),
        (CART, {"abandonedDate": None}, "field_missing"),
        (ORDER, {"externalid": "n", "customerid": 99}, "related_missing"),
        (ORDER, {"externalid": "n", "connectionid": "x"}, "related_missing"),
    ],
)
def test_orders_that_are_refused(store: Driver, sent: dict[str, Any], changes: dict[str, Any], code: str) -> None:
    place(store)
    place(store, CART, externalcheckoutid="taken")
    status, answer = place(store, sent, **changes)
    assert (status, answer["errors"][0]["code"]) == (422, code)


def test_a_cart_that_becomes_an_order(store: Driver) -> None:
    created = place(store, CART)[1]["ecomOrder"]
    assert created["state"] == 2
    shown = store.ok("GET", "ecomOrders/1")["ecomOrder"]
    assert (shown["abandonedDate"], shown["externalid"]) == ("2026-03-01T17:00:00-05:00", "")
    changed: dict[str, Any] = {
        "orderProducts": [{"externalid": "p3", "name": "Ball", "price": 10, "quantity": 1}],
        "orderDiscounts": {},
    }
    answer = store.ok("PUT", "ecomOrders/1", {"ecomOrder": {"totalPrice": "10", **changed}})
    assert (answer["ecomOrder"]["state"], answer["ecomOrder"]["totalProducts"]) == ("2", 1)
    assert [(row["id"], row["price"]) for row in answer["ecomOrderProducts"]] == [("3", "10")]
    answer = store.ok("PUT", "ecomOrders/1", {"ecomOrder": {"externalid": "o-9", "source": 1}})
    assert (answer["ecomOrder"]["state"], answer["ecomOrder"]["externalid"]) == ("3", "o-9")
    assert store.ok("PUT", "ecomOrders/1", {"ecomOrder": {"orderNumber": "n"}})["ecomOrder"]["state"] == "3"
    assert store.ok("GET", "ecomOrders", query="filters[state]=3")["meta"] == {"total": "1"}


def test_order_filters(store: Driver) -> None:
    place(store)
    place(store, externalid="o-2", totalPrice=12.99, externalCreatedDate="2026-03-02")
    place(store, externalid="o-3", totalPrice="junk", orderProducts="none", externalCreatedDate="not a date")
    found = store.ok("GET", "ecomOrders", query="filters[externalid]=o-2&filters[connectionid]=1")["ecomOrders"]
    assert [(row["totalPrice"], row["externalCreatedDate"]) for row in found] == [(12, "2026-03-02T00:00:00-05:00")]
    ids = [row["id"] for row in store.ok("GET", "ecomOrders", query="orders[externalid]=DESC")["ecomOrders"]]
    assert ids == ["3", "2", "1"]
    assert store.ok("GET", "ecomOrders", query="filters[customerid]=9")["ecomOrders"] == []
    assert store.ok("GET", "ecomOrders/3")["ecomOrder"]["totalPrice"] == "0"


def test_deleting_an_order_deletes_its_rows(store: Driver) -> None:
    place(store)
    assert store.rest("DELETE", "ecomOrders/1") == (200, {})
    assert store.sandbox.rows("ecomOrderProducts") == []
    assert store.sandbox.rows("ecomOrderDiscounts") == []


def test_what_relations_point_at(store: Driver) -> None:
    place(store)
    assert store.ok("GET", "ecomOrders/1/customer")["ecomCustomer"]["externalid"] == "c"
    assert store.ok("GET", "ecomOrders/1/connection")["connection"]["id"] == "1"
    assert store.rest("GET", "ecomOrders/9/customer")[0] == 404
    assert store.rest("GET", "ecomCustomers/2/connection")[0] == 404
    assert store.ok("GET", "ecomOrders/1/orderActivities") == {"ecomOrderActivities": []}
    assert store.rest("GET", "ecomOrders/9/orderActivities")[0] == 404
    assert store.rest("GET", "ecomOrders/1/nonsense")[0] == 404
