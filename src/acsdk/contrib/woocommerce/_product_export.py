"""From a product export to what ActiveCampaign takes."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from acsdk.contrib._shops.files import Source
from acsdk.contrib._shops.reasons import reason_of
from acsdk.models import DimensionsUnit, ImageData, PhysicalDimensions, ProductInput, StockStatus

from ._cells import Cells, DecimalSeparator, read_cells

__all__ = ["RejectedProduct", "read_products"]

_STATUSES = {"1": "publish", "0": "private", "-1": "draft", "2": "pending"}
_STOCK = {"1": StockStatus.IN_STOCK, "0": StockStatus.OUT_OF_STOCK, "backorder": StockStatus.BACKORDER}
_UNITS = {
    **dict.fromkeys(("m", "cm", "mm"), DimensionsUnit.METRIC),
    **dict.fromkeys(("in", "yd"), DimensionsUnit.IMPERIAL),
}
_EMPTY: tuple[object, ...] = (None, "", [])


@dataclass(frozen=True, slots=True)
class RejectedProduct:
    """A row of a product export that is no product."""

    line: int
    """Number of the file's line on which the row ends; the header stands on line 1."""
    product: str
    """Name of the product."""
    reason: str
    """What is wrong, with the column and its content."""

    def __str__(self) -> str:
        return f"line {self.line}, product {self.product or 'unknown'}: {self.reason}"


def read_products(
    source: Source,
    *,
    connection_id: int,
    currency: str,
    on_rejected: Callable[[RejectedProduct], object],
    columns: Mapping[str, str] | None = None,
    decimal_separator: DecimalSeparator = ".",
    at: datetime | None = None,
) -> Iterator[ProductInput]:
    """Read the products of WooCommerce's product export (Products > Export), one at a time.

    ``source`` is as for the exports of Shopify. The file has neither currency nor the products' pages: the currency has
    to be given. Headings are in the site's language; ``columns`` says what they are in English. Prices have the shop's
    ``decimal_separator``. A sale price counts within its dates, ``at`` this moment unless another is given. Variations
    wait for the product that they vary, which they name by SKU or id; memory grows with the number of such products.

    A row that cannot be read is left out, and ``on_rejected`` is told of it. Raises ``ValueError`` if the file is not a
    product export.
    """
    read = _Reader({"legacy_connection_id": connection_id, "variant_price_currency": currency}, at or datetime.now(UTC))
    for cells in read_cells(source, columns or {}, decimal_separator):
        yield from _attempt(read, cells, on_rejected)
    for cells in [each for waiting in read.waiting.values() for each in waiting]:
        yield from _attempt(read, cells, on_rejected, is_end=True)


def _attempt(
    read: _Reader, cells: Cells, on_rejected: Callable[[RejectedProduct], object], *, is_end: bool = False
) -> Iterator[ProductInput]:
    """The products of a row: none, if it waits, or those too that have waited for it."""
    try:
        cells.check()
        products = [read.orphan(cells)] if is_end else read.row(cells)
    except ValueError as error:
        on_rejected(RejectedProduct(cells.line, cells.text("Name"), reason_of(error)))
        return
    yield from products
    for waiting in [] if is_end else read.released(cells):
        yield from _attempt(read, waiting, on_rejected)


