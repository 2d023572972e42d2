"""Python values to what stands on the wire: query strings and JSON bodies."""

from __future__ import annotations

import json
import math
import re
import secrets
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from acsdk._errors import InvalidInputError
from acsdk._options import QueryValue

__all__ = ["encode_json", "encode_query", "merge_json"]

# Decimals leave the encoder as marked strings and lose the mark and the quotes in one pass over the bytes. The mark is
# made anew in every process, so no text that a user sends can be taken for a number.
_MARK = f"\x00{secrets.token_hex(8)}"
_MARKED = re.compile(re.escape(json.dumps(_MARK)[:-1]).encode() + rb'([-+.\dE]+)"')
_MOST_ZEROS = 34


def encode_query(params: Mapping[str, QueryValue]) -> tuple[tuple[str, str], ...]:
    """Query parameters as text: booleans as ``true`` and ``false``; ``None`` is left out."""
    return tuple((name, _query_text(name, value)) for name, value in params.items() if value is not None)


def _query_text(name: str, value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int() | Decimal():
            return str(value)
        case float() if math.isfinite(value):
            return repr(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            raise InvalidInputError(
                f"query parameter {name!r}: {type(value).__name__} cannot be sent; give text, a number or a boolean"
            )


def encode_json(value: object) -> bytes:
    """A JSON body with exact decimals; raises `InvalidInputError` for what JSON cannot hold."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_encode_other)
        return _MARKED.sub(rb"\1", text.encode())
    except (TypeError, ValueError, RecursionError) as error:
        problem = str(error)
    raise InvalidInputError(f"the body cannot be sent as JSON: {problem}")  # an encoder's own error may hold the body


def _encode_other(value: object) -> object:
    match value:
        case Decimal() if value.is_finite():
            # An exponent is written out, unless that would fill the memory.
            return _MARK + (format(value, "f") if abs(value.adjusted()) <= _MOST_ZEROS else str(value))
        case Decimal():
            raise ValueError("Out of range decimal values are not JSON compliant")
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return dict(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        case tuple() | set() | frozenset():
            return list(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        case _:
            raise TypeError(f"{type(value).__name__} is not JSON serializable")


def merge_json(body: bytes | None, extra: Mapping[str, Any]) -> bytes:
    """The body with more top-level keys."""
    try:
        known: Any = json.loads(body, parse_float=Decimal) if body else {}
    except ValueError:
        known = None  # a form, which goes elsewhere
    if not isinstance(known, dict):
        raise InvalidInputError("extra_body: this call's body is not a JSON object, so no keys can be added to it")
    return encode_json({**cast("dict[str, Any]", known), **extra})
