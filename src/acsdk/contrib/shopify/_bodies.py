"""Reading the JSON of Shopify's Admin REST API: ids are numbers, money is text, anything may be null."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from ._values import to_amount, to_instant

__all__ = ["amount", "instant", "mapping", "records", "required_amount", "required_text", "text", "truth"]


def text(record: Mapping[str, Any], *names: str) -> str:
    """The first of these fields that holds a text or a number; empty if none does."""
    for name in names:
        value = record.get(name)
        if value not in (None, "") and isinstance(value, str | int) and not isinstance(value, bool):
            return str(value).strip()
    return ""


def required_text(record: Mapping[str, Any], name: str) -> str:
    """A text or a number. Raises ``ValueError`` if there is none."""
    found = text(record, name)
    if not found:
        raise ValueError(f"{name} is missing")
    return found


def truth(record: Mapping[str, Any], name: str) -> bool | None:
    """A boolean, or ``None``."""
    value = record.get(name)
    return value if isinstance(value, bool) else None


def mapping(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object; an empty one stands for null."""
    value = record.get(name)
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def records(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of objects."""
    value = record.get(name)
    items = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("Mapping[str, Any]", item) for item in items if isinstance(item, Mapping)]


def amount(record: Mapping[str, Any], *names: str) -> Decimal | None:
    """The first of these amounts that is given, in the customer's currency. Raises ``ValueError`` if it is no number.

    ``price_set`` tells the ``price`` in the shop's and in the customer's currency; older bodies have the shop's alone.
    """
    for name in names:
        value = mapping(mapping(record, f"{name}_set"), "presentment_money").get("amount", record.get(name))
        if value not in (None, ""):
            return _to_amount(name, value)
    return None


def required_amount(record: Mapping[str, Any], name: str) -> Decimal:
    """An amount. Raises ``ValueError`` if there is none."""
    found = amount(record, name)
    if found is None:
        raise ValueError(f"{name} is missing")
    return found


def instant(record: Mapping[str, Any], name: str) -> datetime | None:
    """A date and time, or ``None``. Raises ``ValueError`` if it is neither."""
    found = text(record, name)
    try:
        return to_instant(found) if found else None
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None


def _to_amount(name: str, value: object) -> Decimal:
    try:
        return to_amount(str(value))
    except ValueError as error:
        raise ValueError(f"{name} {error}") from None
