"""From models to the bytes of a request body."""

from __future__ import annotations

from acsdk._json.encode import Encoded, convert, to_json

from .base import Input, Model
from .exact import unmark
from .twin import wire_serializer

__all__ = ["encode", "to_json"]


def encode(model: Model) -> bytes:
    """One record as JSON: wire names, unset fields absent, ``None`` only where it clears a field, exact numbers."""
    serializer = wire_serializer(type(model))
    if isinstance(model, Input) and model.sends_null:
        return unmark(serializer.to_json(model, by_alias=True, exclude_unset=True))
    return unmark(serializer.to_json(model, by_alias=True, exclude_none=True))


@convert.register(Model)
def _in_a_body(model: Model) -> Encoded:
    """Models may stand anywhere in a body."""
    return Encoded(encode(model))
