"""What an order of Shopify cost and held in the end, to the cent: one case for each way in which that changes.

``source`` says where the figures are from: *vendor's sample* is a body that Shopify publishes, *recorded* one that a
shop sent, *documented* follows from a sentence of the vendor, *inferred* from other cases. Names and ids are made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

from acsdk.contrib.shopify import Difference, order_from_webhook
from acsdk.models import OrderInput, OrderState

from .shopify_bodies import adjustment, both, line, never, off, order, paid_back, refund, returned, shipping


@dataclass(frozen=True)
class Case:
    name: str
    source: str
    body: Mapping[str, Any]
    final: str
    pieces: Mapping[str, int]
    shipping: str | None = None
    discounts: str | None = None
    state: OrderState | None = OrderState.COMPLETED
    told: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        return self.name


SAMPLE = {
    "taxes_included": False,
    "total_price": "598.94",
    "current_total_price": "199.65",
    "total_discounts": "10.00",
    "current_total_discounts": "3.33",
    "total_tax": "11.94",
    "current_total_tax": "3.98",
    "subtotal_price": "597.00",
    "current_subtotal_price": "195.67",
    "financial_status": "partially_refunded",
    "discount_applications": [{"target_type": "line_item", "code": "TENOFF"}],
    "line_items": [
        line(1, "199.00", 1, 0, **off("3.34")),
        line(2, "199.00", 1, 1, **off("3.33")),
        line(3, "199.00", 1, 0, **off("3.33")),
    ],
    "refunds": [
        refund(
            paid_back("209.00"),
            refund_line_items=[
                returned(3, 195.66, 3.98, how="legacy_restock"),
                returned(1, 195.67, 3.98, how="legacy_restock"),
            ],
        )
    ],
}
OLD_LINES = [line(number, "199.00", **off(amount)) for number, amount in ((1, "3.34"), (2, "3.33"), (3, "3.33"))]
UNPAID_EDIT = {
    "financial_status": "pending",
    "total_price": "120.00",
    "current_total_price": "80.00",
    "line_items": [line(1, "20.00", 5, 4), line(2, "20.00", 1, 0)],
    "refunds": [refund(refund_line_items=[returned(1, 20.0), returned(2, 20.0)])],
}
CANCELLED = {"cancelled_at": "2026-05-02T10:00:00-04:00", "cancel_reason": "customer"}
OLD_CANCELLED = {
    **CANCELLED,
    "financial_status": "refunded",
    "total_price": "50.94",
    "current_total_price": "0.00",
    "total_discounts": "10000.00",
    "discount_applications": [{"target_type": "line_item", "title": "Gift"}],
    "line_items": [line(1, "10040.96", **off("10000.00"))],
    "shipping_lines": [shipping("9.98")],
    "refunds": [
        refund(
            paid_back("50.94"),
            refund_line_items=[returned(1, 40.96, how="cancel")],
            order_adjustments=[adjustment("-9.98", "shipping_refund")],
        )
    ],
}


def gift(amount: str, total: str, current: str | None, currency: str = "EUR") -> dict[str, Any]:
    """Money back for no goods."""
    return {
        "currency": currency,
        "financial_status": "partially_refunded",
        "total_price": total,
        **({} if current is None else {"current_total_price": current}),
        "line_items": [line(1, total, 1, 1)],
        "refunds": [refund(paid_back(amount, currency), order_adjustments=[adjustment(f"-{amount}")])],
    }


SHIPPED = {
    "total_price": "25.00",
    "current_total_price": "20.00",
    "line_items": [line(1, "20.00", 1, 1)],
    "shipping_lines": [shipping("5.00")],
}
CASES = [
    Case("as bought", "inferred", order(total_price="20.00", line_items=[line(1, "20.00")]), "20.00", {"Tea 1": 1}),
    Case(
        "goods worth more came back than money",
        "vendor's sample (REST 2026-07)",
        order(**SAMPLE),
        "199.65",
        {"Tea 2": 1},
        discounts="3.33",
        told=["money paid back, against the worth of what came back: stated 209.00 EUR, counted 399.29"],
    ),
    Case(
        "the same in a body of 2021, without current figures of lines",
        "vendor's sample",
        order(**SAMPLE | {"line_items": OLD_LINES}),
        "199.65",
        {"Tea 2": 1},
        discounts="3.33",
        told=["money paid back, against the worth of what came back: stated 209.00 EUR, counted 399.29"],
    ),
    Case(
        "the same in a body before 2021, without any current figure",
        "vendor's sample",
        order(
            **{name: value for name, value in SAMPLE.items() if not name.startswith("current_")}
            | {"line_items": OLD_LINES}
        ),
        "199.65",
        {"Tea 2": 1},
        discounts="3.33",
        told=["money paid back, against the worth of what came back: stated 209.00 EUR, counted 399.29"],
    ),
    Case(
        "unpaid, pieces edited out",
        "recorded",
        order(**UNPAID_EDIT),
        "80.00",
        {"Tea 1": 4},
        state=OrderState.PENDING_PAYMENT,
    ),
    Case(
        "unpaid, pieces edited out, in an old body",
        "recorded",
        order(
            **{name: value for name, value in UNPAID_EDIT.items() if name != "current_total_price"}
            | {"line_items": [line(1, "20.00", 5), line(2, "20.00", 1)]}
        ),
        "80.00",
        {"Tea 1": 4},
        state=OrderState.PENDING_PAYMENT,
    ),
    Case(
        "pieces added by an edit",
        "inferred",
        order(
            total_price="30.00",
            current_total_price="30.00",
            financial_status="partially_paid",
            line_items=[line(1, "20.00", 1, 1), line(2, "10.00", 1, 1)],
        ),
        "30.00",
        {"Tea 1": 1, "Tea 2": 1},
        state=OrderState.WAITING,
    ),
    Case(
        "returned, and not put back into stock",
        "documented (refund resource): current_quantity falls, fulfillable_quantity stays",
        order(
            total_price="40.00",
            current_total_price="20.00",
            financial_status="partially_refunded",
            line_items=[line(1, "20.00", 2, 1, fulfillable_quantity=2)],
            refunds=[refund(paid_back("20.00"), refund_line_items=[returned(1, 20.0, how="no_restock")])],
        ),
        "20.00",
        {"Tea 1": 1},
    ),
    Case(
        "returned, with tax",
        "recorded (CAD, 2024)",
        order(
            currency="CAD",
            total_price="161.25",
            current_total_price="0.00",
            financial_status="refunded",
            total_tax="17.28",
            current_total_tax="0.00",
            line_items=[line(1, "143.97", 1, 0)],
            refunds=[refund(paid_back("161.25", "CAD"), refund_line_items=[returned(1, 143.97, 17.28)])],
        ),
        "0.00",
        {},
        state=OrderState.REFUNDED,
    ),
    Case(
        "one line twice in a refund, once cancelled and once returned",
        "recorded",
        order(
            total_price="60.00",
            current_total_price="20.00",
            line_items=[line(1, "20.00", 3)],
            refunds=[
                refund(paid_back("40.00"), refund_line_items=[returned(1, 20.0, how="cancel"), returned(1, 20.0)])
            ],
        ),
        "20.00",
        {"Tea 1": 1},
    ),
    Case(
        "cancelled, never paid",
        "recorded (2025)",
        order(
            **CANCELLED,
            financial_status="voided",
            total_price="5.50",
            current_total_price="0.00",
            total_outstanding="0.00",
            line_items=[line(1, "5.50", 1, 0)],
            shipping_lines=[shipping("0.00")],
        ),
        "0.00",
        {},
        shipping="0.00",
        state=OrderState.CANCELLED,
    ),
    Case(
        "cancelled, never paid, in an old body",
        "inferred",
        order(**CANCELLED, financial_status="voided", total_price="5.50", line_items=[line(1, "5.50")]),
        "0",
        {},
        state=OrderState.CANCELLED,
    ),
    Case(
        "cancelled, and all of it paid back",
        "recorded (2021)",
        order(**OLD_CANCELLED),
        "0.00",
        {},
        shipping="0",
        discounts="0.00",
        state=OrderState.CANCELLED,
    ),
    *(
        Case(
            f"money back for no goods, {words}",
            source,
            order(**gift(amount, "100.00", current, currency)),
            final,
            {"Tea 1": 1},
        )
        for words, source, amount, current, currency, final in (
            ("which the current total leaves out", "recorded (ILS, 2020)", "5.85", "100.00", "ILS", "94.15"),
            ("which the current total counts in", "recorded (INR, 2021)", "1.00", "99.00", "INR", "99.00"),
            ("in an old body", "recorded (ILS, 2020)", "5.85", None, "ILS", "94.15"),
        )
    ),
    Case(
        "money back for no goods, told by the payment alone",
        "inferred: adjustments are deprecated since 2024-10",
        order(**gift("5.85", "100.00", "100.00") | {"refunds": [refund(paid_back("5.85"))]}),
        "94.15",
        {"Tea 1": 1},
    ),
    Case(
        "returned first, paid back later",
        "inferred",
        order(
            total_price="100.00",
            current_total_price="60.00",
            line_items=[line(1, "20.00", 5, 3)],
            refunds=[
                refund(refund_line_items=[returned(1, 40.0, pieces=2)], order_adjustments=[adjustment("40.00")]),
                refund(paid_back("40.00"), order_adjustments=[adjustment("-40.00")]),
            ],
        ),
        "60.00",
        {"Tea 1": 3},
    ),
    Case(
        "the shop kept a fee",
        "documented (refundDiscrepancySet: positive is in the merchant's favour)",
        order(
            total_price="100.00",
            current_total_price="80.00",
            line_items=[line(1, "20.00", 5, 4)],
            refunds=[
                refund(
                    paid_back("15.00"), refund_line_items=[returned(1, 20.0)], order_adjustments=[adjustment("5.00")]
                )
            ],
        ),
        "80.00",
        {"Tea 1": 4},
    ),
    Case(
        "shipping back, told as an adjustment",
        "vendor's sample (refund)",
        order(
            **SHIPPED,
            refunds=[refund(paid_back("5.00"), order_adjustments=[adjustment("-5.00", "shipping_refund")])],
        ),
        "20.00",
        {"Tea 1": 1},
        shipping="0.00",
    ),
    Case(
        "shipping back, told by its reason",
        "documented (kind is deprecated since 2024-10)",
        order(
            **SHIPPED,
            refunds=[
                refund(paid_back("5.00"), order_adjustments=[adjustment("-5.00", None, reason="Shipping refund")])
            ],
        ),
        "20.00",
        {"Tea 1": 1},
        shipping="0.00",
    ),
    Case(
        "shipping back, told twice",
        "vendor's sample (refund 2025-04 to 2026-07)",
        order(
            **SHIPPED,
            refunds=[
                refund(
                    paid_back("5.00"),
                    order_adjustments=[adjustment("-5.00", "shipping_refund")],
                    refund_shipping_lines=[{"subtotal_amount_set": both("5.00", "EUR", "5.00", "EUR")}],
                )
            ],
        ),
        "20.00",
        {"Tea 1": 1},
        shipping="0.00",
    ),
    Case(
        "shipping back, told as a line",
        "documented (2024-10)",
        order(
            **SHIPPED | {"current_shipping_price_set": both("0.00", "EUR", "0.00", "EUR")},
            refunds=[
                refund(
                    paid_back("5.00"),
                    refund_shipping_lines=[{"subtotal_amount_set": both("5.00", "EUR", "5.00", "EUR")}],
                )
            ],
        ),
        "20.00",
        {"Tea 1": 1},
        shipping="0.00",
    ),
    Case(
        "free shipping, and shipping that was taken out",
        "documented (is_removed since 2024-04, discounted_price since 2024-07)",
        order(
            total_price="20.00",
            current_total_price="20.00",
            total_discounts="10.00",
            discount_applications=[{"target_type": "shipping_line", "code": "FREE"}],
            line_items=[line(1, "20.00", 1, 1)],
            shipping_lines=[shipping("10.00", "0.00", **off("10.00")), shipping("7.00", is_removed=True)],
        ),
        "20.00",
        {"Tea 1": 1},
        shipping="0.00",
        discounts="10.00",
    ),
    Case(
        "an exchange: what is sent instead is a line of the same order",
        "documented (Return.exchangeLineItems)",
        order(
            total_price="45.00",
            current_total_price="25.00",
            line_items=[line(1, "20.00", 1, 0), line(2, "25.00", 1, 1)],
            returns=[{"id": 9, "status": "closed"}],
            refunds=[refund(refund_line_items=[returned(1, 20.0)])],
        ),
        "25.00",
        {"Tea 2": 1},
    ),
    Case(
        "a tip",
        "documented (total_tip_received, within total_price)",
        order(
            total_price="23.00", current_total_price="23.00", total_tip_received="3.00", line_items=[line(1, "20.00")]
        ),
        "23.00",
        {"Tea 1": 1},
    ),
    Case(
        "duties on top, and some of them back",
        "documented (current_total_duties_set)",
        order(
            total_price="46.00",
            current_total_price="23.00",
            original_total_duties_set=both("6.00", "EUR", "6.00", "EUR"),
            current_total_duties_set=both("3.00", "EUR", "3.00", "EUR"),
            line_items=[line(1, "20.00", 2, 1)],
            refunds=[
                refund(
                    paid_back("23.00"),
                    refund_line_items=[returned(1, 20.0)],
                    duties=[{"duty_id": 1, "amount_set": both("3.00", "EUR", "3.00", "EUR")}],
                )
            ],
        ),
        "23.00",
        {"Tea 1": 1},
    ),
    Case(
        "duties and fees back, told by their sums",
        "vendor's sample (total_duties_set, total_additional_fees_set)",
        order(
            total_price="25.00",
            current_total_price="20.00",
            original_total_duties_set=both("3.00", "EUR", "3.00", "EUR"),
            original_total_additional_fees_set=both("2.00", "EUR", "2.00", "EUR"),
            line_items=[line(1, "20.00")],
            refunds=[
                refund(
                    paid_back("5.00"),
                    total_duties_set=both("3.00", "EUR", "3.00", "EUR"),
                    total_additional_fees_set=both("2.00", "EUR", "2.00", "EUR"),
                )
            ],
        ),
        "20.00",
        {"Tea 1": 1},
    ),
    Case(
        "duties within the prices",
        "documented (duties_included)",
        order(
            total_price="20.00",
            current_total_price="20.00",
            duties_included=True,
            current_total_duties_set=both("3.00", "EUR", "3.00", "EUR"),
            line_items=[line(1, "20.00")],
        ),
        "20.00",
        {"Tea 1": 1},
    ),
    Case(
        "additional fees",
        "documented (current_total_additional_fees_set)",
        order(
            total_price="21.00",
            current_total_price="21.00",
            current_total_additional_fees_set=both("1.00", "EUR", "1.00", "EUR"),
            line_items=[line(1, "20.00")],
        ),
        "21.00",
        {"Tea 1": 1},
    ),
    Case(
        "a gift card bought is a line, one that pays is none",
        "documented (gift_card), inferred (gateway)",
        order(
            total_price="70.00",
            current_total_price="70.00",
            payment_gateway_names=["gift_card", "shopify_payments"],
            line_items=[line(1, "20.00"), line(2, "50.00", gift_card=True, requires_shipping=False)],
        ),
        "70.00",
        {"Tea 1": 1, "Tea 2": 1},
    ),
    Case(
        "taxes in the prices, and in the worth of what came back",
        "inferred: whether subtotal holds the tax is not documented",
        order(
            taxes_included=True,
            total_price="40.00",
            current_total_price="20.00",
            total_tax="6.38",
            current_total_tax="3.19",
            line_items=[line(1, "20.00", 2, 1)],
            refunds=[refund(paid_back("20.00"), refund_line_items=[returned(1, 20.0, 3.19)])],
        ),
        "20.00",
        {"Tea 1": 1},
    ),
    Case(
        "taxes in the prices, and apart from the worth of what came back",
        "inferred: whether subtotal holds the tax is not documented",
        order(
            taxes_included=True,
            total_price="36.00",
            current_total_price="18.00",
            total_discounts="4.00",
            current_total_discounts="2.00",
            discount_applications=[{"target_type": "line_item", "code": "TEN"}],
            line_items=[line(1, "20.00", 2, 1, **off("4.00"))],
            refunds=[refund(paid_back("18.00"), refund_line_items=[returned(1, 15.13, 2.87)])],
        ),
        "18.00",
        {"Tea 1": 1},
        discounts="2.00",
    ),
    Case(
        "the same in an old body: the payment decides",
        "inferred",
        order(
            taxes_included=True,
            total_price="36.00",
            total_discounts="4.00",
            discount_applications=[{"target_type": "line_item", "code": "TEN"}],
            line_items=[line(1, "20.00", 2, **off("4.00"))],
            refunds=[refund(paid_back("18.00"), refund_line_items=[returned(1, 15.13, 2.87)])],
        ),
        "18.00",
        {"Tea 1": 1},
        discounts="2.00",
    ),
    Case(
        "a draft, made by hand",
        "documented (source_name)",
        order(
            total_price="20.00",
            current_total_price="20.00",
            financial_status="pending",
            source_name="shopify_draft_order",
            line_items=[line(1, "20.00", variant_id=None, product_id=None, sku=None)],
        ),
        "20.00",
        {"Tea 1": 1},
        state=OrderState.PENDING_PAYMENT,
    ),
    Case(
        "a company's order on payment terms",
        "documented (company), inferred (pending for weeks)",
        order(
            total_price="20.00",
            current_total_price="20.00",
            total_outstanding="20.00",
            financial_status="pending",
            company={"id": 5, "location_id": 6},
            payment_terms={"payment_terms_name": "Net 30"},
            line_items=[line(1, "20.00")],
        ),
        "20.00",
        {"Tea 1": 1},
        state=OrderState.PENDING_PAYMENT,
    ),
    Case(
        "a body without a financial status",
        "documented (may be null)",
        order(total_price="20.00", financial_status=None, line_items=[line(1, "20.00")]),
        "20.00",
        {"Tea 1": 1},
        state=None,
    ),
    Case(
        "the shop's own test notification, which does not add up",
        "vendor's sample (webhooks 2026-04)",
        order(
            total_price="404.95",
            current_total_price="414.95",
            total_outstanding="414.95",
            total_discounts="20.00",
            current_total_discounts="20.00",
            current_shipping_price_set=both("0.00", "EUR", "0.00", "EUR"),
            test=True,
            discount_applications=[{"target_type": "line_item", "title": "Promo"}],
            line_items=[line(1, "404.95", 1, 1, **off("20.00"))],
            shipping_lines=[shipping("10.00", "0.00")],
        ),
        "414.95",
        {"Tea 1": 1},
        shipping="0.00",
        discounts="20.00",
        told=[
            "current_total_price, against total_price less what came back: stated 414.95 EUR, counted 404.95",
            "the order's total, against its lines and all else: stated 414.95 EUR, counted 384.95",
        ],
    ),
    Case(
        "more was paid back than the order cost",
        "inferred",
        order(total_price="20.00", line_items=[line(1, "20.00")], refunds=[refund(paid_back("28.00"))]),
        "-8.00",
        {"Tea 1": 1},
        told=["more was paid back than the order cost: stated 0 EUR, counted -8.00"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_order_in_the_end(case: Case) -> None:
    told: list[Difference] = []
    made = order_from_webhook(case.body, connection_id=1, on_difference=told.append)
    assert made.final_amount == Decimal(case.final)
    assert {item.name: item.quantity for item in made.line_items or ()} == case.pieces
    assert made.shipping_amount == (None if case.shipping is None else Decimal(case.shipping))
    assert made.discounts_amount == (None if case.discounts is None else Decimal(case.discounts))
    assert made.normalized_status == case.state
    assert [str(difference).removeprefix("order 7001: ") for difference in told] == case.told


def test_each_discount_keeps_its_share_of_what_is_left() -> None:
    """Three pieces of 10.00 less 1.00 and 2.00; the one that came back was worth 8.99, so 1.99 stays off."""
    made = order_from_webhook(
        order(
            total_price="27.00",
            current_total_price="18.01",
            total_discounts="3.00",
            discount_applications=[
                {"target_type": "line_item", "code": "ONE"},
                {"target_type": "line_item", "code": "TWO"},
            ],
            line_items=[line(1, "10.00", 3, 2, **off("1.00", "2.00"))],
            refunds=[refund(paid_back("8.99"), refund_line_items=[returned(1, 8.99)])],
        ),
        connection_id=1,
        on_difference=never,
    )
    assert [(each.name, each.discount_amount) for each in made.discounts or ()] == [
        ("ONE", Decimal("0.66")),
        ("TWO", Decimal("1.33")),
    ]
    assert made.discounts_amount == Decimal("1.99")


def test_without_the_worth_of_what_came_back_its_discount_is_its_share() -> None:
    made = order_from_webhook(
        order(
            total_price="27.00",
            current_total_price="18.00",
            total_discounts="3.00",
            discount_applications=[{"target_type": "line_item", "code": "ONE"}],
            line_items=[line(1, "10.00", 3, 2, **off("3.00"))],
            refunds=[refund(paid_back("9.00"), refund_line_items=[returned(1)])],
        ),
        connection_id=1,
        on_difference=never,
    )
    assert (made.final_amount, made.discounts_amount) == (Decimal("18.00"), Decimal("2.00"))


def in_two_currencies(**changes: Any) -> OrderInput:
    """A dollar shop's order in euros: 50.00 euros, of which 20.00 came back."""
    body = order(
        currency="USD",
        total_price="55.00",
        total_price_set=both("50.00", "EUR", "55.00", "USD"),
        current_total_price="33.00",
        current_total_price_set=both("30.00", "EUR", "33.00", "USD"),
        line_items=[line(1, "11.00", 5, 3, price_set=both("10.00", "EUR", "11.00", "USD"))],
        refunds=[
            refund(
                paid_back("20.00"),
                refund_line_items=[
                    {**returned(1, 22.0, pieces=2), "subtotal_set": both("20.00", "EUR", "22.00", "USD")}
                ],
            )
        ],
    )
    return order_from_webhook({**body, **changes}, connection_id=1, on_difference=never)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"current_total_price_set": None},  # the plain figure is dollars, and must not pass for euros
        {"current_total_price": None, "current_total_price_set": None},
    ],
)
def test_money_is_the_customers(changes: dict[str, Any]) -> None:
    made = in_two_currencies(**changes)
    assert (made.currency, made.final_amount) == ("EUR", Decimal("30.00"))
    assert [(item.quantity, item.price_amount) for item in made.line_items or ()] == [(3, Decimal("10.00"))]


