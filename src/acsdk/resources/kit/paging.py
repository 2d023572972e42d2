"""How collections are walked: by offset, by page number, by id, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, TypeVar

from acsdk._engine.operation import Caller, Operation
from acsdk._errors import DecodeError
from acsdk._page import Page, PageQuery
from acsdk._pager import Pager, Unread
from acsdk.resources.kit.queries import Params, Query

__all__ = ["PageOperation", "by_offset", "unpaged", "walk_by_id", "walk_by_offset"]

T = TypeVar("T")


class PageOperation(Protocol[T]):
    """Makes the operation that fetches one page."""

    def __call__(self, asked: Params, *, background: bool) -> Operation[Page[T]]:
        """The operation for what is asked."""
        ...


def by_offset(page: PageQuery) -> Params:
    """Ask with ``limit`` and ``offset``, as nearly all of v3 does."""
    return (("limit", str(page.limit)), ("offset", str(page.offset)))


def unpaged(_page: PageQuery) -> Params:
    """Ask for everything at once, where the API knows no pages."""
    return ()


def walk_by_offset(
    call: Caller,
    query: Query,
    operation: PageOperation[T],
    *,
    paging: Callable[[PageQuery], Params],
    key: Callable[[T], object],
    whole: bool = False,
    has_key: bool = True,
    unread: Callable[[], Unread | None] | None = None,
) -> Pager[T]:
    """A pager that skips the rows it has seen.

    Where more rows come than were asked for, the collection knows no pages, and that was all; ``whole`` says so from
    the start, so that fewer are all, too. A row's ``key`` is what it is recognised by, nothing where it has none, and
    ``has_key`` says whether it ever has one.
    """

    async def fetch(page: PageQuery) -> Page[T]:
        asked = (*await query.all_params(), *paging(page))
        found = await call(operation(asked, background=page.background), query.options)
        is_all = paging is unpaged or found.received > page.limit or (whole and found.received < page.limit)
        if found.total is None and is_all:
            return replace(found, total=page.offset + found.received)
        return found

    is_whole = whole or paging is unpaged
    return Pager(
        fetch,
        limit=query.limit,
        offset=query.offset,
        page_size=query.page_size,
        identity=key,
        unread=unread,
        walks="whole" if is_whole else "looking again" if has_key else "warning",
    )


def walk_by_id(
    call: Caller,
    query: Query,
    operation: PageOperation[T],
    *,
    after: str,
    key: Callable[[T], int],
    unread: Callable[[], Unread | None] | None = None,
) -> Pager[T]:
    """A pager that asks for the rows after the last id; ``after`` names the parameter for it."""
    least = int(dict(query.params).get(after, "0"))

    async def fetch(page: PageQuery) -> Page[T]:
        start = max(page.after or 0, least)
        kept = tuple(pair for pair in await query.all_params() if pair[0] not in (after, "orders[id]"))
        asked = (*kept, ("orders[id]", "ASC"), (after, str(start)), ("limit", str(page.limit)))
        found = await call(operation(asked, background=page.background), query.options)
        if found.items and max(map(key, found.items)) <= start:
            raise DecodeError(f"the answer ignores {after}={start}, so the walk would never end")
        return found

    return Pager(fetch, limit=query.limit, page_size=query.page_size, key=key, unread=unread)
