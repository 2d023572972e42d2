"""Collections that come page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, Final, Literal, NoReturn, TypeVar

from acsdk._errors import InvalidInputError
from acsdk._framing import Framing, Unread
from acsdk._json.foreign import native
from acsdk._options import is_count
from acsdk._page import Fetch, Page, PageQuery, cut
from acsdk._walk import IdWalk, OffsetWalk

if TYPE_CHECKING:
    from acsdk.models.kit.columns import Layout

__all__ = ["Pager", "Unread", "Walks"]

_OF_A_PAGE: Final = frozenset({"items", "total", "info", "received", "side_loads", "to_dicts"})

T = TypeVar("T")
U = TypeVar("U")

Walks = Literal["by id", "whole", "looking again", "warning", "unnoticed"]
"""What a walk makes of rows that leave the collection meanwhile, because the caller or others change them."""


class Pager(Framing[T]):
    """A collection. ``async for`` walks its items over all pages; ``await`` gives the first page alone.

    It may be walked several times, and each walk fetches anew. Leaving a walk early leaves nothing behind.
    """

    def __init__(
        self,
        fetch: Fetch[T],
        *,
        limit: int | None = None,
        offset: int = 0,
        page_size: int = 100,
        key: Callable[[T], int] | None = None,
        identity: Callable[[T], object] | None = None,
        most: int | None = None,
        unread: Callable[[], Unread | None] | None = None,
        layout: Callable[[], Awaitable[Layout]] | None = None,
        walks: Walks = "looking again",
    ) -> None:
        check_window(limit, offset, page_size)
        self._fetch = fetch
        self._limit = limit
        self._offset = offset
        self._page_size = page_size
        self._key = key
        self._identity = identity
        self._most = most
        self._unread = unread
        self._layout = layout
        self._walks: Walks = walks

    @property
    def walks(self) -> Walks:
        """What a walk makes of rows that leave the collection meanwhile, because you or others change them.

        ``by id``: rows may come and go. ``whole``: all rows come in one answer. ``looking again``: pages are counted
        off, and where the total shrinks the walk looks from its start again. ``warning``: rows cannot be told apart,
        so a warning says that some may have been skipped. ``unnoticed``: there is no total that could tell.
        """
        return "by id" if self._key is not None else self._walks

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        """Fetch the first page."""
        return self._first_page().__await__()

    async def first_page(self) -> Page[T]:
        """The first page, without those behind it."""
        return await self._first_page()

    async def _first_page(self) -> Page[T]:
        return cut(await self._fetch(self._first()), self._limit)

    if not TYPE_CHECKING:  # pragma: no branch - checkers shall go on to refuse both

        def __iter__(self) -> NoReturn:
            """Say how a collection is walked."""
            raise TypeError("rows come page by page: walk it with `async for`, or take `await pager.collect()`")

        def __getattr__(self, name: str) -> NoReturn:
            """Say what was forgotten, where a page has what is looked for."""
            remedy = f"; its first page has: (await pager).{name}" if name in _OF_A_PAGE else ""
            raise AttributeError(f"a Pager has no attribute {name!r}{remedy}", name=name, obj=self)

    def __aiter__(self) -> AsyncIterator[T]:
        """Walk the items of all pages."""
        return _Items(self.pages())

    def pages(self) -> AsyncIterator[Page[T]]:
        """Walk the pages."""
        if self._key is not None:
            return IdWalk(self._fetch, self._first(), self._limit, self._key)
        return OffsetWalk(self._fetch, self._first(), self._limit, identity=self._identity, most=self._most)

    async def collect(self) -> list[T]:
        """Every item, in a list. Give a `limit` where the collection may be large."""
        return [item async for item in self]

    def joined(
        self,
        join: Callable[[Page[T]], Awaitable[Page[U]]],
        source: Callable[[U], T],
        layout: Callable[[], Awaitable[Layout]] | None = None,
    ) -> Pager[U]:
        """The same walk over rows that are made from its rows, page by page; ``source`` finds a row's origin again."""
        inner, key, identity = self._fetch, self._key, self._identity

        async def fetch(query: PageQuery) -> Page[U]:
            return await join(await inner(query))

        return Pager(
            fetch,
            limit=self._limit,
            offset=self._offset,
            page_size=self._page_size,
            key=None if key is None else lambda row: key(source(row)),
            identity=None if identity is None else lambda row: identity(source(row)),
            most=self._most,
            layout=layout,
            walks=self._walks,
        )

    def _first(self) -> PageQuery:
        size = self._page_size if self._limit is None else max(1, min(self._page_size, self._limit))
        return PageQuery(limit=size, offset=self._offset, after=None if self._key is None else 0)


def check_window(limit: int | None, offset: int, page_size: int) -> None:
    """Raise `InvalidInputError` for what counts no items."""
    if limit is not None and not is_count(native(limit), 0):
        raise InvalidInputError(f"limit counts items and cannot be {limit!r}; leave it out to get all")
    if not is_count(native(offset), 0):
        raise InvalidInputError(f"offset is the number of items to skip and cannot be {offset!r}; give an int")
    if not is_count(native(page_size), 1, 100):
        raise InvalidInputError(f"page_size must be 1 to 100, not {page_size!r}; give an int")


class _Items(AsyncIterator[T]):
    def __init__(self, pages: AsyncIterator[Page[T]]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter((await anext(self._pages)).items)
