"""Python values to query strings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from acsdk._errors import InvalidInputError
from acsdk._json.instants import NO_ZONE
from acsdk._json.numbers import plain
from acsdk._options import QueryValue

__all__ = ["encode_query", "stamp"]


def encode_query(params: Mapping[str, QueryValue]) -> tuple[tuple[str, str], ...]:
    """Query parameters as text: booleans as ``true`` and ``false``; ``None`` is left out."""
    given = {name: value for name, value in params.items() if value is not None}
    return tuple((name, _text(f"query parameter {name!r}", value)) for name, value in given.items())


def stamp(name: str, value: date) -> str:
    """A day, or a moment with its offset; raises `InvalidInputError` for a naive one."""
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise InvalidInputError(f"{name} {NO_ZONE}")
    return value.isoformat()


def _text(name: str, value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int():
            return str(value)
        case Decimal() if value.is_finite():
            return plain(value)
        case float() if math.isfinite(value):
            return repr(value)
        case date():
            return stamp(name, value)
        case _:
            raise InvalidInputError(
                f"{name}: {type(value).__name__} cannot be sent; give text, a finite number, a boolean or a date"
            )
