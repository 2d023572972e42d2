"""Values that shops write as text. Whatever cannot be read exactly is refused, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeAlias

from acsdk.models import CreationSource

__all__ = ["InputCreationSource", "to_amount", "to_count", "to_instant", "to_number"]

# Thousands are set off in threes or not at all: "12,50" is a European 12.50, and must not become 1250.
_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", re.ASCII)
_KNOWN = 1024  # prices of a shop are few, and most of its amounts are nothing
_MOST_DIGITS = 20  # decimal rounds sums and products to 28

InputCreationSource: TypeAlias = CreationSource | Literal["HISTORICAL", "REAL_TIME"]
"""A creation source as callers may give it: the member or its name."""


@lru_cache(_KNOWN)
def to_number(text: str) -> Decimal:
    """A number such as ``-1,234.50``. Raises ``ValueError`` if it is not one, or too long to be added up exactly."""
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(f"is not a number: {text!r}")
    number = Decimal(text.replace(",", ""))
    if len(text) > _MOST_DIGITS and len(number.as_tuple().digits) > _MOST_DIGITS:
        raise ValueError(f"has more than {_MOST_DIGITS} digits: {text}")
    return number


@lru_cache(_KNOWN)
def to_amount(text: str) -> Decimal:
    """An amount of money such as ``1,234.50``. Raises ``ValueError`` if it is not one, or is negative."""
    amount = to_number(text)
    if amount < 0:
        raise ValueError(f"is negative: {text}")
    return amount


@lru_cache(_KNOWN)
def to_count(text: str) -> int:
    """A number of pieces. Raises ``ValueError`` if it is not a whole number, or is negative."""
    amount = to_amount(text)
    if amount % 1:
        raise ValueError(f"is not a whole number: {text}")
    return int(amount)


def to_instant(text: str) -> datetime:
    """An instant in UTC, from ISO 8601 or as in ``2024-01-31 10:00:00 -0500``.

    Raises ``ValueError`` if it is neither, or names no UTC offset.
    """
    try:
        instant = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-"))
    except ValueError:
        raise ValueError(f"is not a date and time such as '2024-01-31 10:00:00 -0500': {text!r}") from None
    if instant.tzinfo is None:
        raise ValueError(f"has no UTC offset such as -0500: {text!r}")
    try:
        return instant.astimezone(UTC)
    except OverflowError:  # a day from the end of time; the model says so
        return instant
