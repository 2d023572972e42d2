"""From a v3 cart to an order, through the Ecommerce GraphQL API."""

from __future__ import annotations

from typing import Final

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError
from acsdk._graphql.caller import GraphQLCaller
from acsdk._graphql.documents import RootField
from acsdk._options import RequestOptions
from acsdk.models.deepdata.deepdata_order import Cart
from acsdk.models.ecommerce.order import Order
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.resources.kit.answers import one
from acsdk.resources.kit.resource import expect_input

__all__ = ["convert"]

_UPSERT_ORDER: Final = RootField("mutation", "upsertOrder", (("order", "OrderInput!"),), Order)


async def convert(call: Caller, cart: Cart, order: OrderInput, options: RequestOptions) -> Order:
    """Write the order with the cart's id in it."""
    body = {"order": _order_of(cart, expect_input(order, OrderInput))}
    run = GraphQLCaller(call).run
    return await run("deepdata.carts.convert", _UPSERT_ORDER, body, one(Order), options, repeatable=True)


def _order_of(cart: Cart, order: OrderInput) -> OrderInput:
    """The order with the cart's id, if the two belong together."""
    checkout = cart.external_checkout_id
    if checkout is None:
        raise InvalidInputError(f"the v3 row {cart.id} has no external_checkout_id, so no order can take it over")
    if order.cart_id not in (None, checkout):
        raise InvalidInputError(f"the order names cart {order.cart_id!r}, not {checkout!r}")
    if order.legacy_connection_id != cart.connection_id:
        raise InvalidInputError(
            f"the order is of connection {order.legacy_connection_id}, the cart of {cart.connection_id}"
        )
    if cart.external_id not in (None, order.store_order_id):
        raise InvalidInputError(f"cart {checkout!r} has become order {cart.external_id!r} already")
    return order.replace(cart_id=checkout)
