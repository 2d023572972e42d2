"""What an order's node says of its money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from acsdk.contrib._shops.bodies import required
from acsdk.contrib._shops.sums import Sums
from acsdk.models import Discount, DiscountType

from .fields import Node, amount, nested

__all__ = ["HeldLine", "check_parts", "discounts", "final_amount", "held_lines"]

_NOTHING, _CENT = Decimal(0), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One line, with the pieces that the order still holds."""

    node: Node
    price: Decimal
    pieces: int
    shares: Sequence[tuple[Node, Decimal]]
    """What each discount took off these pieces."""
    is_exact: bool
    """Whether these shares are Shopify's own; they are in proportion where some pieces are gone."""


def final_amount(node: Node, sums: Sums) -> Decimal:
    """What the order cost in the end: its current total, less what was given beyond the worth of what came back.

    That worth is what was paid back and the discrepancy (positive: kept) together. Whether the current total leaves the
    gift out already is seen by which sum it makes.
    """
    total, current = _known(node, "totalPriceSet"), _known(node, "currentTotalPriceSet")
    gift = min(_amount(node, "refundDiscrepancySet"), _NOTHING)
    back = _amount(node, "totalRefundedSet")
    if not gift or current == total - back:
        return current
    if current != total - back - gift:
        sums.check("currentTotalPriceSet, against totalPriceSet less what came back", current, total - back - gift)
        return current
    return current + gift


def held_lines(nodes: Iterable[Node]) -> list[HeldLine]:
    """The lines of an order as it is now. Raises ``ValueError`` for one without its price or quantity."""
    return [_held(node) for node in nodes]


def _held(node: Node) -> HeldLine:
    bought, pieces = (
        required(node.get("quantity"), "quantity"),
        required(node.get("currentQuantity"), "currentQuantity"),
    )
    given = [
        (nested(each, "discountApplication"), _known(each, "allocatedAmountSet"))
        for each in node.get("discountAllocations") or ()
    ]
    shares = given if pieces == bought else [(each, _share(off, pieces, bought)) for each, off in given]
    return HeldLine(node, _known(node, "originalUnitPriceSet"), pieces, shares, pieces in (0, bought) or not given)


def _share(off: Decimal, pieces: int, bought: int) -> Decimal:
    return (off * pieces / max(bought, 1)).quantize(off)


def discounts(node: Node, lines: Sequence[HeldLine]) -> Iterator[Discount]:
    """The discounts, each with what it took off the goods that the order holds, or off shipping."""
    totals: dict[int, tuple[Node, Decimal]] = {}
    on_shipping = [
        (nested(each, "discountApplication"), _known(each, "allocatedAmountSet"))
        for each in nested(node, "shippingLine").get("discountAllocations") or ()
    ]
    for application, off in (*(share for line in lines for share in line.shares), *on_shipping):
        index = application.get("index", 0)
        totals[index] = (application, totals.get(index, (application, _NOTHING))[1] + off)
    _round(node, totals, lines)
    for application, off in totals.values():
        is_shipping = application.get("targetType") == "SHIPPING_LINE"
        kind = DiscountType.SHIPPING if is_shipping else DiscountType.ORDER
        if off:
            yield Discount(name=application.get("code") or application.get("title"), type=kind, discount_amount=off)


def _round(node: Node, totals: dict[int, tuple[Node, Decimal]], lines: Sequence[HeldLine]) -> None:
    """Give the last discount what rounding the shares has left: all of them make the order's own figure."""
    told = amount(node, "currentTotalDiscountsSet")
    if told is None or not totals or all(line.is_exact for line in lines):
        return
    left = told - sum(off for _, off in totals.values())
    if abs(left) <= _CENT * sum(len(line.shares) for line in lines):
        index, (application, off) = list(totals.items())[-1]
        totals[index] = application, off + left


def check_parts(node: Node, lines: Sequence[HeldLine], sums: Sums) -> None:
    """Tell of an order whose lines, shipping, taxes and the rest do not make its current total."""
    if not lines:
        return
    goods = sum((line.price * line.pieces - sum(off for _, off in line.shares) for line in lines), _NOTHING)
    if not all(line.is_exact for line in lines):
        goods = amount(node, "currentSubtotalPriceSet") or goods
    parts = [goods, *(_amount(node, name) for name in ("currentShippingPriceSet", "totalTipReceivedSet"))]
    parts.append(_amount(node, "currentTotalAdditionalFeesSet"))
    if not node.get("taxesIncluded"):
        parts.append(_amount(node, "currentTotalTaxSet"))
    if not node.get("dutiesIncluded"):
        parts.append(_amount(node, "currentTotalDutiesSet"))
    what = "currentTotalPriceSet, against its lines and all else"
    sums.check(what, _known(node, "currentTotalPriceSet"), sum(parts, _NOTHING))


def _known(node: Node, name: str) -> Decimal:
    return required(amount(node, name), name)


def _amount(node: Node, name: str) -> Decimal:
    return amount(node, name) or _NOTHING
