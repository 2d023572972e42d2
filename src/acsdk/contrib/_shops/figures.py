"""What must be the same of an order in the shop and in ActiveCampaign."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple, Self

from acsdk.models import Order, OrderInput

__all__ = ["Figures"]


class Figures(NamedTuple):
    """What must be the same on both sides."""

    currency: str
    final: Decimal | None
    shipping: Decimal | None
    discounts: Decimal | None
    each_discount: Sequence[tuple[str | None, Decimal | None]]
    lines: Sequence[tuple[str | None, int | None, Decimal | None]]

    @classmethod
    def of(cls, order: OrderInput | Order) -> Self:
        """The figures of an order that is sent, or that came back."""
        return cls(
            currency=(order.currency or "").upper(),
            final=order.final_amount,
            shipping=order.shipping_amount,
            discounts=order.discounts_amount,
            each_discount=[(discount.type, discount.discount_amount) for discount in order.discounts or ()],
            lines=[(line.name, line.quantity, line.price_amount) for line in order.line_items or ()],
        )
