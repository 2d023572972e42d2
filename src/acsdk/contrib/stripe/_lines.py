"""The lines of sessions and invoices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import mapping, required, text, value
from acsdk.contrib._shops.pieces import priced_pieces
from acsdk.contrib._shops.sums import Sums
from acsdk.contrib._shops.values import to_number
from acsdk.models import Discount, DiscountType, LineItem

from ._objects import Amounts, identity

__all__ = ["check_session", "invoice_lines", "negative_lines", "session_lines"]


def check_session(body: Mapping[str, Any], items: list[Mapping[str, Any]], amounts: Amounts, sums: Sums) -> None:
    """Compare the total of a Checkout Session with its lines, where there are any, and its shipping."""
    if not items:
        return
    delivery = amounts.known(mapping(body, "shipping_cost"), "amount_total")
    if delivery is None:
        delivery = amounts.known(mapping(body, "total_details"), "amount_shipping") or Decimal(0)
    counted = amounts.total(items, "amount_total") + delivery
    sums.check("amount_total, against its lines and shipping", amounts.required(body, "amount_total"), counted)


def session_lines(items: list[Mapping[str, Any]], amounts: Amounts) -> Iterator[LineItem]:
    """The lines of a Checkout Session, at their prices before discounts and tax."""
    for item in items:
        price = mapping(item, "price")
        yield _line(item, amounts.required(item, "amount_subtotal"), text(price, "id"), identity(price, "product"))


def invoice_lines(items: list[Mapping[str, Any]], amounts: Amounts) -> Iterator[LineItem]:
    """The lines of an invoice; what is given back for time not used is a discount."""
    for item in items:
        worth = amounts.required(item, "amount")
        details = mapping(mapping(item, "pricing"), "price_details")
        price = mapping(item, "price")  # as versions before 2025-03-31 have it
        if worth >= 0:
            key = identity(details, "price") or text(price, "id")
            yield _line(item, worth, key, identity(details, "product") or identity(price, "product"))


def negative_lines(items: list[Mapping[str, Any]], amounts: Amounts) -> Iterator[Discount]:
    """What an invoice gives back, such as for the rest of a month on another plan."""
    for item in items:
        if (worth := amounts.required(item, "amount")) < 0:
            yield Discount(name=text(item, "description"), type=DiscountType.ORDER, discount_amount=-worth)


def _line(item: Mapping[str, Any], worth: Decimal, price: str, product: str) -> LineItem:
    # `quantity` cuts what is not whole; `quantity_decimal` is the true one.
    quantity = required(value(item, "quantity_decimal", to_number) or value(item, "quantity", to_number), "quantity")
    pieces, each = priced_pieces(quantity, worth)
    return LineItem(
        name=text(item, "description"),
        quantity=pieces,
        price_amount=each,
        store_line_item_id=text(item, "id"),
        product_store_primary_id=price or product,
        store_base_product_id=product,
    )