class _Reader:
    """Rows to products; remembers what variations have from the products that they vary."""

    def __init__(self, shared: Mapping[str, Any], at: datetime) -> None:
        self._shared = shared
        self._at = at
        self._bases: dict[str, Mapping[str, Any]] = {}
        self.waiting: dict[str, list[Cells]] = {}

    def row(self, cells: Cells) -> list[ProductInput]:
        """The product, or none if it is a variation that comes before what it varies."""
        parent = cells.text("Parent")
        if cells.text("Type").startswith("variation"):
            if parent not in self._bases:
                self.waiting.setdefault(parent, []).append(cells)
                return []
            return [self._product(cells, self._bases[parent])]
        base = {"store_base_product_id": cells.text("ID"), **_base(cells)}
        if "variable" in cells.text("Type"):
            self._bases |= dict.fromkeys(_names(cells), base)
        return [self._product(cells, base)]

    def released(self, cells: Cells) -> list[Cells]:
        """The rows that have waited for this one."""
        if not any(name in self._bases for name in _names(cells)):
            return []
        return [each for name in _names(cells) for each in self.waiting.pop(name, [])]

    def orphan(self, cells: Cells) -> ProductInput:
        """A variation of a product that is not in the file. Raises ``ValueError`` if its id is not known either."""
        parent = cells.text("Parent")
        if not parent.startswith("id:"):
            raise ValueError(f"Parent is not in the file: {parent!r}")
        return self._product(cells, {"store_base_product_id": parent.removeprefix("id:")})

    def _product(self, cells: Cells, base: Mapping[str, Any]) -> ProductInput:
        if not cells.text("ID"):
            raise ValueError("ID is empty")
        fields = {"store_primary_id": cells.text("ID"), **self._shared, **base, **_variant(cells, self._at)}
        return ProductInput.model_validate({name: each for name, each in fields.items() if each not in _EMPTY})


def _names(cells: Cells) -> tuple[str, ...]:
    """How variations may name the product that they vary."""
    sku, by_id = cells.text("SKU"), f"id:{cells.text('ID')}"
    return (sku, by_id) if sku else (by_id,)


def _base(cells: Cells) -> dict[str, Any]:
    return {
        "base_product_name": html.unescape(cells.text("Name")),
        "base_product_description": cells.text("Description") or cells.text("Short description"),
        "base_product_images": _images(cells),
        "base_product_weight": cells.amount("Weight"),
        "base_product_dimensions": _dimensions(cells),
        "tags": cells.texts("Tags"),
        "categories": cells.texts("Categories"),
    }


def _variant(cells: Cells, at: datetime) -> dict[str, Any]:
    sale, published = _sale_price(cells, at), cells.text("Published")
    kinds = cells.texts("Type")
    return {
        "variant_sku": cells.text("SKU"),
        "upc": cells.text("GTIN, UPC, EAN, or ISBN"),
        "variant_name": html.unescape(cells.text("Name")),
        "variant_description": cells.text("Description"),
        "variant_price_amount": cells.price("Regular price") if sale is None else sale,
        "variant_images": _images(cells),
        "variant_weight": cells.amount("Weight"),
        "variant_dimensions": _dimensions(cells),
        "dimensions_unit": _UNITS.get(cells.units.get("Length", "")),
        "type": kinds[0] if kinds else None,
        "status": _STATUSES.get(published),
        "is_visible": published == "1" and cells.text("Visibility in catalog") != "hidden" if published else None,
        "is_virtual": "virtual" in kinds,
        "is_downloadable": "downloadable" in kinds,
        "is_on_sale": sale is not None,
        "is_backorders_allowed": {"1": True, "notify": True, "0": False}.get(cells.text("Backorders allowed?")),
        "stock_status": _STOCK.get(cells.text("In stock?")),
    }


def _sale_price(cells: Cells, at: datetime) -> Decimal | None:
    starts, ends = cells.day("Date sale price starts"), cells.day("Date sale price ends")
    is_now = (starts is None or starts <= at) and (ends is None or at.astimezone(ends.tzinfo).date() <= ends.date())
    return cells.price("Sale price") if is_now else None


def _images(cells: Cells) -> list[ImageData]:
    return [ImageData(url=url) for url in cells.texts("Images")]


def _dimensions(cells: Cells) -> PhysicalDimensions | None:
    sides = {side.lower(): cells.amount(side) for side in ("Length", "Width", "Height")}
    given = {side: length for side, length in sides.items() if length is not None}
    return PhysicalDimensions.model_validate(given) if given else None
