"""Made by `nox -s refresh` from acsdk.resources.deepdata.deepdata."""

from acsdk.blocking._types.resources.deepdata.carts import Carts
from acsdk.blocking._types.resources.deepdata.connections import Connections
from acsdk.blocking._types.resources.deepdata.customers import Customers
from acsdk.blocking._types.resources.deepdata.order_products import OrderProducts
from acsdk.blocking._types.resources.deepdata.orders import DeepDataOrders


class DeepData:
    """What shops tell ActiveCampaign through v3. Orders are written through ``client.orders``."""
    @property
    def connections(self) -> Connections:
        """The shops."""
        ...
    @property
    def customers(self) -> Customers:
        """The people, as each shop knows them."""
        ...
    @property
    def carts(self) -> Carts:
        """The carts, from abandonment to order."""
        ...
    @property
    def orders(self) -> DeepDataOrders:
        """The orders, as v3 has them: to read."""
        ...
    @property
    def order_products(self) -> OrderProducts:
        """The lines of carts and orders."""
        ...
