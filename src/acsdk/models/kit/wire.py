"""Wire types: they read every spelling of a value that the API is known to send.

The v3 API writes ``"1"``, ``1``, ``""``, ``null``, ``"0000-00-00"`` and ``[]`` where one would expect one spelling.
All of these types give ``None`` (lists and mappings: an empty one) for what means "nothing". What they cannot read is
an error, which the answer that holds the field repairs.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from acsdk._json.instants import NO_ZONE, OUT_OF_RANGE, in_utc
from acsdk._json.numbers import is_finite
from acsdk._json.shapes import is_mapping, is_sequence

from .exact import MAX_DIGITS, plain
from .free import whole
from .kinds import HAS_OFFSET
from .names import wire
from .reading import is_reading
from .usual import usually

__all__ = [
    "NO_ENTRIES",
    "NO_ITEMS",
    "Items",
    "OffsetDateTime",
    "UtcDateTime",
    "WireBool",
    "WireDate",
    "WireDateTime",
    "WireForeignKey",
    "WireInstant",
    "WireInt",
    "WireList",
    "WireMap",
    "WireMoment",
    "WireStr",
    "WireTextId",
    "to_utc",
    "wire",
]

T = TypeVar("T")

_BITS = 64
_ZERO_DATES = ("0000-00-00", "-0001-11-30")  # as MySQL stores no date, and as PHP prints that with an offset
# The documentation has stamps such as 2026-05-28T3:05:54, and some stores lose the space of 2026-05-28 03:05:54.
_IS_NUMERAL = "v is None or type(v) is str and len(v) < 19 and v.isdecimal() and v.isascii()"  # of 64 bits
_IS_STAMP = "v is None or type(v) is str and v[:1] == '2'"
_IS_INSTANT = "v is None or type(v) is str and len(v) == 20 and v[10] == 'T' and v[19] == 'Z'"
_LOOSE_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]?(\d{1,2})(:.*)", re.ASCII)


def _is_nothing(value: object) -> bool:
    return value is None or value == ""


def _refuse(kind: str) -> PydanticCustomError:
    return PydanticCustomError("unreadable", "is not {kind}", {"kind": kind})


@usually("v is None or type(v) is str and v.isascii()", "v or None", str | None)
def read_text(value: object) -> str | None:
    """Text from text or a number; ``""`` is ``None``."""
    if _is_nothing(value):
        return None
    match value:
        case str():
            return whole(value)
        case bool():
            raise _refuse("text")
        case int():
            return repr(value)
        case Decimal() | float() if is_finite(value):
            return plain(value) if isinstance(value, Decimal) else repr(value)
        case _:
            raise _refuse("text")


@usually("type(v) is str and v.isascii()", "v", str)
def read_text_id(value: object) -> str:
    """The text that names a record; ``""`` where there is none."""
    return read_text(value) or ""


@usually(_IS_NUMERAL, "v and int(v)", int | None)
def read_int(value: object) -> int | None:
    """A whole number from ``1``, ``"1"``, ``1.0``, ``"1.00"`` or a boolean; ``""`` is ``None``."""
    if _is_nothing(value):
        return None
    if isinstance(value, int):
        return _checked(value)
    if isinstance(value, str) and value.removeprefix("-").isdecimal() and value.isascii():
        return int(value)
    if not isinstance(value, str | float | Decimal):  # Decimal() would take a list for a sign, digits and an exponent
        raise _refuse("a whole number")
    if isinstance(value, str) and ("_" in value or not value.isascii()):  # nor do numbers of the API look so
        raise _refuse("a whole number")
    try:
        number = Decimal(value)
    except ArithmeticError:
        raise _refuse("a whole number") from None
    if not number.is_finite() or abs(number.adjusted()) > MAX_DIGITS or number != int(number):
        raise _refuse("a whole number")
    return int(number)


def _checked(number: int) -> int:
    """The API writes truth as a number in some fields; whoever builds a value means something else."""
    if not is_reading() and (isinstance(number, bool) or number.bit_length() >= _BITS):
        raise _refuse(f"a whole number of {_BITS} bits")
    return int(number)


@usually(_IS_NUMERAL, "v and int(v) or None", int | None)
def read_foreign_key(value: object) -> int | None:
    """The id of another record; ``"0"``, the API's word for none, is ``None``."""
    return read_int(value) or None


_TRUTH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


@usually("v is None or v == '0' or v == '1'", "v and v == '1'", bool | None)
def read_bool(value: object) -> bool | None:
    """A truth value from a boolean, ``0``, ``1`` or a word such as ``"0"`` and ``"true"``; ``""`` is ``None``."""
    if isinstance(value, bool):
        return value
    if _is_nothing(value):
        return None
    truth = _TRUTH.get(str(value).strip().lower())
    if truth is None:
        raise _refuse("a truth value")
    return truth


@usually(_IS_STAMP, "v and fromisoformat(v)", datetime | None, fromisoformat=datetime.fromisoformat)
def read_datetime(value: object) -> datetime | None:
    """A stamp in any ISO spelling, aware if it has an offset; a zero date is ``None``.

    A stamp without an offset stays naive: ``created_utc_timestamp`` and its kin hold the account's wall clock.
    """
    if isinstance(value, datetime):
        return value
    if _is_nothing(value):
        return None
    if not isinstance(value, str):
        raise _refuse("a date and time")
    try:
        return datetime.fromisoformat(value)  # reads nanoseconds too, and cuts them to microseconds
    except ValueError:
        return None if value.startswith(_ZERO_DATES) else _read_loose_stamp(value)


