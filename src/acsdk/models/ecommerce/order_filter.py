"""Conditions of a search for orders."""

from __future__ import annotations

from .ecommerce_base import EcommerceInput
from .filters import (
    ActiveCampaignOrderStateFieldFilter,
    AddressFilter,
    BooleanFieldFilter,
    CreationSourceFieldFilter,
    IntFieldFilter,
    NumberFieldFilter,
    Pagination,
    StringFieldFilter,
)

__all__ = ["OrderFilter"]


class OrderFilter(EcommerceInput):
    """Conditions of a search for orders; all of them must hold.

    The Orders page has no table of them. Its examples show ``pagination``, ``legacy_connection_id``, ``email``,
    ``order_number`` and ``is_test_order``; all others are inferred from how the other filters are made.
    """

    pagination: Pagination | None = None
    """Which part of the answer to give."""
    legacy_connection_id: IntFieldFilter | None = None
    """``id`` of the v3 connection."""
    email: StringFieldFilter | None = None
    """The customer's address."""
    order_number: StringFieldFilter | None = None
    """The number that people know the order by."""
    is_test_order: BooleanFieldFilter | None = None
    """Whether it is a test."""
    id: StringFieldFilter | None = None
    """The service's id. Inferred."""
    store_order_id: StringFieldFilter | None = None
    """The store's id of the order. Inferred."""
    cart_id: StringFieldFilter | None = None
    """Id of the cart it came from. Inferred."""
    store_external_order_id: StringFieldFilter | None = None
    """The id it had in another place. Inferred."""
    creation_source: CreationSourceFieldFilter | None = None
    """Import or real time. Inferred."""
    store_customer_id: StringFieldFilter | None = None
    """The store's id of the customer. Inferred."""
    shipping_address: AddressFilter | None = None
    """Where it goes. Inferred."""
    billing_address: AddressFilter | None = None
    """Who pays. Inferred."""
    store_created_date: StringFieldFilter | None = None
    """When it was placed, as text: no ranges. Inferred."""
    store_modified_date: StringFieldFilter | None = None
    """When it last changed, as text: no ranges. Inferred."""
    store_status: StringFieldFilter | None = None
    """State in the store's words. Inferred."""
    normalized_status: ActiveCampaignOrderStateFieldFilter | None = None
    """State in ActiveCampaign's words. Inferred."""
    notes: StringFieldFilter | None = None
    """Notes. Inferred."""
    location_id: StringFieldFilter | None = None
    """Place of sale. Inferred."""
    shipping_method: StringFieldFilter | None = None
    """How it is shipped. Inferred."""
    order_url: StringFieldFilter | None = None
    """The order's page. Inferred."""
    created_by_recurring_payment: BooleanFieldFilter | None = None
    """Whether a subscription made it. Inferred."""
    accepts_marketing: BooleanFieldFilter | None = None
    """Whether the customer agreed to marketing. Inferred."""
    customer_locale: StringFieldFilter | None = None
    """Locale of the customer. Inferred."""
    sales_channel: StringFieldFilter | None = None
    """The channel it came through. Inferred."""
    currency: StringFieldFilter | None = None
    """Currency code. Inferred."""
    shipping_amount: NumberFieldFilter | None = None
    """What shipping cost. Inferred."""
    final_amount: NumberFieldFilter | None = None
    """What was paid. Inferred."""
    discounts_amount: NumberFieldFilter | None = None
    """Sum of the discounts. Inferred."""
    payment_method: StringFieldFilter | None = None
    """How it was paid. Inferred."""
