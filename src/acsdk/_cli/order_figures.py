"""What must be the same of an order on both sides of an import, and where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Self

from acsdk import AsyncClient
from acsdk.models import Order, OrderFilter, OrderInput, eq

__all__ = ["Figures", "differences", "revenue"]


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


async def differences(client: AsyncClient, connection_id: int, sent: Mapping[str, Figures]) -> list[str]:
    """Search the account for the orders; a line for each that came back other than it went in, or not at all."""
    found: dict[str | None, Figures] = {}
    async for order in client.orders.search(OrderFilter(legacy_connection_id=eq(connection_id)), limit=None):
        if order.store_order_id in sent:
            found[order.store_order_id] = Figures.of(order)
    lines = [
        f"order {order}: sent {figures}, found {found.get(order, 'nothing')}"
        for order, figures in sent.items()
        if found.get(order) != figures
    ]
    if revenue(found.values()) != revenue(sent.values()):
        lines.append(f"revenue: sent {revenue(sent.values())}, found {revenue(found.values())}")
    return lines


def revenue(orders: Iterable[Figures]) -> dict[str, Decimal]:
    """What was paid in each currency, refunds taken off."""
    total: dict[str, Decimal] = {}
    for order in orders:
        total[order.currency] = total.get(order.currency, Decimal(0)) + (order.final or 0)
    return total
