"""Products to send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from acsdk.models.kit.integers import ConnectionId
from acsdk.models.kit.texts import Attributes
from acsdk.models.kit.wire import Items, UtcDateTime

from .ecommerce_base import EcommerceInput
from .ecommerce_choices import InputDimensionsUnit, InputStockStatus
from .product_details import ProductDetails
from .shared import ImageData

__all__ = ["ProductInput"]


class ProductInput(EcommerceInput, ProductDetails):
    """A product to insert, or to patch if its connection has one of the same ``store_primary_id``. Products page.

    A field that is not given stays as it is; an explicit ``None`` clears it. A product with variants is stored as one
    product per variant: ``ProductInput.variants`` makes them.
    """

    sends_null: ClassVar[bool] = True

    id: str | None = None
    """The service's id. Made by the server; needs not be sent."""
    legacy_connection_id: ConnectionId
    """The ``id`` of the v3 connection, also the number at the end of ``/app/settings/integrations/N``."""
    store_primary_id: str
    """The store's id of the product, unique within its connection; with variants usually the variant's id."""
    base_product_store_created_date: UtcDateTime | None = None
    """When the base product was made in the store. Aware; kept and sent in UTC, to the second."""
    base_product_store_modified_date: UtcDateTime | None = None
    """When the base product last changed in the store."""
    base_product_images: Items[ImageData] | None = None
    """Images of the base product."""
    variant_store_created_date: UtcDateTime | None = None
    """When the variant was made in the store."""
    variant_store_modified_date: UtcDateTime | None = None
    """When the variant last changed in the store."""
    variant_images: Items[ImageData] | None = None
    """Images of the variant."""
    dimensions_unit: InputDimensionsUnit | None = None
    """The system of units of the dimensions."""
    tags: Items[str] | None = None
    """Tags."""
    categories: Items[str] | None = None
    """Categories; the WooCommerce plugin sends their ids as text."""
    upc: str | None = None
    """Universal product code."""
    stock_status: InputStockStatus | None = None
    """Whether it can be delivered."""
    attributes: Attributes | None = None
    """Free-form attributes; keys are letters, digits and ``_``, and start with no digit. Sent by the WooCommerce
    plugin, though not in the page's input table."""

    @classmethod
    def variants(cls, *, base: ProductInput, variants: Sequence[ProductInput]) -> list[ProductInput]:
        """Spread a base product over its variants, as the Products page describes.

        Each variant gets the base's ``base_product_...`` fields and its ``store_base_product_id``, which defaults to
        the base's ``store_primary_id``. What a variant has itself stays. The base is not in the list.
        """
        repeated = {name: getattr(base, name) for name in base.model_fields_set if name.startswith("base_product_")}
        repeated["store_base_product_id"] = base.store_base_product_id or base.store_primary_id
        return [variant.with_defaults(repeated) for variant in variants]
