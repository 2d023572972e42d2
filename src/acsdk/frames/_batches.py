"""From rows to batches of columns. A batch holds no more rows than are worth holding twice for a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any, Final, Protocol, TypeAlias

from acsdk._errors import InvalidInputError
from acsdk.frames._cells import cells
from acsdk.frames._libraries import library
from acsdk.frames._types import arrow_type
from acsdk.models.kit.columns import UNREAD, Column, Layout

__all__ = ["MOST_ROWS", "ModelRows", "Rows", "batch_of"]

MOST_ROWS: Final = 1_000
"""How many rows are made into columns at once."""


class Rows(Protocol):
    """Rows that know what they have in a column."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def values(self, column: Column) -> Sequence[object]:
        """What they have in a column."""
        ...


class ModelRows:
    """Rows that are objects of Python."""

    def __init__(self, rows: Sequence[object]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def values(self, column: Column) -> Sequence[object]:
        """What the rows have in a column."""
        return [*map(column.read, self._rows)]


def batch_of(layout: Layout, rows: Rows, schema: Any, first: int) -> Any:  # noqa: ANN401 - pyarrow has no types
    """A batch of the rows; ``first`` is the number of the first, which errors count from.

    A value that is of another kind than its column is nothing there, and stands in ``raw``, under the column's name.
    Raises `InvalidInputError` for one that the column cannot hold whole, such as an amount with five decimals.
    """
    misfits: _Misfits = defaultdict(dict)
    arrays: dict[str, Any] = {}
    for column in sorted(layout.columns, key=lambda column: column.name == UNREAD):  # what the others leave to it
        found = rows.values(column)
        if column.name == UNREAD:
            found = _unread(found, misfits)
        arrays[column.name] = _array(column, cells(column.kind, found, partial(_note, misfits, column.name)), first)
    return library("pyarrow").record_batch([arrays[column.name] for column in layout.columns], schema=schema)


_Misfits: TypeAlias = dict[int, dict[str, object]]


def _note(misfits: _Misfits, name: str, index: int, value: object) -> None:
    misfits[index][name] = value


def _unread(values: Sequence[Any], misfits: _Misfits) -> Sequence[object]:
    parts: list[dict[str, object]] = [{**(value or {}), **misfits.get(index, {})} for index, value in enumerate(values)]
    return [part or None for part in parts]


def _array(column: Column, values: Sequence[object], first: int) -> Any:  # noqa: ANN401 - pyarrow has no types
    pa = library("pyarrow")
    kind = arrow_type(column.kind)
    try:
        return pa.array(values, kind)
    except (pa.ArrowException, OverflowError, UnicodeError):
        pass
    # Outside the handler: an error of Arrow holds the value.
    raise InvalidInputError(_complaint(column, _first_that_fails(values, kind) + first))


def _first_that_fails(values: Sequence[object], kind: Any) -> int:  # noqa: ANN401 - pyarrow has no types
    return next(index for index, value in enumerate(values) if not _fits(value, kind))


def _fits(value: object, kind: Any) -> bool:  # noqa: ANN401 - pyarrow has no types
    pa = library("pyarrow")
    try:
        pa.array([value], kind)
    except (pa.ArrowException, OverflowError, UnicodeError):
        return False
    return True


def _complaint(column: Column, row: int) -> str:
    remedy = "leave the column out with columns=[...], or take the row's own to_dict()"
    return f"row {row}: {column.name} does not fit into {_words(column)}, and is not rounded or cut: {remedy}"


def _words(column: Column) -> str:
    return str(getattr(column.kind, "value", "a nested column"))
