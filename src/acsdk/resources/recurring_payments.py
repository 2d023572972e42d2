"""``client.recurring_payments``: subscriptions through the Ecommerce GraphQL API."""

from __future__ import annotations

from typing import Unpack

from acsdk._graphql.documents import RootField
from acsdk._options import RequestOptions
from acsdk._pager import Pager
from acsdk.models.recurring_payment import RecurringPayment
from acsdk.models.recurring_payment_filter import RecurringPaymentFilter
from acsdk.resources.ecommerce import EcommerceNamespace

__all__ = ["RecurringPayments"]

_SEARCH = RootField("query", "searchRecurringPayment", (("filter", "RecurringPaymentFilter!"),), RecurringPayment)


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
        """
        asked = filter or RecurringPaymentFilter()
        return self._search("recurring_payments.search", _SEARCH, RecurringPayment, asked, limit=limit, options=options)
