"""Conditions of a search for products."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.money import NONE, NOT_NEGATIVE, OptionalNumber
from acsdk.models.kit.wire import Items

from .ecommerce_base import EcommerceInput
from .ecommerce_choices import InputDimensionsUnit
from .filters import (
    BooleanFieldFilter,
    IntFieldFilter,
    NumberFieldFilter,
    Pagination,
    StockStatusFieldFilter,
    StringFieldFilter,
)
from .shared import PhysicalDimensions

__all__ = ["ProductFilter"]


class ProductFilter(EcommerceInput):
    """Conditions of a search for products; all of them must hold. Products page.

    Dates are compared as text, so there are no ranges of them. There is none on ``id`` and ``store_primary_id``.
    """

    pagination: Pagination | None = None
    """Which part of the answer to give."""
    legacy_connection_id: IntFieldFilter | None = None
    """``id`` of the v3 connection."""
    store_base_product_id: StringFieldFilter | None = None
    """The store's id of the base product."""
    base_product_name: StringFieldFilter | None = None
    """Name of the base product."""
    base_product_description: StringFieldFilter | None = None
    """Description of the base product."""
    base_product_store_created_date: StringFieldFilter | None = None
    """When the base product was made."""
    base_product_store_modified_date: StringFieldFilter | None = None
    """When the base product last changed."""
    base_product_url: StringFieldFilter | None = None
    """The base product's page."""
    base_product_url_slug: StringFieldFilter | None = None
    """The part of that page's URL that names the base product."""
    base_product_dimensions: PhysicalDimensions | None = None
    """Size of the base product; compared as it is."""
    base_product_weight: NumberFieldFilter | None = None
    """Weight of the base product."""
    tags: Items[StringFieldFilter] | None = None
    """Tags: a list of conditions. How they match a list is not documented."""
    categories: Items[StringFieldFilter] | None = None
    """Categories: a list of conditions. How they match a list is not documented."""
    dimensions_unit: InputDimensionsUnit | None = None
    """The system of units; compared as it is."""
    variant_sku: StringFieldFilter | None = None
    """Stock keeping unit."""
    variant_name: StringFieldFilter | None = None
    """Name of the variant."""
    variant_description: StringFieldFilter | None = None
    """Description of the variant."""
    variant_price_currency: StringFieldFilter | None = None
    """Currency code of the variant's prices."""
    variant_price_amount: NumberFieldFilter | None = None
    """Price of the variant."""
    variant_store_created_date: StringFieldFilter | None = None
    """When the variant was made."""
    variant_store_modified_date: StringFieldFilter | None = None
    """When the variant last changed."""
    variant_url: StringFieldFilter | None = None
    """The variant's page."""
    variant_url_slug: StringFieldFilter | None = None
    """The part of that page's URL that names the variant."""
    variant_dimensions: PhysicalDimensions | None = None
    """Size of the variant; compared as it is."""
    variant_weight: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Weight of the variant. A plain number in the page's table, unlike the base product's."""
    type: StringFieldFilter | None = None
    """Kind of product."""
    status: StringFieldFilter | None = None
    """State in the store's words."""
    upc: StringFieldFilter | None = None
    """Universal product code."""
    is_deleted: BooleanFieldFilter | None = None
    """Whether the store has deleted it."""
    number_of_sales: IntFieldFilter | None = None
    """How often it was sold."""
    is_virtual: BooleanFieldFilter | None = None
    """Whether nothing is shipped."""
    is_downloadable: BooleanFieldFilter | None = None
    """Whether it is downloaded."""
    is_visible: BooleanFieldFilter | None = None
    """Whether the store shows it."""
    is_on_sale: BooleanFieldFilter | None = None
    """Whether its price is reduced."""
    is_backorders_allowed: BooleanFieldFilter | None = None
    """Whether it can be ordered while out of stock."""
    stock_status: StockStatusFieldFilter | None = None
    """Whether it can be delivered."""
    average_ratings: NumberFieldFilter | None = None
    """Average rating."""
    rating_count: IntFieldFilter | None = None
    """Number of ratings."""
    brand: StringFieldFilter | None = None
    """Brand or vendor."""
