from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from acsdk.models import (
    Address,
    BrowseProduct,
    CreationSource,
    Discount,
    ImageData,
    LineItem,
    Order,
    OrderInput,
    Product,
    ProductInput,
    RecurringPayment,
    RecurringPaymentBillingInterval,
    RecurringPaymentInput,
)

pytestmark = pytest.mark.usefixtures("all_ways")

ORDER: dict[str, Any] = {
    "id": "5",
    "connectionId": "c0ffee",
    "legacyConnectionId": 1,
    "storeOrderId": "1001",
    "orderNumber": "A-1001",
    "creationSource": "HISTORICAL",
    "storeCreatedDate": "2026-01-02T03:04:05.678901Z",
    "finalAmount": 100.01,
    "normalizedStatus": "COMPLETED",
    "lineItems": [{"name": "Tea", "quantity": 2, "priceAmount": 9.95}],
    "discounts": [{"type": "ORDER", "discountAmount": 1}],
    "billingAddress": {"city": "Paris"},
    "notes": [],
    "unheardOf": 1,
}


def test_an_order_can_be_sent_back_with_a_change() -> None:
    assert Order.from_wire(ORDER).to_input(normalized_status="CANCELLED", email="a@example.com") == OrderInput(
        legacy_connection_id=1,
        store_order_id="1001",
        order_number="A-1001",
        creation_source=CreationSource.HISTORICAL,
        store_created_date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        final_amount="100.01",
        normalized_status="CANCELLED",
        email="a@example.com",
        line_items=[LineItem(name="Tea", quantity=2, price_amount="9.95")],
        discounts=[Discount(type="ORDER", discount_amount=1)],
        billing_address=Address(city="Paris"),
    )


@pytest.mark.parametrize(
    ("lost", "changes", "message"),
    [
        ({"creationSource": None}, {}, "creation_source is required"),
        ({"creationSource": "DREAMT"}, {}, "must be one of HISTORICAL, REAL_TIME"),
        ({"finalAmount": "lots"}, {}, "final_amount could not be read from the answer"),
        ({"normalizedStatus": "ON_FIRE"}, {}, "must be one of PENDING"),
        ({"discounts": [{"type": "ORDER"}, 5]}, {}, "discounts could not be read"),
        ({}, {"emial": "x"}, "unknown field 'emial'"),
    ],
)
def test_an_order_that_cannot_be_sent_back_says_why(lost: Any, changes: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Order.from_wire({**ORDER, **lost}).to_input(**changes)


def test_a_change_takes_the_place_of_what_could_not_be_read() -> None:
    read = Order.from_wire({**ORDER, "finalAmount": "lots", "creationSource": None})
    assert read.to_input(final_amount=5, creation_source="REAL_TIME").final_amount == Decimal(5)


def test_a_product_can_be_sent_back_without_its_id() -> None:
    read = Product.from_wire(
        {
            "id": "5a4c1f0e",
            "legacyConnectionId": 1,
            "storePrimaryId": "7",
            "tags": ["new"],
            "variantImages": [{"url": "https://example.com/a.png"}],
            "attributes": {"material": "wool"},
            "brand": None,
        }
    )
    assert read.to_input(variant_name=None) == ProductInput(
        legacy_connection_id=1,
        store_primary_id="7",
        tags=["new"],
        variant_images=[ImageData(url="https://example.com/a.png")],
        attributes={"material": "wool"},
        variant_name=None,
    )
    assert "id" not in read.to_input().model_fields_set
    assert "variant_name" in read.to_input(variant_name=None).model_fields_set


def test_a_subscription_is_sent_back_with_the_word_on_automations() -> None:
    read = RecurringPayment.from_wire(
        {"id": "1", "legacyConnectionId": 1, "storeRecurringPaymentId": "s", "billingInterval": "MONTHLY"}
    )
    assert read.billing_interval is RecurringPaymentBillingInterval.MONTHLY
    assert read.to_input(suppress_automations=True) == RecurringPaymentInput(
        legacy_connection_id=1,
        store_recurring_payment_id="s",
        billing_interval="MONTHLY",
        suppress_automations=True,
    )
    with pytest.raises(ValidationError, match="suppress_automations is required"):
        read.to_input()


def test_browse_time_is_read_from_either_form() -> None:
    assert [BrowseProduct.from_wire({"browseTimeSeconds": form}).browse_time_seconds for form in ("40", 40)] == [
        40,
        40,
    ]


BASE = ProductInput(
    legacy_connection_id=1,
    store_primary_id="shoes",
    base_product_name="Shoes",
    base_product_url=None,
    base_product_images=[ImageData(url="https://example.com/shoes.png")],
    brand="Ada",
)


def variant(key: str, **fields: Any) -> ProductInput:
    return ProductInput(legacy_connection_id=1, store_primary_id=key, **fields)


def test_base_product_fields_are_repeated_on_each_variant() -> None:
    assert ProductInput.variants(base=BASE, variants=[variant("red", variant_name="Red"), variant("blue")]) == [
        variant(
            key,
            store_base_product_id="shoes",
            base_product_name="Shoes",
            base_product_url=None,
            base_product_images=[ImageData(url="https://example.com/shoes.png")],
            **name,
        )
        for key, name in (("red", {"variant_name": "Red"}), ("blue", {}))
    ]


def test_what_a_variant_has_itself_stays() -> None:
    own = variant("red", base_product_name=None, store_base_product_id="other")
    (made,) = ProductInput.variants(base=BASE, variants=[own])
    assert (made.base_product_name, made.store_base_product_id, made.brand) == (None, "other", None)


def test_the_base_may_have_another_base_id() -> None:
    (made,) = ProductInput.variants(base=BASE.replace(store_base_product_id="b"), variants=[variant("red")])
    assert made.store_base_product_id == "b"


@pytest.mark.parametrize(
    ("key", "remedy"), [("colour code", "colour__code"), ("2nd", "_2nd"), ("", "_"), ("größe", "gr__e")]
)
def test_attribute_names_must_be_graphql_names(key: str, remedy: str) -> None:
    with pytest.raises(ValidationError, match=f"use '{remedy}'"):
        variant("red", attributes={"fine_1": 1, key: 1})
