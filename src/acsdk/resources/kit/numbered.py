"""Collections whose pages have numbers: the newer services' way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from acsdk._engine.operation import Answer, Caller
from acsdk._errors import InvalidInputError
from acsdk._json.shapes import is_mapping
from acsdk._page import Page, PageQuery
from acsdk._pager import Pager, check_window
from acsdk.models.kit.record import Record
from acsdk.resources.kit.paging import PageOperation
from acsdk.resources.kit.queries import Query
from acsdk.resources.kit.reading import records

__all__ = ["results", "walk_by_number"]

R = TypeVar("R", bound=Record)


def results(model: type[R]) -> Callable[[Answer], Page[R]]:
    """Read a page of the WhatsApp service: ``count`` of all rows, the URL of the ``next`` page, and ``results``."""
    read = records(model, "results")

    def read_results(answer: Answer) -> Page[R]:
        body: object = answer.data
        if not is_mapping(body):
            return read(answer)
        return read(replace(answer, data={**body, "meta": {"total": body.get("count")}}))

    return read_results


def walk_by_number(call: Caller, query: Query, operation: PageOperation[R]) -> Pager[R]:
    """A pager that asks for page 1, 2, 3, all of one size.

    Not every one of these collections documents ``page_size``. Where it is not heeded, pages are shorter than asked
    for; they are then walked one by one, as long as each names a next one.
    """
    check_window(query.limit, query.offset, query.page_size)
    size = query.page_size if query.limit is None else max(1, min(query.page_size, query.limit))
    if query.offset % size:
        raise InvalidInputError(f"offset must be a multiple of the page_size, {size}: these pages have numbers")
    first_page: list[Page[R]] = []

    async def fetch(page: PageQuery) -> Page[R]:
        number = page.offset // size + 1
        asked = (*query.params, ("page", str(number)), ("page_size", str(size)))
        found = await call(operation(asked, background=page.background), query.options)
        goes_on = _goes_on(found, size)
        if page.offset == query.offset:
            first_page[:] = [found]
        elif _begin_alike(found, *first_page):
            return Page((), info=found.info)  # the number is not heeded either: that was all
        if found.total is not None and (found.received == size or (page.offset == query.offset and not goes_on)):
            return found
        return replace(found, total=None, received=size if goes_on else 0)

    return Pager(fetch, limit=query.limit, offset=query.offset, page_size=size, identity=lambda row: row.key)


def _begin_alike(*pages: Page[R]) -> bool:
    return len({page.items[0].key if page.items else 0 for page in pages}) == 1


def _goes_on(page: Page[R], size: int) -> bool:
    return bool(page.side_loads["next"]) if "next" in page.side_loads else page.received >= size
