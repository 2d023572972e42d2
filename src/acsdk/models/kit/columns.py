"""The columns that rows have in a table: their order, their kinds, and where each is found in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from functools import cache
from operator import attrgetter
from typing import Any, Final, Self, TypeAlias

from pydantic import BaseModel

from acsdk._json.shapes import is_mapping

from .base import Answer, Model
from .kinds import Kind, Scalar, struct_of
from .names import wire_keys
from .tables import leading

__all__ = ["Column", "Layout", "layout_of", "layout_with"]

Reader: TypeAlias = Callable[[Any], object]

NEWER: Final = "extra"
UNREAD: Final = "raw"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    """What it is called."""
    kind: Kind
    """What it holds."""
    read: Reader
    """Finds the value in a row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, in their order. The last are `extra` and, of what was read, `raw`: both are JSON text.

    Beside a field that is called ``extra``, the column of what this release does not know is ``extra_``.
    """

    columns: tuple[Column, ...]
    """Each of them."""
    model: type[BaseModel] | None = None
    """What the rows are, where they are models."""
    zone: tzinfo | None = None
    """The account's zone, where it is known, for stamps that came without an offset."""

    def only(self, names: Iterable[str]) -> Self:
        """These columns, in this order; raises ``ValueError`` for one that there is not."""
        known = {column.name: column for column in self.columns}
        wanted = [names] if isinstance(names, str) else list(names)
        for name in wanted:
            if name not in known:
                raise ValueError(_unknown(name, known))
        return type(self)(tuple(known[name] for name in dict.fromkeys(wanted)), self.model, self.zone)


@cache
def layout_of(model: type[BaseModel]) -> Layout:
    """The columns of a model's own fields."""
    return Layout((*_fields(model), *_rest(model)), model)


def layout_with(
    model: type[BaseModel], part: str, more: Iterable[Column], newer: Callable[[Any], Mapping[str, object]]
) -> Layout:
    """The columns of rows that hold a model as ``part``, and more: those stand behind the model's leading fields.

    ``newer`` finds in a row what has no column of its own.
    """
    first = leading(model)
    fields = [_below(part, column) for column in _fields(model)]
    ahead = [column for column in fields if column.name in first]
    behind = [column for column in fields if column.name not in first]
    taken = {column.name for column in fields} | {NEWER, UNREAD}
    find = attrgetter(part)
    rest = (
        Column(NEWER, Scalar.JSON, lambda row: {**(_newer(find(row)) or {}), **newer(row)} or None),
        Column(UNREAD, Scalar.JSON, lambda row: _unread(find(row))),
    )
    return Layout((*ahead, *_apart(more, taken), *behind, *rest))


def _fields(model: type[BaseModel]) -> Iterator[Column]:
    kinds = dict(struct_of(model).parts)
    first = [name for name in leading(model) if name in kinds]
    return (Column(name, kinds[name], attrgetter(name)) for name in dict.fromkeys((*first, *kinds)))


def _rest(model: type[BaseModel]) -> Iterator[Column]:
    if NEWER in dict(struct_of(model).parts):  # one answer has a field of this name
        yield Column(f"{NEWER}_", Scalar.JSON, lambda row: dict(row.model_extra or {}) or None)
    else:
        yield Column(NEWER, Scalar.JSON, _newer)
    if issubclass(model, Answer):
        yield Column(UNREAD, Scalar.JSON, _unread)


def _newer(row: Model) -> dict[str, object] | None:
    """What this release does not know, by wire name."""
    given = getattr(row, "extra", None)
    return dict((given if is_mapping(given) else None) or row.model_extra or {}) or None


def _unread(row: Answer) -> object:
    """What could not be read, by column."""
    names, parts = wire_keys(type(row)), dict(struct_of(type(row)).parts)
    return {name: value for key, value in row.raw.items() if (name := names.get(key, key)) in parts} or None


def _below(part: str, column: Column) -> Column:
    return Column(column.name, column.kind, attrgetter(f"{part}.{column.name}"))


def _apart(columns: Iterable[Column], taken: set[str]) -> Iterator[Column]:
    """The columns under names that no other has."""
    for column in columns:
        name = column.name
        while name in taken:
            name += "_"
        taken.add(name)
        yield Column(name, column.kind, column.read)


def _unknown(name: str, known: Mapping[str, Column]) -> str:
    from difflib import get_close_matches  # only mistakes need it

    close = get_close_matches(name, known, n=1)
    return f"there is no column {name!r}; " + (
        f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
    )
