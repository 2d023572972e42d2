"""Products as the server gives them."""

from __future__ import annotations

from typing import Annotated

from acsdk.models.kit.free import JSON
from acsdk.models.kit.rewriting import rewrite
from acsdk.models.kit.wire import NO_ENTRIES, NO_ITEMS, WireInstant, WireInt, WireList, WireMap, WireTextId, wire

from .ecommerce_base import EcommerceAnswer
from .ecommerce_choices import AnswerDimensionsUnit, AnswerStockStatus
from .product_details import ProductDetails
from .product_input import ProductInput
from .shared import ImageData

__all__ = ["Product"]


class Product(ProductDetails, EcommerceAnswer):
    """A product, or one variant of a product, in ActiveCampaign. Products page."""

    id: WireTextId = ""
    """The service's id, a random GUID."""
    legacy_connection_id: WireInt = None
    """The ``id`` of the v3 connection."""
    store_primary_id: str | None = None
    """The store's id of the product, unique within its connection."""
    base_product_store_created_date: WireInstant = None
    """When the base product was made in the store."""
    base_product_store_modified_date: WireInstant = None
    """When the base product last changed in the store."""
    base_product_images: WireList[ImageData] = NO_ITEMS
    """Images of the base product."""
    variant_store_created_date: WireInstant = None
    """When the variant was made in the store."""
    variant_store_modified_date: WireInstant = None
    """When the variant last changed in the store."""
    variant_images: WireList[ImageData] = NO_ITEMS
    """Images of the variant."""
    dimensions_unit: AnswerDimensionsUnit | None = None
    """The system of units of the dimensions."""
    tags: WireList[str] = NO_ITEMS
    """Tags."""
    categories: WireList[str] = NO_ITEMS
    """Categories."""
    upc: Annotated[str | None, wire("upc", "ups")] = None
    """Universal product code. The page's return tables call it ``ups``."""
    stock_status: AnswerStockStatus | None = None
    """Whether it can be delivered."""
    attributes: WireMap[JSON] = NO_ENTRIES
    """Free-form attributes."""

    def to_input(self, **changes: object) -> ProductInput:
        """The product as an input, to change something and send it back; the ``id`` is left out.

        A product is patched, so an input with the two keys and the changes does the same with less. Raises
        ``pydantic.ValidationError`` when a value cannot be sent as it is; pass it as a change.
        """
        return rewrite(self, ProductInput, changes, leave_out={"id"})
