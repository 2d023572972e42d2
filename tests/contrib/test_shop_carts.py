"""Carts from Shopify's checkout webhooks and Stripe's sessions."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from acsdk.contrib.shopify import cart_from_webhook, order_from_webhook
from acsdk.contrib.stripe import Difference, cart_from_session, order_from_session
from acsdk.models import OrderProductInput

from .shopify_bodies import order

# In the shape of Shopify's sample of 2026-04.
CHECKOUT: dict[str, Any] = {
    "token": "123123123",
    "cart_token": "eeafa272",
    "email": "ada@example.com",
    "created_at": "2026-05-01T10:00:00-04:00",
    "updated_at": "2026-05-01T11:00:00-04:00",
    "currency": "USD",
    "presentment_currency": "USD",
    "completed_at": None,
    "name": "#981820079255243537",
    "abandoned_checkout_url": "https://tea.example.com/548380009/checkouts/123123123/recover?key=k",
    "shipping_lines": [{"price": "10.00"}, {"price": None}],
    "total_discounts": "0.00",
    "total_price": "431.88",
    "total_tax": "23.88",
    "line_items": [
        {
            "key": "139cb571",
            "product_id": 632910392,
            "variant_id": 808950810,
            "title": "Tea",
            "variant_title": "Green",
            "quantity": 2,
            "price": "199.00",
            "sku": "T-1",
        },
        {"key": "custom", "product_id": None, "title": "Card", "variant_title": None, "quantity": 1, "price": "0.00"},
    ],
    "customer": {"id": 5, "email": "old@example.com"},
}


def checkout(**changes: Any) -> dict[str, Any]:
    return {**CHECKOUT, **changes}


def test_shopifys_checkout() -> None:
    cart = cart_from_webhook(CHECKOUT, connection_id=1, customer_id=2)
    assert (cart.connection_id, cart.customer_id, cart.external_checkout_id) == (1, 2, "eeafa272")
    assert (cart.email, cart.currency, cart.total_price) == ("ada@example.com", "USD", Decimal("431.88"))
    assert (cart.shipping_amount, cart.tax_amount, cart.discount_amount) == (Decimal(10), Decimal("23.88"), Decimal(0))
    assert cart.external_created_date == datetime(2026, 5, 1, 14, tzinfo=UTC)
    assert cart.external_updated_date == datetime(2026, 5, 1, 15, tzinfo=UTC)
    assert cart.order_url == CHECKOUT["abandoned_checkout_url"]
    assert cart.products == [
        OrderProductInput(external_id="808950810", name="Tea - Green", price=Decimal(199), quantity=2, sku="T-1"),
        OrderProductInput(external_id="custom", name="Card", price=Decimal(0), quantity=1),
    ]


@pytest.mark.parametrize("key", ["cart_token", "checkout_token"])
@pytest.mark.parametrize("cart_token", ["eeafa272", None])
def test_the_order_takes_the_cart_over(key: Any, cart_token: str | None) -> None:
    body = order(total_price="1.00", cart_token=cart_token, checkout_token="123123123")
    cart = cart_from_webhook(checkout(cart_token=cart_token), connection_id=1, customer_id=2, cart_key=key)
    assert cart.external_checkout_id == order_from_webhook(body, connection_id=1, cart_key=key).cart_id


@pytest.mark.parametrize(
    ("changes", "email"),
    [
        ({"email": None}, "old@example.com"),
        ({"email": "", "customer": None}, "given@example.com"),
    ],
)
def test_whose_cart_it_is(changes: dict[str, Any], email: str) -> None:
    cart = cart_from_webhook(checkout(**changes), connection_id=1, customer_id=2, email="given@example.com")
    assert cart.email == email


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"completed_at": "2026-05-01T11:00:00-04:00"}, "it has become an order"),
        ({"email": None, "customer": None}, "email is missing"),
        ({"token": None, "cart_token": None}, "token is missing"),
        ({"total_price": None}, "total_price is missing"),
        ({"total_price": "1.005"}, "cent"),
        ({"line_items": [{"key": "a", "price": "1.00", "quantity": 1}]}, "title is missing"),
    ],
)
def test_what_is_no_cart(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        cart_from_webhook(checkout(**changes), connection_id=1, customer_id=2)


CREATED = 1_777_629_600
SESSION: dict[str, Any] = {
    "object": "checkout.session",
    "id": "cs_1",
    "created": CREATED,
    "expires_at": CREATED + 86_400,
    "currency": "eur",
    "status": "expired",
    "payment_status": "unpaid",
    "amount_total": 2990,
    "total_details": {"amount_discount": 10, "amount_shipping": 500, "amount_tax": 0},
    "customer_details": None,
    "customer_email": "ada@example.com",
    "url": None,
    "after_expiration": {"recovery": {"enabled": True, "url": "https://buy.stripe.com/r/live_1"}},
}


def session(**changes: Any) -> dict[str, Any]:
    return {**SESSION, **changes}


def item(subtotal: int, quantity: int, **changes: Any) -> dict[str, Any]:
    price = {"id": "price_1", "product": "prod_1"}
    return {"id": "li_1", "description": "Tea", "quantity": quantity, "amount_subtotal": subtotal, "price": price} | (
        changes
    )


def test_stripes_session_that_expired() -> None:
    cart = cart_from_session(
        SESSION, connection_id=1, customer_id=2, line_items=[item(2000, 2), item(100, 3, price=None)]
    )
    assert (cart.external_checkout_id, cart.currency, cart.total_price) == ("cs_1", "EUR", Decimal("29.90"))
    assert (cart.email, cart.order_url) == ("ada@example.com", "https://buy.stripe.com/r/live_1")
    assert (cart.discount_amount, cart.shipping_amount, cart.tax_amount) == (Decimal("0.10"), Decimal(5), Decimal(0))
    assert cart.abandoned_date == datetime(2026, 5, 2, 10, tzinfo=UTC)
    assert cart.products == [
        OrderProductInput(external_id="price_1", name="Tea", price=Decimal(10), quantity=2),
        OrderProductInput(external_id="li_1", name="Tea", price=Decimal(1), quantity=1),
    ]


def test_stripes_session_that_is_open() -> None:
    body = session(
        status="open",
        url="https://checkout.stripe.com/c/pay/cs_1",
        after_expiration=None,
        customer_details={"email": "zoe@example.com"},
        line_items={"data": [item(3000, 1, price={"product": {"id": "prod_1"}})]},
        currency="jpy",
    )
    cart = cart_from_session(body, connection_id=1, customer_id=2)
    assert (cart.abandoned_date, cart.order_url) == (None, "https://checkout.stripe.com/c/pay/cs_1")
    assert (cart.email, cart.total_price) == ("zoe@example.com", Decimal(2990))
    assert cart.products == [OrderProductInput(external_id="prod_1", name="Tea", price=Decimal(3000), quantity=1)]


def test_lines_that_stripe_does_not_show_are_told_of_or_passed() -> None:
    lines = [item(100, 1, amount_total=100) for _ in range(12)]
    body = session(amount_total=1700, line_items={"has_more": True, "data": lines[:10]})
    told: list[Difference] = []
    cart_from_session(body, connection_id=1, customer_id=2, on_difference=told.append)
    assert [str(each) for each in told] == [
        "order cs_1: amount_total, against its lines and shipping: stated 17.00 EUR, counted 15.00"
    ]
    told.clear()
    cart = cart_from_session(body, connection_id=1, customer_id=2, line_items=lines, on_difference=told.append)
    assert (len(cart.products or ()), told) == (12, [])


@pytest.mark.parametrize(("recovered", "cart"), [(None, "cs_2"), ("cs_1", "cs_1")])
def test_stripes_order_takes_the_cart_over(recovered: str | None, cart: str) -> None:
    body = session(id="cs_2", status="complete", recovered_from=recovered)
    assert order_from_session(body, connection_id=1).cart_id == cart


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"status": "complete"}, "status is complete"),
        ({"status": None}, "status is missing"),
        ({"customer_email": None}, "email is missing"),
        ({"amount_total": None}, "amount_total is missing"),
        ({"created": True}, "created is missing"),
        ({"created": 10**19}, "created is outside the years 1 to 9999 as seconds since 1970: 10000000000000000000"),
        ({"expires_at": -(10**12)}, "expires_at is outside the years 1 to 9999"),
        ({"created": 1e22}, "created is not a number"),
    ],
)
def test_what_is_no_cart_of_stripes(changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        cart_from_session(session(**changes), connection_id=1, customer_id=2)
