"""The lines of an order and what was taken off it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, mapping, records, required, text, value
from acsdk.contrib._shops.pieces import priced_pieces
from acsdk.contrib._shops.values import to_number
from acsdk.models import Discount, DiscountType, LineItem

from ._parts import name, product_id
from ._refunds import Refunds

__all__ = ["discounts", "discounts_amount", "lines", "signed"]

_NOTHING = Decimal(0)


def signed(record: Mapping[str, Any], field: str) -> Decimal:
    """An amount of either sign, nothing if there is none. Raises ``ValueError`` if it is no number."""
    return value(record, field, to_number) or _NOTHING


def lines(body: Mapping[str, Any], refunds: Refunds, pieces_per_unit: int) -> Iterator[LineItem]:
    """The lines, without what came back; negative ones, which plug-ins write, are discounts at any quantity."""
    for item in records(body, "line_items"):
        if (worth := _worth(item)) < 0:
            continue
        quantity, price = _pieces(item, worth, refunds, pieces_per_unit)
        if quantity or not refunds.pieces(text(item, "id")):
            yield LineItem(
                name=name(item),
                quantity=quantity,
                price_amount=price,
                sku=text(item, "sku"),
                image_url=text(mapping(item, "image"), "src"),
                store_line_item_id=text(item, "id"),
                product_store_primary_id=product_id(item),
                store_base_product_id=text(item, "product_id"),
            )


def _worth(item: Mapping[str, Any]) -> Decimal:
    return required(value(item, "subtotal", to_number), "subtotal")


def _pieces(item: Mapping[str, Any], worth: Decimal, refunds: Refunds, pieces_per_unit: int) -> tuple[int, Decimal]:
    """Whole pieces and their price, before coupons."""
    bought = required(amount(item, "quantity"), "quantity")
    left = max(bought - refunds.pieces(text(item, "id")), _NOTHING)
    if bought % 1 == 0 and left % 1 == 0:
        return int(left), priced_pieces(bought, worth)[1]
    return priced_pieces(left, (worth * left / bought).quantize(worth) if left < bought else worth, pieces_per_unit)


def discounts(body: Mapping[str, Any]) -> Iterator[Discount]:
    """The coupons, and what plug-ins write as negative fees and lines."""
    for coupon in records(body, "coupon_lines"):
        off_goods = amount(coupon, "discount") or _NOTHING
        is_shipping = coupon.get("free_shipping") is True and not off_goods
        kind = DiscountType.SHIPPING if is_shipping else DiscountType.ORDER
        yield Discount(name=name(coupon, "code"), type=kind, discount_amount=off_goods)
    for item, off in _negative(body):
        yield Discount(name=name(item), type=DiscountType.ORDER, discount_amount=off)


def discounts_amount(body: Mapping[str, Any]) -> Decimal | None:
    """All that was taken off, without tax."""
    coupons, others = amount(body, "discount_total"), sum((off for _, off in _negative(body)), _NOTHING)
    return coupons if coupons is None and not others else (coupons or _NOTHING) + others


def _negative(body: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Decimal]]:
    for field, items in (("total", records(body, "fee_lines")), ("subtotal", records(body, "line_items"))):
        for item in items:
            if (total := signed(item, field)) < 0:
                yield item, -total
