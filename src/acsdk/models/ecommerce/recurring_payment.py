"""Recurring payments as the server gives them."""

from __future__ import annotations

from acsdk.models.kit.rewriting import rewrite
from acsdk.models.kit.wire import NO_ITEMS, WireInstant, WireInt, WireList, WireTextId

from .ecommerce_base import EcommerceAnswer
from .ecommerce_choices import AnswerBillingInterval, AnswerPaymentStatus, AnswerRecurringPaymentStatus
from .recurring_payment_details import RecurringPaymentDetails
from .recurring_payment_input import RecurringPaymentInput

__all__ = ["RecurringPayment"]


class RecurringPayment(RecurringPaymentDetails, EcommerceAnswer):
    """A subscription in ActiveCampaign. Recurring Payments page."""

    id: WireTextId = ""
    """The service's id; its format is unknown."""
    legacy_connection_id: WireInt = None
    """The ``id`` of the v3 connection."""
    store_recurring_payment_id: str | None = None
    """The store's id of the subscription, unique within its connection."""
    normalized_status: AnswerRecurringPaymentStatus | None = None
    """The state in ActiveCampaign's words."""
    billing_interval: AnswerBillingInterval | None = None
    """The unit in which the cycle is counted."""
    last_payment_status: AnswerPaymentStatus | None = None
    """What became of the last payment."""
    last_payment_date: WireInstant = None
    """When the last payment was made."""
    start_date: WireInstant = None
    """When it began."""
    renewal_date: WireInstant = None
    """When it is renewed."""
    next_payment_date: WireInstant = None
    """When the next payment is due."""
    anchor_date: WireInstant = None
    """The day from which cycles are counted."""
    cancelled_date: WireInstant = None
    """When it was cancelled."""
    payment_method_expiration: WireInstant = None
    """When the means of payment expires."""
    store_created_date: WireInstant = None
    """When it was made in the store."""
    store_modified_date: WireInstant = None
    """When it last changed in the store."""
    notes: WireList[str] = NO_ITEMS
    """Notes."""
    line_item_categories: WireList[str] = NO_ITEMS
    """Categories of what is bought."""
    line_item_names: WireList[str] = NO_ITEMS
    """Names of what is bought."""
    line_item_skus: WireList[str] = NO_ITEMS
    """Stock keeping units of what is bought."""
    line_item_brands: WireList[str] = NO_ITEMS
    """Brands of what is bought."""
    line_item_tags: WireList[str] = NO_ITEMS
    """Tags of what is bought."""
    line_item_store_primary_ids: WireList[str] = NO_ITEMS
    """``store_primary_id`` of each product that is bought."""

    def to_input(self, **changes: object) -> RecurringPaymentInput:
        """The subscription as an input, to change something and send it back.

        The server does not keep ``suppress_automations``, so it must be among the changes. Raises
        ``pydantic.ValidationError`` when it is not, or a value cannot be sent as it is; pass that as a change too.
        """
        return rewrite(self, RecurringPaymentInput, changes)
