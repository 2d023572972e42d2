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
    lists = {name: pd.Series(table.column(name).to_pylist(), dtype=object) for name in nested}  # not numpy's arrays
    frame = pd.DataFrame(
        {name: lists[name] if name in lists else flat[name] for name in table.column_names}, copy=False
    )
    return frame
