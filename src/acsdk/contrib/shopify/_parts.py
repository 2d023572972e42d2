"""What an order is made of beside its goods, as it is now, and whether all of it makes the shop's own total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import records
from acsdk.contrib._shops.sums import Sums
from acsdk.models import Discount, DiscountType

from ._cost import Cost
from ._held import Held, holds_nothing
from ._money import Money

__all__ = ["check_parts", "discounts_amount", "shipping_amount"]

_NOTHING = Decimal(0)


def shipping_amount(body: Mapping[str, Any], money: Money, cost: Cost) -> Decimal | None:
    """What shipping cost after discounts and refunds; without shipping lines, what the order says of it."""
    told = money.amount(body, "current_shipping_price")
    if told is not None:
        return told
    lines = [line for line in records(body, "shipping_lines") if line.get("is_removed") is not True]
    charged = sum((_charged(line, money) for line in lines), _NOTHING) if lines else None
    if charged is None:
        charged = money.amount(body, "total_shipping_price")
    if charged is None or holds_nothing(body, cost):
        return None if charged is None else _NOTHING
    return max(charged - cost.refunds.shipping, _NOTHING)


def _charged(line: Mapping[str, Any], money: Money) -> Decimal:
    discounted = money.amount(line, "discounted_price")
    return money.required(line, "price") if discounted is None else discounted


def discounts_amount(body: Mapping[str, Any], money: Money, lines: Sequence[Held]) -> Decimal | None:
    """All that was taken off what the order holds."""
    told, all_of_it = money.amount(body, "current_total_discounts"), money.amount(body, "total_discounts")
    if told is not None or all_of_it is None:
        return told
    return max(all_of_it - sum((line.given_back for line in lines), _NOTHING), _NOTHING)


def check_parts(
    body: Mapping[str, Any],
    money: Money,
    cost: Cost,
    *,
    lines: Sequence[Held],
    given: Sequence[Discount],
    sums: Sums,
) -> None:
    """Tell of an order whose lines, shipping, taxes and the rest do not make its total."""
    goods = sum((line.price * line.pieces for line in lines), _NOTHING) - _off_goods(body, money, lines, given)
    if not lines:
        return
    counted = goods if holds_nothing(body, cost) else goods + _beside(body, money, cost)
    if counted not in cost.of_parts:
        sums.check("the order's total, against its lines and all else", cost.of_parts[0], counted)


def _off_goods(body: Mapping[str, Any], money: Money, lines: Sequence[Held], given: Sequence[Discount]) -> Decimal:
    if not given:
        return discounts_amount(body, money, lines) or _NOTHING
    amounts = (each.discount_amount or _NOTHING for each in given if each.type == DiscountType.ORDER)
    return sum(amounts, _NOTHING)


def _beside(body: Mapping[str, Any], money: Money, cost: Cost) -> Decimal:
    refunds = cost.refunds
    taxes = _now(body, money, "total_tax", "total_tax", refunds.taxes + refunds.shipping_tax)
    duties = _now(body, money, "total_duties", "original_total_duties", refunds.duties)
    fees = _now(body, money, "total_additional_fees", "original_total_additional_fees", refunds.fees)
    return sum(
        (
            shipping_amount(body, money, cost) or _NOTHING,
            _NOTHING if body.get("taxes_included") is True else taxes,
            _NOTHING if body.get("duties_included") is True else duties,
            fees,
            money.amount(body, "total_tip_received") or _NOTHING,
        ),
        _NOTHING,
    )


def _now(body: Mapping[str, Any], money: Money, name: str, before: str, gone: Decimal) -> Decimal:
    """A figure after returns, or what it was before them less what came back."""
    told = money.amount(body, f"current_{name}")
    return (money.amount(body, before) or _NOTHING) - gone if told is None else told
