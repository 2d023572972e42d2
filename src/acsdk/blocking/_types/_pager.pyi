"""Made by `nox -s refresh` from acsdk._pager."""

from acsdk._page import Page
from acsdk._pager import Walks
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
    @property
    def walks(self) -> Walks:
        """What a walk makes of rows that leave the collection meanwhile, because you or others change them.

        ``by id``: rows may come and go. ``whole``: all rows come in one answer. ``looking again``: pages are counted
        off, and where the total shrinks the walk looks from its start again. ``warning``: rows cannot be told apart,
        so a warning says that some may have been skipped. ``unnoticed``: there is no total that could tell.
        """
        ...
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
