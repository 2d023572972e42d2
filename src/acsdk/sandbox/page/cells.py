"""What a cell of a table shows of a row: amounts, dates and names as people read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from typing import Any, TypeAlias
from urllib.parse import quote

from acsdk.sandbox.codec import Json, as_list
from acsdk.sandbox.dates import parse_instant, parse_loose

from .markup import EMPTY, Child, tag

__all__ = [
    "Cell",
    "cents",
    "count",
    "link_to",
    "listed",
    "money",
    "money_text",
    "name_of",
    "reference",
    "row_path",
    "short",
    "table_path",
    "text",
    "when",
    "word",
]

Cell: TypeAlias = Callable[[Mapping[str, Any]], Child]
_SHORT = 80


def table_path(table: str) -> str:
    """Where a table's rows are shown."""
    return f"/_page/rows/{quote(table, safe='')}"


def row_path(table: str, number: int | str) -> str:
    """Where a row is shown."""
    return f"{table_path(table)}/{quote(str(number), safe='')}"


def link_to(table: str, number: int | str, shown: Child) -> Child:
    """A link to a row."""
    return tag("a", shown, href=row_path(table, number))


def short(value: Json, most: int = _SHORT) -> str:
    """Text, cut where it gets long."""
    words = "" if value is None else str(value)
    return words if len(words) <= most else f"{words[:most]}…"


def text(column: str) -> Cell:
    """A column as it is."""
    return lambda row: short(row.get(column))


def name_of(row: Mapping[str, Any]) -> Child:
    """First and last name."""
    return short(" ".join(str(row[part]) for part in ("firstName", "lastName") if row.get(part)))


def money_text(amount: Json, currency: Json, *, in_cents: bool = False) -> str:
    """An amount in units of its currency, empty where there is none."""
    try:
        value = Decimal(str(amount)) / (100 if in_cents else 1)
    except DecimalException:
        return ""
    if not value.is_finite():
        return ""
    return short(f"{value:,.2f} {str(currency or '').upper()}".strip())


def money(amount: str, currency: str = "currency") -> Cell:
    """A column in units of the currency that another one names."""
    return lambda row: tag("span", money_text(row.get(amount), row.get(currency)), class_="number")


def cents(amount: str, currency: str = "currency") -> Cell:
    """A column in hundredths."""
    return lambda row: tag("span", money_text(row.get(amount), row.get(currency), in_cents=True), class_="number")


def when(column: str) -> Cell:
    """A date, in UTC whatever zone it is written in."""
    return lambda row: _when(row.get(column))


def _when(value: Json) -> Child:
    if not isinstance(value, str) or not value:
        return EMPTY
    moment = parse_instant(value) or parse_loose(value)
    return tag("time", f"{moment:%Y-%m-%d %H:%M}" if moment else short(value))


def word(column: str, words: Mapping[str, str]) -> Cell:
    """What a code stands for; a code that stands for nothing as it is."""
    return lambda row: short(words.get(str(row.get(column)), row.get(column)))


def reference(column: str, table: str) -> Cell:
    """The number of another table's row, as a link to it."""
    return lambda row: _reference(row.get(column), table)


def _reference(number: Json, table: str) -> Child:
    return link_to(table, number, f"#{short(number)}") if str(number or "0") != "0" else EMPTY


def count(column: str) -> Cell:
    """How many a list holds."""
    return lambda row: tag("span", len(as_list(row.get(column))) or "", class_="number")


def listed(column: str) -> Cell:
    """The members of a list of texts."""
    return lambda row: short(", ".join(map(str, as_list(row.get(column)))))
