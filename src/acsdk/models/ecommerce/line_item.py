"""The lines of an order, and its discounts."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.integers import ConnectionId, Count
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, OptionalMoney, OptionalNumber
from acsdk.models.kit.wire import Items

from .ecommerce_base import EcommerceValue
from .ecommerce_choices import ValueDiscountType, ValueOrderState

__all__ = ["Discount", "LineItem"]


class LineItem(EcommerceValue):
    """One line of an order. Orders page."""

    name: str | None = None
    """What was bought."""
    quantity: Count | None = None
    """How many were bought; up to 2147483647."""
    price_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """Price of one piece, in currency units.

    The Orders page calls it the total of the line. Both official shop plugins send the price of one piece, and v3
    stores it as the price per unit: so send the unit price.
    """
    store_line_item_id: str | None = None
    """The store's id of this line."""
    product_store_primary_id: str | None = None
    """The ``store_primary_id`` of the product, usually of its variant. Becomes v3's ``externalid`` of the line, unless
    ``store_base_product_id`` is set."""
    store_base_product_id: str | None = None
    """The ``store_base_product_id`` of the product. Becomes v3's ``externalid`` of the line."""
    sku: str | None = None
    """Stock keeping unit."""
    product_url: str | None = None
    """The product's page in the store."""
    image_url: str | None = None
    """An image of the product."""
    category: str | None = None
    """Category or collection of the product; the WooCommerce plugin joins several with ``", "``."""
    brand: str | None = None
    """Brand or vendor of the product."""
    tags: Items[str] | None = None
    """The product's tags."""
    line_item_type: str | None = None
    """Kind of product, such as digital or physical."""
    fulfillment_status: str | None = None
    """How far the delivery of this line is, in the store's words."""
    normalized_order_status: ValueOrderState | None = None
    """The order's state as it applies to this line."""
    is_on_sale: bool | None = None
    """Whether the price was reduced."""
    average_rating: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """The product's average rating by customers."""
    store_order_id: str | None = None
    """The order's own id. Undocumented; the WooCommerce plugin sends it."""
    legacy_connection_id: ConnectionId | None = None
    """The ``id`` of the v3 connection. Documented as required, but no example and no official plugin sends it."""


class Discount(EcommerceValue):
    """A discount on an order. Orders page."""

    name: str | None = None
    """Name or code of the discount."""
    type: ValueDiscountType | None = None
    """What it applies to."""
    discount_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """How much it takes off, in currency units, as a positive number."""
