"""Made by `nox -s refresh` from acsdk._shop."""

from acsdk._bulk import BulkReport
from acsdk._options import RequestOptions
from acsdk.blocking._types._pager import Pager
from acsdk.models.deepdata.customer import Customer, CustomerInput
from acsdk.models.deepdata.deepdata_order import Cart, CartInput
from acsdk.models.ecommerce.ecommerce_choices import InputCreationSource
from acsdk.models.ecommerce.order import Order
from acsdk.models.ecommerce.order_filter import OrderFilter
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.models.ecommerce.product import Product
from acsdk.models.ecommerce.product_filter import ProductFilter
from acsdk.models.ecommerce.product_input import ProductInput
from acsdk.resources.deepdata.carts import CartQuery
from acsdk.resources.deepdata.customers import CustomerQuery
from acsdk.resources.kit.bulk_options import UpsertOptions
from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any, Unpack


class ShopOrders:
    """Orders of one shop. What `Orders` can do beyond this takes the connection id itself."""
    def get(self, store_order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Fetch an order by the store's id. Raises `NotFoundError`."""
        ...
    def search(
        self,
        filter: OrderFilter | None = None,
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Order]:
        """Find orders of this shop, as `Orders.search` does."""
        ...
    def upsert(self, order: OrderInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Order:
        """Insert or update an order, as `Orders.upsert` does."""
        ...
    def bulk_upsert(
        self,
        orders: Iterable[OrderInput | Mapping[str, Any]] | AsyncIterable[OrderInput | Mapping[str, Any]],
        *,
        queued: bool = True,
        creation_source: InputCreationSource | None = None,
        allow_old_real_time: bool = False,
        **options: Unpack[UpsertOptions[OrderInput, Order]],
    ) -> BulkReport[OrderInput]:
        """Insert or update any number of orders, as `Orders.bulk_upsert` does."""
        ...

class ShopProducts:
    """Products of one shop. What `Products` can do beyond this takes the connection id itself."""
    def search(
        self,
        filter: ProductFilter | None = None,
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Product]:
        """Find products of this shop, as `Products.search` does."""
        ...
    def create(self, product: ProductInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Product:
        """Insert a product, as `Products.create` does."""
        ...
    def bulk_upsert(
        self,
        products: Iterable[ProductInput | Mapping[str, Any]] | AsyncIterable[ProductInput | Mapping[str, Any]],
        **options: Unpack[UpsertOptions[ProductInput, Product]],
    ) -> BulkReport[ProductInput]:
        """Insert or update any number of products, as `Products.bulk_upsert` does."""
        ...

class ShopCustomers:
    """Customers of one shop."""
    def list(self, **query: Unpack[CustomerQuery]) -> Pager[Customer]:
        """List customers of this shop, as `Customers.list` does."""
        ...
    def ensure(
        self,
        external_id: str,
        email: str,
        *,
        accepts_marketing: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Customer:
        """Get the customer of this id, created if it is missing, as `Customers.ensure` does."""
        ...
    def upsert(self, customer: CustomerInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Customer:
        """Create or update a customer, as `Customers.upsert` does."""
        ...

class ShopCarts:
    """Carts of one shop. What `Carts` can do beyond this takes a cart, or its number."""
    def find(self, external_checkout_id: str, **options: Unpack[RequestOptions]) -> Cart | None:
        """Find a cart by the shop's id of it; ``None`` if there is none."""
        ...
    def list(self, **query: Unpack[CartQuery]) -> Pager[Cart]:
        """List carts of this shop, as `Carts.list` does."""
        ...
    def upsert(self, cart: CartInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Cart:
        """Create or update a cart, as `Carts.upsert` does."""
        ...
    def abandon(self, cart: CartInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Cart:
        """Create or update a cart as abandoned, now unless it has a date, as `Carts.abandon` does."""
        ...
    def convert(self, cart: Cart, order: OrderInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Order:
        """Turn a cart into an order, as `Carts.convert` does."""
        ...

class Shop:
    """One connection's orders, products, customers and carts.

    What is written may be an input, which must be of this connection, or a mapping of its fields without the
    connection, such as a row of an export: ``shop.orders.upsert({"store_order_id": "1001", ...})``.
    """
    orders: ShopOrders
    """Orders, through the Ecommerce GraphQL API."""
    products: ShopProducts
    """Products, through the Ecommerce GraphQL API."""
    customers: ShopCustomers
    """Customers, through v3."""
    carts: ShopCarts
    """Carts, through v3."""
    @property
    def connection_id(self) -> int:
        """The ``id`` of the connection."""
        ...
