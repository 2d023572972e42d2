"""A shop and ActiveCampaign kept in step: webhooks as they come, and a reconciliation of what did not.

Each shop's ``read_delivery`` checks a request's signature and tells what it brings. A `Ledger` remembers which
deliveries were taken and which version of each order is known, so that what comes twice is taken once, and what comes
late does not win. `reconcile` compares the shop's day with ActiveCampaign's by count and sum, and hands over what
differs; `reconcile_products` and `reconcile_recurring_payments` do so for the catalog and for subscriptions.
The page "Shops" has a service of four shops.
"""

from acsdk.contrib._shops.deliveries import Delivery, DeliveryKind, SignatureError

from ._ledger import Ledger
from ._reconcile import reconcile
from ._records import RecordsReport, gone_products, reconcile_products, reconcile_recurring_payments
from ._report import Reconciliation, Total

__all__ = [
    "Delivery",
    "DeliveryKind",
    "Ledger",
    "Reconciliation",
    "RecordsReport",
    "SignatureError",
    "Total",
    "gone_products",
    "reconcile",
    "reconcile_products",
    "reconcile_recurring_payments",
]
