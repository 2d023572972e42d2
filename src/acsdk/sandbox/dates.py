"""The date dialects of the two APIs."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

__all__ = ["ACCOUNT_ZONE", "iso_offset", "parse_instant", "parse_loose", "shifted", "utc_instant", "wall_clock"]

ACCOUNT_ZONE = timezone(timedelta(hours=-5))
"""The zone of the sandbox's account: v3 writes its dates in the account's zone. Fixed, without summer time."""

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)")


@lru_cache(maxsize=1024)  # each date of a bulk call is read twice: to be checked, and to be written
def parse_instant(text: str) -> datetime | None:
    """An ISO 8601 date-time with an offset, or None (rule `dates.any_offset`)."""
    if not _INSTANT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def parse_loose(text: str) -> datetime | None:
    """A v3 date: ISO 8601 with or without time and offset; the account's zone where none is given."""
    try:
        parsed = datetime.fromisoformat(text.strip())
        aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=ACCOUNT_ZONE)
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def utc_instant(moment: datetime) -> str:
    """`2019-11-16T10:48:23Z`, with a fraction only where there is one."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def iso_offset(moment: datetime) -> str:
    """`2019-11-16T05:48:23-05:00`, whole seconds in the account's zone, as v3 dates."""
    return _in_account(moment).replace(microsecond=0).isoformat()


def wall_clock(moment: datetime) -> str:
    """`2019-11-16 05:48:23`, the zoneless v3 stamp: the account's wall clock."""
    return _in_account(moment).replace(microsecond=0, tzinfo=None).isoformat(sep=" ")


def shifted(moment: datetime, seconds: float) -> datetime:
    """Some seconds later or earlier, from the calendar's first instant on; clocks never come near its last."""
    try:
        return moment + timedelta(seconds=seconds)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def _in_account(moment: datetime) -> datetime:
    """In the account's zone; in UTC, the same instant, for the calendar's first hours, which that zone has not."""
    try:
        return moment.astimezone(ACCOUNT_ZONE)
    except OverflowError:
        return moment.astimezone(UTC)
