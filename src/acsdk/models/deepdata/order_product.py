"""The lines of carts and orders in v3."""

from __future__ import annotations

from typing import Annotated, Literal

from acsdk.models.kit.integers import Count
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, AnswerNumber, Cents, OptionalCents
from acsdk.models.kit.record import Record, RecordInput
from acsdk.models.kit.record_fields import WireId
from acsdk.models.kit.wire import (
    NO_ITEMS,
    WireBool,
    WireDateTime,
    WireForeignKey,
    WireInt,
    WireList,
    WireMoment,
    WireStr,
    wire,
)

__all__ = ["DeepDataDiscount", "DeepDataDiscountInput", "OrderProduct", "OrderProductInput"]


class OrderProduct(Record):
    """A line of a cart or an order. Order Products page."""

    id: WireId = 0
    """Its number; 0 in the answer to a create, which repeats what was sent. A write makes new numbers."""
    order_id: Annotated[WireForeignKey, wire("orderid")] = None
    """The cart or order."""
    ecom_order_id: Annotated[WireForeignKey, wire("ecomOrder")] = None
    """The cart or order, as relations name it."""
    connection_id: Annotated[WireForeignKey, wire("connectionid")] = None
    """The shop's connection."""
    external_id: Annotated[WireStr, wire("externalid")] = None
    """The shop's id of the product."""
    name: WireStr = None
    """What it is called."""
    price: OptionalCents = NONE
    """What one costs, in currency units."""
    quantity: WireInt = None
    """How many."""
    category: WireStr = None
    """Its category."""
    sku: WireStr = None
    """Stock keeping unit."""
    description: WireStr = None
    """What it is."""
    image_url: Annotated[WireStr, wire("imageUrl")] = None
    """A picture."""
    product_url: Annotated[WireStr, wire("productUrl")] = None
    """Its page in the shop."""
    brand: WireStr = None
    """Its brand; where the order came through GraphQL."""
    tags: WireList[WireStr] = NO_ITEMS
    """The shop's tags of it; where the order came through GraphQL."""
    average_rating: Annotated[AnswerNumber, wire("averageRating")] = NONE
    """What its buyers think of it; where the order came through GraphQL."""
    is_on_sale: Annotated[WireBool, wire("onSale")] = None
    """Whether it was sold at a reduced price; where the order came through GraphQL."""
    created_date: Annotated[WireMoment, wire("createdDate")] = None
    """When the row was made."""
    updated_date: Annotated[WireMoment, wire("updatedDate")] = None
    """When the row last changed."""
    timestamp: Annotated[WireMoment, wire("tstamp")] = None
    """When the row last changed."""


class OrderProductInput(RecordInput):
    """A line of a cart or an order to send. Orders page of v3."""

    external_id: Annotated[str, wire("externalid")]
    """The shop's id of the product."""
    name: str
    """What it is called."""
    price: Annotated[Cents, NOT_NEGATIVE]
    """What one costs, in currency units with at most two decimals."""
    quantity: Count
    """How many."""
    category: str | None = None
    """Its category."""
    sku: str | None = None
    """Stock keeping unit."""
    description: str | None = None
    """What it is."""
    image_url: Annotated[str | None, wire("imageUrl")] = None
    """A picture."""
    product_url: Annotated[str | None, wire("productUrl")] = None
    """Its page in the shop."""


class DeepDataDiscount(Record):
    """A discount on a cart or an order in v3. Orders page of v3."""

    id: WireId = 0
    """Its number."""
    order_id: Annotated[WireForeignKey, wire("orderid")] = None
    """The cart or order."""
    name: WireStr = None
    """Its name or code."""
    type: WireStr = None
    """What it applies to: ``order`` or ``shipping``."""
    discount_amount: Annotated[OptionalCents, wire("discountAmount")] = NONE
    """How much it takes off, in currency units."""
    created_date: Annotated[WireDateTime, wire("createdDate")] = None
    """When the row was made."""
    updated_date: Annotated[WireDateTime, wire("updatedDate")] = None
    """When the row last changed."""


class DeepDataDiscountInput(RecordInput):
    """A discount on a cart or an order to send. Orders page of v3."""

    name: str | None = None
    """Its name or code."""
    type: Literal["order", "shipping"] | None = None
    """What it applies to; ``shipping`` means that shipping is free."""
    discount_amount: Annotated[OptionalCents, NOT_NEGATIVE, wire("discountAmount")] = NONE
    """How much it takes off, in currency units with at most two decimals."""
