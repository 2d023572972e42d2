"""Collections of which some rows are left out on this side."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator
from copy import copy
from dataclasses import replace
from typing import Any, Self, TypeVar

from acsdk._page import Page
from acsdk._pager import Pager, Walks

__all__ = ["FilteredPager"]

T = TypeVar("T")


class FilteredPager(Pager[T]):
    """A pager that passes on only the rows worth keeping; ``limit`` counts those.

    The pages' ``total`` is unknown: the server's own counts the others too.
    """

    def __init__(self, rows: Pager[T], keep: Callable[[T], bool], limit: int | None) -> None:
        self._rows = rows
        self._keep = keep
        self._most = limit

    @property
    def walks(self) -> Walks:
        """What a walk makes of rows that leave the collection meanwhile."""
        return self._rows.walks

    def _noting(self, note: Callable[[Page[Any]], None]) -> Self:
        twin = copy(self)
        twin._rows = self._rows._noting(note)
        return twin

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        """Fetch the first page."""
        return self._first_page().__await__()

    def pages(self) -> AsyncIterator[Page[T]]:
        """Walk the pages; those of which nothing is left are skipped."""
        return _KeptPages(self._rows.pages(), self._kept, self._most)

    async def _first_page(self) -> Page[T]:
        return self._kept(await self._rows, self._most)

    def _kept(self, page: Page[T], left: int | None) -> Page[T]:
        return replace(page, items=[row for row in page.items if self._keep(row)][:left], total=None)


class _KeptPages(AsyncIterator[Page[T]]):
    def __init__(
        self, pages: AsyncIterator[Page[T]], kept: Callable[[Page[T], int | None], Page[T]], left: int | None
    ) -> None:
        self._pages = pages
        self._kept = kept
        self._left = left

    async def __anext__(self) -> Page[T]:
        while self._left != 0:
            page = self._kept(await anext(self._pages), self._left)
            if page.items:
                self._left = None if self._left is None else self._left - len(page.items)
                return page
        raise StopAsyncIteration
