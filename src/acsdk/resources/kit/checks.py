"""Checks of arguments that no model sees."""

from __future__ import annotations

from acsdk._errors import InvalidInputError

__all__ = ["key_part"]


def key_part(name: str, value: str) -> str:
    """The value, if it can be part of a key; blank keys would find, or make, the wrong record."""
    if not value.strip():
        raise InvalidInputError(f"{name} is empty: records are found by it")
    return value
