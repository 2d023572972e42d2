"""Checks of arguments that no model sees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from acsdk._engine.operation import Caller
from acsdk._errors import InvalidInputError, ReadOnlyError
from acsdk._json.foreign import native

__all__ = ["address_part", "expect_writing", "key_part", "listed", "number_or_address", "number_or_text", "record_ids"]

T = TypeVar("T")


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


def address_part(name: str, value: object) -> str:
    """The e-mail address by which somebody is found, without blanks around it; nothing and no address finds others."""
    address = key_part(name, value).strip()
    if "@" not in address:
        raise InvalidInputError(f"{name} is no address: people are found by theirs")
    return address


def number_or_address(name: str, value: object) -> int | str:
    """How a contact is told: by its number, which text may hold too, or by its address."""
    own = number_or_text(name, value)
    if isinstance(own, str) and own.isascii() and own.isdigit():
        return int(own)
    return own if isinstance(own, int) else address_part(name, own)


def listed(name: str, values: Iterable[T]) -> list[T]:
    """What an argument for many holds. One text would be taken apart into its characters."""
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidInputError(f"{name} must be a list or another iterable, not {type(values).__name__}")
    return [*values]


def record_ids(name: str, values: Iterable[int]) -> list[int]:
    """The numbers of records; raises `InvalidInputError` for what is none."""
    return [_record_id(name, value) for value in listed(name, values)]


def _record_id(name: str, value: object) -> int:
    own = native(value)
    if isinstance(own, bool) or not isinstance(own, int) or own < 1:
        raise InvalidInputError(f"{name} holds {own!r}: ids are whole numbers from 1 on")
    return own


def expect_writing(call: Caller, name: str) -> None:
    """Raise `ReadOnlyError` where the client only reads: before records are taken, or a journal is made."""
    if call.options.read_only:
        raise ReadOnlyError(f"this client only reads, and {name} writes: nothing was sent")
