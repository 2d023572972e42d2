"""The account's time zone: what stamps without an offset are told in."""

from __future__ import annotations

from collections.abc import Generator, Set
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta, timezone, tzinfo

__all__ = ["account_zone", "in_zone", "offsets", "with_offset"]

_zone: ContextVar[tzinfo | None] = ContextVar("acsdk_zone", default=None)


def account_zone() -> tzinfo | None:
    """The zone of the account whose answer is being read, where it is known."""
    return _zone.get()


@contextmanager
def in_zone(zone: tzinfo | None) -> Generator[None]:
    """Read answers of an account in this zone."""
    token = _zone.set(zone)
    try:
        yield
    finally:
        _zone.reset(token)


def with_offset(moment: datetime, zone: tzinfo) -> datetime:
    """A naive moment with its offset; naive still where the zone has the hour twice, or not at all."""
    found = offsets(moment, zone)
    return moment.replace(tzinfo=timezone(max(found))) if len(found) == 1 else moment


def offsets(moment: datetime, zone: tzinfo) -> Set[timedelta]:
    """Those that a zone may have when its clocks show this: two in the hour that comes twice, or never."""
    return {moment.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta() for fold in (0, 1)}
