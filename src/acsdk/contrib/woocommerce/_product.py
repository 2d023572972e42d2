"""From a product and its variations to what ActiveCampaign takes."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from acsdk.contrib._shops.bodies import amount, mapping, records, required, text, texts, truth, value
from acsdk.contrib._shops.values import to_count
from acsdk.models import DimensionsUnit, ImageData, PhysicalDimensions, ProductInput, StockStatus

from ._parts import gmt, name

__all__ = ["deleted_product_from_webhook", "products_from_webhook"]

_STOCK = {
    "instock": StockStatus.IN_STOCK,
    "outofstock": StockStatus.OUT_OF_STOCK,
    "onbackorder": StockStatus.BACKORDER,
}
_MOST_SALES = 2**31 - 1  # the API's Int has 32 bits; the plugin caps the figure too
_EMPTY: tuple[object, ...] = (None, "", [], {})


def products_from_webhook(
    body: Mapping[str, Any],
    *,
    connection_id: int,
    currency: str | None = None,
    dimensions_unit: DimensionsUnit | None = None,
    variations: Sequence[Mapping[str, Any]] = (),
) -> list[ProductInput]:
    """Make the product, and one for each of its variations, from the parsed JSON of a webhook or of the REST API.

    A product's body names its variations by id alone: fetch them from ``products/<id>/variations`` and pass them. The
    webhook of a single variation gives a single product, which leaves the fields of its base product alone. Currency
    and unit of dimensions are settings of the shop, which no body holds. Tags and categories are sent as the plugin
    sends them, by slug and by id.

    Raises ``ValueError`` if a body is not a product.
    """
    shared = {"legacy_connection_id": connection_id, "variant_price_currency": currency}
    shared["dimensions_unit"] = dimensions_unit
    if parent := _id(body, "parent_id"):
        return [_product(shared, {"store_base_product_id": parent}, body)]
    base = {"store_base_product_id": text(body, "id"), **_base(body)}
    return [_product(shared, base, each) for each in (body, *variations)]


def deleted_product_from_webhook(body: Mapping[str, Any], *, connection_id: int) -> ProductInput:
    """Make the product that says that it was deleted, from the body of ``product.deleted``.

    It stays in ActiveCampaign, marked; ``client.products.delete`` removes it. Raises ``ValueError`` if there is no id.
    """
    return ProductInput(
        legacy_connection_id=connection_id, store_primary_id=required(text(body, "id"), "id"), is_deleted=True
    )


def _product(shared: Mapping[str, Any], base: Mapping[str, Any], body: Mapping[str, Any]) -> ProductInput:
    """The product of these fields, empty ones left out: a ``None`` would clear what is in the account."""
    fields = {"store_primary_id": required(text(body, "id"), "id"), **shared, **base, **_variant(body)}
    return ProductInput.model_validate({name: each for name, each in fields.items() if each not in _EMPTY})


def _base(body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "base_product_name": name(body),
        "base_product_description": text(body, "description") or text(body, "short_description"),
        "base_product_store_created_date": gmt(body, "date_created"),
        "base_product_store_modified_date": gmt(body, "date_modified"),
        "base_product_images": _images(records(body, "images")),
        "base_product_url": text(body, "permalink"),
        "base_product_url_slug": text(body, "slug"),
        "base_product_weight": amount(body, "weight"),
        "base_product_dimensions": _dimensions(body),
        "tags": [text(tag, "slug") for tag in records(body, "tags")],
        "categories": [text(category, "id") for category in records(body, "categories")],
    }


def _variant(body: Mapping[str, Any]) -> dict[str, Any]:
    sales = value(body, "total_sales", to_count)
    return {
        "variant_sku": text(body, "sku"),
        "upc": text(body, "global_unique_id"),
        "variant_name": name(body),
        "variant_description": text(body, "description"),
        "variant_price_amount": amount(body, "price"),
        "variant_store_created_date": gmt(body, "date_created"),
        "variant_store_modified_date": gmt(body, "date_modified"),
        "variant_images": _images([*records(body, "images"), mapping(body, "image")]),
        "variant_url": text(body, "permalink"),
        "variant_url_slug": text(body, "slug"),
        "variant_weight": amount(body, "weight"),
        "variant_dimensions": _dimensions(body),
        "type": text(body, "type"),
        "status": text(body, "status"),
        "number_of_sales": None if sales is None else min(sales, _MOST_SALES),
        "is_virtual": truth(body, "virtual"),
        "is_downloadable": truth(body, "downloadable"),
        "is_visible": _is_visible(body),
        "is_deleted": True if text(body, "status") == "trash" else None,
        "is_on_sale": truth(body, "on_sale"),
        "is_backorders_allowed": truth(body, "backorders_allowed"),
        "stock_status": _STOCK.get(text(body, "stock_status")),
        "average_ratings": amount(body, "average_rating"),
        "rating_count": value(body, "rating_count", to_count),
        "attributes": _attributes(records(body, "attributes")),
    }


def _id(body: Mapping[str, Any], name: str) -> str:
    """An id; 0 is none."""
    found = text(body, name)
    return "" if found == "0" else found


def _images(images: Sequence[Mapping[str, Any]]) -> list[ImageData]:
    return [ImageData(url=url) for image in images if (url := text(image, "src"))]


def _dimensions(body: Mapping[str, Any]) -> PhysicalDimensions | None:
    sides = {side: amount(mapping(body, "dimensions"), side) for side in ("length", "width", "height")}
    given = {side: length for side, length in sides.items() if length is not None}
    return PhysicalDimensions.model_validate(given) if given else None


def _is_visible(body: Mapping[str, Any]) -> bool | None:
    """Whether the shop shows it: it is published, and not hidden from the catalog; a variation has no say in that."""
    status = text(body, "status")
    return status == "publish" and text(body, "catalog_visibility") != "hidden" if status else None


def _attributes(given: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """By name. Of other letters than Latin ones nothing is left in a name, so the second of a name gets a number."""
    found: dict[str, str] = {}
    for key, choices in map(_attribute, given):
        numbered = (f"{key}_{number}" for number in range(2, len(given) + 2))
        found[next(each for each in (key, *numbered) if each not in found)] = choices
    return found


def _attribute(attribute: Mapping[str, Any]) -> tuple[str, str]:
    """The name with two underscores for what GraphQL takes in no name, as the plugin writes it, and the choices."""
    key = re.sub("[^A-Za-z0-9_]+", "__", name(attribute))
    choices = text(attribute, "option") or ", ".join(texts(attribute, "options"))
    return (f"_{key}" if key[:1].isdigit() else key or "_"), html.unescape(choices)
