"""The values of Shopify's cells and JSON strings. Whatever cannot be read exactly is refused, never guessed."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

__all__ = ["to_amount", "to_count", "to_id", "to_instant", "to_truth", "without_apostrophe"]

# Thousands are set off in threes or not at all: "12,50" is a European 12.50, and must not become 1250.
_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", re.ASCII)
_GUARDED = re.compile(r"'(?=[\d+(])")
_TRUTH = {"yes": True, "true": True, "no": False, "false": False}


def to_amount(text: str) -> Decimal:
    """An amount of money such as ``1,234.50``. Raises ``ValueError`` if it is not one, or is negative."""
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(f"is not a number: {text!r}")
    amount = Decimal(text.replace(",", ""))
    if amount < 0:
        raise ValueError(f"is negative: {text}")
    return amount


def to_count(text: str) -> int:
    """A number of pieces. Raises ``ValueError`` if it is not a whole number, or is negative."""
    amount = to_amount(text)
    if amount % 1:
        raise ValueError(f"is not a whole number: {text}")
    return int(amount)


def to_id(text: str) -> str:
    """A Shopify id. Raises ``ValueError`` for ``5.18E+12``, which is what spreadsheets make of one."""
    digits = without_apostrophe(text)
    if not (digits.isascii() and digits.isdecimal()):
        raise ValueError(f"is not a Shopify id, which has only digits: {text!r}")
    return digits


def to_instant(text: str) -> datetime:
    """An instant: ``2024-01-31 10:00:00 -0500`` in exports, ISO 8601 in webhooks.

    Raises ``ValueError`` if it is neither, or names no UTC offset.
    """
    try:
        instant = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-"))
    except ValueError:
        raise ValueError(f"is not a date and time such as '2024-01-31 10:00:00 -0500': {text!r}") from None
    if instant.tzinfo is None:
        raise ValueError(f"has no UTC offset such as -0500: {text!r}")
    return instant


def to_truth(text: str) -> bool | None:
    """``yes`` and ``true``, ``no`` and ``false``, in any case; ``None`` for anything else."""
    return _TRUTH.get(text.lower())


def without_apostrophe(text: str) -> str:
    """A postal code or phone number without the apostrophe that keeps spreadsheets from reading it as a number."""
    return _GUARDED.sub("", text, count=1) if text.startswith("'") else text
