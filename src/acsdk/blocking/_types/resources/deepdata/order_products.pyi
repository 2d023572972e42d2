"""Made by `nox -s refresh` from acsdk.resources.deepdata.order_products."""

from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deepdata.order_product import OrderProduct
from acsdk.resources.kit.queries import ListOptions
from typing import Unpack


class OrderProducts:
    """The lines of all carts and orders. They are written with the cart or order that they belong to."""
    def get(self, product_id: int, **options: Unpack[RequestOptions]) -> OrderProduct:
        """Fetch a line. Each write of a cart gives its lines new numbers: `NotFoundError` then. Order Products page."""
        ...
    def list(self, **query: Unpack[ListOptions]) -> Pager[OrderProduct]:
        """List lines. The API does not say how many there are. Order Products page.

        Counted off; looks again where rows leave.
        """
        ...
