"""The rows of WooCommerce's product exporter: headings in the site's language, with units; prices in its notation."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

from acsdk.contrib._shops.files import Source, open_files
from acsdk.contrib._shops.values import to_amount

__all__ = ["Cells", "DecimalSeparator", "read_cells"]

DecimalSeparator: TypeAlias = Literal[".", ","]

_NEEDED = ("ID", "Type", "Name")
_WITH_UNIT = re.compile(r"(.+?) \((.+)\)")
_MEASURED = ("Weight", "Length", "Width", "Height")
_COMMA = re.compile(r"(?<!\\),\s*")
_GUARDED = re.compile(r"'(?=[=+\-@])")


@dataclass(frozen=True, slots=True)
class Cells:
    """One row. Its readers raise ``ValueError`` with the column and what is wrong with its content."""

    line: int
    cells: Mapping[str, str]
    units: Mapping[str, str] = field(default_factory=dict[str, str])
    """The units of weight and sizes, from their headings."""
    separator: DecimalSeparator = "."
    surplus: int = 0
    """How many cells stand under no heading: something has moved to the right."""

    def check(self) -> None:
        """Raise ``ValueError`` if what stands in the columns may be another column's."""
        if self.surplus > 0:  # fewer may be: spreadsheets leave out empty ones at the end
            raise ValueError(f"has more cells than the header, by {self.surplus}")

    def text(self, column: str) -> str:
        """The content, without the apostrophe that keeps spreadsheets from taking it for a formula."""
        return _GUARDED.sub("", self.cells.get(column, "").strip(), count=1)

    def texts(self, column: str) -> list[str]:
        """A list, whose own commas have a backslash before them."""
        parts = (part.strip().replace("\\,", ",") for part in _COMMA.split(self.text(column)))
        return [part for part in parts if part]

    def price(self, column: str) -> Decimal | None:
        """A price in the notation of the shop, or ``None``. What may be a thousand as well is no price."""
        if "." in self.text(column) and self.separator == ",":
            raise self._no_number(column)
        return self.amount(column)

    def amount(self, column: str) -> Decimal | None:
        """A number, or ``None``. Weights and sizes have a point in every language."""
        text = self.text(column)
        if "," in text and (self.separator != "," or "." in text):
            raise self._no_number(column)
        try:
            return to_amount(text.replace(",", ".")) if text else None
        except ValueError as error:
            raise ValueError(f"{column} {error}") from None

    def _no_number(self, column: str) -> ValueError:
        return ValueError(f"{column} is not a number: {self.text(column)!r}; does decimal_separator fit the shop?")

    def day(self, column: str) -> datetime | None:
        """A date, or ``None``; where it names no offset, the site's time is taken for UTC."""
        if not (text := self.text(column)):
            return None
        try:
            day = datetime.fromisoformat(text)
        except ValueError:
            raise ValueError(f"{column} is not a date such as '2026-01-31': {text!r}") from None
        return day if day.tzinfo else day.replace(tzinfo=UTC)


def read_cells(source: Source, columns: Mapping[str, str], separator: DecimalSeparator) -> Iterator[Cells]:
    """The rows of an export, or of several. Raises ``ValueError`` if the header is not that of a product export."""
    for _, lines in open_files(source):
        reader = csv.reader(lines)
        header, units = _header(next(reader, list[str]()), columns)
        for row in reader:
            if any(row):
                cells = dict(zip(header, row, strict=False))
                yield Cells(reader.line_num, cells, units, separator, len(row) - len(header))


def _header(cells: Sequence[str], columns: Mapping[str, str]) -> tuple[list[str], dict[str, str]]:
    """The columns in English, and the units that stand in their headings."""
    headings = [cell.removeprefix("\ufeff").strip() for cell in cells]
    header = [columns.get(heading, heading) for heading in headings]
    units: dict[str, str] = {}
    for index, heading in enumerate(header):
        measured = _WITH_UNIT.fullmatch(heading)
        if measured and (name := columns.get(measured[1], measured[1])) in _MEASURED:
            header[index], units[name] = name, measured[2]
    if twice := [name for name in columns.values() if header.count(name) > 1]:
        raise ValueError(f"two headings of the file stand for {twice[0]}: leave one of them out of columns")
    if missing := [name for name in _NEEDED if name not in header]:
        raise ValueError(
            f"not a product export of WooCommerce: the header lacks {', '.join(missing)}. "
            "Its headings are in the site's language: pass columns={'Artikelnummer': 'SKU', …} for another than English"
        )
    return header, units
