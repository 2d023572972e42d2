"""``client.orders``: orders through the Ecommerce GraphQL API."""

from __future__ import annotations

from typing import Unpack

from acsdk._errors import NotFoundError
from acsdk._graphql.documents import RootField
from acsdk._graphql.reading import one, optional
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.order import Order
from acsdk.models.order_filter import OrderFilter
from acsdk.models.order_input import OrderInput
from acsdk.resources.ecommerce import EcommerceNamespace, expect

__all__ = ["Orders"]

_GET = RootField("query", "getOrder", (("legacyConnectionId", "Int!"), ("storeOrderId", "String!")), Order)
_SEARCH = RootField("query", "searchOrder", (("filter", "OrderFilter!"),), Order)
_UPSERT = RootField("mutation", "upsertOrder", (("order", "OrderInput!"),), Order)


class Orders(EcommerceNamespace):
    """Orders. They are written here and nowhere else: what is written to v3 is never copied back.

    An order is known by its connection and the store's id of it. Carts live in ``client.deepdata.carts``.
    """

    async def get(self, legacy_connection_id: int, store_order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Fetch an order by the store's id: ``getOrder``.

        Raises `NotFoundError` when there is none; an order of a queued bulk call appears some seconds later.
        Orders page.
        """
        key = {"legacyConnectionId": legacy_connection_id, "storeOrderId": store_order_id}
        order = await self._run("orders.get", _GET, key, optional(Order), options)
        if order is None:
            raise NotFoundError(f"connection {legacy_connection_id} has no order {store_order_id!r}", status_code=200)
        return order

    def search(
        self,
        filter: OrderFilter | None = None,  # noqa: A002 - the argument's name in the API
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Order]:
        """Find orders: ``searchOrder``.

        ``async for`` walks them all, ``await`` gives the first page. ``limit`` counts orders. A ``pagination`` in the
        filter sets where the search starts and how many orders a page has, 100 by default. Several filters must all
        hold. The API gives no total. Searches page.
        """
        return self._search("orders.search", _SEARCH, Order, filter or OrderFilter(), limit=limit, options=options)

    async def upsert(self, order: OrderInput, **options: Unpack[RequestOptions]) -> Order:
        """Insert an order, or update the one with its connection and ``store_order_id``: ``upsertOrder``.

        The contact and the v3 customer are made at once, the v3 order some seconds later. The call is repeated when
        an answer is lost: the data end up right, but a real-time order may then trigger *Order Updated* a second time.
        Raises `RecordsRejectedError` with the fields that the API refuses. Orders page.
        """
        variables = {"order": expect(order, OrderInput, "order")}
        return await self._run("orders.upsert", _UPSERT, variables, one(Order), options, repeatable=True)
