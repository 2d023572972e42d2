"""Find by the shop's own key, or create: safe under races."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable
from typing import TypeVar

from acsdk._errors import RequestError, ValidationFailedError

__all__ = ["create_or_update", "find_or_create", "first_match"]

T = TypeVar("T")


async def find_or_create(find: Callable[[], Awaitable[T | None]], create: Callable[[], Awaitable[T]]) -> T:
    """Give what exists, else create it; if another caller was faster, give what that caller made.

    The body with which the API refuses a duplicate is not recorded for every resource, so any refusal of the content
    is answered with another look, and so is an answer that got lost. The error is raised if the key is still not there.
    """
    found = await find()
    if found is not None:
        return found
    try:
        return await create()
    except RequestError as error:
        found = await find() if error.sent or isinstance(error, ValidationFailedError) else None
        if found is None:
            raise
        return found


async def create_or_update(
    find: Callable[[], Awaitable[T | None]],
    create: Callable[[], Awaitable[T]],
    update: Callable[[T], Awaitable[T]],
) -> T:
    """Update what exists, else create it; if another caller was faster, update what that caller made."""
    made: list[T] = []

    async def create_here() -> T:
        made.append(await create())
        return made[0]

    found = await find_or_create(find, create_here)
    return found if made else await update(found)


async def first_match(rows: AsyncIterable[T], matches: Callable[[T], bool]) -> T | None:
    """The first row that matches: the server's filters are not trusted to be exact."""
    async for row in rows:
        if matches(row):
            return row
    return None
