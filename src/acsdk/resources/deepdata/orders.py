"""Orders in v3: to read, and with a warning to write."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deepdata.deepdata_order import DeepDataOrder, DeepDataOrderInput, DeepDataOrderUpdate
from acsdk.models.deepdata.order_activity import OrderActivity
from acsdk.models.deepdata.order_product import OrderProduct
from acsdk.resources.deepdata.collection import ORDERS, OrderQuery
from acsdk.resources.deepdata.one_way import warn_of_one_way
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["DeepDataOrders", "OrderQuery"]

_PRODUCTS: Final = Resource(
    name="deepdata.orders.products", path="/ecomOrders/{}/orderProducts", model=OrderProduct, many="ecomOrderProducts"
)
_ACTIVITIES: Final = Resource(
    name="deepdata.orders.activities", path="/ecomOrderActivities", model=OrderActivity, many="ecomOrderActivities"
)


class DeepDataOrders(Namespace):
    """Orders and carts as v3 has them, those that came through ``client.orders`` among them."""

    async def get(self, order_id: int, **options: Unpack[RequestOptions]) -> DeepDataOrder:
        """Fetch an order or a cart by v3's number. Raises `NotFoundError`. Orders page of v3."""
        return await self._call(ORDERS.get(order_id), options)

    def list(self, **query: Unpack[OrderQuery]) -> Pager[DeepDataOrder]:
        """List orders and carts. Orders page of v3. Counted off; looks again where rows leave."""
        return ORDERS.list(self._call, OrderQuery, query)

    def products(self, order_id: int, **query: Unpack[ListOptions]) -> Pager[OrderProduct]:
        """List the lines of an order or a cart. Orders page of v3. Comes whole."""
        return _PRODUCTS.at(order_id).list(self._call, ListOptions, query)

    def activities(self, **query: Unpack[ListOptions]) -> Pager[OrderActivity]:
        """List what happened to orders. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        return _ACTIVITIES.list(self._call, ListOptions, query)

    async def create(self, order: DeepDataOrderInput, **options: Unpack[RequestOptions]) -> DeepDataOrder:
        """Write an order to v3 alone, with a `DeepDataOrderWarning`: it belongs into ``client.orders``.

        It is never copied to the Ecommerce GraphQL API. Raises `ValidationFailedError` when the connection has an order
        of this id. It is not repeated when its answer is lost. Orders page of v3.
        """
        warn_of_one_way()
        return await self._call(ORDERS.create(order), options)

    async def update(
        self, order_id: int, changes: DeepDataOrderUpdate, **options: Unpack[RequestOptions]
    ) -> DeepDataOrder:
        """Change an order in v3 alone, with a `DeepDataOrderWarning`: changes belong into ``client.orders`` too.

        Products that are given replace those that are there. Orders page of v3.
        """
        warn_of_one_way()
        return await self._call(ORDERS.update(order_id, changes), options)

    async def delete(self, order_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an order or a cart from v3. Raises `NotFoundError`. Orders page of v3."""
        await self._call(ORDERS.delete(order_id), options)
