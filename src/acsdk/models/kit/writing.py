"""Models to the wire's JSON."""

from __future__ import annotations

from pydantic import BaseModel

from .exact import unmark
from .twin import wire_serializer

__all__ = ["encode"]


def encode(model: BaseModel) -> bytes:
    """One record as JSON: wire names, unset fields absent, ``None`` only where it clears a field, exact numbers."""
    serializer = wire_serializer(type(model))
    if getattr(model, "sends_null", False):
        return unmark(serializer.to_json(model, by_alias=True, exclude_unset=True))
    return unmark(serializer.to_json(model, by_alias=True, exclude_none=True))
