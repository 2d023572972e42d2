"""The fields that an order has in the same form whether it is read or sent."""

from __future__ import annotations

from typing import Annotated, ClassVar

from acsdk.models.kit.base import Model
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, OptionalMoney
from acsdk.models.kit.texts import Currency

from .shared import Address

__all__ = ["OrderDetails"]


class OrderDetails(Model):
    """What ``Order`` and ``OrderInput`` share. Orders page."""

    _first: ClassVar[tuple[str, ...]] = (
        "store_order_id",
        "order_number",
        "email",
        "final_amount",
        "currency",
        "normalized_status",
        "store_created_date",
        "discounts_amount",
        "shipping_amount",
        "line_items",
    )

    order_number: str | None = None
    """The number that people know the order by. On an input it defaults to ``store_order_id``, as the page asks."""
    email: str | None = None
    """The customer's address. The contact is found or created by it; without it no contact is made."""
    currency: Currency | None = None
    """Currency code of three letters. The server validates it."""
    shipping_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """What shipping cost, in currency units."""
    cart_id: str | None = None
    """Id of the cart the order came from; equals ``externalcheckoutid`` of the v3 cart, which then becomes an order."""
    store_external_order_id: str | None = None
    """The id that the order had in another place, from which the store imported it."""
    store_customer_id: str | None = None
    """The store's id of the customer. Becomes ``externalid`` of the v3 customer."""
    shipping_address: Address | None = None
    """Where the order goes. Names and phone become the contact's, unless ``customer_data`` has them."""
    billing_address: Address | None = None
    """Who pays. Names and phone become the contact's if neither customer data nor shipping address has them."""
    store_status: str | None = None
    """The order's state in the store's words; each should stand for one ``normalized_status``."""
    location_id: str | None = None
    """The store's id of the place of sale."""
    shipping_method: str | None = None
    """How the order is shipped."""
    order_url: str | None = None
    """The order's page in the store."""
    is_test_order: bool | None = None
    """Whether this is a test."""
    created_by_recurring_payment: bool | None = None
    """Whether a subscription made this order."""
    accepts_marketing: bool | None = None
    """Whether the customer agreed to marketing."""
    customer_locale: str | None = None
    """Locale of the customer in the store, such as ``EN_US``."""
    sales_channel: str | None = None
    """The channel the order came through."""
    payment_method: str | None = None
    """How it was paid. Missing from the page's table, but in its examples."""
    connection_id: str | None = None
    """The service's own id of the connection. Needs not be sent: ``legacy_connection_id`` names the connection."""
