"""``client.orders``: orders through the Ecommerce GraphQL API."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from acsdk._errors import InvalidInputError, NotFoundError
from acsdk._graphql.documents import RootField
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.ecommerce.ecommerce_choices import InputCreationSource
from acsdk.models.ecommerce.ecommerce_enums import CreationSource
from acsdk.models.ecommerce.order import Order
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.models.ecommerce.shared import BulkAsync
from acsdk.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.resources.ecommerce.visibility import order_in_v3
from acsdk.resources.kit.answers import one, optional, required
from acsdk.resources.kit.bulk import as_given, batcher, bulk_upsert
from acsdk.resources.kit.bulk_mutation import BulkMutation, natural_key
from acsdk.resources.kit.bulk_options import BatcherOptions, UpsertOptions
from acsdk.resources.kit.checks import key_part
from acsdk.resources.kit.namespace import expect
from acsdk.resources.kit.waiting import TimeLeft

if TYPE_CHECKING:  # the calls import what they need: most programs neither search nor import in bulk
    from acsdk._bulk import Batcher, BulkReport
    from acsdk.models.ecommerce.order_filter import OrderFilter

__all__ = ["Orders"]

_GET = RootField("query", "getOrder", (("legacyConnectionId", "Int!"), ("storeOrderId", "String!")), Order)
_SEARCH = RootField("query", "searchOrder", (("filter", "OrderFilter!"),), Order)
_UPSERT = RootField("mutation", "upsertOrder", (("order", "OrderInput!"),), Order)

# The size is what the WooCommerce plugin sends by default.
_QUEUE: BulkMutation[OrderInput, Order] = BulkMutation(
    operation="orders.bulk_upsert",
    field=RootField("mutation", "bulkUpsertOrdersAsync", (("orders", "[OrderInput!]!"),), BulkAsync),
    argument="orders",
    model=OrderInput,
    connection=lambda order: order.legacy_connection_id,
    store_id=lambda order: order.store_order_id,
    batch_size=50,
)
WRITE: BulkMutation[OrderInput, Order] = BulkMutation(
    operation="orders.bulk_upsert",
    field=RootField("mutation", "bulkUpsertOrders", (("orders", "[OrderInput!]!"),), Order),
    argument="orders",
    model=OrderInput,
    connection=lambda order: order.legacy_connection_id,
    store_id=lambda order: order.store_order_id,
    row=Order,
    row_key=lambda order: natural_key(order.legacy_connection_id, order.store_order_id),
    row_id=lambda order: order.id or None,
    batch_size=50,
)
_REAL_TIME_AGE = timedelta(days=7)


class Orders(EcommerceNamespace):
    """Orders. They are written here and nowhere else: what is written to v3 is never copied back.

    An order is known by its connection and the store's id of it. Carts live in ``client.deepdata.carts``.
    """

    async def get(self, legacy_connection_id: int, store_order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Fetch an order by the store's id: ``getOrder``.

        Raises `NotFoundError` when there is none; an order of a queued bulk call appears some seconds later.
        Orders page.
        """
        key = {"legacyConnectionId": legacy_connection_id, "storeOrderId": key_part("store_order_id", store_order_id)}
        found = required(Order, f"connection {legacy_connection_id} has no order {store_order_id!r}")
        return await self._run("orders.get", _GET, key, found, options)

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
        hold. The API gives no total. Searches page. Counted off, without a total: rows that leave go unnoticed.
        """
        from acsdk.models.ecommerce.order_filter import OrderFilter

        asked = expect(filter or OrderFilter(), OrderFilter, "filter")
        return self._search("orders.search", _SEARCH, Order, asked, limit=limit, options=options)

    async def upsert(self, order: OrderInput, **options: Unpack[RequestOptions]) -> Order:
        """Insert an order, or update the one with its connection and ``store_order_id``: ``upsertOrder``.

        The contact and the v3 customer are made at once, the v3 order some seconds later. The call is repeated when
        an answer is lost: the data end up right, but a real-time order may then trigger *Order Updated* a second time.
        Raises `RecordsRejectedError` with the fields that the API refuses. Orders page.

        ```python
        order = OrderInput(
            legacy_connection_id=connection.id,
            store_order_id="1001",
            email="ada@example.com",
            creation_source=CreationSource.REAL_TIME,
            store_created_date=datetime.now(UTC),
            final_amount=Decimal("19.90"),
            currency="USD",
            line_items=[LineItem(name="Tea", quantity=2, price_amount="9.95")],
        )
        await client.orders.upsert(order)
        ```
        """
        variables = {"order": expect(order, OrderInput, "order")}
        return await self._run("orders.upsert", _UPSERT, variables, one(Order), options, repeatable=True)

    async def wait_until_visible(
        self,
        legacy_connection_id: int,
        store_order_id: str,
        *,
        within: float = 60.0,
        in_v3: bool = True,
        **options: Unpack[RequestOptions],
    ) -> Order:
        """Wait until an order that was written can be read, in GraphQL and, unless ``in_v3`` is false, in v3.

        Looks at once, after half a second, and then less and less often. Raises `NotFoundError` when the order is not
        there ``within`` so many seconds, the last look included: an order of a queued call that the API refused later
        on never appears, and no call tells why. Waits behind other calls are not counted; ``queue_timeout`` bounds
        those. Orders page.
        """
        key = {"legacyConnectionId": legacy_connection_id, "storeOrderId": key_part("store_order_id", store_order_id)}
        time = TimeLeft(self._call.clock, within, options.get("deadline", self._call.options.deadline))

        async def look() -> Order | None:
            order = await self._run("orders.wait_until_visible", _GET, key, optional(Order), time.bound(options))
            if order is None or not in_v3:
                return order
            copied = await self._call(order_in_v3(legacy_connection_id, store_order_id), time.bound(options))
            return order if copied else None

        order = await time.wait_for(look)
        if order is None:
            raise NotFoundError(f"order {store_order_id!r} did not become visible within {within} s", status_code=200)
        return order

    async def bulk_upsert(
        self,
        orders: Iterable[OrderInput] | AsyncIterable[OrderInput],
        *,
        queued: bool = True,
        creation_source: InputCreationSource | None = None,
        allow_old_real_time: bool = False,
        **options: Unpack[UpsertOptions[OrderInput, Order]],
    ) -> BulkReport[OrderInput]:
        """Upsert any number of orders: ``bulkUpsertOrdersAsync``, which the API recommends for all stores.

        With ``queued=False`` it is ``bulkUpsertOrders``, which hands each written order to ``on_result``. Takes any
        iterable or async iterable, in bounded memory; 50 orders a request unless ``batch_size`` says otherwise.
        ``creation_source`` replaces that of every order. Real-time orders that are more than seven days old are
        refused, because each would trigger automations, unless ``allow_old_real_time`` is set. With ``grow=True``,
        requests of historical orders become larger while the API takes them; how many it takes is unknown.

        One bad order fails alone: the report names it with the reason, and all others land. Raises `BulkError` with
        the report when the run cannot go on. Orders page.

        ```python
        report = await client.orders.bulk_upsert([order], journal="import.db", on_progress=print)
        for failure in report.failures:
            print(failure.item.store_order_id, failure.reasons)
        ```
        """

        def prepare(order: OrderInput) -> OrderInput:
            if creation_source is not None:
                order = order.replace(creation_source=creation_source)
            if not allow_old_real_time:
                _refuse_old_real_time(order, self._call.clock.now())
            return order

        def is_history(order: OrderInput) -> bool:
            return (creation_source or order.creation_source) == CreationSource.HISTORICAL

        mutation = _QUEUE if queued else WRITE
        return await bulk_upsert(self._graphql, mutation, orders, prepare, options, may_grow=is_history)

    @overload
    def batcher(
        self, *, queued: Literal[False] = False, **options: Unpack[BatcherOptions]
    ) -> AbstractAsyncContextManager[Batcher[OrderInput, Order]]: ...

    @overload
    def batcher(
        self, *, queued: Literal[True], **options: Unpack[BatcherOptions]
    ) -> AbstractAsyncContextManager[Batcher[OrderInput, None]]: ...

    def batcher(
        self, *, queued: bool = False, **options: Unpack[BatcherOptions]
    ) -> AbstractAsyncContextManager[Batcher[OrderInput, Any]]:
        """Turn the concurrent single upserts of a service into bulk calls.

        ``async with client.orders.batcher() as batcher: result = await batcher.add(order)`` gives each caller the
        written order in ``result.row``, or its own error. With ``queued=True`` the API only queues the orders, and
        ``row`` is ``None``. With a ``journal``, ``await batcher.enqueue(order)`` returns when the order is on the
        disk, and a restart delivers what a crash left. Leaving the context sends what waits. Orders page.
        """
        return batcher(self._graphql, _QUEUE if queued else WRITE, as_given, options)


def _refuse_old_real_time(order: OrderInput, now: datetime) -> None:
    age = now - order.store_created_date
    if order.creation_source == CreationSource.REAL_TIME and age > _REAL_TIME_AGE:
        raise InvalidInputError(
            f"creation_source is REAL_TIME and the order is {age.days} days old, so it would trigger automations; "
            "use HISTORICAL, or allow_old_real_time=True if that is wanted"
        )
