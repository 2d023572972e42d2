"""Moments as both APIs are documented to take them: in UTC, to the second."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

__all__ = ["NO_ZONE", "OUT_OF_RANGE", "in_utc"]

NO_ZONE: Final = "has no time zone: use datetime.now(UTC), or add one with value.replace(tzinfo=...)"
"""What is said of a naive datetime: nobody can know which moment it means."""
OUT_OF_RANGE: Final = "is outside the years 1 to 9999 in UTC"
"""What is said of a moment that UTC has no date for."""


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC and to the second; raises ``ValueError`` for a naive one, and beyond the years 1 to 9999."""
    if moment.utcoffset() is None:
        raise ValueError(NO_ZONE)
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        problem = OUT_OF_RANGE
    raise ValueError(problem)
