"""Columns straight from the wire's rows, without a model for each of them.

Each value is read by the schema of its field in the model's twin, and equal texts are read once. What a model would do
beyond that is left to it: a row of which something does not fit is read by its model, so that a table holds what the
models of its rows would hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import Annotated, Any, Final, cast

from pydantic import TypeAdapter, ValidationError

from acsdk._json.zone import in_zone

from .base import Answer
from .columns import NEWER, UNREAD, Column, Layout
from .kinds import Scalar
from .names import wire_keys, wire_names
from .reading import reading
from .timed import Timed
from .twin import wire_reader, wire_validator

__all__ = ["WireRows", "is_read_by_fields"]

_MISSING: Final = object()
_UNREADABLE: Final = object()
_HASHED_ALIKE: Final = frozenset({bool, int, float, Decimal})
"""Of these 1 and true, or 1.0 and 1.00, are one key of a dict, but not one text."""


@dataclass(frozen=True, slots=True)
class _WireField:
    keys: Sequence[str]
    default: object
    read: Callable[[Any], object]
    read_all: Callable[[Any], list[object]]

    def found(self, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        key, *others = self.keys
        try:
            return [*map(itemgetter(key), rows)]  # nearly always
        except KeyError:
            values = [row.get(key, _MISSING) for row in rows]
        for other in others:
            values = [
                row.get(other, _MISSING) if value is _MISSING else value
                for value, row in zip(values, rows, strict=True)
            ]
        return values

    def value(self, found: object) -> object:
        if found is _MISSING:
            return self.default
        try:
            return self.read(found)
        except ValidationError:
            return _UNREADABLE

    def values(self, found: list[Any], are_all_there: bool) -> tuple[list[object], bool]:
        """The values, and whether each of them was readable."""
        if are_all_there:
            with suppress(ValidationError):
                return self.read_all(found), True
        return [self.value(one) for one in found], False


def _is_naive(value: object) -> bool:
    return isinstance(value, datetime) and value.tzinfo is None


class WireRows:
    """Rows of an answer as they came, read column by column."""

    def __init__(self, layout: Layout, rows: Sequence[Mapping[str, Any]]) -> None:
        self._model = cast("type[Answer]", layout.model)  # rows that are left unread say what they are
        self._zone = layout.zone
        self._rows = rows
        self._models: dict[int, Answer] = {}
        """By index, the rows that their model has to read."""

    def __len__(self) -> int:
        return len(self._rows)

    def values(self, column: Column) -> Sequence[object]:
        """What the rows have in a column. `raw` is known when all others have been read."""
        if column.name == UNREAD:
            return [column.read(row) if (row := self._models.get(index)) else None for index in range(len(self))]
        if column.name == NEWER:
            return self._newer()
        with reading(), in_zone(self._zone):
            values, are_whole = self._read(_wire_field(self._model, column.name))
            for index in self._left_to_models(column, values, are_whole):
                values[index] = column.read(self._whole(index))
        return values

    def _left_to_models(self, column: Column, values: Sequence[object], are_whole: bool) -> Sequence[int]:
        """The rows whose value is not readable by itself, or is a moment whose offset was not sent, and can be told."""
        if self._zone is not None and column.kind is Scalar.MOMENT:
            return [index for index, value in enumerate(values) if value is _UNREADABLE or _is_naive(value)]
        return () if are_whole else [index for index, value in enumerate(values) if value is _UNREADABLE]

    def _read(self, field: _WireField) -> tuple[list[object], bool]:
        found = field.found(self._rows)
        try:
            distinct = {*found}
        except TypeError:  # lists, which are mostly empty
            empty = field.value([])
            return [empty if value == [] else field.value(value) for value in found], False
        are_all_there = _MISSING not in distinct
        numbers = _HASHED_ALIKE & {*map(type, found)}
        if len(numbers) > 1 or Decimal in numbers or len(distinct) == len(found):
            return field.values(found, are_all_there)
        if len(distinct) == 1:
            value = field.value(found[0])
            return [value] * len(found), value is not _UNREADABLE
        each = [*distinct]
        read, are_whole = field.values(each, are_all_there)
        known = dict(zip(each, read, strict=True))
        return [known[value] for value in found], are_whole

    def _whole(self, index: int) -> Answer:
        if index not in self._models:
            self._models[index] = wire_validator(self._model).validate_python(self._rows[index])
        return self._models[index]

    def _newer(self) -> Sequence[object]:
        known = frozenset(wire_keys(self._model))
        return [
            None if known.issuperset(row) else {key: row[key] for key in row if key not in known} for row in self._rows
        ]


@cache
def is_read_by_fields(model: type[Answer]) -> bool:
    """Whether nothing but its fields' own types reads a record of the wire, so that columns can be read alone."""
    if NEWER in model.model_fields:  # of its own: what is newer has a column of another name
        return False
    model.model_rebuild()
    reads_itself = any(
        vars(base).keys() & {"_read", "_finish"} for base in model.__mro__ if base not in (Answer, Timed)
    )
    decorators = model.__pydantic_decorators__
    own = decorators.field_validators or decorators.model_validators.keys() - {"_validate"}
    return not reads_itself and not own and not any(field.is_required() for field in model.model_fields.values())


@cache
def _wire_field(model: type[Answer], name: str) -> _WireField:
    field = model.model_fields[name]
    default = field.get_default(call_default_factory=True)
    one: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return _WireField(wire_names(model, name, field), default, _reader_of(one), _reader_of(list[one]))


def _reader_of(annotated: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type, as annotations spell it
    return wire_reader(TypeAdapter(annotated).core_schema).validate_python
