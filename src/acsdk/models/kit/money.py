"""Money and other exact decimals: ``Decimal`` in Python, in currency units, never a binary fraction."""

from __future__ import annotations

import operator
import re
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, SupportsIndex, cast, overload

from pydantic import AfterValidator, BeforeValidator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from .exact import MAX_DIGITS, mark, plain
from .kinds import EXACT_NUMBER
from .reading import is_reading, is_wire
from .ruling import Rule, as_text
from .twin import Written
from .usual import usually

__all__ = [
    "IN_UNITS",
    "NONE",
    "NOT_NEGATIVE",
    "AnswerMoney",
    "AnswerNumber",
    "Cents",
    "Money",
    "OptionalCents",
    "OptionalMoney",
    "OptionalNumber",
    "from_cents",
    "to_cents",
    "to_decimal",
]

NONE: Any = None
"""The default of an ``OptionalMoney`` field: type checkers know no plain ``None`` there."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
# The usual context has room for 28 digits, and rounds.
_EXACT: Final = Context(prec=3 * MAX_DIGITS)
_CENT: Final = Decimal("0.01")
_IS_PRICE = (
    f"type(v) is Decimal and v.is_finite() and len(text := str(v)) <= {MAX_DIGITS} and 'E' not in text"
    " and text[0] != '-'"
)
_ARE_CENTS = "v is None or type(v) is str and len(v) < 19 and v.isdecimal() and v.isascii() and is_wire()"
_FLOAT_PLACES = 4  # more decimals in a float's shortest form are a sign of binary arithmetic


@usually(_IS_PRICE, "v", Decimal, Decimal=Decimal)
def to_decimal(value: object) -> Decimal:
    """The exact decimal that a number or a numeral stands for, without an exponent and never minus nothing.

    Raises ``PydanticCustomError``, which pydantic reports under the field, for booleans, NaN, infinities, text that is
    not a plain number, and, unless an answer is read, floats with more than four decimals.
    """
    number = value if type(value) is Decimal else _convert(value)
    text = str(number)
    if "E" not in text and len(text) <= MAX_DIGITS and number.is_finite() and text[0] != "-":
        return number  # every price comes this way
    digits = number.as_tuple().digits
    if not number.is_finite():
        raise PydanticCustomError("not_finite", "must be a finite number, not NaN or infinity")
    if not -MAX_DIGITS <= number.adjusted() < MAX_DIGITS:
        raise _too_many_digits()
    return Decimal(plain(number if len(digits) <= MAX_DIGITS else _shortened(number)))


def _too_many_digits() -> PydanticCustomError:
    return PydanticCustomError("too_many_digits", "has too many digits; at most 34 are accepted")


def _shortened(number: Decimal) -> Decimal:
    """What an answer means by 1.100000000000000088817841970012523: a binary fraction, written out, of 1.1."""
    if not is_reading():
        raise _too_many_digits()
    return Decimal(repr(float(number)))


def _convert(value: object) -> Decimal:
    match value:
        case Decimal():
            return value
        case bool():
            raise PydanticCustomError("not_a_number", "must be a number: pass a Decimal, an int or a string")
        case float():
            return _from_float(value)
        case str():
            return _from_text(value)
        case _:
            return _from_integer(value)


def _from_float(value: float) -> Decimal:
    number = Decimal(repr(float(value)))  # float(): the repr of numpy's floats names the type
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_FLOAT_PLACES and not is_reading():
        text = "is a float with more than 4 decimals, most likely a rounding error: pass a Decimal or a string"
        raise PydanticCustomError("inexact_float", text)
    return number


def _from_text(value: str) -> Decimal:
    text = value.strip()
    if _NUMBER.fullmatch(text) is None:
        raise PydanticCustomError(
            "not_a_number", "must be a plain number such as '12.20', without thousands separators or a currency sign"
        )
    return Decimal(text)


def _from_integer(value: object) -> Decimal:
    try:
        return Decimal(operator.index(cast("SupportsIndex", value)))
    except TypeError:
        raise PydanticCustomError("not_a_number", "must be a number: pass a Decimal, an int or a string") from None


@usually("v is None or v >= 0", "v")
def _refuse_negative(value: Decimal | int | None) -> Decimal | int | None:
    """Answers may hold anything; what is sent must make sense."""
    if value is not None and value < 0 and not is_reading():
        raise PydanticCustomError("negative", "must not be negative")
    return value


def _say_not_negative(found: JsonSchemaValue) -> JsonSchemaValue:
    match found:
        case {"anyOf": parts}:
            return {**found, "anyOf": [_say_not_negative(part) for part in parts]}
        case {"type": "integer"}:
            return {**found, "minimum": 0}
        case {"pattern": pattern}:
            return {**found, "pattern": pattern.replace("^-?", "^")}
        case _:
            return found


NOT_NEGATIVE = Rule(AfterValidator(_refuse_negative), _say_not_negative)
"""Refuses a negative number in an input; an answer's is left as it is."""


