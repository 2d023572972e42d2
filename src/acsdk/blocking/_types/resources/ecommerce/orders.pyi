"""Made by `nox -s refresh` from acsdk.resources.ecommerce.orders."""

from acsdk._bulk import BulkReport
from acsdk._options import RequestOptions
from acsdk.blocking._types._bulk.batcher import Batcher
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.models.ecommerce.ecommerce_choices import InputCreationSource
from acsdk.models.ecommerce.order import Order
from acsdk.models.ecommerce.order_filter import OrderFilter
from acsdk.models.ecommerce.order_input import OrderInput
from acsdk.resources.kit.bulk_options import BatcherOptions, UpsertOptions
from collections.abc import AsyncIterable, Iterable
from contextlib import AbstractContextManager
from typing import Literal, Unpack, overload


class Orders(EcommerceNamespace):
    """Orders. They are written here and nowhere else: what is written to v3 is never copied back.

    An order is known by its connection and the store's id of it. Carts live in ``client.deepdata.carts``.
    """
    def get(self, legacy_connection_id: int, store_order_id: str, **options: Unpack[RequestOptions]) -> Order:
        """Fetch an order by the store's id: ``getOrder``.

        Raises `NotFoundError` when there is none; an order of a queued bulk call appears some seconds later.
        Orders page.
        """
        ...
    def search(
        self,
        filter: OrderFilter | None = None,
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[Order]:
        """Find orders: ``searchOrder``.

        ``for`` walks them all, ``first_page()`` gives the first page. ``limit`` counts orders. A ``pagination`` in the
        filter sets where the search starts and how many orders a page has, 100 by default. Several filters must all
        hold. The API gives no total. Searches page. Counted off, without a total: rows that leave go unnoticed.
        """
        ...
    def upsert(self, order: OrderInput, **options: Unpack[RequestOptions]) -> Order:
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
        client.orders.upsert(order)
        ```
        """
        ...
    def wait_until_visible(
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
        ...
    def bulk_upsert(
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
        report = client.orders.bulk_upsert([order], journal="import.db", on_progress=print)
        for failure in report.failures:
            print(failure.item.store_order_id, failure.reasons)
        ```
        """
        ...
    @overload
    def batcher(
        self,
        *,
        queued: Literal[False] = False,
        **options: Unpack[BatcherOptions],
    ) -> AbstractContextManager[Batcher[OrderInput, Order]]:
        """Turn the concurrent single upserts of a service into bulk calls.

        ``with client.orders.batcher() as batcher: result = batcher.add(order)`` gives each caller the
        written order in ``result.row``, or its own error. With ``queued=True`` the API only queues the orders, and
        ``row`` is ``None``. With a ``journal``, ``batcher.enqueue(order)`` returns when the order is on the
        disk, and a restart delivers what a crash left. Leaving the context sends what waits. Orders page.
        """
        ...
    @overload
    def batcher(
        self,
        *,
        queued: Literal[True],
        **options: Unpack[BatcherOptions],
    ) -> AbstractContextManager[Batcher[OrderInput, None]]:
        """Turn the concurrent single upserts of a service into bulk calls.

        ``with client.orders.batcher() as batcher: result = batcher.add(order)`` gives each caller the
        written order in ``result.row``, or its own error. With ``queued=True`` the API only queues the orders, and
        ``row`` is ``None``. With a ``journal``, ``batcher.enqueue(order)`` returns when the order is on the
        disk, and a restart delivers what a crash left. Leaving the context sends what waits. Orders page.
        """
        ...
