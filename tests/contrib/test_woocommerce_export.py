"""WooCommerce's product exporter: what each column becomes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from acsdk.contrib.woocommerce import RejectedProduct, read_products
from acsdk.models import DimensionsUnit, ImageData, PhysicalDimensions, ProductInput, StockStatus

TEA = {
    "ID": "77",
    "Type": "simple",
    "SKU": "TEA",
    "GTIN, UPC, EAN, or ISBN": "4006381333931",
    "Name": "Salt &amp; Tea",
    "Published": "1",
    "Visibility in catalog": "visible",
    "Short description": "Tea",
    "Description": "<p>Good tea</p>",
    "Date sale price starts": "",
    "Date sale price ends": "",
    "In stock?": "1",
    "Backorders allowed?": "notify",
    "Weight (kg)": "0.4",
    "Length (cm)": "10",
    "Width (cm)": "",
    "Height (cm)": "5",
    "Sale price": "",
    "Regular price": "15.00",
    "Categories": "Drinks > Tea, Gifts\\, small",
    "Tags": "green, hot",
    "Images": "https://shop.example.com/a.jpg, https://shop.example.com/b.jpg",
    "Parent": "",
}
MUG = {"ID": "80", "Type": "variable", "SKU": "MUG", "Name": "Mug", "Published": "1"}
BLUE = {"ID": "81", "Type": "variation", "SKU": "MUG-B", "Name": "Mug - Blue", "Parent": "MUG", "Regular price": "9.00"}
RED = {"ID": "82", "Type": "variation, virtual", "Name": "Mug - Red", "Parent": "id:80", "Regular price": "8.00"}
JUNE = datetime(2026, 6, 15, 12, tzinfo=UTC)


def to_csv(*rows: Mapping[str, str]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(column for row in rows for column in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def read(text: str, **options: Any) -> tuple[list[ProductInput], list[str]]:
    rejected: list[RejectedProduct] = []
    lines = io.StringIO(text, newline="")
    known: dict[str, Any] = {"at": JUNE, **options}
    products = read_products(lines, connection_id=9, currency="EUR", on_rejected=rejected.append, **known)
    return list(products), [str(row) for row in rejected]


def read_one(**cells: str) -> ProductInput:
    products, rejected = read(to_csv({**TEA, **cells}))
    assert rejected == []
    (product,) = products
    return product


def test_a_product() -> None:
    assert read_one().model_dump(exclude_unset=True) == {
        "legacy_connection_id": 9,
        "store_primary_id": "77",
        "store_base_product_id": "77",
        "base_product_name": "Salt & Tea",
        "base_product_description": "<p>Good tea</p>",
        "base_product_images": [
            ImageData(url="https://shop.example.com/a.jpg").model_dump(exclude_unset=True),
            ImageData(url="https://shop.example.com/b.jpg").model_dump(exclude_unset=True),
        ],
        "base_product_weight": Decimal("0.4"),
        "base_product_dimensions": PhysicalDimensions(length=10, height=5).model_dump(exclude_unset=True),
        "tags": ["green", "hot"],
        "categories": ["Drinks > Tea", "Gifts, small"],
        "variant_sku": "TEA",
        "upc": "4006381333931",
        "variant_name": "Salt & Tea",
        "variant_description": "<p>Good tea</p>",
        "variant_price_amount": Decimal("15.00"),
        "variant_price_currency": "EUR",
        "variant_images": [
            ImageData(url="https://shop.example.com/a.jpg").model_dump(exclude_unset=True),
            ImageData(url="https://shop.example.com/b.jpg").model_dump(exclude_unset=True),
        ],
        "variant_weight": Decimal("0.4"),
        "variant_dimensions": PhysicalDimensions(length=10, height=5).model_dump(exclude_unset=True),
        "dimensions_unit": DimensionsUnit.METRIC,
        "type": "simple",
        "status": "publish",
        "is_visible": True,
        "is_virtual": False,
        "is_downloadable": False,
        "is_on_sale": False,
        "is_backorders_allowed": True,
        "stock_status": StockStatus.IN_STOCK,
    }


@pytest.mark.parametrize(
    ("cells", "price"),
    [
        ({}, "15.00"),
        ({"Sale price": "12.00"}, "12.00"),
        ({"Sale price": "12.00", "Date sale price starts": "2026-06-15"}, "12.00"),
        ({"Sale price": "12.00", "Date sale price ends": "2026-06-15"}, "12.00"),
        ({"Sale price": "12.00", "Date sale price starts": "2026-06-16"}, "15.00"),
        ({"Sale price": "12.00", "Date sale price ends": "2026-06-14"}, "15.00"),
        ({"Sale price": "12.00", "Date sale price starts": "2026-06-15T10:00:00-02:00"}, "12.00"),
        ({"Sale price": "12.00", "Date sale price starts": "2026-06-15T11:00:00-02:00"}, "15.00"),
        ({"Sale price": "12.00", "Date sale price ends": "2026-06-15T23:00:00+11:00"}, "12.00"),
        ({"Sale price": "12.00", "Date sale price ends": "2026-06-15T23:00:00+14:00"}, "15.00"),
    ],
)
def test_a_sale_price_counts_within_its_dates(cells: dict[str, str], price: str) -> None:
    product = read_one(**cells)
    assert product.variant_price_amount == Decimal(price)
    assert product.is_on_sale is (price == "12.00")


@pytest.mark.parametrize(
    ("published", "visibility", "status", "is_visible"),
    [
        ("1", "visible", "publish", True),
        ("1", "hidden", "publish", False),
        ("0", "visible", "private", False),
        ("-1", "visible", "draft", False),
        ("2", "visible", "pending", False),
        ("", "visible", None, None),
    ],
)
def test_what_is_published(published: str, visibility: str, status: str | None, is_visible: bool | None) -> None:
    product = read_one(**{"Published": published, "Visibility in catalog": visibility})
    assert (product.status, product.is_visible) == (status, is_visible)


def test_cells_that_were_guarded_against_spreadsheets() -> None:
    assert read_one(Name="'=1+1 tea", SKU="'-5").variant_name == "=1+1 tea"
    assert read_one(Name="'s Morgens").variant_name == "'s Morgens"


def test_variations_have_the_base_of_what_they_vary() -> None:
    products, rejected = read(to_csv(MUG, BLUE, RED))
    assert rejected == []
    assert [(each.store_primary_id, each.store_base_product_id, each.base_product_name) for each in products] == [
        ("80", "80", "Mug"),
        ("81", "80", "Mug"),
        ("82", "80", "Mug"),
    ]
    assert [(each.type, each.is_virtual) for each in products] == [
        ("variable", False),
        ("variation", False),
        ("variation", True),
    ]


def test_variations_may_come_first() -> None:
    products, rejected = read(to_csv(BLUE, TEA, RED, MUG))
    assert rejected == []
    assert [each.store_primary_id for each in products] == ["77", "80", "81", "82"]
    assert [each.base_product_name for each in products] == ["Salt & Tea", "Mug", "Mug", "Mug"]


def test_variations_of_what_is_not_in_the_file() -> None:
    products, rejected = read(to_csv(RED, BLUE))
    assert [(each.store_primary_id, each.store_base_product_id, each.base_product_name) for each in products] == [
        ("82", "80", None)
    ]
    assert rejected == ["line 3, product Mug - Blue: Parent is not in the file: 'MUG'"]


def test_a_file_in_german() -> None:
    german = {"ID": "1", "Typ": "simple", "Name": "Tee", "Regulärer Preis": "1,50", "Gewicht (kg)": "0,4", "Neu": "x"}
    columns = {"Typ": "Type", "Regulärer Preis": "Regular price", "Gewicht": "Weight"}
    products, rejected = read("\ufeff" + to_csv(german), columns=columns, decimal_separator=",")
    assert rejected == []
    assert (products[0].variant_price_amount, products[0].variant_weight) == (Decimal("1.50"), Decimal("0.4"))
    assert products[0].is_visible is None


@pytest.mark.parametrize(
    ("cells", "options", "reason"),
    [
        ({"ID": ""}, {}, "ID is empty"),
        (
            {"Regular price": "12,50"},
            {},
            "Regular price is not a number: '12,50'; does decimal_separator fit the shop?",
        ),
        ({"Regular price": "12.50"}, {"decimal_separator": ","}, "Regular price is not a number: '12.50'"),
        ({"Weight (kg)": "1.000,5"}, {"decimal_separator": ","}, "Weight is not a number: '1.000,5'"),
        ({"Regular price": "free"}, {}, "Regular price is not a number: 'free'"),
        ({"Weight (kg)": "-1"}, {}, "Weight is negative: -1"),
        ({"Date sale price ends": "soon"}, {}, "Date sale price ends is not a date such as '2026-01-31': 'soon'"),
        ({"Name": "Tea\0"}, {}, "holds what JSON cannot carry"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_by_column(
    cells: dict[str, str], options: dict[str, Any], reason: str
) -> None:
    sound = TEA | {"Regular price": ""}
    products, (rejected, *others) = read(to_csv({**sound, **cells}, sound), **options)
    assert [each.store_primary_id for each in products] == ["77"]
    assert others == []
    assert rejected.startswith("line 2, product ")
    assert reason in rejected


def test_cells_that_have_moved_to_the_right_are_no_product() -> None:
    head, row, _ = to_csv(TEA).split("\r\n")
    moved = row.replace("simple,", "simple,virtual,", 1)
    products, rejected = read("\r\n".join([head, moved, row.removesuffix(","), ""]))
    assert [each.variant_sku for each in products] == ["TEA"], "spreadsheets leave out empty cells at the end"
    assert rejected == ["line 2, product 4006381333931: has more cells than the header, by 1"]


def test_two_headings_for_one_column_are_refused() -> None:
    text = to_csv({"Kennung": "7", **TEA})
    with pytest.raises(ValueError, match="two headings of the file stand for ID: leave one of them out of columns"):
        read(text, columns={"Kennung": "ID"})


@pytest.mark.parametrize("text", ["", "Email\nada@example.com\n", "ID,Typ,Name\n1,simple,Tee\n"])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a product export of WooCommerce: the header lacks "):
        read(text)


def test_a_path_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "products.csv"
    path.write_text(to_csv(TEA) + "\n\n", encoding="utf-8-sig")
    products = read_products(path, connection_id=9, currency="EUR", on_rejected=print)
    assert [each.variant_sku for each in products] == ["TEA"]
