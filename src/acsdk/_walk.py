"""Ways through a collection: page after page by offset, or by id."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

import anyio

from acsdk._page import Fetch, Page, PageQuery

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
        page = _cut(await self._fetch(self._query), self._left)
        self._advance(page)
        if not page.items:
            raise StopAsyncIteration
        return page

    def _advance(self, page: Page[T]) -> None:
        if self._left is not None:
            self._left -= len(page.items)
        self._ended = self._left == 0 or _received(page) < self._query.limit or not page.items
        if not self._ended:
            after = max(map(self._key, page.items))
            self._query = replace(self._query, after=after, limit=_size(self._query.limit, self._left))


class OffsetWalk(AsyncIterator[Page[T]]):
    """Skips the rows it has seen. Where the total is known, the next pages are fetched ahead, side by side.

    The window grows with what has been walked, so that a walk which is left early has fetched little in vain.
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
            if self._take(result) < self._size or self._ended:
                return  # a page shorter than asked for shifts all later ones: go on from where it ends

    def _window(self) -> list[PageQuery]:
        """The requests of the next window; one, as long as the total is unknown."""
        if self._total is None:
            return [PageQuery(_size(self._size, self._left), self._offset)]
        rows = max(1, self._total - self._offset) if self._left is None else min(self._left, self._total - self._offset)
        starts = range(0, max(1, rows), self._size)[: self._width]
        self._width = min(_MOST_PAGES_AHEAD, self._width * 2)
        return [
            PageQuery(
                min(self._size, max(1, rows - start)) if self._left is not None else self._size, self._offset + start
            )
            for start in starts
        ]

    def _take(self, page: Page[T]) -> int:
        """Put a page in the queue; gives the number of rows that the server sent."""
        received = _received(page)
        page = _cut(page, self._left)
        asked = _size(self._size, self._left)
        if self._left is not None:
            self._left -= len(page.items)
        self._offset += received
        self._total = page.total
        at_end = received < asked if page.total is None else self._offset >= page.total
        self._ended = at_end or received == 0 or self._left == 0
        if page.items:
            self._ready.append(page)
        return received


async def _side_by_side(fetch: Fetch[T], queries: Sequence[PageQuery]) -> list[Page[T] | Exception]:
    """Fetch several pages at once. What comes after a failure is dropped."""
    results: dict[int, Page[T] | Exception] = {}

    async def fetch_one(index: int, query: PageQuery) -> None:
        try:
            results[index] = await fetch(query)
        except Exception as error:  # noqa: BLE001 - handed to the caller in its turn, not as a group
            results[index] = error
            group.cancel_scope.cancel()

    async with anyio.create_task_group() as group:
        for index, query in enumerate(queries):
            group.start_soon(fetch_one, index, replace(query, background=index > 0))
    return list(_until_failure(results))


def _until_failure(results: dict[int, Page[T] | Exception]) -> Iterator[Page[T] | Exception]:
    failure = next((result for result in results.values() if isinstance(result, Exception)), None)
    for index in range(len(results)):
        result = results.get(index, failure)
        if result is not None:
            yield result
        if isinstance(result, Exception):
            return


def _received(page: Page[T]) -> int:
    return len(page.items) if page.received < 0 else page.received


def _size(size: int, left: int | None) -> int:
    return size if left is None else max(1, min(size, left))


def _cut(page: Page[T], left: int | None) -> Page[T]:
    """The page without what is beyond the limit, should the server send more than was asked for."""
    return page if left is None or len(page.items) <= left else replace(page, items=page.items[:left])
