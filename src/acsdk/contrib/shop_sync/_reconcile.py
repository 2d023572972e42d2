"""The shop's day beside ActiveCampaign's."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from contextlib import aclosing
from datetime import datetime

from acsdk import AsyncClient
from acsdk.contrib._shops.figures import Figures
from acsdk.models import OrderInput

from ._account import Known, known_order, orders_since
from ._each import each_of
from ._report import Reconciliation, totals

__all__ = ["reconcile"]


async def reconcile(
    client: AsyncClient,
    orders: Iterable[OrderInput] | AsyncIterable[OrderInput],
    *,
    connection_id: int,
    since: datetime,
    hand_over: Callable[[OrderInput], Awaitable[object]],
) -> Reconciliation:
    """Compare the shop's orders with ActiveCampaign's, and hand over those that are missing or different there.

    ``orders`` are all that changed in the shop since ``since``, new ones included, such as those of the last day; they
    are read one at a time. ``hand_over`` gets those that differ, best within `Ledger.repairing`, and puts them into the
    outbox. Orders that were placed since then in ActiveCampaign and are none of the shop's are told as ``extra``.
    Memory holds the figures of what was placed since then.

    A day without differences costs one request for 100 orders, and one for each older order that changed. May be
    repeated: once the outbox is empty, ``agrees`` says that both sides are the same to the cent. Raises ``ValueError``
    if ``since`` has no time zone or an order is of another connection, and what the client and ``hand_over`` raise.
    """
    if since.tzinfo is None:
        raise ValueError("since has no time zone: pass an aware datetime")
    placed = await orders_since(client, connection_id, since)
    comparison = _Comparison()
    async with aclosing(each_of(orders)) as given:
        async for order in given:
            if order.legacy_connection_id != connection_id:
                raise ValueError(f"order {order.store_order_id} is of connection {order.legacy_connection_id}")
            key = order.store_order_id
            if comparison.differs(order, placed.pop(key, None) or await known_order(client, connection_id, key)):
                await hand_over(order)
    comparison.account.update({key: known.figures for key, known in placed.items() if key not in comparison.shop})
    return comparison.report()


class _Comparison:
    """What is known so far, by the store's id: a shop's pages may give an order twice, and the later one counts."""

    def __init__(self) -> None:
        self.shop: dict[str, Figures] = {}
        self.account: dict[str, Figures] = {}
        self.missing: dict[str, None] = {}
        self.different: dict[str, None] = {}
        self.ahead: dict[str, None] = {}

    def differs(self, order: OrderInput, found: Known | None) -> bool:
        """Whether ActiveCampaign has it otherwise or not at all; it is counted either way."""
        key = order.store_order_id
        self.shop[key] = Figures.of(order)
        if found is None:
            self.missing[key] = None
            return True
        self.account[key] = found.figures
        if found.is_ahead_of(order):
            self.ahead[key] = None
        elif not found.agrees_with(order):
            self.different[key] = None
            return True
        return False

    def report(self) -> Reconciliation:
        return Reconciliation(
            shop=totals(self.shop.values()),
            account=totals(self.account.values()),
            missing=tuple(self.missing),
            different=tuple(self.different),
            ahead=tuple(self.ahead),
            extra=tuple(key for key in self.account if key not in self.shop),
        )
