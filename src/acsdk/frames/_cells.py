"""Values of rows as the plain values that a column of their kind takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from itertools import chain
from typing import Any, Final, TypeAlias, cast

from pydantic import BaseModel

from acsdk._json.encode import to_json
from acsdk._json.shapes import is_mapping, is_sequence
from acsdk.models.kit.free import exact
from acsdk.models.kit.kinds import Kind, ListOf, Scalar, Struct

__all__ = ["cells"]

Cell: TypeAlias = Callable[[Any], object]

_PLAIN: Final[Mapping[Scalar, frozenset[type]]] = {
    Scalar.TEXT: frozenset({str}),
    Scalar.WHOLE: frozenset({int}),
    Scalar.FLAG: frozenset({bool}),
    Scalar.MONEY: frozenset({Decimal}),
    Scalar.NUMBER: frozenset({Decimal}),
    Scalar.DAY: frozenset({date}),
}
"""The types whose values need no look, where a column holds nothing else but nothing."""
_NOTHING: Final = type(None)


class _MisfitError(Exception):
    """The value is none that a column of this kind takes."""


def cells(kind: Kind, values: Sequence[object], on_misfit: Callable[[int, object], None]) -> Sequence[object]:
    """The values as the column takes them; those that do not fit it are told, and are nothing in it."""
    if _are_plain(kind, values):
        return values
    cell = _cell_of(kind)
    found: list[object] = []
    for index, value in enumerate(values):
        try:
            found.append(None if value is None else cell(value))
        except _MisfitError:
            on_misfit(index, value)
            found.append(None)
    return found


def _are_plain(kind: Kind, values: Iterable[Any]) -> bool:
    """Whether no value needs a look: asked first, because of most columns that is so."""
    types = {*map(type, values)} - {_NOTHING}
    if not types:
        return True
    if isinstance(kind, ListOf):
        return types == {list} and _are_plain(kind.of, chain.from_iterable(one for one in values if one))
    return isinstance(kind, Scalar) and types <= _PLAIN.get(kind, frozenset())


def _json_text(value: object) -> str:
    """A value as JSON text; numbers keep every digit, and what has no order gets that of its texts."""
    ordered = sorted(cast("Set[object]", value), key=str) if isinstance(value, Set) else value
    return to_json(exact(ordered), "the value").decode()


@cache
def _cell_of(kind: Kind) -> Cell:
    match kind:
        case ListOf(Struct((("key", Scalar.TEXT), ("value", of)))):
            return partial(_entries, _cell_of(of))
        case ListOf(of):
            return partial(_list, _cell_of(of))
        case Struct(parts):
            return partial(_struct, [(name, _cell_of(part)) for name, part in parts])
        case _:
            return _SCALARS[kind]


def _entries(cell: Cell, value: Any) -> object:  # noqa: ANN401 - whatever a row holds
    if not is_mapping(value):
        raise _MisfitError
    return [{"key": str(key), "value": None if one is None else cell(one)} for key, one in value.items()]


def _list(cell: Cell, value: Any) -> object:  # noqa: ANN401 - whatever a row holds
    items = value if is_sequence(value) else [value]
    return [None if item is None else cell(item) for item in items]


def _struct(parts: Sequence[tuple[str, Cell]], value: Any) -> object:  # noqa: ANN401 - whatever a row holds
    if isinstance(value, BaseModel):
        held: Mapping[str, object] = vars(value)
    elif is_mapping(value):
        held = value
    else:
        raise _MisfitError
    return {name: None if (one := held.get(name)) is None else cell(one) for name, cell in parts}


def _text(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return _of_type(value, str)


def _day(value: object) -> object:
    return value.date() if isinstance(value, datetime) else _of_type(value, date)


def _moment(value: object) -> object:
    if not isinstance(value, datetime) or value.utcoffset() is None:
        raise _MisfitError  # Arrow would take it for one in UTC
    return value


def _wall_time(value: object) -> object:
    if not isinstance(value, datetime):
        raise _MisfitError
    return value if value.tzinfo is None else value.replace(tzinfo=None)


def _of_type(value: object, *types: type) -> object:
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise _MisfitError
    return value


_SCALARS: Final[Mapping[Kind, Cell]] = {
    Scalar.TEXT: _text,
    Scalar.WHOLE: lambda value: _of_type(value, int),
    Scalar.FLAG: lambda value: _of_type(value, bool),
    Scalar.MONEY: lambda value: _of_type(value, Decimal, int),
    Scalar.NUMBER: lambda value: _of_type(value, Decimal, int),
    Scalar.DAY: _day,
    Scalar.MOMENT: _moment,
    Scalar.WALL_TIME: _wall_time,
    Scalar.JSON: _json_text,
}
