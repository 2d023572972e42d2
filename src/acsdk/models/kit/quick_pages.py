"""The quick way of pages: records with the same keys are read column by column, by a function for these keys.

``print(source_of_page(Contact, tuple(record)))`` shows one. A text that comes again in a column is read once, and what
is decided for a column is decided for all of its records. It reads what the functions of `quick_reading.py` read, and
is made of the same lines: ``tests/models/test_models_quick_pages.py`` and the fixture of ``tests/models`` hold them
against each other. Where one record of a page is unusual, all of them are read one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from types import NoneType, UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .quick_models import AS_IT_WAS, line_of_contents, put_private, putters
from .quick_reading import Shape, compiled, fields_of, taker
from .quick_values import EXACT, LEFT_TO_PYDANTIC, Names, befores_of, indented, is_enum, lines_of_field
from .usual import USUAL

__all__ = ["UNUSUAL", "read_in_columns", "rows_reader", "source_of_page"]

Rows = Sequence[Any]
Take = Callable[[Any], Any]

UNUSUAL: Final = (ValueError, TypeError, ArithmeticError, AssertionError, RecursionError)
"""What is raised of a record that pydantic shall look at: it finds the same, repairs it, or says what it is."""
_FEWEST: Final = 8  # rows, for which columns pay
_MOST_SHAPES: Final = 32  # of a model; what comes in ever new shapes is read record by record
_MOST_MISSES: Final = 3  # in a row: pages of this shape are unusual, and reading them twice does not pay
_FEW: Final = 8  # different values in a column, which are read once each
_ALIKE: Final = frozenset({str, int, bool})
"""Types of which equal values are the same."""


def source_of_page(model: type[BaseModel], shape: Shape) -> str:
    """The Python by which records of a model with these keys are read, to look at."""
    return _generated(model, shape)[0]


def rows_reader(model: type[BaseModel], shape: Shape) -> Callable[[Rows], list[Any]]:
    """Reads records of one shape, inside ``reading()``, unless one is unusual; their ``_finish`` is still to come."""
    return compiled(model, *_generated(model, shape))


def read_in_columns(model: Any, rows: Rows) -> list[Any] | None:  # noqa: ANN401 - answers, which import this
    """Read the records of a page, inside ``reading()``; None where they are to be read one by one."""
    pages = _pages_of(model)
    return None if pages is None else pages.read(rows)


class _Known:
    """A function for a shape, and how often in a row it was of no use."""

    def __init__(self, read: Callable[[Rows], list[Any]]) -> None:
        self._read = read
        self._misses = 0

    def read(self, rows: Rows) -> list[Any] | None:
        if self._misses >= _MOST_MISSES:
            return None
        try:
            found = self._read(rows)
            for record in found:
                record._finish()
        except UNUSUAL:
            self._misses += 1
            return None
        self._misses = 0
        return found


class _Pages:
    """Reads pages of a model. The second page of a shape makes a function for it."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model
        self._known: dict[Shape, _Known | None] = {}

    def read(self, rows: Rows) -> list[Any] | None:
        """The records; None where they are to be read one by one."""
        if len(rows) < _FEWEST or {*map(type, rows)} != {dict}:
            return None
        shape, *others = {*map(tuple, rows)}
        known = None if others else self._of_shape(shape)
        return None if known is None else known.read(rows)

    def _of_shape(self, shape: Shape) -> _Known | None:
        if shape in self._known:
            if self._known[shape] is None:
                self._known[shape] = _Known(rows_reader(self._model, shape))
            return self._known[shape]
        if len(self._known) < _MOST_SHAPES:
            self._known[shape] = None
        return None


@cache
def _pages_of(model: type[BaseModel]) -> _Pages | None:
    """The one reader of a model's pages; None where more than its fields' types and `_finish` reads a record."""
    readers = [base for base in model.__mro__ if "_read" in vars(base)]
    return _Pages(model) if len(readers) == 1 else None


def _generated(model: type[BaseModel], shape: Shape) -> tuple[str, dict[str, Any]]:
    names = Names(taker)
    lines = ["def read(rows):", *indented(_body(model, shape, names)), ""]
    return "\n".join([*names.functions, *lines]), names.things


