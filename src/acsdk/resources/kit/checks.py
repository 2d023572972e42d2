"""Checks of arguments that no model sees."""

from __future__ import annotations

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError, ReadOnlyError

__all__ = ["expect_writing", "key_part"]


def key_part(name: str, value: str) -> str:
    """The value, if it can be part of a key; blank keys would find, or make, the wrong record."""
    if not value.strip():
        raise InvalidInputError(f"{name} is empty: records are found by it")
    return value


def expect_writing(call: Caller, name: str) -> None:
    """Raise `ReadOnlyError` where the client only reads: before records are taken, or a journal is made."""
    if call.options.read_only:
        raise ReadOnlyError(f"this client only reads, and {name} writes: nothing was sent")
