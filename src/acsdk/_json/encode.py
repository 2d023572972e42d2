"""Python values to JSON. What either API is sent goes through this writer, whoever calls it.

One rule for each type: decimals are exact; a moment is written in UTC and to the second, and refused without a time
zone; what has no order, what is no text, and what JSON does not have are refused by name.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import singledispatch
from typing import Any, cast

from acsdk._errors import InvalidInputError
from acsdk._json.foreign import native
from acsdk._json.instants import in_utc
from acsdk._json.numbers import plain
from acsdk._json.shapes import is_mapping, is_sequence

__all__ = ["Encoded", "convert", "merge_json", "to_json"]

# What is encoded already leaves the encoder as a marked string that holds its number, and takes the string's place in
# one pass over the bytes. The mark is made anew in every process, so no text that a user sends can be taken for one.
_MARK = f"\x00{secrets.token_hex(8)}"
_MARKED = re.compile(re.escape(json.dumps(_MARK)[:-1]).encode() + rb'(\d+)"')
_TEXT = json.JSONEncoder(ensure_ascii=False)
_NATIVE: tuple[type[object], ...] = (dict, list, tuple, str, int, float, bool, type(None))


@dataclass(slots=True)
class Encoded:
    """JSON that is already encoded: a packer that knows the size of each record need not encode it twice."""

    content: bytes


def to_json(value: object, what: str = "the body") -> bytes:
    """A value as JSON, nested in any way; raises `InvalidInputError` that says what cannot be sent, and where."""
    try:
        return _dumped(value)
    except RecursionError:
        problem = "it is nested too deeply, or holds itself"
    except (TypeError, ValueError) as error:
        problem = _place(value) + str(error)
    # Outside the handlers: an encoder's own error may hold the value.
    raise InvalidInputError(f"{what} cannot be sent as JSON: {problem}")


def merge_json(body: bytes | None, extra: Mapping[str, Any]) -> bytes:
    """The body with more top-level keys."""
    try:
        known: Any = json.loads(body, parse_float=Decimal) if body else {}
    except ValueError:
        known = None  # a form, which goes elsewhere
    if not isinstance(known, dict):
        raise InvalidInputError("extra_body: this call's body is not a JSON object, so no keys can be added to it")
    return to_json({**cast("dict[str, Any]", known), **extra}, "extra_body")


@singledispatch
def convert(value: object) -> object:
    """What JSON has in place of a value that it does not know; a class with a form of its own registers it here."""
    own = native(value, missing=value)
    if own is not value:
        return own
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


@convert.register(Decimal)
def _convert_decimal(value: Decimal) -> Encoded:
    return Encoded(plain(value).encode())


@convert.register(Encoded)
def _convert_nothing(value: Encoded) -> Encoded:
    return value


@convert.register(Mapping)
def _convert_mapping(value: Mapping[object, object]) -> dict[object, object]:
    return dict(value)


@convert.register(datetime)
def _convert_moment(value: datetime) -> str:
    return f"{in_utc(value).isoformat().removesuffix('+00:00')}Z"


@convert.register(date)
def _refuse_day(_: date) -> object:
    raise TypeError(
        "a date alone is no instant: where a day is wanted give its isoformat(), "
        "where a moment is, datetime.combine(day, time.min, tz)"
    )


@convert.register(Set)
def _refuse_set(value: Set[object]) -> object:
    raise TypeError(f"a {type(value).__name__} has no order: give a list, such as sorted(...)")


@convert.register(bytes)
@convert.register(bytearray)
def _refuse_bytes(value: bytes | bytearray) -> object:
    raise TypeError(f"{type(value).__name__} is no text: decode it, such as value.decode()")


def _dumped(value: object) -> bytes:
    if is_mapping(value) and any(map(_is_foreign, value.values())) and {*map(type, value)} == {str}:
        return _around(value)
    return _encoded(value)


def _is_foreign(value: object) -> bool:
    """Whether it is something else than JSON has, such as a record; or a list of records."""
    return type(value) not in _NATIVE or bool(_records(value))


def _records(value: object) -> Sequence[object]:
    """The items of a list that begins with something else than JSON has; of any other value nothing."""
    items: Sequence[object] = cast("list[object]", value) if isinstance(value, list) else ()
    return items if items and type(items[0]) not in _NATIVE else ()


def _around(record: Mapping[str, object]) -> bytes:
    """An object around a record or a list of records, as most bodies are: quicker than by way of marks."""
    return b"{" + b",".join([_TEXT.encode(key).encode() + b":" + _part(part) for key, part in record.items()]) + b"}"


def _part(value: object) -> bytes:
    if records := _records(value):
        return b"[" + b",".join(map(_part, records)) + b"]"
    known: object = value if isinstance(value, _NATIVE) else convert(value)
    return known.content if isinstance(known, Encoded) else _encoded(known)


def _encoded(value: object) -> bytes:
    parts: list[bytes] = []

    def known(other: object) -> object:
        converted = convert(other)
        if not isinstance(converted, Encoded):
            return converted
        parts.append(converted.content)
        return f"{_MARK}{len(parts) - 1}"

    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"), default=known
    )
    return _MARKED.sub(lambda mark: parts[int(mark[1])], text.encode())


def _place(value: object) -> str:
    """The way to the first part that cannot be sent, with a colon; nothing where that is the value itself."""
    place = ""
    while True:
        for step, part in _parts(value):
            if not _can_be_sent(part):
                place += step
                value = part
                break
        else:
            return place and f"{place.removeprefix('.')}: "


def _parts(value: object) -> Iterable[tuple[str, object]]:
    if is_mapping(value):
        return ((f".{key}", part) for key, part in value.items())
    return ((f"[{index}]", part) for index, part in enumerate(value if is_sequence(value) else ()))


def _can_be_sent(value: object) -> bool:
    try:
        _dumped(value)
    except (TypeError, ValueError):
        return False
    return True
