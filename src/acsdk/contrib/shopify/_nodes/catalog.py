"""From the nodes of products and customers to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from acsdk.contrib._shops.bodies import amount, required
from acsdk.contrib._shops.people import usable_email
from acsdk.models import ContactInput, ImageData, ProductInput, StockStatus

from .fields import Node, children, email_of, moment, nested, number, phone_of

__all__ = ["contact_from_node", "products_from_node"]

_EMPTY: tuple[object, ...] = (None, "", [])


def products_from_node(node: Node, *, connection_id: int, currency: str | None = None) -> list[ProductInput]:
    """Make one product for each variant of a product's node with the fields of ``bulk_query("products")``.

    A variant's price names no currency: it is the shop's, that of the product's range of prices unless ``currency`` is
    given. What is empty is left out, since a ``None`` would clear what is in the account. Raises ``ValueError`` for a
    node without an id, or of no currency.
    """
    currency = currency or nested(nested(node, "priceRangeV2"), "minVariantPrice").get("currencyCode")
    required(currency, "priceRangeV2.minVariantPrice.currencyCode")
    base = {"store_base_product_id": required(number(node), "id"), **_base(node)}
    shared = {"legacy_connection_id": connection_id, "variant_price_currency": currency}
    return [_product({**shared, **base, **_variant(node, variant)}) for variant in children(node, "variants")]


def _product(fields: Mapping[str, Any]) -> ProductInput:
    return ProductInput.model_validate({name: each for name, each in fields.items() if each not in _EMPTY})


def _base(node: Node) -> dict[str, Any]:
    image = nested(nested(nested(node, "featuredMedia"), "preview"), "image").get("url")
    return {
        "base_product_name": node.get("title"),
        "base_product_description": node.get("descriptionHtml"),
        "base_product_store_created_date": moment(node, "createdAt"),
        "base_product_store_modified_date": moment(node, "updatedAt"),
        "base_product_images": [ImageData(url=image)] if image else [],
        "base_product_url": node.get("onlineStoreUrl"),
        "base_product_url_slug": node.get("handle"),
        "brand": node.get("vendor"),
        "tags": node.get("tags"),
        "categories": [node["productType"]] if node.get("productType") else [],
        "status": (node.get("status") or "").lower(),
        "is_visible": node.get("status") == "ACTIVE" and bool(node.get("onlineStoreUrl")),
    }


def _variant(product: Node, node: Node) -> dict[str, Any]:
    item, price, full_price = nested(node, "inventoryItem"), amount(node, "price"), amount(node, "compareAtPrice")
    ships, url, key = item.get("requiresShipping"), product.get("onlineStoreUrl"), required(number(node), "id")
    weight = nested(nested(item, "measurement"), "weight")
    return {
        "store_primary_id": key,
        "variant_name": product.get("title") if node.get("title") == "Default Title" else node.get("title"),
        "variant_sku": node.get("sku"),
        "upc": node.get("barcode"),
        "variant_price_amount": price,
        "variant_store_created_date": moment(node, "createdAt"),
        "variant_store_modified_date": moment(node, "updatedAt"),
        "variant_url": f"{url}?variant={key}" if url else None,
        "variant_weight": amount(weight, "value"),
        "type": None if ships is None else "physical" if ships else "digital",
        "is_virtual": None if ships is None else not ships,
        "is_on_sale": full_price is not None and price is not None and full_price > price,
        "is_backorders_allowed": node.get("inventoryPolicy") == "CONTINUE" if node.get("inventoryPolicy") else None,
        "stock_status": _stock(node),
    }


def _stock(node: Node) -> StockStatus | None:
    if node.get("availableForSale") is None:
        return None
    return StockStatus.IN_STOCK if node["availableForSale"] else StockStatus.OUT_OF_STOCK


def contact_from_node(node: Node) -> ContactInput:
    """Make the contact from a customer's node with the fields of ``bulk_query("customers")``.

    It says nothing of consent to mail: that is a list's subscription in ActiveCampaign. What is empty is left out, so
    it clears nothing. Raises ``ValueError`` if there is no usable email, as for customers whose data were erased.
    """
    known = {
        "email": usable_email(email_of(node)),
        "first_name": node.get("firstName"),
        "last_name": node.get("lastName"),
        "phone": phone_of(node),
    }
    return ContactInput.model_validate({name: each for name, each in known.items() if each})
