"""One page of a collection, and the request for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, TypeVar

from acsdk._engine.operation import ResponseInfo

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from acsdk.frames._libraries import FrameKind
    from acsdk.frames._output import Backend
    from acsdk.models.kit.columns import Layout

__all__ = ["Fetch", "Page", "PageQuery", "cut", "rows_of"]

T = TypeVar("T")
_NO_ANSWER: Final = ResponseInfo(status_code=0, headers={}, request_id=None, attempts=0, seconds=0.0)


@dataclass(frozen=True, slots=True)
class PageQuery:
    """Which page to fetch."""

    limit: int
    """How many rows at most."""
    offset: int = 0
    """How many rows to skip."""
    after: int | None = None
    """The id after which to go on, where a collection is walked by id."""
    background: bool = False
    """Whether the page is fetched ahead of need."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a collection."""

    items: Sequence[T]
    """The rows."""
    total: int | None = None
    """How many rows there are on all pages, where the API says so."""
    info: ResponseInfo = field(default=_NO_ANSWER)
    """The facts of the answer; zeros on a page that you have made yourself."""
    received: int = field(default=-1, repr=False)
    """How many rows the answer held, those included that could not be read."""
    side_loads: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)
    """What came beside the rows."""
    layout: Callable[[], Layout] | None = field(default=None, repr=False, compare=False)
    """What columns the rows have in a frame; without it their class tells."""

    def to_arrow(self, *, columns: Iterable[str] | None = None) -> pyarrow.Table:
        """The rows as a table of Arrow; as the pager's. Needs pyarrow."""
        table: pyarrow.Table = self._table("arrow", columns)
        return table

    def to_polars(self, *, columns: Iterable[str] | None = None) -> polars.DataFrame:
        """The rows as a frame of polars; as the pager's. Needs polars and pyarrow."""
        from acsdk.frames._output import in_polars

        return in_polars(self._table("polars", columns))

    def to_pandas(self, *, columns: Iterable[str] | None = None, dtype_backend: Backend = None) -> pandas.DataFrame:
        """The rows as a frame of pandas; as the pager's. Needs pandas and pyarrow."""
        from acsdk.frames._output import checked_backend, in_pandas

        backend = checked_backend(dtype_backend)
        return in_pandas(self._table("pandas", columns), backend)

    def _table(self, kind: FrameKind, columns: Iterable[str] | None) -> Any:  # noqa: ANN401 - pyarrow has no types
        from acsdk.frames._layouts import layout_of_page
        from acsdk.frames._libraries import needed_for
        from acsdk.frames._tables import chosen, table_of

        needed_for(kind)
        return table_of(self.items, chosen(layout_of_page(self.items, self.layout), columns))

    if not TYPE_CHECKING:  # pragma: no branch - checkers shall go on to refuse it

        def __iter__(self) -> NoReturn:
            """Say where the rows are."""
            raise TypeError("the rows of a page are its items: `for row in page.items`; for a frame page.to_pandas()")

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as plain values: ``polars.DataFrame(page.to_dicts())``, or pandas'."""
        from acsdk.models.kit.tables import dicts_of_rows  # importing pydantic takes long, and few programs come here

        return dicts_of_rows(self.items)

    def _repr_html_(self) -> str:
        from acsdk.models.kit.tables import html_of_rows

        of_all = "" if self.total is None else f" of {self.total:,}"
        return html_of_rows(self.items, f"{len(self.items):,}{of_all} rows")


Fetch = Callable[[PageQuery], Awaitable[Page[T]]]
"""How a resource gets one page."""


def cut(page: Page[T], limit: int | None) -> Page[T]:
    """The page without what is beyond a limit, should the server send more than was asked for."""
    return page if limit is None or len(page.items) <= limit else replace(page, items=page.items[:limit])


def rows_of(page: Page[T]) -> int:
    """How many rows the server sent, read or not."""
    return len(page.items) if page.received < 0 else page.received
