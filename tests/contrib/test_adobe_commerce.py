"""Adobe Commerce's orders, in the shape of a recorded answer of its REST API; names and ids are made up."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from acsdk.contrib.adobe_commerce import ORDER_STATES, Difference, order_from_rest
from acsdk.models import Address, CreationSource, CustomerData, Discount, OrderInput, OrderState

from .shopify_bodies import never

BILLING = {
    "firstname": "Zoë",
    "lastname": "Weiß",
    "street": ["Am Markt 1", "2. Stock", "links"],
    "city": "Köln",
    "postcode": "50667",
    "region_code": "NRW",
    "country_id": "DE",
    "telephone": "+49221555",
}


def item(number: int, price: str, quantity: object = 1, **changes: Any) -> dict[str, Any]:
    return {
        "item_id": number,
        "name": f"Tea {number}",
        "sku": f"T-{number}",
        "product_id": 70 + number,
        "product_type": "simple",
        "qty_ordered": quantity,
        "price": price,
        "row_total": str(Decimal(price) * Decimal(str(quantity))),
        **changes,
    }


BODY: dict[str, Any] = {
    "entity_id": 12,
    "increment_id": "000000012",
    "state": "processing",
    "status": "packing",
    "created_at": "2025-05-01 00:27:37",
    "updated_at": "2025-05-02 00:27:37",
    "customer_email": "zoe@example.com",
    "customer_id": 5,
    "order_currency_code": "EUR",
    "base_currency_code": "USD",
    "base_grand_total": 99,
    "grand_total": 249,
    "subtotal": 230,
    "discount_amount": -20,
    "shipping_amount": 9,
    "tax_amount": 30,
    "coupon_code": "SPRING",
    "shipping_description": "Post - Parcel",
    "store_name": "Main\nStore\nGerman",
    "payment": {"method": "checkmo"},
    "billing_address": BILLING,
    "extension_attributes": {"shipping_assignments": [{"shipping": {"address": {**BILLING, "firstname": "Bob"}}}]},
    "items": [
        item(1, "100", 2, product_type="configurable"),
        item(2, "0", parent_item_id=1, sku="T-1", parent_item={"item_id": 1}),
        item(3, "30"),
    ],
}


def order(**changes: Any) -> OrderInput:
    return order_from_rest({**BODY, **changes}, connection_id=4, on_difference=never)


def pieces(made: OrderInput) -> list[tuple[str | None, int | None, Decimal | None]]:
    return [(each.name, each.quantity, each.price_amount) for each in made.line_items or ()]


def test_an_order() -> None:
    made = order()
    assert (made.store_order_id, made.order_number, made.store_customer_id) == ("12", "000000012", "5")
    assert (made.currency, made.final_amount) == ("EUR", Decimal(249))
    assert (made.shipping_amount, made.discounts_amount) == (Decimal(9), Decimal(20))
    assert made.discounts == [Discount(name="SPRING", type="ORDER", discount_amount=20)]
    assert made.store_created_date == datetime(2025, 5, 1, 0, 27, 37, tzinfo=UTC)
    assert made.store_modified_date == datetime(2025, 5, 2, 0, 27, 37, tzinfo=UTC)
    assert (made.store_status, made.normalized_status) == ("packing", OrderState.COMPLETED)
    assert made.customer_data == CustomerData(first_name="Zoë", last_name="Weiß", phone="+49221555")
    assert made.billing_address == Address(
        first_name="Zoë",
        last_name="Weiß",
        address1="Am Markt 1",
        address2="2. Stock, links",
        city="Köln",
        postal="50667",
        province="NRW",
        country="DE",
        phone="+49221555",
    )
    assert (made.payment_method, made.shipping_method) == ("checkmo", "Post - Parcel")
    assert (made.sales_channel, made.notes) == ("Main, Store, German", [])


def test_a_configurable_product_is_one_line_of_its_variant() -> None:
    made = order()
    assert pieces(made) == [("Tea 1", 2, Decimal(100)), ("Tea 3", 1, Decimal(30))]
    assert [(each.product_store_primary_id, each.store_base_product_id) for each in made.line_items or ()] == [
        ("72", "71"),
        ("73", "73"),
    ]


def test_a_bundle_is_one_line_with_the_price_of_its_parts() -> None:
    parts = [item(number, "50", parent_item_id=1) for number in (2, 3)]
    made = order(items=[item(1, "230", product_type="bundle"), *parts])
    assert pieces(made) == [("Tea 1", 1, Decimal(230))]
    assert [each.product_store_primary_id for each in made.line_items or ()] == ["71"]


@pytest.mark.parametrize(
    ("changes", "final", "held", "state"),
    [
        # recorded: a cancelled order keeps its total, and null fields are left out
        (
            {"state": "canceled", "total_canceled": 249, "items": [item(1, "230", qty_canceled=1)]},
            "0",
            [],
            OrderState.CANCELLED,
        ),
        (
            {"state": "closed", "total_refunded": 249, "items": [item(1, "115", 2, qty_refunded=2)]},
            "0",
            [],
            OrderState.REFUNDED,
        ),
        (
            {"state": "complete", "total_refunded": "100.50", "items": [item(1, "115", 2, qty_refunded=1)]},
            "148.50",
            [("Tea 1", 1, Decimal(115))],
            OrderState.COMPLETED,
        ),
        ({"state": "closed", "items": [item(1, "230")]}, "249", [("Tea 1", 1, Decimal(230))], OrderState.COMPLETED),
        # sold by weight
        (
            {"items": [item(1, "92", "2.5", is_qty_decimal=1)]},
            "249",
            [("Tea 1", 1, Decimal("230.0"))],
            OrderState.COMPLETED,
        ),
    ],
)
def test_an_order_in_the_end(
    changes: dict[str, Any], final: str, held: list[tuple[str, int, Decimal]], state: OrderState
) -> None:
    made = order(**changes)
    assert (made.final_amount, pieces(made), made.normalized_status) == (Decimal(final), held, state)


@pytest.mark.parametrize(("word", "state"), [*ORDER_STATES.items(), ("fraud", None)])
def test_states(word: str, state: OrderState | None) -> None:
    assert order(state=word).normalized_status == state
    states = {**ORDER_STATES, "fraud": OrderState.FAILED}
    known = order_from_rest({**BODY, "state": "fraud"}, connection_id=4, order_states=states)
    assert known.normalized_status is OrderState.FAILED


def test_a_guest_who_downloads() -> None:
    made = order(
        customer_id=None,
        extension_attributes=None,
        billing_address=None,
        discount_amount=0,
        grand_total=269,
        customer_note="Thanks",
    )
    assert made.store_customer_id is None
    assert (made.billing_address, made.shipping_address, made.customer_data) == (None, None, None)
    assert (made.discounts, made.discounts_amount, made.notes) == ([], Decimal(0), ["Thanks"])


def test_an_import_and_a_bare_order() -> None:
    names = ("entity_id", "customer_email", "order_currency_code", "grand_total", "created_at")
    bare = {name: BODY[name] for name in names}
    made = order_from_rest(bare, connection_id=4, creation_source=CreationSource.HISTORICAL, on_difference=never)
    assert (made.creation_source, made.final_amount) == (CreationSource.HISTORICAL, Decimal(249))
    assert order(items=[]).line_items == []


def test_figures_that_do_not_add_up_are_told() -> None:
    told: list[Difference] = []
    body = {**BODY, "grand_total": 240, "total_refunded": 250, "items": [item(1, "229")]}
    order_from_rest(body, connection_id=4, on_difference=told.append)
    assert [str(each) for each in told] == [
        "order 12: subtotal, against its lines: stated 230 EUR, counted 229",
        "order 12: grand_total, against subtotal, discount, shipping and tax: stated 240 EUR, counted 249",
        "order 12: more was paid back than the order cost: stated 0 EUR, counted -10",
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"entity_id": None}, "entity_id is missing"),
        ({"order_currency_code": None}, "order_currency_code is missing"),
        ({"grand_total": None}, "grand_total is missing"),
        ({"customer_email": ""}, "email is missing"),
        ({"created_at": None}, "created_at is missing"),
        ({"created_at": "today"}, "created_at is not a date and time"),
        ({"items": [{**item(1, "230"), "price": None}]}, "price is missing"),
        ({"items": [{**item(1, "230"), "qty_ordered": None}]}, "qty_ordered is missing"),
    ],
)
def test_what_is_wrong_with_an_order_is_said_by_field(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        order(**changes)
