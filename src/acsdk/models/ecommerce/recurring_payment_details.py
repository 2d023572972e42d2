"""The fields that a recurring payment has in the same form whether it is read or sent."""

from __future__ import annotations

from typing import Annotated, ClassVar

from acsdk.models.kit.base import Model
from acsdk.models.kit.integers import Count
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, OptionalMoney
from acsdk.models.kit.texts import Currency

from .shared import Address

__all__ = ["RecurringPaymentDetails"]


class RecurringPaymentDetails(Model):
    """What ``RecurringPayment`` and ``RecurringPaymentInput`` share. Recurring Payments page."""

    _first: ClassVar[tuple[str, ...]] = (
        "store_recurring_payment_id",
        "email",
        "name",
        "payment_amount",
        "currency",
        "normalized_status",
        "billing_interval",
        "start_date",
        "next_payment_date",
    )

    name: str | None = None
    """Name of the subscription."""
    email: str | None = None
    """The customer's address. The contact is made by it if there is none yet."""
    store_status: str | None = None
    """The state in the store's words."""
    store_customer_id: str | None = None
    """The store's id of the customer. Becomes ``externalid`` of the v3 customer."""
    billing_interval_count: Count | None = None
    """How many billing intervals a cycle has: 2 with WEEKLY is every other week."""
    payment_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """What a cycle costs, in currency units, with tax, shipping and discount counted in."""
    discount_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """The discount of a cycle, in currency units, as a positive number."""
    tax_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """The tax of a cycle, in currency units."""
    shipping_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """The shipping of a cycle, in currency units."""
    origin_order_id: str | None = None
    """The order that began it. The page means the ``id`` of the order here; the WooCommerce plugin sends its
    ``store_order_id``."""
    currency: Currency | None = None
    """Currency code; the page says two letters, every client sends three."""
    is_trial: bool | None = None
    """Whether this is a trial."""
    cancel_at_period_end: bool | None = None
    """Whether it ends with the current cycle."""
    total_cycles: Count | None = None
    """How many cycles there will be; 0 for no end."""
    store_external_id: str | None = None
    """The id that it had in another place, from which the store imported it."""
    billing_address: Address | None = None
    """Who pays."""
    shipping_address: Address | None = None
    """Where the goods go."""
