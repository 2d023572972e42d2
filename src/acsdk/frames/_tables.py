"""Tables from rows: from those at hand, and from a walk as its pages come."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from itertools import islice
from typing import Any, Final, Protocol

from acsdk._errors import InvalidInputError
from acsdk.frames._batches import MOST_ROWS, ModelRows, Rows, batch_of
from acsdk.frames._libraries import library
from acsdk.frames._types import schema_of
from acsdk.models.kit.columns import Layout

__all__ = ["Source", "Tables", "chosen", "table_of"]

_ALL: Final = 2**62


class Source(Protocol):
    """Where a walk's rows come from."""

    async def rows(self) -> Sequence[Any] | None:
        """The rows of the next page; ``None`` when there are no more."""
        ...

    async def layout(self) -> Layout:
        """What columns they have; asked after the first page has come."""
        ...

    def gathered(self, rows: Sequence[Any], layout: Layout) -> Rows:
        """Rows of several pages, as columns are read from them."""
        ...


class Tables(AsyncIterator[Any]):
    """Tables of so many rows each; the last has what is left. Pages become columns as they come."""

    def __init__(self, source: Source, columns: Iterable[str] | None, *, rows: int = _ALL) -> None:
        if isinstance(rows, bool) or rows < 1:
            raise InvalidInputError(f"rows is how many rows a frame has, a number from 1 on, not {rows!r}")
        self._source = source
        self._columns = columns
        self._most = rows
        self._waiting: list[Any] = []
        self._ended = False
        self._builder: _Builder | None = None

    async def __anext__(self) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
        table = await self.table()
        if not len(table):
            raise StopAsyncIteration
        return table

    async def table(self) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
        """The next table, with the right columns though it may have no row."""
        left = self._most
        while left and (chunk := await self._chunk(min(left, MOST_ROWS))):
            builder = await self._built()
            builder.add(self._source.gathered(chunk, builder.layout))
            left -= len(chunk)
        return (await self._built()).table()

    async def _chunk(self, rows: int) -> Sequence[Any]:
        while len(self._waiting) < rows and not self._ended:
            page = await self._source.rows()
            self._ended = page is None
            self._waiting += page or ()
        chunk, self._waiting = self._waiting[:rows], self._waiting[rows:]
        return chunk

    async def _built(self) -> _Builder:
        if self._builder is None:
            self._builder = _Builder(chosen(await self._source.layout(), self._columns))
        return self._builder


def table_of(rows: Iterable[object], layout: Layout) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
    """One table of rows that are at hand."""
    builder = _Builder(layout)
    left = iter(rows)
    while chunk := [*islice(left, MOST_ROWS)]:
        builder.add(ModelRows(chunk))
    return builder.table()


def chosen(layout: Layout, columns: Iterable[str] | None) -> Layout:
    """The layout, or these of its columns; raises `InvalidInputError` for a column that there is not."""
    try:
        return layout if columns is None else layout.only(columns)
    except ValueError as error:
        problem = str(error)
    raise InvalidInputError(f"columns: {problem}")


class _Builder:
    """Collects batches of one layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._schema = schema_of(layout)
        self._batches: list[Any] = []
        self._rows = 0

    def add(self, rows: Rows) -> None:
        self._batches.append(batch_of(self.layout, rows, self._schema, self._rows))
        self._rows += len(rows)

    def table(self) -> Any:  # noqa: ANN401 - pyarrow has no types of its own
        """All that was added since the last table."""
        batches, self._batches = self._batches, []
        return library("pyarrow").Table.from_batches(batches, schema=self._schema)
