"""Free-form JSON: what the API takes or gives without saying what is in it."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError, PydanticSerializationError, to_jsonable_python

from acsdk._json.shapes import is_mapping, is_sequence

from .exact import json_value
from .twin import Written

__all__ = ["JSON", "are_equal", "dumped", "exact", "whole"]

_MOST_LEVELS: Final = 64
"""Deeper than any known document; a value that holds itself is deeper than that."""


def exact(value: Any, levels: int = _MOST_LEVELS) -> Any:  # noqa: ANN401 - the JSON edge
    """The value as JSON has it, with exact decimals and without halves of surrogate pairs, which no JSON can carry.

    What JSON knows by text, such as a date, becomes that text. Raises ``PydanticCustomError`` for anything else.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, float | Decimal):
        return _finite(value)
    if levels == 0:
        raise PydanticCustomError("too_deep", "is nested too deeply, or holds itself")
    if is_mapping(value):
        return {whole(str(key)): exact(item, levels - 1) for key, item in value.items()}
    return [exact(item, levels - 1) for item in value] if is_sequence(value) else exact(_plain(value), levels - 1)


def whole(text: str) -> str:
    """The text without halves of surrogate pairs, which no encoding can carry."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _finite(number: float | Decimal) -> Decimal:
    if not math.isfinite(number):
        raise PydanticCustomError("not_finite", "holds NaN or infinity, which JSON cannot carry")
    return number if isinstance(number, Decimal) else Decimal(repr(float(number)))


def _plain(value: object) -> object:
    try:
        return to_jsonable_python(value)
    except (PydanticSerializationError, ValueError):
        kind = type(value).__name__
    raise PydanticCustomError("not_json", "holds a value of the type {kind}, which JSON cannot carry", {"kind": kind})


def are_equal(one: object, other: object) -> bool:
    """Whether two free-form values are the same in JSON: 0.1 may be a float, or the decimal that it stands for."""
    if one == other:
        return True
    try:
        return bool(exact(one) == exact(other))
    except PydanticCustomError:
        return False


def dumped(value: object) -> object:
    """A free-form value for the user's JSON: a number where a float is exact, which nearly all are, else its text."""
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, str):
        return whole(value)
    if is_mapping(value):
        return {whole(str(key)): dumped(item) for key, item in value.items()}
    return [dumped(item) for item in value] if is_sequence(value) else value


def _number(number: Decimal) -> float | str:
    nearest = float(number)
    return nearest if math.isfinite(nearest) and Decimal(repr(nearest)) == number else str(number)


JSON = Annotated[
    Any, BeforeValidator(exact), PlainSerializer(dumped, when_used="json"), Written(json_value, when_used="json")
]
"""A free-form JSON value; the Decimals in it are written as exact numbers."""
