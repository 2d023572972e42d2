"""``client.recurring_payments``: subscriptions through the Ecommerce GraphQL API."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Unpack

from acsdk._graphql.documents import RootField
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.ecommerce.recurring_payment import RecurringPayment
from acsdk.models.ecommerce.recurring_payment_input import RecurringPaymentInput
from acsdk.models.ecommerce.shared import BulkAsync
from acsdk.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.resources.kit.bulk import as_given, batcher, bulk_upsert
from acsdk.resources.kit.bulk_mutation import BulkMutation
from acsdk.resources.kit.bulk_options import BatcherOptions, UpsertOptions
from acsdk.resources.kit.namespace import expect

if TYPE_CHECKING:  # the calls import what they need
    from acsdk._bulk import Batcher, BulkReport
    from acsdk.models.ecommerce.recurring_payment_filter import RecurringPaymentFilter

__all__ = ["RecurringPayments"]

_SEARCH = RootField("query", "searchRecurringPayment", (("filter", "RecurringPaymentFilter!"),), RecurringPayment)
# The size is what the WooCommerce plugin sends by default.
BULK: BulkMutation[RecurringPaymentInput, RecurringPayment] = BulkMutation(
    operation="recurring_payments.bulk_upsert",
    field=RootField(
        "mutation", "bulkUpsertRecurringPayments", (("recurringPayments", "[RecurringPaymentInput!]!"),), BulkAsync
    ),
    argument="recurringPayments",
    model=RecurringPaymentInput,
    connection=lambda payment: payment.legacy_connection_id,
    store_id=lambda payment: payment.store_recurring_payment_id,
    batch_size=50,
)


class RecurringPayments(EcommerceNamespace):
    """Recurring payments. One is known by its connection and the store's ``store_recurring_payment_id``."""

    def search(
        self,
        filter: RecurringPaymentFilter | None = None,  # noqa: A002 - the argument's name in the API
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[RecurringPayment]:
        """Find recurring payments: ``searchRecurringPayment``.

        ``async for`` walks them all, ``await`` gives the first page. ``limit`` counts payments. A ``pagination`` in
        the filter sets where the search starts and how many a page has, 100 by default. Searches page.
        Counted off, without a total: rows that leave go unnoticed.
        """
        from acsdk.models.ecommerce.recurring_payment_filter import RecurringPaymentFilter

        asked = expect(filter or RecurringPaymentFilter(), RecurringPaymentFilter, "filter")
        return self._search("recurring_payments.search", _SEARCH, RecurringPayment, asked, limit=limit, options=options)

    async def bulk_upsert(
        self,
        payments: Iterable[RecurringPaymentInput] | AsyncIterable[RecurringPaymentInput],
        *,
        suppress_automations: bool | None = None,
        **options: Unpack[UpsertOptions[RecurringPaymentInput, RecurringPayment]],
    ) -> BulkReport[RecurringPaymentInput]:
        """Insert or update any number of recurring payments: ``bulkUpsertRecurringPayments``, always queued.

        Takes any iterable or async iterable, in bounded memory; 50 payments a request unless ``batch_size`` says
        otherwise. ``suppress_automations`` replaces that of every payment. With ``grow=True``, requests of payments
        that suppress automations become larger while the API takes them.

        One bad payment fails alone: the report names it with the reason, and all others land. Raises `BulkError` with
        the report when the run cannot go on. Recurring Payments page.
        """

        def prepare(payment: RecurringPaymentInput) -> RecurringPaymentInput:
            if suppress_automations is None:
                return payment
            return payment.replace(suppress_automations=suppress_automations)

        def is_quiet(payment: RecurringPaymentInput) -> bool:
            return payment.suppress_automations if suppress_automations is None else suppress_automations

        return await bulk_upsert(self._graphql, BULK, payments, prepare, options, may_grow=is_quiet)

    def batcher(
        self, **options: Unpack[BatcherOptions]
    ) -> AbstractAsyncContextManager[Batcher[RecurringPaymentInput, None]]:
        """Turn the concurrent single upserts of a service into bulk calls.

        ``async with client.recurring_payments.batcher() as batcher: await batcher.add(payment)`` returns when the API
        has queued the payment, or raises its own error. With a ``journal``, ``await batcher.enqueue(payment)`` returns
        when it is on the disk, and a restart delivers what a crash left. Recurring Payments page.
        """
        return batcher(self._graphql, BULK, as_given, options)
