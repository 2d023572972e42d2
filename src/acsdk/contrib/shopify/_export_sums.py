"""The figures of an export's order against each other: which discounts there were, and whether all makes its total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from acsdk.contrib._shops.sums import Sums
from acsdk.models import Discount, DiscountType

from ._lines import Line
from ._rows import Row

__all__ = ["Discounts", "check_total", "read_discounts"]

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Discounts:
    """What was taken off an order."""

    total: Decimal | None
    on_goods: Decimal
    of_lines: Decimal
    """The part of ``on_goods`` that was given on single lines."""

    def split(self, code: str) -> Iterator[Discount]:
        """The discounts by what they were on; those on single lines have no code."""
        parts = (
            (code, DiscountType.ORDER, self.on_goods - self.of_lines),
            (None, DiscountType.ORDER, self.of_lines),
            (code, DiscountType.SHIPPING, (self.total or _NOTHING) - self.on_goods),
        )
        for name, kind, amount in parts:
            if amount:
                yield Discount(name=name, type=kind, discount_amount=amount)


def read_discounts(row: Row, lines: Sequence[Line], sums: Sums) -> Discounts:
    """What Discount Amount, Lineitem discount and Subtotal say together.

    What the lines cost more than Subtotal was taken off the goods, the rest off shipping. Whether Discount Amount holds
    the discounts of single lines, as ``total_discounts`` of the webhook does, is not documented: it does unless it is
    too small for what was taken off the goods. Where no reading fits, the sums are told of it.
    """
    given, subtotal = row.amount("Discount Amount"), row.amount("Subtotal")
    total, of_lines = given or _NOTHING, sum((line.discount for line in lines), _NOTHING)
    worth = sum((line.price * line.quantity for line in lines), _NOTHING)
    on_goods = max(total, of_lines) if subtotal is None else worth - subtotal
    if total < on_goods <= total + of_lines or total < of_lines:
        total += of_lines
    if not of_lines <= on_goods <= total:  # the order was edited, and the figures are of different days
        sums.check("Subtotal, against the lines less all discounts", subtotal or _NOTHING, worth - total)
        on_goods = total
    return Discounts(total if given is not None or total else None, on_goods, min(of_lines, on_goods))


def check_total(row: Row, discounts: Discounts, sums: Sums) -> None:
    """Tell of an order whose Total is none of the sums that its columns can mean.

    The file does not say whether prices hold the taxes, nor whether Shipping is before its discount.
    """
    subtotal = row.amount("Subtotal")
    if subtotal is None:
        return
    total, plain = row.required_amount("Total"), subtotal + _amount(row, "Shipping") + _amount(row, "Duties")
    taxes, off_shipping = _amount(row, "Taxes"), (discounts.total or _NOTHING) - discounts.on_goods
    sums_of_parts = [plain + tax - off for off in (_NOTHING, off_shipping) for tax in (taxes, _NOTHING)]
    if total not in sums_of_parts:
        sums.check("Total, against Subtotal, Shipping, Taxes and Duties", total, sums_of_parts[0])


def _amount(row: Row, column: str) -> Decimal:
    return row.amount(column) or _NOTHING