def _body(model: type[BaseModel], shape: Shape, names: Names) -> Iterator[str]:
    fields = fields_of(model, shape)
    if not fields:
        yield from LEFT_TO_PYDANTIC
        return
    columns = {name or key: f"c{place}" for place, (key, name) in enumerate(fields.items())}
    places = {name: f"v{column[1:]}" for name, column in columns.items()}
    names.things.update(putters, put_private=put_private, as_it_was=AS_IT_WAS)
    names.things.update(model=model, new=model.__new__, given=set(places))
    yield f"{', '.join(columns.values())}, = zip(*[row.values() for row in rows])"
    for name, field in model.model_fields.items():
        if name in columns:
            yield f"{columns[name]} = {_column(columns[name], field, names)}"
    extra = (f"{key!r}: {places[key]}" for key, name in fields.items() if name is None)
    yield "found = []"
    yield f"for {', '.join(places.values())}, in zip({', '.join(columns.values())}):"
    yield "    instance = new(model)"
    yield f"    put_values(instance, {line_of_contents(model, places, names)})"
    yield "    put_given(instance, given.copy())"
    yield f"    put_extra(instance, {{{', '.join(extra)}}})"
    yield "    put_private(instance, as_it_was)"
    yield "    found.append(instance)"
    yield "return found"


def _column(column: str, field: FieldInfo, names: Names) -> str:
    """What makes a column of values of a column of the wire."""
    lines = list(lines_of_field(field, names))
    take = names.of_item(lines)
    part = None if lines == [*LEFT_TO_PYDANTIC] else _part_of(field)
    if part is not None:
        names.things.update(of_lists=_of_lists, of_objects=_of_objects)
        how = f"{column}, {_rows_of(part.model, names)}"
        return f"of_lists({how}, {take})" if part.is_list else f"of_objects({how})"
    if all(map(_is_shared, _members(field.annotation))):
        names.things.update(of_values=_of_values)
        return f"of_values({column}, {take})"
    return f"[*map({take}, {column})]"


class _Part(NamedTuple):
    model: type[BaseModel]
    is_list: bool


def _part_of(field: FieldInfo) -> _Part | None:
    """The model that a field holds, or a list of it, where nothing but the model reads it."""
    befores = befores_of(field)
    kind, *others = [member for member in _members(field.annotation) if member is not NoneType] or [None]
    if befores is None or others:
        return None
    is_list = get_origin(kind) is list
    kind = get_args(kind)[0] if is_list else kind
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return None
    known = [USUAL[each].condition for each in befores if each in USUAL]
    if is_list and known == ["type(v) is list"] * len(befores):
        return _Part(kind, is_list)
    return None if is_list or befores else _Part(kind, is_list)


def _rows_of(model: type[BaseModel], names: Names) -> str:
    name = f"rows_of_{len(names.things)}"
    take = taker(model)

    def read(rows: Rows) -> list[Any]:
        found = read_in_columns(model, rows)
        return [*map(take, rows)] if found is None else found

    names.things[name] = read
    return name


def _members(kind: Any) -> Sequence[Any]:  # noqa: ANN401 - any annotation
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _is_shared(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    """Whether two records may hold the same instance."""
    if get_origin(kind) is Annotated:
        return all(map(_is_shared, _members(kind.__origin__)))
    return kind in EXACT or kind is NoneType or is_enum(kind)


def _of_values(column: Sequence[Any], take: Take) -> list[Any]:
    """Values of a column; equal ones are read once. True and 1 are equal, and 1.0 and 1.00, so one type has to do."""
    kinds = {*map(type, column)} - {NoneType}
    if len(kinds) < 2 and kinds <= _ALIKE and len(distinct := {*column}) <= _FEW:
        known = {value: take(value) for value in distinct}
        return [*map(known.__getitem__, column)]
    return [*map(take, column)]


def _of_lists(column: Sequence[Any], read: Callable[[Rows], list[Any]], take: Take) -> list[Any]:
    """Lists of records of a column: they are one page."""
    if {*map(type, column)} != {list}:
        return [*map(take, column)]
    records = iter(read([*chain.from_iterable(column)]))
    return [[*islice(records, len(each))] for each in column]


def _of_objects(column: Sequence[Any], read: Callable[[Rows], list[Any]]) -> list[Any]:
    """Records of a column, some of which may be missing."""
    records = iter(read([each for each in column if each is not None]))
    return [None if each is None else next(records) for each in column]
