"""From models to the bytes of a request body."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from acsdk._json.shapes import is_mapping, is_sequence

from .base import Input, Model
from .exact import EXACT, plain, unmark
from .wire import to_utc

__all__ = ["encode", "to_json"]

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def encode(model: Model) -> bytes:
    """One record as JSON: wire names, unset fields absent, ``None`` only where it clears a field, exact numbers."""
    if isinstance(model, Input) and model.sends_null:
        document = model.__pydantic_serializer__.to_json(model, by_alias=True, exclude_unset=True, context=EXACT)
    else:
        document = model.__pydantic_serializer__.to_json(model, by_alias=True, exclude_none=True, context=EXACT)
    return unmark(document)


def to_json(value: object) -> bytes:
    """A request body from plain values and models, nested in any way.

    ``bytes`` are taken for JSON that is already encoded, so a packer that knows the size of each record need not encode
    it twice. An instant is written as the models write it, in UTC and to the second. Raises ``TypeError`` or
    ``ValueError`` for what cannot be sent.
    """
    if isinstance(value, Model):
        return encode(value)
    if is_mapping(value):
        return b"{" + b",".join(to_json(str(key)) + b":" + to_json(item) for key, item in value.items()) + b"}"
    if is_sequence(value):
        return b"[" + b",".join(map(to_json, value)) + b"]"
    return _scalar(value)


def _scalar(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, Decimal):
        return plain(value).encode()
    if isinstance(value, date):
        value = to_utc(value).isoformat().replace("+00:00", "Z")
    return _ENCODER.encode(value).encode()