@usually(f"v is None or {_IS_PRICE}", "v", Decimal | None, Decimal=Decimal)
def _optional_decimal(value: object) -> Decimal | None:
    return None if value is None or value == "" else to_decimal(value)


def _from_cents(value: object) -> Decimal:
    """v3 counts hundredths of the currency unit, whatever the currency (a guess for those without cents)."""
    number = to_decimal(value)
    if is_wire():
        return from_cents(number)
    return number if is_reading() else _whole_cents(number)


def _whole_cents(number: Decimal) -> Decimal:
    if number != _EXACT.quantize(number, _CENT):
        raise PydanticCustomError("fraction_of_a_cent", "has a fraction of a cent, which v3 cannot hold: round it")
    return number


def from_cents(number: Decimal) -> Decimal:
    """The amount that a number of hundredths is."""
    return _EXACT.scaleb(number, -2)


@usually(
    _ARE_CENTS,
    "v and in_units(Decimal(v))",
    Decimal | None,
    Decimal=Decimal,
    in_units=from_cents,  # no name of a validator: generated code calls `_from_cents` by `from_cents`
    is_wire=is_wire,
)
def _optional_from_cents(value: object) -> Decimal | None:
    return None if value is None or value == "" else _from_cents(value)


def to_cents(value: Decimal) -> int:
    """The hundredths of an amount that has no fraction of them."""
    return int(_EXACT.scaleb(value, 2))


_MARKED = Written(mark, returns=core_schema.str_schema())
_HUNDREDTHS = Written(to_cents, returns=core_schema.int_schema())

IN_UNITS = as_text(pattern=r"^-?[0-9]+(\.[0-9]+)?$", maxLength=MAX_DIGITS)
_IN_CENTS = as_text(pattern=r"^-?[0-9]+(\.[0-9]{1,2})?$", maxLength=MAX_DIGITS)

AnswerMoney = Annotated[Decimal | None, Rule(BeforeValidator(_optional_decimal), IN_UNITS), _MARKED]
"""An amount in an answer: read from a number or a numeral."""
AnswerNumber = Annotated[Decimal | None, Rule(BeforeValidator(_optional_decimal), IN_UNITS), _MARKED, EXACT_NUMBER]
"""An exact number in an answer that is no amount."""

if TYPE_CHECKING:

    class Money:
        """An amount in currency units; reading it gives a ``Decimal``, setting it takes an ``int`` or a ``str`` too."""

        @overload
        def __get__(self, instance: None, owner: object) -> Money: ...
        @overload
        def __get__(self, instance: object, owner: object) -> Decimal: ...
        def __get__(self, instance: object | None, owner: object) -> Any: ...
        def __set__(self, instance: object, value: Decimal | int | str) -> None: ...

    class OptionalMoney:
        """An amount in currency units or ``None``; setting it takes an ``int`` or a ``str`` too."""

        @overload
        def __get__(self, instance: None, owner: object) -> OptionalMoney: ...
        @overload
        def __get__(self, instance: object, owner: object) -> Decimal | None: ...
        def __get__(self, instance: object | None, owner: object) -> Any: ...
        def __set__(self, instance: object, value: Decimal | int | str | None) -> None: ...

    OptionalNumber = OptionalMoney
    Cents = Money
    OptionalCents = OptionalMoney
else:
    Money = Annotated[Decimal, Rule(BeforeValidator(to_decimal), IN_UNITS), _MARKED]
    OptionalMoney = AnswerMoney
    OptionalNumber = AnswerNumber
    Cents = Annotated[Decimal, Rule(BeforeValidator(_from_cents), _IN_CENTS), _HUNDREDTHS]
    OptionalCents = Annotated[Decimal | None, Rule(BeforeValidator(_optional_from_cents), _IN_CENTS), _HUNDREDTHS]
