"""Conditions on browse sessions and on the products in one."""

from __future__ import annotations

from acsdk.models.kit.integers import ConnectionId

from .ecommerce_base import EcommerceInput
from .ecommerce_choices import InputBrowseSessionStatus
from .filters import (
    BooleanFieldFilter,
    DateTimeFieldFilter,
    IntFieldFilter,
    NumberFieldFilter,
    Pagination,
    StringFieldFilter,
)

__all__ = ["BrowseProductFilter", "BrowseSessionSearchRequest"]


class BrowseSessionSearchRequest(EcommerceInput):
    """What to search browse sessions by: plain values, unlike all other searches. Browse Session page.

    The page has no table of it; these three are in its example.
    """

    legacy_connection_id: ConnectionId | None = None
    """``id`` of the v3 connection."""
    normalized_status: InputBrowseSessionStatus | None = None
    """State of the session."""
    email: str | None = None
    """The customer's address."""


class BrowseProductFilter(EcommerceInput):
    """Conditions on the products within one browse session; all of them must hold. Browse Session page."""

    pagination: Pagination | None = None
    """Which part of the products to give. Inferred: not in the page's table."""
    store_primary_id: StringFieldFilter | None = None
    """The store's id of the product."""
    store_base_product_id: StringFieldFilter | None = None
    """The store's id of the base product."""
    variant_sku: StringFieldFilter | None = None
    """Stock keeping unit."""
    upc: StringFieldFilter | None = None
    """Universal product code."""
    base_product_url_slug: StringFieldFilter | None = None
    """The part of the page's URL that names the base product."""
    variant_url_slug: StringFieldFilter | None = None
    """The part of the page's URL that names the variant."""
    browse_time_seconds: IntFieldFilter | None = None
    """How long it was looked at, in seconds."""
    most_recent_browsed_at: DateTimeFieldFilter | None = None
    """When it was last looked at."""
    number_of_times_viewed: IntFieldFilter | None = None
    """How often it was looked at."""
    base_product_name: StringFieldFilter | None = None
    """Name of the base product."""
    base_product_description: StringFieldFilter | None = None
    """Description of the base product."""
    categories: StringFieldFilter | None = None
    """Categories."""
    price_amount: NumberFieldFilter | None = None
    """Price."""
    price_currency: StringFieldFilter | None = None
    """Currency code."""
    average_rating: NumberFieldFilter | None = None
    """Average rating."""
    image_url: StringFieldFilter | None = None
    """An image of the product."""
    product_url: StringFieldFilter | None = None
    """The product's page."""
    product_created_date: DateTimeFieldFilter | None = None
    """When it was made in the store."""
    currently_browsing: BooleanFieldFilter | None = None
    """Whether it is being looked at."""
