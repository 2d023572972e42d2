"""``client.deepdata``: shops, their customers and carts, in v3."""

from __future__ import annotations

from functools import cached_property

from acsdk.resources.deepdata.carts import CartQuery, Carts
from acsdk.resources.deepdata.connections import ConnectionOptions, ConnectionQuery, Connections
from acsdk.resources.deepdata.customers import CustomerQuery, Customers
from acsdk.resources.deepdata.order_products import OrderProducts
from acsdk.resources.deepdata.orders import DeepDataOrders, DeepDataOrderWarning, OrderQuery
from acsdk.resources.namespace import Namespace

__all__ = [
    "CartQuery",
    "Carts",
    "ConnectionOptions",
    "ConnectionQuery",
    "Connections",
    "CustomerQuery",
    "Customers",
    "DeepData",
    "DeepDataOrderWarning",
    "DeepDataOrders",
    "OrderProducts",
    "OrderQuery",
]


class DeepData(Namespace):
    """What shops tell ActiveCampaign through v3. Orders are written through ``client.orders``."""

    @cached_property
    def connections(self) -> Connections:
        """The shops."""
        return Connections(self._call)

    @cached_property
    def customers(self) -> Customers:
        """The people, as each shop knows them."""
        return Customers(self._call)

    @cached_property
    def carts(self) -> Carts:
        """The carts, from abandonment to order."""
        return Carts(self._call)

    @cached_property
    def orders(self) -> DeepDataOrders:
        """The orders, as v3 has them: to read."""
        return DeepDataOrders(self._call)

    @cached_property
    def order_products(self) -> OrderProducts:
        """The lines of carts and orders."""
        return OrderProducts(self._call)
