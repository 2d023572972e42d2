"""Conditions on the records of custom objects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from acsdk._json.instants import NO_ZONE
from acsdk._json.numbers import is_ordinary
from acsdk._json.shapes import is_sequence
from acsdk.models.kit.exact import plain
from acsdk.models.kit.free import dumped, exact
from acsdk.models.kit.record import RecordInput
from acsdk.models.kit.wire import Items

__all__ = ["CustomObjectCondition", "FieldOperand"]

FieldOperand: TypeAlias = str | bool | int | Decimal | date
"""What a field may be compared with."""


def _to_operand(value: object) -> object:
    """A date as the text that it is in the URL; a number stays one, and exact."""
    match value:
        case datetime() if value.utcoffset() is None:
            raise PydanticCustomError("naive_datetime", NO_ZONE)
        case date():
            return value.isoformat()
        case str() | int():
            return exact(value)
        case float() | Decimal() if is_ordinary(Decimal(value)):
            return exact(value)
        case _:
            raise PydanticCustomError("not_an_operand", "must be text, a number of 34 digits, a boolean or a date")


_Operand: TypeAlias = Annotated[
    str | bool | int | Decimal | datetime | date,
    Field(union_mode="smart"),
    BeforeValidator(_to_operand),
    PlainSerializer(dumped, return_type=str | bool | int | float, when_used="json-unless-none"),
]


class CustomObjectCondition(RecordInput):
    """What must hold for a field: all that is given. Custom Objects page.

    How ``is_one_of`` and ``is_blank`` are written in the URL is a guess: values with commas between, and ``true``.
    """

    eq: _Operand | None = None
    """Equal to this."""
    lt: _Operand | None = None
    """Less than this."""
    lte: _Operand | None = None
    """Less than this, or equal."""
    gt: _Operand | None = None
    """More than this."""
    gte: _Operand | None = None
    """More than this, or equal."""
    contains: str | None = None
    """Holding this text, in which ``*`` stands for any other."""
    is_one_of: Items[_Operand] | None = None
    """Equal to one of these: the operator ``in``."""
    is_blank: bool | None = None
    """Empty, or with ``False`` not empty: the operators ``blank`` and ``not_blank``."""

    def operators(self) -> Iterator[tuple[str, str]]:
        """Each operator with its operand, as they stand in a URL."""
        for name in ("eq", "lt", "lte", "gt", "gte", "contains"):
            operand = getattr(self, name)
            if operand is not None:
                yield name, _text(operand)
        if is_sequence(self.is_one_of):
            yield "in", ",".join(map(_text, self.is_one_of))
        if self.is_blank is not None:
            yield "blank" if self.is_blank else "not_blank", "true"


def _text(operand: FieldOperand) -> str:
    match operand:
        case bool():
            return str(operand).lower()
        case Decimal():
            return plain(operand)
        case _:
            return str(operand)
