"""What kind of column a field has in a table: it follows from the field's type alone, never from what rows hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, EnumType, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from .names import OFF_WIRE

__all__ = ["EXACT_NUMBER", "HAS_OFFSET", "OFF_TABLES", "Kind", "ListOf", "Scalar", "Struct", "kind_of", "struct_of"]


class Scalar(Enum):
    """A column of single values."""

    TEXT = "text"
    WHOLE = "a whole number of 64 bits"
    FLAG = "a truth value"
    MONEY = "Decimal(38, 4)"
    NUMBER = "Decimal(38, 18)"
    DAY = "a calendar day"
    MOMENT = "a moment in UTC"
    """Where every source gives the stamp with an offset."""
    WALL_TIME = "a wall clock's time"
    """Any other stamp: the clock's time, for all rows, whether some of them have an offset or not."""
    JSON = "JSON text"
    """What no source describes, and what may be of several types."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A column of lists."""

    of: Kind
    """What they hold."""


@dataclass(frozen=True, slots=True)
class Struct:
    """A column of structs."""

    parts: tuple[tuple[str, Kind], ...]
    """Name and kind of each part."""


Kind: TypeAlias = Scalar | ListOf | Struct

HAS_OFFSET: Final = Scalar.MOMENT
"""As metadata of a stamp: every source gives it with an offset."""
EXACT_NUMBER: Final = Scalar.NUMBER
"""As metadata of a decimal: it is no amount of money, and may have more decimals."""

OFF_TABLES: Final = "off tables"
"""As metadata of a field: it has no column."""
_SCALARS: Final[tuple[tuple[frozenset[type], Scalar], ...]] = (
    (frozenset({bool}), Scalar.FLAG),
    (frozenset({int}), Scalar.WHOLE),
    (frozenset({str}), Scalar.TEXT),
    (frozenset({Decimal, int}), Scalar.MONEY),
    (frozenset({date}), Scalar.DAY),
    (frozenset({datetime}), Scalar.WALL_TIME),
)


def kind_of(annotation: Any, marks: Sequence[object] = (), above: tuple[type, ...] = ()) -> Kind:  # noqa: ANN401
    """The kind of what an annotation allows; ``above`` are the models that it stands in, which may hold themselves."""
    marked = next((mark for mark in (*marks, *_marks(annotation)) if isinstance(mark, Scalar)), None)
    if marked is not None:
        return marked
    allowed = list(dict.fromkeys(_allowed(annotation)))
    lists = [one for one in allowed if get_origin(one) in (list, tuple) or _is_sequence(one)]
    if lists and {*allowed} <= {*lists, str}:
        return ListOf(kind_of(get_args(lists[0])[0], (), above))
    if len(allowed) == 1 and not isinstance(allowed[0], type):
        return _mapping(allowed[0], above)
    if len(allowed) == 1 and issubclass(allowed[0], BaseModel):
        return Scalar.JSON if allowed[0] in above else struct_of(allowed[0], above)
    return _scalar(frozenset(map(_plain_type, allowed)))


@cache
def struct_of(model: type[BaseModel], above: tuple[type, ...] = ()) -> Struct:
    """The fields of a model, but for URLs and what takes fields newer than this release."""
    model.model_rebuild()
    return Struct(
        tuple(
            (name, kind_of(field.annotation, field.metadata, (*above, model)))
            for name, field in model.model_fields.items()
            if not any(map(_is_off_tables, field.metadata))
        )
    )


def _is_off_tables(one: object) -> bool:
    return one is OFF_TABLES or one is OFF_WIRE


def _scalar(types: frozenset[object]) -> Scalar:
    return next((scalar for known, scalar in _SCALARS if types and types <= known), Scalar.JSON)


def _mapping(annotation: Any, above: tuple[type, ...]) -> Kind:  # noqa: ANN401 - any annotation
    """A mapping is a list of its entries, as Arrow's maps are; one of anything is JSON."""
    parts = get_args(annotation)
    if get_origin(annotation) not in (dict, Mapping) or len(parts) != 2:
        return Scalar.JSON
    content = kind_of(parts[1], (), above)
    if content is Scalar.JSON:
        return content
    return ListOf(Struct((("key", Scalar.TEXT), ("value", content))))


def _is_sequence(annotation: Any) -> bool:  # noqa: ANN401 - any annotation
    return get_origin(annotation) is Sequence


def _allowed(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any annotation
    """The types that a value may have, inside ``Annotated`` and unions; ``None`` may stand in every column."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _allowed(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _allowed(part)
    elif origin is Literal:
        yield from map(type, get_args(annotation))
    elif annotation is not NoneType:
        yield annotation


def _marks(annotation: Any) -> Iterator[object]:  # noqa: ANN401 - any annotation
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
        yield from _marks(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _marks(part)


def _plain_type(allowed: object) -> object:
    """What an enum's members are."""
    if isinstance(allowed, EnumType):
        return str if issubclass(allowed, StrEnum) else int
    return allowed
