"""The fields that a product has in the same form whether it is read or sent."""

from __future__ import annotations

from typing import Annotated, ClassVar

from acsdk.models.kit.base import Model
from acsdk.models.kit.integers import Count
from acsdk.models.kit.money import NONE, NOT_NEGATIVE, OptionalMoney, OptionalNumber
from acsdk.models.kit.texts import Currency

from .shared import PhysicalDimensions

__all__ = ["ProductDetails"]


class ProductDetails(Model):
    """What ``Product`` and ``ProductInput`` share. Products page."""

    _first: ClassVar[tuple[str, ...]] = (
        "store_primary_id",
        "store_base_product_id",
        "variant_sku",
        "base_product_name",
        "variant_name",
        "variant_price_amount",
        "variant_price_currency",
        "stock_status",
        "status",
    )

    store_base_product_id: str | None = None
    """The store's id of the base product, the same on all its variants."""
    base_product_name: str | None = None
    """Name of the base product."""
    base_product_description: str | None = None
    """Description of the base product."""
    base_product_url: str | None = None
    """The base product's page in the store."""
    base_product_url_slug: str | None = None
    """The part of that page's URL that names the base product."""
    base_product_dimensions: PhysicalDimensions | None = None
    """Size of the base product, in ``dimensions_unit``."""
    base_product_weight: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Weight of the base product; the page names no unit."""
    variant_sku: str | None = None
    """Stock keeping unit of the variant."""
    variant_name: str | None = None
    """Name of the variant."""
    variant_description: str | None = None
    """Description of the variant."""
    variant_price_currency: Currency | None = None
    """Currency code of three letters for all prices of the variant."""
    variant_price_amount: Annotated[OptionalMoney, NOT_NEGATIVE] = NONE
    """Price of the variant, in currency units."""
    variant_url: str | None = None
    """The variant's page in the store."""
    variant_url_slug: str | None = None
    """The part of that page's URL that names the variant."""
    variant_dimensions: PhysicalDimensions | None = None
    """Size of the variant, in ``dimensions_unit``."""
    variant_weight: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Weight of the variant; the page names no unit."""
    type: str | None = None
    """Kind of product, such as physical or digital."""
    status: str | None = None
    """The product's state in the store's words, such as published or hidden."""
    is_deleted: bool | None = None
    """Whether the store has deleted it. A plain field: the product stays until it is deleted here."""
    number_of_sales: Count | None = None
    """How often it was sold; up to 2147483647."""
    is_virtual: bool | None = None
    """Whether nothing is shipped."""
    is_downloadable: bool | None = None
    """Whether it is downloaded."""
    is_visible: bool | None = None
    """Whether the store shows it."""
    is_on_sale: bool | None = None
    """Whether its price is reduced."""
    is_backorders_allowed: bool | None = None
    """Whether it can be ordered while out of stock."""
    average_ratings: Annotated[OptionalNumber, NOT_NEGATIVE] = NONE
    """Average rating by customers."""
    rating_count: Count | None = None
    """Number of ratings."""
    brand: str | None = None
    """Brand or vendor."""
    search_keywords: str | None = None
    """Words it is found by. Documented for answers; that it can be sent is inferred."""
    condition: str | None = None
    """Its condition. Documented for answers; that it can be sent is inferred."""
    view_count: Count | None = None
    """How often it was looked at. Documented for answers; that it can be sent is inferred."""
