"""Where the orders of an import are not the same on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from acsdk import AsyncClient
from acsdk.contrib._shops.figures import Figures
from acsdk.models import OrderFilter, eq

__all__ = ["Figures", "differences", "revenue"]


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
