"""``client.deepdata``: shops, their customers and carts, in v3."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from acsdk.resources.kit.namespace import Namespace

if TYPE_CHECKING:
    from acsdk.resources.deepdata.carts import Carts
    from acsdk.resources.deepdata.connections import Connections
    from acsdk.resources.deepdata.customers import Customers
    from acsdk.resources.deepdata.order_products import OrderProducts
    from acsdk.resources.deepdata.orders import DeepDataOrders

__all__ = ["DeepData"]


class DeepData(Namespace):
    """What shops tell ActiveCampaign through v3. Orders are written through ``client.orders``."""

    @cached_property
    def connections(self) -> Connections:
        """The shops."""
        from acsdk.resources.deepdata.connections import Connections

        return Connections(self._call)

    @cached_property
    def customers(self) -> Customers:
        """The people, as each shop knows them."""
        from acsdk.resources.deepdata.customers import Customers

        return Customers(self._call)

    @cached_property
    def carts(self) -> Carts:
        """The carts, from abandonment to order."""
        from acsdk.resources.deepdata.carts import Carts

        return Carts(self._call)

    @cached_property
    def orders(self) -> DeepDataOrders:
        """The orders, as v3 has them: to read."""
        from acsdk.resources.deepdata.orders import DeepDataOrders

        return DeepDataOrders(self._call)

    @cached_property
    def order_products(self) -> OrderProducts:
        """The lines of carts and orders."""
        from acsdk.resources.deepdata.order_products import OrderProducts

        return OrderProducts(self._call)
