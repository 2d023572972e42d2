"""What came back of an order: pieces, their worth, shipping, and money. Money that went back is not goods returned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, count, mapping, records, required, text

from ._money import Money

__all__ = ["Refunds", "Returned", "read_refunds"]

_NOTHING = Decimal(0)


@dataclass(slots=True)
class Returned:
    """What came back of one line, over all refunds; one refund may name a line twice."""

    pieces: int = 0
    subtotal: Decimal | None = None
    """After discounts; ``None`` if the body does not tell."""
    tax: Decimal = _NOTHING


@dataclass(frozen=True, slots=True)
class Refunds:
    """All refunds of an order together. An edit that takes pieces out makes one too, without money."""

    lines: Mapping[str, Returned]
    shipping: Decimal
    shipping_tax: Decimal
    duties: Decimal
    fees: Decimal
    adjusted: Decimal | None
    """What the shop kept, or as a negative number gave beyond the goods' worth; ``None`` if the body does not tell."""
    paid_back: Decimal
    """The successful payments to the customer, those in another currency than the order's left out."""
    foreign: str
    """The other currency in which some of them were made; mostly none."""

    @property
    def goods(self) -> Decimal:
        """The worth of the pieces, after discounts, without the taxes that are told apart."""
        return sum((each.subtotal or _NOTHING for each in self.lines.values()), _NOTHING)

    @property
    def taxes(self) -> Decimal:
        """The taxes on the pieces."""
        return sum((each.tax for each in self.lines.values()), _NOTHING)


def read_refunds(body: Mapping[str, Any], money: Money) -> Refunds:
    """What the refunds of an order add up to. Raises ``ValueError`` for a figure that cannot be read."""
    refunds = records(body, "refunds")
    shipping = [_shipping(refund, money) for refund in refunds]
    paid_back, foreign = _paid_back(refunds, money)
    adjustments = [each for refund in refunds for each in _adjustments(refund, of_shipping=False)]
    return Refunds(
        lines=_lines(refunds, money),
        shipping=sum((amount for amount, _ in shipping), _NOTHING),
        shipping_tax=sum((tax for _, tax in shipping), _NOTHING),
        duties=sum((_duties(refund, money) for refund in refunds), _NOTHING),
        fees=_sum(money, refunds, "total_additional_fees"),
        adjusted=_sum(money, adjustments, "amount", "tax_amount") if adjustments else None,
        paid_back=paid_back,
        foreign=foreign,
    )


def _lines(refunds: list[Mapping[str, Any]], money: Money) -> dict[str, Returned]:
    lines: dict[str, Returned] = {}
    for refund in refunds:
        for item in records(refund, "refund_line_items"):
            line = lines.setdefault(text(item, "line_item_id") or text(mapping(item, "line_item"), "id"), Returned())
            line.pieces += count(item, "quantity")
            if (subtotal := money.signed(item, "subtotal")) is not None:
                line.subtotal = (line.subtotal or _NOTHING) + subtotal
            line.tax += money.total(item, "total_tax")
    return lines


def _shipping(refund: Mapping[str, Any], money: Money) -> tuple[Decimal, Decimal]:
    """What shipping came back and the tax on it. Bodies since 2024-10 may tell the same twice."""
    if adjustments := list(_adjustments(refund, of_shipping=True)):
        return -_sum(money, adjustments, "amount"), -_sum(money, adjustments, "tax_amount")
    lines = records(refund, "refund_shipping_lines")
    return _sum(money, lines, "subtotal_amount"), _sum(money, lines, "tax_amount")


def _duties(refund: Mapping[str, Any], money: Money) -> Decimal:
    """Their sum, which bodies since 2024 tell, or each of them."""
    told = money.amount(refund, "total_duties")
    return _sum(money, records(refund, "duties"), "amount") if told is None else told


def _sum(money: Money, items: list[Mapping[str, Any]], *names: str) -> Decimal:
    return sum((money.total(each, *names) for each in items), _NOTHING)


def _adjustments(refund: Mapping[str, Any], *, of_shipping: bool) -> Iterator[Mapping[str, Any]]:
    for each in records(refund, "order_adjustments"):
        word = text(each, "kind") or text(each, "reason").lower().replace(" ", "_")
        if (word == "shipping_refund") is of_shipping:
            yield each


def _paid_back(refunds: list[Mapping[str, Any]], money: Money) -> tuple[Decimal, str]:
    total, foreign = _NOTHING, ""
    for transaction in (each for refund in refunds for each in records(refund, "transactions")):
        if text(transaction, "kind") == "refund" and text(transaction, "status") == "success":
            if text(transaction, "currency") in ("", money.currency):
                total += required(amount(transaction, "amount"), "amount")
            else:
                foreign = text(transaction, "currency")
    return total, foreign
