"""Moments as both APIs are documented to take them: in UTC, to the second."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

__all__ = ["NO_ZONE", "in_utc"]

NO_ZONE: Final = "has no time zone: use datetime.now(UTC), or add one with value.replace(tzinfo=...)"
"""What is said of a naive datetime: nobody can know which moment it means."""


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC and to the second; raises ``ValueError`` for a naive one, and beyond the years 1 to 9999."""
    if moment.utcoffset() is None:
        raise ValueError(NO_ZONE)
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        problem = "is outside the years 1 to 9999 in UTC"
    raise ValueError(problem)
