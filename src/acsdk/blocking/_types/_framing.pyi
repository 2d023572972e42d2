"""Made by `nox -s refresh` from acsdk._framing."""

import pandas
import polars
import pyarrow
from acsdk._page import Page
from acsdk.frames._output import Backend
from collections.abc import Iterable, Iterator
from typing import Generic, Literal, TypeVar, overload

T = TypeVar('T')

class Framing(Generic[T]):
    """What makes frames of a collection.

    Columns and their types follow from the model and, for custom fields, from the account's definitions of them: they
    are the same for one row, for many and for none. Pages become columns as they come, so that rows are not held twice.
    """
    def pages(self) -> Iterator[Page[T]]:
        """Walk the pages."""
        ...
    def to_arrow(self, *, columns: Iterable[str] | None = None) -> pyarrow.Table:
        """All rows as a table of Arrow; ``columns`` chooses and orders. Needs pyarrow.

        Amounts are ``Decimal(38, 4)``. A stamp is a moment in UTC where every source gives it an offset, else the wall
        clock's time, for all rows. Raises `InvalidInputError`, naming row and column, for what cannot be held exactly.
        """
        ...
    def to_polars(self, *, columns: Iterable[str] | None = None) -> polars.DataFrame:
        """All rows as a frame of polars, with the types of `to_arrow`. Needs polars and pyarrow."""
        ...
    def to_pandas(self, *, columns: Iterable[str] | None = None, dtype_backend: Backend = None) -> pandas.DataFrame:
        """All rows as a frame of pandas. Needs pandas and pyarrow.

        Amounts are objects, `Decimal`; with ``dtype_backend="pyarrow"`` all columns have the types of `to_arrow`.
        """
        ...
    @overload
    def frames(
        self,
        *,
        rows: int = ...,
        to: Literal['polars'] = ...,
        columns: Iterable[str] | None = ...,
    ) -> Iterator[polars.DataFrame]:
        """Walk the rows in frames of so many each, the last with what is left; ``to`` says of which library.

        For what does not fit into memory: `for frame in pager.frames(rows=50_000): ...`.
        """
        ...
    @overload
    def frames(
        self,
        *,
        rows: int = ...,
        to: Literal['pandas'],
        columns: Iterable[str] | None = ...,
    ) -> Iterator[pandas.DataFrame]:
        """Walk the rows in frames of so many each, the last with what is left; ``to`` says of which library.

        For what does not fit into memory: `for frame in pager.frames(rows=50_000): ...`.
        """
        ...
    @overload
    def frames(
        self,
        *,
        rows: int = ...,
        to: Literal['arrow'],
        columns: Iterable[str] | None = ...,
    ) -> Iterator[pyarrow.Table]:
        """Walk the rows in frames of so many each, the last with what is left; ``to`` says of which library.

        For what does not fit into memory: `for frame in pager.frames(rows=50_000): ...`.
        """
        ...
