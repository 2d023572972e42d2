"""What an order of WooCommerce cost and held in the end, to the cent. ``source`` says where each shape is from.

*source* is WooCommerce's own code, *documented* its REST reference, *reported* an issue of its or a plug-in's users,
*inferred* none of them. Names and ids are made up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acsdk.contrib._shops.pieces import priced_pieces
from acsdk.contrib.woocommerce import (
    ORDER_STATES,
    Difference,
    order_from_webhook,
    products_from_webhook,
    recurring_payment_from_webhook,
)
from acsdk.models import DiscountType, OrderState

from .shopify_bodies import never


def line(number: int, subtotal: str, quantity: Any = 1, total: str | None = None, **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "name": f"Tea {number}",
        "product_id": 70 + number,
        "variation_id": 0,
        "quantity": quantity,
        "subtotal": subtotal,
        "total": subtotal if total is None else total,
        **changes,
    }


def order(total: str, *lines: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "id": 7362,
        "status": "processing",
        "currency": "EUR",
        "date_created_gmt": "2026-06-01T10:48:23",
        "discount_total": "0.00",
        "shipping_total": "0.00",
        "total_tax": "0.00",
        "total": total,
        "billing": {"email": "zoe@example.com"},
        "line_items": list(lines),
        "refunds": [],
        **changes,
    }


def child(amount: str, *lines: Mapping[str, Any]) -> dict[str, Any]:
    """A refund with its own body."""
    return {"id": 900, "amount": amount, "line_items": list(lines)}


def came_back(number: int, quantity: Any, total: str) -> dict[str, Any]:
    return {
        "id": 1000 + number,
        "quantity": quantity,
        "total": total,
        "meta_data": [{"key": "_other", "value": "1"}, {"key": "_refunded_item_id", "value": str(number)}],
    }


@dataclass(frozen=True)
class Case:
    name: str
    source: str
    body: Mapping[str, Any]
    final: str
    lines: Sequence[tuple[str, int, str]]
    discounts: Sequence[tuple[str | None, str]] = ()
    discounts_amount: str = "0.00"
    refunds: Sequence[Mapping[str, Any]] = ()
    pieces_per_unit: int = 1
    told: list[str] = field(default_factory=list[str])

    def __str__(self) -> str:
        return self.name


COUPON = {"code": "ten &amp; more", "discount": "5.00"}

CASES = [
    Case(
        "lines, fee, shipping and tax",
        "source: order totals",
        order(
            "35.80",
            line(1, "20.00", 2, "18.00"),
            discount_total="2.00",
            fee_lines=[{"id": 1, "name": "Gift wrap", "total": "3.00"}],
            shipping_total="5.00",
            total_tax="9.80",
            coupon_lines=[{"code": "ten", "discount": "2.00"}],
        ),
        "35.80",
        [("Tea 1", 2, "10.00")],
        discounts=[("ten", "2.00")],
        discounts_amount="2.00",
    ),
    Case(
        "by weight: one piece of that worth",
        "reported: plug-ins sell by weight",
        order("14.85", line(1, "14.85", 1.5)),
        "14.85",
        [("Tea 1", 1, "14.85")],
    ),
    Case(
        "half of something, which the plugin cuts to nothing",
        "reported",
        order("5.00", line(1, "5.00", "0.5")),
        "5.00",
        [("Tea 1", 1, "5.00")],
    ),
    Case(
        "by weight, in grams",
        "inferred",
        order("15.00", line(1, "15.00", 1.5)),
        "15.00",
        [("Tea 1", 1500, "0.01")],
        pieces_per_unit=1000,
    ),
    Case(
        "by weight, where a gram has no exact price",
        "inferred",
        order("10.00", line(1, "10.00", "0.3")),
        "10.00",
        [("Tea 1", 1, "10.00")],
        pieces_per_unit=1000,
    ),
    Case(
        "by weight, where even grams are not whole",
        "inferred",
        order("10.00", line(1, "10.00", "0.33333")),
        "10.00",
        [("Tea 1", 1, "10.00")],
        pieces_per_unit=1000,
    ),
    Case(
        "a negative fee is a discount",
        "documented: fees may be negative",
        order("17.00", line(1, "20.00"), fee_lines=[{"id": 1, "name": "Points &amp; more", "total": "-3.00"}]),
        "17.00",
        [("Tea 1", 1, "20.00")],
        discounts=[("Points & more", "3.00")],
        discounts_amount="3.00",
    ),
    Case(
        "a negative line is a discount",
        "reported: plug-ins write store credit so",
        order("15.00", line(1, "20.00"), line(2, "-5.00")),
        "15.00",
        [("Tea 1", 1, "20.00")],
        discounts=[("Tea 2", "5.00")],
        discounts_amount="5.00",
    ),
    Case(
        "a negative line of a negative quantity is a discount",
        "reported for the total; that the quantity may be negative too is a guess",
        order("15.00", line(1, "20.00"), line(2, "-5.00", -1)),
        "15.00",
        [("Tea 1", 1, "20.00")],
        discounts=[("Tea 2", "5.00")],
        discounts_amount="5.00",
    ),
    Case(
        "the code of a coupon is decoded",
        "documented: coupon lines; entities as in names",
        order("15.00", line(1, "20.00", total="15.00"), discount_total="5.00", coupon_lines=[COUPON]),
        "15.00",
        [("Tea 1", 1, "20.00")],
        discounts=[("ten & more", "5.00")],
        discounts_amount="5.00",
    ),
    Case(
        "refunds by their sums alone",
        "source: refunds of an order hold id, reason and a total with a minus",
        order("60.00", line(1, "60.00", 3), refunds=[{"id": 900, "reason": "", "total": "-20.00"}]),
        "40.00",
        [("Tea 1", 3, "20.00")],
    ),
    Case(
        "refunds with what came back",
        "documented: order refunds",
        order("60.00", line(1, "40.00", 2), line(2, "20.00"), refunds=[{"id": 900, "total": "-40.00"}]),
        "20.00",
        [("Tea 1", 1, "20.00")],
        refunds=[child("40.00", came_back(1, -1, "-20.00"), came_back(2, -1, "-20.00"))],
    ),
    Case(
        "money back on a line that stays",
        "documented: order refunds",
        order("40.00", line(1, "40.00", 2), refunds=[{"id": 900, "total": "-5.00"}]),
        "35.00",
        [("Tea 1", 2, "20.00")],
        refunds=[child("5.00", came_back(1, 0, "-5.00"))],
    ),
    Case(
        "a part of what was sold by weight came back",
        "inferred",
        order("15.00", line(1, "15.00", 1.5), refunds=[{"id": 900, "total": "-5.00"}]),
        "10.00",
        [("Tea 1", 1, "10.00")],
        refunds=[child("5.00", came_back(1, -0.5, "-5.00"))],
    ),
    Case(
        "a refund that the order does not know yet",
        "inferred: both are read at different moments",
        order("40.00", line(1, "40.00", 2)),
        "40.00",
        [("Tea 1", 1, "20.00")],
        refunds=[child("20.00", came_back(1, -1, "-20.00"))],
        told=["the refunds of the order, against their own bodies: stated 0 EUR, counted 20.00"],
    ),
    Case(
        "more was paid back than the order cost",
        "inferred",
        order("20.00", line(1, "20.00"), refunds=[{"id": 900, "total": "-28.00"}]),
        "-8.00",
        [("Tea 1", 1, "20.00")],
        told=["more was paid back than the order cost: stated 0 EUR, counted -8.00"],
    ),
    Case(
        "a bundle, its parts beside it",
        "inferred: the bundle has the price, its parts have none",
        order("30.00", line(1, "30.00", bundled_items=[2, 3]), line(2, "0.00", bundled_by=1), line(3, "0.00", 2)),
        "30.00",
        [("Tea 1", 1, "30.00"), ("Tea 2", 1, "0.00"), ("Tea 3", 2, "0.00")],
    ),
    Case(
        "a booking",
        "inferred: a line like others",
        order("80.00", line(1, "80.00", meta_data=[{"key": "_booking_id", "value": 5}])),
        "80.00",
        [("Tea 1", 1, "80.00")],
    ),
    Case(
        "yen, in a shop that shows two decimals",
        "reported: decimals are a setting of the shop",
        order("16.24", line(1, "16.24"), currency="JPY"),
        "16.24",
        [("Tea 1", 1, "16.24")],
    ),
    Case(
        "a total that is none of its parts",
        "inferred",
        order("20.01", line(1, "20.00")),
        "20.01",
        [("Tea 1", 1, "20.00")],
        told=["total, against lines, fees, shipping_total and total_tax: stated 20.01 EUR, counted 20.00"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_order_in_the_end(case: Case) -> None:
    told: list[Difference] = []
    made = order_from_webhook(
        case.body,
        connection_id=9,
        refunds=case.refunds,
        pieces_per_unit=case.pieces_per_unit,
        on_difference=told.append,
    )
    assert made.final_amount == Decimal(case.final)
    assert [(each.name, each.quantity, str(each.price_amount)) for each in made.line_items or ()] == case.lines
    assert [(each.name, str(each.discount_amount)) for each in made.discounts or ()] == list(case.discounts)
    assert made.discounts_amount == Decimal(case.discounts_amount)
    assert [str(each).removeprefix("order 7362: ") for each in told] == case.told


@given(
    st.decimals(0, 10**4, places=3).filter(bool),
    st.decimals(0, 10**6, places=2),
    st.sampled_from([1, 10, 100, 1000]),
)
def test_what_is_not_sold_by_the_piece_keeps_its_worth(quantity: Decimal, worth: Decimal, per_unit: int) -> None:
    pieces, price = priced_pieces(quantity, worth, per_unit)
    if quantity % 1:
        assert pieces * price == worth
    else:
        assert pieces == quantity
        assert abs(pieces * price - worth) <= pieces * Decimal("0.00005")


def test_negative_fees_alone_are_the_discounts() -> None:
    body = order("17.00", line(1, "20.00"), discount_total=None, fee_lines=[{"name": "Points", "total": "-3.00"}])
    made = order_from_webhook(body, connection_id=9, on_difference=never)
    assert made.discounts_amount == Decimal("3.00")
    assert [each.type for each in made.discounts or ()] == [DiscountType.ORDER]


def test_names_are_decoded_in_orders_and_catalog_alike() -> None:
    stored, shown = "Salt &amp; Vinegar &#8211; 40g", "Salt & Vinegar – 40g"  # noqa: RUF001 - as WordPress writes it
    made = order_from_webhook(
        order(
            "1.00",
            line(1, "1.00", name=stored),
            customer_note="Ring &amp; wait",
            shipping_lines=[{"method_title": "Post &amp; more"}],
        ),
        connection_id=9,
    )
    (product,) = products_from_webhook(
        {"id": 5, "name": stored, "attributes": [{"name": "Size &amp; colour", "option": "S &amp; blue"}]},
        connection_id=9,
    )
    subscription = recurring_payment_from_webhook(
        {**order("1.00", line(1, "1.00", name=stored)), "billing_period": "month", "billing_interval": "1"},
        connection_id=9,
    )
    assert [each.name for each in made.line_items or ()] == [shown]
    assert (made.notes, made.shipping_method) == (["Ring & wait"], "Post & more")
    assert (product.base_product_name, product.variant_name) == (shown, shown)
    assert product.attributes == {"Size__colour": "S & blue"}
    assert subscription.line_item_names == [shown]


@pytest.mark.parametrize(
    ("changes", "is_renewal"),
    [
        ({"created_via": "subscription"}, True),
        ({"created_via": "checkout", "meta_data": [{"key": "_subscription_renewal", "value": "55"}]}, True),
        ({"created_via": "checkout", "meta_data": [{"key": "_subscription_switch", "value": "55"}]}, False),
    ],
)
def test_renewals(changes: dict[str, Any], is_renewal: bool) -> None:
    made = order_from_webhook(order("20.00", line(1, "20.00"), **changes), connection_id=9, on_difference=never)
    assert made.created_by_recurring_payment is is_renewal


def test_statuses_of_plug_ins_are_a_table_that_is_extended() -> None:
    states = {**ORDER_STATES, "partially-paid": OrderState.WAITING, "checkout-draft": OrderState.PENDING}
    for status, state in (("partially-paid", OrderState.WAITING), ("checkout-draft", OrderState.PENDING)):
        made = order_from_webhook(order("1.00", status=status), connection_id=9, order_states=states)
        assert (made.store_status, made.normalized_status) == (status, state)
