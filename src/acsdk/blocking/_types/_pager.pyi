"""Made by `nox -s refresh` from acsdk._pager."""

from acsdk._page import Page
from acsdk.blocking._types._framing import Framing
from acsdk.models.kit.columns import Layout
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

T = TypeVar('T')
U = TypeVar('U')

class Pager(Framing[T]):
    """A collection. ``for`` walks its items over all pages; ``first_page()`` gives the first page alone.

    It may be walked several times, and each walk fetches anew. Leaving a walk early leaves nothing behind.
    """
    def first_page(self) -> Page[T]:
        """The first page, without those behind it."""
        ...
    def __iter__(self) -> Iterator[T]:
        """Walk the items of all pages."""
        ...
    def pages(self) -> Iterator[Page[T]]:
        """Walk the pages."""
        ...
    def collect(self) -> list[T]:
        """Every item, in a list. Give a `limit` where the collection may be large."""
        ...
    def joined(
        self,
        join: Callable[[Page[T]], Awaitable[Page[U]]],
        source: Callable[[U], T],
        layout: Callable[[], Awaitable[Layout]] | None = None,
    ) -> Pager[U]:
        """The same walk over rows that are made from its rows, page by page; ``source`` finds a row's origin again."""
        ...
