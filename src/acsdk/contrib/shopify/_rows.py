"""From the text of an orders export to its rows, each with its line number."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from operator import itemgetter
from typing import TypeVar

from acsdk.contrib._shops.files import Source, open_files
from acsdk.contrib._shops.values import to_amount, to_count, to_instant

from ._text import TextLines
from ._values import to_truth, without_apostrophe

__all__ = ["Cells", "Row", "Source", "read_rows"]

T = TypeVar("T")

_NEEDED = (
    *("Name", "Email", "Currency", "Total", "Created at", "Id"),
    *("Lineitem quantity", "Lineitem name", "Lineitem price"),
)
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")
_OF_NUMBERS = (to_amount, to_count)
_OF_FIRST_ROWS = itemgetter("Id", "Total", "Currency", "Financial Status")
"""Columns of which Shopify fills one at least on an order's first row, and none on the others."""


class Cells(dict[str, str]):
    """What stands in a row by column, without the spaces around; empty where the export has no such column.

    Python asks a dict itself quicker than any method of ours: a row has some fifty cells that are looked at.
    """

    def __missing__(self, column: str) -> str:
        """Nothing stands there."""
        return ""


@dataclass(slots=True)  # a frozen one takes three times as long to make
class Row:
    """One row. Its readers raise ``ValueError`` with the column and what is wrong with its content."""

    line: int
    name: str
    """Name of the order the row belongs to."""
    starts_order: bool
    """Whether it has the columns that Shopify fills on an order's first row only."""
    cells: Cells
    problem: str = ""
    """Why its cells cannot be told apart; empty for a sound row."""
    commas_are_clear: bool = True
    """Whether a comma in a number sets off thousands; where it separates no cells it may be a decimal one."""
    file: str = ""
    """The path of its file, where several are read."""
    part: int = 0
    """Of the joined files, the one it stands in."""
    starts_part: bool = False
    ends_part: bool = False

    def required(self, column: str) -> str:
        """The content, which must not be empty."""
        text = self.cells[column]
        if not text:
            raise ValueError(f"{column} is empty")
        return text

    def guarded(self, column: str) -> str:
        """A postal code or a phone number."""
        return without_apostrophe(self.cells[column])

    def truth(self, column: str) -> bool | None:
        """Yes or no."""
        return to_truth(self.cells[column])

    def amount(self, column: str) -> Decimal | None:
        """Money, never negative; ``None`` if the cell is empty."""
        return self.read(column, to_amount) if self.cells[column] else None

    def required_amount(self, column: str) -> Decimal:
        """Money, never negative, which must not be empty."""
        return self.read(column, to_amount)

    def count(self, column: str) -> int:
        """A number of pieces."""
        return self.read(column, to_count)

    def instant(self, column: str) -> datetime | None:
        """A date and time; ``None`` if the cell is empty."""
        return self.read(column, to_instant) if self.cells[column] else None

    def read(self, column: str, reader: Callable[[str], T]) -> T:
        """What the reader makes of the content, which must not be empty."""
        text = self.cells[column] or self.required(column)
        if not self.commas_are_clear and "," in text and reader in _OF_NUMBERS:
            raise ValueError(f"{column} has a comma, which may stand for a decimal point in this file: {text!r}")
        try:
            return reader(text)
        except ValueError as error:
            raise ValueError(f"{column} {error}") from None


def read_rows(source: Source) -> Iterator[Row]:
    """The rows of an export, without blank ones and the headers of further files joined to the first.

    A row that is not sound has a ``problem`` and costs no other row: a stray quotation mark, for which CSV lets one
    cell swallow all that follows, ends with the line it stands on. Raises ``ValueError`` if the header is not that of
    an orders export.
    """
    parts = itertools.count()
    rows = (row for name, lines in open_files(source) for row in _read_file(name, TextLines(lines), parts))
    yield from _with_edges(rows)


def _with_edges(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, the first and the last one of each part marked."""
    known: Row | None = None
    for each in rows:
        is_edge = known is None or each.part != known.part
        if known is not None:
            yield replace(known, ends_part=True) if is_edge else known
        known = replace(each, starts_part=True) if is_edge else each
    if known is not None:
        yield replace(known, ends_part=True)


def _read_file(name: str, lines: TextLines, parts: Iterator[int]) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=lines.separator, strict=True)
    header, part = _header(reader), next(parts)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _unsound(lines, header, f"is not sound CSV: {error}", (name, part))
        else:
            if _is_header(cells):
                header, part = _names(cells), next(parts)
            elif any(cells):
                yield _row(lines, header, cells, (name, part))


def _is_header(cells: list[str]) -> bool:
    return "Lineitem name" in cells and set(_NEEDED) <= set(_names(cells))


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        header = _names(next(filter(any, reader), ()))
    except csv.Error as error:
        raise ValueError(f"not an orders export of Shopify: the header is not sound CSV: {error}") from None
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise ValueError(f"not an orders export of Shopify: the header lacks {', '.join(missing)}")
    return header


def _names(cells: Iterable[str]) -> list[str]:
    return [cell.removeprefix("\ufeff").strip() for cell in cells]


def _row(lines: TextLines, header: list[str], cells: list[str], place: tuple[str, int]) -> Row:
    if len(cells) != len(header):
        return _unsound(lines, header, f"has {len(cells)} cells, but the header has {len(header)}", place)
    row = Cells(zip(header, map(str.strip, cells), strict=True))
    sound = not any(_NOT_UTF_8.search(line) for line in lines.taken if not line.isascii())
    problem = "" if sound else "is not UTF-8 text"
    return Row(lines.first, row["Name"], any(_OF_FIRST_ROWS(row)), row, problem, lines.separator == ",", *place)


def _unsound(lines: TextLines, header: list[str], problem: str, place: tuple[str, int]) -> Row:
    name = lines.cell(header.index("Name"))
    row = Row(lines.first, name, False, Cells(Name=name), problem, True, *place)
    lines.resume(len(header))
    return row
