"""One shop's view of the client: the connection id is filled in."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, cast

from acsdk._errors import InvalidInputError
from acsdk._json.shapes import is_mapping
from acsdk._keywords import show_keywords
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.deepdata.customer import Customer, CustomerInput
from acsdk.models.deepdata.deepdata_order import Cart, CartInput
from acsdk.models.ecommerce.filters import eq
from acsdk.models.ecommerce.order import Order
from acsdk.models.ecommerce.order_filter import OrderFilter
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.models.ecommerce.product import Product
from acsdk.models.ecommerce.product_filter import ProductFilter
from acsdk.models.ecommerce.product_input import ProductInput
from acsdk.models.kit.base import Input
from acsdk.resources.deepdata.carts import CartQuery
from acsdk.resources.deepdata.customers import CustomerQuery
from acsdk.resources.kit.bulk_options import UpsertOptions

if TYPE_CHECKING:
    from acsdk._bulk import BulkReport
    from acsdk.models.ecommerce.ecommerce_choices import InputCreationSource
    from acsdk.resources.deepdata.carts import Carts
    from acsdk.resources.deepdata.customers import Customers
    from acsdk.resources.ecommerce.orders import Orders
    from acsdk.resources.ecommerce.products import Products

__all__ = ["Shop", "ShopCarts", "ShopCustomers", "ShopOrders", "ShopProducts"]

T = TypeVar("T", bound=Input)
"""What belongs to a connection."""


@show_keywords
class ShopOrders:
    """Orders of one shop. What `Orders` can do beyond this takes the connection id itself."""

    def __init__(self, connection_id: int, orders: Orders) -> None:
        self._connection_id = connection_id
        self._orders = orders

    async def get(self, store_order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Fetch an order by the store's id. Raises `NotFoundError`."""
        return await self._orders.get(self._connection_id, store_order_id, **options)

    def search(
        self,
        filter: OrderFilter | None = None,  # noqa: A002 - the argument's name in the API
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Order]:
        """Find orders of this shop, as `Orders.search` does."""
        asked = (filter or OrderFilter()).replace(legacy_connection_id=eq(self._connection_id))
        return self._orders.search(asked, limit=limit, **options)

    async def upsert(self, order: OrderInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Order:
        """Insert or update an order, as `Orders.upsert` does."""
        return await self._orders.upsert(_filled(OrderInput, order, self._connection_id), **options)

    async def bulk_upsert(
        self,
        orders: Iterable[OrderInput | Mapping[str, Any]] | AsyncIterable[OrderInput | Mapping[str, Any]],
        *,
        queued: bool = True,
        creation_source: InputCreationSource | None = None,
        allow_old_real_time: bool = False,
        **options: Unpack[UpsertOptions[OrderInput, Order]],
    ) -> BulkReport[OrderInput]:
        """Insert or update any number of orders, as `Orders.bulk_upsert` does."""
        return await self._orders.bulk_upsert(
            _all_filled(OrderInput, orders, self._connection_id),
            queued=queued,
            creation_source=creation_source,
            allow_old_real_time=allow_old_real_time,
            **options,
        )


@show_keywords
class ShopProducts:
    """Products of one shop. What `Products` can do beyond this takes the connection id itself."""

    def __init__(self, connection_id: int, products: Products) -> None:
        self._connection_id = connection_id
        self._products = products

    def search(
        self,
        filter: ProductFilter | None = None,  # noqa: A002 - the argument's name in the API
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Product]:
        """Find products of this shop, as `Products.search` does."""
        asked = (filter or ProductFilter()).replace(legacy_connection_id=eq(self._connection_id))
        return self._products.search(asked, limit=limit, **options)

    async def create(self, product: ProductInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Product:
        """Insert a product, as `Products.create` does."""
        return await self._products.create(_filled(ProductInput, product, self._connection_id), **options)

    async def bulk_upsert(
        self,
        products: Iterable[ProductInput | Mapping[str, Any]] | AsyncIterable[ProductInput | Mapping[str, Any]],
        **options: Unpack[UpsertOptions[ProductInput, Product]],
    ) -> BulkReport[ProductInput]:
        """Insert or update any number of products, as `Products.bulk_upsert` does."""
        return await self._products.bulk_upsert(_all_filled(ProductInput, products, self._connection_id), **options)


@show_keywords
class ShopCustomers:
    """Customers of one shop."""

    def __init__(self, connection_id: int, customers: Customers) -> None:
        self._connection_id = connection_id
        self._customers = customers

    def list(self, **query: Unpack[CustomerQuery]) -> Pager[Customer]:
        """List customers of this shop, as `Customers.list` does."""
        return self._customers.list(**cast("CustomerQuery", {**query, "connection_id": self._connection_id}))

    async def ensure(
        self,
        external_id: str,
        email: str,
        *,
        accepts_marketing: bool | None = None,
        **options: Unpack[RequestOptions],
    ) -> Customer:
        """Get the customer of this id, created if it is missing, as `Customers.ensure` does."""
        return await self._customers.ensure(
            self._connection_id, external_id, email, accepts_marketing=accepts_marketing, **options
        )

    async def upsert(self, customer: CustomerInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Customer:
        """Create or update a customer, as `Customers.upsert` does."""
        return await self._customers.upsert(_filled(CustomerInput, customer, self._connection_id), **options)


@show_keywords
class ShopCarts:
    """Carts of one shop. What `Carts` can do beyond this takes a cart, or its number."""

    def __init__(self, connection_id: int, carts: Carts) -> None:
        self._connection_id = connection_id
        self._carts = carts

    async def find(self, external_checkout_id: str, **options: Unpack[RequestOptions]) -> Cart | None:
        """Find a cart by the shop's id of it; ``None`` if there is none."""
        return await self._carts.find(self._connection_id, external_checkout_id, **options)

    def list(self, **query: Unpack[CartQuery]) -> Pager[Cart]:
        """List carts of this shop, as `Carts.list` does."""
        return self._carts.list(**cast("CartQuery", {**query, "connection_id": self._connection_id}))

    async def upsert(self, cart: CartInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Cart:
        """Create or update a cart, as `Carts.upsert` does."""
        return await self._carts.upsert(_filled(CartInput, cart, self._connection_id), **options)

    async def abandon(self, cart: CartInput | Mapping[str, Any], **options: Unpack[RequestOptions]) -> Cart:
        """Create or update a cart as abandoned, now unless it has a date, as `Carts.abandon` does."""
        content = _filled(CartInput, cart, self._connection_id)
        return await self._carts.abandon(content, abandoned_date=content.abandoned_date, **options)

    async def convert(
        self, cart: Cart, order: OrderInput | Mapping[str, Any], **options: Unpack[RequestOptions]
    ) -> Order:
        """Turn a cart into an order, as `Carts.convert` does."""
        return await self._carts.convert(cart, _filled(OrderInput, order, self._connection_id), **options)


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

    def __init__(
        self, connection_id: int, orders: Orders, products: Products, customers: Customers, carts: Carts
    ) -> None:
        if isinstance(connection_id, bool) or connection_id < 1:
            raise InvalidInputError(f"{connection_id} is no connection's id: see deepdata.connections.list()")
        self._connection_id = connection_id
        self.orders = ShopOrders(connection_id, orders)
        self.products = ShopProducts(connection_id, products)
        self.customers = ShopCustomers(connection_id, customers)
        self.carts = ShopCarts(connection_id, carts)

    @property
    def connection_id(self) -> int:
        """The ``id`` of the connection."""
        return self._connection_id

    def __repr__(self) -> str:
        return f"<Shop of connection {self._connection_id}>"


def _filled(model: type[T], content: T | Mapping[str, Any], connection_id: int) -> T:
    """The content as an input of this connection; raises `InvalidInputError` if it is of another."""
    field = "legacy_connection_id" if "legacy_connection_id" in model.model_fields else "connection_id"
    filled: object = content
    if is_mapping(content):
        filled = model.model_validate({field: connection_id, **content})
    if not isinstance(filled, model):
        raise InvalidInputError(f"expected {model.__name__} or a mapping of its fields, not {type(content).__name__}")
    if getattr(filled, field) != connection_id:
        raise InvalidInputError(f"{field} is {getattr(filled, field)}, but this is the shop of {connection_id}")
    return filled


def _all_filled(
    model: type[T], contents: Iterable[T | Mapping[str, Any]] | AsyncIterable[T | Mapping[str, Any]], connection_id: int
) -> Iterable[T] | AsyncIterable[T]:
    if isinstance(contents, AsyncIterable):
        return _Filled(model, aiter(contents), connection_id)
    return (_filled(model, content, connection_id) for content in contents)


class _Filled(AsyncIterator[T]):
    """Fills in the connection as the contents come. A class, for a generator would have to be closed."""

    def __init__(self, model: type[T], contents: AsyncIterator[T | Mapping[str, Any]], connection_id: int) -> None:
        self._model = model
        self._contents = contents
        self._connection_id = connection_id

    async def __anext__(self) -> T:
        return _filled(self._model, await anext(self._contents), self._connection_id)
