"""From a product and its variants to what ActiveCampaign takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.bodies import amount, mapping, records, required, text, texts
from acsdk.models import ImageData, ProductInput, StockStatus

from ._order import utc

__all__ = ["products_from_rest"]

_EMPTY: tuple[object, ...] = (None, "", [], {})
_ENABLED, _NOT_VISIBLE = "1", "1"
_WITHOUT_WEIGHT = ("virtual", "downloadable")


def products_from_rest(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    currency: str | None = None,
    shop_url: str | None = None,
    variants: Sequence[Mapping[str, Any]] = (),
) -> list[ProductInput]:
    """Make the product, or one for each of its variants, from the parsed JSON of ``GET /V1/products/<sku>``.

    A configurable product is sold as one of its variants, which are products of their own and do not tell whose they
    are: fetch them from ``configurable-products/<sku>/children`` and pass them. Ids are as ``order_from_rest`` has
    them. The currency and ``shop_url``, such as ``https://shop.example.com``, are settings of the
    shop, which no body holds; without the latter products have no pictures. What is empty is left out, since a ``None``
    would clear what is in the account.

    Raises ``ValueError`` if a body is not a product.
    """
    shared = {"legacy_connection_id": connection_id, "variant_price_currency": currency}
    base = _base(body, shop_url)
    return [_product({**shared, **base, **_variant(each, shop_url)}) for each in variants or (body,)]


def _product(fields: Mapping[str, Any]) -> ProductInput:
    return ProductInput.model_validate({name: each for name, each in fields.items() if each not in _EMPTY})


def _base(body: Mapping[str, Any], shop_url: str | None) -> dict[str, Any]:
    return {
        "store_base_product_id": required(text(body, "id"), "id"),
        "base_product_name": text(body, "name"),
        "base_product_description": _attribute(body, "description") or _attribute(body, "short_description"),
        "base_product_store_created_date": utc(body, "created_at"),
        "base_product_store_modified_date": utc(body, "updated_at"),
        "base_product_images": _images(body, shop_url),
        "base_product_url_slug": _attribute(body, "url_key"),
        "base_product_weight": amount(body, "weight"),
        "categories": [text(link, "category_id") for link in records(_extension(body), "category_links")],
        "is_visible": _is_visible(body),
    }


def _variant(body: Mapping[str, Any], shop_url: str | None) -> dict[str, Any]:
    kind, price = text(body, "type_id"), amount(body, "price")
    special = amount({"special_price": _attribute(body, "special_price")}, "special_price")
    return {
        "store_primary_id": required(text(body, "id"), "id"),
        "variant_sku": text(body, "sku"),
        "variant_name": text(body, "name"),
        "variant_description": _attribute(body, "description"),
        "variant_price_amount": price,
        "variant_store_created_date": utc(body, "created_at"),
        "variant_store_modified_date": utc(body, "updated_at"),
        "variant_images": _images(body, shop_url),
        "variant_url_slug": _attribute(body, "url_key"),
        "variant_weight": amount(body, "weight"),
        "type": kind,
        "status": {"1": "enabled", "2": "disabled"}.get(text(body, "status")),
        "is_virtual": kind in _WITHOUT_WEIGHT if kind else None,
        "is_downloadable": kind == "downloadable" if kind else None,
        "is_on_sale": _is_less(special, price),
        "stock_status": _stock(mapping(_extension(body), "stock_item")),
    }


def _extension(body: Mapping[str, Any]) -> Mapping[str, Any]:
    return mapping(body, "extension_attributes")


def _attribute(body: Mapping[str, Any], code: str) -> str:
    """An attribute of the shop's own making, among which the API has the description and the address."""
    found = [text(each, "value") for each in records(body, "custom_attributes") if text(each, "attribute_code") == code]
    return "".join(found[:1])


def _images(body: Mapping[str, Any], shop_url: str | None) -> list[ImageData]:
    """The pictures, the first one of the gallery first; videos are none."""
    if not shop_url:
        return []
    shown = [
        entry
        for entry in records(body, "media_gallery_entries")
        if text(entry, "media_type") == "image" and entry.get("disabled") is not True and text(entry, "file")
    ]
    shown.sort(key=lambda entry: "image" not in texts(entry, "types"))
    root = f"{shop_url.rstrip('/')}/media/catalog/product"
    return [ImageData(url=f"{root}/{text(entry, 'file').lstrip('/')}") for entry in shown]


def _is_visible(body: Mapping[str, Any]) -> bool | None:
    """Whether the shop shows it by itself: it is enabled, and in the catalog or the search."""
    status, visibility = text(body, "status"), text(body, "visibility")
    return status == _ENABLED and visibility != _NOT_VISIBLE if status and visibility else None


def _is_less(special: Decimal | None, price: Decimal | None) -> bool | None:
    """Whether it is sold below its price. The days on which it is are not told apart."""
    return None if price is None else special is not None and special < price


def _stock(item: Mapping[str, Any]) -> StockStatus | None:
    if item.get("is_in_stock") is None:
        return None
    return StockStatus.IN_STOCK if item["is_in_stock"] is True else StockStatus.OUT_OF_STOCK
