"""How filters and orders of collections compare: texts without regard to case, numbers by size, dates as instants."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime

from acsdk.sandbox.codec import Json
from acsdk.sandbox.dates import parse_loose

__all__ = ["TESTS", "UNKNOWN", "instant", "ordered", "text_of"]

UNKNOWN = datetime.max.replace(tzinfo=UTC)
"""Stands for what is no date; behind all others."""
TESTS: dict[str, Callable[[str, str], bool]] = {
    "eq": lambda item, value: item.casefold() == value.casefold(),
    "neq": lambda item, value: item.casefold() != value.casefold(),
    "contains": lambda item, value: value.casefold() in item.casefold(),
    "prefix": lambda item, value: item.casefold().startswith(value.casefold()),
    "starts_with": lambda item, value: item.casefold().startswith(value.casefold()),
    "lt": lambda item, value: ordered(item) < ordered(value),
    "lte": lambda item, value: ordered(item) <= ordered(value),
    "gt": lambda item, value: ordered(item) > ordered(value),
    "gte": lambda item, value: ordered(item) >= ordered(value),
    "before": lambda item, value: _compare_dates(item, value) < 0,
    "after": lambda item, value: _compare_dates(item, value) > 0,
    "since": lambda item, value: _compare_dates(item, value) >= 0,
}


def text_of(value: Json) -> str:
    """A value as its column shows it."""
    return "" if value is None else str(value)


def ordered(value: Json) -> tuple[float, str]:
    """Numbers by size, before text by letters."""
    text = text_of(value)
    number = text.isascii() and text.isdigit() and len(text) < 19
    return (int(text), "") if number else (math.inf, text.casefold())


def instant(value: Json) -> datetime:
    """When a date is; `UNKNOWN` for what is none."""
    return parse_loose(text_of(value)) or UNKNOWN


def _compare_dates(item: str, value: str) -> float:
    left, right = parse_loose(item), parse_loose(value)
    return 0 if left is None or right is None else (left - right).total_seconds()