def test_a_payment_in_the_shops_currency_needs_no_converting_where_the_goods_are_told() -> None:
    body_lines = [{**returned(1, 22.0, pieces=2), "subtotal_set": both("20.00", "EUR", "22.00", "USD")}]
    made = in_two_currencies(refunds=[refund(paid_back("22.00", "USD"), refund_line_items=body_lines)])
    assert made.final_amount == Decimal("30.00")


def test_an_amount_in_neither_currency_is_not_read() -> None:
    foreign = both("9.00", "GBP", "9.00", "GBP")
    with pytest.raises(ValueError, match="price is missing"):
        in_two_currencies(line_items=[line(1, "11.00", price_set=foreign)])


@pytest.mark.parametrize(
    "transaction",
    [
        paid_back("5.00", kind="void"),
        paid_back("5.00", kind="suggested_refund"),
        paid_back("5.00", status="pending"),
        paid_back("5.00", status="failure"),
    ],
)
def test_what_is_no_payment_to_the_customer_counts_not(transaction: Mapping[str, Any]) -> None:
    body = order(total_price="20.00", line_items=[line(1, "20.00")], refunds=[refund(transaction)])
    assert order_from_webhook(body, connection_id=1).final_amount == Decimal("20.00")


def test_a_difference_is_logged_without_a_listener(caplog: pytest.LogCaptureFixture) -> None:
    body = order(total_price="21.00", line_items=[line(1, "20.00")])
    assert order_from_webhook(body, connection_id=1).final_amount == Decimal("21.00")
    assert caplog.messages == [
        "order 7001: the order's total, against its lines and all else: stated 21.00 EUR, counted 20.00"
    ]
    assert "ada" not in caplog.text


