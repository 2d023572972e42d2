"""Whole numbers to send: of 32 bits, as the GraphQL API's ``Int``, or of 64."""

from __future__ import annotations

import operator
from typing import Annotated, Final, SupportsIndex, cast

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from .money import NOT_NEGATIVE
from .reading import is_reading
from .ruling import Rule, on
from .usual import usually
from .wire import read_int

__all__ = ["INT64_MAX", "ConnectionId", "Count", "Int32", "Int64", "to_int"]

_INT32_MAX = 2**31 - 1
INT64_MAX: Final = 2**63 - 1


@usually(f"type(v) is int and {-_INT32_MAX - 1} <= v <= {_INT32_MAX}", "v", int)
def _to_int32(value: object) -> int | None:
    """A whole number within 32 bits. An answer's may be larger: nobody is helped by refusing it."""
    if is_reading():
        return read_int(value)
    number = to_int(value)
    if not -_INT32_MAX - 1 <= number <= _INT32_MAX:
        raise PydanticCustomError(
            "not_int32", "does not fit into 32 bits: the API takes -2147483648 to 2147483647, cap it or leave it out"
        )
    return number


def to_int(value: object) -> int:
    """A whole number of 64 bits, never a truth value nor one with a fraction."""
    if isinstance(value, bool):
        raise PydanticCustomError("not_an_integer", "must be a whole number, not a boolean: pass an int")
    try:
        number = operator.index(cast("SupportsIndex", value))  # numpy's integers too
    except TypeError:
        number = _from_numeral(value)
    if not -INT64_MAX - 1 <= number <= INT64_MAX:
        raise PydanticCustomError("not_int64", "does not fit into 64 bits, which no number of the API has: correct it")
    return number


def _from_numeral(value: object) -> int:
    try:
        number = read_int(value)
    except PydanticCustomError:
        raise PydanticCustomError("not_an_integer", "is not a whole number: pass an int") from None
    if number is None:
        raise PydanticCustomError("not_an_integer", "must be a whole number: pass an int")
    return number


@usually("v is None or v >= 1", "v")
def _refuse_zero(value: int | None) -> int | None:
    if value is not None and value < 1 and not is_reading():
        raise PydanticCustomError(
            "not_a_connection", "must be the connection's id, a number from 1 on: see deepdata.connections.list()"
        )
    return value


Int64 = Annotated[int, Rule(BeforeValidator(to_int), on("integer", minimum=-INT64_MAX - 1, maximum=INT64_MAX))]
"""A whole number of 64 bits."""
Int32 = Annotated[int, Rule(BeforeValidator(_to_int32), on("integer", minimum=-_INT32_MAX - 1, maximum=_INT32_MAX))]
"""A whole number of 32 bits."""
Count = Annotated[Int32, NOT_NEGATIVE]
"""A whole number of 32 bits that must not be negative when sent."""
ConnectionId = Annotated[Int32, Rule(AfterValidator(_refuse_zero), on("integer", minimum=1))]
"""The ``id`` of a v3 connection, also the number at the end of ``/app/settings/integrations/N``."""
