"""JSON in and out, with decimals that keep their digits and a bound on nesting."""

from __future__ import annotations

import json
import secrets
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeAlias, cast

__all__ = ["MAX_DEPTH", "BadJsonError", "Json", "as_list", "as_object", "as_objects", "dumps", "loads"]
__all__ += ["loads_own"]

MAX_DEPTH = 64
_LARGEST_EXPONENT = 400  # rule `gateway.numbers`: every double, and a little more

Json: TypeAlias = Any
"""A decoded JSON value: the edge where types end."""

# The C encoder cannot write a bare number for a Decimal, so decimals leave it as marked strings and lose
# their quotes afterwards. The marks are random per process: no stored text can imitate them.
_BEFORE, _AFTER = secrets.token_hex(12), secrets.token_hex(12)


class BadJsonError(ValueError):
    """The bytes are not JSON that the sandbox accepts."""


def dumps(value: Json) -> bytes:
    """Encode a value; a `Decimal` becomes a JSON number with exactly its digits."""
    text = _ENCODER.encode(value)
    return text.replace(f'"{_BEFORE}', "").replace(f'{_AFTER}"', "").encode()


def loads(data: bytes | str) -> Json:
    """Decode JSON; numbers with a fraction or an exponent become `Decimal`.

    Raises `BadJsonError` for malformed text, NaN, Infinity, numbers far beyond a double and more than 64 levels of
    nesting.
    """
    try:
        value = json.loads(data, parse_float=_decimal, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadJsonError(str(error)) from error
    if _too_deep(value):
        msg = f"more than {MAX_DEPTH} levels of nesting"
        raise BadJsonError(msg)
    return value


def loads_own(data: bytes) -> Json:
    """Decode what `dumps` wrote: of its encoding and its depth nothing has to be found out."""
    return _DECODER.decode(data.decode())


def as_object(value: Json) -> dict[str, Json]:
    """The value when it is a JSON object, else an empty one."""
    return cast("dict[str, Json]", value) if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """The value when it is a JSON list, else an empty one."""
    return [*value] if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]


def as_objects(value: Json) -> list[dict[str, Json]]:
    """The objects in a JSON list; what else it holds is left out."""
    return [cast("dict[str, Json]", item) for item in as_list(value) if isinstance(item, dict)]


def _mark(value: object) -> str:
    if isinstance(value, Decimal) and value.is_finite():
        return f"{_BEFORE}{value}{_AFTER}"
    msg = f"{type(value).__name__} is not JSON"
    raise TypeError(msg)


def _decimal(text: str) -> Decimal:
    # An exponent of billions is one short token on the wire, and as an integer more than the machine has.
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        msg = f"a number beyond 1e{_LARGEST_EXPONENT}, or closer to 0 than 1e-{_LARGEST_EXPONENT}"
        raise BadJsonError(msg)
    return number


_ENCODER = json.JSONEncoder(default=_mark, separators=(",", ":"))


def _refuse_constant(name: str) -> NoReturn:
    msg = f"{name} is not JSON"
    raise BadJsonError(msg)


_DECODER = json.JSONDecoder(parse_float=_decimal, parse_constant=_refuse_constant)


def _too_deep(value: Json) -> bool:
    # Level by level and without a call per value: bodies have tens of thousands of them.
    level: list[Json] = [value] if isinstance(value, (dict, list)) else []
    for _ in range(MAX_DEPTH):
        children: list[Json] = []
        for item in level:
            children += item.values() if isinstance(item, dict) else item
        level = [child for child in children if isinstance(child, (dict, list))]
        if not level:
            return False
    return True
