"""What an order's webhook says of money beyond its total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import records, text
from acsdk.models import Discount, DiscountType

from ._money import paid, required_paid

__all__ = ["discounts", "refunded", "shipping_paid"]


def refunded(body: Mapping[str, Any], currency: str) -> Decimal:
    """What has been paid back: the successful refunds, not the items that came back.

    Raises ``ValueError`` for a refund in another currency than the order's, which cannot be taken off to the cent.
    """
    total = Decimal(0)
    for refund in records(body, "refunds"):
        for transaction in records(refund, "transactions"):
            if text(transaction, "kind") == "refund" and text(transaction, "status") == "success":
                _check_currency(transaction, currency)
                total += required_paid(transaction, "amount")
    return total


def _check_currency(transaction: Mapping[str, Any], currency: str) -> None:
    if text(transaction, "currency") not in ("", currency):
        raise ValueError(f"a refund is in {text(transaction, 'currency')}, but the order in {currency}")


def shipping_paid(body: Mapping[str, Any]) -> Decimal | None:
    """What shipping cost after its discounts; without shipping lines, what the order says of it."""
    lines = [line for line in records(body, "shipping_lines") if line.get("is_removed") is not True]
    if not lines:
        return paid(body, "total_shipping_price")
    return sum(map(_cost, lines), Decimal(0))


def _cost(line: Mapping[str, Any]) -> Decimal:
    discounted = paid(line, "discounted_price")
    return required_paid(line, "price") if discounted is None else discounted


def discounts(body: Mapping[str, Any]) -> Iterator[Discount]:
    """The discounts, each with what it took off the goods or off shipping."""
    applications = records(body, "discount_applications")
    if not applications:
        yield from _codes(body)
    for index, application in enumerate(applications):
        total = sum(_allocated(body, index), Decimal(0))
        kind = DiscountType.SHIPPING if text(application, "target_type") == "shipping_line" else DiscountType.ORDER
        if total:
            yield Discount(name=text(application, "code", "title", "description"), type=kind, discount_amount=total)


def _allocated(body: Mapping[str, Any], application: int) -> Iterator[Decimal]:
    """What one discount took off each line."""
    for line in (*records(body, "line_items"), *records(body, "shipping_lines")):
        for allocation in records(line, "discount_allocations"):
            if allocation.get("discount_application_index") == application:
                yield required_paid(allocation, "amount")


def _codes(body: Mapping[str, Any]) -> Iterator[Discount]:
    """The codes that were entered: all that bodies before 2018 have."""
    for code in records(body, "discount_codes"):
        kind = DiscountType.SHIPPING if text(code, "type") == "shipping" else DiscountType.ORDER
        yield Discount(name=text(code, "code"), type=kind, discount_amount=required_paid(code, "amount"))
