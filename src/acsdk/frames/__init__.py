"""Data frames from models: ``to_polars(orders)``, ``to_pandas(orders)``, ``to_arrow(orders)``.

Columns and their types follow from the model, whatever the rows hold. Pages and pagers have methods of the same names.
Needs pyarrow and the library of the frame: ``pip install polars pyarrow``, or ``pandas pyarrow``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from acsdk._errors import InvalidInputError
from acsdk.frames._layouts import layout_of_rows
from acsdk.frames._libraries import FrameKind, needed_for
from acsdk.frames._output import Backend, checked_backend, in_pandas, in_polars
from acsdk.frames._tables import chosen, table_of
from acsdk.models.kit.base import Model

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["to_arrow", "to_pandas", "to_polars"]


def to_arrow(
    rows: Iterable[object], *, model: type[Model] | None = None, columns: Iterable[str] | None = None
) -> pyarrow.Table:
    """A table of Arrow. ``model`` says what the rows are, where there may be none; ``columns`` chooses and orders.

    Raises `InvalidInputError`, naming row and column, for a value that its column cannot hold exactly.
    """
    table: pyarrow.Table = _table("arrow", rows, model, columns)
    return table


def to_polars(
    rows: Iterable[object], *, model: type[Model] | None = None, columns: Iterable[str] | None = None
) -> polars.DataFrame:
    """A frame of polars; as `to_arrow`."""
    return in_polars(_table("polars", rows, model, columns))


def to_pandas(
    rows: Iterable[object],
    *,
    model: type[Model] | None = None,
    columns: Iterable[str] | None = None,
    dtype_backend: Backend = None,
) -> pandas.DataFrame:
    """A frame of pandas, as `to_arrow`: amounts are objects; with ``dtype_backend="pyarrow"`` all has Arrow's types."""
    backend = checked_backend(dtype_backend)
    return in_pandas(_table("pandas", rows, model, columns), backend)


def _table(kind: FrameKind, rows: Iterable[object], model: type[Model] | None, columns: Iterable[str] | None) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    needed_for(kind)
    left = iter(rows)
    first = next(left, None)
    of = type(first) if model is None else model
    layout = chosen(layout_of_rows(of), columns)
    return table_of(() if first is None else _checked(chain([first], left), of), layout)


def _checked(rows: Iterable[object], of: type[object]) -> Iterator[object]:
    for index, row in enumerate(rows):
        if not isinstance(row, of):
            raise InvalidInputError(f"row {index}: expected {of.__name__}, not {type(row).__name__}")
        yield row
