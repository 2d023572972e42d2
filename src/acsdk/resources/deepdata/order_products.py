"""The lines of carts and orders."""

from __future__ import annotations

from typing import Final, Unpack

from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deepdata.order_product import OrderProduct
from acsdk.resources.kit.namespace import Namespace
from acsdk.resources.kit.queries import ListOptions
from acsdk.resources.kit.resource import Resource

__all__ = ["OrderProducts"]

_PRODUCTS: Final = Resource(
    name="deepdata.order_products",
    path="/ecomOrderProducts",
    model=OrderProduct,
    one="ecomOrderProduct",
    many="ecomOrderProducts",
)


class OrderProducts(Namespace):
    """The lines of all carts and orders. They are written with the cart or order that they belong to."""

    async def get(self, product_id: int, **options: Unpack[RequestOptions]) -> OrderProduct:
        """Fetch a line. Each write of a cart gives its lines new numbers: `NotFoundError` then. Order Products page."""
        return await self._call(_PRODUCTS.get(product_id), options)

    def list(self, **query: Unpack[ListOptions]) -> Pager[OrderProduct]:
        """List lines. The API does not say how many there are. Order Products page.

        Counted off; looks again where rows leave.
        """
        return _PRODUCTS.list(self._call, ListOptions, query)
