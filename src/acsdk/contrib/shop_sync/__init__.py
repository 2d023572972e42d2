"""A shop and ActiveCampaign kept in step: webhooks as they come, and a reconciliation of what did not.

Each shop's ``read_delivery`` checks a request's signature and tells what it brings. A `Ledger` remembers which
deliveries were taken and which version of each order is known, so that what comes twice is taken once, and what comes
late does not win. `reconcile` compares the shop's day with ActiveCampaign's by count and sum, and hands over what
differs.
The page "Shops" has a service of four shops.
"""

from acsdk.contrib._shops.deliveries import Delivery, DeliveryKind, SignatureError

from ._ledger import Ledger
from ._reconcile import reconcile
from ._report import Reconciliation, Total

__all__ = [
    "Delivery",
    "DeliveryKind",
    "Ledger",
    "Reconciliation",
    "SignatureError",
    "Total",
    "reconcile",
]
