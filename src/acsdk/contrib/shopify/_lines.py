"""One line of an order, wherever it was read, and what ActiveCampaign gets of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from acsdk.models import LineItem, ProductInput

from ._keys import ProductKey

__all__ = ["Line"]


@dataclass(slots=True)  # a frozen one takes three times as long to make
class Line:
    """What Shopify says of one line. An empty string means that it does not say."""

    name: str
    quantity: int
    price: Decimal
    discount: Decimal = Decimal(0)
    """What was taken off the whole line alone."""
    sku: str = ""
    vendor: str = ""
    fulfilment: str = ""
    is_on_sale: bool | None = None
    requires_shipping: bool | None = None
    line_id: str = ""
    product_id: str = ""
    variant_id: str = ""
    title: str = ""
    variant_title: str = ""
    image_url: str | None = None
    _items: dict[ProductKey, LineItem] = field(default_factory=dict[ProductKey, LineItem], compare=False, repr=False)

    def key(self, product_key: ProductKey) -> str:
        """What identifies the product; empty for an item that is none, such as a tip or a custom item."""
        if product_key == "variant_id":
            return self.variant_id or self.product_id
        return self.sku or self.name

    def to_line_item(self, product_key: ProductKey) -> LineItem:
        """The line as a part of an order, at its price per piece before discounts; made once."""
        if product_key not in self._items:
            self._items[product_key] = self._line_item(product_key)
        return self._items[product_key]

    def _line_item(self, product_key: ProductKey) -> LineItem:
        return LineItem(
            name=self.name,
            quantity=self.quantity,
            price_amount=self.price,
            sku=self.sku,
            brand=self.vendor,
            image_url=self.image_url,
            fulfillment_status=self.fulfilment,
            is_on_sale=self.is_on_sale,
            line_item_type=self._type(),
            store_line_item_id=self.line_id,
            product_store_primary_id=self.key(product_key),
            store_base_product_id=self.product_id if product_key == "variant_id" else None,
        )

    def to_product(self, product_key: ProductKey, connection_id: int, currency: str | None) -> ProductInput:
        """The product. Only what is known is set: a ``None`` would clear what the shop's catalog has sent."""
        known: dict[str, Any] = {
            "base_product_name": self.title or self.name,
            "variant_name": self.variant_title or self.title or self.name,
            "variant_sku": self.sku,
            "variant_price_amount": self.price,
            "variant_price_currency": currency,
            "brand": self.vendor,
            "type": self._type(),
            "is_virtual": None if self.requires_shipping is None else not self.requires_shipping,
            "store_base_product_id": self.product_id if product_key == "variant_id" else None,
        }
        return ProductInput(
            legacy_connection_id=connection_id,
            store_primary_id=self.key(product_key),
            **{name: value for name, value in known.items() if value not in (None, "")},
        )

    def _type(self) -> str | None:
        if self.requires_shipping is None:
            return None
        return "physical" if self.requires_shipping else "digital"
