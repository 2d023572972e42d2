"""Reading the JSON of shops: ids are numbers or text, money is text or a number, and anything may be null."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar, cast

from .values import to_amount, to_count, to_instant

__all__ = [
    "amount",
    "count",
    "instant",
    "mapping",
    "records",
    "required",
    "text",
    "texts",
    "truth",
    "value",
]

T = TypeVar("T")


def text(record: Mapping[str, Any], *names: str) -> str:
    """The first of these fields that holds a text or a number; empty if none does."""
    for name in names:
        found = record.get(name)
        if isinstance(found, str | int | float | Decimal) and not isinstance(found, bool) and str(found).strip():
            return str(found).strip()
    return ""


def truth(record: Mapping[str, Any], name: str) -> bool | None:
    """A boolean, or ``None``."""
    found = record.get(name)
    return found if isinstance(found, bool) else None


def mapping(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object; an empty one stands for null."""
    found = record.get(name)
    return cast("Mapping[str, Any]", found) if isinstance(found, Mapping) else {}


def records(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects."""
    found = record.get(name)
    items = cast("list[object]", found) if isinstance(found, list) else []
    return [cast("Mapping[str, Any]", item) for item in items if isinstance(item, Mapping)]


def texts(record: Mapping[str, Any], name: str) -> list[str]:
    """A list of texts or numbers."""
    found = record.get(name)
    items = cast("list[object]", found) if isinstance(found, list) else []
    return [str(item) for item in items if isinstance(item, str | int | float | Decimal)]


def value(record: Mapping[str, Any], name: str, reader: Callable[[str], T]) -> T | None:
    """What the reader makes of a field, or ``None`` if it is empty; its ``ValueError`` names the field."""
    found = text(record, name)
    try:
        return reader(found) if found else None
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None


def amount(record: Mapping[str, Any], name: str) -> Decimal | None:
    """Money, never negative, or ``None``. Raises ``ValueError`` if it is no number."""
    return value(record, name, to_amount)


def instant(record: Mapping[str, Any], name: str) -> datetime | None:
    """A date and time, or ``None``. Raises ``ValueError`` if it is neither."""
    return value(record, name, to_instant)


def count(record: Mapping[str, Any], name: str) -> int:
    """A number of pieces. Raises ``ValueError`` if there is none."""
    return required(value(record, name, to_count), name)


def required(found: T | None, name: str) -> T:
    """What was found. Raises ``ValueError`` if it is nothing."""
    if found is None or found == "":
        raise ValueError(f"{name} is missing")
    return found
