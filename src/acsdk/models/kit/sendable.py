"""What no field can be given, whatever its type: text, numbers and bytes that JSON does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, ValuesView
from decimal import Decimal
from typing import Final

from acsdk._json.numbers import is_finite

__all__ = ["BYTES", "MOST_LEVELS", "NO_ORDER", "NO_TEXT", "TOO_DEEP", "TOO_LONG", "is_writable", "unsendable"]

MOST_LEVELS: Final = 64
"""Deeper than any known document; a value that holds itself is deeper than that."""
BYTES: Final = (bytes, bytearray, memoryview)
"""What is no text until somebody says in which encoding."""

NO_ORDER: Final = "holds a set or an iterator, which JSON cannot carry: give a list, such as sorted(...)"
NO_TEXT: Final = "holds bytes, which JSON cannot carry: decode them, such as value.decode()"
TOO_DEEP: Final = "is nested too deeply, or holds itself: give it flat"
TOO_LONG: Final = "holds a number of thousands of digits, which JSON cannot carry: round it"
_NO_JSON: Final = "holds what JSON cannot carry, a NUL, half of a surrogate pair, NaN or infinity: remove it"

_LARGEST: Final = 10**4299  # Python writes no number of more than 4300 digits, and reads none
_UNSENDABLE: Final = re.compile("[\0\ud800-\udfff]")


def unsendable(value: object, levels: int = MOST_LEVELS) -> str | None:
    """What keeps a value from being sent, at any depth and in keys, in words that follow a field's name."""
    match value:
        case str():
            return None if _is_sendable(value) else _NO_JSON
        case float() | Decimal():
            return None if is_finite(value) else _NO_JSON
        case int():
            return None if is_writable(value) else TOO_LONG
        case bytes() | bytearray() | memoryview():
            return NO_TEXT
        case _:
            return _inside(value, levels)


def is_writable(number: int) -> bool:
    """Whether Python writes the number as text."""
    return -_LARGEST < number < _LARGEST


def _inside(value: object, levels: int) -> str | None:
    if levels == 0:
        return TOO_DEEP
    return next((fault for part in _parts(value) if (fault := unsendable(part, levels - 1)) is not None), None)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):  # first: asking abstract classes is slow
        yield from value
    elif isinstance(value, Mapping):
        yield from value
        yield from value.values()
    elif isinstance(value, Sequence | ValuesView):
        yield from value


def _is_sendable(text: str) -> bool:
    return "\0" not in text if text.isascii() else _UNSENDABLE.search(text) is None
