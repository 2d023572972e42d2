"""Made by `nox -s refresh` from acsdk.resources.deepdata.orders."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deepdata.deepdata_order import DeepDataOrder, DeepDataOrderInput, DeepDataOrderUpdate
from acsdk.models.deepdata.order_activity import OrderActivity
from acsdk.models.deepdata.order_product import OrderProduct
from acsdk.resources.deepdata.collection import OrderQuery
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class DeepDataOrders:
    """Orders and carts as v3 has them, those that came through ``client.orders`` among them."""
    def get(self, order_id: int, **options: Unpack[RequestOptions]) -> DeepDataOrder:
        """Fetch an order or a cart by v3's number. Raises `NotFoundError`. Orders page of v3."""
        ...
    def list(self, **query: Unpack[OrderQuery]) -> Pager[DeepDataOrder]:
        """List orders and carts. Orders page of v3. Counted off; looks again where rows leave."""
        ...
    def products(self, order_id: int, **query: Unpack[ListOptions]) -> Pager[OrderProduct]:
        """List the lines of an order or a cart. Orders page of v3. Comes whole."""
        ...
    def activities(self, **query: Unpack[ListOptions]) -> Pager[OrderActivity]:
        """List what happened to orders. Undocumented, but used by others for years.

        Counted off; looks again where rows leave.
        """
        ...
    def create(self, order: DeepDataOrderInput, **options: Unpack[RequestOptions]) -> DeepDataOrder:
        """Write an order to v3 alone, with a `DeepDataOrderWarning`: it belongs into ``client.orders``.

        It is never copied to the Ecommerce GraphQL API. Raises `ValidationFailedError` when the connection has an order
        of this id. It is not repeated when its answer is lost. Orders page of v3.
        """
        ...
    def update(self, order_id: int, changes: DeepDataOrderUpdate, **options: Unpack[RequestOptions]) -> DeepDataOrder:
        """Change an order in v3 alone, with a `DeepDataOrderWarning`: changes belong into ``client.orders`` too.

        Products that are given replace those that are there. Orders page of v3.
        """
        ...
    def delete(self, order_id: int, **options: Unpack[RequestOptions]) -> None:
        """Delete an order or a cart from v3. Raises `NotFoundError`. Orders page of v3."""
        ...
