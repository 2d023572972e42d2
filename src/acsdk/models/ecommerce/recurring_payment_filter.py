"""Conditions of a search for recurring payments."""

from __future__ import annotations

from .ecommerce_base import EcommerceInput
from .filters import (
    AddressFilter,
    BooleanFieldFilter,
    IntFieldFilter,
    NumberFieldFilter,
    Pagination,
    RecurringPaymentBillingIntervalFieldFilter,
    RecurringPaymentPaymentStatusFieldFilter,
    RecurringPaymentStatusFieldFilter,
    StringFieldFilter,
)

__all__ = ["RecurringPaymentFilter"]


class RecurringPaymentFilter(EcommerceInput):
    """Conditions of a search for recurring payments; all of them must hold. Recurring Payments page.

    Dates are compared as text, so there are no ranges of them. There is none on ``origin_order_id``.
    """

    pagination: Pagination | None = None
    """Which part of the answer to give."""
    id: StringFieldFilter | None = None
    """The service's id."""
    legacy_connection_id: IntFieldFilter | None = None
    """``id`` of the v3 connection."""
    store_recurring_payment_id: StringFieldFilter | None = None
    """The store's id of the subscription."""
    name: StringFieldFilter | None = None
    """Name of the subscription."""
    email: StringFieldFilter | None = None
    """The customer's address."""
    normalized_status: RecurringPaymentStatusFieldFilter | None = None
    """State in ActiveCampaign's words."""
    store_status: StringFieldFilter | None = None
    """State in the store's words."""
    store_customer_id: StringFieldFilter | None = None
    """The store's id of the customer."""
    billing_interval: RecurringPaymentBillingIntervalFieldFilter | None = None
    """The unit in which the cycle is counted."""
    billing_interval_count: IntFieldFilter | None = None
    """How many billing intervals a cycle has."""
    payment_amount: NumberFieldFilter | None = None
    """What a cycle costs."""
    discount_amount: NumberFieldFilter | None = None
    """The discount of a cycle."""
    tax_amount: NumberFieldFilter | None = None
    """The tax of a cycle."""
    shipping_amount: NumberFieldFilter | None = None
    """The shipping of a cycle."""
    last_payment_status: RecurringPaymentPaymentStatusFieldFilter | None = None
    """What became of the last payment."""
    last_payment_date: StringFieldFilter | None = None
    """When the last payment was made."""
    start_date: StringFieldFilter | None = None
    """When it began."""
    renewal_date: StringFieldFilter | None = None
    """When it is renewed."""
    next_payment_date: StringFieldFilter | None = None
    """When the next payment is due."""
    anchor_date: StringFieldFilter | None = None
    """The day from which cycles are counted."""
    cancelled_date: StringFieldFilter | None = None
    """When it was cancelled."""
    payment_method_expiration: StringFieldFilter | None = None
    """When the means of payment expires."""
    currency: StringFieldFilter | None = None
    """Currency code."""
    store_created_date: StringFieldFilter | None = None
    """When it was made in the store."""
    store_modified_date: StringFieldFilter | None = None
    """When it last changed in the store."""
    is_trial: BooleanFieldFilter | None = None
    """Whether it is a trial."""
    cancel_at_period_end: BooleanFieldFilter | None = None
    """Whether it ends with the current cycle."""
    total_cycles: IntFieldFilter | None = None
    """How many cycles there will be; 0 for no end."""
    notes: StringFieldFilter | None = None
    """Notes."""
    store_external_id: StringFieldFilter | None = None
    """The id it had in another place."""
    billing_address: AddressFilter | None = None
    """Who pays."""
    shipping_address: AddressFilter | None = None
    """Where the goods go."""
    line_item_categories: StringFieldFilter | None = None
    """Categories of what is bought."""
    line_item_names: StringFieldFilter | None = None
    """Names of what is bought."""
    line_item_skus: StringFieldFilter | None = None
    """Stock keeping units of what is bought."""
    line_item_brands: StringFieldFilter | None = None
    """Brands of what is bought."""
    line_item_tags: StringFieldFilter | None = None
    """Tags of what is bought."""
    line_item_store_primary_ids: StringFieldFilter | None = None
    """``store_primary_id`` of what is bought."""
