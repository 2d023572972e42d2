"""Answers with stamps: what they get in the place of an offset that was not sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from functools import cache
from typing import Any, ClassVar, Self

from pydantic import ModelWrapValidatorHandler

from acsdk._json.zone import account_zone, offsets, with_offset

from .base import Answer

__all__ = ["Timed"]


class Timed(Answer):
    """Something the server sent with stamps that may have no offset.

    They mean the account's wall clock. All ``*_timestamp`` of a record have an offset, or none of them, unless the
    server itself sends one with and another without, where nothing tells the other's. An offset that was sent stays;
    to compare the two, take it off: ``stamp.replace(tzinfo=None)`` is the same wall clock, unless the offset is UTC's.
    """

    _in_account_time: ClassVar[bool] = True

    @classmethod
    def _read(cls, value: object, handler: ModelWrapValidatorHandler[Any]) -> Self:
        model = super()._read(value, handler)
        values = vars(model)
        zone = _undisputed(account_zone(), values) if cls._in_account_time else None
        stamps = {name: values[name] for name in _stamps(cls) if _is_naive(values[name])}
        if stamps:
            dates = (value for name, value in values.items() if not name.endswith("_timestamp"))
            values.update(_with_offsets(stamps, dates, zone))
        if zone is not None:
            others = {name: value for name, value in values.items() if _is_naive(value) and name not in stamps}
            values.update({name: with_offset(value, zone) for name, value in others.items()})
        return model


@cache
def _stamps(model: type[Answer]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name.endswith("_timestamp"))


def _is_naive(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is None


def _with_offsets(
    stamps: Mapping[str, datetime], dates: Iterable[object], zone: tzinfo | None
) -> Mapping[str, datetime]:
    """The stamps with the offsets of dates of the same moment, or of the zone; as they are, where one has neither.

    The offset of another moment may be an hour wrong, for daylight saving may lie between.
    """
    known = {value.replace(tzinfo=None): value for value in dates if isinstance(value, datetime) and value.tzinfo}
    found = {name: known.get(stamp) or _in_zone(stamp, zone) for name, stamp in stamps.items()}
    return stamps if any(map(_is_naive, found.values())) else found


def _in_zone(stamp: datetime, zone: tzinfo | None) -> datetime:
    return stamp if zone is None else with_offset(stamp, zone)


def _undisputed(zone: tzinfo | None, values: Mapping[str, object]) -> tzinfo | None:
    """The zone, unless dates of the record have other offsets than it has then; those in UTC say nothing of it."""
    if zone is None:
        return None
    told = (value for value in values.values() if isinstance(value, datetime) and value.utcoffset())
    return zone if all(value.utcoffset() in offsets(value, zone) for value in told) else None
