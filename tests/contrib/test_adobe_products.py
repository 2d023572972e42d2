"""Adobe Commerce's products, in the shape of its REST API."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from acsdk.contrib.adobe_commerce import order_from_rest, products_from_rest
from acsdk.models import ImageData, ProductInput, StockStatus

SHOP = "https://shop.example.com/"


def attribute(code: str, value: object) -> dict[str, Any]:
    return {"attribute_code": code, "value": value}


def picture(file: str, *types: str, **changes: Any) -> dict[str, Any]:
    return {"media_type": "image", "file": file, "types": list(types), "disabled": False, **changes}


BODY: dict[str, Any] = {
    "id": 71,
    "sku": "T-1",
    "name": "Tea",
    "price": 12.5,
    "status": 1,
    "visibility": 4,
    "type_id": "simple",
    "created_at": "2026-05-01 10:00:00",
    "updated_at": "2026-05-02 10:00:00",
    "weight": 0.25,
    "extension_attributes": {
        "category_links": [{"position": 0, "category_id": "11"}],
        "stock_item": {"is_in_stock": True, "qty": 3},
    },
    "media_gallery_entries": [
        picture("/t/e/side.jpg"),
        picture("/t/e/front.jpg", "image", "thumbnail"),
        picture("/t/e/film.jpg", media_type="external-video"),
        picture("/t/e/old.jpg", disabled=True),
    ],
    "custom_attributes": [
        attribute("description", "<p>Green</p>"),
        attribute("special_price", "9.990000"),
        attribute("url_key", "tea"),
        attribute("category_ids", ["11"]),
    ],
}


def made(*variants: dict[str, Any], **changes: Any) -> list[ProductInput]:
    return products_from_rest({**BODY, **changes}, connection_id=1, currency="EUR", shop_url=SHOP, variants=variants)


def test_a_simple_product() -> None:
    (product,) = made()
    root = "https://shop.example.com/media/catalog/product/t/e"
    pictures = [ImageData(url=f"{root}/front.jpg"), ImageData(url=f"{root}/side.jpg")]
    assert product == ProductInput(
        legacy_connection_id=1,
        store_primary_id="71",
        store_base_product_id="71",
        base_product_name="Tea",
        base_product_description="<p>Green</p>",
        base_product_store_created_date=datetime(2026, 5, 1, 10, tzinfo=UTC),
        base_product_store_modified_date=datetime(2026, 5, 2, 10, tzinfo=UTC),
        base_product_images=pictures,
        base_product_url_slug="tea",
        base_product_weight=Decimal("0.25"),
        categories=["11"],
        is_visible=True,
        variant_sku="T-1",
        variant_name="Tea",
        variant_description="<p>Green</p>",
        variant_price_amount=Decimal("12.5"),
        variant_price_currency="EUR",
        variant_store_created_date=datetime(2026, 5, 1, 10, tzinfo=UTC),
        variant_store_modified_date=datetime(2026, 5, 2, 10, tzinfo=UTC),
        variant_images=pictures,
        variant_url_slug="tea",
        variant_weight=Decimal("0.25"),
        type="simple",
        status="enabled",
        is_virtual=False,
        is_downloadable=False,
        is_on_sale=True,
        stock_status=StockStatus.IN_STOCK,
    )


def test_variants_are_named_as_orders_name_them() -> None:
    green, black = ({**BODY, "id": number, "sku": f"T-{number}", "visibility": 1} for number in (81, 82))
    found = made(green, black, id=70, type_id="configurable", price=0)
    assert [(each.store_primary_id, each.store_base_product_id, each.is_visible) for each in found] == [
        ("81", "70", True),
        ("82", "70", True),
    ]
    rows = [
        {"item_id": 1, "product_id": 70, "name": "Tea", "qty_ordered": 1, "price": 12.5},
        {"item_id": 2, "product_id": 81, "parent_item_id": 1, "qty_ordered": 1, "price": 0},
    ]
    body = {"entity_id": 12, "order_currency_code": "EUR", "created_at": "2026-05-01 10:00:00", "grand_total": 12.5}
    order = order_from_rest({**body, "customer_email": "ada@example.com", "items": rows}, connection_id=1)
    [line] = order.line_items or []
    assert (line.product_store_primary_id, line.store_base_product_id) == ("81", "70")


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"status": 2}, "status", "disabled"),
        ({"status": 2}, "is_visible", False),
        ({"visibility": 1}, "is_visible", False),
        ({"visibility": None}, "is_visible", None),
        ({"type_id": "downloadable"}, "is_downloadable", True),
        ({"type_id": "downloadable"}, "is_virtual", True),
        ({"type_id": None}, "is_virtual", None),
        ({"custom_attributes": []}, "is_on_sale", False),
        ({"price": None}, "is_on_sale", None),
        ({"custom_attributes": [attribute("short_description", "x")]}, "base_product_description", "x"),
        ({"extension_attributes": {"stock_item": {"is_in_stock": False}}}, "stock_status", StockStatus.OUT_OF_STOCK),
        ({"extension_attributes": []}, "stock_status", None),
        ({"media_gallery_entries": []}, "variant_images", None),
    ],
)
def test_fields(changes: dict[str, Any], field: str, value: object) -> None:
    (product,) = made(**changes)
    assert getattr(product, field) == value
    assert (field in product.model_fields_set) is (value is not None)


def test_without_its_address_there_are_no_pictures() -> None:
    (product,) = products_from_rest(BODY, connection_id=1)
    assert {"variant_images", "base_product_images", "variant_price_currency"} & product.model_fields_set == set()


def test_what_is_no_product() -> None:
    with pytest.raises(ValueError, match="id is missing"):
        made(id=None)
