"""Ways through a collection: page after page by offset, or by id."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import anyio

from acsdk._page import Fetch, Page, PageQuery, cut, rows_of

__all__ = ["IdWalk", "OffsetWalk"]

T = TypeVar("T")

_MOST_PAGES_AHEAD = 32


class IdWalk(AsyncIterator[Page[T]]):
    """Asks for the rows after the last id, so that rows which vanish or appear meanwhile shift nothing."""

    def __init__(self, fetch: Fetch[T], first: PageQuery, limit: int | None, key: Callable[[T], int]) -> None:
        self._fetch = fetch
        self._query = first
        self._left = limit
        self._key = key
        self._ended = limit == 0

    async def __anext__(self) -> Page[T]:
        if self._ended:
            raise StopAsyncIteration
        page = cut(await self._fetch(self._query), self._left)
        self._advance(page)
        if not page.items:
            raise StopAsyncIteration
        return page

    def _advance(self, page: Page[T]) -> None:
        if self._left is not None:
            self._left -= len(page.items)
        # A short page is the last one, unless the server gives fewer rows than asked for and says that there are more.
        is_last = rows_of(page) < self._query.limit and (page.total is None or page.total <= rows_of(page))
        self._ended = is_last or self._left == 0 or not page.items
        if not self._ended:
            self._query = PageQuery(self._query.limit, after=max(map(self._key, page.items)))


class OffsetWalk(AsyncIterator[Page[T]]):
    """Skips the rows it has seen. Where the total is known, the next pages are fetched ahead, side by side.

    The window grows with what has been walked, so that a walk which is left early has fetched little in vain. All
    pages are of one size, because some endpoints count pages instead of rows.
    """

    def __init__(self, fetch: Fetch[T], first: PageQuery, limit: int | None) -> None:
        self._fetch = fetch
        self._size = first.limit
        self._offset = first.offset
        self._left = limit
        self._total: int | None = None
        self._width = 1
        self._ready: deque[Page[T]] = deque()
        self._failure: Exception | None = None
        self._ended = limit == 0

    async def __anext__(self) -> Page[T]:
        while not self._ready:
            if self._failure is not None:
                failure, self._failure, self._ended = self._failure, None, True
                raise failure
            if self._ended:
                raise StopAsyncIteration
            await self._fetch_window()
        return self._ready.popleft()

    async def _fetch_window(self) -> None:
        queries = self._window()
        results = [await self._fetch(queries[0])] if len(queries) == 1 else await _side_by_side(self._fetch, queries)
        for result in results:
            if isinstance(result, Exception):
                self._failure = result
                return
            self._take(result)
            if self._ended:
                return
            if rows_of(result) < self._size:
                # A page shorter than asked for shifts all later ones: go on from where it ends, one by one at first,
                # because a server that never gives as much as asked for would make all fetching ahead vain.
                self._width = 1
                return

    def _window(self) -> Sequence[PageQuery]:
        """The requests of the next window; one, as long as the total is unknown."""
        rows = 1 if self._total is None else self._total - self._offset
        rows = rows if self._left is None else min(rows, self._left)
        starts = range(0, max(1, rows), self._size)[: self._width]
        if self._total is not None:
            self._width = min(_MOST_PAGES_AHEAD, self._width * 2)
        return [PageQuery(self._size, self._offset + start) for start in starts]

    def _take(self, page: Page[T]) -> None:
        """Put a page in the queue."""
        rows = rows_of(page)
        self._offset += rows
        self._total = page.total
        at_end = rows < self._size if page.total is None else self._offset >= page.total
        page = cut(page, self._left)
        if self._left is not None:
            self._left -= len(page.items)
        self._ended = at_end or rows == 0 or self._left == 0
        if page.items:
            self._ready.append(page)


async def _side_by_side(fetch: Fetch[T], queries: Sequence[PageQuery]) -> list[Page[T] | Exception]:
    """Fetch several pages at once, in their order. What would come after a failure is not waited for."""
    results: list[Page[T] | Exception | None] = [None] * len(queries)
    scopes = [anyio.CancelScope() for _ in queries]

    async def fetch_one(index: int, query: PageQuery) -> None:
        with scopes[index]:
            try:
                results[index] = await fetch(query)
            except Exception as error:  # noqa: BLE001 - handed to the caller in its turn, not as a group
                results[index] = error
                for later in scopes[index + 1 :]:
                    later.cancel()

    async with anyio.create_task_group() as group:
        for index, query in enumerate(queries):
            group.start_soon(fetch_one, index, replace(query, background=index > 0))
    return [result for result in results if result is not None]
