"""By which of Shopify's several names a thing is known in ActiveCampaign."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["CartKey", "ProductKey"]

ProductKey: TypeAlias = Literal["variant_id", "sku"]
"""By what a product is known: the id of its variant, or its stock keeping unit (else its name)."""

CartKey: TypeAlias = Literal["cart_token", "checkout_token"]
"""By what a cart is known: the token of the cart (else of the checkout), or that of the checkout (else of the cart)."""
