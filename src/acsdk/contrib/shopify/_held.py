"""What an order held in the end: the pieces of each line, and what of its discounts they kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import count, records, text
from acsdk.models import Discount, DiscountType

from ._cost import Cost
from ._money import Money

__all__ = ["Held", "discounts", "holds_nothing", "read_held"]

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Held:
    """One line, without the pieces that an edit or a return took out."""

    item: Mapping[str, Any]
    price: Decimal
    """Of one piece, before discounts."""
    pieces: int
    shares: Sequence[tuple[object, Decimal]]
    """What each discount took off these pieces: its place among ``discount_applications``, and the amount."""
    given_back: Decimal
    """What the discounts had taken off the other pieces."""


def holds_nothing(body: Mapping[str, Any], cost: Cost) -> bool:
    """Whether an order was cancelled, and all that was paid went back. Older bodies do not say it of their lines."""
    return bool(text(body, "cancelled_at")) and cost.final == 0


def read_held(body: Mapping[str, Any], money: Money, cost: Cost) -> list[Held]:
    """The lines of an order as it is now, those that it holds nothing of included."""
    nothing = holds_nothing(body, cost)
    return [_read(item, money, cost, nothing=nothing) for item in records(body, "line_items")]


def _read(item: Mapping[str, Any], money: Money, cost: Cost, *, nothing: bool) -> Held:
    price, bought = money.required(item, "price"), count(item, "quantity")
    pieces = _pieces(item, bought, cost, nothing=nothing)
    given = [
        (each.get("discount_application_index"), money.required(each, "amount"))
        for each in records(item, "discount_allocations")
    ]
    total = sum((amount for _, amount in given), _NOTHING)
    back = _given_back(item, price, bought - pieces, cost) if 0 < pieces < bought else None
    if back is None:
        back = (total * (bought - pieces) / max(bought, 1)).quantize(total)
    back = min(max(back, _NOTHING), total)
    return Held(item, price, pieces, list(_shares(given, total, back)), back)


def _pieces(item: Mapping[str, Any], bought: int, cost: Cost, *, nothing: bool) -> int:
    """Never by ``fulfillable_quantity``, which stays where returned pieces are not put back into stock."""
    if item.get("current_quantity") is not None:
        return count(item, "current_quantity")
    returned = cost.refunds.lines.get(text(item, "id"))
    return 0 if nothing else max(bought - (returned.pieces if returned else 0), 0)


def _given_back(item: Mapping[str, Any], price: Decimal, gone: int, cost: Cost) -> Decimal | None:
    """What was off the pieces that are gone, if the refunds tell of the same pieces what they were worth."""
    line_id = text(item, "id")
    worth = cost.worth(line_id)
    if worth is None or cost.refunds.lines[line_id].pieces != gone:
        return None
    return price * gone - worth


def _shares(given: Sequence[tuple[object, Decimal]], total: Decimal, back: Decimal) -> Iterator[tuple[object, Decimal]]:
    """The discounts less what was given back of them, in proportion; the last one has what rounding left."""
    left = total - back
    for place, (index, amount) in enumerate(given, start=1):
        share = left if place == len(given) else min((amount * (total - back) / total).quantize(amount), left)
        left -= share
        yield index, share


def discounts(body: Mapping[str, Any], money: Money, lines: Sequence[Held]) -> Iterator[Discount]:
    """The discounts, each with what it took off the goods that the order holds, or off shipping."""
    applications = records(body, "discount_applications")
    if not applications:
        yield from _codes(body, money)
    shares = [share for line in lines for share in line.shares]
    shares += [
        (each.get("discount_application_index"), money.required(each, "amount"))
        for line in records(body, "shipping_lines")
        for each in records(line, "discount_allocations")
    ]
    for index, application in enumerate(applications):
        total = sum((amount for place, amount in shares if place == index), _NOTHING)
        kind = DiscountType.SHIPPING if text(application, "target_type") == "shipping_line" else DiscountType.ORDER
        if total:
            yield Discount(name=text(application, "code", "title", "description"), type=kind, discount_amount=total)


def _codes(body: Mapping[str, Any], money: Money) -> Iterator[Discount]:
    """The codes that were entered: all that bodies before 2018 have."""
    for code in records(body, "discount_codes"):
        kind = DiscountType.SHIPPING if text(code, "type") == "shipping" else DiscountType.ORDER
        if (amount := money.amount(code, "amount")) is not None:
            yield Discount(name=text(code, "code"), type=kind, discount_amount=amount)
