"""Python values to query strings."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from acsdk._errors import InvalidInputError
from acsdk._json.foreign import native
from acsdk._json.instants import NO_ZONE
from acsdk._json.numbers import plain
from acsdk._options import QueryValue

__all__ = ["encode_query", "stamp"]

_NOTHING: Final = object()
"""Stands for what pandas has instead of nothing: it cannot be sent."""


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
    own = native(value, missing=_NOTHING)
    match own:
        case bool():
            return "true" if own else "false"
        case str():
            return own
        case int():
            return str(own)
        case Decimal() if own.is_finite():
            return plain(own)
        case float() if math.isfinite(own):
            return repr(own)
        case date():
            return stamp(name, own)
        case _:
            raise InvalidInputError(
                f"{name}: {type(value).__name__} cannot be sent; give text, a finite number, a boolean or a date"
            )
