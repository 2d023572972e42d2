"""Made by `nox -s refresh` from acsdk.resources.ecommerce.recurring_payments."""

from acsdk._bulk import BulkReport
from acsdk._options import RequestOptions
from acsdk.blocking._types._bulk.batcher import Batcher
from acsdk.blocking._types._pager import Pager
from acsdk.blocking._types.resources.ecommerce.ecommerce import EcommerceNamespace
from acsdk.models.ecommerce.recurring_payment import RecurringPayment
from acsdk.models.ecommerce.recurring_payment_filter import RecurringPaymentFilter
from acsdk.models.ecommerce.recurring_payment_input import RecurringPaymentInput
from acsdk.resources.kit.bulk_options import BatcherOptions, UpsertOptions
from collections.abc import AsyncIterable, Iterable
from contextlib import AbstractContextManager
from typing import Unpack


class RecurringPayments(EcommerceNamespace):
    """Recurring payments. One is known by its connection and the store's ``store_recurring_payment_id``."""
    def search(
        self,
        filter: RecurringPaymentFilter | None = None,
        *,
        limit: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pager[RecurringPayment]:
        """Find recurring payments: ``searchRecurringPayment``.

        ``for`` walks them all, ``first_page()`` gives the first page. ``limit`` counts payments. A ``pagination`` in
        the filter sets where the search starts and how many a page has, 100 by default. Searches page.
        Counted off, without a total: rows that leave go unnoticed.
        """
        ...
    def bulk_upsert(
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
        ...
    def batcher(
        self,
        **options: Unpack[BatcherOptions],
    ) -> AbstractContextManager[Batcher[RecurringPaymentInput, None]]:
        """Turn the concurrent single upserts of a service into bulk calls.

        ``with client.recurring_payments.batcher() as batcher: batcher.add(payment)`` returns when the API
        has queued the payment, or raises its own error. With a ``journal``, ``batcher.enqueue(payment)`` returns
        when it is on the disk, and a restart delivers what a crash left. Recurring Payments page.
        """
        ...
