"""What WooCommerce's bodies become. They have the documented shape of its REST API, version 3."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from acsdk.contrib.woocommerce import (
    ORDER_STATES,
    SUBSCRIPTION_STATES,
    deleted_product_from_webhook,
    order_from_webhook,
    products_from_webhook,
    recurring_payment_from_webhook,
)
from acsdk.models import (
    Address,
    CreationSource,
    CustomerData,
    DimensionsUnit,
    Discount,
    ImageData,
    LineItem,
    OrderInput,
    OrderState,
    PhysicalDimensions,
    RecurringPaymentBillingInterval,
    RecurringPaymentCustomerData,
    RecurringPaymentInput,
    RecurringPaymentStatus,
)

BILLING = {
    "first_name": "Zoë",
    "last_name": "Weiß",
    "company": "",
    "address_1": "Am Markt 1",
    "address_2": "2. Stock",
    "city": "Köln",
    "state": "DE-NW",
    "postcode": "50667",
    "country": "DE",
    "email": "zoe@example.com",
    "phone": "+49221555",
}
SHIPPING = {name: each for name, each in BILLING.items() if name != "email"}
ADDRESS = Address(
    first_name="Zoë",
    last_name="Weiß",
    address1="Am Markt 1",
    address2="2. Stock",
    city="Köln",
    province="DE-NW",
    postal="50667",
    country="DE",
    phone="+49221555",
)
LINES = [
    {
        "id": 315,
        "name": "Mug - Blue",
        "product_id": 77,
        "variation_id": 78,
        "quantity": 3,
        "subtotal": "45.00",
        "total": "40.50",
        "sku": "MUG-1-BLUE",
        "price": 13.5,
        "image": {"id": "9", "src": "https://shop.example.com/mug.jpg"},
    },
    {
        "id": 316,
        "name": "Tea",
        "product_id": 80,
        "variation_id": 0,
        "quantity": 3,
        "subtotal": "10.00",
        "sku": None,
        "image": None,
    },
]
ORDER: dict[str, Any] = {
    "id": 7362,
    "number": "2026-7362",
    "status": "processing",
    "currency": "EUR",
    "date_created": "2026-06-01T12:48:23",
    "date_created_gmt": "2026-06-01T10:48:23",
    "date_modified_gmt": "2026-06-01T10:50:00",
    "discount_total": "4.50",
    "shipping_total": "5.00",
    "total": "55.50",
    "customer_id": 5,
    "billing": BILLING,
    "shipping": SHIPPING,
    "payment_method": "cod",
    "payment_method_title": "Cash on delivery",
    "created_via": "checkout",
    "customer_note": "Leave at the door",
    "line_items": LINES,
    "shipping_lines": [{"id": 1, "method_title": "Flat rate", "total": "5.00"}, {"id": 2, "method_title": None}],
    "coupon_lines": [
        {"id": 1, "code": "spring10", "discount": "4.50", "discount_tax": "0.85", "free_shipping": True},
        {"id": 2, "code": "freeship", "discount": "0", "free_shipping": True},
    ],
    "refunds": [],
}


def order(**changes: Any) -> OrderInput:
    return order_from_webhook({**ORDER, **changes}, connection_id=9)


def test_an_order() -> None:
    made = order()
    assert made.legacy_connection_id == 9
    assert made.store_order_id == "7362"
    assert made.order_number == "2026-7362"
    assert made.email == "zoe@example.com"
    assert made.store_customer_id == "UID-5"
    assert made.creation_source is CreationSource.REAL_TIME
    assert made.store_created_date == datetime(2026, 6, 1, 10, 48, 23, tzinfo=UTC)
    assert made.store_modified_date == datetime(2026, 6, 1, 10, 50, tzinfo=UTC)
    assert (made.store_status, made.normalized_status) == ("processing", OrderState.COMPLETED)
    assert made.currency == "EUR"
    assert made.final_amount == Decimal("55.50")
    assert made.shipping_amount == Decimal("5.00")
    assert made.discounts_amount == Decimal("4.50")
    assert made.discounts == [
        Discount(name="spring10", type="ORDER", discount_amount="4.50"),
        Discount(name="freeship", type="SHIPPING", discount_amount="0"),
    ]
    assert made.billing_address == ADDRESS
    assert made.shipping_address == ADDRESS
    assert made.customer_data is None
    assert made.shipping_method == "Flat rate"
    assert made.payment_method == "cod"
    assert made.sales_channel == "checkout"
    assert made.created_by_recurring_payment is False
    assert made.notes == ["Leave at the door"]


def test_the_order_survives_json() -> None:
    assert order_from_webhook(json.loads(json.dumps(ORDER)), connection_id=9) == order()
    exact = json.loads(json.dumps(ORDER), parse_float=Decimal)
    assert order_from_webhook(exact, connection_id=9) == order()


def test_lines_have_the_price_of_one_piece() -> None:
    assert order().line_items == [
        LineItem(
            name="Mug - Blue",
            quantity=3,
            price_amount="15.00",
            sku="MUG-1-BLUE",
            image_url="https://shop.example.com/mug.jpg",
            store_line_item_id="315",
            product_store_primary_id="78",
            store_base_product_id="77",
        ),
        LineItem(
            name="Tea",
            quantity=3,
            price_amount="3.3333",
            store_line_item_id="316",
            product_store_primary_id="80",
            store_base_product_id="80",
        ),
    ]


def test_a_line_of_nothing_keeps_its_price() -> None:
    lines = order(line_items=[{**LINES[0], "quantity": 0}]).line_items or ()
    assert [(line.quantity, line.price_amount) for line in lines] == [(0, Decimal("45.00"))]


def test_refunds_are_taken_off() -> None:
    refunds = [{"id": 1, "reason": "broken", "total": "-10.00"}, {"id": 2, "total": "-0.50"}]
    assert order(refunds=refunds).final_amount == Decimal("45.00")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("pending", "PENDING_PAYMENT"),
        ("requires_payment_method", "PENDING_PAYMENT"),
        ("requires_confirmation", "PENDING_PAYMENT"),
        ("requires_action", "PENDING_PAYMENT"),
        ("requires_capture", "PENDING_PAYMENT"),
        ("on-hold", "WAITING"),
        ("paused", "WAITING"),
        ("processing", "COMPLETED"),
        ("completed", "COMPLETED"),
        ("failed", "FAILED"),
        ("refunded", "REFUNDED"),
        ("pending-cancel", "CANCELLED"),
        ("cancelled", "CANCELLED"),
        ("trash", None),
    ],
)
def test_statuses_of_orders(status: str, state: str | None) -> None:
    made = order(status=status)
    assert (made.store_status, made.normalized_status) == (status, state)


def test_a_shop_may_have_statuses_of_its_own() -> None:
    states = {**ORDER_STATES, "packed": OrderState.WAITING}
    body = {**ORDER, "status": "packed"}
    made = order_from_webhook(body, connection_id=9, order_states=states, creation_source=CreationSource.HISTORICAL)
    assert made.normalized_status is OrderState.WAITING
    assert made.creation_source is CreationSource.HISTORICAL


def test_a_guest_whose_order_goes_to_another() -> None:
    made = order(customer_id=0, shipping={**SHIPPING, "first_name": "Bob"}, created_via="subscription")
    assert made.store_customer_id is None
    assert made.customer_data == CustomerData(first_name="Zoë", last_name="Weiß", phone="+49221555")
    assert made.created_by_recurring_payment is True


def test_an_order_of_downloads_has_no_shipping_address() -> None:
    made = order(shipping=dict.fromkeys(SHIPPING, ""), shipping_lines=[], coupon_lines=[], customer_note="")
    assert made.shipping_address is None
    assert made.customer_data is None
    assert made.shipping_method is None
    assert made.notes == []
    assert made.discounts == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": None}, "id is missing"),
        ({"billing": {**BILLING, "email": ""}}, "email is missing"),
        ({"billing": {**BILLING, "email": "nobody"}}, "email is not an address"),
        ({"date_created_gmt": None}, "date_created_gmt is missing"),
        ({"date_modified_gmt": "soon"}, "date_modified_gmt is not a date and time"),
        ({"total": ""}, "total is missing"),
        ({"total": "1.234,50"}, "total is not a number"),
        ({"currency": ""}, "currency is missing"),
        ({"refunds": [{"id": 1}]}, "total is missing"),
        ({"line_items": [{**LINES[0], "quantity": "-1"}]}, "quantity is negative"),
        ({"line_items": [{**LINES[0], "quantity": None}]}, "quantity is missing"),
        ({"line_items": [{**LINES[0], "subtotal": None}]}, "subtotal is missing"),
    ],
)
def test_what_is_wrong_with_an_order_is_said_by_field(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        order(**changes)


def test_what_activecampaign_refuses_is_a_validation_error() -> None:
    with pytest.raises(ValidationError, match="three letters"):
        order(currency="euro")


PRODUCT: dict[str, Any] = {
    "id": 77,
    "name": "Mug",
    "slug": "mug",
    "permalink": "https://shop.example.com/product/mug/",
    "date_created_gmt": "2026-01-01T00:00:00",
    "date_modified_gmt": "2026-02-01T00:00:00Z",
    "type": "variable",
    "status": "publish",
    "catalog_visibility": "visible",
    "description": "<p>A mug</p>",
    "short_description": "Mug",
    "sku": "MUG-1",
    "global_unique_id": "4006381333931",
    "price": "15.00",
    "on_sale": False,
    "total_sales": 2**40,
    "virtual": False,
    "downloadable": False,
    "stock_status": "onbackorder",
    "backorders_allowed": True,
    "weight": "0.4",
    "dimensions": {"length": "10", "width": "10", "height": ""},
    "average_rating": "4.50",
    "rating_count": 2,
    "parent_id": 0,
    "categories": [{"id": 15, "name": "Kitchen", "slug": "kitchen"}],
    "tags": [{"id": 3, "name": "Sale!", "slug": "sale"}],
    "images": [{"id": 9, "src": "https://shop.example.com/mug.jpg"}, {"id": 10, "src": ""}],
    "attributes": [{"id": 1, "name": "Colour (glaze)", "options": ["Blue", "Red"]}, {"name": "2nd", "options": []}],
    "variations": [78],
}
VARIATION: dict[str, Any] = {
    "id": 78,
    "name": "Mug - Blue",
    "type": "variation",
    "parent_id": 77,
    "sku": "MUG-1-BLUE",
    "price": "16.50",
    "status": "private",
    "stock_status": "instock",
    "image": {"id": 11, "src": "https://shop.example.com/blue.jpg"},
    "attributes": [{"id": 1, "name": "Colour", "option": "Blue"}],
}
OF_THE_BASE = {
    "store_base_product_id": "77",
    "base_product_name": "Mug",
    "base_product_description": "<p>A mug</p>",
    "base_product_store_created_date": datetime(2026, 1, 1, tzinfo=UTC),
    "base_product_store_modified_date": datetime(2026, 2, 1, tzinfo=UTC),
    "base_product_images": [ImageData(url="https://shop.example.com/mug.jpg")],
    "base_product_url": "https://shop.example.com/product/mug/",
    "base_product_url_slug": "mug",
    "base_product_weight": Decimal("0.4"),
    "base_product_dimensions": PhysicalDimensions(length=10, width=10),
    "tags": ["sale"],
    "categories": ["15"],
}
OF_THE_VARIATION = {
    "legacy_connection_id": 9,
    "store_primary_id": "78",
    "store_base_product_id": "77",
    "variant_price_currency": "EUR",
    "variant_sku": "MUG-1-BLUE",
    "variant_name": "Mug - Blue",
    "variant_price_amount": Decimal("16.50"),
    "variant_images": [ImageData(url="https://shop.example.com/blue.jpg")],
    "type": "variation",
    "status": "private",
    "is_visible": False,
    "stock_status": "IN_STOCK",
    "attributes": {"Colour": "Blue"},
}


def given(product: Any) -> dict[str, Any]:
    """The fields that will be sent."""
    return {name: getattr(product, name) for name in product.model_fields_set}


def test_attributes_of_other_letters_do_not_replace_each_other() -> None:
    named = {"Цвет": "синий", "Размер": "L", "Материал": "лён", "颜色 2": "蓝"}
    given = [{"name": name, "option": option} for name, option in named.items()]
    [product] = products_from_webhook({**PRODUCT, "variations": [], "attributes": given}, connection_id=1)
    assert product.attributes == {"__": "синий", "___2": "L", "___3": "лён", "__2": "蓝"}


@pytest.mark.parametrize("options", [7, "Blue", None, {"0": "Blue"}])
def test_options_that_are_no_list_are_passed_over(options: object) -> None:
    body = {**PRODUCT, "attributes": [{"name": "Colour", "options": options}]}
    (product,) = products_from_webhook(body, connection_id=9)
    assert product.attributes == {"Colour": ""}


def test_a_product_and_its_variations() -> None:
    mug, blue = products_from_webhook(
        PRODUCT, connection_id=9, currency="EUR", dimensions_unit=DimensionsUnit.METRIC, variations=[VARIATION]
    )
    assert given(mug) == {
        **OF_THE_BASE,
        "legacy_connection_id": 9,
        "store_primary_id": "77",
        "dimensions_unit": "METRIC",
        "variant_price_currency": "EUR",
        "variant_sku": "MUG-1",
        "upc": "4006381333931",
        "variant_name": "Mug",
        "variant_description": "<p>A mug</p>",
        "variant_price_amount": Decimal("15.00"),
        "variant_store_created_date": datetime(2026, 1, 1, tzinfo=UTC),
        "variant_store_modified_date": datetime(2026, 2, 1, tzinfo=UTC),
        "variant_images": [ImageData(url="https://shop.example.com/mug.jpg")],
        "variant_url": "https://shop.example.com/product/mug/",
        "variant_url_slug": "mug",
        "variant_weight": Decimal("0.4"),
        "variant_dimensions": PhysicalDimensions(length=10, width=10),
        "type": "variable",
        "status": "publish",
        "number_of_sales": 2**31 - 1,
        "is_virtual": False,
        "is_downloadable": False,
        "is_visible": True,
        "is_on_sale": False,
        "is_backorders_allowed": True,
        "stock_status": "BACKORDER",
        "average_ratings": Decimal("4.50"),
        "rating_count": 2,
        "attributes": {"Colour__glaze__": "Blue, Red", "_2nd": ""},
    }
    assert given(blue) == {**OF_THE_BASE, **OF_THE_VARIATION, "dimensions_unit": "METRIC"}


def test_a_variation_alone_leaves_its_base_product_alone() -> None:
    (blue,) = products_from_webhook(VARIATION, connection_id=9, currency="EUR")
    assert given(blue) == OF_THE_VARIATION


def test_a_product_of_which_little_is_known() -> None:
    body = {"id": 5, "name": "Draft", "short_description": "Soon", "attributes": [{"name": "", "option": "x"}]}
    (draft,) = products_from_webhook(body, connection_id=9)
    assert given(draft) == {
        "legacy_connection_id": 9,
        "store_primary_id": "5",
        "store_base_product_id": "5",
        "base_product_name": "Draft",
        "base_product_description": "Soon",
        "variant_name": "Draft",
        "attributes": {"_": "x"},
    }


@pytest.mark.parametrize(("visibility", "is_visible"), [("hidden", False), ("catalog", True)])
def test_visibility(visibility: str, is_visible: bool) -> None:
    (mug,) = products_from_webhook({**PRODUCT, "catalog_visibility": visibility}, connection_id=9)
    assert mug.is_visible is is_visible


def test_a_deleted_product() -> None:
    product = deleted_product_from_webhook({"id": 77}, connection_id=9)
    assert given(product) == {"legacy_connection_id": 9, "store_primary_id": "77", "is_deleted": True}


def test_a_body_without_an_id_is_no_product() -> None:
    with pytest.raises(ValueError, match="id is missing"):
        products_from_webhook({"name": "Mug"}, connection_id=9)
    with pytest.raises(ValueError, match="id is missing"):
        deleted_product_from_webhook({}, connection_id=9)


SUBSCRIPTION: dict[str, Any] = {
    "id": 8001,
    "parent_id": 7000,
    "status": "active",
    "currency": "EUR",
    "total": "20.00",
    "total_tax": "3.19",
    "discount_total": "1.00",
    "shipping_total": "0.00",
    "customer_id": 5,
    "billing": BILLING,
    "shipping": {**SHIPPING, "first_name": "Bob"},
    "billing_period": "month",
    "billing_interval": "3",
    "date_created_gmt": "2026-01-01T00:00:00",
    "date_modified_gmt": "2026-06-01T00:00:00",
    "start_date_gmt": "2026-01-01T00:00:00",
    "next_payment_date_gmt": "2026-07-01T00:00:00",
    "last_payment_date_gmt": "2026-04-01T00:00:00",
    "cancelled_date_gmt": "",
    "customer_note": "",
    "line_items": LINES,
}


def subscription(**changes: Any) -> RecurringPaymentInput:
    return recurring_payment_from_webhook({**SUBSCRIPTION, **changes}, connection_id=9)


def test_a_subscription() -> None:
    made = subscription()
    assert made.legacy_connection_id == 9
    assert made.store_recurring_payment_id == "8001"
    assert made.suppress_automations is False
    assert made.email == "zoe@example.com"
    assert made.store_customer_id == "UID-5"
    assert (made.store_status, made.normalized_status) == ("active", RecurringPaymentStatus.ACTIVE)
    assert made.billing_interval is RecurringPaymentBillingInterval.MONTHLY
    assert made.billing_interval_count == 3
    assert made.currency == "EUR"
    assert made.payment_amount == Decimal("20.00")
    assert made.discount_amount == Decimal("1.00")
    assert made.tax_amount == Decimal("3.19")
    assert made.shipping_amount == Decimal("0.00")
    assert made.store_created_date == made.start_date == datetime(2026, 1, 1, tzinfo=UTC)
    assert made.store_modified_date == datetime(2026, 6, 1, tzinfo=UTC)
    assert made.next_payment_date == datetime(2026, 7, 1, tzinfo=UTC)
    assert made.last_payment_date == datetime(2026, 4, 1, tzinfo=UTC)
    assert made.cancelled_date is None
    assert made.origin_order_id == "7000"
    assert made.billing_address == ADDRESS
    assert made.shipping_address == ADDRESS.model_copy(update={"first_name": "Bob"})
    assert made.customer_data == RecurringPaymentCustomerData(first_name="Zoë", last_name="Weiß", phone="+49221555")
    assert made.line_item_names == ["Mug - Blue", "Tea"]
    assert made.line_item_skus == ["MUG-1-BLUE"]
    assert made.line_item_store_primary_ids == ["78", "80"]
    assert made.notes == []


def test_a_subscription_that_an_import_brings() -> None:
    body = {**SUBSCRIPTION, "parent_id": 0, "shipping": SHIPPING, "customer_note": "n", "billing_period": "aeon"}
    made = recurring_payment_from_webhook(body, connection_id=9, suppress_automations=True)
    assert made.suppress_automations is True
    assert made.origin_order_id is None
    assert made.customer_data is None
    assert made.notes == ["n"]
    assert made.billing_interval is None


@pytest.mark.parametrize(
    ("period", "interval"), [("day", "DAILY"), ("week", "WEEKLY"), ("month", "MONTHLY"), ("year", "YEARLY")]
)
def test_billing_periods(period: str, interval: str) -> None:
    assert subscription(billing_period=period).billing_interval == interval


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("active", "ACTIVE"),
        ("processing", "ACTIVE"),
        ("completed", "ACTIVE"),
        ("pending", "PENDING"),
        ("on-hold", "PAUSED"),
        ("paused", "PAUSED"),
        ("cancelled", "CANCELLED"),
        ("refunded", "CANCELLED"),
        ("expired", "EXPIRED"),
        ("failed", "PAYMENT_FAILED"),
        ("pending-cancel", "PAYMENT_FAILED"),
        ("switched", None),
    ],
)
def test_statuses_of_subscriptions(status: str, state: str | None) -> None:
    assert subscription(status=status).normalized_status == state


def test_a_shop_may_have_subscription_statuses_of_its_own() -> None:
    states = {**SUBSCRIPTION_STATES, "switched": RecurringPaymentStatus.CANCELLED}
    body = {**SUBSCRIPTION, "status": "switched"}
    made = recurring_payment_from_webhook(body, connection_id=9, subscription_states=states)
    assert made.normalized_status is RecurringPaymentStatus.CANCELLED


def test_a_body_without_an_id_is_no_subscription() -> None:
    with pytest.raises(ValueError, match="id is missing"):
        subscription(id=None)
