"""Free-form JSON: what the API takes or gives without saying what is in it."""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal
from numbers import Number
from typing import Annotated, Any, SupportsIndex

from pydantic import BaseModel, BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError, PydanticSerializationError, to_jsonable_python

from acsdk._json.decode import decode_json
from acsdk._json.numbers import is_finite
from acsdk._json.shapes import is_mapping, is_sequence

from .exact import json_value
from .sendable import BYTES, MOST_LEVELS, NO_ORDER, NO_TEXT, TOO_DEEP, TOO_LONG, is_writable
from .twin import Written
from .writing import encode

__all__ = ["JSON", "are_equal", "dumped", "exact", "whole"]


def exact(value: Any, levels: int = MOST_LEVELS) -> Any:  # noqa: ANN401 - the JSON edge
    """The value as JSON has it, with exact decimals and without halves of surrogate pairs, which no JSON can carry.

    What JSON knows by text, such as a date, becomes that text. Raises ``PydanticCustomError`` for anything else.
    """
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, int | float | Decimal):
        return _number_of(value)
    if value is None:
        return value
    if levels == 0:
        raise PydanticCustomError("too_deep", TOO_DEEP)
    if is_mapping(value):
        return {key: exact(item, levels - 1) for key, item in _by_name(value)}
    return [exact(item, levels - 1) for item in value] if is_sequence(value) else exact(_plain(value), levels - 1)


def whole(text: str) -> str:
    """The text without halves of surrogate pairs, which no encoding can carry."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _number_of(number: float | Decimal) -> float | Decimal:
    """Booleans and whole numbers as they are."""
    if isinstance(number, int):
        if is_writable(number):
            return number
        raise PydanticCustomError("not_json", TOO_LONG)
    if not is_finite(number):
        raise PydanticCustomError("not_finite", "holds NaN or infinity, which JSON cannot carry")
    return number if isinstance(number, Decimal) else Decimal(repr(float(number)))


def _by_name(value: Mapping[Any, Any]) -> Iterator[tuple[str, Any]]:
    """The items of a mapping, whose keys JSON knows as text; a number may be one, unless its text is another."""
    names: set[str] = set()
    for key, item in value.items():
        if isinstance(key, bool) or not isinstance(key, str | int):
            kind = type(key).__name__
            raise PydanticCustomError("not_json", "has a key of the type {kind}: keys are texts", {"kind": kind})
        name = whole(key if isinstance(key, str) else str(key))
        if name in names:
            raise PydanticCustomError("not_json", "has the key {name} twice, as text and as a number", {"name": name})
        names.add(name)
        yield name, item


def _plain(value: object) -> object:
    if isinstance(value, BYTES):
        raise PydanticCustomError("not_json", NO_TEXT)
    if isinstance(value, Set | Iterator):
        raise PydanticCustomError("not_json", NO_ORDER)
    if isinstance(value, BaseModel) and hasattr(value, "_on_wire"):  # one of ours, whose other form is for users
        return decode_json(encode(value))
    try:
        if isinstance(value, SupportsIndex) and not isinstance(value, type):  # numpy's integers
            return operator.index(value)
        if not isinstance(value, Number):  # what is left of them: complex ones and fractions
            return to_jsonable_python(value)
    except (PydanticSerializationError, ValueError):
        pass
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
