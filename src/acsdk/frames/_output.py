"""From Arrow's table, the middle form, to the frames of pandas and polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from acsdk._errors import InvalidInputError
from acsdk.frames._libraries import FrameKind, library

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["Backend", "checked_backend", "finished", "in_pandas", "in_polars"]

Backend: TypeAlias = Literal["pyarrow"] | None
"""Where pandas keeps the values: in Arrow's memory, or as it does by itself."""


def finished(table: Any, kind: FrameKind) -> Any:  # noqa: ANN401 - a frame of the asked kind
    """The table as the asked kind of frame."""
    if kind == "arrow":
        return table
    return in_polars(table) if kind == "polars" else in_pandas(table, None)


def in_polars(table: Any) -> polars.DataFrame:  # noqa: ANN401 - pyarrow has no types of its own
    """The table as a frame of polars."""
    frame: polars.DataFrame = library("polars").from_arrow(table)
    return frame


def checked_backend(backend: Backend) -> Backend:
    """The backend, if there is such a one."""
    if backend not in (None, "pyarrow"):
        raise InvalidInputError(f"dtype_backend must be 'pyarrow' or None, not {backend!r}")
    return backend


def in_pandas(table: Any, backend: Backend) -> pandas.DataFrame:  # noqa: ANN401 - pyarrow has no types of its own
    """The table as a frame of pandas: nullable integers and flags, text as ``string``, amounts as ``Decimal``."""
    pd, pa = library("pandas"), library("pyarrow")
    frame: pandas.DataFrame
    if backend is not None:
        frame = table.to_pandas(types_mapper=pd.ArrowDtype)
        return frame
    dtypes = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype()}
    nested = {field.name for field in table.schema if pa.types.is_nested(field.type)}
    flat = table.drop_columns([*nested]).to_pandas(types_mapper=dtypes.get)
    lists = {name: pd.Series(_plain(table.column(name), pa), dtype=object) for name in nested}
    frame = pd.DataFrame(
        {name: lists[name] if name in lists else flat[name] for name in table.column_names}, copy=False
    )
    return frame


def _plain(column: Any, pa: Any) -> list[Any]:  # noqa: ANN401 - pyarrow has no types of its own
    """The cells as dicts and lists, and not as numpy's arrays."""
    if not pa.types.is_list(column.type):
        return list(column.to_pylist())
    return [cell for chunk in column.chunks for cell in _lists(chunk)]


def _lists(chunk: Any) -> list[list[Any] | None]:  # noqa: ANN401 - pyarrow has no types of its own
    """All values at once, and then cut: Arrow itself makes an object for each list."""
    values, ends = chunk.values.to_pylist(), chunk.offsets.to_pylist()
    parts = zip(ends, ends[1:], chunk.is_valid().to_pylist(), strict=False)
    return [values[begin:end] if is_there else None for begin, end, is_there in parts]
