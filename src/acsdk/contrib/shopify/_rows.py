"""From the text of an orders export to its rows, each with its line number."""

from __future__ import annotations

import csv
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias, TypeVar

from acsdk.contrib._shops.values import to_amount, to_count, to_instant

from ._values import to_truth, without_apostrophe

__all__ = ["Row", "Source", "read_rows"]

T = TypeVar("T")
Source: TypeAlias = str | os.PathLike[str] | Iterable[str]

_NEEDED = (
    *("Name", "Email", "Currency", "Total", "Created at", "Id"),
    *("Lineitem quantity", "Lineitem name", "Lineitem price"),
)
_NOT_UTF_8 = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. Its readers raise ``ValueError`` with the column and what is wrong with its content."""

    line: int
    cells: Mapping[str, str]
    problem: str = ""
    """Why its cells cannot be told apart; empty for a sound row."""

    @property
    def name(self) -> str:
        """Name of the order the row belongs to."""
        return self.text("Name")

    @property
    def starts_order(self) -> bool:
        """Whether it has the columns that Shopify fills on an order's first row only."""
        return any(self.text(column) for column in ("Id", "Total", "Currency", "Financial Status"))

    def text(self, column: str) -> str:
        """The content; empty also where the export has no such column."""
        return self.cells.get(column, "").strip()

    def required(self, column: str) -> str:
        """The content, which must not be empty."""
        text = self.text(column)
        if not text:
            raise ValueError(f"{column} is empty")
        return text

    def guarded(self, column: str) -> str:
        """A postal code or a phone number."""
        return without_apostrophe(self.text(column))

    def truth(self, column: str) -> bool | None:
        """Yes or no."""
        return to_truth(self.text(column))

    def amount(self, column: str) -> Decimal | None:
        """Money, never negative; ``None`` if the cell is empty."""
        return self.read(column, to_amount) if self.text(column) else None

    def count(self, column: str) -> int:
        """A number of pieces."""
        return self.read(column, to_count)

    def instant(self, column: str) -> datetime | None:
        """A date and time; ``None`` if the cell is empty."""
        return self.read(column, to_instant) if self.text(column) else None

    def read(self, column: str, reader: Callable[[str], T]) -> T:
        """What the reader makes of the content, which must not be empty."""
        text = self.required(column)
        try:
            return reader(text)
        except ValueError as error:
            raise ValueError(f"{column} {error}") from None


def read_rows(source: Source) -> Iterator[Row]:
    """The rows of an export, blank ones left out.

    A row that is not sound has a ``problem`` and costs no other row: a stray quotation mark, for which CSV lets one
    cell swallow all that follows, ends with the line it stands on. Raises ``ValueError`` if the header is not that of
    an orders export.
    """
    lines = _Lines(_open(source))
    reader = csv.reader(lines, strict=True)
    header = _header(reader)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _unsound(lines, header, f"is not sound CSV: {error}")
        else:
            if any(cells):
                yield _row(lines, header, cells)


def _open(source: Source) -> Iterator[str]:
    if isinstance(source, str | os.PathLike):
        # Bytes that are not UTF-8 become surrogates, so that they cost their own row and not the rest of the file.
        with Path(source).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield from file
    else:
        yield from source


def _header(reader: Iterator[list[str]]) -> list[str]:
    names = next(filter(any, reader), list[str]())
    header = [name.removeprefix("\ufeff").strip() for name in names]
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise ValueError(f"not an orders export of Shopify: the header lacks {', '.join(missing)}")
    return header


def _row(lines: _Lines, header: list[str], cells: list[str]) -> Row:
    if len(cells) != len(header):
        return _unsound(lines, header, f"has {len(cells)} cells, but the header has {len(header)}")
    row = dict(zip(header, cells, strict=True))
    if any(_NOT_UTF_8.search(line) for line in lines.taken if not line.isascii()):
        return Row(lines.first, row, "is not UTF-8 text")
    return Row(lines.first, row)


def _unsound(lines: _Lines, header: list[str], problem: str) -> Row:
    row = Row(lines.first, {"Name": lines.cell(header.index("Name"))}, problem)
    lines.resume(len(header))
    return row


class _Lines:
    """The lines of the file, which can be read again from within a row that proves unsound."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._number = 0
        self.taken: list[str] = []
        """The lines of the row being read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._number += 1
        self.taken.append(line)
        return line

    @property
    def first(self) -> int:
        """Number of the line on which the row starts."""
        return self._number - len(self.taken) + 1

    def begin(self) -> None:
        """A new row starts."""
        self.taken.clear()

    def cell(self, index: int) -> str:
        """A cell of the row's first line, by commas alone."""
        cells = self.taken[0].split(",")
        return cells[index].strip().strip('"') if index < len(cells) else ""

    def resume(self, width: int) -> None:
        """Read again from the first further line of the row that has the commas of a row of its own.

        Half of them will do: a row whose note spans lines has the rest on another one. The lines of a note have not.
        """
        for index, line in enumerate(self.taken[1:], start=1):
            if line.count(",") >= width // 2:
                self._again.extendleft(reversed(self.taken[index:]))
                self._number -= len(self.taken) - index
                return
