"""Searches: filters, operators, sorting, pages."""

from __future__ import annotations

from typing import Any

import pytest

from acsdk.sandbox import SandboxClock

from .driver import Driver

SEARCH = "query($filter: OrderFilter) { searchOrder(filter: $filter) { storeOrderId } }"
PRODUCTS = "query($filter: ProductFilter) { searchProduct(filter: $filter) { storePrimaryId } }"
BULK_PRODUCTS = "mutation($products: [ProductInput!]!) { bulkUpsertProducts(products: $products) { id } }"


@pytest.fixture
def orders(shop: Driver) -> Driver:
    shop.connection("second.test")
    rows: dict[str, dict[str, Any]] = {
        "a": {"email": "ada@gmail.com", "finalAmount": "10.50", "isTestOrder": False, "orderNumber": "3"},
        "b": {"email": "bob@GMAIL.com", "finalAmount": 20, "isTestOrder": True, "orderNumber": "1"},
        "c": {"email": "cy@else.test", "finalAmount": 30, "legacyConnectionId": 2, "notes": ["late", "gift"]},
        "d": {"email": "ada@gmail.com", "finalAmount": 30, "shippingAddress": {"city": "Berlin"}},
    }
    for number, changes in rows.items():
        shop.upsert_order("id", storeOrderId=number, **changes)
    return shop


def found(driver: Driver, **criteria: Any) -> str:
    rows = driver.data(SEARCH, filter=criteria)["searchOrder"]
    return "".join(row["storeOrderId"] for row in rows)


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({}, "abcd"),
        ({"email": {"filterOperator": "EQ", "value": "ada@gmail.com"}}, "ad"),
        ({"email": {"filterOperator": "CONTAINS", "value": "gmail"}}, "abd"),
        ({"finalAmount": {"filterOperator": "EQ", "value": "10.5"}}, "a"),
        ({"finalAmount": {"filterOperator": "GT", "value": 20}}, "cd"),
        ({"finalAmount": {"filterOperator": "GTE", "value": 20}}, "bcd"),
        ({"finalAmount": {"filterOperator": "LT", "value": 20}}, "a"),
        ({"finalAmount": {"filterOperator": "LTE", "value": 20}}, "ab"),
        ({"isTestOrder": {"filterOperator": "EQ", "value": False}}, "a"),
        ({"legacyConnectionId": {"filterOperator": "EQ", "value": 2}}, "c"),
        ({"legacyConnectionId": {"filterOperator": "EQ", "value": 1}, "pagination": {"offset": 1}}, "bd"),
        ({"legacyConnectionId": {"filterOperator": "EQ", "value": 1}, "pagination": {"limit": 2}}, "ab"),
        ({"legacyConnectionId": {"filterOperator": "EQ", "value": 1}, "orderNumber": {"sort": "ASC"}}, "dba"),
        ({"legacyConnectionId": {"filterOperator": "LT", "value": 2}}, "abd"),
        ({"notes": {"filterOperator": "EQ", "value": "gift"}}, "c"),
        ({"notes": {"filterOperator": "CONTAINS", "value": "GI"}}, "c"),
        ({"shippingAddress": {"city": {"filterOperator": "CONTAINS", "value": "berl"}}}, "d"),
        ({"creationSource": {"filterOperator": "EQ", "value": "HISTORICAL"}}, ""),
        ({"orderNumber": {"filterOperator": "EQ", "value": None}}, "cd"),
        ({"orderNumber": {"filterOperator": "CONTAINS", "value": None}}, ""),
        ({"orderNumber": {"sort": "ASC"}}, "cdba"),
        ({"orderNumber": {"sort": "DESC"}}, "abcd"),
        ({"finalAmount": {"sort": "DESC"}, "email": {"sort": "ASC"}}, "dabc"),
        ({"notes": {"sort": "DESC"}}, "cabd"),
        ({"email": None, "pagination": {"offset": 1, "limit": 2}}, "bc"),
        ({"pagination": {"offset": None, "limit": None}}, "abcd"),
        ({"pagination": {"offset": 9}}, ""),
        ({"email": {}}, "abcd"),
        (
            {
                "email": {"filterOperator": "CONTAINS", "value": "gmail", "sort": "DESC"},
                "pagination": {"limit": 1, "offset": 1},
            },
            "a",
        ),
    ],
)
def test_filters(orders: Driver, criteria: dict[str, Any], expected: str) -> None:
    assert found(orders, **criteria) == expected


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ({"isTestOrder": {"filterOperator": "CONTAINS", "value": True}}, "CONTAINS is not allowed"),
        ({"email": {"filterOperator": "IN", "value": "x"}}, "IN is not allowed"),
        ({"email": {"value": "x"}}, "must have a filterOperator"),
        ({"pagination": {"limit": 0}}, "greater than 0"),
        ({"pagination": {"limit": 101}}, "less than or equal to 100"),
        ({"pagination": {"offset": -1}}, "greater than or equal to 0"),
    ],
)
def test_what_a_filter_may_not_say(orders: Driver, criteria: dict[str, Any], words: str) -> None:
    answer = orders.graphql(SEARCH, filter=criteria)
    assert words in answer["errors"][0]["message"]
    assert answer["errors"][0]["path"] == ["searchOrder"]
    assert answer["data"] == {}


def test_an_order_is_found_by_the_id_of_the_service(orders: Driver) -> None:
    guid = orders.data('{ getOrder(legacyConnectionId: 1, storeOrderId: "b") { id } }')["getOrder"]["id"]
    assert found(orders, id={"filterOperator": "EQ", "value": guid}) == "b"


def test_a_search_gives_twenty_by_default(shop: Driver) -> None:
    for number in range(25):
        shop.upsert_order(storeOrderId=str(number))
    assert len(shop.data("{ searchOrder { id } }")["searchOrder"]) == 20


def test_product_filters_on_lists_and_plain_values(shop: Driver) -> None:
    base = {"legacyConnectionId": 1}
    dimensions = {"length": 1, "width": 2, "height": "3.5"}
    products = [
        {**base, "storePrimaryId": "x", "tags": ["new", "blue"], "dimensionsUnit": "METRIC", "variantWeight": 2},
        {**base, "storePrimaryId": "y", "tags": ["new"], "baseProductDimensions": dimensions},
    ]
    shop.data(BULK_PRODUCTS, products=products)

    def keys(**criteria: Any) -> list[str]:
        return [row["storePrimaryId"] for row in shop.data(PRODUCTS, filter=criteria)["searchProduct"]]

    tag = {"filterOperator": "EQ", "value": "new"}
    assert keys(tags=[tag]) == ["x", "y"]
    assert keys(tags=[tag, {"filterOperator": "EQ", "value": "blue"}]) == ["x"]
    assert keys(dimensionsUnit="METRIC") == ["x"]
    assert keys(variantWeight="2.0") == ["x"]
    assert keys(baseProductDimensions={"height": 3.5}) == ["y"]


def test_the_same_searches_answer_from_a_file(tmp_path: Any) -> None:
    driver = Driver(options={"state": tmp_path / "account.db", "clock": SandboxClock()})
    driver.connection()
    driver.upsert_order(storeOrderId="a", finalAmount="12.20")
    assert found(driver, finalAmount={"filterOperator": "EQ", "value": 12.2}) == "a"
    assert found(driver, email={"filterOperator": "EQ", "value": "ada@shop.test"}) == "a"
    assert found(driver, legacyConnectionId={"filterOperator": "EQ", "value": 1}) == "a"
    assert found(driver) == "a"
    driver.sandbox.close()
