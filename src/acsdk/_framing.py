"""Data frames of a collection, built page by page."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeVar, overload

from acsdk._page import Fetch, Page, PageQuery

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from acsdk.frames._batches import Rows
    from acsdk.frames._libraries import FrameKind
    from acsdk.frames._output import Backend
    from acsdk.frames._tables import Tables
    from acsdk.models.kit.columns import Layout

__all__ = ["Framing", "Unread"]

T = TypeVar("T")


class Framing(Generic[T]):
    """What makes frames of a collection.

    Columns and their types follow from the model and, for custom fields, from the account's definitions of them: they
    are the same for one row, for many and for none. Pages become columns as they come, so that rows are not held twice.
    """

    _fetch: Fetch[T]
    _layout: Callable[[], Awaitable[Layout]] | None = None
    """What columns there are, where it takes a request to know."""
    _unread: Callable[[], Unread | None] | None = None
    """The same walk over rows as they came, where no model is needed to read their columns."""

    @abstractmethod
    def pages(self) -> AsyncIterator[Page[T]]:
        """Walk the pages."""

    @abstractmethod
    async def _first_page(self) -> Page[T]: ...

    async def to_arrow(self, *, columns: Iterable[str] | None = None) -> pyarrow.Table:
        """All rows as a table of Arrow; ``columns`` chooses and orders. Needs pyarrow.

        Amounts are ``Decimal(38, 4)``. A stamp is a moment in UTC where every source gives it an offset, else the wall
        clock's time, for all rows. Raises `InvalidInputError`, naming row and column, for what cannot be held exactly.
        """
        table: pyarrow.Table = await self._tables("arrow", columns).table()
        return table

    async def to_polars(self, *, columns: Iterable[str] | None = None) -> polars.DataFrame:
        """All rows as a frame of polars, with the types of `to_arrow`. Needs polars and pyarrow."""
        from acsdk.frames._output import in_polars

        return in_polars(await self._tables("polars", columns).table())

    async def to_pandas(
        self, *, columns: Iterable[str] | None = None, dtype_backend: Backend = None
    ) -> pandas.DataFrame:
        """All rows as a frame of pandas. Needs pandas and pyarrow.

        Amounts are objects, `Decimal`; with ``dtype_backend="pyarrow"`` all columns have the types of `to_arrow`.
        """
        from acsdk.frames._output import checked_backend, in_pandas

        checked_backend(dtype_backend)
        return in_pandas(await self._tables("pandas", columns).table(), dtype_backend)

    @overload
    def frames(
        self, *, rows: int = ..., to: Literal["polars"] = ..., columns: Iterable[str] | None = ...
    ) -> AsyncIterator[polars.DataFrame]: ...
    @overload
    def frames(
        self, *, rows: int = ..., to: Literal["pandas"], columns: Iterable[str] | None = ...
    ) -> AsyncIterator[pandas.DataFrame]: ...
    @overload
    def frames(
        self, *, rows: int = ..., to: Literal["arrow"], columns: Iterable[str] | None = ...
    ) -> AsyncIterator[pyarrow.Table]: ...
    def frames(
        self, *, rows: int = 10_000, to: FrameKind = "polars", columns: Iterable[str] | None = None
    ) -> AsyncIterator[Any]:
        """Walk the rows in frames of so many each, the last with what is left; ``to`` says of which library.

        For what does not fit into memory: `async for frame in pager.frames(rows=50_000): ...`.
        """
        return _Frames(self._tables(to, columns, rows=rows), to)

    def _tables(self, kind: FrameKind, columns: Iterable[str] | None, **size: int) -> Tables:
        from acsdk.frames._libraries import needed_for
        from acsdk.frames._tables import Tables

        needed_for(kind)
        unread = self._unread() if self._unread else None
        source = _Source(self._found_layout, is_read=unread is None)
        source.pages = (unread or self)._noting(source.note).pages()
        return Tables(source, columns, **size)

    async def _found_layout(self, last: Page[Any] | None) -> Layout:
        from acsdk.frames._layouts import layout_of_page

        if self._layout is not None:
            return await self._layout()
        page = last or await self._first_page()  # a walk of no rows may have asked for no page
        return layout_of_page(page.items, page.layout)

    def _noting(self, note: Callable[[Page[Any]], None]) -> Self:
        """The same walk, which tells every page that comes, those without a row too."""
        twin, fetch = copy(self), self._fetch

        async def noting(query: PageQuery) -> Page[T]:
            page = await fetch(query)
            note(page)
            return page

        twin._fetch = noting
        return twin


Unread = Framing[Mapping[str, Any]]
"""A walk over rows as they came."""


class _Frames(AsyncIterator[Any]):
    def __init__(self, tables: Tables, kind: FrameKind) -> None:
        self._tables = tables
        self._kind: FrameKind = kind

    async def __anext__(self) -> Any:  # noqa: ANN401 - a frame of the asked kind
        from acsdk.frames._output import finished

        return finished(await anext(self._tables), self._kind)


class _Source:
    """The rows of a walk, for columns."""

    pages: AsyncIterator[Page[Any]]

    def __init__(self, find: Callable[[Page[Any] | None], Awaitable[Layout]], *, is_read: bool) -> None:
        self._find = find
        self._is_read = is_read
        self._last: Page[Any] | None = None

    def note(self, page: Page[Any]) -> None:
        self._last = page

    async def rows(self) -> Sequence[Any] | None:
        page = await anext(self.pages, None)
        return None if page is None else page.items

    async def layout(self) -> Layout:
        return await self._find(self._last)

    def gathered(self, rows: Sequence[Any], layout: Layout) -> Rows:
        from acsdk.frames._batches import ModelRows
        from acsdk.models.kit.wire_columns import WireRows

        return ModelRows(rows) if self._is_read else WireRows(layout, rows)
