"""The orders of a span of time in ActiveCampaign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, Self

from acsdk import AsyncClient, NotFoundError
from acsdk.contrib._shops.figures import Figures
from acsdk.models import Order, OrderFilter, OrderInput, desc, eq

__all__ = ["Known", "known_order", "orders_since"]

_SECOND = timedelta(seconds=1)


class Known(NamedTuple):
    """What ActiveCampaign has of an order."""

    figures: Figures
    status: str | None
    modified: datetime | None

    @classmethod
    def of(cls, order: Order) -> Self:
        """The part of an answer that is compared, so that a day's orders fit into memory."""
        return cls(Figures.of(order), order.normalized_status, order.store_modified_date)

    def is_ahead_of(self, order: OrderInput) -> bool:
        """Whether it is a later version, by the shop's own clock. Not every shop's stamps have parts of a second."""
        given = order.store_modified_date
        return given is not None and self.modified is not None and self.modified - given >= _SECOND

    def agrees_with(self, order: OrderInput) -> bool:
        """Whether all that the shop says is the same; what it does not say may be anything."""
        wanted = Figures.of(order)
        state = order.normalized_status
        return (state is None or state == self.status) and all(
            map(_agree, wanted, self.figures, [field in order.model_fields_set for field in _GIVEN_BY])
        )


_GIVEN_BY: Sequence[str] = (
    *("currency", "final_amount", "shipping_amount", "discounts_amount", "discounts", "line_items"),
)
"""The field of an order that each of the figures is of."""


def _agree(wanted: object, found: object, given: bool) -> bool:
    """An amount that was never told is none: one of a shop's two ways says 0.00 where the other says nothing."""
    return not given or wanted is None or wanted == found or (wanted == 0 and found is None)


async def orders_since(client: AsyncClient, connection_id: int, since: datetime) -> dict[str, Known]:
    """Those that were placed since then, by the store's id.

    The API has no range of dates for orders. They are asked for from the newest on, and the walk ends at the first
    that is older, unless they do not come in that order: sorting by this field is inferred. New ones that arrive
    meanwhile shift the pages so that orders come twice, never so that one is left out.
    """
    asked = OrderFilter(legacy_connection_id=eq(connection_id), store_created_date=desc())
    found: dict[str, Known] = {}
    last: datetime | None = None
    is_sorted = True
    async for order in client.orders.search(asked):
        placed = order.store_created_date
        if placed is None or order.store_order_id is None:
            continue
        is_sorted = is_sorted and (last is None or placed <= last)
        last = placed
        if placed >= since:
            found[order.store_order_id] = Known.of(order)
        elif is_sorted:
            break
    return found


async def known_order(client: AsyncClient, connection_id: int, store_order_id: str) -> Known | None:
    """One order, whenever it was placed; ``None`` if ActiveCampaign has none."""
    try:
        return Known.of(await client.orders.get(connection_id, store_order_id))
    except NotFoundError:
        return None
