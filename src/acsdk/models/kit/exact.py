"""Exact numbers on their way to JSON.

JSON mode can write a Decimal as a string or as a float, never as the plain number that it is. So a number leaves the
serialiser of the wire as a string between two marks, and ``unmark`` takes the marks and the quotes away from the
finished bytes.
"""

from __future__ import annotations

import secrets
from decimal import Decimal
from typing import Final

from acsdk._json.numbers import MAX_DIGITS, plain
from acsdk._json.shapes import is_mapping, is_sequence

__all__ = ["MAX_DIGITS", "json_value", "mark", "plain", "unmark"]

# Inputs refuse NUL, and the rest differs in every process, so no text from outside can hold a mark.
_SECRET: Final = secrets.token_hex(4)
_OPEN: Final = f"\0{_SECRET}"
_CLOSE: Final = f"{_SECRET}\0"
_OPEN_BYTES: Final = f'"\\u0000{_SECRET}'.encode()
_CLOSE_BYTES: Final = f'{_SECRET}\\u0000"'.encode()


def mark(number: Decimal) -> str:
    """The text that ``unmark`` turns into a JSON number; the number has been checked by ``to_decimal``."""
    text = str(number)
    if "E" in text:  # a very small one
        text = plain(number)
    return _OPEN + text + _CLOSE


def unmark(document: bytes) -> bytes:
    """The JSON document with its marked strings as numbers."""
    return document.replace(_OPEN_BYTES, b"").replace(_CLOSE_BYTES, b"")


def json_value(value: object) -> object:
    """A free-form value with the Decimals in it marked, at any depth."""
    if isinstance(value, Decimal):
        return mark(Decimal(plain(value)))
    if is_mapping(value):
        return {key: json_value(item) for key, item in value.items()}
    if is_sequence(value):
        return [json_value(item) for item in value]
    return value
