"""Ways through a collection: page after page by offset, or by id.

A page that is shorter than asked for ends nothing by itself, since a server may give less than that: a total ends a
walk, or a page without a row, or one without a row that is new. A total that contradicts the rows is not believed, and
one that promises more rows than came is told in the log.

Pages are fetched ahead by tasks that live within one step of the walk. The invariant: between two steps nothing is
under way, and pages are handed out in their order, up to the first that failed. What would break it: a task that
outlives the step, or a failure that overtakes the pages before it. `test_leaving_a_walk_early_leaves_nothing_behind`,
`test_a_walk_can_be_cancelled` and `test_of_two_failures_the_earlier_one_is_told` try. A walk belongs to one task.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

import anyio

from acsdk._page import Fetch, Page, PageQuery, cut, rows_of

__all__ = ["IdWalk", "OffsetWalk"]

T = TypeVar("T")

_MOST_PAGES_AHEAD = 32
_logger = logging.getLogger("acsdk")
_SKIPS = (
    "rows have left the collection that is walked, and its rows cannot be told apart: some may have been skipped. Take"
    " `await pager.collect()` first, then change what it gave"
)


class IdWalk(AsyncIterator[Page[T]]):
    """Asks for the rows after the last id, so that rows which vanish or appear meanwhile shift nothing."""

    def __init__(self, fetch: Fetch[T], first: PageQuery, limit: int | None, key: Callable[[T], int]) -> None:
        self._fetch = fetch
        self._query = first
        self._left = limit
        self._rows = 0
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
        rows = rows_of(page)
        # The total is of what comes after the last id, this page included; one below what came is none.
        is_last = page.total is not None and rows == page.total and rows <= self._query.limit
        self._rows += rows
        if not rows and (page.total or 0) > self._rows:
            _tell_missing(self._rows, page.total or 0)
        self._ended = is_last or self._left == 0 or not page.items
        if not self._ended:
            self._query = PageQuery(self._query.limit, after=max(map(self._key, page.items)))


class OffsetWalk(AsyncIterator[Page[T]]):
    """Skips the rows it has seen. Where the total is known, the next pages are fetched ahead, side by side.

    The window grows with what has been walked, so that a walk which is left early has fetched little in vain. All
    pages are of one size, because some endpoints count pages instead of rows. ``identity`` is what a row is recognised
    by, where it has something: a row that comes twice is left out. Rows beyond the first ``most`` are never asked for.

    When rows leave the collection during the walk, because it is filtered by what the caller changes in them, those
    behind them move up into offsets that were asked for already. A total that shrinks tells; the walk then looks from
    its start again, until a round lost nothing or brought nothing new.
    """

    def __init__(
        self,
        fetch: Fetch[T],
        first: PageQuery,
        limit: int | None,
        *,
        identity: Callable[[T], object] | None = None,
        most: int | None = None,
    ) -> None:
        self._fetch = fetch
        self._size = first.limit
        self._offset = first.offset
        self._left = limit
        self._most = most
        self._start = first.offset
        self._total: int | None = None
        self._counted: int | None = None
        self._lost = self._brought = False
        self._width = 1
        self._met = _Met(identity)
        self._ready: deque[Page[T]] = deque()
        self._failure: Exception | None = None
        self._ended = limit == 0

    async def __anext__(self) -> Page[T]:
        while not self._ready:
            if self._failure is not None:
                failure, self._failure, self._ended = self._failure, None, True
                raise failure
            if self._ended or self._is_at_its_bound():
                raise StopAsyncIteration
            await self._fetch_window()
        return self._ready.popleft()

    def _is_at_its_bound(self) -> bool:
        if self._most is None or self._offset < self._most:
            return False
        _logger.warning("a walk ended after %d rows: the API gives no rows beyond those", self._offset)
        self._ended = True
        return True

    async def _fetch_window(self) -> None:
        queries = self._window()
        results = [await self._fetch(queries[0])] if len(queries) == 1 else await _side_by_side(self._fetch, queries)
        for query, result in zip(queries, results, strict=False):
            if isinstance(result, Exception):
                self._failure = result
                return
            self._take(result)
            if self._ended or self._counted is None:  # there are no totals, or the walk looks from its start again
                return
            if rows_of(result) < query.limit:
                # A page shorter than asked for shifts all later ones: go on from where it ends, one by one at first,
                # because a server that never gives as much as asked for would make all fetching ahead vain.
                self._width = 1
                return

    def _window(self) -> Sequence[PageQuery]:
        """The requests of the next window; one, as long as the total is unknown."""
        rows = 1 if self._total is None else self._total - self._offset
        rows = rows if self._left is None else min(rows, self._left)
        starts = range(self._offset, self._offset + max(1, rows), self._size)[: self._width]
        if self._total is not None:
            self._width = min(_MOST_PAGES_AHEAD, self._width * 2)
        if self._most is None:
            return [PageQuery(self._size, start) for start in starts]
        return [PageQuery(min(self._size, self._most - start), start) for start in starts if start < self._most]

    def _take(self, page: Page[T]) -> None:
        """Put what is new of a page in the queue."""
        rows = rows_of(page)
        self._offset += rows
        self._count(page.total)
        # A total that is less than what has come was not counted over the same rows.
        self._total = page.total if page.total is None or page.total >= self._offset or not rows else None
        fresh = self._met.only_new(page)
        is_vain = not rows or fresh is None
        self._brought |= bool(fresh and fresh.items)
        if is_vain and self._may_look_again():
            self._look_again()
            return
        if is_vain and self._total is not None and self._total > self._offset:
            _tell_missing(self._offset, self._total)
        page = cut(fresh or replace(page, items=()), self._left)
        if self._left is not None:
            self._left -= len(page.items)
        if page.items:
            self._ready.append(page)
        if self._offset == self._total and self._left != 0 and self._may_look_again():
            self._look_again()
            return
        self._ended = is_vain or self._offset == self._total or self._left == 0

    def _count(self, total: int | None) -> None:
        """Notice that rows have left since the last page."""
        if total is not None and self._counted is not None and total < self._counted:
            if not self._lost and not self._met.tells_rows_apart:
                _logger.warning(_SKIPS)
            self._lost = True
        self._counted = total

    def _may_look_again(self) -> bool:
        return self._lost and self._brought and self._met.tells_rows_apart

    def _look_again(self) -> None:
        self._offset, self._width = self._start, 1
        self._total = self._counted = None
        self._lost = self._brought = False
        self._met.begin_again()


class _Met(Generic[T]):
    """Remembers which rows have come."""

    def __init__(self, identity: Callable[[T], object] | None) -> None:
        self._identity = identity
        self._known: set[object] = set()
        self._last: Sequence[object] | None = None
        self._again = False

    @property
    def tells_rows_apart(self) -> bool:
        """Whether rows can be told apart, so that they may come again."""
        return bool(self._known)

    def begin_again(self) -> None:
        """From here on pages of rows that have come before are no wonder."""
        self._last, self._again = None, True

    def only_new(self, page: Page[T]) -> Page[T] | None:
        """The page without rows that have come before; ``None`` where it brings nothing, as if it came again."""
        comes_again, self._last = self._last == list(page.items), list(page.items)
        items = [item for item in page.items if self._is_new(item)]
        if comes_again or (page.items and not items and not self._again):
            return None
        return page if len(items) == len(page.items) else replace(page, items=items)

    def _is_new(self, item: T) -> bool:
        mark = self._identity(item) if self._identity is not None else None
        if not mark:
            return True
        is_new = mark not in self._known
        self._known.add(mark)
        return is_new


def _tell_missing(rows: int, total: int) -> None:
    _logger.warning("a walk ended after %d rows, though the API counts %d: rows may have moved meanwhile", rows, total)


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