def test_an_old_body_without_a_list_of_discounts_has_their_sum() -> None:
    body = order(total_price="17.00", total_discounts="3.00", line_items=[line(1, "20.00")])
    made = order_from_webhook(body, connection_id=1, on_difference=never)
    assert (made.final_amount, made.discounts_amount) == (Decimal("17.00"), Decimal("3.00"))


@pytest.mark.parametrize("known", ["", "redacted"])
def test_an_order_without_an_email_takes_the_one_it_is_given(known: str) -> None:
    body = order(total_price="20.00", email=known, customer=None)
    assert order_from_webhook(body, connection_id=1, email="till@example.com").email == "till@example.com"
    with pytest.raises(ValueError, match="email is"):
        order_from_webhook(body, connection_id=1)


def test_a_usable_email_is_kept() -> None:
    made = order_from_webhook(order(total_price="20.00"), connection_id=1, email="till@example.com")
    assert made.email == "ada@example.com"


@pytest.mark.parametrize("body", [{"order_edit": {"id": 1, "order_id": 7001}}, {"id": 9, "order_id": 7001}])
def test_a_body_of_another_topic_is_named_as_such(body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="orders/edited and refunds/create hold none; subscribe to orders/updated"):
        order_from_webhook(body, connection_id=1)


def test_lines_of_no_order_are_not_compared() -> None:
    made = order_from_webhook(order(total_price="20.00", line_items=[]), connection_id=1, on_difference=never)
    assert made.line_items == []
