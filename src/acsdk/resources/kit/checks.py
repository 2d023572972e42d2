"""Checks of arguments that no model sees."""

from __future__ import annotations

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError, ReadOnlyError
from acsdk._json.foreign import native

__all__ = ["expect_writing", "key_part", "number_or_text"]


def key_part(name: str, value: object) -> str:
    """The value as text, if it can be part of a key; blank keys would find, or make, the wrong record."""
    own = number_or_text(name, value)
    if isinstance(own, str) and not own.strip():
        raise InvalidInputError(f"{name} is empty: records are found by it")
    return str(own)


def number_or_text(name: str, value: object) -> int | str:
    """A number or a text, numpy's too; raises `InvalidInputError` for anything else."""
    own = native(value)
    if isinstance(own, bool) or not isinstance(own, int | str):
        raise InvalidInputError(f"{name} must be text or a whole number, not {type(value).__name__}")
    return own


def expect_writing(call: Caller, name: str) -> None:
    """Raise `ReadOnlyError` where the client only reads: before records are taken, or a journal is made."""
    if call.options.read_only:
        raise ReadOnlyError(f"this client only reads, and {name} writes: nothing was sent")
