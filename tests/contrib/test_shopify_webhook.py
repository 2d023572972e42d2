"""What each field of an order webhook becomes. The bodies have the documented shape of the Admin REST API's Order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from acsdk.contrib.shopify import order_from_webhook, products_from_webhook
from acsdk.models import Address, CreationSource, CustomerData, Discount, LineItem, OrderInput, OrderState


def money(amount: str, shop: str = "") -> dict[str, Any]:
    """An amount in the shop's currency, dollars, and in the customer's, euros."""
    return {
        "shop_money": {"amount": shop or amount, "currency_code": "USD"},
        "presentment_money": {"amount": amount, "currency_code": "EUR"},
    }


def line(number: int, price: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": 9000 + number,
        "name": f"Tea {number} - Large",
        "title": f"Tea {number}",
        "variant_title": "Large",
        "sku": f"TEA-{number}",
        "product_id": 100 + number,
        "variant_id": 200 + number,
        "quantity": 2,
        "price": "0.01",
        "price_set": money(price, shop="0.01"),
        "requires_shipping": True,
        "vendor": "Hill & Harbour",
        "fulfillment_status": None,
        "discount_allocations": [],
        **changes,
    }


def allocation(index: int, amount: str) -> dict[str, Any]:
    return {"amount": "0.01", "amount_set": money(amount, shop="0.01"), "discount_application_index": index}


ADDRESS = {
    "first_name": "Zoë",
    "last_name": "Weiß",
    "name": "Zoë Weiß",
    "company": None,
    "address1": "Am Markt 1",
    "address2": "2. Stock",
    "city": "Köln",
    "zip": "50667",
    "province": "Nordrhein-Westfalen",
    "province_code": None,
    "country": "Germany",
    "country_code": "DE",
    "phone": "+49221555",
}
BODY: dict[str, Any] = {
    "id": 5170011797560,
    "name": "#1071",
    "order_number": 1071,
    "email": "zoe@example.com",
    "contact_email": "zoe@example.com",
    "phone": None,
    "customer": {"id": 77, "email": "zoe@example.com", "first_name": "Zoë", "last_name": "Weiß", "phone": None},
    "created_at": "2025-01-23T23:10:15-05:00",
    "updated_at": "2025-01-24T01:00:00-05:00",
    "cancelled_at": None,
    "currency": "USD",
    "presentment_currency": "EUR",
    "financial_status": "paid",
    "fulfillment_status": None,
    "total_price": "0.01",
    "total_price_set": money("66.90", shop="0.01"),
    "total_discounts": "0.01",
    "total_discounts_set": money("13.00", shop="0.01"),
    "discount_applications": [
        {"target_type": "line_item", "type": "discount_code", "code": "SPRING"},
        {"target_type": "shipping_line", "type": "automatic", "title": "Cheap shipping"},
        {"target_type": "line_item", "type": "manual", "description": "did not apply"},
    ],
    "line_items": [
        line(1, "20.00", discount_allocations=[allocation(0, "4.00")]),
        line(2, "15.00", discount_allocations=[allocation(0, "6.00")]),
    ],
    "shipping_lines": [
        {
            "title": "Express",
            "price": "0.01",
            "price_set": money("9.90"),
            "discounted_price": "0.01",
            "discounted_price_set": money("6.90"),
            "discount_allocations": [allocation(1, "3.00")],
        },
        {"title": None, "price_set": money("50.00"), "is_removed": True},
    ],
    "refunds": [],
    "billing_address": ADDRESS,
    "shipping_address": ADDRESS,
    "buyer_accepts_marketing": True,
    "customer_locale": "de-DE",
    "cart_token": "c1-abc",
    "checkout_token": "t-abc",
    "payment_gateway_names": ["shopify_payments", "gift_card"],
    "order_status_url": "https://shop.example.com/orders/1",
    "location_id": None,
    "source_name": "web",
    "source_identifier": "M-17",
    "test": False,
    "note": "Ring twice",
    "note_attributes": [{"name": "wrap", "value": "yes"}],
    "tags": "vip, wholesale",
}


def order(**changes: Any) -> OrderInput:
    return order_from_webhook({**BODY, **changes}, connection_id=3)


def test_identity_and_source() -> None:
    made = order()
    assert made.legacy_connection_id == 3
    assert made.store_order_id == "5170011797560"
    assert made.order_number == "1071"
    assert made.store_external_order_id == "M-17"
    assert made.store_customer_id == "77"
    assert made.cart_id == "c1-abc"
    assert made.email == "zoe@example.com"
    assert made.creation_source is CreationSource.REAL_TIME
    historical = order_from_webhook(BODY, connection_id=3, creation_source=CreationSource.HISTORICAL)
    assert historical.creation_source is CreationSource.HISTORICAL


def test_the_order_survives_json() -> None:
    assert order_from_webhook(json.loads(json.dumps(BODY)), connection_id=3) == order()


def test_dates_and_status() -> None:
    made = order()
    assert made.store_created_date == datetime(2025, 1, 24, 4, 10, 15, tzinfo=UTC)
    assert made.store_modified_date == datetime(2025, 1, 24, 6, tzinfo=UTC)
    assert (made.normalized_status, made.store_status) == (OrderState.COMPLETED, "paid")
    cancelled = order(cancelled_at="2025-01-24T01:00:00-05:00", fulfillment_status="restocked")
    assert (cancelled.normalized_status, cancelled.store_status) == (OrderState.CANCELLED, "cancelled, paid, restocked")


def test_money_is_the_customers() -> None:
    made = order()
    assert made.currency == "EUR"
    assert made.final_amount == Decimal("66.90")
    assert made.shipping_amount == Decimal("6.90")
    assert made.discounts_amount == Decimal("13.00")


def test_shipping_that_a_discount_made_free_cost_nothing() -> None:
    free = {"title": "Standard", "price": "5.00", "discounted_price": "0.00"}
    plain = {"title": "Courier", "price": "7.50"}
    assert order(shipping_lines=[free]).shipping_amount == 0
    assert order(shipping_lines=[free, plain]).shipping_amount == Decimal("7.50")


def test_an_old_body_has_the_shops_money_alone() -> None:
    old = {name: value for name, value in BODY.items() if not name.endswith("_set")}
    old |= {"total_price": "31.50", "line_items": [{"name": "Tea", "quantity": 1, "price": "31.50"}]}
    old |= {"shipping_lines": [], "total_shipping_price_set": money("4.50"), "discount_applications": []}
    old["discount_codes"] = [
        {"code": "SPRING", "amount": "3.00", "type": "percentage"},
        {"code": "FREESHIP", "amount": "5.00", "type": "shipping"},
    ]
    made = order_from_webhook(old, connection_id=3)
    assert made.currency == "USD"  # that of the amount, whatever the customer's was
    assert made.final_amount == Decimal("31.50")
    assert made.shipping_amount == Decimal("4.50")
    assert made.line_items == [LineItem(name="Tea", quantity=1, price_amount="31.50")]
    assert made.discounts == [
        Discount(name="SPRING", type="ORDER", discount_amount="3.00"),
        Discount(name="FREESHIP", type="SHIPPING", discount_amount="5.00"),
    ]


def test_each_discount_has_what_it_took_off() -> None:
    assert order().discounts == [
        Discount(name="SPRING", type="ORDER", discount_amount="10.00"),
        Discount(name="Cheap shipping", type="SHIPPING", discount_amount="3.00"),
    ]


def refund(amount: str, *, kind: str = "refund", status: str = "success", currency: str = "EUR") -> dict[str, Any]:
    return {"transactions": [{"kind": kind, "status": status, "amount": amount, "currency": currency}]}


def test_successful_refunds_are_taken_off() -> None:
    refunds = [refund("10.00"), refund("5.50"), refund("1.00", status="failure"), refund("2.00", kind="void"), {}]
    assert order(refunds=refunds).final_amount == Decimal("51.40")


def test_a_refund_in_another_currency_cannot_be_taken_off() -> None:
    with pytest.raises(ValueError, match="a refund is in USD, but the order in EUR"):
        order(refunds=[refund("10.00", currency="USD")])


def test_lines() -> None:
    lines = order().line_items or ()
    assert len(lines) == 2
    assert lines[0] == LineItem(
        name="Tea 1 - Large",
        quantity=2,
        price_amount="20.00",
        sku="TEA-1",
        brand="Hill & Harbour",
        line_item_type="physical",
        store_line_item_id="9001",
        product_store_primary_id="201",
        store_base_product_id="101",
    )


def test_lines_by_sku_name_their_products_as_the_export_does() -> None:
    made = order_from_webhook(BODY, connection_id=3, product_key="sku")
    assert [item.product_store_primary_id for item in made.line_items or ()] == ["TEA-1", "TEA-2"]
    assert [item.store_base_product_id for item in made.line_items or ()] == [None, None]


def test_addresses() -> None:
    made = order()
    expected = Address(
        first_name="Zoë",
        last_name="Weiß",
        address1="Am Markt 1",
        address2="2. Stock",
        city="Köln",
        postal="50667",
        province="Nordrhein-Westfalen",
        country="DE",
        phone="+49221555",
    )
    assert made.billing_address == expected
    assert made.shipping_address == expected
    assert made.customer_data is None


def test_the_payer_is_the_customer() -> None:
    made = order(shipping_address={**ADDRESS, "first_name": "Bob", "last_name": "Roe"})
    assert made.customer_data == CustomerData(first_name="Zoë", last_name="Weiß", phone="+49221555")


def test_without_a_billing_address_the_customer_is_who_shopify_says() -> None:
    made = order(billing_address=None, shipping_address=None, phone="+1777")
    assert made.billing_address is None
    assert made.customer_data == CustomerData(first_name="Zoë", last_name="Weiß", phone="+1777")


def test_a_customer_whom_nobody_knows() -> None:
    made = order(billing_address=None, shipping_address=None, customer=None)
    assert made.customer_data is None
    assert made.store_customer_id is None


CONSENT = {
    "state": "subscribed",
    "opt_in_level": "single_opt_in",
    "consent_updated_at": "2024-05-01T10:00:00+02:00",
}


def test_consent_to_sms() -> None:
    made = order(customer={"id": 77, "sms_marketing_consent": CONSENT})
    stamp = datetime(2024, 5, 1, 8, tzinfo=UTC)
    expected = CustomerData(
        sms_marketing_state="SUBSCRIBED", sms_opt_in_level="SINGLE_OPT_IN", sms_consent_updated_date=stamp
    )
    assert made.customer_data == expected


def test_consent_in_words_that_activecampaign_lacks_goes_with_the_person() -> None:
    consent = {**CONSENT, "state": "delegated", "opt_in_level": None, "consent_updated_at": None}
    recipient = {**ADDRESS, "first_name": "Bob"}
    made = order(customer={"id": 77, "sms_marketing_consent": consent}, shipping_address=recipient)
    assert made.customer_data is not None
    assert made.customer_data.model_dump(exclude_none=True) == {
        "first_name": "Zoë",
        "last_name": "Weiß",
        "phone": "+49221555",
    }


def test_the_rest_of_the_fields() -> None:
    made = order(location_id=42)
    assert made.accepts_marketing is True
    assert made.customer_locale == "de-DE"
    assert made.shipping_method == "Express"
    assert made.payment_method == "shopify_payments, gift_card"
    assert made.order_url == "https://shop.example.com/orders/1"
    assert made.location_id == "42"
    assert made.sales_channel == "web"
    assert made.created_by_recurring_payment is False
    assert made.is_test_order is False
    assert made.notes == ["Ring twice", "wrap: yes", "Tags: vip, wholesale"]


def test_a_bare_body_leaves_the_rest_unset() -> None:
    names = ("id", "email", "created_at", "currency", "total_price")
    bare = {name: BODY[name] for name in names}
    made = order_from_webhook(bare, connection_id=3)
    assert made.order_number == "5170011797560"
    assert made.model_dump(exclude_none=True, exclude_defaults=True, mode="json") == {
        "legacy_connection_id": 3,
        "store_order_id": "5170011797560",
        "order_number": "5170011797560",
        "email": "zoe@example.com",
        "creation_source": "REAL_TIME",
        "store_created_date": "2025-01-24T04:10:15Z",
        "final_amount": "0.01",
        "currency": "USD",
        "line_items": [],
        "discounts": [],
        "notes": [],
        "created_by_recurring_payment": False,
    }


@pytest.mark.parametrize("email", ["contact_email", "customer"])
def test_the_email_may_stand_elsewhere(email: str) -> None:
    body: dict[str, Any] = {**BODY, "email": "", "contact_email": None, "customer": {}}
    assert order_from_webhook({**body, email: BODY[email]}, connection_id=3).email == "zoe@example.com"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"id": None}, "id is missing"),
        ({"email": "", "contact_email": "", "customer": None}, "email is missing"),
        ({"email": "nobody"}, "email is not an address"),
        ({"created_at": None}, "created_at is missing"),
        ({"created_at": "today"}, "created_at is not a date and time"),
        ({"updated_at": "2025-01-24T01:00:00"}, "updated_at has no UTC offset"),
        ({"total_price_set": None, "total_price": None}, "total_price is missing"),
        ({"total_price_set": money("?")}, r"total_price is not a number: '\?'"),
        ({"currency": None, "total_price_set": None}, "currency is missing"),
        ({"line_items": [line(1, "")]}, "price is missing"),
        ({"line_items": [line(1, "1.00", quantity="?")]}, "quantity is not a number"),
        ({"line_items": [line(1, "1.00", quantity=None)]}, "quantity is missing"),
        ({"id": True}, "id is missing"),
    ],
)
def test_what_is_wrong_with_a_body_is_said_by_field(changes: Mapping[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        order(**changes)


@pytest.mark.parametrize("names", [7, "visa", True, None, [None, {}]])
def test_payment_methods_that_are_no_list_of_names_are_passed_over(names: object) -> None:
    assert order(payment_gateway_names=names).payment_method is None


def test_what_activecampaign_refuses_is_a_validation_error() -> None:
    with pytest.raises(ValidationError, match="three letters"):
        order(total_price_set=None, currency="euro")


def test_products() -> None:
    tip = line(3, "5.00", product_id=None, variant_id=None, sku="")
    body = {**BODY, "line_items": [*BODY["line_items"], line(1, "19.00"), tip]}
    tea, _ = products_from_webhook(body, connection_id=3)
    assert tea.model_dump(exclude_unset=True) == {
        "legacy_connection_id": 3,
        "store_primary_id": "201",
        "store_base_product_id": "101",
        "base_product_name": "Tea 1",
        "variant_name": "Large",
        "variant_sku": "TEA-1",
        "variant_price_amount": Decimal("19.00"),
        "variant_price_currency": "EUR",
        "brand": "Hill & Harbour",
        "type": "physical",
        "is_virtual": False,
    }


def test_products_by_sku_have_no_base_product() -> None:
    products = products_from_webhook(BODY, connection_id=3, product_key="sku")
    assert [product.store_primary_id for product in products] == ["TEA-1", "TEA-2"]
    assert [product.store_base_product_id for product in products] == [None, None]


def test_a_code_whose_amount_is_not_told_is_no_discount() -> None:
    assert order(discount_applications=[], discount_codes=[{"code": "SPRING"}]).discounts == []