def _read_loose_stamp(text: str) -> datetime:
    match = _LOOSE_STAMP.fullmatch(text)
    try:
        return datetime.fromisoformat("{}T{:0>2}{}".format(*match.groups()) if match else text)
    except ValueError:
        raise _refuse("a date and time") from None


@usually(_IS_INSTANT, "v and fromisoformat(v)", datetime | None, fromisoformat=datetime.fromisoformat)
def read_instant(value: object) -> datetime | None:
    """A stamp with an offset."""
    stamp = read_datetime(value)
    if stamp is not None and stamp.tzinfo is None:
        raise _refuse("a date and time with an offset")
    return stamp


@usually(_IS_STAMP, "v and fromisoformat(v).date()", date | None, fromisoformat=datetime.fromisoformat)
def read_date(value: object) -> date | None:
    """A calendar day, from a date or from the first part of a stamp; a zero date is ``None``."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    stamp = read_datetime(value)
    return stamp.date() if stamp is not None else None


@usually("type(v) is list", "v")
def read_list(value: object) -> object:
    """A list; nothing is an empty one, and a single value stands for a list of itself.

    PHP writes a list with gaps as a mapping with numbers for keys.
    """
    if is_sequence(value):
        return value
    if is_mapping(value) and all(key.isdecimal() for key in value):
        return list(value.values())
    return [] if _is_nothing(value) else [value]


@usually("type(v) is dict", "v")
def read_map(value: object) -> object:
    """A mapping; PHP writes an empty one as ``[]``."""
    return {} if _is_nothing(value) or value == [] else value


def _items(value: object) -> object:
    """One string or one record given for a list of them."""
    return [value] if isinstance(value, str | BaseModel) or is_mapping(value) else value


@usually("type(v) is datetime and v.tzinfo is UTC and not v.microsecond", "v", datetime, datetime=datetime, UTC=UTC)
def to_utc(value: object) -> datetime:
    """The instant in UTC and to the second, as it is documented to be sent; refuses what is no instant."""
    instant = to_instant(value)
    try:
        return in_utc(instant)
    except ValueError:
        raise PydanticCustomError("out_of_range", OUT_OF_RANGE) from None


def to_instant(value: object) -> datetime:
    """An aware datetime, from one or from text; a number is none, and neither is a day."""
    if isinstance(value, str):
        value = _parse(value)
    if not isinstance(value, datetime):
        raise PydanticCustomError(
            "not_a_datetime",
            "must be an aware datetime, or text such as 2019-11-16T10:48:23Z; "
            "a date alone is no instant: use datetime.combine(day, time.min, tz)",
        )
    if value.utcoffset() is None:
        raise PydanticCustomError("naive_datetime", NO_ZONE)
    return value


def _parse(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if len(text) > len("2019-11-16") else None
    except ValueError:
        return None


WireStr = Annotated[str | None, BeforeValidator(read_text)]
"""Text in an answer."""
WireTextId = Annotated[str, BeforeValidator(read_text_id)]
"""What names a record where that is text: it goes into further calls as it is. ``""`` where an answer leaves it out."""
WireInt = Annotated[int | None, BeforeValidator(read_int)]
"""A whole number in an answer, ids included."""
WireForeignKey = Annotated[int | None, BeforeValidator(read_foreign_key)]
"""The id of another record in an answer, ``None`` where the API says ``"0"``."""
WireBool = Annotated[bool | None, BeforeValidator(read_bool)]
"""A truth value in an answer."""
WireDateTime = Annotated[datetime | None, BeforeValidator(read_datetime)]
"""A stamp in an answer, naive where the API sends no offset."""
WireMoment = Annotated[datetime | None, BeforeValidator(read_datetime), HAS_OFFSET]
"""A stamp in an answer that every source gives with an offset; should one come without, it is read all the same."""
WireInstant = Annotated[datetime | None, BeforeValidator(read_instant), HAS_OFFSET]
"""A stamp in an answer that must carry an offset."""
WireDate = Annotated[date | None, BeforeValidator(read_date)]
"""A calendar day in an answer."""
WireList: TypeAlias = Annotated[list[T], BeforeValidator(read_list)]
"""A list in an answer, empty where the API sends nothing."""
NO_ITEMS: Any = Field(default_factory=list)
"""The default of a ``WireList``. Typed as any value, because type checkers cannot infer what the factory makes."""
WireMap: TypeAlias = Annotated[dict[str, T], BeforeValidator(read_map)]
"""A mapping in an answer, empty where the API sends nothing or ``[]``."""
NO_ENTRIES: Any = Field(default_factory=dict)
"""The default of a ``WireMap``."""
UtcDateTime = Annotated[datetime, BeforeValidator(to_utc), HAS_OFFSET]
"""An instant to send: an aware datetime, kept in UTC and to the second."""
OffsetDateTime = Annotated[datetime, BeforeValidator(to_instant)]
"""An instant to send as it is given: an aware datetime with its own offset."""

if TYPE_CHECKING:
    from collections.abc import Sequence as Items  # what callers may pass; at run time it becomes a list
else:
    Items = Annotated[list[T], BeforeValidator(_items)]
