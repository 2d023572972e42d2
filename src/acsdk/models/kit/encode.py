"""From models to the bytes of a request body."""

from __future__ import annotations

from acsdk._json.encode import Encoded, convert, to_json

from .base import Model
from .writing import encode

__all__ = ["encode", "to_json"]


@convert.register(Model)
def _in_a_body(model: Model) -> Encoded:
    """Models may stand anywhere in a body."""
    return Encoded(encode(model))
