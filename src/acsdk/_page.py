"""One page of a collection, and the request for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, TypeVar

from acsdk._engine.operation import ResponseInfo

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
