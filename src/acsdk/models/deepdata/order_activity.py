"""What happened to orders."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.record import Record
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import WireDateTime, WireForeignKey, WireStr, wire

__all__ = ["OrderActivity"]


class OrderActivity(Record):
    """Something that happened to an order. Undocumented: fields beyond these are in ``model_extra``."""

    id: WireId = 0
    """Its number."""
    order_id: Annotated[WireForeignKey, wire("orderid")] = None
    """The order."""
    type: WireStr = None
    """What happened."""
    created_date: Annotated[WireDateTime, wire("createdDate")] = None
    """When it happened."""
