"""Orders as the server gives them."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.money import AnswerMoney
from acsdk.models.kit.rewriting import rewrite
from acsdk.models.kit.wire import NO_ITEMS, WireInstant, WireInt, WireList, WireTextId, wire

from .ecommerce_base import EcommerceAnswer
from .ecommerce_choices import AnswerCreationSource, AnswerOrderState
from .line_item import Discount, LineItem
from .order_details import OrderDetails
from .order_input import OrderInput

__all__ = ["Order"]


class Order(OrderDetails, EcommerceAnswer):
    """An order in ActiveCampaign. Orders page."""

    id: WireTextId = ""
    """The service's id of the order; not v3's, whose format is unknown."""
    legacy_connection_id: WireInt = None
    """The ``id`` of the v3 connection."""
    store_order_id: str | None = None
    """The store's id of the order, unique within its connection."""
    creation_source: AnswerCreationSource | None = None
    """Whether the order came from an import or in real time."""
    store_created_date: WireInstant = None
    """When the order was placed."""
    store_modified_date: WireInstant = None
    """When the order last changed in the store."""
    normalized_status: AnswerOrderState | None = None
    """The order's state in ActiveCampaign's words."""
    final_amount: AnswerMoney = None
    """What was paid in the end, tax and shipping included, in currency units."""
    discounts_amount: Annotated[AnswerMoney, wire("discountsAmount", "discountAmount")] = None
    """The sum of all discounts, in currency units. The page's table calls it ``discountAmount``."""
    line_items: WireList[LineItem] = NO_ITEMS
    """What was bought."""
    discounts: WireList[Discount] = NO_ITEMS
    """The discounts that were given."""
    notes: WireList[str] = NO_ITEMS
    """Notes on the order."""

    def to_input(self, **changes: object) -> OrderInput:
        """The order as an input, to change something and send it back.

        ``creation_source`` stays what the order has: pass ``creation_source="REAL_TIME"`` if the change shall trigger
        automations. Raises ``pydantic.ValidationError`` when a value cannot be sent as it is, or a required one is
        missing because it was not selected; pass it as a change.
        """
        return rewrite(self, OrderInput, changes, leave_out={"connection_id"})
