"""The one collection in which v3 keeps orders and carts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final, Literal

from acsdk.models.deepdata.deepdata_order import (
    Cart,
    CartInput,
    CartUpdate,
    DeepDataOrder,
    DeepDataOrderInput,
    DeepDataOrderState,
    DeepDataOrderUpdate,
)
from acsdk.resources.kit.queries import ListKeywords, OneOrMore, filtered, ordering
from acsdk.resources.kit.resource import Resource

__all__ = ["CARTS", "ORDERS", "OrderQuery"]

ORDERS: Final = Resource(
    name="deepdata.orders",
    path="/ecomOrders",
    model=DeepDataOrder,
    one="ecomOrder",
    many="ecomOrders",
    creates=DeepDataOrderInput,
    updates=DeepDataOrderUpdate,
)
CARTS: Final = Resource(
    name="deepdata.carts",
    path="/ecomOrders",
    model=Cart,
    one="ecomOrder",
    many="ecomOrders",
    creates=CartInput,
    updates=CartUpdate,
)


class OrderQuery(ListKeywords, total=False, closed=True):
    """Filters and order of orders and carts."""

    connection_id: Annotated[int, filtered("connectionid")]
    """The shop's connection."""
    external_id: Annotated[str, filtered("externalid")]
    """The shop's id of the order."""
    external_checkout_id: Annotated[str, filtered("externalcheckoutid")]
    """The shop's id of the cart."""
    email: Annotated[str, filtered("email")]
    """The customer's address."""
    state: Annotated[DeepDataOrderState | Literal[0, 1, 2, 3, 4], filtered("state")]
    """What became of it."""
    customer_id: Annotated[int, filtered("customerid")]
    """The customer."""
    external_created_date: Annotated[date | datetime, filtered("external_created_date")]
    """When the shop made it; the documentation does not say how exactly it is compared."""
    order_by: Annotated[
        OneOrMore[
            Literal[
                "connection_id", "-connection_id", "external_id", "-external_id", "external_checkout_id",
                "-external_checkout_id", "email", "-email", "state", "-state", "customer_id", "-customer_id",
                "external_created_date", "-external_created_date",
            ]
        ],
        ordering(
            connection_id="connectionid",
            external_id="externalid",
            external_checkout_id="externalcheckoutid",
            customer_id="customerid",
        ),
    ]  # fmt: skip
    """One or several, the most important first; a minus means downwards."""
