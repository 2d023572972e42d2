"""Answers with stamps: what they get in the place of an offset that was not sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Final, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from acsdk._json.zone import account_zone, offsets, with_offset

from .base import Answer

__all__ = ["Timed"]

_NO_MOMENTS: Final = frozenset({NoneType, str, int, bool, Decimal, list, dict})


class Timed(Answer):
    """Something the server sent with stamps that may have no offset.

    They mean the account's wall clock. All ``*_timestamp`` of a record have an offset, or none of them, unless the
    server itself sends one with and another without, where nothing tells the other's. An offset that was sent stays;
    to compare the two, take it off: ``stamp.replace(tzinfo=None)`` is the same wall clock, unless the offset is UTC's.
    """

    _in_account_time: ClassVar[bool] = True

    def _finish(self) -> None:
        zone = account_zone() if self._in_account_time else None
        names = _names_of(type(self))
        if zone is not None or names.stamps:
            _complete(vars(self), names, zone)


class _Names(NamedTuple):
    """The fields of a model that may hold moments."""

    stamps: tuple[str, ...]
    dates: tuple[str, ...]


def _complete(values: dict[str, Any], names: _Names, zone: tzinfo | None) -> None:
    """Give a record's moments the offsets that were not sent, where that is certain."""
    zone = _undisputed(zone, values)
    stamps = {name: moment for name in names.stamps if _is_naive(moment := values[name])}
    if stamps:
        values.update(_with_offsets(stamps, [values[name] for name in names.dates], zone))
    if zone is not None:
        others = {name: value for name, value in values.items() if _is_naive(value) and name not in stamps}
        values.update({name: with_offset(value, zone) for name, value in others.items()})


@cache
def _names_of(model: type[Answer]) -> _Names:
    fields = model.model_fields.items()
    stamps = tuple(name for name, _ in fields if name.endswith("_timestamp"))
    return _Names(stamps, tuple(name for name, field in fields if name not in stamps and _may_be_moment(field)))


def _may_be_moment(field: FieldInfo) -> bool:
    """Whether a field's values may be datetimes, among others."""
    kind = field.annotation
    members = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return not all((get_origin(member) or member) in _NO_MOMENTS for member in members)


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
