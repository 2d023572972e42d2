"""Stripe's objects as orders and recurring payments, in the shapes of its API 2026-10-28 (``stripe`` 16.1.0)."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from acsdk.contrib.stripe import (
    INVOICE_STATES,
    SUBSCRIPTION_STATES,
    Difference,
    order_from_invoice,
    order_from_session,
    recurring_payment_from_subscription,
    verify_signature,
)
from acsdk.models import (
    Address,
    CustomerData,
    Discount,
    OrderInput,
    OrderState,
    RecurringPaymentBillingInterval,
    RecurringPaymentInput,
    RecurringPaymentStatus,
)

from .shopify_bodies import never

CREATED = 1_777_629_600
MOMENT = datetime(2026, 5, 1, 10, tzinfo=UTC)
HOME = {"line1": "Am Markt 1", "line2": None, "city": "Köln", "postal_code": "50667", "state": "", "country": "DE"}


class OfTheSDK:
    """As the SDK's objects are: no mapping, but with a way to become one."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._content = content

    def to_dict(self) -> dict[str, Any]:
        return self._content


def item(number: int, subtotal: int, quantity: int = 1, total: int | None = None) -> dict[str, Any]:
    return {
        "id": f"li_{number}",
        "description": f"Tea {number}",
        "quantity": quantity,
        "amount_subtotal": subtotal,
        "amount_total": subtotal if total is None else total,
        "price": {"id": f"price_{number}", "product": f"prod_{number}", "unit_amount": subtotal // quantity},
    }


SESSION: dict[str, Any] = {
    "id": "cs_1",
    "object": "checkout.session",
    "created": CREATED,
    "currency": "eur",
    "status": "complete",
    "payment_status": "paid",
    "amount_subtotal": 3000,
    "amount_total": 3260,
    "total_details": {"amount_discount": 300, "amount_shipping": 500, "amount_tax": 60},
    "shipping_cost": {"amount_subtotal": 500, "amount_tax": 60, "amount_total": 560},
    "customer": "cus_1",
    "customer_details": {"email": "zoe@example.com", "name": "Zoë Weiß", "phone": "+49221555", "address": HOME},
    "collected_information": {"shipping_details": {"name": "Bob Roe", "address": HOME}},
    "client_reference_id": "cart-7",
    "locale": "de",
    "livemode": True,
    "line_items": {"data": [item(1, 2000, 2, 1800), item(2, 1000, 1, 900)]},
}


def session(changes: dict[str, Any] | None = None, **options: Any) -> OrderInput:
    known: dict[str, Any] = {"on_difference": never, **options}
    return order_from_session({**SESSION, **(changes or {})}, connection_id=1, **known)


def test_a_session() -> None:
    made = session()
    assert (made.store_order_id, made.email, made.store_customer_id) == ("cs_1", "zoe@example.com", "cus_1")
    assert (made.currency, made.final_amount) == ("EUR", Decimal("32.60"))
    assert (made.shipping_amount, made.discounts_amount) == (Decimal("5.00"), Decimal("3.00"))
    assert made.discounts == [Discount(type="ORDER", discount_amount="3.00")]
    assert [
        (each.name, each.quantity, each.price_amount, each.product_store_primary_id, each.store_base_product_id)
        for each in made.line_items or ()
    ] == [("Tea 1", 2, Decimal("10.00"), "price_1", "prod_1"), ("Tea 2", 1, Decimal("10.00"), "price_2", "prod_2")]
    assert (made.store_created_date, made.store_status, made.normalized_status) == (
        MOMENT,
        "paid",
        OrderState.COMPLETED,
    )
    assert made.customer_data == CustomerData(first_name="Zoë", last_name="Weiß", phone="+49221555")
    assert made.shipping_address == Address(
        first_name="Bob", last_name="Roe", address1="Am Markt 1", city="Köln", postal="50667", country="DE"
    )
    assert (made.store_external_order_id, made.customer_locale, made.is_test_order) == ("cart-7", "de", False)


def test_the_sdks_objects_are_read_too() -> None:
    lines = [OfTheSDK(line) for line in SESSION["line_items"]["data"]]
    body = {name: value for name, value in SESSION.items() if name != "line_items"}
    assert order_from_session(OfTheSDK(body), connection_id=1, line_items=lines, on_difference=never) == session()


@pytest.mark.parametrize(
    ("payment", "state"),
    [
        ("paid", OrderState.COMPLETED),
        ("no_payment_required", OrderState.COMPLETED),
        ("unpaid", OrderState.WAITING),
        ("new", None),
    ],
)
def test_statuses_of_sessions(payment: str, state: OrderState | None) -> None:
    assert session({"payment_status": payment}).normalized_status == state


@pytest.mark.parametrize(
    ("currency", "units", "amount", "own"),
    [
        ("jpy", 500, "500", {}),
        ("kwd", 5130, "5.130", {}),
        ("isk", 500, "5.00", {}),
        ("ugx", 500, "5.00", {}),
        ("ugx", 500, "500", {"UGX": 0}),
        ("bgn", 500, "5.00", {}),
    ],
)
def test_currencies_have_the_decimals_that_stripe_counts(
    currency: str, units: int, amount: str, own: dict[str, int]
) -> None:
    changes = {"currency": currency, "amount_total": units, "line_items": None, "total_details": None}
    assert str(session(changes, currency_decimals=own).final_amount) == amount


def test_what_went_back_is_told_by_the_charge() -> None:
    made = session(charge={"id": "ch_1", "currency": "eur", "amount_refunded": 1260})
    assert made.final_amount == Decimal("20.00")
    with pytest.raises(ValueError, match="the charge is in USD, but the order in EUR"):
        session(charge={"currency": "usd", "amount_refunded": 1})


def test_a_bare_session() -> None:
    bare = {name: SESSION[name] for name in ("id", "created", "currency", "status", "amount_total")}
    made = order_from_session({**bare, "customer_email": "ada@example.com"}, connection_id=1, on_difference=never)
    assert made.model_dump(exclude_none=True, exclude_defaults=True, mode="json") == {
        "legacy_connection_id": 1,
        "store_order_id": "cs_1",
        "order_number": "cs_1",
        "email": "ada@example.com",
        "creation_source": "REAL_TIME",
        "store_created_date": "2026-05-01T10:00:00Z",
        "currency": "EUR",
        "final_amount": "32.60",
        "line_items": [],
        "discounts": [],
        "cart_id": "cs_1",
    }
    assert session({"shipping_cost": None, "amount_total": 3200}).final_amount == Decimal("32.00")
    older = {"collected_information": None, "shipping_details": {"name": "Bob Roe", "address": HOME}}
    assert (session(older).shipping_address or Address()).first_name == "Bob"
    assert session({"livemode": False}).is_test_order is True


def test_figures_that_do_not_add_up_are_told() -> None:
    told: list[Difference] = []
    session({"amount_total": 3261}, on_difference=told.append)
    session({}, charge={"currency": "eur", "amount_refunded": 4000}, on_difference=told.append)
    assert [str(each) for each in told] == [
        "order cs_1: amount_total, against its lines and shipping: stated 32.61 EUR, counted 32.60",
        "order cs_1: more was paid back than the order cost: stated 0 EUR, counted -7.40",
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "open"}, "status is open: only a complete session is an order"),
        ({"mode": "setup"}, "mode is setup: the session has kept a way to pay, and sold nothing"),
        ({"status": "expired"}, "status is expired: only"),
        ({"status": None}, "status is missing: only"),
        ({"id": None}, "id is missing"),
        ({"currency": None}, "currency is missing"),
        ({"amount_total": None}, "amount_total is missing"),
        ({"amount_total": "x"}, "amount_total is not a number"),
        ({"created": None}, "created is missing"),
        ({"customer_details": None}, "email is missing"),
        ({"line_items": {"data": [{**item(1, 3), "quantity": None}]}}, "quantity is missing"),
    ],
)
def test_what_is_wrong_with_a_session_is_said(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        session(changes, on_difference=print)


def line(number: int, amount: int, **changes: Any) -> dict[str, Any]:
    details = {"price": f"price_{number}", "product": f"prod_{number}"}
    return {
        "id": f"il_{number}",
        "description": f"Plan {number}",
        "amount": amount,
        "quantity": 1,
        "quantity_decimal": "1",
        "pricing": {"price_details": details},
        **changes,
    }


INVOICE: dict[str, Any] = {
    "id": "in_1",
    "number": "A-0001",
    "created": CREATED,
    "currency": "eur",
    "status": "paid",
    "billing_reason": "subscription_cycle",
    "subtotal": 1500,
    "total": 1400,
    "total_discount_amounts": [{"amount": 100, "discount": "di_1"}],
    "post_payment_credit_notes_amount": 400,
    "amount_due": 0,
    "amount_paid": 0,
    "customer": {"id": "cus_1"},
    "customer_email": "zoe@example.com",
    "customer_name": "Zoë Weiß",
    "customer_address": HOME,
    "customer_shipping": None,
    "hosted_invoice_url": "https://invoice.example.com/1",
    "description": "Thank you",
    "livemode": False,
    "lines": {"has_more": False, "data": [line(1, 2000), line(2, -500)]},
}


def invoice(changes: dict[str, Any] | None = None, **options: Any) -> OrderInput:
    known: dict[str, Any] = {"on_difference": never, **options}
    return order_from_invoice({**INVOICE, **(changes or {})}, connection_id=1, **known)


def test_an_invoice_cost_its_total_whatever_a_balance_paid() -> None:
    made = invoice()
    assert (made.final_amount, made.currency) == (Decimal("10.00"), "EUR")
    assert (made.order_number, made.store_customer_id) == ("A-0001", "cus_1")
    assert [(each.name, each.quantity, each.price_amount) for each in made.line_items or ()] == [
        ("Plan 1", 1, Decimal("20.00"))
    ]
    assert [(each.name, each.discount_amount) for each in made.discounts or ()] == [
        (None, Decimal("1.00")),
        ("Plan 2", Decimal("5.00")),
    ]
    assert made.discounts_amount == Decimal("6.00")
    assert (made.normalized_status, made.created_by_recurring_payment) == (OrderState.COMPLETED, True)
    assert (made.is_test_order, made.notes) == (True, ["Thank you"])
    assert order_from_invoice(OfTheSDK(INVOICE), connection_id=1) == made


@pytest.mark.parametrize(
    ("noted", "refunded", "cost"),
    [
        (400, (), "10.00"),
        (0, (250,), "11.50"),
        (400, (400,), "10.00"),
        (400, (300, 200), "9.00"),
        (None, (1,), "13.99"),
    ],
)
def test_a_refund_without_a_credit_note_is_taken_off_too(
    noted: int | None, refunded: tuple[int, ...], cost: str
) -> None:
    charges = [{"currency": "eur", "amount_refunded": each} for each in refunded]
    made = invoice({"post_payment_credit_notes_amount": noted}, charges=charges)
    assert made.final_amount == Decimal(cost)


@pytest.mark.parametrize(("status", "state"), [*INVOICE_STATES.items(), ("new", None)])
def test_statuses_of_invoices(status: str, state: OrderState | None) -> None:
    assert invoice({"status": status, "billing_reason": "manual"}).normalized_status == state


def test_a_quantity_is_the_decimal_one() -> None:
    half = line(
        1, 750, quantity=0, quantity_decimal="0.5", pricing=None, price={"id": "price_9", "product": {"id": "p"}}
    )
    changes = {"subtotal": 750, "lines": {"data": [half]}, "description": None, "livemode": None}
    made = invoice(changes)
    assert [
        (each.quantity, each.price_amount, each.product_store_primary_id, each.store_base_product_id)
        for each in made.line_items or ()
    ] == [(1, Decimal("7.50"), "price_9", "p")]
    assert (made.is_test_order, made.notes) == (None, [])


def test_the_lines_of_an_invoice_are_compared_where_there_are_any() -> None:
    told: list[Difference] = []
    invoice({"subtotal": 1501}, on_difference=told.append)
    assert [each.what for each in told] == ["subtotal, against its lines"]
    invoice({"subtotal": 1501, "lines": None})


def test_the_lines_that_stripe_does_not_show_are_told_of_or_passed() -> None:
    lines = [line(number, 100) for number in range(1, 13)]
    shown = {"subtotal": 1200, "total": 1200, "lines": {"has_more": True, "data": lines[:10]}}
    told: list[Difference] = []
    invoice(shown, on_difference=told.append)
    assert [(each.stated, each.counted) for each in told] == [(Decimal(12), Decimal(10))]
    assert len(invoice(shown, line_items=lines).line_items or ()) == 12


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"status": "draft"}, "the invoice is a draft"), ({"customer_email": None}, "email is missing")],
)
def test_an_invoice_that_is_no_order(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        invoice(changes)
    assert invoice({"customer_email": None}, email="ada@example.com").email == "ada@example.com"


def price(number: int, amount: str | None, **changes: Any) -> dict[str, Any]:
    recurring = {"interval": "month", "interval_count": 3}
    product = {"id": f"prod_{number}", "name": f"Plan {number}"}
    return {
        "id": f"price_{number}",
        "unit_amount_decimal": amount,
        "recurring": recurring,
        "product": product,
        **changes,
    }


SUBSCRIPTION: dict[str, Any] = {
    "id": "sub_1",
    "created": CREATED,
    "start_date": CREATED,
    "billing_cycle_anchor": CREATED,
    "currency": "eur",
    "status": "active",
    "cancel_at_period_end": False,
    "customer": {"id": "cus_1", "email": "zoe@example.com"},
    "items": {
        "data": [
            {"price": price(1, "995.5"), "quantity": 2, "current_period_end": CREATED + 60},
            {"price": price(2, None, unit_amount=100, nickname="Extra"), "quantity": 1, "current_period_end": CREATED},
        ]
    },
}


def subscription(changes: dict[str, Any] | None = None, **options: Any) -> RecurringPaymentInput:
    return recurring_payment_from_subscription({**SUBSCRIPTION, **(changes or {})}, connection_id=1, **options)


def test_a_subscription() -> None:
    made = subscription()
    assert (made.store_recurring_payment_id, made.email, made.store_customer_id) == (
        "sub_1",
        "zoe@example.com",
        "cus_1",
    )
    assert (made.payment_amount, made.currency) == (Decimal("20.91"), "EUR")
    assert (made.billing_interval, made.billing_interval_count) == (RecurringPaymentBillingInterval.MONTHLY, 3)
    assert (made.next_payment_date, made.start_date, made.anchor_date) == (MOMENT, MOMENT, MOMENT)
    assert (made.line_item_names, made.line_item_store_primary_ids) == (["Plan 1", "Extra"], ["price_1", "price_2"])
    assert (made.is_trial, made.cancel_at_period_end, made.suppress_automations) == (False, False, False)
    assert recurring_payment_from_subscription(OfTheSDK(SUBSCRIPTION), connection_id=1) == made


@pytest.mark.parametrize(("status", "state"), [*SUBSCRIPTION_STATES.items(), ("new", None)])
def test_statuses_of_subscriptions(status: str, state: RecurringPaymentStatus | None) -> None:
    made = subscription({"status": status})
    assert (made.normalized_status, made.is_trial) == (state, status == "trialing")
    assert (made.next_payment_date is not None) is (status in {"active", "trialing"})


def test_a_subscription_that_pauses_or_ends() -> None:
    paused = subscription({"pause_collection": {"behavior": "void"}})
    assert (paused.normalized_status, paused.next_payment_date) == (RecurringPaymentStatus.PAUSED, None)
    ending = subscription({"cancel_at_period_end": True, "canceled_at": CREATED})
    assert (ending.cancelled_date, ending.next_payment_date) == (MOMENT, None)


@pytest.mark.parametrize(
    "items", [[], [{"price": price(1, None), "quantity": 1}], [{"price": price(1, "100"), "quantity": None}]]
)
def test_what_a_cycle_costs_is_not_guessed(items: list[dict[str, Any]]) -> None:
    assert subscription({"items": {"data": items}}).payment_amount is None
    assert subscription({"items": {**SUBSCRIPTION["items"], "has_more": True}}).payment_amount is None


def test_a_subscription_of_an_older_version() -> None:
    older = {
        "current_period_end": CREATED,
        "items": {"data": [{"price": price(1, "1", product="prod_1"), "quantity": 1}]},
    }
    made = subscription({**older, "customer": "cus_1"}, email="ada@example.com")
    assert (made.next_payment_date, made.line_item_names, made.email) == (MOMENT, [], "ada@example.com")


BODY = b'{"id": "evt_1"}'


def signed(secret: str, stamp: int, body: bytes = BODY) -> str:
    return hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


@pytest.mark.parametrize(
    ("header", "is_stripes"),
    [
        (f"t={CREATED},v1={signed('whsec_new', CREATED)}", True),
        (f"t={CREATED}, v1=00, v1={signed('whsec_old', CREATED)}, v0=1", True),
        (f"t={CREATED},v0={signed('whsec_new', CREATED)}", False),
        (f"t={CREATED},v1={signed('whsec_other', CREATED)}", False),
        (f"t={CREATED},v1={signed('whsec_new', CREATED, b'{}')}", False),
        (f"t={CREATED},v1=é", False),
        (f"t={CREATED - 301},v1={signed('whsec_new', CREATED - 301)}", False),
        (f"t={CREATED - 300},v1={signed('whsec_new', CREATED - 300)}", True),
        (f"t={CREATED + 301},v1={signed('whsec_new', CREATED + 301)}", False),
        (f"v1={signed('whsec_new', CREATED)}", False),
        ("t=soon,v1=1", False),
        ("t=" + "9" * 400 + ",v1=1", False),
        ("", False),
    ],
)
def test_signatures(header: str, is_stripes: bool) -> None:
    assert verify_signature(BODY, header, ["whsec_old", "whsec_new"], now=CREATED) is is_stripes


def test_a_signature_of_now() -> None:
    assert verify_signature(BODY, f"t={CREATED},v1={signed('s', CREATED)}", "s") is False  # long ago
    assert verify_signature(BODY, f"t={CREATED},v1={signed('', CREATED)}", "", now=CREATED) is False
