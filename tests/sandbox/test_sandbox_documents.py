"""Documents in the shapes that the official shop plugins and the documentation send, with values of our own."""

from __future__ import annotations

from typing import Any

import pytest

from .driver import Driver

# The WooCommerce plugin inlines everything: no commas, escaped slashes, lower-case currency, one bare note.
INLINED_ORDER = (
    '{legacyConnectionId:1 normalizedStatus:COMPLETED storeStatus:"processing" acceptsMarketing:false '
    'storeCustomerId:"UID-7" currency:"eur" email:"grace@shop.test" storeOrderId:"5120" '
    'storeCreatedDate:"2026-04-02T08:15:00+00:00" storeModifiedDate:"2026-04-02T08:16:30+00:00" orderNumber:"5120" '
    'creationSource:REAL_TIME finalAmount:31.90 orderUrl:"https:\\/\\/shop.test\\/order?id=5120&x=1" '
    'discounts:[{name:"TEA5" type:ORDER discountAmount:5}] shippingAmount:4.90 shippingMethod:"Parcel" '
    'discountsAmount:5 billingAddress:{firstName:"Grace" lastName:"Hopper" country:"DE"} paymentMethod:"invoice" '
    'notes:"Ring twice" createdByRecurringPayment:false lineItems:[{category:"Tea, Green" storeOrderId:"5120" '
    'name:"Sencha" priceAmount:16 quantity:2 productUrl:"https:\\/\\/shop.test\\/sencha" sku:"SEN" '
    'storeLineItemId:"3" productStorePrimaryId:"40" averageRating:0 isOnSale:false tags:["green" "loose"]}]}'
)
INLINED_PRODUCT = (
    '{storeBaseProductId:"40" baseProductName:"Sencha" baseProductImages:[{url:"https:\\/\\/shop.test\\/s.jpg" '
    "width:8 height:6}] baseProductWeight:0.1 baseProductDimensions:{length:1 width:2 height:3} legacyConnectionId:1 "
    'tags:["green"] categories:["15" "16"] dimensionsUnit:METRIC storePrimaryId:"41" variantPriceAmount:16 '
    'isVirtual:false stockStatus:IN_STOCK averageRatings:"4" ratingCount:2 attributes:{pa_size:"100g"}}'
)
INLINED_PAYMENT = (
    '{legacyConnectionId:1 storeRecurringPaymentId:"900" email:"grace@shop.test" normalizedStatus:ACTIVE '
    'billingInterval:MONTHLY billingIntervalCount:1 paymentAmount:12.00 startDate:"2026-01-01T00:00:00+00:00" '
    'originOrderId:"5120" currency:"eur" customerData:{firstName:"Grace" acceptsMarketing:false} lineItemBrands:[] '
    'lineItemNames:["Tea of the month"] suppressAutomations:false}'
)
# The Magento module sends variables, a bare object or string where a list is due, and the shop's own offset.
ORDER: dict[str, Any] = {
    "email": "ida@shop.test",
    "legacyConnectionId": 1,
    "storeOrderId": "77",
    "orderNumber": "000077",
    "creationSource": "REAL_TIME",
    "storeCreatedDate": "2026-05-05T12:00:00+02:00",
    "storeStatus": "canceled",
    "normalizedStatus": "CANCELLED",
    "currency": "EUR",
    "finalAmount": 12.0,
    "notes": ["Customer called"],
}
UPSERT = "mutation upsertOrder($order: OrderInput!) { upsertOrder(order: $order) { storeOrderId normalizedStatus } }"
PRODUCTS = "mutation p($products: [ProductInput!]!) { bulkUpsertProducts(products: $products) { id categories } }"


def test_an_inlined_order(shop: Driver) -> None:
    assert (
        "_bulk_"
        in shop.data(f"mutation{{bulkUpsertOrdersAsync(orders:[{INLINED_ORDER}]){{recordId}}}}")[
            "bulkUpsertOrdersAsync"
        ]["recordId"]
    )
    shop.sandbox.settle()
    row = shop.data("{ searchOrder { currency orderUrl notes finalAmount lineItems { tags priceAmount } } }")
    assert row["searchOrder"] == [
        {
            "currency": "eur",
            "orderUrl": "https://shop.test/order?id=5120&x=1",
            "notes": ["Ring twice"],
            "finalAmount": shop.sandbox.rows("orders")[0]["finalAmount"],
            "lineItems": [{"tags": ["green", "loose"], "priceAmount": 16}],
        }
    ]
    assert str(row["searchOrder"][0]["finalAmount"]) == "31.90"
    assert shop.ok("GET", "ecomOrders/1")["ecomOrder"]["totalPrice"] == "3190"


def test_the_older_inlined_single_order(shop: Driver) -> None:
    assert shop.data(f"mutation{{upsertOrder(order:{INLINED_ORDER}){{id}}}}")["upsertOrder"]["id"]


def test_inlined_products_and_payments(shop: Driver) -> None:
    row = shop.data(f"mutation{{bulkUpsertProducts(products:[{INLINED_PRODUCT}]){{id storePrimaryId}}}}")
    assert row["bulkUpsertProducts"][0]["storePrimaryId"] == "41"
    shop.data(f"mutation{{bulkUpsertRecurringPayments(recurringPayments:[{INLINED_PAYMENT}]){{recordId}}}}")
    shop.sandbox.settle()
    payments = shop.data("{ searchRecurringPayment { storeRecurringPaymentId lineItemBrands } }")
    assert payments["searchRecurringPayment"] == [{"storeRecurringPaymentId": "900", "lineItemBrands": []}]


def test_a_partial_upsert_of_a_known_order(shop: Driver) -> None:
    shop.upsert_order("id", **{**ORDER, "lineItems": [{"name": "Kettle"}]})
    assert shop.data(UPSERT, order=ORDER)["upsertOrder"] == {"storeOrderId": "77", "normalizedStatus": "CANCELLED"}
    assert shop.upsert_order("lineItems { name }", **ORDER) == {"lineItems": [{"name": "Kettle"}]}


def test_an_unknown_discount_type_is_refused(shop: Driver) -> None:
    answer = shop.graphql(UPSERT, order={**ORDER, "discounts": [{"type": "CART", "discountAmount": 1}]})
    assert "No value found for name 'CART'" in answer["errors"][0]["message"]


def test_bare_values_where_lists_are_due(shop: Driver) -> None:
    product = {
        "storePrimaryId": "k",
        "legacyConnectionId": 1,
        "categories": "Kitchen,Gifts",
        "variantPriceAmount": 15.0,
    }
    row = shop.data(PRODUCTS, products=[{**product, "baseProductImages": {"url": "https://shop.test/k.jpg"}}])
    assert row["bulkUpsertProducts"][0]["categories"] == ["Kitchen,Gifts"]


@pytest.mark.parametrize(
    "query",
    [
        "query { __schema { types { name kind description fields { name } } } }",
        'query { __type(name: "Order") { name kind description fields { name } } }',
    ],
)
def test_introspection(shop: Driver, query: str) -> None:
    assert shop.data(query)


def test_the_printed_introspection_query_is_broken(shop: Driver) -> None:
    answer = shop.graphql("query IntrospectionQuery { schema { queryType { name } } }")
    assert "Field 'schema' in type 'Query' is undefined" in answer["errors"][0]["message"]


def test_variants_without_their_keys_are_refused_as_documented(shop: Driver) -> None:
    query = 'mutation { bulkUpsertProducts(products: [{ baseProductName: "Cup", variantName: "Red" }]) { id } }'
    assert shop.graphql(query)["errors"][0]["message"] == "Validation errors"
