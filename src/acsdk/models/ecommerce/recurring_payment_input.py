"""Recurring payments to send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from acsdk.models.kit.integers import ConnectionId
from acsdk.models.kit.wire import Items, UtcDateTime

from .ecommerce_base import EcommerceInput
from .ecommerce_choices import InputBillingInterval, InputPaymentStatus, InputRecurringPaymentStatus
from .order_input import CustomerData
from .recurring_payment_details import RecurringPaymentDetails

__all__ = ["RecurringPaymentCustomerData", "RecurringPaymentInput"]


class RecurringPaymentCustomerData(CustomerData):
    """What a recurring payment says of its customer. Recurring Payments page."""

    accepts_marketing: bool | None = None
    """Whether the customer agreed to marketing."""


class RecurringPaymentInput(EcommerceInput, RecurringPaymentDetails):
    """A subscription to insert, or to update if its connection has one of the same ``store_recurring_payment_id``.

    ``None`` is not sent, as in the official WooCommerce plugin. Recurring Payments page.
    """

    _keys: ClassVar[frozenset[str]] = frozenset({"email"})
    _remedies: ClassVar[Mapping[str, str]] = {
        "suppress_automations": "True for an import, which triggers no automation, or False for a change of now"
    }

    legacy_connection_id: ConnectionId
    """The ``id`` of the v3 connection, also the number at the end of ``/app/settings/integrations/N``."""
    store_recurring_payment_id: str
    """The store's id of the subscription, unique within its connection."""
    suppress_automations: bool
    """True never triggers an automation, False does: the wrong one mails a shop's whole history. Undocumented; it is
    what the WooCommerce plugin sends in the place of an order's ``creation_source``."""
    normalized_status: InputRecurringPaymentStatus | None = None
    """The state in ActiveCampaign's words."""
    billing_interval: InputBillingInterval | None = None
    """The unit in which the cycle is counted."""
    last_payment_status: InputPaymentStatus | None = None
    """What became of the last payment."""
    last_payment_date: UtcDateTime | None = None
    """When the last payment was made. Aware, as all dates here; kept and sent in UTC, to the second."""
    start_date: UtcDateTime | None = None
    """When it began."""
    renewal_date: UtcDateTime | None = None
    """When it is renewed."""
    next_payment_date: UtcDateTime | None = None
    """When the next payment is due."""
    anchor_date: UtcDateTime | None = None
    """The day from which cycles are counted."""
    cancelled_date: UtcDateTime | None = None
    """When it was cancelled."""
    payment_method_expiration: UtcDateTime | None = None
    """When the means of payment expires; by default the first of the month."""
    store_created_date: UtcDateTime | None = None
    """When it was made in the store."""
    store_modified_date: UtcDateTime | None = None
    """When it last changed in the store."""
    notes: Items[str] | None = None
    """Notes."""
    customer_data: RecurringPaymentCustomerData | None = None
    """What it says of its customer."""
    line_item_categories: Items[str] | None = None
    """Categories of what is bought."""
    line_item_names: Items[str] | None = None
    """Names of what is bought."""
    line_item_skus: Items[str] | None = None
    """Stock keeping units of what is bought."""
    line_item_brands: Items[str] | None = None
    """Brands of what is bought."""
    line_item_tags: Items[str] | None = None
    """Tags of what is bought."""
    line_item_store_primary_ids: Items[str] | None = None
    """``store_primary_id`` of each product that is bought."""
